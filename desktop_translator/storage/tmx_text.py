"""The text of XML files that are not quite as they should be."""

from __future__ import annotations

import codecs
import re
from html.entities import html5
from xml.sax.saxutils import escape

_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)")
FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What cannot be in an XML file at all."""

_REFERENCE = re.compile(r"&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,6})|(\w+));|&")
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})


def mended(text: str) -> str:
    """Leave out characters that XML forbids, and write names that it does not know as they are."""
    return _REFERENCE.sub(_reference, FORBIDDEN.sub("", text))


def _reference(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name in _XML_NAMES:
        return found[0]
    if name and (letter := html5.get(f"{name};")):
        return escape(letter)
    code = int(decimal) if decimal else int(hexadecimal, 16) if hexadecimal else None
    if code is None:
        return escape(found[0])
    return found[0] if code < 0x110000 and not FORBIDDEN.match(chr(code)) else ""


def encoding_of(head: bytes) -> str:
    """Name the encoding of a file; what its bytes show goes before what it says of itself."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head[:2] == b"<\0":
        return "utf-16-le"
    if head[:2] == b"\0<":
        return "utf-16-be"
    declared = _DECLARED.search(head[:200])
    try:
        name = codecs.lookup(declared[1].decode() if declared else "utf-8").name
        "".encode(name)
    except (LookupError, ValueError):
        return "utf-8-sig"
    return "utf-8-sig" if name.startswith("utf") else name
