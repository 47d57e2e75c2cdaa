"""Tests of `ui.journey`."""
