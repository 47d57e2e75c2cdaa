"""What can go wrong between this computer and the Hub.

In every message, `host` is the name of a server. None of these loses what was downloaded, but
where the words say so.
"""

from __future__ import annotations

from desktop_translator.core.errors import AppError
from desktop_translator.core.marks import translatable


class ConnectionTroubleError(AppError):
    """The Hub could not be reached or did not answer properly. Fields: `host`."""

    exit_code = 8


class HostUnreachableError(ConnectionTroubleError):
    """No connection could be made. Fields: `host`."""

    message = translatable("errors", "There is no connection to {host}.")
    advice = translatable(
        "errors",
        "Check the network, or the proxy in the settings. What was downloaded is kept; start the "
        "download again to go on from there.",
    )


class ProxyUnreachableError(ConnectionTroubleError):
    """The proxy of the settings refuses to serve. Fields: `host`, `reason`."""

    message = translatable("errors", "The proxy does not let us through to {host} ({reason}).")
    advice = translatable("errors", "Check the proxy's address, name and password in the settings.")


class HostSilentError(ConnectionTroubleError):
    """A server accepted the request, then said nothing more. Fields: `host`."""

    message = translatable("errors", "{host} has stopped answering.")
    advice = translatable(
        "errors", "What was downloaded is kept; start the download again to go on from there."
    )


class ConnectionLostError(ConnectionTroubleError):
    """The connection broke again and again. Fields: `host`."""

    message = translatable("errors", "The connection to {host} broke off several times.")
    advice = translatable(
        "errors", "What was downloaded is kept; start the download again to go on from there."
    )


class HostBusyError(ConnectionTroubleError):
    """A server is overloaded or out of order. Fields: `host`, `status`."""

    message = translatable("errors", "{host} is overloaded or out of order (status {status}).")
    advice = translatable(
        "errors",
        "Wait a while. What was downloaded is kept; start the download again to go on from there.",
    )


class TooManyRequestsError(ConnectionTroubleError):
    """A server asks for a longer break than we wait by ourselves. Fields: `host`, `seconds`."""

    message = translatable("errors", "{host} asks us to wait {seconds} seconds.")
    advice = translatable(
        "errors",
        "Try again after that, or add an access token. What was downloaded is kept.",
    )


class SignInPageError(ConnectionTroubleError):
    """A captive portal answered in the place of the Hub. Fields: `host`."""

    message = translatable("errors", "A web page came where data from {host} should be.")
    advice = translatable(
        "errors",
        "This network probably wants you to sign in or accept its terms: open any page in a web "
        "browser, do that, then start again.",
    )


class CertificateError(ConnectionTroubleError):
    """A server could not prove its identity. Fields: `host`, `reason`."""

    message = translatable("errors", "{host} could not prove that it is {host} ({reason}).")
    advice = translatable(
        "errors",
        "If your company checks encrypted traffic, name its certificate file in the settings. "
        "Otherwise use another network.",
    )


class UnexpectedAnswerError(ConnectionTroubleError):
    """A server's answer makes no sense to us. Fields: `host`, `reason`."""

    message = translatable("errors", "The answer of {host} cannot be used: {reason}.")
    advice = translatable(
        "errors", "If a mirror is set in the settings, try without it; else try again later."
    )


class RepositoryMissingError(AppError):
    """The Hub has no such model, or does not show it to us. Fields: `repository`, `host`."""

    message = translatable("errors", "{host} has no model {repository}.")
    advice = translatable(
        "errors", "Check the name, written as owner/name. A private model needs an access token."
    )
    exit_code = 9


class RemoteFileMissingError(AppError):
    """A model on the Hub lacks a file or a revision. Fields: `repository`, `file`, `host`."""

    message = translatable("errors", "The model {repository} on {host} has no {file}.")
    advice = translatable("errors", "It may have been changed or withdrawn; choose another model.")
    exit_code = 9


class PermissionNeededError(AppError):
    """A model is given only to those who asked for it. Fields: `repository`, `host`."""

    message = translatable("errors", "The makers of {repository} give it only to those who ask.")
    advice = translatable(
        "errors",
        "Ask on its page at {host}, then store your access token here "
        "(“desktop-translator models token”).",
    )
    exit_code = 10


class TokenRefusedError(AppError):
    """The Hub does not accept the stored access token. Fields: `host`."""

    message = translatable("errors", "{host} does not accept the access token stored here.")
    advice = translatable(
        "errors",
        "Make a new one in your settings there, and store it here "
        "(“desktop-translator models token”).",
    )
    exit_code = 10


class FileDiffersError(AppError):
    """A downloaded file is not the one that was promised. Fields: `model`, `file`, `host`."""

    message = translatable(
        "errors", "{file} of {model} is not the file that {host} promised. It was thrown away."
    )
    advice = translatable(
        "errors", "Start the download again; if it happens again, try another network or mirror."
    )
    exit_code = 12


class FileShortError(AppError):
    """A file ends too early, time and again. Fields: `file`, `host`, `size`, `expected`."""

    message = translatable("errors", "{host} sends only {size} of the {expected} of {file}.")
    advice = translatable(
        "errors", "What was downloaded is kept; start the download again to go on from there."
    )
    exit_code = 12


class CatalogueOutdatedError(AppError):
    """The Hub differs from the catalogue; a maintainer's news. Fields: `count`, `total`."""

    message = translatable("errors", "{count} of {total} entries differ from the Hub.")
    advice = translatable("errors", "With --write FILE, the catalogue is written as it should be.")
    exit_code = 13
