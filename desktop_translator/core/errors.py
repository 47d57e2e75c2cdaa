"""The errors a person can understand and act upon."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, ClassVar

from desktop_translator.core.marks import translatable

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_CODES = 30
"""A model may know hundreds of languages; nobody reads as many in an error."""


class AppError(Exception):
    """A failure that can be explained to the person at the keyboard.

    `message` says what happened, `advice` what to do next. Both are source text: they are
    translated and their `{name}` places filled from `fields` when they are shown (see
    `core.wording`, which also says which fields hold language codes). `exit_code` is what
    the terminal returns. `str(error)` is for the log and never holds the user's text.
    """

    message: ClassVar[str] = translatable("errors", "Something unexpected happened.")
    advice: ClassVar[str] = translatable(
        "errors", "Your text is safe. Try again; if it happens again, the log has the details."
    )
    exit_code: ClassVar[int] = 1

    def __init__(self, **fields: str) -> None:
        super().__init__(f"{type(self).__name__} {fields}")
        self.fields = fields

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.fields)


def _rebuild(kind: type[AppError], fields: dict[str, str]) -> AppError:
    return kind(**fields)


class ModelMissingError(AppError):
    """No installed model covers the pair. Fields: `source`, `target`."""

    message = translatable("errors", "No model translates {source} into {target} yet.")
    advice = translatable("errors", "Choose another pair, or add a model folder for this one.")
    exit_code = 3


class LanguageMissingError(ModelMissingError):
    """A text is in a language that no installed model reads. Fields: `source`, `target`."""

    message = translatable(
        "errors", "This looks like {source}. No model translates {source} into {target} yet."
    )
    advice = translatable(
        "errors", "If it is another language, choose that; or add a model folder for {source}."
    )


class ModelError(AppError):
    """A model is there but cannot be used. Fields of every subclass: `model`, its name."""

    exit_code = 4


class ModelFileMissingError(ModelError):
    """A file of a model is not there. Fields: `model`, `file`, `folder`."""

    message = translatable(
        "errors", "The model {model} cannot be used: its file {file} is missing."
    )
    advice = translatable(
        "errors", "Put the file back into {folder}, or remove that folder. Other models still work."
    )


class ModelFileDamagedError(ModelError):
    """A file of a model is not what it should be. Fields: `model`, `file`, `folder`, `reason`."""

    message = translatable(
        "errors", "The model {model} cannot be used: {file} is damaged ({reason})."
    )
    advice = translatable(
        "errors", "Replace the file in {folder}, or remove that folder. Other models still work."
    )


class ModelUnsupportedError(ModelError):
    """A model is of a kind this version cannot run. Fields: `model`, `reason`."""

    message = translatable("errors", "The model {model} cannot be used here: {reason}.")
    advice = translatable("errors", "Choose another model for this pair.")


class LanguageUnknownError(ModelError):
    """A model has no such language. Fields: `model`, `code`, `codes`: those it has."""

    message = translatable("errors", "The model {model} knows no language “{code}”.")
    advice = translatable("errors", "It knows {codes}.")

    @classmethod
    def among(cls, model: str, code: str, codes: Iterable[str]) -> LanguageUnknownError:
        """Build the error, naming the languages that look most like the wrong one first."""
        known = sorted(codes, key=lambda each: (-SequenceMatcher(None, code, each).ratio(), each))
        more = f" … ({len(known)})" if len(known) > _MOST_CODES else ""
        return cls(model=model, code=code, codes=(", ".join(known[:_MOST_CODES]) or "none") + more)


class EngineStartError(AppError):
    """The engine process did not come up. Fields: `reason`."""

    message = translatable("errors", "The translation engine did not start ({reason}).")
    advice = translatable(
        "errors", "Your text is safe. Type again to retry; “desktop-translator doctor” tells more."
    )
    exit_code = 5


class EngineStoppedError(AppError):
    """The engine process ended twice during one request. No fields."""

    message = translatable("errors", "The translation engine stopped twice on this text.")
    advice = translatable(
        "errors",
        "Your text is safe. Change it to try again, or close other programs to free memory.",
    )
    exit_code = 5


class OptionOutOfRangeError(AppError):
    """An option of the decoder has an impossible value. Fields: `option`, `value`, `range`."""

    message = translatable("errors", "The {option} cannot be {value}.")
    advice = translatable("errors", "Choose a value from {range}.")
    exit_code = 2


class UsageError(AppError):
    """A command was given that makes no sense. Fields: `reason`."""

    message = translatable("errors", "Nothing was done: {reason}.")
    advice = translatable("errors", "Give --help to see what is possible.")
    exit_code = 2


class FileError(AppError):
    """A file of the user's cannot be read or written. Fields of every subclass: `path`."""

    exit_code = 6


class FileUnreadableError(FileError):
    """The system refused to read a file. Fields: `path`, `reason`."""

    message = translatable("errors", "{path} could not be opened: {reason}.")
    advice = translatable("errors", "Check that the file is there and that you may read it.")


class FileNotTextError(FileError):
    """A file holds no text in a known encoding. Fields: `path`."""

    message = translatable("errors", "{path} does not look like a text file.")
    advice = translatable("errors", "Open a plain text file, or copy its text and paste it here.")


class FileTooLargeError(FileError):
    """A file is larger than the text page takes. Fields: `path`, `size`, `limit`."""

    message = translatable("errors", "{path} is too large for this page ({size}).")
    advice = translatable("errors", "Open files of at most {limit}, or split this one.")


class FileUnwritableError(FileError):
    """The system refused to write a file. Fields: `path`, `reason`."""

    message = translatable("errors", "{path} could not be saved: {reason}.")
    advice = translatable("errors", "Choose another folder, or free some space.")


class SettingsNotSavedError(AppError):
    """The settings file cannot be written. Fields: `path`, `reason`."""

    message = translatable("errors", "Your settings cannot be saved in {path}: {reason}.")
    advice = translatable(
        "errors", "Translating works as usual; make the folder writable to keep settings."
    )


class OfflineError(AppError):
    """Something wanted the network while the offline switch is on. Fields: `host`."""

    message = translatable("errors", "The offline switch is on, so {host} was not contacted.")
    advice = translatable("errors", "Start the program without --offline to use the network.")
    exit_code = 7
