"""The models that are in memory: one, or two where a text passes both and there is room."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_translator.engine.free_memory import available_bytes, give_back
from desktop_translator.engine.speed import DecodingSpeed

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.engine.loaded_model import LoadedModel

log = logging.getLogger(__name__)

_LOADING_FACTOR = 2
"""While a model is loaded, its file and what becomes of it are in memory at once: measured, a file
of 415 MB takes 424 MB at most, and keeps 226."""

_RESERVE_BYTES = 500_000_000
"""What must be left for decoding and for other programs before a second model may stay."""


def bytes_needed(info: ModelInfo) -> int:
    """Return how much memory must be there before a model is loaded beside another."""
    return info.size_bytes * _LOADING_FACTOR + _RESERVE_BYTES


@dataclass(slots=True)
class _Entry:
    """A model, and how fast it is known to be."""

    model: LoadedModel
    speeds: dict[DecodingOptions, DecodingSpeed] = field(default_factory=dict)


class ModelsInMemory:
    """Loads models and drops them again; it must be cleared before the process ends."""

    def __init__(
        self,
        load: Callable[[ModelInfo, int], LoadedModel],
        available: Callable[[], int | None] = available_bytes,
    ) -> None:
        """`load` takes a model and a seed; `available` tells how much memory can be had."""
        self._load = load
        self._available = available
        self._entries: list[_Entry] = []

    @property
    def models(self) -> tuple[LoadedModel, ...]:
        """What is in memory."""
        return tuple(entry.model for entry in self._entries)

    def has(self, info: ModelInfo) -> bool:
        """Tell whether a model is in memory, for whatever pair."""
        return self._find(info) is not None

    def holds(self, model: LoadedModel) -> bool:
        """Tell whether a loaded model is still there as it is."""
        return any(entry.model is model for entry in self._entries)

    def get(
        self,
        info: ModelInfo,
        seed: int = 0,
        beside: ModelInfo | None = None,
    ) -> LoadedModel:
        """Return a model for its pair, loading it if need be; one with a seed is loaded anew.

        All others leave, but `beside`, which stays if memory allows.
        """
        entry = self._find(info)
        if entry is not None and (seed or entry.model.seed):
            self._drop([entry])
            entry = None
        self._drop(
            [
                each
                for each in self._entries
                if each is not entry and (beside is None or not each.model.is_of(beside))
            ]
        )
        if entry is None:
            self._make_room(info)
            entry = _Entry(self._load(info, seed))
            self._entries.append(entry)
        elif entry.model.info != info:
            entry.model = entry.model.for_pair(info)
        return entry.model

    def speed(self, model: LoadedModel, options: DecodingOptions) -> DecodingSpeed:
        """Return what is known of the speed of a model in memory with some options."""
        entry = next(entry for entry in self._entries if entry.model is model)
        return entry.speeds.setdefault(options, DecodingSpeed())

    def reload(self, model: LoadedModel) -> None:
        """Load a model anew where it is still there, as for another layout of its threads."""
        for entry in self._entries:
            if entry.model is model:
                self._drop([entry])
                self._entries.append(_Entry(self._load(model.info, model.seed)))
                return

    def clear(self) -> None:
        """Drop every model."""
        self._drop(list(self._entries))

    def _find(self, info: ModelInfo) -> _Entry | None:
        return next((entry for entry in self._entries if entry.model.is_of(info)), None)

    def _make_room(self, info: ModelInfo) -> None:
        """Keep what is there only if the new one surely fits beside it."""
        available = self._available()
        if self._entries and (available is None or available < bytes_needed(info)):
            log.info("%s needs the room of %d others", info.id, len(self._entries))
            self.clear()

    def _drop(self, entries: list[_Entry]) -> None:
        for entry in entries:
            self._entries.remove(entry)
            entry.model.close()
        if entries:
            give_back()
