"""Taking translations from a file into the memory, and out of it into a file."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from desktop_translator.core.language_codes import language_tag
from desktop_translator.core.memory_entry import MemoryEntry, Origin, Status
from desktop_translator.storage.tmx_reader import ANY_SOURCE, read_tmx
from desktop_translator.storage.tmx_writer import ORIGIN, PRODUCER, STATUS, TOOL, write_tmx

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterator
    from pathlib import Path

    from desktop_translator.core.languages import Languages
    from desktop_translator.storage.tmx_reader import TmxUnit
    from desktop_translator.storage.translation_memory import TranslationMemory

    Code = Callable[[str], str | None]

PEOPLE = frozenset({Origin.HUMAN, Origin.IMPORTED})
_MACHINE = Origin.MACHINE
_AT_ONCE = 500
_ORIGINS = {origin.name.lower(): origin for origin in Origin}
_STATUSES = {status.name.lower(): status for status in Status}


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far a file is imported.

    Attributes:
        done_bytes: read so far, of `total_bytes`.
        found: entries that were in it.
        changed: those among them that were new, or newer than what was there.
        skipped: units that could not be read, or hold fewer than two languages.
    """

    done_bytes: int = 0
    total_bytes: int = 0
    found: int = 0
    changed: int = 0
    skipped: int = 0


def import_tmx(
    memory: TranslationMemory, path: Path, languages: Languages, *, both_ways: bool = False
) -> Generator[ImportProgress, None, ImportProgress]:
    """Import a TMX file, telling how far it is; return the last of that.

    What this program has exported keeps its origin. Closing leaves what was imported so far.

    Args:
        memory: where the entries go.
        path: the file.
        languages: those that a tag may stand for: `fr-FR` is `fr`.
        both_ways: whether a translation also serves the other way round.

    Raises:
        FileUnreadableError, NoTmxError: the file cannot be read.
        TranslationMemoryError: the memory cannot be written.
    """
    progress = ImportProgress()
    code = cache(partial(_code, languages=languages))
    waiting: list[MemoryEntry] = []
    with closing(read_tmx(path)) as steps:
        for step in steps:
            is_own = step.tool == TOOL
            for unit in step.units:
                entries = list(_entries(unit, code, is_own=is_own, both_ways=both_ways))
                progress = replace(progress, skipped=progress.skipped + (not entries))
                waiting += entries
            while len(waiting) >= _AT_ONCE:
                progress = _add(memory, waiting[:_AT_ONCE], progress)
                del waiting[:_AT_ONCE]
            progress = replace(
                progress,
                done_bytes=step.done_bytes,
                total_bytes=step.total_bytes,
                skipped=progress.skipped + step.skipped,
            )
            yield progress
    progress = _add(memory, waiting, progress)
    yield progress
    return progress


def export_tmx(
    memory: TranslationMemory,
    path: Path,
    *,
    origins: Collection[Origin] = PEOPLE,
    pair: tuple[str, str] | None = None,
) -> Generator[int, None, int]:
    """Export entries into a TMX file, telling how many are written; return that number.

    Raises:
        FileUnwritableError: the file cannot be written.
        TranslationMemoryError: the memory cannot be read.
    """
    entries = memory.entries(origins=origins, pair=pair)
    count = 0
    with closing(write_tmx(path, entries, pair[0] if pair else None)) as steps:
        for count in steps:
            yield count
    return count


def _add(
    memory: TranslationMemory, entries: list[MemoryEntry], progress: ImportProgress
) -> ImportProgress:
    changed = progress.changed + memory.add(entries)
    return replace(progress, found=progress.found + len(entries), changed=changed)


def _entries(unit: TmxUnit, code: Code, *, is_own: bool, both_ways: bool) -> Iterator[MemoryEntry]:
    """Make entries of a unit: from its source language into each other one.

    The other way round, nobody has said so: even the person's own is only imported.
    """
    texts = [(known, text) for tag, text in unit.texts if (known := code(tag)) is not None]
    source = None if unit.source_language == ANY_SOURCE else code(unit.source_language)
    if source not in [language for language, _ in texts]:
        source = None  # whichever comes first may be the source
    own = unit.properties if is_own else {}
    origin = _ORIGINS.get(own.get(ORIGIN, ""), Origin.IMPORTED)
    for first in texts:
        for second in texts:
            is_reverse = source not in (None, first[0])
            if first[0] == second[0] or (is_reverse and (not both_ways or origin is _MACHINE)):
                continue
            yield MemoryEntry(
                first[1],
                second[1],
                first[0],
                second[0],
                Origin.IMPORTED if is_reverse else origin,
                own.get(PRODUCER, ""),
                _STATUSES.get(own.get(STATUS, ""), Status.FINE),
                unit.created,
                unit.changed,
            )


def _code(tag: str, languages: Languages) -> str | None:
    """Return the code by which the program knows a language: `fr-CA` is `fr`, `zh-TW` `zh-Hant`."""
    found = language_tag(tag)
    if found is None or languages.get(found).code == found:
        return found
    import langcodes  # 0.1 s, and not needed to open a window

    script = langcodes.Language.get(found).maximize().script
    return languages.get(language_tag(f"{found.split('-')[0]}-{script}") or found).code
