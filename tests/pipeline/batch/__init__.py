"""Tests of `pipeline.batch`."""
