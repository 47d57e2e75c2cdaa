"""Tests of widgets that know no application."""
