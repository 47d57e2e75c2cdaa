"""Tests of `ui.rail`, `ui.places` and `ui.page_stack`, in the window they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_translator.ui.actions import Command
from desktop_translator.ui.places import AT_FOOT, Place
from desktop_translator.ui.rail import Rail
from desktop_translator.ui.settings.page import SettingsPage
from tests.ui.conftest import child

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.main_window import MainWindow


def test_the_window_opens_with_the_text(window: MainWindow) -> None:
    assert window.rail.buttons[Place.TEXT].isChecked()
    assert window.page.isVisible()
    assert window.findChild(SettingsPage) is None  # built when it is asked for


def test_a_click_shows_a_page(qtbot: QtBot, window: MainWindow) -> None:
    QTest.mouseClick(window.rail.buttons[Place.SETTINGS], Qt.MouseButton.LeftButton)
    page = child(window, SettingsPage)
    assert page.isVisible()
    assert not window.page.isVisible()
    assert not window.rail.buttons[Place.TEXT].isChecked()
    QTest.mouseClick(window.rail.buttons[Place.TEXT], Qt.MouseButton.LeftButton)
    assert window.page.isVisible()
    assert QApplication.focusWidget() is window.page.source.pane


def test_every_page_has_a_key(window: MainWindow) -> None:
    for place in reversed(Place):
        shortcut = window._actions[place.value].shortcut()
        assert not shortcut.isEmpty()
        QTest.keySequence(window, shortcut)
        assert window.rail.buttons[place].isChecked()


def test_arrows_walk_through_the_rail(window: MainWindow) -> None:
    window.rail.buttons[Place.TEXT].setFocus()
    QTest.keyClick(window.rail.buttons[Place.TEXT], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is not window.rail.buttons[Place.TEXT]


def test_what_is_about_the_text_shows_the_text(window: MainWindow) -> None:
    window.page.source.pane.insertPlainText("Bonjour")
    for command in (Command.PICK_SOURCE, Command.SWAP, Command.AGAIN, Command.MODEL):
        window.show_place(Place.SETTINGS)
        window._actions[command].trigger()
        assert window.page.isVisible(), command


def test_settings_stand_at_the_foot(window: MainWindow) -> None:
    rail = child(window, Rail)
    tops = {place: rail.buttons[place].y() for place in Place}
    assert min(tops[place] for place in AT_FOOT) > rail.height() - 100
    assert tops[Place.TEXT] < 40


def test_a_narrow_window_shows_icons_alone(window: MainWindow) -> None:
    wide = window.rail.width()
    window.resize(450, 500)
    assert window.rail.width() < wide
    style = window.rail.buttons[Place.TEXT].toolButtonStyle()
    assert style == Qt.ToolButtonStyle.ToolButtonIconOnly
    assert window.rail.buttons[Place.TEXT].accessibleName() == "Text"
