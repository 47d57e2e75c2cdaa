"""Reading TMX 1.4b, the format in which translation memories travel.

The file is never held as a whole, and no entity of its own is ever looked up: units are found in
the text and each is parsed for itself, so that one that is broken costs nothing but itself.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lxml import etree

from desktop_translator.core.cleaning import clean
from desktop_translator.core.errors import FileUnreadableError
from desktop_translator.core.memory_errors import NoTmxError
from desktop_translator.core.wording import reason_of
from desktop_translator.storage.tmx_text import encoding_of, mended

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from pathlib import Path
    from typing import Any, BinaryIO

ANY_SOURCE = "*all*"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MOST_CHARACTERS = 10_000
"""No sentence is longer."""

_CHUNK_BYTES = 1 << 16
_MOST_UNIT_CHARACTERS = 1_000_000

_TMX = re.compile(r"<tmx\b")
_START = re.compile(r"<(?:!--|header\b|tu(?=[\s>]))")
_UNIT_START = re.compile(r"<tu(?=[\s>])")
_ENDS = {
    "<!--": re.compile("-->"),
    "<header": re.compile(">"),
    "<tu": re.compile(r"</tu\s*>"),
}
_LONGEST_START = len("<header ")
_DATE = "%Y%m%dT%H%M%S%z"


@dataclass(frozen=True, slots=True)
class TmxUnit:
    """One translation unit.

    Attributes:
        source_language: what it says of its source, or the header does; `*all*` for any.
        texts: language tag and text of each variant, inline markup left out.
        created: when it was made; `changed`: when it was last changed; None where it does not say.
        properties: type to value.
    """

    source_language: str
    texts: tuple[tuple[str, str], ...]
    created: datetime | None = None
    changed: datetime | None = None
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TmxProgress:
    """How far a file is read, and what was found since the last time.

    Attributes:
        done_bytes: read so far.
        total_bytes: of the whole file.
        tool: the program that has written the file.
        units: those that can be used.
        skipped: how many can not.
    """

    done_bytes: int
    total_bytes: int
    tool: str
    units: tuple[TmxUnit, ...]
    skipped: int


def read_tmx(path: Path) -> Generator[TmxProgress, None, None]:
    """Read a file, some units at a time.

    Raises:
        FileUnreadableError: the system refuses.
        NoTmxError: it is something else.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            yield from _Reader(path, size).read(file)
    except OSError as error:
        raise FileUnreadableError(path=str(path), reason=reason_of(error)) from error


class _Reader:
    """Takes units out of a text that comes in pieces."""

    def __init__(self, path: Path, size: int) -> None:
        self._path = path
        self._size = size
        self._buffer = ""
        self._header: Mapping[str, str] = {}
        self._parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        self._units: list[TmxUnit] = []
        self._skipped = 0

    def read(self, file: BinaryIO) -> Generator[TmxProgress, None, None]:
        """Tell of each piece of a file what is in it.

        Raises:
            NoTmxError: its beginning is none of TMX.
        """
        chunk = file.read(_CHUNK_BYTES)
        decoder = codecs.getincrementaldecoder(encoding_of(chunk))(errors="replace")
        is_tmx = False
        while chunk:
            self._buffer += decoder.decode(chunk)
            is_tmx = is_tmx or _TMX.search(self._buffer) is not None
            if not is_tmx:
                break
            self._take_units()
            yield self._news(file.tell())
            chunk = file.read(_CHUNK_BYTES)
        if not is_tmx:
            raise NoTmxError(path=str(self._path))
        self._skipped += _UNIT_START.match(self._buffer) is not None  # cut off
        yield self._news(self._size)

    def _news(self, done_bytes: int) -> TmxProgress:
        tool = self._header.get("creationtool", "")
        news = TmxProgress(done_bytes, self._size, tool, tuple(self._units), self._skipped)
        self._units, self._skipped = [], 0
        return news

    def _take_units(self) -> None:
        """Take whole elements out of the buffer; what is left begins with half a one."""
        at = 0
        while (start := _START.search(self._buffer, at)) is not None:
            end = _ENDS[start[0]].search(self._buffer, start.end())
            if end is None:
                break
            at = end.end()
            self._take(start[0], self._buffer[start.start() : at])
        rest = start.start() if start is not None else len(self._buffer) - _LONGEST_START
        self._buffer = self._buffer[max(at, rest) :]
        if len(self._buffer) > _MOST_UNIT_CHARACTERS:
            self._buffer = ""
            self._skipped += 1

    def _take(self, start: str, text: str) -> None:
        if start == "<header":
            header = self._parsed(text.rstrip("/>") + "/>")
            self._header = {} if header is None else dict(header.attrib)
        elif start == "<tu":
            *broken, last = _UNIT_START.finditer(text)  # those that have no end
            unit = self._unit(text[last.start() :])
            self._skipped += len(broken) + (unit is None)
            if unit is not None:
                self._units.append(unit)

    def _unit(self, text: str) -> TmxUnit | None:
        element = self._parsed(text)
        if element is None:
            return None
        texts = []
        for variant in element.iterfind("tuv"):
            language = variant.get(LANGUAGE) or variant.get("lang") or ""
            segment = variant.find("seg")
            words = "" if segment is None else clean(_text(segment))
            if language and words and len(words) <= MOST_CHARACTERS:
                texts.append((language, words))
        if len(texts) < 2:
            return None
        created, changed = _date(element.get("creationdate")), _date(element.get("changedate"))
        properties = {each.get("type", ""): each.text or "" for each in element.iterfind("prop")}
        source = element.get("srclang") or self._header.get("srclang") or ANY_SOURCE
        return TmxUnit(source, tuple(texts), created, changed or created, properties)

    def _parsed(self, text: str) -> Any:  # noqa: ANN401 - lxml has no types
        """Parse an element, if need be without what is no XML in it; None if it is none."""
        for mend in (str, mended):
            try:
                return etree.fromstring(mend(text), self._parser)
            except (etree.XMLSyntaxError, ValueError):
                continue
        return None


def _text(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Return the text of a segment: without codes, and with what they highlight."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "hi":
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _date(text: str | None) -> datetime | None:
    """Read `20260301T120000Z`."""
    if not text:
        return None
    try:
        return datetime.strptime(text, _DATE).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
