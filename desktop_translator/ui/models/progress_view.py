"""How far a download is: in all, and file by file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop_translator.core.wording import human_size
from desktop_translator.ui.wording import joined, time_left

if TYPE_CHECKING:
    from desktop_translator.catalog.fetching import FetchProgress

_STEPS = 1000


class ProgressView(QWidget):
    """A bar, bytes and speed and time left below it, then a line for each file."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Downloaded"))
        self._sums = self._label()
        self._files = self._label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._bar, self._sums, self._files):
            column.addWidget(widget)

    @property
    def text(self) -> str:
        """Everything the view says."""
        return f"{self._sums.text()}\n{self._files.text()}"

    def show_progress(self, progress: FetchProgress | None) -> None:
        """Show how far it is; nothing while that is unknown."""
        self.setVisible(progress is not None)
        if progress is None:
            return
        self._bar.setValue(round(_STEPS * progress.done_bytes / max(1, progress.total_bytes)))
        done = self.tr("{done} of {total}").format(
            done=human_size(progress.done_bytes), total=human_size(progress.total_bytes)
        )
        moving = progress.bytes_per_s >= 1
        speed = f"{human_size(round(progress.bytes_per_s))}/s" if moving else ""
        left = time_left(progress.left_s) if moving and progress.left_s else ""
        self._sums.setText(joined([done, speed, left]))
        self._files.setText(
            "\n".join(
                joined(
                    [
                        file.name,
                        self.tr("{done} of {total}").format(
                            done=human_size(file.done_bytes), total=human_size(file.total_bytes)
                        ),
                    ]
                )
                for file in progress.files
            )
        )

    def _label(self) -> QLabel:
        label = QLabel()
        label.setProperty("role", "secondary")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label
