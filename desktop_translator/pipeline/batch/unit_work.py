"""What is done about each unit of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.cleaning import has_words
from desktop_translator.pipeline.pseudo_translation import pseudo_translated
from desktop_translator.pipeline.unit_plan import TranslatedUnit, UnitPlan

if TYPE_CHECKING:
    from desktop_translator.documents.format import Unit
    from desktop_translator.pipeline.batch.requests import BatchOptions
    from desktop_translator.pipeline.batch.sentence_store import SentenceStore
    from desktop_translator.pipeline.batch.way import Way
    from desktop_translator.pipeline.text_languages import Detector
    from desktop_translator.pipeline.unit_plan import UnitSentence

_ALREADY = 0.9
"""So sure has it to be that a paragraph is in the target language already."""
_FEWEST_LETTERS = 20


class UnitWork:
    """Plans units, and puts them together from what the store has of their sentences."""

    def __init__(
        self, options: BatchOptions, way: Way | None, store: SentenceStore, detector: Detector
    ) -> None:
        """Translate along a way; None for a pseudo-translation."""
        self._options = options
        self._way = way
        self._store = store
        self._detector = detector

    def sentences(self, unit: Unit) -> tuple[UnitSentence, ...]:
        """Return what has to be translated of a unit."""
        plan = self._plan(unit)
        return () if plan is None else plan.sentences

    def translated(self, unit: Unit) -> TranslatedUnit | None:
        """Return a unit with all its sentences translated; None where it stays as it is."""
        pseudo = self._options.pseudo
        if pseudo is not None:
            if unit.approved:
                return None
            return TranslatedUnit(pseudo_translated(unit.source, pseudo))
        plan = self._plan(unit)
        if plan is None or self._way is None or not plan.sentences:
            return None
        way = self._way
        return plan.assemble([self._store.get(way, sentence) for sentence in plan.sentences])

    def _plan(self, unit: Unit) -> UnitPlan | None:
        if self._way is None or unit.approved or not has_words(unit.source.text):
            return None
        if self._options.skip_translated and self._is_translated(unit.source.text):
            return None
        return UnitPlan(unit.source, self._way.source, self._way.target)

    def _is_translated(self, text: str) -> bool:
        if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
            return False
        return self._detector.confirm(text, self._options.target) >= _ALREADY
