"""The command line of `files`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_translator.core.decoding import RANGES

if TYPE_CHECKING:
    from collections.abc import Callable

DETECT = "auto"
"""In the place of a source language: find it out."""
_COLLISIONS = ("skip", "number", "overwrite")
_BILINGUAL = ("docx", "html", "tmx")
_PDF_AS = ("docx", "html")
_PSEUDO = ("identity", "upper")


def add_files(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    common: argparse.ArgumentParser,
) -> None:
    """Add the command."""
    files = commands.add_parser(
        "files",
        parents=[common],
        help="translate documents and folders, keeping their formatting",
        description="Standard output names each translation that was written, one a line; all else "
        "goes to standard error. Originals are never changed. Ctrl-C stops at once: --resume goes "
        "on from there.",
        epilog="Exit status: 0 all translated, or nothing to do; 1 unexpected; 2 wrong usage; 3 no "
        "model for the pair; 5 engine did not run; 6 some files failed; 130 interrupted.",
    )
    files.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="a document, or a folder with all in it"
    )
    _add_languages(files)
    _add_output(files)
    files.add_argument(
        "--resume", action="store_true", help="go on with what an interrupted run has left"
    )
    files.add_argument(
        "--dry-run", action="store_true", help="say what would be done, and write nothing"
    )
    files.add_argument(
        "--json", action="store_true", help="print a JSON object per file instead of a name"
    )


def _add_languages(files: argparse.ArgumentParser) -> None:
    group = files.add_argument_group("translation")
    group.add_argument(
        "--from",
        dest="source",
        default=DETECT,
        metavar="CODE",
        help=f"language of the documents; {DETECT} (the default) finds out each",
    )
    group.add_argument(
        "--to", dest="target", default="en", metavar="CODE", help="language to translate into (en)"
    )
    group.add_argument("--model", metavar="ID", help="use this model where it serves the pair")
    group.add_argument(
        "--beam",
        dest="beam_size",
        type=int,
        metavar="N",
        help=f"follow N beginnings and keep the best sentence ({RANGES['beam_size']}): "
        "better, several times slower",
    )
    group.add_argument(
        "--skip-translated",
        action="store_true",
        help="leave paragraphs alone that are in the target language already",
    )
    group.add_argument(
        "--no-memory", action="store_true", help="do not use or fill the translation memory"
    )
    group.add_argument(
        "--pseudo",
        choices=_PSEUDO,
        help="no model: copy the text, or put it in capitals, to see what becomes of a format",
    )
    _add_reading(files)


def _add_reading(files: argparse.ArgumentParser) -> None:
    group = files.add_argument_group("reading")
    group.add_argument("--encoding", metavar="NAME", help="of text files, if it is found out wrong")
    group.add_argument(
        "--columns",
        type=_columns,
        metavar="N,…",
        help="of tables such as CSV: translate only these columns, counted from 1",
    )


def _add_output(files: argparse.ArgumentParser) -> None:
    group = files.add_argument_group("output")
    group.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="write into DIR, in folders like those of the documents; otherwise beside each one",
    )
    group.add_argument(
        "--on-collision",
        choices=_COLLISIONS,
        default=_COLLISIONS[0],
        help="if a translation is there already: leave it (the default), write beside it with a "
        "number, or replace it if it is one of ours and unchanged",
    )
    group.add_argument(
        "--pdf-as",
        choices=_PDF_AS,
        default=_PDF_AS[0],
        help="what to write for a PDF, of which only the text can be taken over (docx)",
    )
    group.add_argument(
        "--bilingual",
        action="append",
        choices=_BILINGUAL,
        default=[],
        help="write source and translation side by side as well; can be given several times",
    )


def _columns(text: str) -> tuple[int, ...]:
    number: Callable[[str], int] = int
    try:
        columns = tuple(number(each) - 1 for each in text.split(","))
    except ValueError:
        columns = (-1,)
    if min(columns) < 0:
        raise argparse.ArgumentTypeError("numbers from 1, with commas between them")
    return columns
