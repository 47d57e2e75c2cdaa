"""Markdown, changed in place."""
