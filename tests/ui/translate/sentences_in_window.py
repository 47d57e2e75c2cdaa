"""Looking at, and pointing at, sentences in the panes of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication

from desktop_translator.ui.widgets.highlights import TINT_ROLE

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from desktop_translator.ui.translate.page import TranslatePage
    from desktop_translator.ui.widgets.text_pane import TextPane

WRONG_NUMBERS = "Né en 1914. Il vit ici.\n\nMort en 1999. Fin.\nRien en 2020."
ALL = ["né en 1815.", "mort en 1888.", "rien en 3030."]


def wrong(text: str) -> str:
    """Change every number, as a bad model does."""
    return (
        text.lower().replace("19", "18").replace("14", "15").replace("99", "88").replace("20", "30")
    )


def stammering(text: str) -> str:
    """Translate so badly that no repair helps."""
    return f"{text.lower()} non non non non non non."


def tint_colour(pane: TextPane) -> QColor:
    return pane.palette().color(TINT_ROLE)


def tinted(pane: TextPane) -> str:
    """Return what is really tinted: the extra selections of the pane."""
    tints = [
        selection.cursor.selectedText().replace("\u2029", "\n")
        for selection in pane.extraSelections()
        if selection.format.background().color() == tint_colour(pane)
    ]
    assert len(tints) <= 1
    return tints[0] if tints else ""


def tinted_on_both_sides(page: TranslatePage) -> tuple[str, str]:
    return tinted(page.source.pane), tinted(page.target.pane)


def marked(pane: TextPane) -> list[str]:
    """Return what is really underlined."""
    return [
        selection.cursor.selectedText().replace("\u2029", "\n")
        for selection in pane.extraSelections()
        if selection.format.underlineStyle() != QTextCharFormat.UnderlineStyle.NoUnderline
    ]


def put_cursor(pane: TextPane, before: str) -> None:
    cursor = pane.document().find(before)
    cursor.setPosition(cursor.selectionStart())
    pane.setTextCursor(cursor)


def place_of(pane: TextPane, text: str) -> QPoint:
    cursor = pane.document().find(text)
    cursor.setPosition(cursor.selectionStart())
    return pane.cursorRect(cursor).center() + QPoint(2, 0)


def move_pointer(pane: TextPane, point: QPoint) -> None:
    none = Qt.MouseButton.NoButton
    viewport = pane.viewport()
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(viewport.mapToGlobal(point)),
        none,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, moved)
