"""Correcting the translation of one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from desktop_translator.ui.widgets.card import Card
from desktop_translator.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

_LINES = 2
_SPARE = 80
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CorrectionPanel(Card):
    """A sentence, and its translation to be changed; Enter keeps it, Esc leaves it as it was.

    Signals:
        kept: the new translation.
        closed: nothing was changed.
    """

    kept = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Correct the translation"))
        self._sentence = QLabel(self)
        self._sentence.setProperty("role", "secondary")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._hint = QLabel(self.tr("Used from now on, whenever this sentence comes."), self)
        self.editor = QPlainTextEdit(self)
        self.editor.setAccessibleName(self.tr("Your translation of the sentence"))
        self.editor.setTabChangesFocus(True)
        self.editor.installEventFilter(self)
        self.keep = QPushButton(self.tr("Use this translation"), self)
        self.keep.setProperty("role", "main")
        self.keep.setToolTip(self.tr("Use this translation (Enter)"))
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setProperty("role", "plain")
        self.cancel.setToolTip(self.tr("Leave the translation as it is (Esc)"))
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.closed)
        self.editor.textChanged.connect(self._update)
        self._arrange()
        self.hide()

    @property
    def sentence(self) -> str:
        """The sentence whose translation is corrected."""
        return self._sentence.text()

    def open(self, sentence: str, translation: str) -> None:
        """Begin with a translation."""
        self._sentence.setText(sentence)
        self.editor.setPlainText(translation)
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self._update()
        self.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep with Enter; a translation of one sentence has no lines."""
        if watched is self.editor and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            if event.type() == QEvent.Type.KeyPress:
                self._keep()
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Close with Esc."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.closed.emit()
                return True
        return super().event(event)

    def _text(self) -> str:
        return " ".join(self.editor.toPlainText().split())

    def _keep(self) -> None:
        if text := self._text():
            self.kept.emit(text)

    def _update(self) -> None:
        self.keep.setEnabled(bool(self._text()))

    def _arrange(self) -> None:
        lines = self.editor.fontMetrics().lineSpacing() * _LINES
        self.editor.setFixedHeight(lines + 2 * self.editor.frameWidth() + 20)
        self._hint.setProperty("role", "secondary")
        buttons = FlowLayout()
        for button in (self.keep, self.cancel):
            buttons.addWidget(button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addLayout(buttons, 1)
        foot.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._sentence)
        column.addWidget(self.editor)
        column.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what can be spared in a narrow window."""
        super().resizeEvent(event)
        buttons = self.keep.sizeHint().width() + self.cancel.sizeHint().width()
        self._hint.setVisible(self.width() > buttons + self._hint.sizeHint().width() + _SPARE)

    def minimumSizeHint(self) -> QSize:
        """Be content with a narrow window."""
        return QSize(200, super().minimumSizeHint().height())
