"""Remembering translated sentences, so that an edit costs one sentence and not the whole text."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.pipeline.guard import Problem


@dataclass(frozen=True, slots=True)
class Remembered:
    """A translation, and what the guard found wrong with it."""

    text: str
    problems: frozenset[Problem] = frozenset()


MAX_SENTENCES = 20_000
"""Holds a text of 2 MB whole, in about 10 MB of memory."""


class SentenceCache:
    """The most recently used translations, by model, options and clean sentence.

    Not safe between threads.
    """

    def __init__(self, max_sentences: int = MAX_SENTENCES) -> None:
        self._max_sentences = max_sentences
        self._translations: OrderedDict[tuple[str, DecodingOptions, str], Remembered] = (
            OrderedDict()
        )

    def get(self, model_id: str, options: DecodingOptions, sentence: str) -> Remembered | None:
        """Return a remembered translation, or None."""
        key = (model_id, options, sentence)
        translation = self._translations.get(key)
        if translation is not None:
            self._translations.move_to_end(key)
        return translation

    def put(
        self, model_id: str, options: DecodingOptions, sentence: str, translation: Remembered
    ) -> None:
        """Remember a translation, forgetting the least recently used one when full."""
        key = (model_id, options, sentence)
        self._translations[key] = translation
        self._translations.move_to_end(key)
        if len(self._translations) > self._max_sentences:
            self._translations.popitem(last=False)

    def __len__(self) -> int:
        return len(self._translations)
