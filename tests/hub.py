"""A Hub on this machine: the answers of huggingface.co, as far as models go, and its faults.

huggingface_hub's own code, unchanged, must be able to download from it; a test sees to that.
"""

from __future__ import annotations

import socket
import threading
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from tests.hub_faults import NOTHING, Fault
from tests.hub_handler import Handler

if TYPE_CHECKING:
    from tests.hub_contents import HubModel, Request


@dataclass
class Hub:
    """A running Hub; the CDN is another server, on a port of its own.

    Attributes:
        models: by `owner/name`.
        tokens: those that are accepted.
        faults: what is wrong at the moment; the first that fits a request strikes.
        requests: all that arrived; `sent_bytes`: bytes of files that were sent.
    """

    models: dict[str, HubModel] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=lambda: {"hf_good"})
    faults: list[Fault] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    sent_bytes: int = 0

    def __enter__(self) -> Hub:
        self.closing = threading.Event()
        self._lock = threading.Lock()
        self._servers = [HubServer(self), HubServer(self)]
        self._threads = [
            threading.Thread(target=s.serve_forever, args=(0.02,)) for s in self._servers
        ]
        for thread in self._threads:
            thread.start()
        self.url, self.cdn_url = (f"http://127.0.0.1:{s.server_port}" for s in self._servers)
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        for server, thread in zip(self._servers, self._threads, strict=True):
            server.shutdown()
            server.server_close()
            thread.join()

    def asked_for(self, part: str) -> list[Request]:
        """Return the requests whose path contains `part`."""
        return [request for request in self.requests if part in request.path]

    def strike(self, path: str) -> Fault:
        """Return the fault that strikes a request, using it up."""
        with self._lock:
            for fault in self.faults:
                if fault.on in path and fault.times != 0:
                    if fault.times is not None:
                        fault.times -= 1
                    return fault
        return NOTHING

    def count(self, size: int) -> None:
        """Count bytes of files that were sent."""
        with self._lock:
            self.sent_bytes += size


class HubServer(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True
    request_queue_size = 64

    def __init__(self, hub: Hub) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.hub = hub
        self._open: set[socket.socket] = set()

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401
        self._open.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        for connection in list(self._open):  # idle clients keep theirs open
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        super().server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """Say nothing: clients that leave are what the tests are about."""
