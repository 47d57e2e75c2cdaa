"""Which parts an office document has, and how they lead to each other."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from desktop_translator.documents.office.names import attribute, name_of
from desktop_translator.documents.xml_part import XmlPart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_translator.documents.zip_package import ZipPackage

CONTENT_TYPES = "[Content_Types].xml"
_DIGITS = re.compile(r"(\d+)")


class PackageParts:
    """The parts of an open package by kind: its kind is the end of a part's content type.

    `kind` is what stands between the last dot and `+xml`: `main`, `header`, `slide`, `chart`…
    """

    def __init__(self, package: ZipPackage) -> None:
        self._package = package
        types = _xml(package, CONTENT_TYPES)
        overrides = [each for each in types.root if name_of(each) == "ct:Override"]
        self._kinds = {
            (attribute(each, "PartName") or "").lstrip("/"): _kind(
                attribute(each, "ContentType") or ""
            )
            for each in overrides
        }

    def of_kind(self, *kinds: str) -> list[str]:
        """Return the names of the parts of some kinds, kind by kind, by their numbers."""
        found = [name for name in self._kinds if name in self._package]
        return [
            name
            for kind in kinds
            for name in sorted(found, key=_by_number)
            if self._kinds[name] == kind
        ]

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


def _kind(content_type: str) -> str:
    return content_type.removesuffix("+xml").rpartition(".")[2]


def _by_number(name: str) -> list[tuple[int, str]]:
    """Order `slide10` after `slide2`."""
    return [(int(part) if part.isdigit() else -1, part) for part in _DIGITS.split(name)]
