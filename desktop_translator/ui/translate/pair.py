"""The two languages in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.core.languages import Languages
    from desktop_translator.core.models import ModelInfo


@dataclass(frozen=True, slots=True)
class Pair:
    """Codes of the language to translate from and of the one to translate into."""

    source: str
    target: str

    def swapped(self) -> Pair:
        """Return the opposite direction."""
        return Pair(self.target, self.source)


class PairChoice(QObject):
    """The pair in use, what else can be chosen, and what was chosen before.

    Signals:
        changed: another pair is in use.
    """

    changed = Signal(object)

    def __init__(
        self,
        models: Sequence[ModelInfo],
        languages: Languages,
        source: str,
        target: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._languages = languages
        self._models = tuple(models)
        self._pair = Pair(source, target)
        self._recent = [self._pair.source, self._pair.target]

    @property
    def pair(self) -> Pair:
        """The pair in use."""
        return self._pair

    @property
    def model(self) -> ModelInfo | None:
        """The model that serves the pair, if one does."""
        pair = self._pair.source, self._pair.target
        serving = [model for model in self._models if model.serves(*pair)]
        best = min(serving, key=lambda model: model.is_multilingual, default=None)
        return None if best is None else best.for_pair(*pair)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The pair of each model, or the first pair of one that serves many."""
        return tuple(dict.fromkeys(Pair(model.source, model.target) for model in self._models))

    def sources(self) -> tuple[str, ...]:
        """Languages to translate from, recent ones first, then by name."""
        known = {code for model in self._models for code in model.sources}
        return self._ordered(known | {self._pair.source})

    def targets(self) -> tuple[str, ...]:
        """Languages to translate into, recent ones first, then by name."""
        known = {code for model in self._models for code in model.targets}
        return self._ordered(known | {self._pair.target})

    def choose_source(self, code: str) -> None:
        """Translate from a language; the one of the other side swaps both."""
        if code == self._pair.target:
            self.choose(self._pair.swapped())
        else:
            self.choose(Pair(code, self._pair.target))

    def choose_target(self, code: str) -> None:
        """Translate into a language; the one of the other side swaps both."""
        if code == self._pair.source:
            self.choose(self._pair.swapped())
        else:
            self.choose(Pair(self._pair.source, code))

    def choose(self, pair: Pair) -> None:
        """Use a pair."""
        if pair == self._pair:
            return
        self._pair = pair
        newest = [pair.source, pair.target]
        self._recent = newest + [code for code in self._recent if code not in newest]
        self.changed.emit(pair)

    def _ordered(self, codes: set[str]) -> tuple[str, ...]:
        recent = [code for code in self._recent if code in codes]
        return (*recent, *sorted(codes.difference(recent), key=self._languages.name))
