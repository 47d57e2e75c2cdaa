from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.core.cleaning import clean
from desktop_translator.core.kept_items import is_translatable
from desktop_translator.pipeline.model_input import in_one_part, in_parts


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
