"""One unfinished download, as it is written on disk."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from desktop_translator.catalog.wanted import Borrowed, Wanted
from desktop_translator.core.hub_errors import UnexpectedAnswerError

if TYPE_CHECKING:
    from desktop_translator.catalog.hub import RemoteFile, Repository

_UNSAFE = re.compile(r"[^\w.@-]+")
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file to fetch.

    Attributes:
        name: path in the model's folder, with `/`.
        path: path in the repository.
        size_bytes: what it must measure.
        sha256: what its content must be, if known.
        git_sha1: the same in git's way, for small files; at least one of the two is known.
        repository: where it lies; `revision`: at which commit.
    """

    name: str
    path: str
    size_bytes: int
    sha256: str
    git_sha1: str
    repository: str
    revision: str


@dataclass(frozen=True, slots=True)
class DownloadPlan:
    """All there is to know to fetch a model, now or after the next start.

    Attributes:
        wanted: what was asked for.
        revision: the commit to fetch, so that files of two commits are never mixed.
        licence: as the catalogue has it, or the Hub.
        files: small ones first.
        asked_at: when it was asked for, ISO 8601 in UTC: the order of the queue.
        paused: whether the user stopped it, so that it waits to be resumed by hand.
    """

    wanted: Wanted
    revision: str
    licence: str
    files: tuple[PlannedFile, ...]
    asked_at: str
    paused: bool = False

    @property
    def key(self) -> str:
        """Its name among downloads, fit for a folder."""
        return _UNSAFE.sub("-", f"{self.wanted.id}@{self.revision[:12]}").lstrip(".")

    @property
    def total_bytes(self) -> int:
        """The size of all files together."""
        return sum(file.size_bytes for file in self.files)


def planned_file(
    name: str, file: RemoteFile, repository: Repository, sha256: str = ""
) -> PlannedFile:
    """Write down how to fetch one file of a repository.

    Args:
        name: its path in the model.
        file: what the repository says of it.
        repository: where it lies.
        sha256: what its content must be, whatever the repository says now.

    Raises:
        UnexpectedAnswerError: nobody told what its content must be, or it is something else.
    """
    if sha256 and file.sha256 and sha256 != file.sha256:
        reason = f"its {file.path} is not the one that was chosen for this catalogue"
        raise UnexpectedAnswerError(host=repository.name, reason=reason)
    if not (sha256 or file.sha256 or file.git_sha1):
        reason = f"it gives no checksum of {file.path}"
        raise UnexpectedAnswerError(host=repository.name, reason=reason)
    proof = (sha256 or file.sha256, file.git_sha1)
    return PlannedFile(
        name, file.path, file.size_bytes, *proof, repository.name, repository.revision
    )


def plan_json(plan: DownloadPlan) -> str:
    """Write a plan as text; `read_plan` reads it back."""
    return json.dumps({"format": _FORMAT, **asdict(plan)}, indent=1, ensure_ascii=False) + "\n"


def read_plan(text: str) -> DownloadPlan:
    """Read what `plan_json` wrote.

    Raises:
        ValueError, KeyError, TypeError: it is not of this form.
    """
    data: dict[str, Any] = json.loads(text)
    if data.pop("format") != _FORMAT:
        raise ValueError("a plan of another version")
    wanted = dict(data["wanted"])
    for name in ("files", "sources", "targets"):
        wanted[name] = tuple(wanted[name])
    wanted["borrowed"] = tuple(Borrowed(**file) for file in wanted["borrowed"])
    files = tuple(PlannedFile(**file) for file in data["files"])
    return DownloadPlan(**{**data, "wanted": Wanted(**wanted), "files": files})
