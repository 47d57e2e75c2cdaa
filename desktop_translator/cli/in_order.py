"""A growing translation as a terminal can show it: only ever longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.pipeline.events import Finished, LinesChanged, Started

if TYPE_CHECKING:
    from desktop_translator.pipeline.events import TextEvent


class InOrder:
    """Turns changes anywhere in a text into pieces to append, in reading order.

    Sentences stream side by side; what stands behind the caret, the first unfinished one, waits.
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line = 0
        self._shown = ""

    @property
    def text(self) -> str:
        r"""The translation so far, lines joined by `"\n"`."""
        return "\n".join(self._lines)

    def take(self, event: TextEvent) -> str:
        """Take in an event; return what can be appended to the output now."""
        if isinstance(event, Started):
            self._lines = [line or "" for line in event.lines]
        elif isinstance(event, LinesChanged):
            for number, text in event.lines:
                self._lines[number] = text
            if event.caret is not None:
                return self._up_to(event.caret.line, event.caret.column)
            return self._up_to(len(self._lines) - 1, None)
        elif isinstance(event, Finished) and self._lines:
            return self._up_to(len(self._lines) - 1, None)
        return ""

    def _up_to(self, line: int, column: int | None) -> str:
        appended: list[str] = []
        while self._line < line:
            appended += (self._rest(self._lines[self._line]), "\n")
            self._line += 1
            self._shown = ""
        appended.append(self._rest(self._lines[line][:column]))
        return "".join(appended)

    def _rest(self, text: str) -> str:
        """Return the part of the current line that is not shown yet.

        Should the line have changed before that point (a better text was found, or an engine that
        died half way decided otherwise), nothing is repeated: the output stays where it was.
        """
        rest = text[len(self._shown) :] if text.startswith(self._shown) else ""
        self._shown += rest
        return rest
