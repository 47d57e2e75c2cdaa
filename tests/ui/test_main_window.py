"""Tests of `ui.main_window`."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from desktop_translator.core.errors import SettingsNotSavedError
from desktop_translator.core.settings import Settings, Theme
from desktop_translator.ui.actions import Command
from desktop_translator.ui.translate.model_popover import ModelPopover
from desktop_translator.ui.widgets.tool_button import ToolButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.main_window import MainWindow
    from tests.ui.conftest import OpenWindow
    from tests.ui.fakes import FakeTypingJob


def test_the_first_start_names_the_pairs_that_work(open_window: OpenWindow) -> None:
    page = open_window(Settings()).page
    assert page.welcome.isVisible()
    assert "French ⇄ English" in page.welcome.text
    page.source.pane.insertPlainText("B")
    assert not page.welcome.isVisible()


def test_later_starts_are_quiet(window: MainWindow, job: FakeTypingJob) -> None:
    assert not window.page.welcome.isVisible()
    assert job.prepared == [("fr", "en")]
    assert job.requests == []


def test_the_pair_is_remembered(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.settings_changed) as changed:
        window.page.swap()
    assert changed.args == [window.settings]
    assert (window.settings.source, window.settings.target) == ("en", "fr")


def test_zoom_is_remembered_and_limited(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.page.target.pane
    normal = pane.font().pixelSize()
    QTest.keyClick(window.page.source.pane, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.settings.zoom_percent == 110
    assert pane.font().pixelSize() > normal
    window.page.source.pane.zoom_wanted.emit(50)
    assert window.settings.zoom_percent == 300
    window.page.source.pane.zoom_wanted.emit(-50)
    assert window.settings.zoom_percent == 50
    window._actions[Command.NORMAL_SIZE].trigger()
    assert pane.font().pixelSize() == normal


def test_a_theme_is_a_setting(qtbot: QtBot, window: MainWindow) -> None:
    assert window._actions[Command.THEME_SYSTEM].isChecked()
    with qtbot.waitSignal(window.settings_changed):
        window._actions[Command.THEME_DARK].trigger()
    assert window.settings.theme is Theme.DARK
    assert not window._actions[Command.THEME_SYSTEM].isChecked()


def test_size_and_splitter_come_back(open_window: OpenWindow) -> None:
    first = open_window()
    first.resize(760, 555)  # within the screen of the offscreen platform, 800 x 800
    first.page.splitter.setSizes([300, 428])
    sizes = first.page.splitter.sizes()
    first.close()
    second = open_window(first.settings)
    assert (second.width(), second.height()) == (760, 555)
    assert second.page.splitter.sizes() == sizes


def test_damaged_settings_do_no_harm(open_window: OpenWindow) -> None:
    window = open_window(Settings("fr", "en", Theme.DARK, 9999, "nonsense", "\u20ac!"))
    assert window.width() == 1100
    assert window.page.source.pane.font().pixelSize() == 51


def test_closing_stops_the_work(window: MainWindow, job: FakeTypingJob) -> None:
    window.page.source.pane.replace_text("Bonjour")
    window.page.source.pane.insertPlainText("x")
    window.close()
    assert job.stops == 1
    assert window.settings.geometry


def test_the_first_pair_is_remembered_too(open_window: OpenWindow) -> None:
    window = open_window(Settings())
    window.close()
    assert (window.settings.source, window.settings.target) == ("fr", "en")


def test_the_status_follows_the_model_of_the_pair(window: MainWindow, job: FakeTypingJob) -> None:
    job.load("en", "fr", "Other")
    assert "Other" not in window.status.text
    job.load("fr", "en", "Starter")
    assert "Starter, int8 · CPU, 2 threads" in window.status.text
    window.page.source.pane.replace_text("Bonjour")
    job.answer("Hello")
    assert "tokens/s" in window.status.text
    window.page.swap()
    assert window.status.text.startswith("Offline · Esc")


def test_an_error_of_the_program_is_a_banner(window: MainWindow) -> None:
    window.show_error(SettingsNotSavedError(path="settings.json", reason="disk full"))
    assert "disk full" in window.page.banner.text
    assert window.page.banner.isVisible()


def test_the_chip_tells_about_the_model(qtbot: QtBot, window: MainWindow) -> None:
    chip = window.page.bar.model
    assert chip.text() == "Starter · 8.3 MB"
    QTest.keyClick(window.page.source.pane, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    popover = window.findChild(ModelPopover)
    assert popover is not None
    texts = {label.text() for label in popover.findChildren(QLabel)}
    assert {"CC-BY-2.0", "8.3 MB", "French → English", "55.8"} <= texts
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()


def test_without_models_the_window_still_opens(open_window: OpenWindow) -> None:
    window = open_window(Settings(), [])
    assert window.page.bar.model.text() == "No model"
    assert not window.page.bar.model.isEnabled()
    assert not window.page.welcome.isVisible()


@pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform, for dialogs
@pytest.mark.parametrize("command", [Command.ABOUT, Command.SHORTCUTS])
def test_help_opens_and_closes(qtbot: QtBot, window: MainWindow, command: Command) -> None:
    window._actions[command].trigger()
    dialog = window.findChild(QDialog)
    assert dialog is not None
    assert any(label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()


def test_buttons_follow_their_actions(window: MainWindow) -> None:
    clear = next(
        b for b in window.findChildren(ToolButton) if b.accessibleName() == "Clear the text"
    )
    assert not clear.isEnabled()
    window.page.source.pane.insertPlainText("x")
    assert clear.isEnabled()
    clear.click()
    assert window.page.source.pane.text() == ""
    assert "Ctrl+Shift+X" in clear.toolTip()


def test_opening_the_window_loads_qt_and_the_standard_library_only() -> None:
    heavy = ("ctranslate2", "sentencepiece", "charset_normalizer", "huggingface_hub", "numpy")
    program = (
        "import sys, desktop_translator.ui.main_window, desktop_translator.ui.theme;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_none_is_not_used_up(window: MainWindow) -> None:
    """PySide6 6.12.0 drops a reference to None per call on Python 3.11, until it aborts."""
    before = sys.getrefcount(None)
    for _ in range(200):
        window.page.source.show_counter("x")
        QApplication.processEvents()
    assert abs(sys.getrefcount(None) - before) < 100
