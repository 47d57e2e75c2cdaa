"""A text and its translation, and what writes many of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class TextPair:
    """A paragraph and its translation."""

    source: str
    target: str


class PairWriter(Protocol):
    """Writes pairs as they come, holding none of them."""

    def __call__(
        self, output: BinaryIO, pairs: Iterable[TextPair], languages: tuple[str, str]
    ) -> None:
        """`languages` are the BCP-47 tags of sources and targets."""
        ...


def xml_text(text: str) -> str:
    """Write a text for XML; what XML cannot hold becomes a replacement character."""
    return escape(_NOT_XML.sub("\ufffd", text))
