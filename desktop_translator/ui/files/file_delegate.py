"""How a row of the files page looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette

from desktop_translator.pipeline.batch.events import FileState
from desktop_translator.ui.files import words
from desktop_translator.ui.files.file_model import FileListModel
from desktop_translator.ui.widgets.row_delegate import RowContent, RowDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from desktop_translator.core.languages import Languages
    from desktop_translator.pipeline.batch.events import FileProgress
    from desktop_translator.ui.widgets.icons import Icons

_AT_WORK = frozenset({FileState.READING, FileState.TRANSLATING, FileState.WRITING})


class FileDelegate(RowDelegate):
    """Name and state with its icon, facts and progress below; a bar while it is at work."""

    def __init__(self, languages: Languages, icons: Icons) -> None:
        super().__init__(icons)
        self._languages = languages

    def content(self, index: QModelIndex | QPersistentModelIndex) -> RowContent:
        """Say what is known of a file."""
        file: FileProgress = index.data(FileListModel.FileRole)
        icon, role = words.ICONS[file.state]
        is_quiet = file.state in (FileState.QUEUED, FileState.SKIPPED, FileState.CANCELLED)
        failed = file.error is not None
        below_role = role if failed else QPalette.ColorRole.PlaceholderText
        return RowContent(
            title=file.path.name,
            note=words.state(file),
            below=words.below(file, self._languages),
            below_notes=() if failed else words.progress(file),
            note_role=QPalette.ColorRole.PlaceholderText if is_quiet else QPalette.ColorRole.Text,
            below_role=below_role,
            icon=icon,
            icon_role=role,
            done_share=file.percent / 100 if file.state in _AT_WORK else None,
        )
