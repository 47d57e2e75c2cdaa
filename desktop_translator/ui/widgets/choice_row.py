"""One of several things to choose from, explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QRadioButton, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from desktop_translator.ui.widgets.icons import Icons

_PADDING = 10
_GAP = 2
_MARK = 16
_RADIUS = 8.0
_SMALLER = 12 / 13
_WRAP = Qt.TextFlag.TextWordWrap


class ChoiceRow(QRadioButton):
    """A title with a line of words below, and a mark on the one in use.

    A press or Enter clicks; whoever shows the row decides whether it gets the mark, which it takes
    from the other rows of its parent. Arrows go round these rows.
    """

    def __init__(
        self, icons: Icons, title: str, words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title.replace("&", "&&"), parent)  # no key of its own
        self.title = title
        self._icons = icons
        self._words = words
        self._title_weight = QFont.Weight.DemiBold
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        """The line below the title."""
        return self._words

    def set_words(self, words: str) -> None:
        """Change the line below the title."""
        self._words = words
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def set_plain(self) -> None:
        """Write the title, which is a whole sentence, as plain text."""
        self._title_weight = QFont.Weight.Normal
        self.updateGeometry()

    def hitButton(self, place: QPoint) -> bool:
        """Take a press anywhere."""
        return self.rect().contains(place)

    def nextCheckState(self) -> None:
        """Leave the mark to whoever shows the row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click with Enter, move with the arrows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self._move(1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self._move(-1)
        else:
            super().keyPressEvent(event)

    def heightForWidth(self, width: int) -> int:
        """Return the height that title and words need."""
        title, words = self._places(width)
        return (words if self._words else title).bottom() + 1 + _PADDING

    def sizeHint(self) -> QSize:
        """Be as wide as a list is."""
        return QSize(300, self.heightForWidth(300))

    def minimumSizeHint(self) -> QSize:
        """Allow to become narrow; the text wraps."""
        return QSize(160, self.heightForWidth(10_000))

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of a new font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ground, both texts and the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        title, words = self._places(self.width())
        palette = self.palette()
        painter.setFont(self._title_font())
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        side = Qt.AlignmentFlag.AlignLeft | _WRAP
        painter.drawText(title, side, self.title)
        if self._words:
            painter.setFont(self._words_font())
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(words, side, self._words)
        if self.isChecked():
            colour = palette.color(QPalette.ColorRole.Accent)
            mark = self._icons.pixmap("check", colour, self.devicePixelRatioF(), _MARK)
            painter.drawPixmap(self.width() - _PADDING - _MARK, title.top() + 1, mark)
        painter.end()

    def _move(self, steps: int) -> None:
        parent = self.parentWidget()
        siblings = parent.findChildren(ChoiceRow) if parent is not None else [self]
        rows = [row for row in siblings if row.isVisible()]
        rows[(rows.index(self) + steps) % len(rows)].setFocus(Qt.FocusReason.TabFocusReason)

    def _paint_ground(self, painter: QPainter) -> None:
        palette = self.palette()
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() or self.isDown():
            painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
            painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(palette.color(QPalette.ColorRole.Accent))
            painter.drawRoundedRect(place, _RADIUS, _RADIUS)

    def _places(self, width: int) -> tuple[QRect, QRect]:
        room = max(40, width - 2 * _PADDING - _MARK - _PADDING)
        below = QRect(_PADDING, _PADDING, room, 10_000)
        title = QFontMetrics(self._title_font()).boundingRect(below, _WRAP, self.title)
        below.setTop(title.bottom() + 1 + _GAP)
        words = QFontMetrics(self._words_font()).boundingRect(below, _WRAP, self._words)
        return title.adjusted(0, 0, 2, 0), words.adjusted(0, 0, 2, 0)

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(self._title_weight)
        return font

    def _words_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(self.fontInfo().pixelSize() * _SMALLER))
        return font
