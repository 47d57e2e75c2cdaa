"""Tests of `ui.translate.text_files` on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop_translator.ui.actions import Command

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.ui.main_window import MainWindow
    from desktop_translator.ui.translate.page import TranslatePage
    from tests.ui.fakes import FakeTypingJob


@pytest.fixture
def page(window: MainWindow) -> TranslatePage:
    return window.page


def test_a_file_is_opened_and_can_be_undone(
    page: TranslatePage, job: FakeTypingJob, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "lettre.txt"
    path.write_bytes("Été\r\nfin".encode())
    page.source.pane.replace_text("avant")
    window.open_file(path)
    assert page.source.pane.text() == "Été\nfin"
    assert job.requests[-1][0] == "Été\nfin"
    page.source.pane.undo()
    assert page.source.pane.text() == "avant"


def test_a_file_that_cannot_be_read_is_explained(
    page: TranslatePage, job: FakeTypingJob, window: MainWindow, tmp_path: Path
) -> None:
    page.source.pane.replace_text("avant")
    window.open_file(tmp_path / "gone.txt")
    assert "gone.txt could not be opened" in page.banner.text
    assert page.source.pane.text() == "avant"
    job.answer("before")
    assert page.banner.isVisible()


def test_the_translation_is_saved(
    page: TranslatePage,
    job: FakeTypingJob,
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "lettre.txt").write_text("Bonjour", encoding="utf-8")
    window.open_file(tmp_path / "lettre.txt")
    job.answer("Hello\u00a0!")
    asked: list[str] = []

    def choose(_parent: object, _title: str, proposed: str, _filter: str) -> tuple[str, str]:
        asked.append(proposed)
        return str(tmp_path / "letter.txt"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    window._actions[Command.SAVE].trigger()
    assert asked == [str(tmp_path / "lettre.en.txt")]
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "Hello\u00a0!"
