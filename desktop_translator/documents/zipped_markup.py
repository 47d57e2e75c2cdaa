"""Zipped documents whose parts are texts with tags: read part by part, changed in place."""

from __future__ import annotations

import codecs
import re
from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from desktop_translator.core.document_errors import DocumentDamagedError
from desktop_translator.documents.format import DocumentFormat, DocumentOptions, Notice, Unit
from desktop_translator.documents.markup.rewriting import units_in
from desktop_translator.documents.xml_part import XmlPart
from desktop_translator.documents.zip_package import ZipPackage, open_package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.markup.vocabulary import Vocabulary

_DECLARED = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)""")
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


@dataclass(frozen=True, slots=True)
class MarkupPart:
    """A part of a package that holds texts; a `lenient` one need not be well-formed."""

    name: str
    vocabulary: Vocabulary
    lenient: bool = False


class ZippedMarkup(DocumentFormat):
    """A format whose texts are in some parts of a zip; all the others stay byte by byte."""

    @abstractmethod
    def parts(self, package: ZipPackage) -> list[MarkupPart]:
        """Name the parts with texts, in reading order.

        Raises:
            DocumentError: the package is not what it should be, or protected.
        """

    @abstractmethod
    def translated(
        self,
        text: str,
        part: MarkupPart,
        options: DocumentOptions,
        translations: Iterator[MarkedText | None],
    ) -> str:
        """Return the text of a part with its units replaced."""

    def noticed(
        self,
        package: ZipPackage,  # noqa: ARG002
        options: DocumentOptions,  # noqa: ARG002
    ) -> tuple[Notice, ...]:
        """Say what a person should know of a document that was changed."""
        return ()

    def read(self, path: Path, options: DocumentOptions) -> Iterator[Unit]:  # noqa: ARG002
        """Give the texts of the parts."""
        with open_package(path) as package:
            for part in self.parts(package):
                yield from units_in(_text(package, part)[0], part.vocabulary)

    def write(
        self,
        path: Path,
        output: BinaryIO,
        options: DocumentOptions,
        translations: Iterator[MarkedText | None],
    ) -> tuple[Notice, ...]:
        """Write the package with the parts that changed."""
        replaced: dict[str, bytes] = {}
        with open_package(path) as package:
            for part in self.parts(package):
                text, encoding = _text(package, part)
                translated = self.translated(text, part, options, translations)
                if translated != text:
                    replaced[part.name] = translated.encode(encoding, "xmlcharrefreplace")
            package.write(output, replaced)
            return self.noticed(package, options) if replaced else ()


def _text(package: ZipPackage, part: MarkupPart) -> tuple[str, str]:
    """Read a part that is harmless; return its encoding as well."""
    name, content = part.name, package.read(part.name)
    try:
        XmlPart(content, path=package.path, name=name)
    except DocumentDamagedError:
        if not part.lenient:
            raise
    encoding = next((each for mark, each in _MARKS.items() if content.startswith(mark)), None)
    if encoding is None:
        declared = _DECLARED.match(content)
        encoding = declared[1].decode("ascii") if declared else "utf-8"
    try:
        text = content.decode(encoding)
        if text.encode(encoding) == content:
            return text, encoding
    except (LookupError, UnicodeError):
        pass
    reason = f"the encoding of its part {name} is not the one that it declares"
    raise DocumentDamagedError(path=str(package.path), reason=reason)
