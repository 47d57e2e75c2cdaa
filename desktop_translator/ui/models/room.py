"""The models page with everything behind it, built when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_translator.core.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_translator.core.languages import Languages
    from desktop_translator.jobs.download_job import DownloadJob
    from desktop_translator.jobs.errands import Errands
    from desktop_translator.pipeline.model_library import ModelLibrary
    from desktop_translator.ui.models.page import ModelsPage
    from desktop_translator.ui.models.session import ModelsSession
    from desktop_translator.ui.widgets.icons import Icons


class ModelsRoom(QObject):
    """Holds the page, its session and its jobs; until one is needed, none of their code is loaded.

    Signals:
        models_changed: the `InstalledModels` after something was added, removed or moved.
        use_wanted: the `ModelInfo` that someone wants to translate with.
        moved: the `Path` of the folder in which models lie now.
        failed: the `AppError` that kept a setting from being kept.
        built: the page, which wants an owner.
    """

    models_changed = Signal(object)
    use_wanted = Signal(object)
    moved = Signal(object)
    failed = Signal(object)
    built = Signal(object)

    def __init__(
        self, make_library: Callable[[], ModelLibrary], languages: Languages, icons: Icons
    ) -> None:
        super().__init__()
        self._make_library = make_library
        self._library: ModelLibrary | None = None
        self._languages = languages
        self._icons = icons
        self._page: ModelsPage | None = None
        self._session: ModelsSession | None = None
        self._downloads: DownloadJob | None = None
        self._errands: Errands | None = None

    @property
    def library(self) -> ModelLibrary:
        """The models here and on the Hub."""
        if self._library is None:
            self._library = self._make_library()
        return self._library

    @property
    def page(self) -> ModelsPage:
        """The page; its downloads are at work from now on."""
        if self._page is None:
            from desktop_translator.ui.models.page import ModelsPage

            self._page = ModelsPage(self._languages, self._icons)
            self.built.emit(self._page)
            self._begin(self._page)
        return self._page

    def begin(self) -> None:
        """Go on with unfinished downloads, as if the page had been opened."""
        _ = self.page

    def ask_for(self, source: str, target: str) -> None:
        """Show what translates a pair."""
        self.page.bar.ask_for(source, target)

    def keep_token(self, token: str) -> None:
        """Keep an access token for the Hub, or forget it if it is empty."""
        try:
            self.library.keep_token(token)
        except AppError as error:
            self.failed.emit(error)

    def move(self, folder: Path) -> None:
        """Move all added models into another folder; the page tells how far that is."""
        self.begin()
        if self._session is not None:
            self._session.move(folder, self.moved.emit)

    def close(self) -> None:
        """Pause downloads and end what else is done; nothing more is told."""
        self.blockSignals(True)
        if self._downloads is not None:
            self._downloads.close()
        if self._errands is not None:
            self._errands.close()

    def _begin(self, page: ModelsPage) -> None:
        from desktop_translator.jobs.download_job import DownloadJob
        from desktop_translator.jobs.errands import Errands
        from desktop_translator.ui.models.session import ModelsSession
        from desktop_translator.ui.models.shelf import Shelf

        library = self.library
        shelf = Shelf(library.store.folder, library.catalogue().entries)
        self._downloads = DownloadJob(library.downloads())
        self._errands = Errands("models")
        self._session = ModelsSession(
            page, shelf, self._downloads, self._errands, library, self._languages
        )
        self._session.models_changed.connect(self.models_changed)
        self._session.use_wanted.connect(self.use_wanted)
        self._downloads.start()
