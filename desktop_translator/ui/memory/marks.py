"""Sentences whose translation people have made: quietly marked where they can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop_translator.ui.translate.sentences import Sentences


class RecalledMarks(QObject):
    """Keeps the marks of the translation; only those in sight are drawn."""

    def __init__(self, sentences: Sentences, parent: QObject) -> None:
        super().__init__(parent)
        self._target = sentences.target
        self._is_drawing = False
        sentences.updated.connect(self._draw)
        self._target.pane.verticalScrollBar().valueChanged.connect(self._draw)
        self._target.pane.resized.connect(self._draw)

    def _draw(self) -> None:
        if self._is_drawing:  # to find out what is in sight may move the scroll bar
            return
        self._is_drawing = True
        spans = map(self._target.span, self._target.recalled_in_sight())
        self._target.highlights.set_quiet([span for span in spans if span])
        self._is_drawing = False
