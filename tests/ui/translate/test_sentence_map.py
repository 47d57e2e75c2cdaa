from __future__ import annotations

import pytest

from desktop_translator.core.segments import Segment
from desktop_translator.pipeline.events import ParagraphSentences
from desktop_translator.pipeline.guard import Problem
from desktop_translator.ui.translate.sentence_map import Sentence, SentenceMap, Side, sentence_at

TWO_LINES = ParagraphSentences(
    first_line=3,
    line_count=2,
    texts=("Un.", "Deux.", None),
    sources=(Segment(2, 5), Segment(6, 11), Segment(12, 14)),
    targets=((2, 6), None, (9, 11)),
    unfinished=frozenset({1}),
    problems=((0, frozenset({Problem.NUMBERS})),),
)


@pytest.mark.parametrize(
    ("offset", "index"), [(0, 0), (2, 0), (5, 0), (6, 1), (11, 1), (12, 2), (99, 2)]
)
def test_a_space_belongs_to_the_sentence_before_it(offset: int, index: int) -> None:
    assert sentence_at(TWO_LINES, Side.SOURCE, offset) == Sentence(TWO_LINES, index)


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (6, 0), (8, 0), (9, 2)])
def test_a_sentence_without_a_place_is_nowhere(offset: int, index: int) -> None:
    assert sentence_at(TWO_LINES, Side.TARGET, offset) == Sentence(TWO_LINES, index)


def test_an_empty_line_has_no_sentence() -> None:
    empty = ParagraphSentences(0, 1, (), (), ())
    assert sentence_at(empty, Side.SOURCE, 0) is None


def test_a_sentence_knows_what_was_told_of_it() -> None:
    first, second = Sentence(TWO_LINES, 0), Sentence(TWO_LINES, 1)
    assert (first.text, first.finished) == ("Un.", True)
    assert (second.text, second.finished) == ("Deux.", False)
    assert (first.problems, second.problems) == (frozenset({Problem.NUMBERS}), frozenset())
    assert (first.place(Side.TARGET), second.place(Side.TARGET)) == ((2, 6), None)
    assert first.order < second.order


def test_a_paragraph_is_found_by_each_of_its_lines() -> None:
    sentences = SentenceMap()
    sentences.add([TWO_LINES])
    assert sentences.paragraph(2) is sentences.paragraph(5) is None
    assert sentences.paragraph(3) is sentences.paragraph(4) is TWO_LINES
    later = ParagraphSentences(3, 2, ("Un.",), (Segment(0, 3),), (None,))
    sentences.add([later])
    assert sentences.paragraph(4) is later
    sentences.clear()
    assert sentences.paragraph(4) is None
