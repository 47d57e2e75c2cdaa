"""What can be wrong with a document. Every error has the field `path`."""

from __future__ import annotations

from desktop_translator.core.errors import AppError
from desktop_translator.core.marks import translatable


class DocumentError(AppError):
    """A document cannot be translated; the others of its batch go on."""

    exit_code = 6


class DocumentFormatUnknownError(DocumentError):
    """No format knows the file. Fields: `path`."""

    message = translatable("errors", "{path} is not a kind of document that can be translated.")
    advice = translatable(
        "errors", "Save it as a document, a web page or plain text, and add it again."
    )


class DocumentDamagedError(DocumentError):
    """The file is not what it should be inside. Fields: `path`, `reason`."""

    message = translatable("errors", "{path} is damaged: {reason}.")
    advice = translatable(
        "errors",
        "Open it in the program it was made with, save it again, and add it again. "
        "The file was not changed.",
    )


class DocumentProtectedError(DocumentError):
    """A password or copy protection keeps the text away. Fields: `path`, `reason`."""

    message = translatable("errors", "{path} is protected: {reason}.")
    advice = translatable("errors", "Save a copy without protection and add that.")


class DocumentTooLargeError(DocumentError):
    """Unpacked, the file would take too much memory. Fields: `path`, `size`, `limit`."""

    message = translatable("errors", "{path} is too large inside: {size}, at most {limit} is read.")
    advice = translatable("errors", "Split it into smaller documents and add those.")


class DocumentUnsafeError(DocumentError):
    """The file holds what only an attack needs. Fields: `path`, `reason`."""

    message = translatable("errors", "{path} was left alone because it may do harm: {reason}.")
    advice = translatable("errors", "Translate it only from a source you trust, saved anew.")


class DocumentEncodingError(DocumentError):
    """The encoding that was chosen does not fit the file. Fields: `path`, `encoding`."""

    message = translatable("errors", "{path} is not written in {encoding}.")
    advice = translatable("errors", "Choose another encoding, or have it found out.")
