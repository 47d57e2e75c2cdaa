"""The command line of `desktop-translator memory`."""

from __future__ import annotations

import argparse
from pathlib import Path

Subparsers = argparse._SubParsersAction  # noqa: SLF001 - the only name of this type

_EXIT_STATUSES = (
    "Exit status: 0 done; 1 unexpected; 2 wrong usage; 3 nothing found; 6 file not readable or "
    "not writable; 16 the memory cannot be used; 130 interrupted."
)


def add_memory(
    commands: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Add the command and all below it."""
    memory = commands.add_parser(
        "memory",
        parents=[common],
        help="search, carry and clear the sentences that were translated before",
        epilog=_EXIT_STATUSES,
    )
    below = memory.add_subparsers(dest="action", metavar="ACTION", required=True)

    def added(name: str, words: str) -> argparse.ArgumentParser:
        return below.add_parser(name, parents=[common], help=words, description=words)

    _add_json(added("stats", "show how much is remembered, and where"))
    _add_search(added("search", "show remembered sentences"))
    _add_exchange(
        added("import", "add the translations of TMX files"),
        added("export", "write translations into a TMX file"),
    )
    add = added("add", "remember your own translation of a sentence")
    remove = added("remove", "forget every translation of a sentence")
    for action in (add, remove):
        _add_pair(action, required=True)
        action.add_argument("sentence", help="in the language it is translated from")
    add.add_argument("translation")
    _add_clear(added("clear", "forget what is remembered"))


def _add_search(search: argparse.ArgumentParser) -> None:
    search.add_argument("words", nargs="+", help="words in the sentence or its translation")
    search.add_argument(
        "--similar", action="store_true", help="find sentences like this one (with --from, --to)"
    )
    search.add_argument(
        "--least",
        type=int,
        default=75,
        metavar="N",
        help="with --similar: how similar at least, in percent (default: 75)",
    )
    search.add_argument(
        "--most", type=int, default=50, metavar="N", help="show at most N (default: 50)"
    )
    _add_pair(search)
    _add_json(search)


def _add_exchange(importing: argparse.ArgumentParser, export: argparse.ArgumentParser) -> None:
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE")
    importing.add_argument(
        "--both-ways", action="store_true", help="let each serve the other way round, too"
    )
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument(
        "--with-machine", action="store_true", help="write what models have translated, too"
    )
    export.add_argument("--force", action="store_true", help="replace a file that is there")
    _add_pair(export)


def _add_clear(clear: argparse.ArgumentParser) -> None:
    clear.add_argument(
        "--machine", action="store_true", help="only what models have translated, nothing of yours"
    )
    clear.add_argument("--yes", action="store_true", help="do not ask")
    _add_pair(clear)


def _add_pair(action: argparse.ArgumentParser, *, required: bool = False) -> None:
    for name, end in (("source", "--from"), ("target", "--to")):
        action.add_argument(end, dest=name, metavar="CODE", required=required, help="language")


def _add_json(action: argparse.ArgumentParser) -> None:
    action.add_argument("--json", action="store_true", help="print JSON")
