from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.core.cleaning import clean
from desktop_translator.core.kept_items import is_translatable
from desktop_translator.engine.messages import Result
from desktop_translator.pipeline.model_input import in_one_part, in_parts
from tests.fakes import word_by_word

if TYPE_CHECKING:
    from desktop_translator.core.alignment import Alignment


def test_spelling_and_stand_ins_go_together() -> None:
    given_input = in_one_part("ÉCRIVEZ À a@b.fr VITE", "fr", "en")
    assert given_input.parts == ("Écrivez à Paris vite.",)
    assert given_input.read(("Write to Paris quickly.",), False) == "WRITE TO a@b.fr QUICKLY"
    assert given_input.read(("Write to Pa",), True) == "WRITE TO"


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Cliquez sur {a} puis sur {b}.", ("Cliquez sur.", "Puis sur.")),
        (
            "Il est venu hier, mais il est déjà reparti.",
            ("Il est venu hier.", "Mais il est déjà reparti."),
        ),
        (
            "Une phrase de neuf mots et plus sans aucune virgule",
            ("Une phrase de neuf mots et.", "Plus sans aucune virgule."),
        ),
    ],
)
def test_a_sentence_is_cut_where_it_hurts_least(sentence: str, parts: tuple[str, ...]) -> None:
    cut = in_parts(sentence, "fr", "en")
    assert cut is not None
    assert cut.parts == parts
    assert cut.read(cut.parts, False) == sentence


def test_a_short_sentence_is_not_cut() -> None:
    assert in_parts("Oui, il dort.", "fr", "en") is None


@given(st.text(min_size=1, max_size=80).map(clean).filter(is_translatable))
def test_nothing_is_lost_by_cutting(sentence: str) -> None:
    cut = in_parts(sentence, "fr", "en")
    if cut is not None:
        assert cut.read(cut.parts, False).casefold() == sentence.casefold()


def _words(alignment: Alignment | None, sentence: str, translation: str) -> list[tuple[str, str]]:
    assert alignment is not None
    return [
        (sentence[slice(*alignment.source[row[0][0]])], translation[slice(*target)])
        for target, row in zip(alignment.target, alignment.shares, strict=True)
    ]


def test_alignment_speaks_of_the_sentence_and_of_what_was_read_back() -> None:
    sentence = "ÉCRIVEZ À a@b.fr VITE"
    given_input = in_one_part(sentence, "fr", "en")
    text = "Write to Paris quickly."
    result = Result(0, text, 5, False, alignment=word_by_word(given_input.parts[0], text))
    translation = given_input.read((text,), False)
    words = _words(given_input.alignment(sentence, translation, [result]), sentence, translation)
    assert words == [("ÉCRIVEZ", "WRITE"), ("À", "TO"), ("a@b.fr", "a@b.fr"), ("VITE", "QUICKLY")]


def test_alignments_of_parts_are_put_together() -> None:
    sentence = "Cliquez sur {a} puis sur {b}."
    cut = in_parts(sentence, "fr", "en")
    assert cut is not None
    texts = ["Click on.", "Then on."]
    results = [
        Result(n, text, 3, False, alignment=word_by_word(part, text))
        for n, (part, text) in enumerate(zip(cut.parts, texts, strict=True))
    ]
    translation = cut.read(texts, False)
    words = _words(cut.alignment(sentence, translation, results), sentence, translation)
    firsts = [(here.split()[0], there.split()[0]) for here, there in words]
    assert firsts == [("Cliquez", "Click"), ("sur", "on"), ("puis", "then"), ("sur", "on")]
    unaligned = [Result(n, text, 3, False) for n, text in enumerate(texts)]
    assert cut.alignment(sentence, translation, unaligned) is None
