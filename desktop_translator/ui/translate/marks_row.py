"""What is said below the translation about sentences that may be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_translator.ui.actions import Command, plain_text
from desktop_translator.ui.widgets.notice_button import NoticeButton

if TYPE_CHECKING:
    from desktop_translator.ui.actions import Actions


class MarksRow(QWidget):
    """One line that steps through the marked sentences, and a way to say that one is fine."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = NoticeButton(self)
        self.notice.clicked.connect(actions[Command.NEXT_MARK].trigger)
        self.notice.setToolTip(actions[Command.NEXT_MARK].toolTip())
        self.fine = QPushButton(plain_text(actions[Command.FINE]), self)
        self.fine.setProperty("role", "quiet")
        self.fine.clicked.connect(actions[Command.FINE].trigger)
        self.fine.setToolTip(actions[Command.FINE].toolTip())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.notice, 1)
        row.addWidget(self.fine, 0, Qt.AlignmentFlag.AlignTop)
        self.show_marks("", in_view=False)

    def tab_order(self) -> tuple[QWidget, ...]:
        """Return what the Tab key visits, in order."""
        return self.notice, self.fine

    @property
    def text(self) -> str:
        """What is said; empty where nothing is."""
        return self.notice.text()

    def show_marks(self, text: str, *, in_view: bool) -> None:
        """Say something about the marks; `in_view`: it is about the sentence in view."""
        if text != self.text:
            self.notice.setText(text)
        self.fine.setVisible(in_view)
        self.setVisible(bool(text))
