"""Tests of the text page."""
