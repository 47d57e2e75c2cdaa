"""The catalogue: models on the Hub that are worth having, with what a person needs to choose."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop_translator.catalog.requirements import StoredType, memory_bytes, parameters
from desktop_translator.catalog.wanted import Borrowed, Wanted
from desktop_translator.core.licences import forbids_commercial_use

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

ANY_LANGUAGE = "*"
"""In the place of language codes: many, which the model itself tells once it is here."""

_FAST_BELOW_PARAMETERS = 120_000_000
_BEST_FROM_PARAMETERS = 1_000_000_000


class Tier(StrEnum):
    """What a person may expect, in a word."""

    FAST = "fast"
    BALANCED = "balanced"
    BEST = "best"


class Evidence(StrEnum):
    """How sure we are that an entry is right.

    SEEN: its page or exact sizes were read. NAMED: running programs name it. INFERRED: it should
    be there, going by its sisters.
    """

    SEEN = "A"
    NAMED = "B"
    INFERRED = "C"


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A model that can be downloaded.

    Attributes:
        wanted: what a download needs: repository, files, languages, licence, quality.
        weights_bytes: the size of its weights, nearly the whole download; 0 if unknown.
        weights_exact: whether that is exact.
        stored: the numbers its weights are stored as.
        quality_source: who published the figures.
        evidence: how sure we are that it is right.
        checked: the day it was last seen on the live Hub, ISO 8601; empty if never.
        gated: whether one must ask its makers for it.
        note: what one should know before.
        given_tier: the tier where the rule does not tell.
    """

    wanted: Wanted
    weights_bytes: int
    weights_exact: bool
    stored: StoredType
    quality_source: str
    evidence: Evidence
    checked: str
    gated: bool
    note: str
    given_tier: Tier | None = field(repr=False)

    @property
    def tier(self) -> Tier:
        """Say what to expect.

        By the number of parameters, which decides time and memory: FAST below 120 million (OPUS
        and its like: starts at once, on any computer), BEST from a billion on (the highest
        published COMET, at seconds for a sentence), BALANCED between. The catalogue names the
        tier itself where published figures show that no larger model is better for the pair
        (quickmt uk-en, en-uk and is-en beat NLLB-1.3B by chrF), or where the size is not known.
        """
        if self.given_tier is not None:
            return self.given_tier
        count = parameters(self.weights_bytes, self.stored)
        if not count:
            return Tier.BALANCED
        if count < _FAST_BELOW_PARAMETERS:
            return Tier.FAST
        return Tier.BEST if count >= _BEST_FROM_PARAMETERS else Tier.BALANCED

    @property
    def memory_bytes(self) -> int:
        """Forecast the most memory it takes; 0 if its size is not known."""
        return memory_bytes(self.weights_bytes, self.stored) if self.weights_bytes else 0

    @property
    def non_commercial(self) -> bool:
        """Whether its licence forbids commercial use."""
        return forbids_commercial_use(self.wanted.licence)

    def serves(self, source: str, target: str) -> bool:
        """Tell whether it translates, as far as is known; an empty code stands for any."""
        wanted = self.wanted
        if ANY_LANGUAGE in wanted.sources:
            return True
        reads = not source or source in wanted.sources
        writes = not target or target in wanted.targets
        return reads and writes and (not source or source != target)


@dataclass(frozen=True, slots=True)
class Filter:
    """What someone looks for; everything left as it is fits all.

    Attributes:
        source: language code; `target`: another.
        words: each must stand in the name, the repository, the family or the tier.
        largest_bytes: of the weights; entries of unknown size do not fit.
        commercial_use: only what its licence allows to use in business.
    """

    source: str = ""
    target: str = ""
    words: str = ""
    largest_bytes: int | None = None
    commercial_use: bool = False

    def fits(self, entry: CatalogueEntry) -> bool:
        """Tell whether an entry is what is looked for."""
        wanted = entry.wanted
        text = f"{wanted.name} {wanted.id} {wanted.repository} {wanted.family} {entry.tier}".lower()
        if self.largest_bytes is not None and not (0 < entry.weights_bytes <= self.largest_bytes):
            return False
        return (
            entry.serves(self.source, self.target)
            and all(word in text for word in self.words.lower().split())
            and not (self.commercial_use and entry.non_commercial)
        )


class Catalogue:
    """Every entry, the ones to be offered first coming first."""

    def __init__(self, entries: Iterable[CatalogueEntry]) -> None:
        self.entries = tuple(entries)

    @classmethod
    def read(cls, path: Path) -> Catalogue:
        """Read `catalog.json`.

        Raises:
            ValueError, KeyError: it is not of this form; it ships with the program, so never.
        """
        data = json.loads(path.read_text(encoding="utf-8"))
        return cls(parse_entry(row, data["language_sets"]) for row in data["models"])

    def find(self, name: str) -> CatalogueEntry | None:
        """Return the entry with this id or repository, None if there is none."""
        by_id = (entry for entry in self.entries if entry.wanted.id == name)
        alone = [entry for entry in self.entries if entry.wanted.repository == name]
        return next(by_id, alone[0] if len(alone) == 1 else None)

    def search(self, wanted: Filter) -> tuple[CatalogueEntry, ...]:
        """Return what fits: made for just that pair first, then the catalogue's order."""
        found = [entry for entry in self.entries if wanted.fits(entry)]
        return tuple(sorted(found, key=lambda entry: _spread(entry.wanted.sources)))


def _spread(codes: tuple[str, ...]) -> int:
    """Order: made for one language, then for many that are known, then for any."""
    return 2 if ANY_LANGUAGE in codes else int(len(codes) > 1)


def parse_entry(row: Mapping[str, Any], sets: Mapping[str, list[str]]) -> CatalogueEntry:
    """Build an entry from a row of `catalog.json`.

    Raises:
        ValueError, KeyError: it is not of this form.
    """
    sources, targets = _languages(row, sets)
    wanted = Wanted(
        id=row["id"],
        name=row["name"],
        repository=row["repository"],
        revision=row.get("revision", ""),
        subfolder=row.get("subfolder", ""),
        files=tuple(row.get("files", ())),
        borrowed=tuple(Borrowed(**file) for file in row.get("borrowed", ())),
        sha256=row.get("sha256", {}),
        family=row["family"],
        sources=sources,
        targets=targets,
        licence=row["licence"],
        quality=row.get("quality", {}),
        marks=row.get("marks", {}),
    )
    entry = CatalogueEntry(
        wanted,
        weights_bytes=row.get("weights_bytes", 0),
        weights_exact=row.get("weights_exact", False),
        stored=StoredType(row["stored"]),
        quality_source=row.get("quality_source", ""),
        evidence=Evidence(row["evidence"]),
        checked=row.get("checked", ""),
        gated=row.get("gated", False),
        note=row.get("note", ""),
        given_tier=Tier(row["tier"]) if "tier" in row else None,
    )
    # Routes between languages prefer higher tiers, so the model takes its own along.
    return replace(entry, wanted=replace(wanted, extra={"tier": entry.tier.value}))


def _languages(
    row: Mapping[str, Any], sets: Mapping[str, list[str]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read one pair, or a named set of languages each of which goes into each other."""
    if "languages" in row:
        codes = tuple(sets.get(row["languages"], (ANY_LANGUAGE,)))
        return codes, codes
    targets = tuple(row["targets"]) if "targets" in row else (row["target"],)
    return (row["source"],), targets
