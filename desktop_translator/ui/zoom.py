"""How large the text in the panes is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

NORMAL_PERCENT = 100
_STEPS = (50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
_TEXT_PER_CONTROL = 17 / 13


def stepped(percent: int, steps: int) -> int:
    """Return the zoom that lies so many steps above (or below, if negative) another."""
    if steps > 0:
        index = bisect_right(_STEPS, percent) - 1 + steps
    else:
        index = bisect_left(_STEPS, percent) + steps
    return _STEPS[min(max(index, 0), len(_STEPS) - 1)]


def within_limits(percent: int) -> int:
    """Return the zoom itself, or the nearest that is allowed."""
    return min(max(percent, _STEPS[0]), _STEPS[-1])


def text_pixels(percent: int, control_pixels: int) -> int:
    """Return the size of pane text beside controls of a size: 17 beside 13."""
    return round(control_pixels * _TEXT_PER_CONTROL * percent / 100)
