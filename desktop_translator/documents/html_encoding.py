"""The encoding of a web page: told by its first bytes, by itself, or found out."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from desktop_translator.documents.encodings import (
    document_encoding,
    find_encoding,
    odd_bytes,
    read_bytes,
)

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.documents.format import DocumentOptions

_HEAD_BYTES = 4096
_DECLARED = re.compile(
    rb"""
      <meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)
    | ^\s*<\?xml\s[^>]*?encoding=["']([\w.-]+)
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What browsers take these names for (WHATWG, Encoding Standard).
_MEANT = {
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "tis-620": "cp874",
    "utf-16": "utf-8",
    "ascii": "cp1252",
}
_WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]")
_ODD = re.compile("([\udc80-\udcff]+)")


def read_page(path: Path, options: DocumentOptions) -> tuple[str, str]:
    """Return the text of a page and its encoding, in which the text is the page's bytes again.

    Raises:
        DocumentError: as `document_encoding` and `read_bytes`.
        FileUnreadableError, FileNotTextError: as those.
    """
    data = read_bytes(path)
    if options.encoding is not None:
        encoding = document_encoding(path, options)
        return data.decode(encoding, errors=odd_bytes(encoding)), encoding
    found = find_encoding(path)
    declared = None if found.startswith(("utf-16", "utf-32")) else _declared(data)
    if declared is not None:
        try:
            text = data.decode(declared)
            if text.encode(declared) == data:
                return text, declared
        except UnicodeError:
            pass
    return data.decode(found, errors=odd_bytes(found)), found


def encoded_page(text: str, encoding: str) -> bytes:
    """Return the bytes of a page; letters that its encoding lacks become character references."""
    if encoding.startswith("utf"):
        return text.encode(encoding, errors=odd_bytes(encoding))
    return b"".join(
        part.encode(encoding, errors="surrogateescape" if number % 2 else "xmlcharrefreplace")
        for number, part in enumerate(_ODD.split(text))
    )


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD_BYTES])
    if match is None:
        return None
    label = (match[1] or match[2]).decode("ascii", errors="replace")
    try:
        name = codecs.lookup(label).name
        "".encode(name)
    except (LookupError, UnicodeError):
        return None
    if name == "iso8859-1":
        return "cp1252" if _WINDOWS_ONLY.search(data) else name
    return _MEANT.get(name, name)
