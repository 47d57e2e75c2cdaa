"""Packages of Office Open XML, written from their parts."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OPEN_XML = "http://schemas.openxmlformats.org"
_OFFICE = "application/vnd.openxmlformats-officedocument"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{OPEN_XML}/{path}"'
    for prefix, path in (
        ("w", "wordprocessingml/2006/main"),
        ("a", "drawingml/2006/main"),
        ("p", "presentationml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
        ("mc", "markup-compatibility/2006"),
        ("wp", "drawingml/2006/wordprocessingDrawing"),
    )
) + (
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def write_package(path: Path, main: str, parts: Mapping[str, tuple[str, str]]) -> None:
    """Write parts, each with the end of its content type; relationships have none."""
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_OFFICE}.{kind}+xml"/>'
        for name, (kind, _) in parts.items()
        if kind
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    types = f'<Default Extension="rels" ContentType="{rels}"/>{overrides}'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        namespace = f'xmlns="{OPEN_XML}/package/2006/content-types"'
        archive.writestr("[Content_Types].xml", f"<Types {namespace}>{types}</Types>")
        archive.writestr("_rels/.rels", relationships(officeDocument=main))
        for name, (_, content) in parts.items():
            archive.writestr(name, content)


def relationships(**targets: str) -> str:
    """Return the part that leads to other parts, by their kinds and as their ids."""
    entries = "".join(
        f'<Relationship Id="{kind}" Target="{target}" '
        f'Type="{OPEN_XML}/officeDocument/2006/relationships/{kind}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{OPEN_XML}/package/2006/relationships">{entries}</Relationships>'
