"""The formats of documents there are, and which of them a file is of."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from desktop_translator.core.document_errors import (
    DocumentFormatUnknownError,
    DocumentProtectedError,
)
from desktop_translator.core.errors import FileUnreadableError
from desktop_translator.core.marks import translatable
from desktop_translator.core.wording import reason_of
from desktop_translator.documents.compound_file import is_encrypted_package
from desktop_translator.documents.format import Sample
from desktop_translator.documents.zip_package import ZIP_HEAD, open_package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_translator.documents.format import DocumentFormat

_HEAD_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Registration:
    """A format by name: its module is imported when a file first asks for it.

    `suffixes` are the ends of names, the usual one first, with their dots, in lower case.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    format_class: str

    def load(self) -> DocumentFormat:
        """Import the format and return it."""
        module = import_module(f"desktop_translator.documents.{self.module}")
        found: DocumentFormat = getattr(module, self.format_class)()
        return found


FORMATS: tuple[Registration, ...] = (
    Registration(
        translatable("formats", "Word document"),
        (".docx", ".docm", ".dotx", ".dotm"),
        "office.docx",
        "Docx",
    ),
    Registration(
        translatable("formats", "Presentation"),
        (".pptx", ".pptm", ".potx", ".potm", ".ppsx", ".ppsm"),
        "office.pptx",
        "Pptx",
    ),
    Registration(
        translatable("formats", "Spreadsheet"),
        (".xlsx", ".xlsm", ".xltx", ".xltm"),
        "office.xlsx",
        "Xlsx",
    ),
    Registration(translatable("formats", "PDF"), (".pdf",), "pdf.document", "Pdf"),
    Registration(translatable("formats", "EPUB book"), (".epub",), "epub.document", "Epub"),
    Registration(
        translatable("formats", "OpenDocument"),
        (".odt", ".odp", ".ods", ".odg", ".ott", ".otp", ".ots", ".otg"),
        "open_document",
        "OpenDocument",
    ),
    Registration(
        translatable("formats", "Web page"),
        (".html", ".htm", ".xhtml", ".shtml", ".xht"),
        "web_page",
        "WebPage",
    ),
    Registration(
        translatable("formats", "Markdown"),
        (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".qmd", ".rmd"),
        "markdown.document",
        "Markdown",
    ),
    Registration(
        translatable("formats", "XLIFF 1"), (".xlf", ".xliff"), "localisation.xliff", "Xliff1"
    ),
    Registration(
        translatable("formats", "XLIFF 2"), (".xlf", ".xliff"), "localisation.xliff", "Xliff2"
    ),
    Registration(translatable("formats", "TMX"), (".tmx",), "localisation.tmx", "TMX"),
    Registration(
        translatable("formats", "Android strings"),
        (".xml",),
        "localisation.android",
        "AndroidStrings",
    ),
    Registration(
        translatable("formats", "JSON messages"),
        (".json", ".arb", ".jsonc", ".json5"),
        "localisation.json_messages",
        "JsonMessages",
    ),
    Registration(
        translatable("formats", "YAML messages"),
        (".yml", ".yaml"),
        "localisation.yaml_messages",
        "YamlMessages",
    ),
    Registration(
        translatable("formats", "Java properties"),
        (".properties",),
        "localisation.properties",
        "Properties",
    ),
    Registration(
        translatable("formats", "Apple strings"),
        (".strings",),
        "localisation.apple_strings",
        "AppleStrings",
    ),
    Registration(translatable("formats", "Qt TS"), (".ts",), "localisation.qt_ts", "QtTS"),
    Registration(translatable("formats", "gettext PO"), (".po", ".pot"), "localisation.po", "PO"),
    Registration(
        translatable("formats", "SubRip subtitles"), (".srt",), "subtitles.formats", "SubRip"
    ),
    Registration(
        translatable("formats", "WebVTT subtitles"), (".vtt",), "subtitles.formats", "WebVtt"
    ),
    Registration(
        translatable("formats", "SubStation subtitles"),
        (".ass", ".ssa"),
        "subtitles.formats",
        "SubStation",
    ),
    Registration(
        translatable("formats", "Table"),
        (".csv", ".tsv", ".tab"),
        "tables.delimited",
        "DelimitedText",
    ),
    Registration(translatable("formats", "LaTeX"), (".tex", ".ltx"), "latex.format", "LaTeX"),
    Registration(
        translatable("formats", "Mail"), (".eml", ".mht", ".mhtml"), "mail.format", "Mail"
    ),
    # Last, because nearly everything else is text as well.
    Registration(
        translatable("formats", "Plain text"), (".txt", ".text"), "plain_text", "PlainText"
    ),
)


def registration_of(path: Path) -> Registration:
    """Find out of which format a file is: its content decides, its name only leads.

    Raises:
        DocumentFormatUnknownError: it is of none.
        DocumentProtectedError: it is of one, locked by a password.
        DocumentError: it is a zip that is damaged or unsafe.
        FileUnreadableError: the system refuses.
    """
    try:
        sample = _sample(path)
        locked = is_encrypted_package(path)
    except OSError as error:
        raise FileUnreadableError(path=str(path), reason=reason_of(error)) from error
    if locked:
        raise DocumentProtectedError(path=str(path), reason="a password is needed to open it")
    for registration in _likely_first(sample.suffix):
        if registration.load().recognises(sample):
            return registration
    raise DocumentFormatUnknownError(path=str(path))


def _likely_first(suffix: str) -> Iterator[Registration]:
    yield from (entry for entry in FORMATS if suffix in entry.suffixes)
    yield from (entry for entry in FORMATS if suffix not in entry.suffixes)


def _sample(path: Path) -> Sample:
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head.startswith(ZIP_HEAD):
        return Sample(path, head)
    with open_package(path) as package:
        return Sample(path, head, frozenset(package.names))
