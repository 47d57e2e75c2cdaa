"""Tests of `documents.pairs`."""
