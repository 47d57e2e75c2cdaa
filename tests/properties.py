"""How properties are checked: a busy machine is no reason to fail."""

from __future__ import annotations

from hypothesis import settings

THOROUGH = settings(deadline=None, max_examples=200)
QUICK = settings(deadline=None, max_examples=50)
"""For properties that touch the disk or run a whole translation."""
