"""Models as rows of text, and as JSON."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from desktop_translator.catalog.catalogue import ANY_LANGUAGE
from desktop_translator.core.licences import forbids_commercial_use
from desktop_translator.core.wording import human_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.catalog.catalogue import CatalogueEntry
    from desktop_translator.catalog.hub import Found
    from desktop_translator.cli.models.tools import Tools
    from desktop_translator.core.models import ModelInfo

Record = dict[str, Any]


def installed_record(tools: Tools, model: ModelInfo) -> Record:
    """Describe a model that is here."""
    last = tools.use.last(model.id)
    return {
        "id": model.id,
        "name": model.name,
        "family": model.family,
        "sources": list(model.sources),
        "targets": list(model.targets),
        "size_bytes": model.size_bytes,
        "licence": model.licence,
        "non_commercial": forbids_commercial_use(model.licence),
        "quality": dict(model.quality),
        "last_used": last.isoformat() if last else None,
        "repository": model.repository,
        "revision": model.revision,
        "installed_at": model.installed_at,
        "folder": str(model.folder),
        "removable": model.folder.parent == tools.store.folder,
    }


def catalogue_record(entry: CatalogueEntry, installed: bool) -> Record:
    """Describe a model that can be had."""
    wanted = entry.wanted
    return {
        "id": wanted.id,
        "name": wanted.name,
        "tier": entry.tier.value,
        "family": wanted.family,
        "repository": wanted.repository,
        "revision": wanted.revision,
        "sources": list(wanted.sources),
        "targets": list(wanted.targets),
        "weights_bytes": entry.weights_bytes,
        "memory_bytes": entry.memory_bytes,
        "licence": wanted.licence,
        "non_commercial": entry.non_commercial,
        "quality": dict(wanted.quality),
        "quality_source": entry.quality_source,
        "evidence": entry.evidence.value,
        "checked": entry.checked,
        "gated": entry.gated,
        "note": entry.note,
        "installed": installed,
    }


def hub_record(found: Found) -> Record:
    """Describe a model that the Hub has found."""
    return {
        "repository": found.name,
        "licence": found.licence,
        "non_commercial": forbids_commercial_use(found.licence),
        "downloads": found.downloads,
        "gated": found.gated,
        "tags": list(found.tags),
    }


def print_json(data: object) -> None:
    """Print data as JSON on standard output."""
    sys.stdout.write(json.dumps(data, indent=2, ensure_ascii=False) + "\n")


def print_table(title: str, rows: Sequence[Sequence[str]]) -> None:
    """Print rows under a title, their columns aligned."""
    if not rows:
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    sys.stdout.write(f"{title}\n")
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        sys.stdout.write(f"  {'  '.join(cells).rstrip()}\n")


def languages_words(sources: Sequence[str], targets: Sequence[str]) -> str:
    """Write languages shortly: `fr → en`, or how many there are."""
    if ANY_LANGUAGE in sources:
        return "hundreds"
    if len(sources) > 3:
        return f"{len(sources)} languages"
    return f"{', '.join(sources)} → {', '.join(targets)}"


def size_words(size_bytes: int) -> str:
    """Write a size, or that it is unknown."""
    return human_size(size_bytes) if size_bytes else "size unknown"


def licence_words(licence: str) -> str:
    """Write a licence, marking what forbids commercial use."""
    mark = " (non-commercial)" if forbids_commercial_use(licence) else ""
    return (licence or "licence unknown") + mark
