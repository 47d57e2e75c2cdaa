"""The files page: the queue, or one of its files side by side with its translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget

from desktop_translator.ui.files.preview import Preview
from desktop_translator.ui.files.queue_view import QueueView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_translator.core.file_choices import FileChoices
    from desktop_translator.core.languages import Languages
    from desktop_translator.pipeline.batch.events import FileProgress
    from desktop_translator.ui.widgets.icons import Icons


class FilesPage(QStackedWidget):
    """Shows what it is given; what is to be done is told, not done."""

    def __init__(
        self,
        choices: FileChoices,
        languages: Languages,
        icons: Icons,
        sources: Callable[[], Sequence[str]],
        targets: Callable[[], Sequence[str]],
    ) -> None:
        super().__init__()
        self.queue = QueueView(choices, languages, icons, sources, targets)
        self.preview = Preview(languages, icons)
        self.addWidget(self.queue)
        self.addWidget(self.preview)
        self.preview.closed.connect(self.show_queue)

    @property
    def previewed(self) -> int | None:
        """The number of the file that is shown side by side, if one is."""
        return self.preview.file_id if self.currentWidget() is self.preview else None

    def show_queue(self) -> None:
        """Show the list of files."""
        self.setCurrentWidget(self.queue)
        self.queue.list.setFocus()

    def show_preview(self, file: FileProgress) -> None:
        """Show a file side by side with its translation."""
        self.preview.show_file(file)
        self.setCurrentWidget(self.preview)
        self.preview.pairs.setFocus()

    def minimumSizeHint(self) -> QSize:
        """Allow a small window."""
        return QSize(320, 240)
