"""Scores of similar sentences, and that they are found."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_translator.core.cleaning import clean
from desktop_translator.core.memory_entry import MemoryEntry, Origin
from desktop_translator.storage.similarity import comparable, similarity
from desktop_translator.storage.translation_memory import TranslationMemory

if TYPE_CHECKING:
    from pathlib import Path

WORDS = st.lists(st.sampled_from(["le", "chat", "noir", "dort", "sous", "bleu"]), max_size=12)


def score(one: str, other: str) -> int:
    return similarity(comparable(one), comparable(other))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Le chat dort.", "Le chat dort.", 100),
        ("Le  chat\u00a0dort.", "Le chat dort.", 100),
        ("Il a 12 chats.", "Il a 7 chats.", 99),
        ("Prix : 1 200,50 €", "Prix : 3,75 €", 99),
        ("Le chat dort.", "le chat dort", 98),
        ("Bonjour {name} !", "Bonjour {user} !", 97),
        ("Voir http://a.example/x ici.", "Voir www.b.example ici.", 97),
        ("Il a 12 chats !", "il a 7 chats.", 97),
        (
            "Un deux trois quatre cinq six sept huit.",
            "Un deux trois quatre cinq six sept neuf.",
            87,
        ),
        ("Un deux trois quatre cinq six sept huit.", "Un deux trois quatre cinq six dix neuf.", 75),
        ("Le chat dort.", "Le chien dort.", 66),
        ("Oui.", "Non.", 0),
        ("…", "?!", 0),
        ("猫は寝ています。", "犬は寝ています。", 85),
        ("แมวกำลังนอน", "แมวกำลังนอน!", 98),
        ("मेरा नाम राम है।", "मेरा नाम सीता है।", 75),
    ],
)
def test_scores_are_those_that_translators_know(one: str, other: str, expected: int) -> None:
    assert score(one, other) == expected


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=60)
def test_scores_of_any_texts(one: str, other: str) -> None:
    found = score(one, other)
    assert 0 <= found <= 100
    assert found == score(other, one)
    assert (found == 100) == (clean(one) == clean(other))
    assert score(one, one) == 100


@given(WORDS, WORDS, st.integers(0, 999), st.integers(0, 999))
@settings(max_examples=60)
def test_the_bands_hold_for_any_words(
    one: list[str], other: list[str], first: int, second: int
) -> None:
    found = score(" ".join([*one, f"{first}."]), " ".join([*other, f"{second}."]))
    if one == other:
        assert found == (100 if first == second else 99)
    else:
        assert found <= 94
        longest = max(len(one), len(other)) + 1
        assert found <= 100 * (longest - abs(len(one) - len(other))) // longest


@pytest.fixture
def memory(tmp_path: Path) -> TranslationMemory:
    return TranslationMemory(tmp_path / "memory.sqlite")


def add(memory: TranslationMemory, *sources: str, origin: Origin, language: str = "fr") -> None:
    memory.add(MemoryEntry(each, each.upper(), language, "en", origin, "m") for each in sources)


def test_similar_sentences_are_found_the_best_first(memory: TranslationMemory) -> None:
    with closing(memory):
        add(
            memory,
            "Le chat noir dort sous le grand lit.",
            "Le chat noir dort sous le petit lit rouge.",
            "Le chien aboie.",
            origin=Origin.IMPORTED,
        )
        add(memory, "Le chat noir dort sous un grand lit.", origin=Origin.MACHINE)
        found = memory.similar("fr", "en", "Le chat noir dort sous un grand lit.")
        assert [(each.entry.source, each.score) for each in found] == [
            ("Le chat noir dort sous le grand lit.", 87)
        ]
        assert len(memory.similar("fr", "en", "Le chat noir dort sous un lit.", minimum=60)) == 2
        assert memory.similar("fr", "en", "Tout autre chose.") == []
        assert memory.similar("fr", "en", '42 " OR *') == []
        assert memory.similar("de", "en", "Le chat noir dort sous le grand lit.") == []


def test_what_is_forgotten_is_not_found_and_the_person_goes_first(
    memory: TranslationMemory,
) -> None:
    with closing(memory):
        add(memory, "Il a acheté 3 pommes vertes.", origin=Origin.IMPORTED)
        add(memory, "Il a acheté 3 pommes vertes.", origin=Origin.HUMAN)
        found = memory.similar("fr", "en", "Il a acheté 15 pommes vertes.")
        assert [(each.entry.origin, each.score) for each in found] == [
            (Origin.HUMAN, 99),
            (Origin.IMPORTED, 99),
        ]
        memory.remove(found[0].entry)
        memory.clear(origins=[Origin.IMPORTED])
        assert memory.similar("fr", "en", "Il a acheté 15 pommes vertes.") == []


def test_scripts_without_spaces_and_with_vowel_signs(memory: TranslationMemory) -> None:
    with closing(memory):
        add(memory, "今日は天気がとてもいいです。", origin=Origin.HUMAN, language="ja")
        add(memory, "मेरा नाम राम कुमार है।", origin=Origin.HUMAN, language="hi")
        assert memory.similar("ja", "en", "今日は天気がすごくいいです。")[0].score >= 75
        assert memory.similar("hi", "en", "मेरा नाम सीता कुमार है।")[0].score == 80


def test_words_that_half_the_memory_has_still_find(memory: TranslationMemory) -> None:
    with closing(memory):
        sources = [f"Il est {word} ici." for word in ("là", "bien", "bon", "mal")]
        add(memory, *(f"{each} {n}" for n in range(400) for each in sources), origin=Origin.HUMAN)
        for _ in range(2):  # once counted, once remembered
            assert memory.similar("fr", "en", "Il est bien ici. 3")[0].score >= 99
