"""The text page."""
