"""Tests of `ui.widgets.line_spacing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QRawFont

from desktop_translator.ui.widgets.line_spacing import empty_font
from desktop_translator.ui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("text", ["Hello", "你好", "صباح الخير"])
def test_lines_have_room_in_every_script(qtbot: QtBot, text: str) -> None:
    pane = TextPane()
    qtbot.addWidget(pane)
    pane.set_text_size(20)
    pane.setPlainText(text)
    pane.show()
    assert 30 <= pane.cursorRect().height() <= 34


def test_the_font_has_no_letters(qtbot: QtBot) -> None:
    font = QRawFont(empty_font(), 20)
    assert font.isValid()
    assert not font.supportsCharacter(ord("A"))
