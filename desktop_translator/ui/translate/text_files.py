"""Opening texts and saving translations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop_translator.core.errors import AppError
from desktop_translator.documents.text_file import read_text_file, write_text_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_UNNAMED = "translation"


class TextFiles(QObject):
    """Reads and writes the files a person chooses.

    Signals:
        opened: the text of a file, a `str`.
        saved: where the translation was written, a `Path`.
        failed: the `AppError` that tells why neither happened.
    """

    opened = Signal(object)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._opened: Path | None = None
        self._folder = Path.home()

    def choose_and_open(self) -> None:
        """Let the person choose a text file, and read it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open a text file"),
            str(self._folder),
            self.tr("Text files (*.txt *.text *.md *.log);;All files (*)"),
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Read a text file."""
        try:
            file = read_text_file(path)
        except AppError as error:
            self.failed.emit(error)
            return
        self._opened = path
        self._folder = path.parent
        self.opened.emit(file.text.replace("\r\n", "\n").replace("\r", "\n"))

    def choose_and_save(self, text: str, language: str) -> None:
        """Let the person choose where to save a translation into `language`, and write it."""
        stem = self._opened.stem if self._opened else _UNNAMED
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save translation"),
            str(self._folder / f"{stem}.{language}.txt"),
            self.tr("Text files (*.txt);;All files (*)"),
        )
        if name:
            self._save(Path(name), text)

    def _save(self, path: Path, text: str) -> None:
        try:
            write_text_file(path, text)
        except AppError as error:
            self.failed.emit(error)
            return
        self._folder = path.parent
        self.saved.emit(path)
