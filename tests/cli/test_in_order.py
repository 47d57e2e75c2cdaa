from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.cli.in_order import InOrder
from desktop_translator.pipeline.events import Caret, Finished, LinesChanged, Started, Statistics
from tests.core.texts import any_text
from tests.fakes import FakeEngine
from tests.pipeline.reader import Reader, request, translator_with
from tests.properties import THOROUGH

if TYPE_CHECKING:
    from random import Random

FINISHED = Finished(1, Statistics(1, 0, (), 1, 1.0))


def _change(caret: tuple[int, int] | None, **lines: str) -> LinesChanged:
    numbered = tuple((int(name.removeprefix("line")), text) for name, text in lines.items())
    return LinesChanged(1, numbered, Caret(*caret) if caret else None, 0, 1)


@THOROUGH
@given(any_text, any_text, st.randoms(use_true_random=False))
def test_the_pieces_make_up_the_text_whatever_the_order(
    known: str, text: str, random: Random
) -> None:
    translator = translator_with(FakeEngine(random=random))
    Reader.follow(translator, known)
    order = InOrder()
    events = list(translator.translate(request(f"{text}\n{known}")))
    pieces = [order.take(event) for event in events if event is not None]
    assert "".join(pieces) == order.text
    assert order.text == Reader.follow(translator, f"{text}\n{known}").text


@THOROUGH
@given(any_text, st.randoms(use_true_random=False), st.integers(0, 12))
def test_an_engine_that_starts_again_repeats_nothing(
    text: str, random: Random, restarts_after: int
) -> None:
    engine = FakeEngine(random=random, restarts_after=restarts_after)
    order = InOrder()
    events = list(translator_with(engine).translate(request(text)))
    pieces = [order.take(event) for event in events if event is not None]
    assert "".join(pieces) == order.text


def test_what_stands_behind_the_caret_waits() -> None:
    order = InOrder()
    assert order.take(Started(1, (None, None))) == ""
    assert order.take(_change((0, 3), line0="One three", line1="Four")) == "One"
    assert order.take(_change((1, 4), line0="One two three")) == " two three\nFour"
    assert order.take(FINISHED) == ""


def test_words_appear_as_soon_as_they_are_there() -> None:
    order = InOrder()
    order.take(Started(1, (None,)))
    assert order.take(_change((0, 3), line0="One")) == "One"
    assert order.take(_change((0, 7), line0="One two")) == " two"
    assert order.take(_change(None, line0="One two.")) == "."
    assert order.take(FINISHED) == ""


def test_lines_that_need_nothing_come_with_the_end() -> None:
    order = InOrder()
    assert order.take(Started(1, ("One.", "", "Two."))) == ""
    assert order.take(FINISHED) == "One.\n\nTwo."


def test_what_was_shown_and_has_changed_is_not_shown_twice() -> None:
    order = InOrder()
    order.take(Started(1, (None, None)))
    assert order.take(_change((0, 5), line0="Hello")) == "Hello"
    assert order.take(_change((0, 3), line0="Hi!")) == ""
    assert order.take(_change((1, 3), line0="Hi there", line1="You")) == "\nYou"


def test_a_better_text_for_what_was_shown_leaves_the_output_and_is_the_text() -> None:
    order = InOrder()
    order.take(Started(1, (None, None)))
    assert order.take(_change(None, line0="Hello", line1="You")) == "Hello\nYou"
    assert order.take(_change(None, line0="Hi")) == ""
    assert order.take(FINISHED) == ""
    assert order.text == "Hi\nYou"
