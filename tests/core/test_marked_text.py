from __future__ import annotations

import pytest

from desktop_translator.core.marked_text import MarkedText, Span, SpanKind


def spans(*places: tuple[int, int]) -> tuple[Span, ...]:
    return tuple(
        Span(start, end, tag, SpanKind.VOID if start == end else SpanKind.FORMAT)
        for tag, (start, end) in enumerate(places)
    )


@pytest.mark.parametrize(
    "places",
    [
        [],
        [(0, 4)],
        [(0, 4), (1, 3)],
        [(0, 2), (2, 4)],
        [(0, 4), (0, 4), (0, 2), (2, 4)],
        [(0, 0), (2, 2), (4, 4)],
        [(0, 2), (2, 2), (2, 4)],
        [(0, 4), (4, 4)],
        [(0, 2), (1, 1), (2, 2), (3, 4)],
    ],
)
def test_spans_nest_or_are_apart(places: list[tuple[int, int]]) -> None:
    assert len(MarkedText("abcd", spans(*places)).spans) == len(places)


@pytest.mark.parametrize(
    "places",
    [
        [(0, 3), (2, 4)],
        [(0, 5)],
        [(-1, 2)],
        [(3, 2)],
        [(2, 4), (0, 1)],
        [(0, 1), (0, 4)],
        [(5, 5)],
    ],
)
def test_spans_that_cross_or_leave_the_text_are_refused(places: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="cross"):
        MarkedText("abcd", spans(*places))
