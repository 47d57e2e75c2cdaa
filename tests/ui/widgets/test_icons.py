"""Tests of `ui.widgets.icons` and of the icon files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QIcon

from tests.ui.conftest import RESOURCES

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.ui.widgets.icons import Icons

FILES = sorted((RESOURCES / "icons").glob("*.svg"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_icon_takes_the_colour_asked_for(icons: Icons, path: Path) -> None:
    image = icons.pixmap(path.stem, QColor("#ff0000"), 2.0).toImage()
    inked = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert len(inked) > 20
    assert all(colour.red() > 240 and colour.green() < 15 for colour in inked)
    assert 'stroke-width="1.7"' in path.read_text(encoding="utf-8")


def test_icons_are_sharp_on_dense_screens(icons: Icons) -> None:
    icon = icons.icon("copy", QColor("black"), QColor("grey"))
    assert icon.pixmap(icon.actualSize(icon.availableSizes()[0]), 2.0).width() == 40
    assert icons.pixmap("copy", QColor("black"), 2.0).devicePixelRatio() == 2.0


def test_disabled_icons_have_their_own_colour(icons: Icons) -> None:
    icon = icons.icon("copy", QColor("#000000"), QColor("#00ff00"))
    image = icon.pixmap(20, QIcon.Mode.Disabled).toImage()
    greens = [image.pixelColor(x, y).green() for x in range(20) for y in range(20)]
    assert max(greens) > 200
