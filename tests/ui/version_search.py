"""A search for versions that finds what a test says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_translator.core.hypothesis import Hypothesis
from desktop_translator.pipeline.version_finder import VersionsFinished, VersionsFound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_translator.core.decoding import DecodingOptions


class FakeVersionSearch(QObject):
    """Records searches; what they find is emitted by the test."""

    found = Signal(object)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.searches: list[tuple[DecodingOptions, dict[str, tuple[str, ...]], int]] = []
        self.stops = 0

    def find(
        self,
        source: str,
        target: str,
        options: DecodingOptions,
        seen: Mapping[str, tuple[str, ...]],
        wanted: int,
    ) -> int:
        self.searches.append((options, dict(seen), wanted))
        return len(self.searches)

    def stop(self) -> None:
        self.stops += 1

    def tell(self, sentence: str, *texts: str) -> None:
        """Find versions, the first the most probable."""
        versions = tuple(Hypothesis(text, -0.1 - n) for n, text in enumerate(texts))
        self.found.emit(VersionsFound(len(self.searches), sentence, versions))

    def finish(self) -> None:
        self.finished.emit(VersionsFinished(len(self.searches)))
