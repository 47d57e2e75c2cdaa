"""The models on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.errors import ModelError, ModelMissingError
from desktop_translator.core.models import ModelInfo, read_model_info

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


class InstalledModels:
    """Every usable model description below some folders.

    Attributes:
        models: in the order in which they are preferred; ids are unique.
        problems: what kept a folder from being listed.
    """

    def __init__(self, models: Sequence[ModelInfo], problems: Sequence[ModelError] = ()) -> None:
        self.models = tuple(models)
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

    def for_pair(self, source: str, target: str) -> tuple[ModelInfo, ...]:
        """Return the models that translate a pair, each to be used for it, the preferred one first.

        A model made for one pair goes before a model of many languages, which is larger and mostly
        less good at it.

        Raises:
            ModelMissingError: there is none.
        """
        serving = [model for model in self.models if model.serves(source, target)]
        if not serving:
            raise ModelMissingError(source=source, target=target)
        serving.sort(key=lambda model: model.is_multilingual)
        return tuple(model.for_pair(source, target) for model in serving)

    def sources_of(self, target: str) -> tuple[str, ...]:
        """Return the languages that can be translated into `target`."""
        sources = (
            source
            for model in self.models
            for source in model.sources
            if model.serves(source, target)
        )
        return tuple(dict.fromkeys(sources))

    def pair_or_default(self, source: str, target: str) -> tuple[str, str]:
        """Return the pair if a model serves it, else the first pair there is.

        Without any model, the pair itself: whoever asks for it will be told what is missing.
        """
        served = any(model.serves(source, target) for model in self.models)
        if served or not self.models:
            return source, target
        return self.models[0].source, self.models[0].target


def _subfolders(folder: Path) -> Iterator[Path]:
    try:
        entries = [entry for entry in sorted(folder.iterdir()) if entry.is_dir()]
    except OSError:
        return  # no such folder yet, or not ours to read: it holds no model for us
    yield from (entry for entry in entries if entry.name[0] != ".")
