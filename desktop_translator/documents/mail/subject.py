"""The subject of a mail, which may be in encoded words (RFC 2047)."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import Header, decode_header, make_header

_SUBJECT = re.compile(
    rb"^subject:((?:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*))", re.IGNORECASE | re.MULTILINE
)
_BEFORE = re.compile(
    r"(?:\s*(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|ref|odp|antw|回复|转发)(?:\[\d+\])?\s*[:：]|\[[^\]]*\]))*\s*",
    re.IGNORECASE,
)
_LONGEST_LINE = 76


class Subject:
    """The subject at `[start:end]` of a mail; `text` is without “Re:” and names of lists."""

    def __init__(self, headers: bytes) -> None:
        found = _SUBJECT.search(headers)
        self.start, self.end = found.span(1) if found else (0, 0)
        self._raw = headers[self.start : self.end]
        whole = _decoded(self._raw)
        before = _BEFORE.match(whole)
        self._before = before[0] if before else ""
        self.text = " ".join(whole[len(self._before) :].split())

    @property
    def has_words(self) -> bool:
        """Whether there is anything to translate."""
        return any(map(str.isalpha, self.text))

    def written(self, text: str) -> bytes:
        """Write another subject, in encoded words if it has letters outside ASCII."""
        # A line end would let a translation write headers.
        whole = self._before + " ".join(text.split())
        line_end = "\r\n" if b"\r\n" in self._raw else "\n"
        charset = "us-ascii" if whole.isascii() else "utf-8"
        header = Header(whole, charset, maxlinelen=_LONGEST_LINE, header_name="Subject")
        return b" " + header.encode(linesep=line_end).encode()


def _decoded(raw: bytes) -> str:
    plain = raw.decode("utf-8", errors="surrogateescape")
    unfolded = re.sub(r"\r?\n(?=[ \t])", "", plain).strip()
    try:
        return str(make_header(decode_header(unfolded))) if unfolded.isascii() else unfolded
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return ""
