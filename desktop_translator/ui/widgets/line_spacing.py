"""Room between the lines of a plain text editor.

QPlainTextEdit ignores the line height of a block format. What it does honour is the font: a line
is as high as the tallest font named first, even where the letters come from the next one. So the
panes name a font first that has a height and no letters. It is made here, byte by byte.
"""

from __future__ import annotations

import struct

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase

FAMILY = "Desktop Translator Line Spacing"
_UNITS = 1000
_ASCENT = 1140  # with the descent 1.6 em, which is airy for every script and cuts no accent
_DESCENT = 460


def spaced_families(family: str) -> list[str]:
    """Return the families to ask for so that text in `family` gets more room between lines.

    Where the system refuses such a font, lines keep their natural height.
    """
    if FAMILY not in QFontDatabase.families():
        QFontDatabase.addApplicationFontFromData(QByteArray(empty_font()))
    return [FAMILY, family]


def empty_font() -> bytes:
    """Return a TrueType font that has a line height and no characters."""
    tables = {
        b"OS/2": _windows_metrics(),
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 1, 12) + _no_characters(),
        b"glyf": b"\0",  # Windows refuses a font without this byte
        b"head": _header(),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, _ASCENT, -_DESCENT, *[0] * 13, 1),
        b"hmtx": struct.pack(">Hh", 0, 0),
        b"loca": struct.pack(">HH", 0, 0),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 1, 0, 0, 0, 0, 1, *[0] * 8),
        b"name": _names(),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    return _assembled(tables)


def _header() -> bytes:
    dates, box = (0, 0), (0, 0, 0, 0)
    start = struct.pack(">IIIIHHqq", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, _UNITS, *dates)
    return start + struct.pack(">hhhhHHhhh", *box, 0, 3, 2, 0, 0)


def _windows_metrics() -> bytes:
    start = struct.pack(">HhHHH", 4, 0, 400, 5, 0) + struct.pack(">10h", *[0] * 10)
    middle = bytes(2 + 10 + 16) + b"NONE" + struct.pack(">HHH", 64 | 128, 0xFFFF, 0)
    metrics = struct.pack(">hhhHH", _ASCENT, -_DESCENT, 0, _ASCENT, _DESCENT)
    return start + middle + metrics + bytes(8) + struct.pack(">hhHHH", 0, 0, 0, 32, 0)


def _no_characters() -> bytes:
    """Return the smallest table of format 4: one closing segment that maps to nothing."""
    return struct.pack(">HHHHHHH", 4, 24, 0, 2, 2, 0, 0) + struct.pack(
        ">HHHhH", 0xFFFF, 0, 0xFFFF, 1, 0
    )


def _names() -> bytes:
    texts = {1: FAMILY, 2: "Regular", 3: FAMILY, 4: FAMILY, 5: "1.0", 6: FAMILY.replace(" ", "")}
    records, strings = b"", b""
    for identifier, text in texts.items():
        data = text.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, identifier, len(data), len(strings))
        strings += data
    return struct.pack(">HHH", 0, len(texts), 6 + len(records)) + records + strings


def _assembled(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(
        ">IHHHH", 0x10000, count, power * 16, count.bit_length() - 1, (count - power) * 16
    )
    place = len(header) + 16 * count
    records, body = b"", b""
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        records += struct.pack(">4sIII", tag, _checksum(padded), place + len(body), len(data))
        body += padded
    return header + records + body


def _checksum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF
