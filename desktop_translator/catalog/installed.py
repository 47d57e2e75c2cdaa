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

        Only the descriptions are read: a model's other files are looked at when it is loaded.
        """
        models: dict[str, ModelInfo] = {}
        problems: list[ModelError] = []
        for model_folder in _subfolders(folders):
            try:
                info = read_model_info(model_folder)
            except ModelError as error:
                problems.append(error)
            else:
                models.setdefault(info.id, info)
        return cls(tuple(models.values()), problems)

    def for_pair(self, source: str, target: str) -> tuple[ModelInfo, ...]:
        """Return the models that translate a pair, the preferred one first.

        Raises:
            ModelMissingError: there is none.
        """
        found = tuple(
            model for model in self.models if (model.source, model.target) == (source, target)
        )
        if not found:
            raise ModelMissingError(source=source, target=target)
        return found

    def sources_of(self, target: str) -> tuple[str, ...]:
        """Return the languages that can be translated into `target`."""
        sources = [model.source for model in self.models if model.target == target]
        return tuple(dict.fromkeys(sources))

    def pair_or_default(self, source: str, target: str) -> tuple[str, str]:
        """Return the pair if a model serves it, else the first pair there is.

        Without any model, the pair itself: whoever asks for it will be told what is missing.
        """
        pairs = [(model.source, model.target) for model in self.models]
        return (source, target) if (source, target) in pairs or not pairs else pairs[0]


def _subfolders(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        try:
            entries = [entry for entry in sorted(folder.iterdir()) if entry.is_dir()]
        except OSError:
            continue  # no such folder yet, or not ours to read: it holds no model for us
        yield from (entry for entry in entries if entry.name[0] != ".")
