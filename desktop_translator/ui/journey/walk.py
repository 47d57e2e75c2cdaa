"""Where the arrow keys lead in the drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop_translator.ui.journey.step_box import shown_candidates
from desktop_translator.ui.journey.view import Kind, Spot

if TYPE_CHECKING:
    from desktop_translator.ui.journey.view import View

_ALONG = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_ACROSS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def spot_after(view: View, spot: Spot | None, key: Qt.Key, from_right: bool) -> Spot | None:
    """Return what a key leads to from what has the keyboard; None where it leads nowhere.

    Left and Right go from step to step, Home and End to the first and the last; Up and Down go
    among what might have come out of a step.
    """
    count = len(view.journey.steps)
    if not count:
        return None
    step = spot.step if spot else None
    if key in _ALONG:
        by = -_ALONG[key] if from_right else _ALONG[key]
        start = -1 if by > 0 else count
        return Spot(Kind.STEP, min(max((start if step is None else step) + by, 0), count - 1))
    if key == Qt.Key.Key_Home:
        return Spot(Kind.STEP, 0)
    if key == Qt.Key.Key_End:
        return Spot(Kind.STEP, count - 1)
    if key in _ACROSS and step is not None:
        return _candidate_after(view, spot, step, _ACROSS[key])
    return None


def _candidate_after(view: View, spot: Spot | None, step: int, by: int) -> Spot:
    shown = shown_candidates(view.journey.steps[step], view.details)
    at = spot.detail if spot and spot.kind is Kind.CANDIDATE else None
    if at not in shown:
        return Spot(Kind.CANDIDATE, step, shown[0 if by > 0 else -1])
    place = min(max(shown.index(at) + by, 0), len(shown) - 1)
    return Spot(Kind.CANDIDATE, step, shown[place])
