"""What the Hub says of its models: one in detail, or many that fit some words."""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from desktop_translator.catalog.hub_answers import trouble
from desktop_translator.catalog.hub_connection import connected, told_in_words
from desktop_translator.catalog.retrying import Attempts, Patience
from desktop_translator.catalog.stepping import stepwise
from desktop_translator.core.errors import AppError, OfflineError
from desktop_translator.core.hub_errors import RepositoryMissingError, UnexpectedAnswerError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from desktop_translator.catalog.hub_access import HubAccess
    from desktop_translator.catalog.hub_connection import HubConnection

SEARCH_FILTERS = ("ctranslate2", "translation")
"""Tags that a repository must have to be found by `search`."""

_QUESTION_ATTEMPTS = 3  # someone waits before the screen
_ANSWER_LIMIT_BYTES = 32 << 20
_REPOSITORY = re.compile(
    r"(?:https?://[^/]+/)?(?P<name>[\w.-]+/[\w.-]+)(?:/tree/(?P<revision>[^/?#]+))?/?"
)


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file on the Hub.

    Attributes:
        path: in its repository, with `/`.
        size_bytes: its size.
        sha256: of its content, for large files; else empty.
        git_sha1: git's name of its content, for small ones; of a large file it means nothing here.
    """

    path: str
    size_bytes: int
    sha256: str
    git_sha1: str


@dataclass(frozen=True, slots=True)
class Repository:
    """A model on the Hub as it was at one commit.

    Attributes:
        name: `owner/name`.
        revision: the commit, 40 hexadecimal digits.
        gated: whether it is given only to those who ask for it.
        licence: identifier of the Hub, empty if not told.
        tags: what its page is labelled with, languages among them.
        files: everything in it.
    """

    name: str
    revision: str
    gated: bool
    licence: str
    tags: tuple[str, ...]
    files: tuple[RemoteFile, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A model that fits a search.

    Attributes:
        name: `owner/name`.
        licence: identifier of the Hub, empty if not told.
        tags: what its page is labelled with, languages among them.
        downloads: last month's, as the Hub counts.
        gated: whether it is given only to those who ask for it.
    """

    name: str
    licence: str
    tags: tuple[str, ...]
    downloads: int
    gated: bool


class Hub:
    """Questions to the Hub; each is a generator: closing it cancels the question."""

    def __init__(self, access: HubAccess, patience: Patience | None = None) -> None:
        self._access = access
        patience = patience or Patience()
        self._patience = replace(patience, attempts=min(patience.attempts, _QUESTION_ATTEMPTS))

    def describe(self, name: str, revision: str = "") -> Generator[None, None, Repository]:
        """Describe a repository at a revision, or at its newest.

        Raises:
            AppError: there is none, it is not for us, or the Hub cannot be reached.
        """
        at = f"/revision/{quote(revision, safe='')}" if revision else ""
        data = yield from self._answer(f"/api/models/{quote(name)}{at}?blobs=true", name)
        with self._understood():
            return _repository(name, data)

    def search(self, words: str, limit: int = 50) -> Generator[None, None, tuple[Found, ...]]:
        """Find translation models made for CTranslate2, most downloaded first.

        Raises:
            AppError: the Hub cannot be reached.
        """
        query = [("filter", tag) for tag in SEARCH_FILTERS]
        query += [("sort", "downloads"), ("limit", str(limit)), ("full", "true")]
        query += [("search", words)] if words.strip() else []
        data = yield from self._answer(f"/api/models?{urlencode(query)}", "")
        with self._understood():
            return tuple(map(_found, data))

    def _answer(self, path: str, repository: str) -> Generator[None, None, Any]:
        if self._access.offline:  # before anything is opened
            raise OfflineError(host=self._access.host)
        return (yield from stepwise(lambda: self._ask(path, repository)))

    async def _ask(self, path: str, repository: str) -> Any:  # noqa: ANN401 - JSON is anything
        attempts = Attempts(self._patience)
        async with connected(self._access, self._patience.timeout_s, connections=1) as connection:
            while True:
                try:
                    return await _json(connection, path, repository)
                except AppError as error:
                    await asyncio.sleep(attempts.pause_after(error))

    @contextmanager
    def _understood(self) -> Iterator[None]:
        try:
            yield
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            host, reason = self._access.host, "it is not what the Hub answers"
            raise UnexpectedAnswerError(host=host, reason=reason) from error


def parse_repository(text: str) -> tuple[str, str]:
    """Read `owner/name`, or the address of a model's page; return it and the revision, if any.

    Raises:
        RepositoryMissingError: it is neither.
    """
    match = _REPOSITORY.fullmatch(text.strip())
    if match is None:
        raise RepositoryMissingError(repository=text.strip(), host="The Hub")
    return match["name"], match["revision"] or ""


async def _json(connection: HubConnection, path: str, repository: str) -> Any:  # noqa: ANN401
    host = connection.access.host
    async with connection.get(path) as response:
        problem = trouble(response, repository)
        if problem is not None:
            raise problem
        body = bytearray()
        with told_in_words(host):
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > _ANSWER_LIMIT_BYTES:
                    raise UnexpectedAnswerError(host=host, reason="it does not end")
    try:
        return json.loads(body)
    except ValueError as error:
        raise UnexpectedAnswerError(host=host, reason="it is no JSON") from error


def _repository(name: str, data: dict[str, Any]) -> Repository:
    return Repository(
        name=str(data.get("id", name)),
        revision=str(data["sha"]),
        gated=bool(data.get("gated")),
        licence=_licence(data.get("tags", ())),
        tags=tuple(map(str, data.get("tags", ()))),
        files=tuple(_file(entry) for entry in data["siblings"]),
    )


def _file(entry: dict[str, Any]) -> RemoteFile:
    lfs = entry.get("lfs") or {}
    return RemoteFile(
        path=str(entry["rfilename"]),
        size_bytes=int(lfs.get("size", entry.get("size", 0))),
        sha256=str(lfs.get("sha256", "")),
        git_sha1="" if lfs else str(entry.get("blobId", "")),
    )


def _found(data: dict[str, Any]) -> Found:
    tags = tuple(map(str, data.get("tags", ())))
    return Found(
        name=str(data["id"]),
        licence=_licence(tags),
        tags=tags,
        downloads=int(data.get("downloads", 0)),
        gated=bool(data.get("gated")),
    )


def _licence(tags: Sequence[object]) -> str:
    marked = (str(tag).removeprefix("license:") for tag in tags if str(tag).startswith("license:"))
    return next(marked, "")
