"""What a status of the Hub means, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.hub_errors import (
    HostBusyError,
    PermissionNeededError,
    ProxyUnreachableError,
    RemoteFileMissingError,
    RepositoryMissingError,
    TokenRefusedError,
    TooManyRequestsError,
    UnexpectedAnswerError,
)

if TYPE_CHECKING:
    import httpx2

    from desktop_translator.core.errors import AppError

_UNAUTHORISED, _FORBIDDEN, _NOT_FOUND, _TOO_MANY = 401, 403, 404, 429
_PROXY_LOGIN = 407
_SERVER_TROUBLE = frozenset({408, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524})


def is_passing(status: int) -> bool:
    """Tell whether a status may be another one a little later."""
    return status == _TOO_MANY or status in _SERVER_TROUBLE


def trouble(response: httpx2.Response, repository: str, file: str = "") -> AppError | None:
    """Say what is wrong with an answer about a repository, or about a file of it.

    The Hub names the cause in `X-Error-Code` (see `hf_raise_for_status` of huggingface_hub).
    """
    status, host = response.status_code, response.url.host
    if response.is_success:
        return None
    if status == _PROXY_LOGIN:
        return ProxyUnreachableError(host=host, reason="it wants a name and a password")
    if status == _TOO_MANY:
        return TooManyRequestsError(host=host, seconds=response.headers.get("retry-after", "a few"))
    if status in _SERVER_TROUBLE:
        return HostBusyError(host=host, status=str(status))
    code = response.headers.get("x-error-code", "")
    if code == "GatedRepo" or (status == _FORBIDDEN and not code):
        return PermissionNeededError(repository=repository, host=host)
    if code == "RevisionNotFound":
        return RemoteFileMissingError(repository=repository, file="such revision", host=host)
    if code == "RepoNotFound" or (status == _NOT_FOUND and not file):
        return RepositoryMissingError(repository=repository, host=host)
    if status == _UNAUTHORISED:
        if "authorization" in response.request.headers:
            return TokenRefusedError(host=host)
        return RepositoryMissingError(repository=repository, host=host)
    if status == _NOT_FOUND:
        return RemoteFileMissingError(repository=repository, file=file, host=host)
    return UnexpectedAnswerError(host=host, reason=f"it has the status {status}")
