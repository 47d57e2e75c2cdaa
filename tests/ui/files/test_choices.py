"""Tests of the choices about files: the bar, its menus, and what they are for the queue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_translator.core.file_choices import FileChoices
from desktop_translator.core.quality import BEST
from desktop_translator.pipeline.batch.events import FileState
from desktop_translator.pipeline.batch.requests import (
    AddPaths,
    BatchOptions,
    Bilingual,
    Collision,
    Start,
)
from desktop_translator.ui.files.choices import options_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.files.choices_bar import ChoicesBar
    from desktop_translator.ui.files.page import FilesPage
    from desktop_translator.ui.files.room import FilesRoom
    from tests.ui.files.conftest import Fill
    from tests.ui.files.fakes import FakeBatchJob

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform


@pytest.fixture
def bar(page: FilesPage) -> ChoicesBar:
    return page.queue.choices


def test_usual_choices_find_the_language_out_and_write_beside(bar: ChoicesBar) -> None:
    assert bar.source.text() == "Detect language"
    assert (bar.target.text(), bar.place.text(), bar.quality.text()) == (
        "English",
        "Beside the originals",
        "Fast",
    )
    assert options_of(bar.choices) == BatchOptions("en")


def test_choosing_is_told_and_shown(
    qtbot: QtBot, files: FilesRoom, bar: ChoicesBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[FileChoices] = []
    files.choices_changed.connect(told.append)
    bar.source.picked.emit("en")  # which was the target: it needs another one
    assert (bar.choices.source, bar.choices.target) == ("en", "en")
    bar.target.picked.emit("fr")
    assert (bar.choices.source, bar.choices.target) == ("en", "fr")
    bar.target.picked.emit("en")  # the other side: both change places
    assert (bar.choices.source, bar.choices.target) == ("fr", "en")
    next(a for a in bar.quality_menu().actions() if a.text() == "Best").trigger()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/out/translated")
    bar.choose_folder()
    assert bar.place.text() == "translated"
    assert told[-1] == bar.choices
    options = options_of(bar.choices)
    assert (options.folder, options.decoding) == (Path("/out/translated"), BEST)
    bar.place_menu().actions()[0].trigger()
    assert options_of(bar.choices).folder is None
    bar.source.picked.emit("auto")
    assert options_of(bar.choices).source is None


def test_more_choices_by_keyboard(qtbot: QtBot, bar: ChoicesBar) -> None:
    bar.more.setFocus()
    QTest.keyClick(bar.more, Qt.Key.Key_Space)
    popover = bar.popover
    assert popover.isVisible()
    assert QApplication.focusWidget() is popover.collisions[Collision.SKIP]
    for kind in (Collision.SKIP, Collision.NUMBER):
        QTest.keyClick(popover.collisions[kind], Qt.Key.Key_Down)
    QTest.keyClick(popover.collisions[Collision.OVERWRITE], Qt.Key.Key_Tab)
    for box in popover.bilinguals.values():
        assert QApplication.focusWidget() is box
        QTest.keyClick(box, Qt.Key.Key_Space)
        QTest.keyClick(box, Qt.Key.Key_Tab)
    QTest.keyClick(popover.skips, Qt.Key.Key_Space)
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()
    options = options_of(bar.choices)
    assert options.collision is Collision.OVERWRITE
    assert options.bilingual == frozenset(Bilingual)
    assert options.skip_translated
    assert bar.more.note == "5"


def test_an_unknown_rule_skips() -> None:
    assert options_of(FileChoices(target="en", collision="?")).collision is Collision.SKIP


def test_before_the_start_choices_hold_for_what_waits(
    qtbot: QtBot, fill: Fill, batch: FakeBatchJob
) -> None:
    page = fill()
    page.queue.detail.changed.emit(4, BatchOptions("en", encoding="cp1252"))
    qtbot.waitUntil(lambda: page.queue.list.files.files[3].options.encoding == "cp1252")
    bar = page.queue.choices
    bar.target.picked.emit("fr")
    assert {file.options.target for file in batch.files.values()} == {"fr"}
    assert batch.files[4].options.encoding == "cp1252"  # what was chosen for one is kept


def test_choices_reach_files_that_a_search_brings_later(
    qtbot: QtBot, files: FilesRoom, page: FilesPage, batch: FakeBatchJob
) -> None:
    files.add([Path("folder")])
    earlier = batch.files[1].options
    page.queue.choices.target.picked.emit("fr")
    batch.send(AddPaths((Path("found later.txt"),), earlier))
    qtbot.waitUntil(lambda: batch.files[2].options.target == "fr")


def test_what_was_skipped_waits_again(qtbot: QtBot, fill: Fill, batch: FakeBatchJob) -> None:
    page = fill()
    batch.update(1, state=FileState.SKIPPED)
    qtbot.waitUntil(lambda: page.queue.list.files.files[0].state is FileState.SKIPPED)
    page.queue.choices.target.picked.emit("fr")
    assert batch.files[1].state is FileState.QUEUED
    assert batch.files[1].options.target == "fr"


def test_later_choices_are_for_what_is_added(
    qtbot: QtBot, files: FilesRoom, fill: Fill, batch: FakeBatchJob
) -> None:
    page = fill()
    batch.send(Start())
    qtbot.waitUntil(page.queue.bar.pause.isVisible)
    page.queue.choices.target.picked.emit("fr")
    assert {file.options.target for file in batch.files.values()} == {"en"}
    files.add([Path("later.txt")])
    assert batch.files[5].options.target == "fr"
