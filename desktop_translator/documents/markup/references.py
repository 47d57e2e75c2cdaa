"""Character references: read from text with tags, written into it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_OWN = {"&": "&amp;", "<": "&lt;", '"': "&quot;"}


def split_at(text: str, signs: Iterable[str]) -> list[str]:
    """Cut a text at every sign; the signs are every second part."""
    pattern = "|".join(map(re.escape, sorted(signs, key=len, reverse=True)))
    return re.split(f"({pattern})", text) if pattern else [text]


@dataclass(slots=True)
class References:
    """The references of one text, so that its translation is spelt in the same way."""

    spellings: dict[str, str] = field(default_factory=dict)

    def read(self, spelt: str) -> str:
        """Return what a reader sees."""
        return _REFERENCE.sub(self._read, spelt) if "&" in spelt else spelt

    def spelt(self, text: str, own: str = "&<") -> str:
        """Spell a text so that it reads as it is; `own` are the signs that must not stand."""
        spellings = {sign: _OWN[sign] for sign in own} | self.spellings
        parts = split_at(text, spellings)
        parts[1::2] = [spellings[sign] for sign in parts[1::2]]
        return "".join(parts)

    def _read(self, match: re.Match[str]) -> str:
        read = html.unescape(match[0])
        if read == match[0]:
            # Unknown here, perhaps not where the document is read: it stays as it is.
            self.spellings[read] = read
        elif not read.isalnum() or len(read) > 1 or not read.isascii():
            self.spellings.setdefault(read, match[0] if match[0].endswith(";") else f"{match[0]};")
        return read
