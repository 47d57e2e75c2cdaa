"""A detector that does what a test says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.pipeline.language_detection import Detection

if TYPE_CHECKING:
    from collections.abc import Collection


class FakeDetector:
    """Reads the language off the text: `de:` at its beginning; without that, the last one stays.

    Attributes:
        looked_at: every text that was asked about, with whether it was being typed.
    """

    def __init__(self) -> None:
        self.looked_at: list[tuple[str, bool]] = []

    def detect(
        self,
        text: str,
        candidates: Collection[str],
        last: str | None = None,
        *,
        typing: bool = False,
    ) -> Detection | None:
        """Name the language of a text."""
        self.looked_at.append((text, typing))
        if not any(map(str.isalpha, text)):
            return None
        code = text[:2] if text[2:3] == ":" else last or next(iter(candidates))
        return Detection(code, 0.9, tuple((each, 0.5) for each in candidates))

    def confirm(self, text: str, language: str) -> float:
        """Leave the answer to `detect`."""
        return 0.0

    def load(self) -> None:
        """Be ready."""
