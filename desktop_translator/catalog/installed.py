"""The models on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.errors import ModelError
from desktop_translator.core.models import ModelInfo, read_model_info
from desktop_translator.core.routes import Router

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from desktop_translator.core.routes import Route


class InstalledModels:
    """Every usable model description below some folders.

    Attributes:
        router: finds the models of a pair; it is replaced as a whole.
        problems: what kept a folder from being listed.
    """

    def __init__(self, models: Sequence[ModelInfo], problems: Sequence[ModelError] = ()) -> None:
        self.router = Router(models)
        self.problems = tuple(problems)

    @classmethod
    def scan(cls, folders: Sequence[Path]) -> InstalledModels:
        """List the models below `folders`, one folder each; earlier folders are preferred.

        Of several revisions of a model in one folder, the one installed last counts. Only the
        descriptions are read: a model's other files are looked at when it is loaded.
        """
        models: dict[str, ModelInfo] = {}
        problems: list[ModelError] = []
        for folder in folders:
            here: dict[str, ModelInfo] = {}
            for model_folder in _subfolders(folder):
                try:
                    info = read_model_info(model_folder)
                except ModelError as error:
                    problems.append(error)
                    continue
                if info.id not in here or info.installed_at > here[info.id].installed_at:
                    here[info.id] = info
            models |= {key: info for key, info in here.items() if key not in models}
        return cls(tuple(models.values()), problems)

    @property
    def models(self) -> tuple[ModelInfo, ...]:
        """Every model, in the order in which the folders are preferred; ids are unique."""
        return self.router.models

    def prefer(self, preferred: Mapping[str, str]) -> None:
        """Let other routes go first from now on (see `Router`); any thread may call it."""
        self.router = self.router.preferring(preferred)

    def take_over(self, found: InstalledModels) -> None:
        """Hold what another scan has found from now on; any thread may call it."""
        self.router = found.router.preferring(self.router.preferred)
        self.problems = found.problems

    def routes(self, source: str, target: str) -> tuple[Route, ...]:
        """Return every way to translate a pair, the preferred one first.

        Raises:
            ModelMissingError: there is none.
        """
        return self.router.need(source, target)

    def sources_of(self, target: str) -> tuple[str, ...]:
        """Return the languages that can be translated into `target`."""
        return self.router.sources_of(target)

    def pair_or_default(self, source: str, target: str) -> tuple[str, str]:
        """Return the pair if it can be translated, else the first pair there is.

        Without any model, the pair itself: whoever asks for it will be told what is missing.
        """
        if not self.models or self.router.best(source, target) is not None:
            return source, target
        return self.models[0].source, self.models[0].target


def _subfolders(folder: Path) -> Iterator[Path]:
    try:
        entries = [entry for entry in sorted(folder.iterdir()) if entry.is_dir()]
    except OSError:
        return  # no such folder yet, or not ours to read: it holds no model for us
    yield from (entry for entry in entries if entry.name[0] != ".")
