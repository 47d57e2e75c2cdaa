"""Open office documents and their pseudo-translations in LibreOffice, and draw their pages.

`check.py [FOLDER]`: the documents of a folder, or some that are made here. For each it tells the
pages before and after, and the share of the words that are still there; the pictures are in
`build/office-check`, to be looked at side by side. Exit code 1: one cannot be translated or
opened, or its pages or words are not those of the original.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from libreoffice import Drawn, OfficeFailedError, draw
from samples import make_samples

from desktop_translator.core.errors import AppError
from desktop_translator.documents.format import DocumentOptions
from desktop_translator.documents.registry import registration_of
from desktop_translator.pipeline.pseudo_translation import Pseudo, pseudo_translated

ROOT = Path(__file__).resolve().parents[2]
SUFFIXES = frozenset(
    {".docx", ".docm", ".dotx", ".pptx", ".pptm", ".potx", ".ppsx", ".xlsx", ".xlsm", ".xltx"}
    | {".odt", ".ott", ".odp", ".otp", ".ods", ".ots", ".odg"}
)
MOST_GROWTH = 0.25
"""Capitals are wider than small letters, so a long document may have more pages."""
_WORD = re.compile(r"[^\W\d_]+")
LEAST_WORDS = 0.97
"""Some words are cut differently at the ends of lines."""


@dataclass(frozen=True)
class Outcome:
    """What became of one document. `problem` is empty if all is well."""

    pages: tuple[int, int]
    words: float
    problem: str


def main(arguments: list[str]) -> int:
    """Check the documents named by the arguments; return the exit code."""
    options = _parsed(arguments)
    out: Path = options.out
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    folder: Path = options.folder or make_samples(out / "samples")
    languages = DocumentOptions(options.source, options.target)
    documents = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    failed = 0
    for path in documents:
        outcome = _checked(path, out / path.name, languages, Pseudo(options.pseudo))
        failed += bool(outcome.problem)
        before, after = outcome.pages
        print(f"{path.name}: pages {before} -> {after}, words kept {outcome.words:.1%}", end="")
        print(f"  PROBLEM: {outcome.problem}" if outcome.problem else "")
    print(f"{len(documents)} documents, {failed} with problems. Pages: {out}/NAME/*/page-*.png")
    return int(failed > 0 or not documents)


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", help="documents to check")
    parser.add_argument("--pseudo", choices=list(Pseudo), default=Pseudo.UPPER)
    parser.add_argument("--from", dest="source", default="en")
    parser.add_argument("--to", dest="target", default="fr")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "office-check")
    return parser.parse_args(arguments)


def _checked(path: Path, out: Path, options: DocumentOptions, pseudo: Pseudo) -> Outcome:
    original = out / "original" / path.name
    translation = out / "translation" / path.name
    for folder in (original.parent, translation.parent):
        folder.mkdir(parents=True)
    shutil.copy(path, original)
    try:
        _translate(original, translation, options, pseudo)
        before, after = draw(original, out), draw(translation, out)
    except (AppError, OfficeFailedError) as error:
        return Outcome((0, 0), 0.0, str(error))
    return _compared(before, after)


def _translate(path: Path, target: Path, options: DocumentOptions, pseudo: Pseudo) -> None:
    document = registration_of(path).load()
    translations = (pseudo_translated(unit.source, pseudo) for unit in document.read(path, options))
    with target.open("w+b") as output:
        for notice in document.write(path, output, options, translations):
            print(f"{path.name}: {notice.message.format(**notice.fields)}")


def _compared(before: Drawn, after: Drawn) -> Outcome:
    old, new = (Counter(_WORD.findall(each.text.upper())) for each in (before, after))
    kept = (old & new).total() / max(1, old.total(), new.total())
    problem = ""
    if not before.pages <= after.pages <= before.pages * (1 + MOST_GROWTH) + 1:
        problem = "another number of pages"
    elif kept < LEAST_WORDS:
        few = ", ".join(list(dict.fromkeys((old - new) + (new - old)))[:9])
        problem = f"other words ({few})"
    return Outcome((before.pages, after.pages), kept, problem)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
