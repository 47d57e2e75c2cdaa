"""Where the parts of a mail lie, so that each can be replaced for itself.

MIME, RFC 2045 to 2047. `email` reads the headers; where things stand it does not tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from email.policy import compat32
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

_DEEPEST = 20
"""Parts within parts beyond this are made by an attacker, not by a mail program."""

_BLANK_LINE = re.compile(rb"(?:\A|\r?\n)(\r?\n)")
_PARSER = BytesHeaderParser(policy=compat32)


@dataclass(frozen=True, slots=True)
class Part:
    """A mail, or one part of it: its headers at `[start:body]`, its content at `[body:end]`."""

    start: int
    body: int
    end: int
    headers: Message

    @property
    def content_type(self) -> str:
        """What it is, in lower case: `text/plain` where nothing is said."""
        return self.headers.get_content_type()

    @property
    def transfer_encoding(self) -> str:
        """How its bytes are written: `7bit` where nothing is said."""
        return str(self.headers.get("Content-Transfer-Encoding", "7bit")).strip().lower()

    def parameter(self, name: str) -> str:
        """Return a parameter of its type, or an empty string."""
        value = self.headers.get_param(name, "")
        return value[2] if isinstance(value, tuple) else str(value or "")

    @property
    def is_read(self) -> bool:
        """Whether it is text that a mail program shows, rather than an attachment."""
        shown = self.headers.get_content_disposition() != "attachment"
        return shown and self.content_type in ("text/plain", "text/html")


def parts_of(data: bytes, start: int = 0, end: int | None = None, depth: int = 0) -> Iterator[Part]:
    """Give a mail and all that lies in it, in order; attached mails are not looked into."""
    end = len(data) if end is None else end
    part = _part(data, start, end)
    yield part
    boundary = part.parameter("boundary")
    if not part.content_type.startswith("multipart/") or not boundary or depth >= _DEEPEST:
        return
    for child_start, child_end in _children(data, part, boundary.encode("utf-8", "replace")):
        yield from parts_of(data, child_start, child_end, depth + 1)


def _part(data: bytes, start: int, end: int) -> Part:
    found = _BLANK_LINE.search(data[start:end])
    body = start + found.end() if found else end
    return Part(start, body, end, _PARSER.parsebytes(data[start:body]))


def _children(data: bytes, part: Part, boundary: bytes) -> Iterator[tuple[int, int]]:
    line = re.compile(rb"(?:\r?\n|(?<=\n)|\A)--%s(--)?[ \t]*(?:\r?\n|\Z)" % re.escape(boundary))
    start: int | None = None
    # The line end before the first boundary may be the one that ends the headers.
    position = max(part.start, part.body - 1)
    while found := line.search(data, position, part.end):
        if start is not None:
            yield start, max(start, found.start())
        if found[1]:
            return
        start = found.end()
        # Two boundaries may share a line end.
        position = max(found.end() - 1, found.start() + 1)
    if start is not None:
        yield start, part.end
