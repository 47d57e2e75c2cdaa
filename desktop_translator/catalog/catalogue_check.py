"""Comparing the catalogue with the live Hub, and bringing it up to date: a maintainer's work."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from desktop_translator.catalog.catalogue import parse_entry
from desktop_translator.catalog.file_selection import WEIGHTS, select
from desktop_translator.core.errors import AppError, OfflineError
from desktop_translator.core.hub_errors import ConnectionTroubleError

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from desktop_translator.catalog.catalogue import CatalogueEntry
    from desktop_translator.catalog.hub import Hub, RemoteFile, Repository

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the Hub says of one entry.

    Attributes:
        id: of the entry.
        changes: name of a fact -> (what the catalogue says, what the Hub says).
        problem: why it cannot be had, if it cannot.
        row: the entry as it should be from now on.
    """

    id: str
    changes: Mapping[str, tuple[object, object]]
    problem: AppError | None
    row: Row


def check_catalogue(data: Mapping[str, Any], hub: Hub) -> Generator[Checked | None, None, None]:
    """Ask the Hub about every row of a `catalog.json`; None is yielded while it thinks.

    A row that a revision is pinned for is compared at that revision.

    Raises:
        AppError: the Hub cannot be reached; a model that is not there is no such reason.
    """
    for row in data["models"]:
        entry = parse_entry(row, data["language_sets"])
        try:
            found = yield from hub.describe(entry.wanted.repository, entry.wanted.revision)
            yield _compare(row, entry, found)
        except (ConnectionTroubleError, OfflineError):
            raise
        except AppError as problem:
            yield Checked(entry.wanted.id, {}, problem, dict(row))


def updated_text(data: Mapping[str, Any], rows: list[Row]) -> str:
    """Write a `catalog.json`, a row on a line."""
    sets = ",\n".join(f"  {json.dumps(k)}: {_line(v)}" for k, v in data["language_sets"].items())
    lines = ",\n".join(f"  {_line(row)}" for row in rows)
    begin = f'{{\n "format": {data["format"]},\n "language_sets": {{\n{sets}\n }},\n "models": [\n'
    return f"{begin}{lines}\n ]\n}}\n"


def _compare(row: Row, entry: CatalogueEntry, found: Repository) -> Checked:
    wanted = entry.wanted
    weights_sha256 = wanted.sha256.get(WEIGHTS, "")
    chosen = select(wanted.repository, found.files, wanted.subfolder, (), weights_sha256)
    seen = _seen(found, chosen)
    if not entry.weights_exact and _close(entry.weights_bytes, seen["weights_bytes"]):
        row = {**row, "weights_bytes": seen["weights_bytes"]}  # was a round figure
    old: Row = {name: row.get(name, _NOTHING[name]) for name in seen}
    old["sha256"] = {**seen["sha256"], **old["sha256"]}
    changes = {
        name: (old[name], seen[name])
        for name in seen
        if old[name] != seen[name] and (name != "revision" or old[name])
    }
    today = datetime.now(UTC).date().isoformat()
    return Checked(wanted.id, changes, None, {**row, **seen, "checked": today})


_NOTHING: Row = {
    "revision": "",
    "gated": False,
    "files": [],
    "weights_bytes": 0,
    "weights_exact": True,
    "sha256": {},
}


def _seen(found: Repository, chosen: Mapping[str, RemoteFile]) -> Row:
    return {
        "revision": found.revision,
        "gated": found.gated,
        "files": sorted(chosen),
        "weights_bytes": chosen[WEIGHTS].size_bytes,
        "weights_exact": True,
        "sha256": {name: file.sha256 for name, file in sorted(chosen.items()) if file.sha256},
    }


def _close(told: int, exact: int) -> bool:
    """Tell whether a round figure was right: within five per cent."""
    return abs(told - exact) <= 0.05 * exact


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
