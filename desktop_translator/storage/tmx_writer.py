"""Writing TMX 1.4b, the format in which translation memories travel."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lxml import etree

from desktop_translator import __version__
from desktop_translator.core.errors import FileUnwritableError
from desktop_translator.core.wording import reason_of
from desktop_translator.storage.tmx_reader import ANY_SOURCE, LANGUAGE
from desktop_translator.storage.tmx_text import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path
    from typing import Any, BinaryIO

    from desktop_translator.core.memory_entry import MemoryEntry

TOOL = "Desktop Translator"
ORIGIN, PRODUCER, STATUS = "x-origin", "x-producer", "x-status"

_AT_ONCE = 500


def write_tmx(
    path: Path, entries: Iterable[MemoryEntry], source_language: str | None = None
) -> Generator[int, None, None]:
    """Write entries into a file, telling from time to time how many; closing leaves no file.

    What stood there is replaced only when all is written. `source_language` is that of all
    entries, None if there are several.

    Raises:
        FileUnwritableError: the system refuses.
    """
    temporary = path.parent / f".{os.urandom(8).hex()}.tmp"
    try:
        with temporary.open("xb") as file:
            yield from _write(file, entries, source_language)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise FileUnwritableError(path=str(path), reason=reason_of(error)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _write(
    file: BinaryIO, entries: Iterable[MemoryEntry], source_language: str | None
) -> Generator[int, None, None]:
    header = {
        "creationtool": TOOL,
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "SQLite",
        "adminlang": "en",
        "srclang": source_language or ANY_SOURCE,
        "datatype": "plaintext",
        "creationdate": _date(datetime.now(UTC)),
    }
    count = 0
    with etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("tmx", version="1.4"):
            xml.write("\n", etree.Element("header", header), "\n")
            with xml.element("body"):
                for entry in entries:
                    xml.write("\n", _unit(entry))
                    count += 1
                    if count % _AT_ONCE == 0:
                        yield count
                xml.write("\n")
            xml.write("\n")
    yield count


def _unit(entry: MemoryEntry) -> Any:  # noqa: ANN401 - lxml has no types
    unit = etree.Element("tu", srclang=entry.source_language)
    for name, moment in (("creationdate", entry.created), ("changedate", entry.changed)):
        if moment is not None:
            unit.set(name, _date(moment))
    properties = {
        ORIGIN: entry.origin.name.lower(),
        PRODUCER: entry.producer,
        STATUS: entry.status.name.lower(),
    }
    for kind, value in properties.items():
        if value:
            etree.SubElement(unit, "prop", type=kind).text = value
    sides = ((entry.source_language, entry.source), (entry.target_language, entry.target))
    for language, text in sides:
        variant = etree.SubElement(unit, "tuv", {LANGUAGE: language})
        etree.SubElement(variant, "seg").text = FORBIDDEN.sub("", text)
    return unit


def _date(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
