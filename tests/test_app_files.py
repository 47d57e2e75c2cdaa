"""The whole program and a folder of documents: from the menu to the files, and after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop_translator.app import Program
from desktop_translator.core.paths import Paths, default_paths
from desktop_translator.engine.launch import EngineConfig
from desktop_translator.pipeline.batch.events import FileState
from desktop_translator.ui.actions import Command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QPushButton
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.files.file_model import FileListModel

pytestmark = [pytest.mark.engine, pytest.mark.qt_log_ignore("propagateSizeHints")]
PATIENCE_MS = 60_000
DOCUMENTS = {
    "lettre.txt": "Je t'aime.\n\nMerci.\n",
    "page.html": "<html lang='fr'><body><p>Merci.</p></body></html>",
    "liste.csv": "mot,remarque\n1,Bonjour tout le monde.\n2,Merci beaucoup.\n",
    "vide.txt": "",
}


@pytest.fixture
def start(qapp: QApplication) -> Iterator[Callable[[Paths], Program]]:
    programs: list[Program] = []

    def start_program(paths: Paths) -> Program:
        programs.append(Program(qapp, paths, EngineConfig()))
        return programs[-1]

    yield start_program
    for program in programs:
        program.window.close()
        program.close()
        program.window.deleteLater()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    folder.mkdir()
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def files_of(program: Program) -> FileListModel:
    return program.files.page.queue.list.files


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def translate_one(qtbot: QtBot, program: Program, path: Path) -> None:
    """From the menu to the file that is written, and both texts side by side."""
    program.window.actions_by_command[Command.TRANSLATE_FILES].trigger()
    page, files = program.files.page, files_of(program)
    qtbot.waitUntil(lambda: files.rowCount() == 1 and files.files[0].examined, timeout=PATIENCE_MS)
    assert (files.files[0].source, files.files[0].words) == ("fr", 3)
    click(page.queue.bar.start)
    qtbot.waitUntil(lambda: files.files[0].state.finished, timeout=PATIENCE_MS)
    assert text_of(path.with_name("lettre.en.txt")) == "I love you.\n\nThank you.\n"
    page.queue.list.choose(files.files[0].id)
    QTest.keyClick(page.queue.list, Qt.Key.Key_Space)
    pairs = page.preview.pairs
    qtbot.waitUntil(lambda: pairs.pairs.rowCount() == 2, timeout=PATIENCE_MS)
    assert pairs.pairs.index(0).data() == "Je t'aime.\nI love you."
    QTest.keyClick(pairs, Qt.Key.Key_Escape)


def test_files_are_translated_and_what_is_left_goes_on_after_a_restart(
    qtbot: QtBot,
    start: Callable[[Paths], Program],
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letter = folder / "lettre.txt"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(letter)], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    first = start(default_paths(tmp_path / "own"))
    translate_one(qtbot, first, letter)
    click(first.files.page.queue.add_folder)  # and close before anything of it is translated
    qtbot.waitUntil(lambda: files_of(first).rowCount() >= 4, timeout=PATIENCE_MS)
    first.window.close()
    first.close()

    second = start(default_paths(tmp_path / "own"))
    offer = second.window.files.offer
    qtbot.waitUntil(offer.isVisible, timeout=PATIENCE_MS)
    assert second.window.page.isVisible()
    offer.action_chosen.emit()
    files = files_of(second)
    qtbot.waitUntil(
        lambda: files.rowCount() >= 4 and all(file.state.finished for file in files.files),
        timeout=PATIENCE_MS,
    )
    states = {file.path.name: file.state for file in files.files}
    assert states["page.html"] is states["liste.csv"] is FileState.DONE
    assert "Thank you" in text_of(folder / "page.en.html")
    assert "mot,remarque" in text_of(folder / "liste.en.csv")
    assert {name: text_of(folder / name) for name in DOCUMENTS} == DOCUMENTS
