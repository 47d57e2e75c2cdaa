from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from desktop_translator.ui.widgets.text_places import offset_of, positions_of

TEXT = "un\n🙂é\ndeux"


@pytest.mark.parametrize(
    ("first", "offset", "position"),
    [(0, 0, 0), (0, 2, 2), (0, 3, 3), (0, 4, 5), (0, 5, 6), (0, 6, 7), (1, 1, 5), (2, 4, 11)],
)
def test_places_count_characters_and_line_ends(first: int, offset: int, position: int) -> None:
    document = QTextDocument(TEXT)
    assert positions_of(document, first, [offset]) == [position]
    assert offset_of(document, first, position) == offset


def test_places_behind_the_end_are_at_the_end() -> None:
    document = QTextDocument(TEXT)
    assert positions_of(document, 1, [1, 99, 100]) == [5, 11, 11]
    assert offset_of(document, 0, 99) == len(TEXT) + 1
    assert positions_of(document, 7, [0]) == [11]


@given(st.text("aé🙂\n", max_size=12), st.integers(0, 12))
def test_there_and_back(text: str, offset: int) -> None:
    document = QTextDocument(text)
    offset = min(offset, len(text))
    (position,) = positions_of(document, 0, [offset])
    assert offset_of(document, 0, position) == offset
