"""Proxies on this machine: one speaks HTTP, one SOCKS5; both count what passes through them."""

from __future__ import annotations

import select
import socket
import socketserver
import struct
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOCKS_VERSION, _NO_LOGIN, _IPV4 = 5, 0, 1


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = False
    passed = 0


class _HttpProxy(socketserver.StreamRequestHandler):
    """Passes a plain request on, as a proxy of a company does; one for each connection."""

    server: _Server

    def handle(self) -> None:
        method, url, version = self.rfile.readline().decode().split()
        target = urlsplit(url)
        headers = []
        while (line := self.rfile.readline()) not in (b"\r\n", b""):
            if not line.lower().startswith((b"connection", b"proxy-")):
                headers.append(line)
        path = f"{target.path}?{target.query}" if target.query else target.path
        start = f"{method} {path} {version}\r\n".encode()
        with socket.create_connection((target.hostname or "", target.port or 80)) as upstream:
            upstream.sendall(start + b"".join(headers) + b"Connection: close\r\n\r\n")
            _pump(self.connection, upstream)
        self.server.passed += 1


class _SocksProxy(socketserver.StreamRequestHandler):
    """Connects as RFC 1928 says, without a login."""

    server: _Server

    def handle(self) -> None:
        _, methods = self.rfile.read(2)
        self.rfile.read(methods)
        self.connection.sendall(bytes([_SOCKS_VERSION, _NO_LOGIN]))
        kind = self.rfile.read(4)[3]
        if kind == _IPV4:
            host = socket.inet_ntoa(self.rfile.read(4))
        else:
            host = self.rfile.read(self.rfile.read(1)[0]).decode()
        (port,) = struct.unpack("!H", self.rfile.read(2))
        with socket.create_connection((host, port)) as upstream:
            self.connection.sendall(bytes([_SOCKS_VERSION, 0, 0, _IPV4]) + b"\0" * 6)
            self.server.passed += 1
            _pump(self.connection, upstream)


def _pump(client: socket.socket, upstream: socket.socket) -> None:
    """Carry bytes both ways until one side closes."""
    while True:
        ready, _, _ = select.select([client, upstream], [], [])
        for source, sink in ((client, upstream), (upstream, client)):
            if source in ready:
                data = source.recv(65536)
                if not data:
                    return
                sink.sendall(data)


@contextmanager
def proxy(scheme: str) -> Iterator[tuple[str, _Server]]:
    """Run a proxy for `http` or `socks5`; give its address and the server."""
    handler = {"http": _HttpProxy, "socks5": _SocksProxy}[scheme]
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"{scheme}://127.0.0.1:{server.server_address[1]}", server
        finally:
            server.shutdown()
            thread.join()
