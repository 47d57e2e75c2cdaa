"""Tests of `ui.files`."""
