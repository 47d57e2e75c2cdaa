"""Running one action on models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.cli.models.downloading import add, download, update
from desktop_translator.cli.models.importing import import_one
from desktop_translator.cli.models.keeping import delete, export, move, verify_models
from desktop_translator.cli.models.listing import list_models, search
from desktop_translator.cli.models.maintaining import check, token
from desktop_translator.cli.models.tools import Tools
from desktop_translator.pipeline.model_identity import identify

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

    from desktop_translator.cli.session import Session

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
    tools = Tools.of(session, identify)
    tools.store.tidy()
    _ACTIONS[options.action](tools, options)
