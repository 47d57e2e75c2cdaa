"""Tests of the recipe that trains the starter models."""
