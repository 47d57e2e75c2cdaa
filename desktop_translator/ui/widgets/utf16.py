"""Python counts characters, Qt counts UTF-16 units."""

from __future__ import annotations

import re

# Characters that would end a block of a QTextDocument, and those that PySide6 drops on the way.
_BREAKS = re.compile("[\n\r\u2029]")
_LOST = re.compile("[\ufdd0\ufdd1\ufeff\ufffe\ud800-\udfff]")


def utf16_length(text: str) -> int:
    """Return how many UTF-16 units `text` takes, which is what Qt calls its length."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def code_points(text: str, units: int) -> int:
    """Return how many code points the first `units` UTF-16 units of `text` are."""
    data = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(data.decode("utf-16-le", "ignore"))


def one_block(line: str) -> str:
    """Return `line` as a text block can hold it: no line ends, nothing that Qt would drop."""
    if line.isascii() and "\n" not in line and "\r" not in line:
        return line
    return _LOST.sub("", _BREAKS.sub(" ", line))
