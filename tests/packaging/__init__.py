"""Tests of what makes and installs the program."""
