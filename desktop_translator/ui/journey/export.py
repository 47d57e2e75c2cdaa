"""A journey as a picture in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSaveFile, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog

from desktop_translator.core.errors import FileUnwritableError
from desktop_translator.ui.journey.picture import Picture
from desktop_translator.ui.journey.texts import title
from desktop_translator.ui.journey.timeline import Timeline
from desktop_translator.ui.journey.view import Moment

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice
    from PySide6.QtWidgets import QWidget

    from desktop_translator.ui.journey.look import Look
    from desktop_translator.ui.journey.view import View

WIDTH = 1200
_MARGIN = 20
_SHARPNESS = 2
_PIXELS_PER_INCH = 96  # as SVG counts them


def choose_picture(parent: QWidget, folder: Path) -> Path | None:
    """Let the person choose where to save a picture, and of which kind; None if nowhere."""
    name, kind = QFileDialog.getSaveFileName(
        parent,
        QCoreApplication.translate("journey", "Save a picture of the journey"),
        str(folder / QCoreApplication.translate("journey", "journey.png")),
        QCoreApplication.translate("journey", "Picture (*.png);;Drawing (*.svg)"),
    )
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(".svg" if "svg" in kind else ".png")


def save_picture(path: Path, view: View, look: Look, temperature: float) -> None:
    """Draw all of a journey into a file: SVG if its name says so, else PNG at twice the size.

    The file appears whole or not at all.

    Raises:
        FileUnwritableError: the system refuses to write it.
    """
    picture = Picture(view, look, look.px(WIDTH))
    margin = look.px(_MARGIN)
    whole = QRectF(0, 0, look.px(WIDTH), picture.height).marginsAdded(
        QMarginsF(margin, margin, margin, margin)
    )
    file = QSaveFile(str(path))
    draw = _draw_svg if path.suffix.lower() == ".svg" else _draw_png
    written = file.open(QSaveFile.OpenModeFlag.WriteOnly) and draw(
        file, picture, whole, temperature
    )
    if not written or not file.commit():
        raise FileUnwritableError(path=str(path), reason=file.errorString())


def _draw_svg(device: QIODevice, picture: Picture, whole: QRectF, temperature: float) -> bool:
    generator = QSvgGenerator()
    generator.setOutputDevice(device)
    generator.setSize(whole.size().toSize())
    generator.setViewBox(QRectF(0, 0, whole.width(), whole.height()))
    generator.setResolution(_PIXELS_PER_INCH)
    generator.setTitle(title())
    painter = QPainter(generator)
    _draw(painter, picture, whole, temperature)
    return painter.end()


def _draw_png(device: QIODevice, picture: Picture, whole: QRectF, temperature: float) -> bool:
    size = whole.size() * _SHARPNESS
    image = QImage(QSize(round(size.width()), round(size.height())), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    _draw(painter, picture, whole, temperature)
    painter.end()
    return image.save(device, "PNG")  # type: ignore[call-overload, no-any-return]


def _draw(painter: QPainter, picture: Picture, whole: QRectF, temperature: float) -> None:
    painter.fillRect(QRectF(0, 0, whole.width(), whole.height()), picture.look.window)
    painter.translate(-whole.topLeft())
    journey = picture.view.journey
    timeline = Timeline(len(journey.source), len(journey.steps))
    picture.paint(painter, Moment(timeline.progress(timeline.end), temperature), standalone=True)
