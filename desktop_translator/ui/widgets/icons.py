"""Icons: SVG files drawn in whatever colour is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from pathlib import Path

ICON_SIZE = 20
_RATIOS = (1.0, 2.0, 3.0)


class Icons:
    """Draws the icons of a folder, each once; every file strokes with `currentColor`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._icons: dict[tuple[str, str, str], QIcon] = {}

    def icon(self, name: str, colour: QColor, disabled: QColor) -> QIcon:
        """Return the icon `<name>.svg` in one colour, and in another while disabled."""
        key = (name, colour.name(), disabled.name())
        if key not in self._icons:
            icon = self._icons[key] = QIcon()
            for ratio in _RATIOS:
                icon.addPixmap(self.pixmap(name, colour, ratio), QIcon.Mode.Normal)
                icon.addPixmap(self.pixmap(name, disabled, ratio), QIcon.Mode.Disabled)
        return self._icons[key]

    def pixmap(self, name: str, colour: QColor, ratio: float, size: int = ICON_SIZE) -> QPixmap:
        """Return one drawing, `size` logical pixels wide, sharp at a device pixel ratio."""
        renderer = QSvgRenderer(QByteArray(self._source(name, colour).encode()))
        pixels = round(size * ratio)
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _source(self, name: str, colour: QColor) -> str:
        if name not in self._sources:
            path = self._folder / f"{name}.svg"
            self._sources[name] = path.read_text(encoding="utf-8")
        return self._sources[name].replace("currentColor", colour.name())
