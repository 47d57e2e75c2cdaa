from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_translator.core.marked_text import MarkedText, Span, SpanKind
from desktop_translator.documents.subtitles.formats import TOO_LONG
from tests.documents.round_trip import texts_of, units_of, upper_copy
from tests.documents.subtitles.files import checked, srt, translated

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sentence_over_several_cues_is_one_unit(tmp_path: Path) -> None:
    text = srt("I was going to", "the house", "of a friend. Then", "it rained.", "Good bye.")
    assert checked(tmp_path, "a.srt", text) == [
        "I was going to the house of a friend. Then it rained.",
        "Good bye.",
    ]
    spans = units_of(tmp_path / "a.srt")[0].source.spans
    assert [(span.start, span.kind) for span in spans] == [
        (15, SpanKind.VOID),
        (25, SpanKind.VOID),
        (43, SpanKind.VOID),
    ]


@pytest.mark.parametrize(
    "cues",
    [
        ("He said it.", "She did not."),
        ("[music]", "goes on"),
        ("No end here", "- and a dash\n- another"),
        ("He stopped", "♪ la la ♪"),
        ("{\\an8}Above", "below."),
        ("A word!", "Ten", "Eleven.", "Twelve."),
    ],
)
def test_what_is_no_one_sentence_stays_apart(tmp_path: Path, cues: tuple[str, ...]) -> None:
    path = tmp_path / "a.srt"
    path.write_text(srt(*cues))
    assert all(not unit.source.spans for unit in units_of(path)[:1])


def test_a_long_pause_and_an_overlap_end_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text(srt("I was going to") + "\n" + srt("the house.", start=9))
    assert len(units_of(path)) == 2
    path.write_text(srt("I was going to") + "\n" + srt("the house."))
    assert len(units_of(path)) == 2


def test_three_dots_go_on_in_small_letters(tmp_path: Path) -> None:
    text = srt("I was going...", "...to the house.", "Then...", "Nothing.")
    assert checked(tmp_path, "a.srt", text) == [
        "I was going... ...to the house.",
        "Then...",
        "Nothing.",
    ]


def test_the_translation_is_shared_out_over_the_cues(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text(srt("I was going to", "the house of a friend."))
    translation = MarkedText("J'allais à la maison d'un ami.", (Span(10, 10, 0, SpanKind.VOID),))
    text, notices = translated(path, translation)
    assert text == srt("J'allais à", "la maison d'un ami.")
    assert not notices
    assert translated(path, "J'allais à la maison d'un ami.")[0] in (
        srt("J'allais à la", "maison d'un ami."),
        srt("J'allais à la maison", "d'un ami."),
    )
    assert translated(path, "Oui")[0] == srt("Oui", "Oui")


def test_formatting_over_a_cut_is_closed_and_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text(srt("I was <i>going</i> to", "the house of a friend."))
    spans = (Span(3, 11, 0), Span(10, 10, 1, SpanKind.VOID))
    assert translated(path, MarkedText("Je rentre à la maison", spans))[0] == srt(
        "Je <i>rentre</i>", "<i>à</i> la maison"
    )


def test_long_text_is_broken_and_told_where_it_does_not_fit(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text(srt("One.", "Two."))
    text, notices = translated(path, "word " * 14, "word " * 30)
    assert max(map(len, text.splitlines())) <= 42
    assert text.count("\n" + "word " * 6 + "word\n") == 2
    assert [notice.message for notice in notices] == [TOO_LONG]
    assert notices[0].fields == {"count": "1", "time": "0:00:06"}


def test_voices_of_one_cue_are_apart(tmp_path: Path) -> None:
    text = srt("- Hello, I am\n  fine.\n- Hi.", "-No!\n-Yes!", ">> WHO?\n>> Me.", "-5 degrees.")
    assert checked(tmp_path, "a.srt", text) == [
        "Hello, I am fine.",
        "Hi.",
        *("No!", "Yes!", "WHO?", "Me."),
        "-5 degrees.",
    ]


def test_sounds_and_songs_keep_their_signs(tmp_path: Path) -> None:
    text = srt("[door slams]\nWhat was that?", "(sighs)", "♪ la la ♪", "♪", "# sing #", "I am #1.")
    assert checked(tmp_path, "a.srt", text) == [
        *("door slams", "What was that?", "sighs", "la la", "sing", "I am #1."),
    ]


def test_markup_of_a_whole_cue_stays_around_it(tmp_path: Path) -> None:
    text = srt(
        "<i>All of it.</i>", '{\\an8}<font color="red">Red,\n<b>bold</b> ones.</font>', "<i>Cut"
    )
    assert checked(tmp_path, "a.srt", text) == ["All of it.", "Red, bold ones.", "Cut"]
    assert len(units_of(tmp_path / "a.srt")[1].source.spans) == 1


def test_tags_that_cross_or_never_end_are_places(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text(srt("a <b>b <i>c</b> d</i> e <u>f.", "I <3 you."))
    assert texts_of(path) == ["a b c d e f.", "I <3 you."]
    kinds = [span.kind for span in units_of(path)[0].source.spans]
    assert kinds == [SpanKind.FORMAT, SpanKind.VOID, SpanKind.VOID, SpanKind.VOID]
    upper_copy(path, tmp_path)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
@given(st.lists(st.text("abcé,.", min_size=1, max_size=14), min_size=3, max_size=60))
def test_whatever_the_translation_times_stay_and_no_word_is_lost(
    tmp_path: Path, words: list[str]
) -> None:
    path = tmp_path / "a.srt"
    path.write_text(srt("I was going to", "the house", "of a friend."))
    lines = translated(path, " ".join(words))[0].split("\n")
    assert [line for line in lines if "-->" in line] == [
        line for line in path.read_text().split("\n") if "-->" in line
    ]
    text = [line for line in lines if line and "-->" not in line and not line.isdigit()]
    assert " ".join(text).split() == words
