"""Running one action on the translation memory."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING

from desktop_translator.cli.memory.exchange import export, import_files
from desktop_translator.cli.memory.keeping import add, clear, remove
from desktop_translator.cli.memory.showing import search, stats
from desktop_translator.cli.memory.tools import Tools
from desktop_translator.core.wording import describe
from desktop_translator.storage.translation_memory import TranslationMemory

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

    from desktop_translator.cli.session import Session
    from desktop_translator.core.memory_errors import TranslationMemoryError

_ACTIONS: Mapping[str, Callable[[Tools, argparse.Namespace], None]] = {
    "add": add,
    "clear": clear,
    "export": export,
    "import": import_files,
    "remove": remove,
    "search": search,
    "stats": stats,
}


def memory(session: Session, options: argparse.Namespace) -> None:
    """Do what the options name.

    Raises:
        AppError: it was not done, or not all.
    """

    def tell(error: TranslationMemoryError) -> None:
        print(*describe(error, session.languages), file=sys.stderr)  # noqa: T201

    path = session.paths.translation_memory_file
    with closing(TranslationMemory(path, notify=tell)) as opened:
        _ACTIONS[options.action](Tools(opened, path, session.languages), options)
