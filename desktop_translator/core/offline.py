"""The offline switch: a promise kept by the interpreter itself."""

from __future__ import annotations

import sys

from desktop_translator.core.errors import OfflineError

# Audit events whose last argument is an address; of a network, it is a tuple.
_CONTACTING = frozenset(
    f"socket.{call}" for call in ("connect", "sendto", "sendmsg", "bind", "getnameinfo")
)
_RESOLVING = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})


def forbid_network() -> None:
    """Make this process refuse, from now on, to resolve or contact any network address.

    An audit hook (PEP 578) sees every attempt of Python code and cannot be removed. Unix sockets
    stay allowed: the window speaks to its own engine process through one.
    """
    sys.addaudithook(_refuse)


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if event in _RESOLVING:
        raise OfflineError(host=str(args[0]))
    if event in _CONTACTING and isinstance(args[-1], tuple):
        raise OfflineError(host=str(args[-1][0]))
