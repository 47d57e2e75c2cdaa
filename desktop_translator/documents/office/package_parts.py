"""Which parts an office document has, and how they lead to each other."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from desktop_translator.core.document_errors import DocumentDamagedError
from desktop_translator.documents.office.names import attribute, name_of
from desktop_translator.documents.xml_part import XmlPart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_translator.documents.xml_part import Element
    from desktop_translator.documents.zip_package import ZipPackage

CONTENT_TYPES = "[Content_Types].xml"
_DIGITS = re.compile(r"(\d+)")


class PackageParts:
    """The parts of an open package by kind: its kind is the end of a part's content type.

    `kind` is what stands between the last dot and `+xml`: `main`, `header`, `slide`, `chart`…

    Raises:
        DocumentDamagedError: it has no main part.
    """

    def __init__(self, package: ZipPackage) -> None:
        self._package = package
        types = _xml(package, CONTENT_TYPES)
        self._kinds = _kinds(types.root, package.names)
        if "main" not in self._kinds.values():
            reason = "its main part is missing"
            raise DocumentDamagedError(path=str(package.path), reason=reason)

    def of_kind(self, *kinds: str) -> list[str]:
        """Return the names of the parts of some kinds, kind by kind, by their numbers."""
        ordered = sorted(self._kinds, key=_by_number)
        return [name for kind in kinds for name in ordered if self._kinds[name] == kind]

    def kind(self, name: str) -> str:
        """Return the kind of a part; empty where it has none."""
        return self._kinds.get(name, "")

    def related(self, name: str) -> dict[str, str]:
        """Return the names of the parts that a part leads to, by the ids of its relationships."""
        relationships = f"{dirname(name)}/_rels/{name.rpartition('/')[2]}.rels".lstrip("/")
        if relationships not in self._package:
            return {}
        return {
            attribute(each, "Id") or "": normpath(
                join(dirname(name), attribute(each, "Target") or "")
            ).lstrip("/")
            for each in _xml(self._package, relationships).root
            if name_of(each) == "pr:Relationship" and attribute(each, "TargetMode") != "External"
        }

    def with_related(self, names: Iterable[str], *kinds: str) -> list[str]:
        """Return the parts named, each followed by those of some kinds that it leads to."""
        ordered: dict[str, None] = {}
        for name in names:
            ordered[name] = None
            related = set(self.related(name).values())
            ordered |= dict.fromkeys(part for part in self.of_kind(*kinds) if part in related)
        return list(ordered)


def _xml(package: ZipPackage, name: str) -> XmlPart:
    return XmlPart(package.read(name), path=package.path, name=name)


def _kinds(types: Element, names: Iterable[str]) -> dict[str, str]:
    """Return the kinds of parts: a part has that of its name, or else that of its suffix.

    Names are the same in small letters and in capitals.
    """
    by_name: dict[str, str] = {}
    by_suffix: dict[str, str] = {}
    for each in types:
        kind = _kind(attribute(each, "ContentType") or "")
        if name_of(each) == "ct:Override":
            by_name[(attribute(each, "PartName") or "").lstrip("/").lower()] = kind
        elif name_of(each) == "ct:Default":
            by_suffix[(attribute(each, "Extension") or "").lower()] = kind
    found = {
        name: by_name.get(name.lower(), by_suffix.get(name.lower().rpartition(".")[2], ""))
        for name in names
    }
    return {name: kind for name, kind in found.items() if kind}


def _kind(content_type: str) -> str:
    return content_type.removesuffix("+xml").rpartition(".")[2]


def _by_number(name: str) -> list[tuple[int, str]]:
    """Order `slide10` after `slide2`."""
    return [(int(part) if part.isdigit() else -1, part) for part in _DIGITS.split(name)]
