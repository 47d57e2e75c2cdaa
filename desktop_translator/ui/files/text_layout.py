"""Texts that wrap, for delegates to measure and to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QTextLine

_LINE_HEIGHT = 1.35


def laid_out(
    text: str, font: QFont, width: int, parts: Sequence[QTextLayout.FormatRange] = ()
) -> QTextLayout:
    """Wrap a text, each line of it from the side where its script begins; `parts` look special."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    choice = QTextOption()
    choice.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    choice.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(choice)
    layout.setFormats(parts)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += _line_height(line)
    layout.endLayout()
    return layout


def height_of(layout: QTextLayout) -> float:
    """Return how high a text is."""
    last = layout.lineAt(layout.lineCount() - 1)
    return last.y() + _line_height(last)


def _line_height(line: QTextLine) -> float:
    return line.height() * _LINE_HEIGHT
