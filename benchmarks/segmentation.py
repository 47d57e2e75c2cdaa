"""How well text is cut into sentences: `python -m benchmarks.segmentation FOLDER`.

FOLDER holds `torture_segmentation.py`, a list `T` of (language, topic, text) in which `¦` is a
boundary and `‖` one that may be seen or not, and `segmentation-ersatz/NAME.LANGUAGE`, one sentence
a line; ten make a paragraph. Both are hand-made; neither is part of this project.

Headlines are scored apart: without a mark at its end, none can tell where it ends in a paragraph.
"""

from __future__ import annotations

import argparse
import re
import runpy
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_translator.core.cleaning import has_words
from desktop_translator.core.languages import separates_with_spaces
from desktop_translator.core.segments import split_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENTENCES_PER_PARAGRAPH = 10
_MARK_AT_END = re.compile(r"[.!?…:;][\"'”’“‘»)\]]*\Z")
_BOUNDARY, _OPTIONAL = "¦‖"


@dataclass(frozen=True)
class Case:
    """A text and its boundaries, counted in visible characters before them."""

    language: str
    topic: str
    text: str
    boundaries: frozenset[int]
    optional: frozenset[int] = frozenset()


def main() -> None:
    """Print the score of each file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.segmentation", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--verbose", action="store_true", help="show what was cut wrongly")
    options = parser.parse_args()
    torture = options.folder / "torture_segmentation.py"
    right = _torture(list(_read_torture(torture)), options.verbose)
    print(f"{torture.name:30} {right}")
    scores = []
    for path in sorted((options.folder / "segmentation-ersatz").iterdir()):
        cases = list(_read_sentences(path, with_headlines=False))
        started = time.perf_counter()
        scores.append(100 * _f1(cases, options.verbose))
        speed = sum(len(case.text) for case in cases) / (time.perf_counter() - started) / 1e6
        everything = 100 * _f1(list(_read_sentences(path, with_headlines=True)), verbose=False)
        print(
            f"{path.name:30} F1 {scores[-1]:5.2f} ({everything:5.2f} with headlines),"
            f" {speed:.1f} million characters a second"
        )
    print(f"{'mean':30} F1 {sum(scores) / len(scores):5.2f}")


def found_boundaries(text: str, language: str) -> frozenset[int]:
    """Return where sentences end inside a text, counted in visible characters."""
    segments = split_text(text, language)
    ends = {
        _visible(text[: before.end])
        for before, after in pairwise(segments)
        if has_words(text[after.start : after.end])  # emoji belong to the sentence before them
    }
    return frozenset(ends - {0, _visible(text)})


def _torture(cases: list[Case], verbose: bool) -> str:
    wrong = []
    for number, case in enumerate(cases, start=1):
        found = found_boundaries(case.text, case.language)
        if found - case.optional != case.boundaries - case.optional:
            wrong.append(number)
            if verbose:
                _show(case, found)
    return f"{len(cases) - len(wrong)} of {len(cases)} right; wrong: {wrong}"


def _f1(cases: list[Case], verbose: bool) -> float:
    shared = wanted = given = 0
    for case in cases:
        found = found_boundaries(case.text, case.language)
        shared += len(found & case.boundaries)
        wanted += len(case.boundaries)
        given += len(found)
        if verbose and found != case.boundaries:
            _show(case, found)
    return 2 * shared / (wanted + given)


def _read_torture(path: Path) -> Iterator[Case]:
    for language, topic, marked in runpy.run_path(str(path))["T"]:
        text = marked.replace(_BOUNDARY, "").replace(_OPTIONAL, "")
        inside = [_places(marked, mark) - {0, _visible(text)} for mark in (_BOUNDARY, _OPTIONAL)]
        yield Case(language, topic, text, *inside)


def _read_sentences(path: Path, *, with_headlines: bool) -> Iterator[Case]:
    language = path.suffix[1:]
    separator = " " if separates_with_spaces(language) else ""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n")]
    sentences = [line for line in lines if line and (with_headlines or _MARK_AT_END.search(line))]
    for start in range(0, len(sentences), _SENTENCES_PER_PARAGRAPH):
        paragraph = sentences[start : start + _SENTENCES_PER_PARAGRAPH]
        marked = (_BOUNDARY + separator).join(paragraph)
        text = separator.join(paragraph)
        yield Case(language, path.name, text, _places(marked, _BOUNDARY))


def _places(marked: str, mark: str) -> frozenset[int]:
    other = _BOUNDARY if mark == _OPTIONAL else _OPTIONAL
    counts = 0
    places = set()
    for piece in marked.replace(other, "").split(mark)[:-1]:
        counts += _visible(piece)
        places.add(counts)
    return frozenset(places)


def _visible(text: str) -> int:
    return sum(not character.isspace() for character in text)


def _show(case: Case, found: frozenset[int]) -> None:
    missed, extra = case.boundaries - found - case.optional, found - case.boundaries - case.optional
    count = 0
    for index, character in enumerate(case.text):
        count += not character.isspace()
        for places, word in ((missed, "missed"), (extra, "extra")):
            if count in places and not character.isspace():
                around = case.text[max(0, index - 45) : index + 1]
                print(case.language, word, repr(f"{around}¦{case.text[index + 1 : index + 30]}"))


if __name__ == "__main__":
    main()
