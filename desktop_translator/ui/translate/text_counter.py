"""Counting a long text without anybody noticing."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_translator.ui.translate.counts import count_characters, count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_SLICE_S = 0.006


@dataclass(frozen=True, slots=True)
class Counts:
    """How much text there is."""

    characters: int
    words: int


class TextCounter(QObject):
    """Counts line by line, in slices between events; lines it has seen cost nothing.

    A text that fits into one slice is counted before `count` returns.

    Signals:
        counted: the `Counts` of the newest text.
    """

    counted = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: dict[str, Counts] = {}
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._advance)

    def count(self, text: str) -> None:
        """Count a text, and forget about one that is not counted yet."""
        self._steps = self._counting(text.split("\n"))
        self._advance()

    def cancel(self) -> None:
        """Forget about a text that is not counted yet."""
        self._timer.stop()
        self._steps = iter(())

    def _advance(self) -> None:
        self._timer.stop()
        end = perf_counter() + _SLICE_S
        for _ in self._steps:
            if perf_counter() > end:
                self._timer.start()
                return

    def _counting(self, lines: list[str]) -> Iterator[None]:
        known: dict[str, Counts] = {}
        characters = words = 0
        for line in lines:
            counts = self._known.get(line) or Counts(count_characters(line), count_words(line))
            known[line] = counts
            characters += counts.characters
            words += counts.words
            yield
        self._known = known
        self.counted.emit(Counts(characters, words))
