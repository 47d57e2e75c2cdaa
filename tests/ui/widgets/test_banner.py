"""Tests of `ui.widgets.banner`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_translator.ui.widgets.banner import Banner, Tone
from desktop_translator.ui.widgets.tool_button import ToolButton
from tests.ui.conftest import child

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.widgets.icons import Icons


# The offscreen platform says so whenever a window has a minimum size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def banner(qtbot: QtBot, icons: Icons) -> Banner:
    banner = Banner(icons, Tone.NOTICE)
    qtbot.addWidget(banner)
    return banner


def test_it_shows_and_goes(qtbot: QtBot, banner: Banner) -> None:
    assert not banner.isVisible()
    banner.show_message("The file is gone.", "Choose another.")
    assert banner.isVisible()
    assert banner.text == "The file is gone. Choose another."
    with qtbot.waitSignal(banner.dismissed):
        QTest.mouseClick(child(banner, ToolButton), Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_only_a_named_action_has_a_button(qtbot: QtBot, banner: Banner) -> None:
    button = child(banner, QPushButton)
    banner.show_message("A")
    assert not button.isVisible()
    banner.show_message("A", "B", "Try again")
    with qtbot.waitSignal(banner.action_chosen):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_markup_in_a_message_is_text(banner: Banner) -> None:
    banner.show_message("<b>x</b> & y")
    assert "&lt;b&gt;x&lt;/b&gt; &amp; y" in banner._label.text()
