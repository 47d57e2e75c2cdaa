"""`memory stats` and `memory search`."""

from __future__ import annotations

import sys
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from desktop_translator.cli.memory.tools import pair_of
from desktop_translator.cli.models.records import print_json, print_table
from desktop_translator.core.memory_entry import Origin
from desktop_translator.core.wording import human_size

if TYPE_CHECKING:
    import argparse

    from desktop_translator.cli.memory.tools import Tools
    from desktop_translator.core.memory_entry import MemoryEntry

_ORIGINS = {Origin.HUMAN: "yours", Origin.IMPORTED: "imported", Origin.MACHINE: "machine"}


def stats(tools: Tools, options: argparse.Namespace) -> None:
    """Show how much is remembered."""
    statistics = tools.memory.statistics()
    counts = [
        {"source": source, "target": target, "origin": origin.name.lower(), "entries": number}
        for (source, target, origin), number in statistics.entries.items()
    ]
    if options.json:
        size = statistics.size_bytes
        print_json({"path": str(tools.path), "size_bytes": size, "entries": counts})
        return
    sys.stdout.write(f"{tools.path}  {human_size(statistics.size_bytes)}\n")
    rows = [
        (f"{source} → {target}", *(_number(name, entries) for *_, name, entries in group))
        for (source, target), group in groupby(
            ((s, t, _ORIGINS[origin], n) for (s, t, origin), n in statistics.entries.items()),
            key=lambda row: row[:2],
        )
    ]
    widest = max(map(len, rows), default=0)
    print_table("Sentences:", [(*row, *[""] * (widest - len(row))) for row in rows])
    if not rows:
        sys.stderr.write("Nothing is remembered yet.\n")


def search(tools: Tools, options: argparse.Namespace) -> None:
    """Show entries that hold some words, or are like a sentence.

    Raises:
        PairWantedError: for similar sentences, the pair must be known.
    """
    words = " ".join(options.words)
    pair = pair_of(options, required=options.similar)
    found: list[tuple[MemoryEntry, int | None]]
    if options.similar and pair is not None:
        least, most = max(1, options.least), max(1, options.most)
        similar = tools.memory.similar(*pair, words, minimum=least, most=most)
        found = [(each.entry, each.score) for each in similar]
    else:
        entries = tools.memory.entries(pair=pair, containing=words)
        found = [(entry, None) for entry in islice(entries, max(1, options.most))]
    if options.json:
        print_json([_record(entry, score) for entry, score in found])
        return
    for entry, score in found:
        percent = f"{score} %  " if score is not None else ""
        about = f"{entry.source_language} → {entry.target_language}, {_ORIGINS[entry.origin]}"
        changed = f", {entry.changed:%Y-%m-%d}" if entry.changed else ""
        sys.stdout.write(f"{entry.source}\n    {entry.target}\n    {percent}({about}{changed})\n")
    if not found:
        sys.stderr.write("Nothing that is remembered fits.\n")


def _number(name: str, entries: int) -> str:
    return f"{entries} {name}"


def _record(entry: MemoryEntry, score: int | None) -> dict[str, Any]:
    record: dict[str, Any] = {
        "source_language": entry.source_language,
        "target_language": entry.target_language,
        "source": entry.source,
        "target": entry.target,
        "origin": entry.origin.name.lower(),
        "producer": entry.producer,
        "status": entry.status.name.lower(),
        "created": entry.created.isoformat() if entry.created else None,
        "changed": entry.changed.isoformat() if entry.changed else None,
    }
    return record if score is None else {"score": score, **record}
