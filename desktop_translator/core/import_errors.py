"""What can go wrong while a model from elsewhere is added."""

from __future__ import annotations

from desktop_translator.core.errors import AppError
from desktop_translator.core.marks import translatable


class ImportFailedError(AppError):
    """A model was not added; nothing of it is left. Fields of every subclass: `path`."""

    exit_code = 15


class ImportUnreadableError(ImportFailedError):
    """What was to be added cannot be read. Fields: `path`, `reason`."""

    message = translatable("errors", "{path} could not be opened: {reason}.")
    advice = translatable(
        "errors", "Choose a model's folder, or its zip or argosmodel file, that you may read."
    )
    exit_code = 6


class PackUnsafeError(ImportFailedError):
    """An archive asks for more than a model needs. Fields: `path`, `reason`."""

    message = translatable("errors", "{path} was not unpacked: {reason}.")
    advice = translatable("errors", "Get the model anew, from a place that you trust.")


class ImportUnsupportedError(ImportFailedError):
    """What was to be added is no model that can be run here. Fields: `path`, `reason`."""

    message = translatable("errors", "{path} was not added: {reason}.")
    advice = translatable(
        "errors", "CTranslate2, Argos Translate and OPUS-MT (Marian) models can be added."
    )
    exit_code = 4


class ImportLanguagesUnknownError(ImportFailedError):
    """Nothing tells which languages a model translates. Fields: `path`."""

    message = translatable("errors", "{path} does not tell which languages it translates.")
    advice = translatable("errors", "Say which: from one language to another.")
    exit_code = 14


class ConversionStoppedError(ImportFailedError):
    """The process that prepares a model ended too early. Fields: `path`."""

    message = translatable("errors", "{path} was not added: preparing it ended unexpectedly.")
    advice = translatable("errors", "Close other programs to free memory, then try again.")
    exit_code = 5
