"""Keeps the models page and the work on models in step."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog

from desktop_translator.catalog.fetching import FetchProgress
from desktop_translator.catalog.hub import parse_repository
from desktop_translator.catalog.wanted import by_name
from desktop_translator.core.errors import AppError
from desktop_translator.pipeline.download_events import Failed, Installed, Planned
from desktop_translator.ui.models.chores import Chores
from desktop_translator.ui.models.deeds import Deed

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.catalog.download_plan import DownloadPlan
    from desktop_translator.catalog.installed import InstalledModels
    from desktop_translator.core.languages import Languages
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.ui.models.job import Downloads, Errands, Library
    from desktop_translator.ui.models.page import ModelsPage
    from desktop_translator.ui.models.row import ModelRow
    from desktop_translator.ui.models.shelf import Shelf


class ModelsSession(QObject):
    """Does what is ordered on the page, and shows what comes of it.

    Signals:
        models_changed: the `InstalledModels` after something was added or removed.
        use_wanted: the `ModelInfo` that someone wants to translate with.
    """

    models_changed = Signal(object)
    use_wanted = Signal(object)

    def __init__(
        self,
        page: ModelsPage,
        shelf: Shelf,
        downloads: Downloads,
        errands: Errands,
        library: Library,
        languages: Languages,
    ) -> None:
        super().__init__(page)
        self._page, self._shelf, self._downloads = page, shelf, downloads
        self._library = library
        self._chores = Chores(errands, page.banner, languages, self)
        self._deeds: dict[Deed, Callable[[ModelRow], None]] = {
            Deed.DOWNLOAD: self._download,
            Deed.UPDATE: self._download,
            Deed.RESUME: self._resume,
            Deed.PAUSE: lambda row: downloads.pause(_plan(row)),
            Deed.CANCEL: lambda row: downloads.cancel(_plan(row)),
            Deed.USE: lambda row: self.use_wanted.emit(row.installed),
            Deed.VERIFY: self._verify,
            Deed.EXPORT: self._export,
            Deed.DELETE: self._delete,
        }
        self._connect()
        self._take(library.scan())

    def do(self, deed: Deed, row: ModelRow) -> None:
        """Carry out an order."""
        self._deeds[deed](row)

    def search(self, text: str) -> None:
        """Ask the Hub for models, and show them with the others."""
        self._chores.run(
            self.tr("Asking the Hub…"), lambda: self._library.search(text), self._on_found
        )

    def add_by_name(self) -> None:
        """Let someone name a repository, and download it."""
        name, accepted = QInputDialog.getText(
            self._page,
            self.tr("Add by name"),
            self.tr("Name of a model on the Hub (owner/name), or the address of its page:"),
        )
        if accepted and name.strip():
            self.add(name)

    def add(self, name: str) -> None:
        """Download a repository by its name."""
        try:
            repository, revision = parse_repository(name)
        except AppError as error:
            self._chores.show_error(error)
            return
        self._page.banner.hide()
        self._downloads.add(by_name(repository, revision))

    def bring_in(self, path: Path) -> None:
        """Import a folder or a file as a model."""
        words_ = self.tr("Importing {name}…").format(name=path.name)
        self._chores.run(words_, lambda: self._library.bring_in(path), self._on_brought_in)

    def move(self, folder: Path, tell: Callable[[object], None]) -> None:
        """Move all added models into another folder, and `tell` the one they are in then."""

        def end(result: object) -> None:
            self._shelf.store_folder = Path(str(result))
            self._rescan()
            self._chores.say(self.tr("The models are in {folder} now.").format(folder=result))
            tell(result)

        self._chores.run(self.tr("Moving the models…"), lambda: self._library.move(folder), end)

    def _connect(self) -> None:
        page = self._page
        page.ordered.connect(self.do)
        page.search_wanted.connect(self.search)
        page.name_wanted.connect(self.add_by_name)
        page.import_wanted.connect(self.bring_in)
        self._downloads.told.connect(self._on_told)
        self._downloads.queue_changed.connect(self._on_queue_changed)
        self._downloads.refused.connect(lambda _, error: self._chores.show_error(error))

    def _download(self, row: ModelRow) -> None:
        if row.wanted is not None:
            self._downloads.add(row.wanted)

    def _resume(self, row: ModelRow) -> None:
        plan = _plan(row)
        self._shelf.stopped.pop(plan.key, None)
        self._downloads.resume(plan)

    def _verify(self, row: ModelRow) -> None:
        model = _model(row)
        self._chores.run(
            self.tr("Checking {model}…").format(model=model.name),
            lambda: self._library.verify(model),
            partial(self._on_verified, model),
        )

    def _export(self, row: ModelRow) -> None:
        model = _model(row)
        name, _ = QFileDialog.getSaveFileName(
            self._page,
            self.tr("Export {model}").format(model=model.name),
            str(Path.home() / f"{model.id}.zip"),
            self.tr("Model packs (*.zip)"),
        )
        if name:
            self._chores.run(
                self.tr("Writing {file}…").format(file=Path(name).name),
                lambda: self._library.export(model, Path(name)),
                lambda _: self._chores.say(self.tr("{file} is written.").format(file=name)),
            )

    def _delete(self, row: ModelRow) -> None:
        model = _model(row)
        self._chores.run(
            self.tr("Deleting {model}…").format(model=model.name),
            lambda: self._library.delete(model),
            lambda _: self._rescan(),
        )

    def _on_found(self, found: object) -> None:
        self._shelf.found = tuple(found)  # type: ignore[arg-type]  # what `search` returns
        self._show()
        self._chores.say(
            self.tr("The Hub knows {count} models.").format(count=len(self._shelf.found))
        )

    def _on_verified(self, model: ModelInfo, problems: object) -> None:
        for problem in problems:  # type: ignore[attr-defined]  # what `verify` returns
            self._chores.show_error(problem)
            return
        self._chores.say(self.tr("Every file of {model} is in order.").format(model=model.name))

    def _on_brought_in(self, model: object) -> None:
        self._rescan()
        self._page.choose(model.id)  # type: ignore[attr-defined]  # what `bring_in` returns

    def _on_told(self, event: object) -> None:
        if isinstance(event, Planned):
            self._shelf.running = event.plan.key
            self._shelf.stopped.pop(event.plan.key, None)
        elif isinstance(event, FetchProgress):
            self._shelf.progress[event.key] = event
        elif isinstance(event, Failed):
            self._shelf.stopped[event.key] = event.error
        elif isinstance(event, Installed):
            self._forget(event.key)
            self._chores.say(self.tr("{model} is ready.").format(model=event.model.name))
            self._rescan()
            return
        self._show()

    def _on_queue_changed(self, plans: tuple[DownloadPlan, ...]) -> None:
        self._shelf.plans = plans
        self._show()

    def _forget(self, key: str) -> None:
        self._shelf.plans = tuple(plan for plan in self._shelf.plans if plan.key != key)
        self._shelf.progress.pop(key, None)

    def _rescan(self) -> None:
        installed = self._library.scan()
        self._take(installed)
        self.models_changed.emit(installed)

    def _take(self, installed: InstalledModels) -> None:
        self._shelf.installed = installed.models
        self._shelf.last_used = self._library.last_used()
        self._show()

    def _show(self) -> None:
        self._page.show_rows(self._shelf.rows())


def _plan(row: ModelRow) -> DownloadPlan:
    if row.plan is None:
        raise ValueError(row.id)
    return row.plan


def _model(row: ModelRow) -> ModelInfo:
    if row.installed is None:
        raise ValueError(row.id)
    return row.installed
