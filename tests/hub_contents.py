"""What lies on the tests' Hub, and how the Hub describes it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

SMALL_BYTES = 512
"""Files above are kept as "large files" on the CDN, as with Git LFS."""


@dataclass
class Request:
    """A request as it arrived."""

    method: str
    path: str
    headers: Mapping[str, str]


@dataclass
class HubModel:
    """A repository: its files at its one commit, and who may see it."""

    files: dict[str, bytes]
    tags: tuple[str, ...] = ("ctranslate2", "translation", "license:mit")
    gated: bool = False
    downloads: int = 0
    revision: str = ""

    def __post_init__(self) -> None:
        digest = hashlib.sha1(repr(sorted(self.files.items())).encode(), usedforsecurity=False)
        self.revision = self.revision or digest.hexdigest()


def git_sha1(content: bytes) -> str:
    """Name a content as git does."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _lfs(content: bytes) -> dict[str, Any]:
    return {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content), "pointerSize": 132}


def info(name: str, model: HubModel) -> dict[str, Any]:
    siblings = []
    for path, content in model.files.items():
        entry = {"rfilename": path, "size": len(content), "blobId": git_sha1(content)}
        siblings.append(entry | ({"lfs": _lfs(content)} if len(content) > SMALL_BYTES else {}))
    facts = {"id": name, "sha": model.revision, "gated": model.gated, "private": False}
    return facts | {"tags": list(model.tags), "downloads": model.downloads, "siblings": siblings}


def tree_entry(path: str, content: bytes) -> dict[str, Any]:
    entry = {"type": "file", "path": path, "size": len(content), "oid": git_sha1(content)}
    lfs = _lfs(content)
    return entry | ({"lfs": lfs | {"oid": lfs["sha256"]}} if len(content) > SMALL_BYTES else {})
