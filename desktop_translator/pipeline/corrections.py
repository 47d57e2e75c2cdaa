"""What a person adds to the translation memory, and what it offers them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_translator.core.cleaning import clean
from desktop_translator.core.memory_entry import MemoryEntry, Origin
from desktop_translator.pipeline.numbers import numbers_differ
from desktop_translator.storage.similarity import SAME, comparable, with_numbers
from desktop_translator.storage.translation_memory import LEAST_SIMILAR

if TYPE_CHECKING:
    from desktop_translator.storage.translation_memory import TranslationMemory


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's own translation of a sentence, and the one that they had before, if any.

    Attributes:
        pair: codes of the languages.
        sentence: as a model is asked for it.
        text: the translation; empty where the person's own was taken back.
        before: the person's own translation before that.
    """

    pair: tuple[str, str]
    sentence: str
    text: str
    before: MemoryEntry | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """The translation of a similar sentence.

    Attributes:
        sentence: the one that was asked for.
        source: the similar one.
        text: its translation, with the numbers of `sentence` where only these differ.
        score: how similar both are, in percent.
    """

    sentence: str
    source: str
    text: str
    score: int


def correct(memory: TranslationMemory, wanted: Correction) -> Correction:
    """Keep a person's translation, or forget it where the text is empty.

    Returns what was done, with what was there before: `take_back` undoes it.

    Raises:
        TranslationMemoryError: the memory cannot be written.
    """
    sentence, text = clean(wanted.sentence), clean(wanted.text)
    own = MemoryEntry(sentence, text, *wanted.pair, Origin.HUMAN)
    found = memory.find(*wanted.pair, [sentence]).get(sentence)
    before = found if found is not None and found.origin is Origin.HUMAN else None
    if text:
        memory.add([own])
    elif before is not None:
        memory.remove(before)
    return replace(wanted, text=text, before=before)


def take_back(memory: TranslationMemory, done: Correction) -> Correction:
    """Undo a correction; what is returned can be undone, too.

    Raises:
        TranslationMemoryError: the memory cannot be written.
    """
    text = done.before.target if done.before is not None else ""
    return correct(memory, replace(done, text=text, before=None))


def offers(memory: TranslationMemory, pair: tuple[str, str], sentence: str) -> tuple[Offer, ...]:
    """Return translations of similar sentences, the most similar first, no two the same.

    Raises:
        TranslationMemoryError: the memory cannot be read.
    """
    found: dict[str, Offer] = {}
    for each in memory.similar(*pair, sentence, minimum=LEAST_SIMILAR):
        if each.score < SAME:
            text = _adapted(sentence, each.entry)
            offer = Offer(sentence, each.entry.source, text, each.score)
            found.setdefault(text, offer)
    return tuple(found.values())


def _adapted(sentence: str, entry: MemoryEntry) -> str:
    """Return the translation of an entry, with other numbers if nothing else differs."""
    wanted, there, translated = map(comparable, (sentence, entry.source, entry.target))
    is_clear = wanted.words == there.words and Counter(there.numbers) == Counter(translated.numbers)
    numbers = dict(zip(there.numbers, wanted.numbers, strict=False))
    if not is_clear or any(
        numbers[old] != new for old, new in zip(there.numbers, wanted.numbers, strict=True)
    ):
        return entry.target
    text = with_numbers(entry.target, numbers)
    return entry.target if numbers_differ(sentence, text) else text
