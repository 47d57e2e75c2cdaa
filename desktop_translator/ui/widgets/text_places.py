"""Places in a document, counted as Python does: in code points, from the start of a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.ui.widgets.utf16 import code_points, utf16_length

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QTextBlock, QTextDocument


def offset_of(document: QTextDocument, first_block: int, position: int) -> int:
    """Return how many code points a position lies behind the start of a block; line ends count."""
    block = document.findBlockByNumber(first_block)
    offset = 0
    while block.isValid() and position >= block.position() + block.length():
        offset += len(block.text()) + 1
        block = block.next()
    if not block.isValid():
        return offset
    units = max(0, position - block.position())
    text = block.text()
    return offset + (units if _is_plain(block, text) else code_points(text, units))


def positions_of(document: QTextDocument, first_block: int, offsets: Iterable[int]) -> list[int]:
    """Return the positions of some offsets, which ascend; the end for those behind it."""
    block = document.findBlockByNumber(first_block)
    start = 0
    text = block.text()
    positions: list[int] = []
    for offset in offsets:
        while block.isValid() and offset > start + len(text):
            start += len(text) + 1
            block = block.next()
            text = block.text()
        if not block.isValid():
            positions.append(document.characterCount() - 1)
            continue
        inside = offset - start
        units = inside if _is_plain(block, text) else utf16_length(text[:inside])
        positions.append(block.position() + units)
    return positions


def _is_plain(block: QTextBlock, text: str) -> bool:
    """Tell whether each character is one unit, as in most texts: nothing has to be counted."""
    return len(text) == block.length() - 1
