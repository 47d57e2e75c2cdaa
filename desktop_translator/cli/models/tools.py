"""What the actions on models work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.catalog.catalogue import Catalogue
from desktop_translator.catalog.hub_access import hub_access
from desktop_translator.catalog.model_use import ModelUse
from desktop_translator.catalog.store import ModelStore
from desktop_translator.catalog.tokens import Tokens
from desktop_translator.core.store_errors import ModelNotInstalledError
from desktop_translator.pipeline.model_download import ModelDownloads

if TYPE_CHECKING:
    from desktop_translator.catalog.hub_access import HubAccess
    from desktop_translator.cli.session import Session
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.pipeline.model_download import Identify


@dataclass(frozen=True, slots=True)
class Tools:
    """The store, the catalogue, the Hub, and a way to ask what a model is."""

    session: Session
    store: ModelStore
    catalogue: Catalogue
    tokens: Tokens
    use: ModelUse
    identify: Identify

    @classmethod
    def of(cls, session: Session, identify: Identify) -> Tools:
        """Build them from a session."""
        paths = session.paths
        return cls(
            session=session,
            store=ModelStore(paths.model_folders[0]),
            catalogue=Catalogue.read(paths.catalogue_file),
            tokens=Tokens(paths.tokens_file),
            use=ModelUse(paths.model_use_file),
            identify=identify,
        )

    def access(self) -> HubAccess:
        """Say how the Hub is reached."""
        session = self.session
        return hub_access(session.settings, self.tokens.get, offline=session.offline)

    def downloads(self) -> ModelDownloads:
        """Return the downloads into the store."""
        return ModelDownloads(self.store, self.access, self.identify)

    def installed(self, model_id: str) -> ModelInfo:
        """Return an installed model.

        Raises:
            ModelNotInstalledError: there is none of that id.
        """
        for model in self.session.installed.models:
            if model.id == model_id:
                return model
        raise ModelNotInstalledError(model=model_id)
