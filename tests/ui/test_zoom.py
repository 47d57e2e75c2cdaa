"""Tests of `ui.zoom`."""

from __future__ import annotations

import pytest

from desktop_translator.ui import zoom


@pytest.mark.parametrize(
    ("percent", "steps", "result"),
    [
        (100, 1, 110),
        (100, -1, 90),
        (105, 1, 110),
        (105, -1, 100),
        (300, 1, 300),
        (50, -1, 50),
        (90, 9, 300),
    ],
)
def test_steps_stay_within_limits(percent: int, steps: int, result: int) -> None:
    assert zoom.stepped(percent, steps) == result


def test_a_zoom_from_a_file_is_brought_within_limits() -> None:
    assert [zoom.within_limits(percent) for percent in (3, 120, 9999)] == [50, 120, 300]


def test_pane_text_is_larger_than_controls() -> None:
    assert zoom.text_pixels(100, 13) == 17
    assert zoom.text_pixels(200, 13) == 34
