"""The slim column from which the pages are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from desktop_translator.ui.actions import plain_text
from desktop_translator.ui.places import AT_FOOT, Place
from desktop_translator.ui.widgets.progress_line import paint_progress

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop_translator.ui.actions import Actions
    from desktop_translator.ui.widgets.icons import Icons

_WIDE, _NARROW = 84, 52
_MARGIN = 8
_ICON = QSize(20, 20)
_PADDING = 12


class Rail(QWidget):
    """One button for each page; Up and Down walk through them.

    Signals:
        chosen: the `Place` that a person wants to see.
    """

    chosen = Signal(object)

    def __init__(self, actions: Actions, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._group = QButtonGroup(self)
        self.buttons = {place: RailButton(place, actions, icons, self) for place in Place}
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 2 * _MARGIN, _MARGIN, 2 * _MARGIN)
        column.setSpacing(_MARGIN)
        at_top = [button for place, button in self.buttons.items() if place not in AT_FOOT]
        for button in at_top:
            column.addWidget(button)
        column.addStretch(1)
        for place in Place:
            button = self.buttons[place]
            if place in AT_FOOT:
                column.addWidget(button)
            self._group.addButton(button)
            button.clicked.connect(lambda _=False, place=place: self.chosen.emit(place))
        self.set_narrow(False)

    def show_place(self, place: Place) -> None:
        """Mark the button of the page that is shown."""
        self.buttons[place].setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the words where there is little room."""
        style = Qt.ToolButtonStyle
        for button in self.buttons.values():
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if narrow else style.ToolButtonTextUnderIcon
            )
        widest = max(button.sizeHint().width() for button in self.buttons.values())
        self.setFixedWidth(_NARROW if narrow else max(_WIDE, widest + 2 * _MARGIN))


class RailButton(QToolButton):
    """Icon above word; both take the accent while their page is shown."""

    def __init__(self, place: Place, actions: Actions, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons, self._name = icons, place.icon
        action = actions[place.value]
        self.setText(plain_text(action))
        self.setAccessibleName(plain_text(action))
        self.setToolTip(action.toolTip())
        self.setIconSize(_ICON)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._draw)
        self._percent: int | None = None
        self._draw()

    def show_percent(self, percent: int | None) -> None:
        """Show how far the work of the page is, while there is some."""
        if percent != self._percent:
            self._percent = percent
            name = self.tr("{name}, {percent} % done").format(name=self.text(), percent=percent)
            self.setAccessibleName(self.text() if percent is None else name)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a bar below, while there is work."""
        super().paintEvent(event)
        if self._percent is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(8, 0, -8, -2)
        share = self._percent / 100
        paint_progress(painter, place, share, self.palette(), self.layoutDirection())
        painter.end()

    def sizeHint(self) -> QSize:
        """Fit icon and word, as wide as the rail."""
        words = self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        metrics = self.fontMetrics()
        text = QSize(metrics.horizontalAdvance(self.text()), metrics.height()) if words else QSize()
        width = max(_WIDE - 2 * _MARGIN if words else _NARROW - 2 * _MARGIN, text.width() + 8)
        return QSize(width, _ICON.height() + _PADDING + max(0, text.height() + 6))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        palette = self.palette()
        role = QPalette.ColorRole.Accent if self.isChecked() else QPalette.ColorRole.PlaceholderText
        disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        self.setIcon(self._icons.icon(self._name, palette.color(role), disabled))
