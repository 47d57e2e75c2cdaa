"""What the formats of office programs share: parts with texts, some of which say the same."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, ClassVar, Protocol

from desktop_translator.documents.format import DocumentFormat, Notice, Unit
from desktop_translator.documents.office.names import name_of
from desktop_translator.documents.office.package_parts import CONTENT_TYPES, PackageParts
from desktop_translator.documents.xml_part import XmlPart
from desktop_translator.documents.zip_package import ZipPackage, open_package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.format import DocumentOptions, Sample
    from desktop_translator.documents.xml_part import Element


_BINARY_WORKBOOK = "xl/workbook.bin"
"""Of xlsb, whose parts are no XML."""


class PlacedText(Protocol):
    """A text in a tree of XML, which can be replaced there."""

    @property
    def element(self) -> Element:
        """The element that holds the text."""

    @property
    def source(self) -> MarkedText:
        """The text as it is."""

    def replace(self, translation: MarkedText) -> None:
        """Put a translation in its place, once."""


@dataclass(slots=True)
class OpenDocument:
    """A document while it is read or written.

    `replaced` holds the new content of parts; a part is there only if it changed.
    """

    package: ZipPackage
    options: DocumentOptions
    parts: PackageParts = field(init=False)
    replaced: dict[str, bytes] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parts = PackageParts(self.package)

    def part(self, name: str) -> XmlPart:
        """Read a part as it is by now."""
        content = self.replaced.get(name) or self.package.read(name)
        return XmlPart(content, path=self.package.path, name=name)

    def keep(self, part: XmlPart) -> None:
        """Let a part that was changed be written so."""
        self.replaced[part.name] = part.to_bytes()


class OfficeFormat(DocumentFormat):
    """A package of XML parts. Where it says the same twice for older programs, both change."""

    main_folder: ClassVar[str]
    """The folder of the main part, by which the kind of document is known."""
    repeated_kinds: ClassVar[frozenset[str]] = frozenset()
    """Parts with texts that others repeat."""
    repeating_kinds: ClassVar[frozenset[str]] = frozenset()
    """Parts that repeat texts of those."""

    @abstractmethod
    def part_names(self, document: OpenDocument) -> list[str]:
        """Return the parts with text, in reading order."""

    @abstractmethod
    def texts_of(self, part: XmlPart, document: OpenDocument) -> Iterator[PlacedText]:
        """Give the texts of a part, in reading order; the tree may change between two."""

    def finish_part(self, part: XmlPart, document: OpenDocument) -> None:
        """Do what else a part of which texts have changed needs."""

    def finish(self, document: OpenDocument) -> None:
        """Do what else a document of which parts have changed needs."""

    def recognises(self, sample: Sample) -> bool:
        """Tell whether the zip is a document of this kind, whatever its name says."""
        if CONTENT_TYPES not in sample.members or _BINARY_WORKBOOK in sample.members:
            return False
        return any(name.startswith(self.main_folder) for name in sample.members)

    def read(self, path: Path, options: DocumentOptions) -> Iterator[Unit]:
        """Give the texts part by part, without those that repeat others."""
        with open_package(path) as package:
            document = OpenDocument(package, options)
            twins = _Twins(self.repeated_kinds, self.repeating_kinds)
            for name in self.part_names(document):
                kind = document.parts.kind(name)
                for text in self.texts_of(document.part(name), document):
                    if text.source.text.strip() and not twins.is_twin(text, kind):
                        yield Unit(text.source)
                        twins.remember(text, kind, None)

    def write(
        self,
        path: Path,
        output: BinaryIO,
        options: DocumentOptions,
        translations: Iterator[MarkedText | None],
    ) -> tuple[Notice, ...]:
        """Write a copy in which only the parts with changed texts differ."""
        with open_package(path) as package:
            document = OpenDocument(package, options)
            twins = _Twins(self.repeated_kinds, self.repeating_kinds)
            for name in self.part_names(document):
                part = document.part(name)
                if self._replace(part, document, translations, twins):
                    self.finish_part(part, document)
                    document.keep(part)
            if document.replaced:
                self.finish(document)
            package.write(output, document.replaced)
        return tuple(document.notices)

    def _replace(
        self,
        part: XmlPart,
        document: OpenDocument,
        translations: Iterator[MarkedText | None],
        twins: _Twins,
    ) -> bool:
        kind = document.parts.kind(part.name)
        changed = False
        for text in self.texts_of(part, document):
            if not text.source.text.strip():
                continue
            if twins.is_twin(text, kind):
                translation = twins.translation(text)
            else:
                translation = next(translations)
                twins.remember(text, kind, translation)
            if translation is not None and translation != text.source:
                text.replace(translation)
                changed = True
        return changed


class _Twins:
    """Texts that are in a document twice, for programs that cannot read the first (ECMA-376-3)."""

    def __init__(self, repeated: frozenset[str], repeating: frozenset[str]) -> None:
        self._repeated = repeated
        self._repeating = repeating
        self._first: dict[MarkedText, MarkedText | None] = {}

    def is_twin(self, text: PlacedText, kind: str) -> bool:
        """Tell whether a text, in a part of that kind, says again what an earlier one said."""
        if kind not in self._repeating and not _is_within(text.element, "mc:Fallback"):
            return False
        return text.source in self._first

    def translation(self, text: PlacedText) -> MarkedText | None:
        """Return what the text that a twin repeats became."""
        return self._first[text.source]

    def remember(self, text: PlacedText, kind: str, translation: MarkedText | None) -> None:
        """Keep the translation of a text that may have a twin."""
        if kind in self._repeated or _is_within(text.element, "mc:Choice"):
            self._first[text.source] = translation


def _is_within(element: Element, name: str) -> bool:
    return any(name_of(outer) == name for outer in element.iterancestors())
