"""The files page."""
