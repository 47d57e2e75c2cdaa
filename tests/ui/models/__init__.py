"""Tests of the models page."""
