"""The models on this computer and those on the Hub, for whoever shows them to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.catalog.catalogue import Catalogue
from desktop_translator.catalog.hub import Hub
from desktop_translator.catalog.hub_access import hub_access
from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.catalog.model_use import ModelUse
from desktop_translator.catalog.moving import move_models
from desktop_translator.catalog.packs import export_pack
from desktop_translator.catalog.store import ModelStore
from desktop_translator.catalog.tokens import Tokens
from desktop_translator.catalog.verification import verify
from desktop_translator.pipeline.model_download import ModelDownloads
from desktop_translator.pipeline.model_identity import identify
from desktop_translator.pipeline.model_import import ImportRequest, import_model

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from datetime import date
    from pathlib import Path

    from desktop_translator.catalog.hub import Found
    from desktop_translator.catalog.hub_access import HubAccess
    from desktop_translator.catalog.verification import Checking
    from desktop_translator.core.errors import ModelError
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.core.paths import Paths
    from desktop_translator.core.settings import Settings
    from desktop_translator.engine.workshop import Progress
    from desktop_translator.pipeline.hops import Engine


class ModelLibrary:
    """Everything that can be done with models; long work is a generator."""

    def __init__(
        self, paths: Paths, settings: Callable[[], Settings], engine: Engine, *, offline: bool
    ) -> None:
        """Build it; nothing is read yet.

        Args:
            paths: where things lie; the folder of models may be moved.
            settings: gives the present ones.
            engine: tries what is imported.
            offline: whether the network may not be used at all.
        """
        self.paths = paths
        self.tokens = Tokens(paths.tokens_file)
        self._settings = settings
        self._engine = engine
        self._offline = offline

    @property
    def store(self) -> ModelStore:
        """Where added models go."""
        return ModelStore(self.paths.model_folders[0])

    def catalogue(self) -> Catalogue:
        """Read what is known to be worth having."""
        return Catalogue.read(self.paths.catalogue_file)

    def access(self) -> HubAccess:
        """Say how the Hub is reached."""
        return hub_access(self._settings(), self.tokens.get, offline=self._offline)

    def downloads(self) -> ModelDownloads:
        """Return the downloads into the store."""
        return ModelDownloads(self.store, self.access, identify)

    def keep_token(self, token: str) -> None:
        """Keep an access token for the Hub, or forget it if it is empty.

        Raises:
            StoreError: there is no keyring, and the disk refuses.
        """
        self.tokens.set(self.access().endpoint, token)

    def scan(self) -> InstalledModels:
        """List what is here now."""
        return InstalledModels.scan(self.paths.model_folders)

    def last_used(self) -> dict[str, date]:
        """Return the day each added model was last used, by its id."""
        return ModelUse(self.paths.model_use_file).days()

    def search(self, words: str) -> Generator[None, None, tuple[Found, ...]]:
        """Ask the Hub for models.

        Raises:
            AppError: the Hub cannot be reached.
        """
        return Hub(self.access()).search(words)

    def verify(self, model: ModelInfo) -> Generator[Checking, None, tuple[ModelError, ...]]:
        """Read every file of a model; return what is wrong."""
        return verify(model)

    def export(self, model: ModelInfo, path: Path) -> Generator[Checking, None, None]:
        """Write a model into one file.

        Raises:
            AppError: it is damaged, or the disk refuses.
        """
        return export_pack(model, path)

    def delete(self, model: ModelInfo) -> Generator[None, None, None]:
        """Remove a model.

        Raises:
            StoreError: it is part of the program, or the disk refuses.
        """
        yield
        self.store.delete(model)

    def bring_in(self, path: Path) -> Generator[Progress | None, None, ModelInfo]:
        """Add a folder or a file of someone else's as a model; return it.

        Raises:
            AppError: it is no model that can be run, or the disk refuses.
        """
        imported = yield from import_model(self.store, self._engine, ImportRequest(path))
        return imported.model

    def move(self, folder: Path) -> Generator[object, None, Path]:
        """Move all added models into another folder; return it.

        Raises:
            AppError: the folder will not do, a download runs, or the disk refuses.
        """
        self.paths = yield from move_models(self.paths, folder)
        return self.paths.model_folders[0]
