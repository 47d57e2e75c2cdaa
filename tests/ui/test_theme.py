"""Tests of `ui.theme` and of the theme files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop_translator.core.settings import Theme
from desktop_translator.ui.theme import palette_of, read_look
from tests.ui.conftest import RESOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.ui.theme import ThemeController

FILES = ["light.toml", "dark.toml"]


@pytest.fixture
def restored(theme: ThemeController) -> Iterator[ThemeController]:
    yield theme
    theme.apply(Theme.LIGHT)


def window_colour() -> str:
    return QApplication.palette().color(QPalette.ColorRole.Window).name().upper()


def test_both_themes_name_the_same_colours() -> None:
    light, dark = (read_look(RESOURCES / "themes" / name) for name in FILES)
    assert light.colours.keys() == dark.colours.keys()
    assert dark.dark
    assert not light.dark


def luminance(name: str) -> float:
    colour = QColor(name)
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("text", "surface"),
        ("text", "window"),
        ("text", "selection"),
        ("secondary", "surface"),
        ("secondary", "window"),
        ("on_accent", "accent"),
        ("notice_text", "notice"),
        ("text", "accent_tint"),
    ],
)
def test_text_can_be_read(file: str, text: str, ground: str) -> None:
    colours = read_look(RESOURCES / "themes" / file).colours
    low, high = sorted((luminance(colours[text]), luminance(colours[ground])))
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_the_style_sheet_names_known_colours_only() -> None:
    sheet = (RESOURCES / "themes" / "window.qss").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    known = {"small", "heading", *read_look(RESOURCES / "themes" / "light.toml").colours}
    assert set(re.findall(r"@(\w+)", rules)) <= known


def test_a_theme_sets_palette_and_style_sheet(
    restored: ThemeController, qapp: QApplication
) -> None:
    restored.apply(Theme.DARK)
    assert window_colour() == "#15171B"
    assert "@" not in re.sub(r"/\*.*?\*/", "", qapp.styleSheet(), flags=re.DOTALL)
    assert qapp.palette().color(QPalette.ColorRole.Accent) == QColor("#7AA7FF")
    restored.apply(Theme.LIGHT)
    assert window_colour() == "#F4F5F7"


def test_an_unknown_system_is_light(restored: ThemeController) -> None:
    restored.apply(Theme.DARK)
    restored.apply(Theme.SYSTEM)
    assert window_colour() == "#F4F5F7"


def test_disabled_text_looks_disabled() -> None:
    palette = palette_of(read_look(RESOURCES / "themes" / "light.toml"))
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled != palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)


def test_controls_are_at_least_13_pixels(theme: ThemeController, qapp: QApplication) -> None:
    assert qapp.font().pixelSize() >= 13
