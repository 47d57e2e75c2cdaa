"""A message above the content."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from desktop_translator.ui.widgets.tool_button import ToolButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_translator.ui.widgets.icons import Icons


class Tone(StrEnum):
    """How a banner looks."""

    NOTICE = "notice"
    QUIET = "quiet"


class Banner(QFrame):
    """Says what happened and what to do, until it is dismissed or no longer true.

    Signals:
        action_chosen: the button of the message was pressed.
        dismissed: the person closed it.
    """

    action_chosen = Signal()
    dismissed = Signal()

    def __init__(self, icons: Icons, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", tone.value)
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QPushButton(self)
        self._action.clicked.connect(self.action_chosen)
        self._close = ToolButton(icons, "clear", self.tr("Dismiss this message"), self)
        self._close.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        row.addWidget(self._action, 0)
        row.addWidget(self._close, 0)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown, without markup."""
        return self.accessibleName()

    def tab_order(self) -> tuple[QWidget, ...]:
        """Return the controls in the order in which Tab visits them."""
        return (self._action, self._close)

    def show_message(self, message: str, advice: str = "", action: str = "") -> None:
        """Show a message, its advice in a lighter weight and, if named, a button."""
        self._label.setText(f"<b>{_escaped(message)}</b>&ensp;{_escaped(advice)}")
        self.setAccessibleName(f"{message} {advice}".strip())
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the cross in the colour of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._close.set_colour(self._label.palette().color(QPalette.ColorRole.WindowText))

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
