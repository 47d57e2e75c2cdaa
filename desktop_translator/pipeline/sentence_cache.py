"""Remembering translated sentences, so that an edit costs one sentence and not the whole text."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.core.alignment import Alignment
    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.hypothesis import Hypothesis
    from desktop_translator.core.memory_entry import Origin
    from desktop_translator.pipeline.guard import Problem
    from desktop_translator.pipeline.requests import Wishes


@dataclass(frozen=True, slots=True)
class Remembered:
    """A translation and what is known of it.

    Attributes:
        text: the best translation so far.
        problems: what the guard found wrong with it.
        settled: False for a draft that a better text may still replace.
        repaired: whether the text replaced a draft with problems, or with worse ones.
        hypotheses: all results, if several were asked for.
        origin: whose it is, if it comes from the translation memory; None for a new one.
        alignment: of the sentence with `text`, if it was asked for and the model has one.
    """

    text: str
    problems: frozenset[Problem] = frozenset()
    settled: bool = True
    repaired: bool = False
    hypotheses: tuple[Hypothesis, ...] = ()
    origin: Origin | None = None
    alignment: Alignment | None = None


MAX_SENTENCES = 20_000
"""Holds a text of 2 MB whole, in about 10 MB of memory."""


class SentenceCache:
    """The most recently used translations, by model and pair, options and clean sentence.

    Not safe between threads.
    """

    def __init__(self, max_sentences: int = MAX_SENTENCES) -> None:
        self._max_sentences = max_sentences
        self._translations: OrderedDict[tuple[str, DecodingOptions, str], Remembered] = (
            OrderedDict()
        )

    def get(self, pair_id: str, options: DecodingOptions, sentence: str) -> Remembered | None:
        """Return a remembered translation, or None."""
        key = (pair_id, options, sentence)
        translation = self._translations.get(key)
        if translation is not None:
            self._translations.move_to_end(key)
        return translation

    def put(
        self, pair_id: str, options: DecodingOptions, sentence: str, translation: Remembered
    ) -> None:
        """Remember a translation, forgetting the least recently used one when full."""
        key = (pair_id, options, sentence)
        self._translations[key] = translation
        self._translations.move_to_end(key)
        if len(self._translations) > self._max_sentences:
            self._translations.popitem(last=False)

    def __len__(self) -> int:
        return len(self._translations)


class SentenceMemory:
    """The part of a cache that is about one model and what a person wants of a translation.

    What `recall` returns for a sentence goes before what is in the cache.

    Attributes:
        drafts: the sentences put or looked up here that are not settled, in that order.
    """

    def __init__(
        self,
        cache: SentenceCache,
        model_id: str,
        wishes: Wishes,
        recall: Callable[[str], Remembered | None] = lambda _: None,
    ) -> None:
        self._cache = cache
        self._model_id = model_id
        self._wishes = wishes
        self._recall = recall
        self.drafts: dict[str, Remembered] = {}

    def get(self, sentence: str) -> Remembered | None:
        """Return what is remembered of a sentence or None; a draft is noted to be settled."""
        if (chosen := self._wishes.chosen.get(sentence)) is not None:
            return Remembered(chosen)
        if (recalled := self._recall(sentence)) is not None:
            return recalled
        remembered = self._cache.get(self._model_id, self._wishes.options, sentence)
        if remembered is None and self._wishes.draft is not None:
            draft = self._cache.get(self._model_id, self._wishes.draft, sentence)
            remembered = None if draft is None else replace(draft, settled=False)
        if remembered is not None and not remembered.settled:
            self.drafts[sentence] = remembered
        return remembered

    def put_draft(self, sentence: str, draft: Remembered) -> None:
        """Remember a first translation; another may be wanted, but this one costs nothing again."""
        if self._wishes.draft is None:
            self.put(sentence, draft)
        else:
            self._cache.put(self._model_id, self._wishes.draft, sentence, draft)
            self.drafts[sentence] = replace(draft, settled=False)

    def put(self, sentence: str, remembered: Remembered) -> None:
        """Remember a translation; a settled one is a draft no longer."""
        self._cache.put(self._model_id, self._wishes.options, sentence, remembered)
        if remembered.settled:
            self.drafts.pop(sentence, None)
        else:
            self.drafts[sentence] = remembered
