"""Requests to the Hub: one way for redirects, credentials, time limits and words for failures."""

from __future__ import annotations

import ssl
from contextlib import asynccontextmanager, contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx2

from desktop_translator import __version__
from desktop_translator.core.errors import OfflineError
from desktop_translator.core.hub_errors import (
    CertificateError,
    ConnectionLostError,
    HostSilentError,
    HostUnreachableError,
    ProxyUnreachableError,
    SignInPageError,
    UnexpectedAnswerError,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping

    from desktop_translator.catalog.hub_access import HubAccess
    from desktop_translator.core.errors import AppError

REDIRECTS = 10
_REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})
_SIGN_IN_STATUS = 511  # RFC 6585: Network Authentication Required


class HubConnection:
    """Requests that share connections, credentials and limits."""

    def __init__(self, access: HubAccess, client: httpx2.AsyncClient) -> None:
        self.access = access
        self._client = client

    @asynccontextmanager
    async def get(
        self, path: str, headers: Mapping[str, str] | None = None
    ) -> AsyncIterator[httpx2.Response]:
        """Ask for a path of the Hub, following redirects; the body is yet to be read.

        Credentials go to the Hub's own scheme, name and port alone.

        Raises:
            AppError: no usable answer came. A status that tells of trouble is an answer.
        """
        url = httpx2.URL(f"{self.access.base}{path}")
        for _ in range(REDIRECTS):
            own = _origin(url) == _origin(httpx2.URL(self.access.base))
            sent = {**(headers or {}), **(self.access.headers if own else {})}
            with told_in_words(url.host):
                request = self._client.build_request("GET", url, headers=sent)
                response = await self._client.send(request, stream=True)
            try:
                if response.status_code not in _REDIRECT_STATUSES:
                    self._refuse_sign_in_page(response, path)
                    yield response
                    return
                url = _next_url(response)
            finally:
                await response.aclose()
        raise UnexpectedAnswerError(host=self.access.host, reason="it sends us around in circles")

    def _refuse_sign_in_page(self, response: httpx2.Response, path: str) -> None:
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        page = kind == "text/html" and response.is_success and not path.endswith((".html", ".htm"))
        if page or response.status_code == _SIGN_IN_STATUS:
            raise SignInPageError(host=self.access.host)


@asynccontextmanager
async def connected(
    access: HubAccess, timeout_s: float, connections: int
) -> AsyncIterator[HubConnection]:
    """Open what requests need; no connection outlives it.

    Args:
        access: where requests go and how.
        timeout_s: how long a connection may take, and how long a server may say nothing.
        connections: at most so many at a time.

    Raises:
        OfflineError: the offline switch is on: nothing is opened, not even a socket.
        CertificateError: the certificate file of the settings cannot be used.
    """
    if access.offline:
        raise OfflineError(host=access.host)
    async with httpx2.AsyncClient(
        verify=_certificates(access.certificate_file, access.host),
        proxy=access.proxy or None,
        timeout=httpx2.Timeout(timeout_s, pool=None),
        limits=httpx2.Limits(max_connections=connections),
        follow_redirects=False,
        # A compressed body could not be resumed at a byte.
        headers={
            "Accept-Encoding": "identity",
            "User-Agent": f"desktop-translator/{__version__}",
        },
    ) as client:
        yield HubConnection(access, client)


@contextmanager
def told_in_words(host: str) -> Iterator[None]:
    """Turn what the network library raises into words.

    Raises:
        ConnectionTroubleError: whatever went wrong.
    """
    try:
        yield
    except httpx2.TransportError as error:
        raise _in_words(host, error) from error
    except (httpx2.InvalidURL, httpx2.DecodingError) as error:
        raise UnexpectedAnswerError(host=host, reason="it is garbled") from error


def _in_words(host: str, error: httpx2.TransportError) -> AppError:
    if isinstance(error, httpx2.ConnectError) and "certificate" in str(error).lower():
        return CertificateError(host=host, reason="its certificate is not trusted")
    if isinstance(error, httpx2.ProxyError):
        return ProxyUnreachableError(host=host, reason=str(error) or "it gives no reason")
    if isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout | httpx2.UnsupportedProtocol):
        return HostUnreachableError(host=host)
    if isinstance(error, httpx2.TimeoutException):
        return HostSilentError(host=host)
    return ConnectionLostError(host=host)


@lru_cache(maxsize=4)  # reading all authorities of the system takes a while
def _certificates(file: str, host: str) -> ssl.SSLContext:
    context = httpx2.create_ssl_context()
    try:
        if file:
            context.load_verify_locations(file)
    except (OSError, ssl.SSLError) as error:
        raise CertificateError(host=host, reason=f"{file} holds no certificates") from error
    return context


def _next_url(response: httpx2.Response) -> httpx2.URL:
    """Say where a redirect leads."""
    target = response.headers.get("location", "")
    try:
        url = response.url.join(target)
    except httpx2.InvalidURL as error:
        raise _bad_redirect(response) from error
    if not target or url.scheme not in ("http", "https") or not url.host:
        raise _bad_redirect(response)
    if response.url.scheme == "https" and url.scheme == "http":
        raise _bad_redirect(response)
    return url


def _bad_redirect(response: httpx2.Response) -> UnexpectedAnswerError:
    return UnexpectedAnswerError(host=response.url.host, reason="it sends us to no usable address")


def _origin(url: httpx2.URL) -> tuple[str, str, int | None]:
    parts = urlsplit(str(url))
    return parts.scheme, parts.hostname or "", parts.port
