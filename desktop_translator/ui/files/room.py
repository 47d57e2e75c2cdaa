"""The files page with everything behind it, built when it is first needed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop_translator.core.file_choices import FileChoices
    from desktop_translator.core.languages import Languages
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.core.settings import Settings
    from desktop_translator.ui.files.job import BatchJob
    from desktop_translator.ui.files.page import FilesPage
    from desktop_translator.ui.files.session import FilesSession
    from desktop_translator.ui.widgets.icons import Icons


class FilesRoom(QObject):
    """Holds the page, its session and its job; until one is needed, none of their code is loaded.

    Signals:
        built: the page, which wants an owner.
        progressed: the `QueueProgress` of the queue.
        choices_changed: the new `FileChoices`.
    """

    built = Signal(object)
    progressed = Signal(object)
    choices_changed = Signal(object)

    def __init__(
        self,
        make_job: Callable[[], BatchJob],
        models: Callable[[], Sequence[ModelInfo]],
        settings: Callable[[], Settings],
        languages: Languages,
        icons: Icons,
    ) -> None:
        super().__init__()
        self._make_job = make_job
        self._models = models
        self._settings = settings
        self._languages = languages
        self._icons = icons
        self._page: FilesPage | None = None
        self._session: FilesSession | None = None
        self._job: BatchJob | None = None

    @property
    def page(self) -> FilesPage:
        """The page; the queue can be worked off from now on."""
        if self._page is None:
            from desktop_translator.ui.files.page import FilesPage

            self._page = FilesPage(
                self._choices(), self._languages, self._icons, self._sources, self._targets
            )
            self.built.emit(self._page)
            self._begin(self._page)
        return self._page

    def begin(self) -> None:
        """Look at what an earlier run has left, as if the page had been opened."""
        _ = self.page

    def add(self, paths: Sequence[Path]) -> None:
        """Put files and folders into the queue."""
        self.begin()
        if self._session is not None:
            self._session.add(paths)

    def start(self) -> None:
        """Work the queue off."""
        self.begin()
        if self._session is not None:
            self._session.start()

    def close(self) -> None:
        """End the work, keeping what is done; nothing more is told."""
        self.blockSignals(True)
        if self._job is not None:
            self._job.close()

    def _begin(self, page: FilesPage) -> None:
        from desktop_translator.ui.files.session import FilesSession

        self._job = self._make_job()
        self._session = FilesSession(page, self._job, self._languages)
        self._session.progressed.connect(self.progressed)
        page.queue.choices.changed.connect(self.choices_changed)
        self._job.start()

    def _choices(self) -> FileChoices:
        """Return what was chosen last; the first time, the target of the last text."""
        settings = self._settings()
        return replace(settings.files, target=settings.files.target or settings.target)

    def _sources(self) -> list[str]:
        return self._by_name({code for model in self._models() for code in model.sources})

    def _targets(self) -> list[str]:
        return self._by_name({code for model in self._models() for code in model.targets})

    def _by_name(self, codes: set[str]) -> list[str]:
        return sorted(codes, key=self._languages.name)
