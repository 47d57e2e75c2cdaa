"""Tests of the page of files: what is shown, and what keys and buttons order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop_translator.core.document_errors import DocumentDamagedError
from desktop_translator.documents.format import Notice
from desktop_translator.pipeline.batch.events import FileState, QueueState
from desktop_translator.pipeline.batch.requests import (
    CancelFiles,
    ChangeOptions,
    MoveFiles,
    Pause,
    RemoveFiles,
    RetryFiles,
    Start,
)
from desktop_translator.ui.files import session
from desktop_translator.ui.files.deeds import FileDeed
from tests.ui.files.conftest import PATHS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.files.page import FilesPage
    from desktop_translator.ui.files.room import FilesRoom
    from tests.ui.files.conftest import Fill
    from tests.ui.files.fakes import FakeBatchJob

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform


def last(batch: FakeBatchJob) -> object:
    return batch.commands[-1]


def click(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


def test_the_empty_page_says_what_to_do(
    qtbot: QtBot, page: FilesPage, batch: FakeBatchJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = page.queue
    assert view.empty.isVisible()
    assert not view.bar.isVisible()
    names = [str(path) for path in PATHS]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    click(view.empty.files)
    qtbot.waitUntil(view.list.isVisible)
    assert [file.path for file in batch.files.values()] == list(PATHS)
    assert view.bar.text == "4 files to translate"
    assert not view.empty.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "more")
    click(view.add_folder)
    assert batch.commands[-1].paths == (Path("more"),)  # type: ignore[union-attr]


def test_buttons_follow_the_state_of_the_queue(
    qtbot: QtBot, fill: Fill, batch: FakeBatchJob
) -> None:
    bar = fill().queue.bar
    click(bar.start)
    assert last(batch) == Start()
    qtbot.waitUntil(bar.pause.isVisible)
    assert not bar.start.isVisible()
    batch.progress(percent=50.0, sentences_per_s=12.3, time_left_s=240.0)
    qtbot.waitUntil(lambda: bar.text == "0 of 4 files · 12 sentences/s · 4 min left")
    click(bar.pause)
    assert last(batch) == Pause()
    qtbot.waitUntil(lambda: bar.start.text() == "Resume" and bar.start.isVisible())
    click(bar.cancel)
    assert last(batch) == CancelFiles((1, 2, 3, 4))
    qtbot.waitUntil(bar.clear.isVisible)
    click(bar.clear)
    assert last(batch) == RemoveFiles((1, 2, 3, 4))
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_a_file_tells_how_far_it_is_and_what_was_wrong(
    qtbot: QtBot, fill: Fill, batch: FakeBatchJob
) -> None:
    page = fill()
    detail = page.queue.detail
    page.queue.list.choose(1)
    batch.update(
        1, state=FileState.TRANSLATING, finished_sentences=4, percent=40.0,
        sentences_per_s=2.5, time_left_s=7.2,
    )  # fmt: skip
    qtbot.waitUntil(lambda: "4 of 10 sentences · 2.5 sentences/s · 7 s left" in detail.text)
    error = DocumentDamagedError(path="a.txt", reason="it ends too early")
    batch.update(1, state=FileState.FAILED, error=error)
    qtbot.waitUntil(lambda: "a.txt is damaged: it ends too early." in detail.text)
    assert "Open it in the program it was made with" in detail.text
    assert detail.buttons[FileDeed.RETRY].isVisible()
    assert not detail.buttons[FileDeed.OPEN].isVisible()
    notices = (Notice("A {what} was left as it is.", {"what": "picture"}),)
    batch.update(1, error=None, state=FileState.DONE_WITH_WARNINGS, notices=notices,
                 marked_sentences=2, output=Path("a.en.txt"))  # fmt: skip
    qtbot.waitUntil(lambda: "Done, 3 warnings" in detail.text)
    assert "A picture was left as it is." in detail.text
    assert "a.en.txt" in detail.text
    assert "2 places" in detail.text


def test_keys_order_what_makes_sense(
    qtbot: QtBot, fill: Fill, batch: FakeBatchJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = fill().queue.list
    opened: list[Path] = []
    monkeypatch.setattr(session, "_open", opened.append)
    files.choose(2)
    QTest.keyClick(files, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert last(batch) == MoveFiles((2,), 1)
    qtbot.waitUntil(lambda: files.files.place(2) == 0)
    assert [file.id for file in files.chosen_files] == [2]
    QTest.keyClick(files, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert last(batch) == MoveFiles((2,), 3)
    batch.update(2, state=FileState.FAILED, error=DocumentDamagedError(path="", reason=""))
    qtbot.waitUntil(lambda: files.chosen_files[0].state is FileState.FAILED)
    QTest.keyClick(files, Qt.Key.Key_F5)
    assert last(batch) == RetryFiles((2,))
    batch.update(2, state=FileState.DONE, output=Path("b.en.docx"))
    qtbot.waitUntil(lambda: files.chosen_files[0].state is FileState.DONE)
    QTest.keyClick(files, Qt.Key.Key_Return)
    assert opened == [Path("b.en.docx")]
    QTest.keyClick(files, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "b.en.docx"


def test_what_is_removed_can_be_put_back(qtbot: QtBot, fill: Fill, batch: FakeBatchJob) -> None:
    view = fill().queue
    QTest.keyClick(view.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(view.list.chosen_files) == 4
    assert "4 files are chosen" in view.detail.text
    QTest.keyClick(view.list, Qt.Key.Key_Delete)
    assert last(batch) == RemoveFiles((1, 2, 3, 4))
    assert "4 files removed" in view.banner.text
    qtbot.waitUntil(view.empty.isVisible)
    view.banner.action_chosen.emit()
    qtbot.waitUntil(lambda: view.list.files.rowCount() == 4)
    assert not view.banner.isVisible()


def test_the_menu_offers_what_makes_sense(qtbot: QtBot, fill: Fill, batch: FakeBatchJob) -> None:
    files = fill().queue.list
    files.choose(1)
    menu = files.menu()
    enabled = {action.text() for action in menu.actions() if action.isEnabled()}
    assert {"Preview", "Cancel", "Move down", "Remove from the list"} <= enabled
    assert not {"Try again", "Open the translation"} & enabled
    next(a for a in menu.actions() if a.text() == "Cancel").trigger()
    assert last(batch) == CancelFiles((1,))


def test_what_was_guessed_can_be_chosen(qtbot: QtBot, fill: Fill, batch: FakeBatchJob) -> None:
    page = fill()
    batch.update(4, columns=("Name", "Notes"), certainty=0.4)
    page.queue.list.choose(4)
    settings = page.queue.detail.settings
    qtbot.waitUntil(lambda: len(settings.columns) == 2)
    assert settings.language.text() == "Detected: French"
    assert settings.language.note == "not sure"
    click(settings.columns[0])
    command = batch.commands[-1]
    assert isinstance(command, ChangeOptions)
    assert (command.file_ids, command.options.columns) == ((4,), (1,))
    menu = settings.encodings_menu()
    western = next(a for a in menu.actions() if "Windows 1252" in a.text())
    western.trigger()
    assert batch.files[4].options.encoding == "cp1252"
    qtbot.waitUntil(lambda: settings.encoding.text() == "Western (Windows 1252)")
    settings.language.picked.emit("en")
    assert batch.files[4].options.source == "en"
    qtbot.waitUntil(lambda: settings.language.text() == "English")
    batch.update(4, state=FileState.TRANSLATING)
    qtbot.waitUntil(lambda: not settings.isVisible())


def test_ten_thousand_files_are_shown(
    qtbot: QtBot, files: FilesRoom, page: FilesPage, batch: FakeBatchJob
) -> None:
    files.add([Path(f"{number}.txt") for number in range(10_000)])
    qtbot.waitUntil(lambda: page.queue.list.files.rowCount() == 10_000)
    page.queue.list.scrollToBottom()
    batch.update(9_999, state=FileState.DONE)
    qtbot.waitUntil(lambda: page.queue.list.files.files[9_998].state is FileState.DONE)
    assert batch.state is QueueState.WAITING
    assert page.queue.bar.text == "10000 files to translate"
