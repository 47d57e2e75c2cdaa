"""Errands of the models page: what is said while they run, and when they have ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_translator.catalog.verification import Checking
from desktop_translator.core.wording import describe
from desktop_translator.ui.models import words

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from desktop_translator.core.errors import AppError
    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.models.job import Errands
    from desktop_translator.ui.widgets.banner import Banner

    Work = Callable[[], Generator[object, None, object]]


class Chores(QObject):
    """Runs errands, and tells of them in a banner."""

    def __init__(
        self, errands: Errands, banner: Banner, languages: Languages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._errands, self._banner, self._languages = errands, banner, languages
        self._endings: dict[int, Callable[[object], None]] = {}
        errands.advanced.connect(self._on_advanced)
        errands.finished.connect(self._on_finished)
        errands.failed.connect(self._on_failed)

    def run(self, saying: str, work: Work, ending: Callable[[object], None]) -> None:
        """Do `work`, then give what it returned to `ending`; an error is told instead."""
        self.say(saying)
        self._endings[self._errands.run(work)] = ending

    def say(self, text: str) -> None:
        """Tell something."""
        self._banner.show_message(text)

    def show_error(self, error: AppError) -> None:
        """Tell what went wrong, and what to do."""
        self._banner.show_message(*describe(error, self._languages, words.tr))

    def _on_advanced(self, number: int, step: object) -> None:
        if number in self._endings and isinstance(step, Checking) and step.total_bytes:
            percent = 100 * step.done_bytes // step.total_bytes
            self.say(words.tr("{file}: {percent} %").format(file=step.file, percent=percent))

    def _on_finished(self, number: int, result: object) -> None:
        ending = self._endings.pop(number, None)
        if ending is not None:
            self._banner.hide()
            ending(result)

    def _on_failed(self, number: int, error: AppError) -> None:
        if self._endings.pop(number, None) is not None:
            self.show_error(error)
