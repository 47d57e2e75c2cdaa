"""What can go wrong with the translation memory."""

from __future__ import annotations

from desktop_translator.core.errors import AppError, UsageError
from desktop_translator.core.marks import translatable


class TranslationMemoryError(AppError):
    """The translation memory could not do what was asked. Fields of every subclass: `path`."""

    exit_code = 16


class MemoryDamagedError(TranslationMemoryError):
    """The memory was damaged, and a new one begun. Fields: `path`, `moved_to`, `kept`."""

    message = translatable(
        "errors",
        "The translation memory {path} was damaged. A new one was begun; {kept} of your "
        "corrected and imported sentences could be saved into it.",
    )
    advice = translatable(
        "errors",
        "The damaged file was kept as {moved_to}. If you have exported your translations, "
        "import them again.",
    )


class MemoryUnavailableError(TranslationMemoryError):
    """The system does not let the memory be read or written. Fields: `path`, `reason`."""

    message = translatable("errors", "The translation memory {path} cannot be used: {reason}.")
    advice = translatable(
        "errors",
        "Translating works without it. Make sure that the folder can be written to and that its "
        "disk has some space, then start the program again.",
    )


class MemoryFullError(TranslationMemoryError):
    """There is no room for more. Fields: `path`."""

    message = translatable("errors", "Nothing more can be remembered: the disk of {path} is full.")
    advice = translatable(
        "errors", "Translating goes on. What was remembered before is still there. Free some space."
    )


class MemoryBusyError(TranslationMemoryError):
    """Another process has been writing all the time. Fields: `path`."""

    message = translatable(
        "errors", "Another window or command is writing into the translation memory {path}."
    )
    advice = translatable("errors", "Wait until it has finished, then try again.")


class MemoryNewerError(TranslationMemoryError):
    """The memory was written by a later version of the program. Fields: `path`."""

    message = translatable(
        "errors", "The translation memory {path} belongs to a newer version of this program."
    )
    advice = translatable(
        "errors", "Translating works without it. Start the newer version to use it."
    )


class NoTmxError(TranslationMemoryError):
    """A file that was to be imported is no translation memory. Fields: `path`."""

    message = translatable("errors", "{path} is not a translation memory in the TMX format.")
    advice = translatable(
        "errors", "Most programs for translators can export one: look there for “TMX”."
    )
    exit_code = 6


class PairWantedError(UsageError):
    """A command needs both languages of a pair. No fields."""

    message = translatable("errors", "A pair has two languages, and one is missing.")
    advice = translatable("errors", "Name both, with --from and --to.")


class NothingRememberedError(AppError):
    """A sentence that was to be forgotten is not remembered. No fields."""

    message = translatable("errors", "No translation of that sentence is remembered.")
    advice = translatable("errors", "“desktop-translator memory search” shows what is.")
    exit_code = 3


class ExportExistsError(AppError):
    """A file that was to be written is there already. Fields: `path`."""

    message = translatable("errors", "{path} is there already, and was left as it is.")
    advice = translatable("errors", "Choose another name, or replace it with --force.")
    exit_code = 6


class ClearNotConfirmedError(UsageError):
    """The memory was to be cleared, and nobody said yes. No fields."""

    message = translatable("errors", "Nothing was forgotten.")
    advice = translatable("errors", "To clear the memory without being asked, add --yes.")
