"""The text of a part: out of its transfer encoding and its charset, and back into them."""

from __future__ import annotations

import base64
import binascii
import codecs
import quopri
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.documents.text_file import encoding_of

if TYPE_CHECKING:
    from desktop_translator.documents.mail.structure import Part

_CHARSET = re.compile(rb"(;\s*charset\s*=\s*)(\"[^\"]*\"|[^\s;]+)", re.IGNORECASE)
_CONTENT_TYPE = re.compile(
    rb"^content-type:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE
)
_TRANSFER = re.compile(
    rb"^(content-transfer-encoding:[ \t]*)([^\r\n]*)", re.IGNORECASE | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a part, and the charset it is in."""

    text: str
    charset: str


@dataclass(frozen=True, slots=True)
class Edit:
    """New bytes in the place of those at `[start:end]` of a mail."""

    start: int
    end: int
    written: bytes


def content_of(data: bytes, part: Part) -> Content | None:
    """Read the text of a part, or None where it is written in a way nobody knows."""
    raw = data[part.body : part.end]
    try:
        if part.transfer_encoding == "base64":
            raw = base64.b64decode(raw)
        elif part.transfer_encoding == "quoted-printable":
            raw = quopri.decodestring(raw)
        elif part.transfer_encoding not in ("7bit", "8bit", "binary", ""):
            return None
    except binascii.Error:
        return None
    named = part.parameter("charset").strip() or "us-ascii"
    try:
        charset = codecs.lookup(named).name
        return Content(raw.decode(charset), charset)
    except (LookupError, UnicodeDecodeError):
        found = encoding_of(raw)
    return Content(raw.decode(found, errors="surrogateescape"), found) if found else None


def edits_for(data: bytes, part: Part, charset: str, text: str) -> tuple[list[Edit], bool]:
    """Return what changes if a part gets another text, and whether it had to become UTF-8.

    The headers change only where the text no longer fits what they say.
    """
    headers = data[part.start : part.body]
    body = data[part.body : part.end]
    line_end = b"\r\n" if b"\r\n" in data[part.start : part.end] else b"\n"
    raw, to_utf8 = _bytes_of(text, charset, is_page=part.content_type == "text/html")
    edits = _charset_edits(headers, part.start, line_end) if to_utf8 else []
    encoding = part.transfer_encoding
    if encoding in ("7bit", "") and not raw.isascii() and (to_utf8 or body.isascii()):
        encoding = "quoted-printable"
        said = _TRANSFER.search(headers)
        if said:
            edits.append(
                Edit(part.start + said.start(2), part.start + said.end(2), encoding.encode())
            )
        else:
            header = b"Content-Transfer-Encoding: quoted-printable"
            edits.append(_new_header(headers, part.start, header, line_end))
    written = _encoded(raw, encoding, line_end)
    if encoding == "base64" and not body.endswith(b"\n"):
        written = written.rstrip(b"\r\n")
    return [*edits, Edit(part.body, part.end, written)], to_utf8


def _bytes_of(text: str, charset: str, *, is_page: bool) -> tuple[bytes, bool]:
    """Encode a text in its charset, or in UTF-8 where that lacks a letter; tell which."""
    try:
        return text.encode(charset, errors="surrogateescape"), False
    except UnicodeEncodeError:
        if is_page:
            # A page may name its charset itself: what that lacks is written as references.
            return text.encode(charset, errors="xmlcharrefreplace"), False
        return text.encode("utf-8", errors="replace"), True


def _charset_edits(headers: bytes, start: int, line_end: bytes) -> list[Edit]:
    typed = _CONTENT_TYPE.search(headers)
    if not typed:
        new = [] if re.search(rb"^mime-version:", headers, re.I | re.M) else [b"MIME-Version: 1.0"]
        new.append(b"Content-Type: text/plain; charset=utf-8")
        return [_new_header(headers, start, header, line_end) for header in new]
    said = _CHARSET.search(headers, typed.start(), typed.end())
    if said:
        return [Edit(start + said.start(2), start + said.end(2), b'"utf-8"')]
    return [Edit(start + typed.end(), start + typed.end(), b'; charset="utf-8"')]


def _new_header(headers: bytes, start: int, header: bytes, line_end: bytes) -> Edit:
    """Add a header behind the others, before the blank line."""
    size = len(headers.rstrip(b"\r\n"))
    place = start + size
    return Edit(place, place, line_end + header if size else header + line_end)


def _encoded(raw: bytes, transfer_encoding: str, line_end: bytes) -> bytes:
    if transfer_encoding == "base64":
        return base64.encodebytes(raw).replace(b"\n", line_end)
    if transfer_encoding == "quoted-printable":
        return quopri.encodestring(raw.replace(b"\r\n", b"\n")).replace(b"\n", line_end)
    return raw
