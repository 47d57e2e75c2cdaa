"""Running one action on models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.cli.models.downloading import add, download, update
from desktop_translator.cli.models.importing import import_one
from desktop_translator.cli.models.keeping import delete, export, move, verify_models
from desktop_translator.cli.models.listing import list_models, search
from desktop_translator.cli.models.maintaining import check, token
from desktop_translator.cli.models.steps import finished
from desktop_translator.cli.models.tools import Tools
from desktop_translator.pipeline.model_identity import identify
from desktop_translator.pipeline.model_trial import try_model

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from desktop_translator.cli.session import Session
    from desktop_translator.core.models import ModelInfo

_ACTIONS: Mapping[str, Callable[[Tools, argparse.Namespace], None]] = {
    "add": add,
    "check": check,
    "delete": delete,
    "download": download,
    "export": export,
    "import": import_one,
    "list": list_models,
    "move": move,
    "search": search,
    "token": token,
    "update": update,
    "verify": verify_models,
}


def models(session: Session, options: argparse.Namespace) -> None:
    """Do what the options name.

    Raises:
        AppError: it was not done, or not all.
    """

    def identified(folder: Path, info: ModelInfo) -> ModelInfo:
        found = identify(folder, info)
        finished(try_model(session.engine, found))  # it must at least translate
        return found

    tools = Tools.of(session, identified)
    tools.store.tidy()
    _ACTIONS[options.action](tools, options)
