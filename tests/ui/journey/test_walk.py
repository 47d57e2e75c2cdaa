from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop_translator.ui.journey.view import Kind, Spot, View
from desktop_translator.ui.journey.walk import spot_after
from tests.ui.journey.journeys import journey

VIEW = View(journey())
RIGHT, LEFT, UP, DOWN = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (None, RIGHT, Spot(Kind.STEP, 0)),
        (None, LEFT, Spot(Kind.STEP, 3)),
        (Spot(Kind.STEP, 0), RIGHT, Spot(Kind.STEP, 1)),
        (Spot(Kind.STEP, 3), RIGHT, Spot(Kind.STEP, 3)),
        (Spot(Kind.STEP, 2), Qt.Key.Key_Home, Spot(Kind.STEP, 0)),
        (Spot(Kind.STEP, 0), Qt.Key.Key_End, Spot(Kind.STEP, 3)),
        (Spot(Kind.STEP, 1), DOWN, Spot(Kind.CANDIDATE, 1, 0)),
        (Spot(Kind.CANDIDATE, 1, 0), DOWN, Spot(Kind.CANDIDATE, 1, 1)),
        (Spot(Kind.CANDIDATE, 1, 2), DOWN, Spot(Kind.CANDIDATE, 1, 2)),
        (Spot(Kind.STEP, 1), UP, Spot(Kind.CANDIDATE, 1, 2)),
        (Spot(Kind.CANDIDATE, 1, 1), RIGHT, Spot(Kind.STEP, 2)),
        (None, DOWN, None),
        (None, Qt.Key.Key_A, None),
    ],
)
def test_keys_walk(start: Spot | None, key: Qt.Key, end: Spot | None) -> None:
    assert spot_after(VIEW, start, key, from_right=False) == end


def test_arrows_follow_the_drawing_from_the_right() -> None:
    assert spot_after(VIEW, Spot(Kind.STEP, 1), LEFT, from_right=True) == Spot(Kind.STEP, 2)
