"""Plain text files: read in whatever encoding they have, written without risk."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.atomic_file import write_atomically
from desktop_translator.core.errors import (
    FileNotTextError,
    FileTooLargeError,
    FileUnreadableError,
    FileUnwritableError,
)
from desktop_translator.core.wording import human_size, reason_of

if TYPE_CHECKING:
    from pathlib import Path

MAX_TEXT_BYTES = 20_000_000
"""A text page of 20 MB is about 3,000,000 words: more is work for a batch."""

# The mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Bytes that no text in an 8-bit encoding holds.
_BINARY = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a\x1b")
_SNIFFED_BYTES = 200_000

_WESTERN = "cp1252"
"""Wins where a short text fits several encodings: French read as Czech helps nobody."""
_LEGACY = (
    *("cp1250", "cp1251", _WESTERN, "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
)


@dataclass(frozen=True, slots=True)
class TextFile:
    """The text of a file, its line ends as they are, and the encoding it was in."""

    text: str
    encoding: str


def read_text_file(path: Path) -> TextFile:
    """Read a text file, finding out its encoding.

    Raises:
        FileUnreadableError: the system refuses.
        FileTooLargeError: the file exceeds `MAX_TEXT_BYTES`.
        FileNotTextError: the bytes are no text.
    """
    try:
        if path.exists() and not path.is_file():
            raise FileUnreadableError(path=str(path), reason="it is not a file")
        size = path.stat().st_size
        if size > MAX_TEXT_BYTES:
            raise FileTooLargeError(
                path=str(path), size=human_size(size), limit=human_size(MAX_TEXT_BYTES)
            )
        data = path.read_bytes()
    except OSError as error:
        raise FileUnreadableError(path=str(path), reason=reason_of(error)) from error
    encoding = encoding_of(data)
    if encoding is None:
        raise FileNotTextError(path=str(path))
    return TextFile(data.decode(encoding, errors="replace"), encoding.removesuffix("-sig"))


def write_text_file(path: Path, text: str) -> None:
    """Write `text` as UTF-8, all of it or nothing: an existing file is replaced at the very end.

    Raises:
        FileUnwritableError: the system refuses.
    """
    try:
        write_atomically(path, text)
    except OSError as error:
        raise FileUnwritableError(path=str(path), reason=reason_of(error)) from error


def encoding_of(data: bytes) -> str | None:
    """Name the encoding of a whole file, or return None when it is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if not is_text(data):
        return _unmarked_utf_16(data[: _SNIFFED_BYTES & ~1])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data[:_SNIFFED_BYTES])
    return "iso2022_jp" if _is_seven_bit_japanese(data) else "utf-8"


def is_text(data: bytes) -> bool:
    """Tell whether the first bytes, in UTF-8 or an 8-bit encoding, hold no control characters."""
    return _BINARY.isdisjoint(data[:_SNIFFED_BYTES])


def _unmarked_utf_16(sample: bytes) -> str | None:
    """Recognise UTF-16 without its mark by the zeros that every Latin letter has in it."""
    for encoding, high, low in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        if len(sample) % 2 == 0 and 2 * high.count(0) > len(high) > 2 and not low.count(0):
            with suppress(UnicodeDecodeError):
                return encoding if is_text(sample.decode(encoding).encode()) else None
    return None


def _is_seven_bit_japanese(data: bytes) -> bool:
    """Recognise ISO-2022-JP, all ASCII to the eye, by the signs that lead into and out of Kanji."""
    if not (b"\x1b$B" in data or b"\x1b$@" in data) or b"\x1b(" not in data:
        return False
    with suppress(UnicodeDecodeError):
        return bool(data.decode("iso2022_jp"))
    return False


def _guess(sample: bytes) -> str | None:
    # Imported here: opening a file that is not UTF-8 is rare, starting the program is not.
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=list(_LEGACY))
    best = matches.best() or from_bytes(sample).best()
    if best is None:
        return None
    for match in matches:
        as_likely = match.chaos < best.chaos + 0.1 and match.coherence > best.coherence - 0.05
        if match.encoding == _WESTERN and as_likely:
            return _WESTERN
    return best.encoding
