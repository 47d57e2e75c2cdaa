"""Tests of `ui.settings.page` and of the widgets it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_translator.core.settings import Theme
from desktop_translator.ui.actions import Command
from desktop_translator.ui.places import Place
from desktop_translator.ui.settings.page import ActionButton, SettingsPage
from tests.ui.conftest import child

if TYPE_CHECKING:
    from desktop_translator.ui.main_window import MainWindow


def button(window: MainWindow, command: Command) -> ActionButton:
    window.show_place(Place.SETTINGS)
    action = window._actions[command]
    return next(b for b in window.findChildren(ActionButton) if b.defaultAction() is action)


def words(window: MainWindow) -> set[str]:
    return {label.text() for label in child(window, SettingsPage).findChildren(QLabel)}


def test_colours_are_chosen_and_shown(window: MainWindow) -> None:
    assert button(window, Command.THEME_SYSTEM).isChecked()
    QTest.mouseClick(button(window, Command.THEME_DARK), Qt.MouseButton.LeftButton)
    assert window.settings.theme is Theme.DARK
    assert button(window, Command.THEME_DARK).isChecked()
    assert not button(window, Command.THEME_SYSTEM).isChecked()


def test_the_size_of_the_text_follows_menu_and_page(window: MainWindow) -> None:
    QTest.mouseClick(button(window, Command.LARGER), Qt.MouseButton.LeftButton)
    assert window.settings.zoom_percent == 110
    assert "110 %" in words(window)
    window._actions[Command.NORMAL_SIZE].trigger()
    assert "100 %" in words(window)


def test_languages_are_detected_or_not(window: MainWindow) -> None:
    detects = button(window, Command.DETECT)
    assert detects.isChecked() is window.settings.detects
    QTest.mouseClick(detects, Qt.MouseButton.LeftButton)
    assert detects.isChecked() is window.settings.detects
    assert window.page.bar.source.text() == "Detect language"
    assert child(window, SettingsPage).isVisible()


def test_the_keyboard_starts_at_the_first_control(window: MainWindow) -> None:
    first = button(window, Command.THEME_SYSTEM)
    assert QApplication.focusWidget() is first
    assert first.accessibleName() == "Like the system"


def test_rows_are_stacked_in_a_narrow_window(window: MainWindow) -> None:
    control = button(window, Command.LARGER)
    label = next(x for x in window.findChildren(QLabel) if x.text() == "Text size")
    assert control.mapTo(window, control.rect().topLeft()).x() > 300
    window.resize(430, 600)
    QApplication.processEvents()
    below = control.mapTo(window, control.rect().topLeft()).y()
    assert below > label.mapTo(window, label.rect().bottomLeft()).y()
    assert control.mapTo(window, control.rect().topRight()).x() < window.width()
