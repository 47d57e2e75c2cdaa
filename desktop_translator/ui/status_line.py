"""The line at the foot of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop_translator.ui import wording

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from desktop_translator.core.routes import Route
    from desktop_translator.pipeline.events import ModelReady, Statistics

_HEIGHT = 34
_MARGIN = 20
_GAP = 20


class StatusLine(QWidget):
    """Tells where the work is done, by which model and how fast.

    In a narrow window the least important parts give way.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._route: Route | None = None
        self._badge = self._label(self.tr("Offline"))
        self._badge.setToolTip(self.tr("Everything happens on this computer"))
        self._model = self._label()
        self._device = self._label()
        self._speed = self._label()
        self._files = self._label()
        self._hint = self._label()
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(_GAP)
        badge = QHBoxLayout()
        badge.setSpacing(8)
        badge.addWidget(Dot(self))
        badge.addWidget(self._badge)
        row.addLayout(badge)
        for label in (self._model, self._device, self._speed):
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self._files)
        row.addWidget(self._hint)
        self.setFixedHeight(_HEIGHT)

    @property
    def text(self) -> str:
        """Everything the line says, visible or not for lack of room."""
        return wording.joined([label.text() for label in self._labels()])

    @property
    def route(self) -> Route | None:
        """What is named, if anything is."""
        return self._route

    def show_model(self, event: ModelReady) -> None:
        """Name a loaded model, and where and how it runs."""
        self._route = event.route
        # CTranslate2 also tells the type between the layers: int8_float32.
        compute_type = event.compute_type.split("_")[0]
        self._model.setText(f"{event.route.name}, {compute_type}")
        self._device.setText(wording.place(event))
        self._fit()

    def forget_model(self) -> None:
        """Say nothing about a model until the next is loaded."""
        self._route = None
        for label in (self._model, self._device, self._speed):
            label.setText("")
        self._fit()

    def show_speed(self, statistics: Statistics) -> None:
        """Tell how fast the last translation was, if anything had to be decoded."""
        speed = round(statistics.tokens_per_second)
        if speed:
            self._speed.setText(self.tr("{speed} tokens/s").format(speed=wording.grouped(speed)))
            self._fit()

    def show_running(self, running: bool) -> None:
        """Say how to stop, while there is something to stop."""
        self._hint.setText(self.tr("Esc stops") if running else "")
        self._fit()

    def show_files(self, words: str) -> None:
        """Say how far the files are, while there are some."""
        if words != self._files.text():
            self._files.setText(words)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Need no more room than the badge."""
        return QSize(120, _HEIGHT)

    def _labels(self) -> tuple[QLabel, ...]:
        return (self._badge, self._model, self._device, self._speed, self._files, self._hint)

    def _label(self, text: str = "") -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", "secondary")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        return label

    def _fit(self) -> None:
        room = self.width() - 2 * _MARGIN - 8
        quiet = (self._speed, self._model, self._device)
        by_importance = (self._badge, self._files, self._hint, *quiet)
        for label in by_importance:
            width = label.sizeHint().width() + _GAP
            fits = bool(label.text()) and width <= room
            label.setVisible(fits)
            room -= width if fits else 0


class Dot(QWidget):
    """A filled dot in the colour of quiet text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedWidth(8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the dot in the middle."""
        place = QRectF(0, 0, 8, 8)
        place.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().placeholderText())
        painter.drawEllipse(place)
        painter.end()
