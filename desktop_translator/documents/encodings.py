"""Finding out the encoding of a text file of any size, reading it, and writing in it."""

from __future__ import annotations

import codecs
import re
import shutil
import tempfile
from typing import TYPE_CHECKING, BinaryIO

from desktop_translator.core.document_errors import (
    DocumentDamagedError,
    DocumentEncodingError,
    DocumentTooLargeError,
)
from desktop_translator.core.errors import FileNotTextError, FileUnreadableError
from desktop_translator.core.marks import translatable
from desktop_translator.core.wording import human_size, reason_of
from desktop_translator.documents.format import Notice
from desktop_translator.documents.text_file import encoding_of, is_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from desktop_translator.documents.format import DocumentOptions

BYTE_ORDER_MARK = "\ufeff"
MOST_BYTES = 50_000_000
"""What a format reads that needs the whole text at once: about fifty novels."""

_CHUNK_BYTES = 1 << 20
_AROUND_BYTES = 100_000
_ORDERS = {
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
    codecs.BOM_UTF8: "utf-8",
}
# Their byte order, or their mark, is told by the file.
_UNORDERED = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}
_SURROGATE = re.compile("[\ud800-\udfff]")
ENCODING_CHANGED = translatable(
    "notices", "Written as UTF-8: {encoding} has not all the letters of the translation."
)


def find_encoding(path: Path) -> str:
    """Name the encoding of a text file; a byte order mark is part of the text it gives.

    Raises:
        FileUnreadableError: the system refuses.
        FileNotTextError: the bytes are no text.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_CHUNK_BYTES)
            marked = _marked(head)
            odd = b"" if marked else _first_not_utf8(head, file)
    except OSError as error:
        raise FileUnreadableError(path=str(path), reason=reason_of(error)) from error
    # The first bytes have to tell whether this is text at all, the odd ones what it is in.
    sample = head if len(head) <= 2 * _AROUND_BYTES else head[:_AROUND_BYTES] + odd
    if marked:
        text = head[: len(head) // 4 * 4].decode(marked, errors="replace")
        found = marked if is_text(text.encode()) else None
    elif odd and is_text(sample) and _is_mostly_utf8(sample):
        found = "utf-8"
    else:
        found = encoding_of(sample if odd else head.decode(errors="ignore").encode())
    if found is None:
        raise FileNotTextError(path=str(path))
    return found


def document_encoding(path: Path, options: DocumentOptions) -> str:
    """Name the encoding to read a document in: the chosen one, or that which is found out.

    Raises:
        DocumentEncodingError: the chosen encoding does not exist, or not all bytes fit it.
        FileUnreadableError, FileNotTextError: as `find_encoding`.
    """
    if options.encoding is None:
        return find_encoding(path)
    try:
        "".encode(options.encoding)
        name = codecs.lookup(options.encoding).name
        with path.open("rb") as file:
            if name in _UNORDERED:
                name = _marked(file.read(4)) or _UNORDERED[name]
                file.seek(0)
            decoder = codecs.getincrementaldecoder(name)()
            for chunk in iter(lambda: file.read(_CHUNK_BYTES), b""):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except (LookupError, UnicodeError) as error:
        raise DocumentEncodingError(path=str(path), encoding=options.encoding) from error
    except OSError as error:
        raise FileUnreadableError(path=str(path), reason=reason_of(error)) from error
    return name


def odd_bytes(encoding: str) -> str:
    """Name the way (`errors=`) in which bytes that mean nothing come back as they were."""
    return "surrogatepass" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"


def lines_of(path: Path, encoding: str, most_letters: int) -> Iterator[str]:
    """Read a text file of any size, its line ends as they are, a longer line in pieces.

    Raises:
        DocumentDamagedError: it ends within a character.
        FileUnreadableError: the system refuses.
    """
    try:
        with path.open(encoding=encoding, errors=odd_bytes(encoding), newline="") as file:
            yield from iter(lambda: file.readline(most_letters), "")
    except UnicodeDecodeError as error:
        raise _cut_off(path) from error
    except OSError as error:
        raise FileUnreadableError(path=str(path), reason=reason_of(error)) from error


def read_whole(path: Path, encoding: str) -> str:
    """Read a whole text file, line ends and byte order mark as they are.

    Raises:
        DocumentTooLargeError: it exceeds `MOST_BYTES`.
        DocumentDamagedError: it ends within a character.
        FileUnreadableError: the system refuses.
    """
    data = read_bytes(path)
    try:
        return data.decode(encoding, errors=odd_bytes(encoding))
    except UnicodeDecodeError as error:
        raise _cut_off(path) from error


def read_bytes(path: Path) -> bytes:
    """Read a whole file.

    Raises:
        DocumentTooLargeError: it exceeds `MOST_BYTES`.
        FileUnreadableError: the system refuses.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise DocumentTooLargeError(
                path=str(path), size=human_size(size), limit=human_size(MOST_BYTES)
            )
        return path.read_bytes()
    except OSError as error:
        raise FileUnreadableError(path=str(path), reason=reason_of(error)) from error


def write_encoded(output: BinaryIO, texts: Iterable[str], encoding: str) -> tuple[Notice, ...]:
    """Write the texts in an encoding, or all in UTF-8 where it lacks a letter of theirs."""
    errors = odd_bytes(encoding)
    if encoding.startswith("utf"):
        for text in texts:
            output.write(_encoded(text, encoding, errors))
        return ()
    start = output.tell()
    encoder = codecs.getincrementalencoder(encoding)(errors)
    with tempfile.TemporaryFile() as in_utf8:
        fits = True
        for text in texts:
            in_utf8.write(_encoded(_SURROGATE.sub("\ufffd", text), "utf-8", "strict"))
            try:
                if fits:
                    output.write(encoder.encode(text))
            except UnicodeEncodeError:
                fits = False
        if fits:
            output.write(encoder.encode("", final=True))
            return ()
        output.seek(start)
        output.truncate()
        in_utf8.seek(0)
        shutil.copyfileobj(in_utf8, output)
    return (Notice(ENCODING_CHANGED, {"encoding": encoding}),)


def _cut_off(path: Path) -> DocumentDamagedError:
    """Return the error for a text of two or four bytes a letter that ends within a letter."""
    return DocumentDamagedError(path=str(path), reason="it ends in the middle of a character")


def _encoded(text: str, encoding: str, errors: str) -> bytes:
    try:
        return text.encode(encoding, errors)
    except UnicodeEncodeError:
        # Half a character that did not come from the file.
        return _SURROGATE.sub("\ufffd", text).encode(encoding)


def _marked(head: bytes) -> str | None:
    return next((name for mark, name in _ORDERS.items() if head.startswith(mark)), None)


def _first_not_utf8(head: bytes, rest: BinaryIO) -> bytes:
    """Return what is around the first byte that is not UTF-8, or no bytes at all."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    chunk = head
    try:
        while chunk:
            decoder.decode(chunk)
            chunk = rest.read(_CHUNK_BYTES)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        return chunk[max(0, error.start - _AROUND_BYTES // 2) :][:_AROUND_BYTES]
    return b""


def _is_mostly_utf8(sample: bytes) -> bool:
    """Tell UTF-8 with a fault from other encodings, in which hardly a letter looks like UTF-8."""
    text = sample.decode("utf-8", errors="surrogateescape")
    odd = len(_SURROGATE.findall(text))
    return odd == 0 or sum(letter > "\x7f" for letter in text) > 8 * odd
