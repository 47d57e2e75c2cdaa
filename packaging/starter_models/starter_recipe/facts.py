"""All that a model card says, gathered from the steps before."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from starter_recipe.layout import Direction
from starter_recipe.sources import SOURCES, Kind, Source

_LANGUAGES = MappingProxyType({"fr": "French", "en": "English", "de": "German", "es": "Spanish"})
_SETS = MappingProxyType(
    {
        "tatoeba-heldout": "Tatoeba held-out",
        "newstest2013": "newstest2013",
        "flores200-devtest": "FLORES devtest",
        "multi30k-test2016": "Multi30k 2016",
    }
)
"""Known evaluation sets by the start of their file names."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a card says: reports of the steps and the sentences a person rated.

    `note`: what else is to be known of the training, such as the model that it began with.
    """

    direction: Direction
    licence: str
    preparation: Mapping[str, int]
    evaluation: Mapping[str, Any]
    training: Mapping[str, Any]
    rated: str
    tags: Mapping[str, Any] | None = None
    note: str = ""

    @property
    def name(self) -> str:
        """What people see."""
        source, target = self.direction.source, self.direction.target
        return f"Starter {_LANGUAGES.get(source, source)}–{_LANGUAGES.get(target, target)}"

    @property
    def sources(self) -> list[Source]:
        """The parallel sources that the model learnt from, without what the recipe made."""
        made = (Kind.NOISE, Kind.COPY)
        present = (s for s in SOURCES.values() if self.preparation.get(f"kept {s.name}"))
        return [source for source in present if source.kind not in made]

    @property
    def quality(self) -> dict[str, float]:
        """The chrF of every set by the name people see."""
        sets = self.evaluation["models"]["this"]["sets"]
        return {
            f"{set_name(name)} chrF {way}": round(figures["chrf"], 1)
            for name, set_ in sets.items()
            for way, figures in set_["decoding"].items()
        }


def set_name(stem: str) -> str:
    """What people call the set whose files are named `stem`."""
    return next((name for start, name in _SETS.items() if stem.startswith(start)), stem)
