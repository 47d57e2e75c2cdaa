"""The switch cannot be turned back, so every test has a process of its own."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

PREAMBLE = """
import socket, sys
from desktop_translator.core.errors import OfflineError
from desktop_translator.core.offline import forbid_network

# Both ends on this machine: a connection would succeed if it were tried.
server = socket.create_server(("127.0.0.1", 0))
address = server.getsockname()
forbid_network()
"""


def _run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PREAMBLE + textwrap.dedent(code)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("attempt", "host"),
    [
        ("socket.create_connection(address)", "127.0.0.1"),
        ("socket.socket().connect(address)", "127.0.0.1"),
        ("socket.socket().connect_ex(address)", "127.0.0.1"),
        ("socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', address)", "127.0.0.1"),
        ("socket.socket(type=socket.SOCK_DGRAM).sendmsg([b'x'], [], 0, address)", "127.0.0.1"),
        ("socket.create_server(('127.0.0.1', 0))", "127.0.0.1"),
        ("socket.getaddrinfo('example.org', 443)", "example.org"),
        ("socket.gethostbyname('example.org')", "example.org"),
        ("socket.gethostbyaddr('192.0.2.1')", "192.0.2.1"),
        ("socket.getnameinfo(('192.0.2.1', 53), 0)", "192.0.2.1"),
    ],
)
def test_the_network_is_refused(attempt: str, host: str) -> None:
    code = f"""
    try:
        {attempt}
    except OfflineError as error:
        print(error.fields["host"])
    """
    assert _run(code) == host


def test_a_download_is_refused() -> None:
    code = """
    import urllib.request
    try:
        urllib.request.urlopen("http://example.org/", timeout=5)
    except OfflineError as error:
        print("refused")
    """
    assert _run(code) == "refused"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows speaks to the engine by a pipe")
def test_a_socket_of_this_machine_alone_is_allowed() -> None:
    code = """
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(folder + "/socket")
        listener.listen()
        client = socket.socket(socket.AF_UNIX)
        client.connect(folder + "/socket")
        listener.accept()[0].sendall(b"hello")
        print(client.recv(5).decode())
    """
    assert _run(code) == "hello"


def test_without_the_switch_a_connection_is_nobodys_business() -> None:
    code = PREAMBLE.replace("forbid_network()\n", "") + "socket.create_connection(address)"
    subprocess.run([sys.executable, "-c", code], timeout=60, check=True)
