"""How the tests' Hub answers a request, rightly or with the fault that is switched on."""

from __future__ import annotations

import hashlib
import json
import re
import time
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.hub_contents import SMALL_BYTES, Request, git_sha1, info, tree_entry
from tests.hub_faults import PAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.hub import HubServer
    from tests.hub_contents import HubModel

_PIECE_BYTES = 16_384
_RANGE = re.compile(r"bytes=(\d+)-(\d*)")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: HubServer

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay silent."""

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        hub = self.server.hub
        hub.requests.append(Request(self.command, self.path, dict(self.headers.items())))
        self._fault = hub.strike(self.path)
        path = unquote(urlsplit(self.path).path)
        if self._fault.status:
            self._send(b"", self._fault.status, self._fault.headers)
        elif self._fault.redirect:
            location = self._fault.redirect.format(path=self.path)
            self._send(b"", 302, {"Location": location})
        elif self._fault.page:
            self._send(PAGE, 200, {"Content-Type": "text/html; charset=utf-8"})
        elif self._fault.body is not None:
            self._send(self._fault.body, 200, {"Content-Type": "application/json"})
        elif path == "/api/models":
            self._send_json(self._search())
        elif path.startswith("/cdn/"):
            self._send_large(path.removeprefix("/cdn/"))
        else:
            self._answer_about_model(path)

    def _answer_about_model(self, path: str) -> None:
        about = re.fullmatch(
            r"(?P<api>/api/models)?/(?P<id>[^/]+/[^/]+)"
            r"(?:/(?P<what>revision|tree|resolve)/(?P<rev>[^/]+)(?:/(?P<file>.+))?)?",
            path,
        )
        model = self.server.hub.models.get(about["id"]) if about else None
        if not self._may_see(model):
            return
        assert about is not None
        assert model is not None
        if about["rev"] not in (None, "main", model.revision):
            self._refuse(404, "RevisionNotFound")
        elif about["what"] == "resolve":
            self._resolve(model, about["file"])
        elif about["what"] == "tree":
            self._send_json([tree_entry(name, data) for name, data in model.files.items()])
        else:
            self._send_json(info(about["id"], model))

    def _may_see(self, model: HubModel | None) -> bool:
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        known = token in self.server.hub.tokens
        if token and not known:
            self._refuse(401, "")
        elif model is None:
            self._refuse(404 if known else 401, "RepoNotFound")
        elif model.gated and not known and "/resolve/" in self.path:
            self._refuse(401, "GatedRepo")
        else:
            return True
        return False

    def _resolve(self, model: HubModel, name: str) -> None:
        content = model.files.get(name)
        if content is None:
            self._refuse(404, "EntryNotFound")
            return
        commit = {"X-Repo-Commit": model.revision, "Accept-Ranges": "bytes"}
        if len(content) <= SMALL_BYTES:
            self._send_file(content, {**commit, "ETag": f'"{git_sha1(content)}"'})
            return
        digest = hashlib.sha256(content).hexdigest()
        linked = {"X-Linked-Size": str(len(content)), "X-Linked-ETag": f'"{digest}"'}
        location = f"{self.server.hub.cdn_url}/cdn/{digest}"
        self._send(b"", 302, {**commit, **linked, "Location": location})

    def _send_large(self, digest: str) -> None:
        for model in self.server.hub.models.values():
            for content in model.files.values():
                if hashlib.sha256(content).hexdigest() == digest:
                    self._send_file(content, {"ETag": f'"{digest}"', "Accept-Ranges": "bytes"})
                    return
        self._refuse(404, "")

    def _send_file(self, content: bytes, headers: dict[str, str]) -> None:
        if self._fault.wrong_bytes:
            content = bytes(byte ^ 0x55 for byte in content)
        total = len(content)
        asked = None if self._fault.no_ranges else _RANGE.fullmatch(self.headers.get("Range", ""))
        status, start, end = 200, 0, total
        if asked:
            start, end = int(asked[1]), int(asked[2] or total - 1) + 1
            if start >= total:
                self._send(b"", 416, {"Content-Range": f"bytes */{total}"})
                return
            start -= 1 if self._fault.wrong_range else 0
            status = 206
            headers = {**headers, "Content-Range": f"bytes {start}-{end - 1}/{total}"}
        body = content[start : max(start, end - self._fault.short_by)] + b"x" * self._fault.long_by
        self._send(body, status, {**headers, "Content-Type": "application/octet-stream"}, file=True)

    def _send_json(self, data: object) -> None:
        self._send(json.dumps(data).encode(), 200, {"Content-Type": "application/json"})

    def _refuse(self, status: int, code: str) -> None:
        self._send(b"", status, {"X-Error-Code": code} if code else {})

    def _send(
        self, body: bytes, status: int, headers: Mapping[str, str], *, file: bool = False
    ) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self._send_body(body, file=file)

    def _send_body(self, body: bytes, *, file: bool) -> None:
        fault, sent = self._fault, 0
        stops = [stop for stop in (fault.cut_at, fault.stall_at) if stop is not None]
        until = min([len(body), *stops])
        while sent < until and not self.server.hub.closing.is_set():
            piece = body[sent : min(sent + _PIECE_BYTES, until)]
            self.wfile.write(piece)
            sent += len(piece)
            self.server.hub.count(len(piece) if file else 0)
            if fault.bytes_per_s:
                time.sleep(len(piece) / fault.bytes_per_s)
        if fault.stall_at is not None and sent == fault.stall_at:
            self.server.hub.closing.wait()
        if sent < len(body):
            self.close_connection = True

    def _search(self) -> list[dict[str, Any]]:
        query = parse_qs(urlsplit(self.path).query)
        words = "".join(query.get("search", [])).lower()
        found = [
            info(name, model)
            for name, model in self.server.hub.models.items()
            if words in name.lower() and set(query.get("filter", [])) <= set(model.tags)
        ]
        found.sort(key=lambda entry: -int(entry["downloads"]))
        return found[: int(query.get("limit", ["1000"])[0])]
