"""Finding out the encoding of a text file of any size, and writing in it."""

from __future__ import annotations

import codecs
import shutil
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from desktop_translator.core.errors import FileNotTextError, FileUnreadableError
from desktop_translator.core.marks import translatable
from desktop_translator.core.wording import reason_of
from desktop_translator.documents.format import Notice
from desktop_translator.documents.text_file import encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

BYTE_ORDER_MARK = "\ufeff"
_CHUNK_BYTES = 1 << 20
_ORDERS = {
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
    codecs.BOM_UTF8: "utf-8",
}
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
            for mark, name in _ORDERS.items():
                if head.startswith(mark):
                    return name
            if _is_utf8(head, file):
                # The first bytes still have to tell whether this is text at all.
                head = head.decode("utf-8", errors="ignore").encode()
    except OSError as error:
        raise FileUnreadableError(path=str(path), reason=reason_of(error)) from error
    encoding = encoding_of(head)
    if encoding is None:
        raise FileNotTextError(path=str(path))
    return encoding


def write_encoded(output: BinaryIO, texts: Iterable[str], encoding: str) -> tuple[Notice, ...]:
    """Write the texts in an encoding, or all in UTF-8 where it lacks a letter of theirs."""
    if encoding.startswith("utf"):
        for text in texts:
            output.write(text.encode(encoding, errors="surrogatepass"))
        return ()
    with tempfile.TemporaryFile() as whole:
        for text in texts:
            whole.write(text.encode("utf-8"))
        start = output.tell()
        with suppress(UnicodeEncodeError):
            whole.seek(0)
            writer = codecs.getwriter(encoding)(output)
            for text in codecs.getreader("utf-8")(whole):
                writer.write(text)
            return ()
        output.seek(start)
        output.truncate()
        whole.seek(0)
        shutil.copyfileobj(whole, output)
    return (Notice(ENCODING_CHANGED, {"encoding": encoding}),)


def _is_utf8(head: bytes, rest: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        chunk = head
        while chunk:
            decoder.decode(chunk)
            chunk = rest.read(_CHUNK_BYTES)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
