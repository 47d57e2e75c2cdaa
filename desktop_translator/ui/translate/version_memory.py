"""Which translations of a sentence were seen, and which of them the person chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_translator.core.hypothesis import Hypothesis
    from desktop_translator.ui.translate.pair import Pair


class VersionMemory:
    """Remembers versions by pair and sentence, for as long as the program runs."""

    def __init__(self) -> None:
        self._seen: dict[tuple[Pair, str], dict[str, Hypothesis]] = {}
        self._chosen: dict[Pair, dict[str, str]] = {}

    def note(self, pair: Pair, sentence: str, versions: Iterable[Hypothesis]) -> None:
        """Remember versions that were seen; what is known of one already stays."""
        seen = self._seen.setdefault((pair, sentence), {})
        for version in versions:
            seen.setdefault(version.text, version)

    def versions(self, pair: Pair, sentence: str) -> tuple[Hypothesis, ...]:
        """Return every version seen of a sentence, in the order of their appearance."""
        return tuple(self._seen.get((pair, sentence), {}).values())

    def texts(self, pair: Pair, sentence: str) -> tuple[str, ...]:
        """Return the texts of these versions."""
        return tuple(version.text for version in self.versions(pair, sentence))

    def choose(self, pair: Pair, sentence: str, text: str) -> None:
        """Let a sentence be translated so from now on."""
        self._chosen.setdefault(pair, {})[sentence] = text

    def forget(self, pair: Pair, sentence: str) -> None:
        """Let a sentence be translated as if nothing had been chosen for it."""
        self._chosen.get(pair, {}).pop(sentence, None)

    def chosen(self, pair: Pair) -> dict[str, str]:
        """Return a copy of what was chosen for a pair."""
        return dict(self._chosen.get(pair, {}))
