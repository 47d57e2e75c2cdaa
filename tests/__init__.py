"""Tests: one folder per room of the program, plus its structure and the real window."""
