"""A person's own translations, and what the memory offers them."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.memory_entry import Origin
from desktop_translator.pipeline.corrections import Correction, correct, offers, take_back
from desktop_translator.storage.translation_memory import TranslationMemory
from tests.storage.memories import best, entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAIR = ("fr", "en")


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[TranslationMemory]:
    with closing(TranslationMemory(tmp_path / "memory.sqlite")) as memory:
        yield memory


def test_a_correction_and_the_way_back(memory: TranslationMemory) -> None:
    first = correct(memory, Correction(PAIR, "Oui.", " Yes. "))
    assert (best(memory, "Oui."), first.before) == ("Yes.", None)
    second = correct(memory, Correction(PAIR, "Oui.", "Yeah."))
    assert best(memory, "Oui.") == "Yeah."
    undone = take_back(memory, second)
    assert best(memory, "Oui.") == "Yes."
    take_back(memory, undone)
    assert best(memory, "Oui.") == "Yeah."
    take_back(memory, first)
    assert best(memory, "Oui.") is None


def test_what_others_have_made_stays(memory: TranslationMemory) -> None:
    memory.add([entry("Oui.", "Yes.", Origin.IMPORTED)])
    done = correct(memory, Correction(PAIR, "Oui.", "Yeah."))
    assert done.before is None
    correct(memory, Correction(PAIR, "Oui.", ""))
    assert best(memory, "Oui.") == "Yes."
    correct(memory, Correction(PAIR, "Oui.", ""))
    assert best(memory, "Oui.") == "Yes."


@pytest.mark.parametrize(
    ("source", "target", "sentence", "offered", "score"),
    [
        ("Il a 3 chats.", "He has 3 cats.", "Il a 12 chats.", "He has 12 cats.", 99),
        ("De 3 à 5 ans.", "From 3 to 5.", "De 5 à 3 ans.", "From 5 to 3.", 99),
        ("De 3 à 3 ans.", "From 3 to 3.", "De 3 à 4 ans.", "From 3 to 3.", 99),  # which one?
        ("Il a 3 chats.", "He has three cats.", "Il a 12 chats.", "He has three cats.", 99),
        ("Il a un gros chat.", "A fat cat.", "Il a un beau chat.", "A fat cat.", 80),
    ],
)
def test_offers_have_the_numbers_of_the_sentence(
    memory: TranslationMemory, source: str, target: str, sentence: str, offered: str, score: int
) -> None:
    memory.add([entry(source, target)])
    (offer,) = offers(memory, PAIR, sentence)
    assert (offer.text, offer.score, offer.source) == (offered, score, source)


def test_the_sentence_itself_is_no_offer_and_none_comes_twice(memory: TranslationMemory) -> None:
    memory.add([entry("Il a un beau chat.", "A"), entry("Il a un gros chat.", "B")])
    memory.add([entry("Il a un gros chat.", "B", Origin.IMPORTED)])
    assert [offer.text for offer in offers(memory, PAIR, "Il a un beau chat.")] == ["B"]
