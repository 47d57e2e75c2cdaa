"""What comes out of a text."""

from __future__ import annotations

import itertools
import re
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_translator.core.kept_items import is_translatable
from desktop_translator.pipeline import text_plan
from desktop_translator.pipeline.events import LinesChanged
from tests.core.texts import any_text, any_wrapped_text
from tests.fakes import FakeEngine, shout
from tests.pipeline.reader import (
    Reader,
    expected,
    given_to_model,
    request,
    sentences_of,
    translator_with,
)
from tests.properties import THOROUGH

if TYPE_CHECKING:
    from random import Random

MEGABYTE = "\n".join(f"La phrase {number} du texte est ici. Oui !" for number in range(26_000))


def _space_around(line: str) -> tuple[str, str]:
    start = re.match(r"\s*", line)
    end = re.search(r"\s*\Z", line)
    assert start
    assert end
    return start[0], end[0]


@THOROUGH
@given(st.one_of(any_text, any_wrapped_text))
def test_an_engine_that_changes_nothing_gives_the_clean_text(text: str) -> None:
    reader = Reader.follow(translator_with(FakeEngine(str)), text)
    assert reader.text == expected(text, str)
    assert reader.finished.request_id == 1


@THOROUGH
@given(st.one_of(any_text, any_wrapped_text), st.randoms(use_true_random=False))
def test_every_line_and_its_indent_stays_whatever_the_order(text: str, random: Random) -> None:
    reader = Reader.follow(translator_with(FakeEngine(random=random)), text)
    assert reader.text == expected(text, shout)
    for source, target in zip(text.split("\n"), reader.text.split("\n"), strict=True):
        assert _space_around(source) == _space_around(target)


@THOROUGH
@given(st.one_of(any_text, any_wrapped_text), st.randoms(use_true_random=False))
def test_what_stands_before_the_caret_stays(text: str, random: Random) -> None:
    reader = Reader.follow(translator_with(FakeEngine(random=random)), text)
    assert all(reader.text.startswith(before) for before in reader.before_carets)


@THOROUGH
@given(st.one_of(any_text, any_wrapped_text), st.randoms(use_true_random=False), st.integers(0, 12))
def test_an_engine_that_starts_again_half_way_gives_the_same_text(
    text: str, random: Random, restarts_after: int
) -> None:
    whole = Reader.follow(translator_with(FakeEngine()), text)
    engine = FakeEngine(random=random, restarts_after=restarts_after)
    reader = Reader.follow(translator_with(engine), text)
    assert reader.text == whole.text
    assert reader.finished.statistics.output_tokens == whole.finished.statistics.output_tokens


@THOROUGH
@given(st.one_of(any_text, any_wrapped_text))
def test_all_sentences_are_finished_at_the_end(text: str) -> None:
    reader = Reader.follow(translator_with(FakeEngine()), text)
    for change in reader.changes[-1:]:
        assert change.finished_sentences == change.total_sentences
        assert change.caret is None
    assert reader.finished.statistics.sentences == max(
        (change.total_sentences for change in reader.changes), default=0
    )


@THOROUGH
@example("À\u200b()")  # code, once what cannot be seen is gone
@given(st.one_of(any_text, any_wrapped_text))
def test_only_clean_words_reach_the_engine_and_each_sentence_once(text: str) -> None:
    engine = FakeEngine()
    Reader.follow(translator_with(engine), text)
    assert all(map(is_translatable, engine.sentences))
    assert all("\n" not in sentence for sentence in engine.sentences)
    # Two that differ in their final mark or in capitals may be given to the model alike.
    different = sentences_of(text)
    alike = len(different) - len(set(map(given_to_model, different)))
    assert len(engine.sentences) - len(set(engine.sentences)) <= alike


@pytest.mark.parametrize(
    "text", ["", "\n\n", "  \t", "12 + 3 = 15.", "😀 👩\u200d👧\n—", "\u200f\ud83d"]
)
def test_a_text_without_words_needs_no_engine(text: str) -> None:
    engine = FakeEngine()
    reader = Reader.follow(translator_with(engine), text)
    assert reader.text == text
    assert engine.requests == []
    assert reader.finished.statistics.sentences == 0


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("Oui.\r\n\r\nNon.\r", "OUI.\r\n\r\nNON.\r"),
        ("  - Un. Deux.  \n\t1. Trois\t4\tCinq", "  - UN. DEUX.  \n\t1. TROIS\t4\tCINQ"),
        ("haut\u2028bas\u2029", "HAUT\u2028BAS\u2029"),
        ("a\x00b c\ud83d\x07.", "AB C."),
        ("👍 D'accord ! 😀", "👍 D'ACCORD ! 😀"),
        ("\u200fשלום עולם.", "שלום עולם."),
        ("«\u00a0Un\u00a0»\u202f! Deux.", "« UN » ! DEUX."),
    ],
)
def test_texts_from_everywhere(text: str, translation: str) -> None:
    reader = Reader.follow(translator_with(FakeEngine()), text)
    assert reader.text == translation


@pytest.mark.parametrize("character", ["a", "é", "字", "😀", ".", "-", "\u200d"])
def test_a_hundred_thousand_characters_without_a_space(character: str) -> None:
    engine = FakeEngine()
    text = character * 100_000
    reader = Reader.follow(translator_with(engine), text)
    assert reader.text == text.upper()


def test_a_sentence_over_several_lines_is_translated_whole_and_broken_again() -> None:
    engine = FakeEngine()
    lines = [
        "> Nous avons reçu votre lettre du trois mai, et  ",
        "> nous vous en remercions. La suite vous sera",
        "> envoyée par la poste.",
        "",
        "Bien à vous",
    ]
    reader = Reader.follow(translator_with(engine), "\n".join(lines))
    assert engine.sentences == [
        "Nous avons reçu votre lettre du trois mai, et nous vous en remercions.",
        "La suite vous sera envoyée par la poste.",
        "Bien à vous.",
    ]
    assert reader.text == "\n".join(line.upper() for line in lines)


def test_the_caret_waits_before_a_sentence_whose_words_may_change_lines() -> None:
    text = "Voici un texte que quelqu'un a coupé au bout\nde chaque ligne. Oui."
    reader = Reader.follow(translator_with(FakeEngine()), text)
    places = [(c.caret.line, c.caret.column) for c in reader.changes if c.caret]
    assert set(places) == {(0, 0)}
    assert reader.changes[-1].caret is None
    assert reader.text == text.upper()


def test_sentences_appear_word_by_word() -> None:
    reader = Reader.follow(translator_with(FakeEngine()), "Un deux trois. Oui")
    texts = [dict(change.lines)[0] for change in reader.changes]
    assert list(dict.fromkeys(texts)) == ["UN OUI", "UN DEUX OUI", "UN DEUX TROIS. OUI"]


def test_the_caret_stands_where_the_first_unfinished_sentence_grows() -> None:
    reader = Reader.follow(translator_with(FakeEngine()), "- Oui non.\n\nUn deux trois quatre")
    carets = [change.caret for change in reader.changes]
    places = [(caret.line, caret.column) for caret in carets if caret]
    assert list(dict.fromkeys(places)) == [
        (0, len("- OUI")),
        (0, len("- OUI NON.")),
        (2, len("UN DEUX TROIS")),
        (2, len("UN DEUX TROIS QUATRE")),
    ]
    assert carets[-1] is None


def test_the_first_words_of_a_long_text_do_not_wait_for_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every look at the clock finds the time for cutting used up."""
    clock = SimpleNamespace(monotonic=itertools.count().__next__)
    monkeypatch.setattr(text_plan, "time", clock)
    engine = FakeEngine()
    events = translator_with(engine).translate(request(MEGABYTE))
    change = next(event for event in events if isinstance(event, LinesChanged))
    assert len(MEGABYTE) >= 1_000_000
    assert change.lines[0] == (0, "LA OUI")
    assert change.total_sentences < 100
    events.close()
    assert (engine.closed_early, engine.open_requests) == (1, 0)


def test_a_text_of_a_megabyte_is_translated_whole() -> None:
    engine = FakeEngine(lambda sentence: sentence.replace(" ", "x"))  # quick: it grows in one step
    reader = Reader.follow(translator_with(engine), MEGABYTE)
    assert reader.text == MEGABYTE.replace(" ", "x").replace(".x", ". ")
    assert reader.finished.statistics.sentences == 52_000


def test_the_first_request_to_the_engine_is_small() -> None:
    engine = FakeEngine()
    Reader.follow(translator_with(engine), "\n".join(f"Phrase {number}" for number in range(200)))
    sizes = [len(sentences) for _, sentences in engine.requests]
    assert sizes[0] <= 4
    assert sizes[0] < sizes[1] <= max(sizes) <= 64
    assert sum(sizes) == 200
