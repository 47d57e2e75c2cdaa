"""Tests of what the rest of the window shows of the queue of files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QSystemTrayIcon

from desktop_translator.pipeline.batch.events import QueueState
from desktop_translator.pipeline.batch.requests import AddPaths, Start
from desktop_translator.ui.actions import Command
from desktop_translator.ui.files import end_notice
from desktop_translator.ui.files.page import FilesPage
from desktop_translator.ui.places import Place
from tests.ui.conftest import child

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.files.room import FilesRoom
    from desktop_translator.ui.main_window import MainWindow
    from tests.ui.files.fakes import FakeBatchJob

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform


def test_files_are_chosen_from_the_menu(
    qtbot: QtBot, window: MainWindow, batch: FakeBatchJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.findChild(FilesPage) is None  # built when it is asked for
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["a.docx"], ""))
    QTest.keySequence(window, window._actions[Command.TRANSLATE_FILES].shortcut())
    page = child(window, FilesPage)
    assert page.isVisible()
    assert window.rail.buttons[Place.FILES].isChecked()
    command = batch.commands[-1]
    assert isinstance(command, AddPaths)
    assert command.paths == (Path("a.docx"),)
    page.queue.choices.target.picked.emit("fr")
    assert window.settings.files.target == "fr"


def test_progress_is_seen_from_every_page(
    qtbot: QtBot, window: MainWindow, files: FilesRoom, batch: FakeBatchJob
) -> None:
    files.add([Path("a.txt")])
    batch.send(Start())
    batch.progress(percent=34.7)
    button = window.rail.buttons[Place.FILES]
    qtbot.waitUntil(lambda: button.accessibleName() == "Files, 34 % done")
    assert window.windowTitle() == "34 % – Desktop Translator"
    assert "Files: 34 %, safe to close" in window.status.text
    batch.finish()
    qtbot.waitUntil(lambda: window.windowTitle() == "Desktop Translator")
    assert button.accessibleName() == "Files"
    assert "Files:" not in window.status.text


def test_what_is_left_over_is_offered_once(
    qtbot: QtBot, window: MainWindow, files: FilesRoom, batch: FakeBatchJob
) -> None:
    files.begin()
    assert window.page.isVisible()  # the text stays in front
    batch.state, batch.left_over = QueueState.WAITING, 3
    batch.progress()
    offer = window.files.offer
    qtbot.waitUntil(offer.isVisible)
    assert offer.text == "3 files of last time are not finished. What was translated is kept."
    offer.action_chosen.emit()
    assert batch.commands[-1] == Start()
    assert window.rail.buttons[Place.FILES].isChecked()
    assert not offer.isVisible()


def test_the_end_is_told_to_who_looks_elsewhere(
    qtbot: QtBot,
    window: MainWindow,
    files: FilesRoom,
    batch: FakeBatchJob,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alerts: list[object] = []
    messages: list[str] = []
    monkeypatch.setattr(QApplication, "alert", alerts.append)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _: None)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _, *told: messages.extend(told[:2]))
    monkeypatch.setattr(end_notice, "_SHOWN_MS", 1)
    monkeypatch.setattr(type(window), "isActiveWindow", lambda _: False)
    files.add([Path("a.txt"), Path("b.txt")])
    batch.send(Start())
    qtbot.waitUntil(lambda: "%" in window.windowTitle())
    batch.finish()
    qtbot.waitUntil(lambda: messages != [])
    assert alerts == [window]
    assert messages == ["The files are translated", "2 of 2 files"]
    qtbot.waitUntil(lambda: window.findChild(QSystemTrayIcon) is None)
