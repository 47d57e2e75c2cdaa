"""Where markup goes, with alignments as a good model has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_translator.core.alignment import Alignment
from desktop_translator.core.marked_text import SpanKind
from desktop_translator.pipeline.concerns import ConcernKind
from desktop_translator.pipeline.unit_parts import SentenceTranslation
from desktop_translator.pipeline.unit_plan import TranslatedUnit, UnitPlan
from tests.pipeline.marked import marked, written
from tests.pipeline.marked_texts import marked_texts

if TYPE_CHECKING:
    from desktop_translator.core.marked_text import MarkedText

_WORD = re.compile(r"\w+|[^\w\s]")


def aligned(source: str, target: str, pairs: str) -> Alignment:
    """Align words by their numbers: `0-0 1-2`, source first; marks are words, too."""
    places = [tuple(found.span() for found in _WORD.finditer(text)) for text in (source, target)]
    rows: list[list[tuple[int, float]]] = [[] for _ in places[1]]
    for pair in pairs.split():
        looked_at, word = map(int, pair.split("-"))
        rows[word].append((looked_at, 0.9))
    shares = tuple(tuple((n, share / len(row)) for n, share in sorted(row)) for row in rows)
    return Alignment(places[0], places[1], shares)


def carried(text: str, translation: str, pairs: str | None) -> TranslatedUnit:
    """Translate a unit of one sentence."""
    plan = UnitPlan(marked(text), "fr", "en")
    (sentence,) = plan.sentences
    alignment = None if pairs is None else aligned(sentence.text, translation, pairs)
    return plan.assemble([SentenceTranslation(translation, alignment)])


@pytest.mark.parametrize(
    ("text", "translation", "pairs", "expected"),
    [
        pytest.param(
            "Le <b>chat noir</b> dort.",
            "The black cat sleeps.",
            "0-0 1-2 2-1 3-3 4-4",
            "The [0 black cat] sleeps.",
            id="words change places within",
        ),
        pytest.param(
            "Je <b>conduis</b> <i>volontiers</i> cette voiture.",
            "I readily drive this car.",
            "0-0 1-2 2-1 3-3 4-4 5-5",
            "I [1 readily] [0 drive] this car.",
            id="two change places",
        ),
        pytest.param(
            "Il ne <b>voit</b> pas.",
            "He does not see.",
            "0-0 1-1 3-2 2-3 4-4",
            "He does not [0 see].",
            id="words without counterpart",
        ),
        pytest.param(
            "Un <a>très <b>grand</b> chat</a> dort.",
            "A very big cat sleeps.",
            "0-0 1-1 2-2 3-3 4-4 5-5",
            "A [0 very [1 big] cat] sleeps.",
            id="one within another",
        ),
        pytest.param(
            "<b>Le chat dort.</b>", "Cats sleep.", "", "[0 Cats sleep.]", id="all of the unit"
        ),
        pytest.param(
            "Il dit <b>« bonjour »</b>, puis sort.",
            "He says “hello”, then leaves.",
            "0-0 1-1 2-2 3-3 4-4 5-5 6-6 7-7 8-8",
            "He says [0 “hello”], then leaves.",
            id="marks go with their words",
        ),
        pytest.param(
            "La décision<br/> du Conseil.",
            "The Council's decision.",
            "0-0 1-4 3-1 4-5",
            "The Council's decision[0].",
            id="footnote behind its word",
        ),
        pytest.param(
            "Voir la <b>page</b> de <b>Salesforce</b>.",
            "See Salesforce's page.",
            "0-0 2-4 4-1 5-5",
            "See [1 Salesforce]'s [0 page].",
            id="name that both texts have",
        ),
        pytest.param(
            "Le 1<b>er</b> mai.",
            "The 1st of May.",
            "0-0 1-1 2-3 3-4",
            "The 1[0 st] of May.",
            id="end of a word",
        ),
        pytest.param(
            "Appelez <code>foo()</code> puis <code>bar()</code>.",
            "First {1}, then {2}.",
            "",
            "First [0 foo()], then [1 bar()].",
            id="code by its mark",
        ),
        pytest.param("Ligne une<br/>Ligne deux", "Row", None, "Row[0]Ligne deux", id="line break"),
        pytest.param(
            "le renard<br/>brun",
            "the brown fox",
            "0-0 1-2 2-1",
            "the[0]brown fox",
            id="line break within a sentence",
        ),
    ],
)
def test_markup_goes_where_its_words_go(
    text: str, translation: str, pairs: str | None, expected: str
) -> None:
    plan = UnitPlan(marked(text), "fr", "en")
    if len(plan.sentences) == 1:
        translated = carried(text, translation, pairs)
    else:
        rest = [None] * (len(plan.sentences) - 1)
        translated = plan.assemble([SentenceTranslation(translation), *rest])
    assert written(translated.marked) == expected
    assert not translated.concerns


def test_span_over_two_sentences_stays_one() -> None:
    plan = UnitPlan(marked("Il a une <b>maison. Elle est</b> belle."), "fr", "en")
    first, second = (sentence.text for sentence in plan.sentences)
    translated = plan.assemble(
        [
            SentenceTranslation(
                "He has a house.", aligned(first, "He has a house.", "0-0 1-1 3-3")
            ),
            SentenceTranslation("It is fine.", aligned(second, "It is fine.", "0-0 1-1 2-2 3-3")),
        ]
    )
    assert written(translated.marked) == "He has a [0 house. It is] fine."


def test_without_alignment_what_stands_in_both_is_sure_and_the_rest_is_told() -> None:
    translated = carried("Voir <b>Paris</b> et <b>la mer</b> demain.", "See Paris and sea.", None)
    assert written(translated.marked).startswith("See [0 Paris] ")
    kinds = [concern.kind for concern in translated.concerns]
    assert kinds == [ConcernKind.MARKUP_UNSURE]
    assert "la mer" in translated.concerns[0].reason


def test_link_without_words_survives_and_is_told() -> None:
    translated = carried("<a>Un</a> <a>deux</a> <b>trois</b>.", "One.", "0-0 3-1")
    assert {span.tag for span in translated.marked.spans} >= {0, 1}
    kinds = {concern.kind for concern in translated.concerns}
    assert {ConcernKind.LINK_EMPTY, ConcernKind.FORMAT_DROPPED} <= kinds


def test_places_keep_their_order() -> None:
    text = "Le chat<br/> dort<br/> ici."
    translated = carried(text, "Here sleeps the cat.", "0-2 1-3 2-1 3-0 4-4")
    places = [span.tag for span in translated.marked.spans]
    assert places == [0, 1]


def test_lost_code_is_put_back_and_told() -> None:
    text = "Fermez <code>foo()</code> avant de partir."
    translated = carried(text, "Close before you leave.", "0-0 2-1 4-3 5-4")
    assert written(translated.marked) == "Close [0 foo()] before you leave."
    (concern,) = translated.concerns
    assert concern.kind is ConcernKind.ITEM_PUT_BACK
    assert concern.reason.startswith("“foo()”")


def test_changed_placeholder_is_put_right_and_added_numbers_are_told() -> None:
    translated = carried("Bonjour {name}, vous avez du courrier.", "Hi {nom}, you have 35.", "")
    assert translated.marked.text == "Hi {name}, you have 35."
    kinds = [concern.kind for concern in translated.concerns]
    assert kinds == [ConcernKind.ITEM_PUT_BACK, ConcernKind.NUMBERS_DIFFER]


def test_hard_wrapped_lines_keep_their_breaks() -> None:
    lines = (
        "Cette longue phrase a été coupée par <b>quelqu'un</b>\n"
        "qui voulait des lignes courtes, toutes de même\n"
        "largeur ou presque, comme dans un courrier."
    )
    unit = marked(lines)
    plan = UnitPlan(unit, "fr", "en")
    (sentence,) = plan.sentences
    assert "\n" not in sentence.text
    translated = plan.assemble([SentenceTranslation(sentence.text)])
    assert translated.marked.text.count("\n") == 2
    (span,) = translated.marked.spans
    assert translated.marked.text[span.start : span.end] == "quelqu'un"


@settings(max_examples=40, deadline=None)
@given(marked_texts(), st.booleans())
def test_a_translation_that_says_the_same_keeps_every_word(
    unit: MarkedText, with_alignment: bool
) -> None:
    plan = UnitPlan(unit, "fr", "en")
    translations = []
    for sentence in plan.sentences:
        size = len(_WORD.findall(sentence.text))
        pairs = " ".join(f"{n}-{n}" for n in range(size))
        alignment = aligned(sentence.text, sentence.text, pairs) if with_alignment else None
        translations.append(SentenceTranslation(sentence.text, alignment))
    translated = plan.assemble(translations).marked
    assert "".join(translated.text.split()) == "".join(unit.text.split())


def test_code_of_white_space_stays_where_it_is() -> None:
    text = "Le <a>chat<code> </code></a>dort <b>ici</b>."
    translated = UnitPlan(marked(text), "fr", "en").assemble(
        [SentenceTranslation("The cat"), SentenceTranslation("sleeps here.")]
    )
    (code,) = [s for s in translated.marked.spans if s.kind is SpanKind.CODE]
    assert translated.marked.text[code.start : code.end] == " "


def test_sign_without_its_colour_is_not_lost() -> None:
    translated = carried("Appelez ☎️ demain <b>matin</b>.", "Call ☎ tomorrow morning.", "")
    assert ConcernKind.ITEM_PUT_BACK not in {c.kind for c in translated.concerns}
