from __future__ import annotations

import re

import pytest
from hypothesis import given

from desktop_translator.core.segments import Segment, join_paragraph, split_paragraph
from tests.core.texts import any_line, any_text
from tests.properties import THOROUGH

MARKER = re.compile(r"[-*•‣▪◦·–—>]+|\(?\d{1,3}[.)]|[A-Za-z]\)")


def _sentences(line: str) -> list[str]:
    return [line[segment.start : segment.end] for segment in split_paragraph(line, "fr")]


def _unchanged(line: str, target: str) -> str:
    segments = split_paragraph(line, "fr")
    same = [line[segment.start : segment.end] for segment in segments]
    return join_paragraph(line, segments, same, target).text


@THOROUGH
@given(any_line)
def test_segments_are_in_order_and_inside_the_line(line: str) -> None:
    position = 0
    for segment in split_paragraph(line, "fr"):
        assert position <= segment.start < segment.end <= len(line)
        position = segment.end


@THOROUGH
@given(any_line)
def test_segments_bear_no_space_at_their_ends(line: str) -> None:
    assert all(sentence == sentence.strip() for sentence in _sentences(line))


@THOROUGH
@given(any_line)
def test_what_is_in_no_segment_is_space_or_a_bullet(line: str) -> None:
    position = 0
    gaps = []
    for segment in split_paragraph(line, "fr"):
        gaps.append(line[position : segment.start])
        position = segment.end
    gaps.append(line[position:])
    assert all(MARKER.fullmatch(word) for gap in gaps for word in gap.split())


@THOROUGH
@given(any_line)
def test_a_line_put_together_unchanged_is_the_line(line: str) -> None:
    unspaced = re.search("[。！？｡．]", line)
    joined = _unchanged(line, "ja" if unspaced else "en")
    # Japanese drops plain spaces between sentences; nothing else is ever touched.
    assert joined == line if not unspaced else joined.replace(" ", "") == line.replace(" ", "")


@THOROUGH
@given(any_text)
def test_a_text_is_its_lines(text: str) -> None:
    parts = [line for line in text.split("\n") if not re.search("[。！？｡．]", line)]
    assert "\n".join(_unchanged(line, "fr") for line in parts) == "\n".join(parts)


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("", []),
        (" \t ", []),
        ("Bonjour", ["Bonjour"]),
        ("Bonjour. Ça va ? Oui !", ["Bonjour.", "Ça va ?", "Oui !"]),
        ("M. Dupont est là. Il attend.", ["M. Dupont est là.", "Il attend."]),
        ("Cf. p. 12 et fig. 3.", ["Cf. p. 12 et fig. 3."]),
        ("Il dit « Viens ! » et part.", ["Il dit « Viens ! » et part."]),
        ("Elle dit « Viens ! » Il part.", ["Elle dit « Viens ! »", "Il part."]),
        ('"Go." He went.', ['"Go."', "He went."]),
        ("Attends… il arrive.", ["Attends… il arrive."]),
        ("Version 3.14 de example.org.", ["Version 3.14 de example.org."]),
        ("  - Un point. Deux.", ["Un point.", "Deux."]),
        ("12) Douze", ["Douze"]),
        ("- - -", ["- -"]),
        ("Nom\tPrénom\t\tVille", ["Nom", "Prénom", "Ville"]),
        ("Haut\u2028bas\r", ["Haut", "bas"]),
        ("你好。世界！「好？」他说。", ["你好。", "世界！", "「好？」他说。"]),
        ("1. Un\u20282. Deux", ["Un", "Deux"]),
    ],
)
def test_sentences_of_a_line(line: str, sentences: list[str]) -> None:
    assert _sentences(line) == sentences


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("." * 100_000, id="dots"),
        pytest.param("a." + ")" * 100_000, id="closing brackets"),
        pytest.param("a." + " »" * 50_000, id="closing quotes"),
        pytest.param("-" * 100_000, id="bullets"),
        pytest.param(" " * 100_000, id="spaces"),
        pytest.param(". " + "- " * 50_000, id="dashes"),
        pytest.param("ab" * 50_000, id="no space"),
        pytest.param("« a. " * 25_000, id="quotations never closed"),
        pytest.param("A. " * 33_000, id="initials"),
        pytest.param("a.[1" * 25_000, id="references never closed"),
        pytest.param("😀" * 100_000, id="emoji"),
        pytest.param("Bonjour le monde. " * 60_000, id="a megabyte without a line break"),
    ],
)
@pytest.mark.timeout(30)
def test_a_long_line_is_cut_in_a_time_that_grows_with_its_length(line: str) -> None:
    """Quadratic work on these would take minutes."""
    assert _unchanged(line, "en") == line


def test_a_gap_appears_with_the_sentence_behind_it() -> None:
    line = "  - Un.  Deux. \u00a0Trois. "
    segments = split_paragraph(line, "fr")
    assert join_paragraph(line, segments, ["One.", None, None], "en").text == "  - One."
    assert (
        join_paragraph(line, segments, ["One.", None, "Three."], "en").text
        == "  - One. \u00a0Three."
    )
    assert join_paragraph(line, segments, ["1", "2", "3"], "en").text == "  - 1  2 \u00a03 "


def test_a_joined_line_tells_where_each_sentence_lies() -> None:
    line = "Un. Deux. Trois."
    joined = join_paragraph(line, split_paragraph(line, "fr"), ["One.", None, "Three."], "en")
    assert joined.places == ((0, 4), None, (5, 11))
    assert joined.text == "One. Three."


@pytest.mark.parametrize(
    ("line", "target", "joined"),
    [
        ("你好。世界！", "en", "A B"),
        ("你好。世界！", "ja", "AB"),
        ("Un. Deux.", "zh-Hant", "AB"),
        ("Un.  Deux.", "fr", "A  B"),
        ("  Un. Deux. ", "zh", "  AB "),
        ("Un.\u00a0Deux.", "zh", "A\u00a0B"),
        ("Un.\tDeux.", "zh", "A\tB"),
    ],
)
def test_the_space_between_sentences_follows_the_target_language(
    line: str, target: str, joined: str
) -> None:
    assert join_paragraph(line, split_paragraph(line, "fr"), ["A", "B"], target).text == joined


def test_a_translation_is_needed_for_every_segment() -> None:
    with pytest.raises(ValueError, match="shorter"):
        join_paragraph("Un. Deux.", (Segment(0, 3), Segment(4, 9)), ["One."], "en")
