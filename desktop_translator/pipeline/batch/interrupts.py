"""Ending blocking work early because something more urgent has come."""

from __future__ import annotations


class InterruptedWorkError(Exception):
    """The work in hand was given up; nothing is left of it but what the journal has."""
