"""Tests of `ui.drops`: what becomes of files that are dragged onto the window or pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop_translator.pipeline.batch.requests import AddPaths
from desktop_translator.ui.places import Place

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QWidget

    from desktop_translator.ui.main_window import MainWindow
    from tests.ui.files.fakes import FakeBatchJob

WHERE = (QPoint(5, 5), Qt.DropAction.CopyAction)
HOW = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def enter(widget: QWidget, data: QMimeData) -> bool:
    event = QDragEnterEvent(*WHERE, data, *HOW)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def drop(window: MainWindow, *paths: Path) -> None:
    data = mime(*paths)
    assert enter(window, data)
    QApplication.sendEvent(window, QDropEvent(*WHERE, data, *HOW))


def added(batch: FakeBatchJob) -> list[tuple[Path, ...]]:
    return [command.paths for command in batch.commands if isinstance(command, AddPaths)]


def test_one_text_opens_on_the_text_page(
    window: MainWindow, batch: FakeBatchJob, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Bonjour", encoding="utf-8")
    drop(window, path)
    assert window.page.source.pane.text() == "Bonjour"
    assert batch.commands == []


def test_documents_folders_and_several_files_are_translated(
    window: MainWindow, batch: FakeBatchJob, tmp_path: Path
) -> None:
    folder, page, text = tmp_path / "folder", tmp_path / "a.html", tmp_path / "a.txt"
    folder.mkdir()
    for path in (page, text):
        path.write_text("Bonjour", encoding="utf-8")
    drop(window, folder)
    window.show_place(Place.TEXT)
    drop(window, text, page)
    window.show_place(Place.TEXT)
    drop(window, page)
    drop(window, text)  # onto the page of files
    assert added(batch) == [(folder,), (text, page), (page,), (text,)]
    assert window.rail.buttons[Place.FILES].isChecked()


def test_a_text_too_large_for_the_page_is_translated_as_a_file(
    window: MainWindow, batch: FakeBatchJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_translator.documents.text_file.MAX_TEXT_BYTES", 3)
    path = tmp_path / "a.txt"
    path.write_text("Bonjour", encoding="utf-8")
    drop(window, path)
    assert added(batch) == [(path,)]


def test_the_window_says_what_letting_go_does(window: MainWindow, tmp_path: Path) -> None:
    veil = window.files.drops.veil
    enter(window, mime(tmp_path / "a.txt"))
    assert veil.isVisible()
    assert veil.words == "Drop to open this text"
    enter(window, mime(tmp_path))
    assert veil.words == "Drop to translate"
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not veil.isVisible()


def test_the_text_to_translate_leaves_files_to_the_window(
    window: MainWindow, tmp_path: Path
) -> None:
    pane = window.page.source.pane
    data = mime(tmp_path)
    event = QDragEnterEvent(*WHERE, data, *HOW)
    pane.dragEnterEvent(event)
    assert not event.isAccepted()


def test_text_dragged_onto_the_frame_is_not_taken(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("text")
    assert not enter(window, data)
    assert not window.page.target.pane.viewport().acceptDrops()


def test_pasted_files_go_where_dropped_ones_go(
    window: MainWindow, batch: FakeBatchJob, tmp_path: Path
) -> None:
    QGuiApplication.clipboard().setMimeData(mime(tmp_path))
    window.page.source.pane.paste()
    assert added(batch) == [(tmp_path,)]
