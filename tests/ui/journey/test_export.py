"""The drawing in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog

from desktop_translator.core.errors import FileUnwritableError

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.journey.panel import JourneyPanel

# The offscreen platform says so of every window whose least size changes.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_a_picture_is_twice_as_sharp(panel: JourneyPanel, tmp_path: Path) -> None:
    panel.save(tmp_path / "journey.png")
    image = QImage(str(tmp_path / "journey.png"))
    assert image.width() == 2 * (1200 + 40)
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, 1200, 7)}
    assert len(colours) > 20


def test_a_drawing_can_be_scaled(panel: JourneyPanel, tmp_path: Path) -> None:
    panel.save(tmp_path / "journey.svg")
    renderer = QSvgRenderer(str(tmp_path / "journey.svg"))
    assert renderer.isValid()
    assert renderer.viewBoxF().width() == 1240
    assert "musique" in (tmp_path / "journey.svg").read_text(encoding="utf-8")


def test_a_picture_that_cannot_be_saved_is_told(
    qtbot: QtBot, panel: JourneyPanel, tmp_path: Path
) -> None:
    with qtbot.waitSignal(panel.failed) as failed:
        panel.save(tmp_path / "missing" / "journey.png")
    assert isinstance(failed.args[0], FileUnwritableError)
    assert str(tmp_path / "missing" / "journey.png") in failed.args[0].fields["path"]


@pytest.mark.parametrize(
    ("name", "kind", "saved"),
    [
        ("way.png", "Picture (*.png)", "way.png"),
        ("way", "Drawing (*.svg)", "way.svg"),
        ("way", "Picture (*.png)", "way.png"),
        ("", "", ""),
    ],
)
def test_where_to_save_is_asked(
    panel: JourneyPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    kind: str,
    saved: str,
) -> None:
    answer = (str(tmp_path / name) if name else "", kind)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    panel.controls.save.click()
    assert [path.name for path in tmp_path.iterdir()] == ([saved] if saved else [])
