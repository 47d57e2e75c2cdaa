"""Files that are dragged onto the window, or pasted into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from desktop_translator.ui.widgets.source_pane import local_files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

_TEXTS = frozenset({"", ".txt", ".text", ".md", ".log"})
_MARGIN = 10
_RADIUS = 12.0
_VEIL = 225


class FileDrops(QObject):
    """Takes files anywhere on a window, which shows what will become of them.

    `shows_text` tells whether the text page is in front: a single text opens there.

    Signals:
        text_given: the `Path` of a text to open on the text page.
        files_given: the `Path`s of files and folders to translate.
    """

    text_given = Signal(object)
    files_given = Signal(object)

    def __init__(self, window: QWidget, shows_text: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._shows_text = shows_text
        self.veil = DropVeil(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def take(self, paths: Sequence[Path]) -> None:
        """Hand files on to the page that they are for."""
        if self._is_text(paths):
            self.text_given.emit(paths[0])
        elif paths:
            self.files_given.emit(tuple(paths))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer drags, which come to the window where no widget takes them."""
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self.veil.hide()
        elif kind == QEvent.Type.Resize:
            self.veil.setGeometry(self._window.rect())
        elif isinstance(event, QDropEvent) and (paths := local_files(event.mimeData())):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if kind == QEvent.Type.Drop:
                self.veil.hide()
                self.take(paths)
            else:
                self.veil.show_words(self._words(paths))
            return True
        return super().eventFilter(watched, event)

    def _words(self, paths: Sequence[Path]) -> str:
        if self._is_text(paths):
            return self.tr("Drop to open this text")
        return self.tr("Drop to translate")

    def _is_text(self, paths: Sequence[Path]) -> bool:
        """Tell whether the files are one text, small enough to be shown."""
        if len(paths) != 1 or not self._shows_text():
            return False
        from desktop_translator.documents.registry import FORMATS
        from desktop_translator.documents.text_file import MAX_TEXT_BYTES

        path = paths[0]
        suffix = path.suffix.lower()
        is_document = any(suffix in format_.suffixes for format_ in FORMATS)
        if path.is_dir() or (is_document and suffix not in _TEXTS):
            return False
        return not path.exists() or path.stat().st_size <= MAX_TEXT_BYTES


class DropVeil(QWidget):
    """Covers the window with what will happen, while something is dragged over it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_words(self, words: str) -> None:
        """Say what letting go will do."""
        self.words = words
        self.setGeometry(self.window().rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint a veil with a dashed edge, and the words in its middle."""
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Accent)
        ground = QColor(palette.color(QPalette.ColorRole.AlternateBase))
        ground.setAlpha(_VEIL)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(ground)
        painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
        place = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        font = QFont(self.font())
        font.setPixelSize(round(self.fontInfo().pixelSize() * 1.5))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(accent)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.words)
        painter.end()
