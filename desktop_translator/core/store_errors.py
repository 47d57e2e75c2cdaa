"""What can go wrong with the models on this computer's disk."""

from __future__ import annotations

from desktop_translator.core.errors import AppError
from desktop_translator.core.marks import translatable


class StoreError(AppError):
    """The folder of models could not do what was asked."""

    exit_code = 11


class ModelNotStoredError(StoreError):
    """The system refused a change to the folder of models. Fields: `folder`, `reason`."""

    message = translatable("errors", "The models in {folder} could not be changed: {reason}.")
    advice = translatable(
        "errors", "Free some space or choose another folder. The models that were there still work."
    )


class DiskFullError(StoreError):
    """There is not enough room. Fields: `folder`, `needed`, `free`."""

    message = translatable("errors", "The disk of {folder} has {free} free; {needed} are needed.")
    advice = translatable(
        "errors", "Free some space, or move the models to another disk, then go on from there."
    )


class ModelIsPartOfProgramError(StoreError):
    """A model that ships with the program was to be removed or moved. Fields: `model`."""

    message = translatable("errors", "The model {model} is part of the program and stays.")
    advice = translatable("errors", "Models that you added yourself can be removed.")


class ModelNotInstalledError(AppError):
    """A command names a model that is not on this computer. Fields: `model`."""

    message = translatable("errors", "There is no model {model} on this computer.")
    advice = translatable("errors", "“desktop-translator models list” names those that are here.")
    exit_code = 3


class ModelInUseError(StoreError):
    """Another run of the program works on the same model. Fields: `model`."""

    message = translatable("errors", "Another window or command is working on {model} already.")
    advice = translatable("errors", "Wait for it, or stop it there first.")


class FolderUnsuitableError(StoreError):
    """Models cannot be moved into their own folder, or into one around it. Fields: `folder`."""

    message = translatable("errors", "The models cannot be moved to {folder}.")
    advice = translatable("errors", "Choose a folder that neither holds them nor lies among them.")
