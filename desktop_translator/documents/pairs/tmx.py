"""Pairs as a translation memory (TMX 1.4b)."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import quoteattr

from desktop_translator.documents.pairs.pair import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_translator.documents.pairs.pair import TextPair


def write_tmx(output: BinaryIO, pairs: Iterable[TextPair], languages: tuple[str, str]) -> None:
    """Write a paragraph per translation unit."""
    source, target = map(quoteattr, languages)

    def write(text: str) -> None:
        output.write(text.encode("utf-8"))

    write(
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        '<header creationtool="desktop-translator" creationtoolversion="1" segtype="paragraph" '
        f'o-tmf="desktop-translator" adminlang="en" srclang={source} datatype="plaintext"/>\n'
        "<body>\n"
    )
    for pair in pairs:
        write(
            f"<tu><tuv xml:lang={source}><seg>{xml_text(pair.source)}</seg></tuv>"
            f"<tuv xml:lang={target}><seg>{xml_text(pair.target)}</seg></tuv></tu>\n"
        )
    write("</body>\n</tmx>\n")
