from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.core.segments import Segment
from desktop_translator.pipeline.events import ParagraphSentences
from desktop_translator.pipeline.guard import Problem
from desktop_translator.ui.translate.open_marks import OpenMarks
from desktop_translator.ui.translate.sentence_map import Sentence, wrong_sentences

CUT = frozenset({Problem.CUT, Problem.NUMBERS})
LOST = frozenset({Problem.LOST})


def marked(first_line: int, *indices: int) -> list[Sentence]:
    """Mark some of five sentences of a line, every other one as cut."""
    return wrong_sentences(
        ParagraphSentences(
            first_line,
            1,
            ("Un.",) * 5,
            tuple(Segment(4 * index, 4 * index + 3) for index in range(5)),
            tuple((4 * index, 4 * index + 3) for index in range(5)),
            problems=tuple((index, LOST if index % 2 else CUT) for index in indices),
        )
    )


def test_counts_go_by_the_worst_problem() -> None:
    marks = OpenMarks()
    assert len(marks) == 0
    marks.put(0, marked(0, 0, 1))
    marks.put(4, marked(4, 2))
    assert dict(marks.counts) == {Problem.CUT: 2, Problem.LOST: 1}
    marks.put(0, marked(0, 1))
    marks.put(4, [])
    assert dict(marks.counts) == {Problem.LOST: 1}
    assert len(marks) == 1


def test_without_marks_there_is_no_next() -> None:
    assert OpenMarks().after((0, 0)) is None
    assert OpenMarks().before((0, 0)) is None


@given(
    st.dictionaries(st.integers(0, 6), st.sets(st.integers(0, 4), min_size=1), min_size=1),
    st.tuples(st.integers(-1, 7), st.integers(-1, 5)),
)
def test_steps_go_round_in_reading_order(wrong: dict[int, set[int]], here: tuple[int, int]) -> None:
    marks = OpenMarks()
    for line, indices in wrong.items():
        marks.put(line, marked(line, *sorted(indices)))
    every = sorted((line, index) for line, indices in wrong.items() for index in indices)
    after, before = marks.after(here), marks.before(here)
    assert after is not None
    assert before is not None
    assert after.order == next((order for order in every if order > here), every[0])
    assert before.order == next((order for order in reversed(every) if order < here), every[-1])
    assert marks.number(after) == every.index(after.order) + 1
    assert len(marks) == len(every)
