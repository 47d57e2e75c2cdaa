"""The package document of a book: its parts and their order."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.core.document_errors import DocumentDamagedError, DocumentProtectedError
from desktop_translator.documents.xml_part import XmlPart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.documents.xml_part import Element
    from desktop_translator.documents.zip_package import ZipPackage

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FAIRPLAY = "META-INF/sinf.xml"
# Fonts are only made useless elsewhere; the text is open.
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Book:
    """The parts of a book by their names in the zip; `pages` in reading order."""

    package_documents: tuple[str, ...]
    pages: tuple[str, ...]
    tables_of_contents: tuple[str, ...]
    styles: tuple[str, ...]


def read_book(package: ZipPackage) -> Book:
    """Find the parts of a book.

    Raises:
        DocumentDamagedError: a part that every book has is missing.
        DocumentProtectedError: copy protection keeps the text away.
    """
    _check_protection(package)
    documents = tuple(_package_documents(package))
    pages: list[str] = []
    contents: list[str] = []
    styles: list[str] = []
    for name in documents:
        root = XmlPart(package.read(name), path=package.path, name=name).root
        items = {item.get("id"): item for item in _named(root, "item")}
        order = [reference.get("idref") for reference in _named(root, "itemref")]
        for identifier in dict.fromkeys([*order, *items]):
            item = items.get(identifier)
            if item is None or (part := _part(name, item.get("href", ""))) not in package:
                continue
            kind = item.get("media-type", "")
            for media_type, found in (
                ("application/xhtml+xml", pages),
                ("application/x-dtbncx+xml", contents),
                ("text/css", styles),
            ):
                if kind == media_type and part not in found:
                    found.append(part)
    return Book(documents, tuple(pages), tuple(contents), tuple(styles))


def _package_documents(package: ZipPackage) -> Iterator[str]:
    container = XmlPart(package.read(_CONTAINER), path=package.path, name=_CONTAINER)
    found = [
        root.get("full-path", "")
        for root in _named(container.root, "rootfile")
        if root.get("media-type", "application/oebps-package+xml").endswith("package+xml")
    ]
    if not found:
        reason = "it does not say where its contents are listed"
        raise DocumentDamagedError(path=str(package.path), reason=reason)
    yield from dict.fromkeys(found)


def _check_protection(package: ZipPackage) -> None:
    protected = DocumentProtectedError(path=str(package.path), reason="it is copy-protected")
    if _FAIRPLAY in package:
        raise protected
    if _ENCRYPTION not in package:
        return
    root = XmlPart(package.read(_ENCRYPTION), path=package.path, name=_ENCRYPTION).root
    for data in _named(root, "EncryptedData"):
        methods = [method.get("Algorithm") for method in _named(data, "EncryptionMethod")]
        if not methods or methods[0] not in _FONTS:
            raise protected


def _named(root: Element, name: str) -> list[Element]:
    return list(root.iter("{*}" + name, name))


def _part(package_document: str, href: str) -> str:
    address = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), href.split("#")[0].encode())
    name = address.decode(errors="replace")
    return posixpath.normpath(posixpath.join(posixpath.dirname(package_document), name))
