"""The entries of a PO file, with the positions of all that is in them."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_translator.documents.localisation.passages import MalformedTextError

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_STRING = r'"(?:[^"\\\r\n]|\\.)*"'
_KEYWORD = re.compile(
    rf"\s*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?|domain)\s*({_STRING})\s*"
)
_MORE = re.compile(rf"\s*({_STRING})\s*")
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_WIDTH = 78


@dataclass(slots=True)
class Field:
    """A keyword with its string: `file[line:end]` with its line end, the string from `start`."""

    line: int
    start: int
    stop: int
    end: int
    text: str


@dataclass(slots=True)
class Entry:
    """A message. `flags_at` is where the flags stand, or -1; `head` where flags are to go."""

    head: int = -1
    flags: frozenset[str] = frozenset()
    flags_at: int = -1
    fields: dict[str, Field] = field(default_factory=dict)

    def text(self, keyword: str) -> str:
        """Return the string of a keyword, the empty one if there is none."""
        return self.fields[keyword].text if keyword in self.fields else ""

    @property
    def is_header(self) -> bool:
        """Whether this is the first entry, which tells of the file."""
        return set(self.fields) == {"msgid", "msgstr"} and not self.text("msgid")


def entries_of(text: str) -> Iterator[Entry]:
    """Give the entries of a PO file; obsolete ones are left out.

    Raises:
        MalformedTextError: a line is none of PO.
    """
    entry = Entry()
    current: Field | None = None
    for match in _LINE.finditer(text):
        line, start = match[0], match.start()
        if start == 0:
            start += line.startswith("\ufeff")
            line = line.lstrip("\ufeff")
        if not line.strip() or line.lstrip().startswith("#"):
            current = None
            if _is_complete(entry):
                yield entry
                entry = Entry()
            _read_comment(entry, line, start)
        elif keyword := _KEYWORD.fullmatch(line):
            if keyword[1] in ("msgctxt", "msgid", "domain") and _is_complete(entry):
                yield entry
                entry = Entry()
            if entry.head < 0:
                entry.head = start
            stop = start + keyword.end(2)
            current = Field(start, start + keyword.start(2), stop, match.end(), _read(keyword[2]))
            entry.fields[keyword[1]] = current
        elif current and (more := _MORE.fullmatch(line)):
            current.stop, current.end = start + more.end(1), match.end()
            current.text += _read(more[1])
        else:
            raise MalformedTextError("this is no line of a PO file", start)
    if _is_complete(entry):
        yield entry


def po_string(text: str, keyword: str) -> str:
    """Write a string as gettext does: in one line if it fits, else broken after its line ends."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    escaped = escaped.replace("\r", "\\r")
    lines = [line + "\\n" for line in escaped.split("\n")]
    lines[-1] = lines[-1].removesuffix("\\n")
    if not lines[-1] and len(lines) > 1:
        lines.pop()
    if len(lines) == 1 and len(keyword) + len(lines[0]) + 3 <= _WIDTH:
        return f'"{lines[0]}"'
    wrapped = [piece for line in lines for piece in _wrapped(line)]
    return "\n".join(f'"{piece}"' for piece in ["", *wrapped])


def _wrapped(line: str) -> Iterator[str]:
    piece = ""
    for word in re.findall(r"\S*\s*", line):
        if piece and len(piece) + len(word.rstrip()) > _WIDTH - 2:
            yield piece
            piece = ""
        piece += word
    yield piece


def _is_complete(entry: Entry) -> bool:
    return any(keyword.startswith(("msgstr", "domain")) for keyword in entry.fields)


def _read_comment(entry: Entry, line: str, start: int) -> None:
    if line.startswith("#,"):
        entry.flags |= {flag.strip() for flag in line[2:].split(",")}
        if entry.flags_at < 0:
            entry.flags_at = start
    elif line.startswith("#|") and entry.head < 0:
        entry.head = start


def _read(string: str) -> str:
    def letter(match: re.Match[str]) -> str:
        code = match[1]
        if code[0] == "x" and len(code) > 1:
            return chr(int(code[1:], 16))
        if code[0] in "01234567":
            return chr(int(code, 8))
        return _LETTERS.get(code, code)

    return _ESCAPE.sub(letter, string[1:-1])


def declared_encoding(data: bytes) -> str | None:
    """Name the encoding that the header tells, None if it tells none that there is."""
    found = re.search(rb"charset=([\w.:-]+)", data[:20_000])
    try:
        return codecs.lookup(found[1].decode("ascii")).name if found else None
    except LookupError:
        return None
