"""All models that are known, from whatever side, as rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_translator.core.licences import forbids_commercial_use
from desktop_translator.ui.models import words
from desktop_translator.ui.models.row import ModelRow, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from desktop_translator.catalog.catalogue import CatalogueEntry
    from desktop_translator.catalog.download_plan import DownloadPlan
    from desktop_translator.catalog.fetching import FetchProgress
    from desktop_translator.catalog.hub import Found
    from desktop_translator.catalog.wanted import Wanted
    from desktop_translator.core.errors import AppError
    from desktop_translator.core.models import ModelInfo


class Shelf:
    """What is here, what is coming, and what can be had; each model once."""

    def __init__(self, store_folder: Path, entries: Sequence[CatalogueEntry]) -> None:
        self.store_folder = store_folder
        self._entries = entries
        self.installed: tuple[ModelInfo, ...] = ()
        self.last_used: Mapping[str, date] = {}
        self.plans: tuple[DownloadPlan, ...] = ()
        self.progress: dict[str, FetchProgress] = {}
        self.stopped: dict[str, AppError] = {}
        self.found: tuple[Found, ...] = ()
        self.running = ""

    def rows(self) -> tuple[ModelRow, ...]:
        """Return what is here, then what is coming, then the rest in the catalogue's order."""
        rows = {row.id: row for row in self._offers()}
        here = {model.id: self._here(model, rows.get(model.id)) for model in self.installed}
        coming = {
            plan.wanted.id: self._coming(plan, here.get(plan.wanted.id) or rows.get(plan.wanted.id))
            for plan in self.plans
        }
        first = here | coming
        return (*first.values(), *(row for key, row in rows.items() if key not in first))

    def _offers(self) -> Iterable[ModelRow]:
        known = {entry.wanted.repository for entry in self._entries}
        for entry in self._entries:
            yield _of_entry(entry)
        for found in self.found:
            if found.name not in known:
                yield _of_found(found)

    def _here(self, model: ModelInfo, offer: ModelRow | None) -> ModelRow:
        standing = Standing.INSTALLED
        if model.folder.parent != self.store_folder:
            standing = Standing.SHIPPED
        elif offer and offer.wanted and offer.wanted.revision not in ("", model.revision):
            standing = Standing.NEWER
        return ModelRow(
            id=model.id,
            name=model.name,
            sources=model.sources,
            targets=model.targets,
            size_bytes=model.size_bytes,
            memory_bytes=offer.memory_bytes if offer else 0,
            tier=offer.tier if offer else "",
            licence=model.licence,
            non_commercial=forbids_commercial_use(model.licence),
            quality=model.quality,
            quality_source=offer.quality_source if offer else "",
            last_used=self.last_used.get(model.id),
            repository=model.repository,
            standing=standing,
            installed=model,
            wanted=offer.wanted if offer else None,
        )

    def _coming(self, plan: DownloadPlan, other: ModelRow | None) -> ModelRow:
        if plan.key in self.stopped:
            standing = Standing.STOPPED
        elif plan.paused:
            standing = Standing.PAUSED
        else:
            standing = Standing.FETCHING if plan.key == self.running else Standing.WAITING
        return replace(
            other or _of_wanted(plan.wanted),
            size_bytes=plan.total_bytes,
            licence=plan.licence,
            non_commercial=forbids_commercial_use(plan.licence),
            standing=standing,
            plan=plan,
            progress=self.progress.get(plan.key),
            error=self.stopped.get(plan.key),
        )


def _of_entry(entry: CatalogueEntry) -> ModelRow:
    return replace(
        _of_wanted(entry.wanted),
        size_bytes=entry.weights_bytes,
        memory_bytes=entry.memory_bytes,
        tier=words.tier(entry.tier),
        note=entry.note,
        quality_source=entry.quality_source,
        evidence=words.evidence(entry.evidence),
        gated=entry.gated,
    )


def _of_found(found: Found) -> ModelRow:
    from desktop_translator.catalog.wanted import by_name

    row = _of_wanted(by_name(found.name))
    non_commercial = forbids_commercial_use(found.licence)
    return replace(row, licence=found.licence, non_commercial=non_commercial, gated=found.gated)


def _of_wanted(wanted: Wanted) -> ModelRow:
    return ModelRow(
        id=wanted.id,
        name=wanted.name,
        sources=wanted.sources,
        targets=wanted.targets,
        size_bytes=0,
        memory_bytes=0,
        tier="",
        licence=wanted.licence,
        non_commercial=forbids_commercial_use(wanted.licence),
        quality=wanted.quality,
        repository=wanted.repository,
        standing=Standing.AVAILABLE,
        wanted=wanted,
    )
