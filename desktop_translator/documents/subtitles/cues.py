"""What all kinds of subtitles have: cues with a time, and a text with its own markup."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Cue:
    """A text on the screen for a time; it stands at `[start:end]` of the file.

    `track` tells apart what is shown side by side: a sentence stays within its track.
    """

    start_ms: int
    end_ms: int
    start: int
    end: int
    track: str = ""


class TokenKind(Enum):
    """What a piece of a cue is."""

    TEXT = auto()
    BREAK = auto()
    """Where a line ends."""
    OPEN = auto()
    CLOSE = auto()
    VOID = auto()
    """Markup that has no end: a position, a time."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a cue, at `[start:end]` of the file.

    `value` is the text as it is read, or the name by which OPEN and CLOSE know each other.
    """

    kind: TokenKind
    start: int
    end: int
    value: str = ""


class Syntax(ABC):
    """One kind of subtitle files: how cues and their markup are written."""

    @abstractmethod
    def cues(self, text: str) -> Iterator[Cue]:
        """Give the cues in the order of the file; those not to be translated are left out."""

    @abstractmethod
    def tokens(self, text: str, start: int, end: int) -> Iterator[Token]:
        """Cut the text of a cue into pieces that lie end to end."""

    @abstractmethod
    def written(self, text: str, line_break: str) -> str:
        """Write text so that it is read as text; its newlines become `line_break`."""

    def line_break(self, text: str) -> str:
        """Return how lines of a cue end in this file."""
        end = text.find("\n")
        if end > 0 and text[end - 1] == "\r":
            return "\r\n"
        return "\n" if end >= 0 or "\r" not in text else "\r"
