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


class DocumentEmptyError(DocumentError):
    """The file has no bytes. Fields: `path`."""

    message = translatable("errors", "{path} is empty.")
    advice = translatable("errors", "Look whether it was saved or copied to its end.")


class DocumentChangedError(DocumentError):
    """Somebody saves the file again and again. Fields: `path`."""

    message = translatable("errors", "{path} was changed while it was being translated.")
    advice = translatable("errors", "Close it in other programs, then try it again.")


class DocumentCrashedError(DocumentError):
    """The process that reads documents ended twice on this one. Fields: `path`."""

    message = translatable("errors", "{path} could not be read: the program stopped on it twice.")
    advice = translatable(
        "errors",
        "Open it in the program it was made with, save it again, and add it again. "
        "The others go on.",
    )


class TranslationDamagedError(DocumentError):
    """What was written cannot be read again, and was thrown away. Fields: `path`, `reason`."""

    message = translatable("errors", "The translation of {path} was not kept: {reason}.")
    advice = translatable("errors", "The document itself is as it was. Translate it once more.")


class QueueUnusableError(AppError):
    """The journal of the queue cannot be kept. Fields: `folder`, `reason`."""

    message = translatable(
        "errors", "Files cannot be translated: {folder} cannot be used: {reason}."
    )
    advice = translatable("errors", "Make the folder writable, or free some space.")
    exit_code = 6


class FilesFailedError(AppError):
    """Some of many files could not be translated; each was told. Fields: `number`."""

    message = translatable("errors", "Files that could not be translated: {number}.")
    advice = translatable("errors", "What is wrong with each is said above; the others are done.")
    exit_code = 6


class FilesStoppedError(AppError):
    """The process that reads documents ends again and again. No fields."""

    message = translatable("errors", "The program that reads documents keeps stopping.")
    advice = translatable(
        "errors", "What is done is kept. Close other programs to free memory, then start again."
    )
    exit_code = 5


class DocumentWithoutTextError(DocumentError):
    """The pages are pictures (scans). Fields: `path`."""

    message = translatable("errors", "{path} holds pictures of pages, and no text.")
    advice = translatable(
        "errors",
        "It was probably scanned. Let a program for text recognition (OCR) make a copy with text, "
        "and add that.",
    )
