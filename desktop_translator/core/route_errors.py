"""Errors about the way a text takes from one language into another."""

from __future__ import annotations

from desktop_translator.core.errors import AppError, EngineStoppedError, ModelMissingError
from desktop_translator.core.marks import translatable


class HalfRouteError(ModelMissingError):
    """One half of the way through a third language has no model.

    Fields: `source`, `target`, `via`, `missing_source`, `missing_target`.
    """

    message = translatable(
        "errors",
        "No model translates {source} into {target} yet, and for the way by {via} one is "
        "missing: from {missing_source} into {missing_target}.",
    )
    advice = translatable("errors", "Add either model, or choose another pair.")


class ModelNotForPairError(AppError):
    """The model asked for does not serve the pair. Fields: `model`, `source`, `target`, `ids`."""

    message = translatable("errors", "The model {model} does not translate {source} into {target}.")
    advice = translatable("errors", "For this pair there is: {ids}.")
    exit_code = 3


class EngineStoppedHalfwayError(EngineStoppedError):
    """The engine process ended twice in one half of the way. Fields: `source`, `target`."""

    message = translatable(
        "errors",
        "The translation engine stopped twice on this text, on the way from {source} into "
        "{target}.",
    )
