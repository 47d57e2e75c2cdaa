"""Telling which sentences were found wrong, and which of them were repaired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.pipeline.events import LinesChanged, Started

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.pipeline.events import ParagraphSentences, TextEvent


class CheckedSentences:
    """Collects what the events of a translation tell about its sentences."""

    def __init__(self) -> None:
        self._paragraphs: dict[int, ParagraphSentences] = {}

    def take(self, event: TextEvent) -> None:
        """Take in an event."""
        if isinstance(event, Started):
            self._paragraphs.clear()
        if isinstance(event, Started | LinesChanged):
            self._paragraphs |= {paragraph.first_line: paragraph for paragraph in event.sentences}

    def records(self, translation: str) -> list[dict[str, object]]:
        """Describe each sentence that has or had a problem, in reading order."""
        lines = translation.split("\n")
        return [
            record
            for _, paragraph in sorted(self._paragraphs.items())
            for record in _records(paragraph, lines)
        ]


def _records(paragraph: ParagraphSentences, lines: list[str]) -> Iterator[dict[str, object]]:
    first = paragraph.first_line
    text = "\n".join(lines[first : first + paragraph.line_count])
    problems = dict(paragraph.problems)
    for index in sorted(problems.keys() | paragraph.repaired):
        start, end = paragraph.targets[index] or (0, 0)
        yield {
            "source": paragraph.texts[index],
            "translation": text[start:end],
            "problems": sorted(problems.get(index, ())),
            "repaired": index in paragraph.repaired,
        }
