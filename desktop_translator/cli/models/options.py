"""The command line of `desktop-translator models`."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop_translator.engine.families import FAMILIES

_EXIT_STATUSES = (
    "Exit status: 0 done; 1 unexpected; 2 wrong usage; 3 no such model here; 4 model damaged or of "
    "an unknown kind; 5 engine or conversion ended; 6 file not readable; "
    "7 the offline switch is on; 8 network or server trouble (try again: what "
    "came is kept); 9 not on the Hub; 10 permission or token needed; 11 disk or folder refuses; "
    "12 the server sent something else; 13 the Hub differs from the catalogue; 14 it does not tell "
    "its languages (use --from and --to); 15 the archive is unsafe; 130 interrupted."
)

Subparsers = argparse._SubParsersAction  # noqa: SLF001 - the only name of this type


def add_models(
    commands: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Add the command and all below it."""
    models = commands.add_parser(
        "models",
        parents=[common],
        help="find, download, check, carry and remove models",
        epilog=_EXIT_STATUSES,
    )
    below = models.add_subparsers(dest="action", metavar="ACTION", required=True)
    _Actions(below, common).add_all()


class _Actions:
    """Adds one action after another."""

    def __init__(
        self, below: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser
    ) -> None:
        self._below = below
        self._common = common

    def add_all(self) -> None:
        """Add them in the order in which a person needs them."""
        self._add("list", "show the models on this computer, and unfinished downloads")
        self._add_search()
        download = self._add("download", "download models of the catalogue, or go on")
        download.add_argument("models", nargs="*", metavar="MODEL", help="id; none: all unfinished")
        self._add_force(download)
        add = self._add("add", "download any model of the Hub by its name")
        add.add_argument("repository", metavar="OWNER/NAME", help="or the address of its page")
        add.add_argument("--revision", default="", help="commit, tag or branch")
        add.add_argument("--from", dest="source", default="", metavar="CODE", help="what it reads")
        add.add_argument("--to", dest="target", default="", metavar="CODE", help="what it writes")
        self._add_force(add)
        self._add_import()
        self._add("update", "download newer revisions that the catalogue names")
        verify = self._add("verify", "compare the files of models with their checksums")
        verify.add_argument("models", nargs="*", metavar="MODEL", help="id; none: all")
        export = self._add("export", "write a model into one file, for a computer without network")
        export.add_argument("model", metavar="MODEL", help="id")
        export.add_argument("file", type=Path, metavar="FILE", help="zip file to write")
        delete = self._add("delete", "remove models, or throw unfinished downloads away")
        delete.add_argument("models", nargs="+", metavar="MODEL", help="id")
        move = self._add("move", "move all added models to another folder or disk")
        move.add_argument("folder", type=Path, metavar="FOLDER", help="where they shall lie")
        self._add_token()
        self._add_check()

    def _add_import(self) -> None:
        entry = self._add("import", "add a model from a folder or an archive")
        entry.add_argument(
            "path", type=Path, metavar="PATH", help="folder, zip, .argosmodel or OPUS-MT download"
        )
        entry.add_argument("--name", default="", metavar="NAME", help="what it will be called")
        entry.add_argument("--from", dest="source", default="", metavar="CODE", help="it reads")
        entry.add_argument("--to", dest="target", default="", metavar="CODE", help="it writes")
        entry.add_argument("--licence", default="", metavar="NAME", help="of the weights")
        entry.add_argument(
            "--family", default="", choices=sorted(FAMILIES), help="how its text is cut into tokens"
        )
        entry.add_argument(
            "--keep-precision", action="store_true", help="do not store floats as int8"
        )

    def _add_search(self) -> None:
        search = self._add("search", "look for models in the catalogue, or on the Hub")
        search.add_argument("words", nargs="*", metavar="WORD", help="in name, family or tier")
        search.add_argument("--from", dest="source", default="", metavar="CODE", help="language")
        search.add_argument("--to", dest="target", default="", metavar="CODE", help="language")
        search.add_argument("--max-size", type=float, metavar="MB", help="no larger download")
        search.add_argument(
            "--commercial", action="store_true", help="only what may be used in business"
        )
        search.add_argument("--installed", action="store_true", help="only what is here")
        search.add_argument("--hub", action="store_true", help="ask the Hub itself")

    def _add_token(self) -> None:
        token = self._add("token", "keep the access token of the Hub, read from standard input")
        token.add_argument("--remove", action="store_true", help="forget it instead")

    def _add_check(self) -> None:
        check = self._add("check", "compare the catalogue with the live Hub")
        check.add_argument("--write", type=Path, metavar="FILE", help="write what it should be")
        check.add_argument("--catalogue", type=Path, metavar="FILE", help="instead of our own")

    def _add(self, name: str, words: str) -> argparse.ArgumentParser:
        action = self._below.add_parser(
            name,
            parents=[self._common],
            help=words,
            description=words[0].upper() + words[1:] + ".",
            epilog=_EXIT_STATUSES,
        )
        action.add_argument("--json", action="store_true", help="print JSON")
        return action

    def _add_force(self, action: argparse.ArgumentParser) -> None:
        action.add_argument("--force", action="store_true", help="fetch it again if it is here")
