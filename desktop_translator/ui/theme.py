"""Colours and type sizes of the whole program."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette

from desktop_translator.core.settings import Theme
from desktop_translator.ui.widgets.highlights import NOTICE_ROLE, TINT_ROLE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

CONTROL_PIXELS = 13
_SMALL_PIXELS = 12
_HEADING_PIXELS = 20
_STYLE_SHEET = "window.qss"

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    TINT_ROLE: "sentence_tint",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "strong_line",
    QPalette.ColorRole.Shadow: "strong_line",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Link: "accent",
    NOTICE_ROLE: "notice_text",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "secondary",
    QPalette.ColorRole.Accent: "accent",
}
_DISABLED_ROLES = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


@dataclass(frozen=True, slots=True)
class Look:
    """One theme: its colours by name, as a theme file gives them."""

    dark: bool
    colours: Mapping[str, str]


def read_look(path: Path) -> Look:
    """Read a theme file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Look(bool(data["dark"]), {str(k): str(v) for k, v in data["colours"].items()})


def palette_of(look: Look) -> QPalette:
    """Return the palette of a theme, for every state of a widget."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(look.colours[name]))
    for role in _DISABLED_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.colours["disabled"]))
    return palette


def small_font(control: QFont) -> QFont:
    """Return the font of secondary text beside controls in `control`."""
    font = QFont(control)
    font.setPixelSize(round(QFontInfo(control).pixelSize() * _SMALL_PIXELS / CONTROL_PIXELS))
    return font


class ThemeController(QObject):
    """Gives the application its style, type size and colours, following the system if asked.

    The folder holds `light.toml`, `dark.toml` and the style sheet template `window.qss`.
    """

    def __init__(self, application: QApplication, folder: Path) -> None:
        super().__init__(application)
        self._application = application
        self._folder = folder
        self._theme = Theme.SYSTEM
        self._shown: bool | None = None
        application.setStyle("Fusion")
        self._control_pixels = self._set_font()
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    def apply(self, theme: Theme) -> None:
        """Show a theme; SYSTEM also follows later changes of the system."""
        self._theme = theme
        self._show(self._wants_dark())

    def _wants_dark(self) -> bool:
        if self._theme is Theme.SYSTEM:
            # Unknown, as many desktops say, means light.
            return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._theme is Theme.DARK

    def _follow_system(self) -> None:
        self._show(self._wants_dark())

    def _show(self, dark: bool) -> None:
        if dark == self._shown:
            return
        self._shown = dark
        look = read_look(self._folder / ("dark.toml" if dark else "light.toml"))
        template = (self._folder / _STYLE_SHEET).read_text(encoding="utf-8")
        self._application.setPalette(palette_of(look))
        self._application.setStyleSheet(self._style_sheet(template, look))

    def _style_sheet(self, template: str, look: Look) -> str:
        scale = self._control_pixels / CONTROL_PIXELS
        sheet = template.replace("@small", f"{round(_SMALL_PIXELS * scale)}px")
        sheet = sheet.replace("@heading", f"{round(_HEADING_PIXELS * scale)}px")
        # Longest names first: `@accent` is the beginning of `@accent_tint`.
        for name in sorted(look.colours, key=len, reverse=True):
            sheet = sheet.replace(f"@{name}", look.colours[name])
        return sheet

    def _set_font(self) -> int:
        """Use the system's font, at the size of our controls or the system's if that is larger."""
        font = self._application.font()
        pixels = max(CONTROL_PIXELS, QFontInfo(font).pixelSize())
        font.setPixelSize(pixels)
        self._application.setFont(font)
        return pixels
