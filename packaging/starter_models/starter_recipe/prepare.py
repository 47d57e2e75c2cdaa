"""Step `prepare`: parallel files -> one text file of training examples."""

import json
import lzma
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from starter_recipe.clean import Cleaner, Pair
from starter_recipe.copying import with_copy
from starter_recipe.errors import RecipeError
from starter_recipe.layout import Direction, WorkFolder
from starter_recipe.noise import spoil
from starter_recipe.overlap import EvaluationGuard
from starter_recipe.sources import NAMES, NOISY_COPIES, SOURCES, Kind

_DEVELOPMENT_SHARE = 0.0016
_COPIES = {Kind.SPOKEN: 0.35, Kind.PARLIAMENT: 0.03, Kind.HOW_TO: 0.1, Kind.MANUAL: 0.03}
_SEED = 20


@dataclass(frozen=True, slots=True)
class Example:
    """A pair to learn from and the source whose weight it carries."""

    origin: str
    pair: Pair


def prepare(direction: Direction, corpora: Path, evaluation: Path, work: WorkFolder) -> None:
    """Write `examples.tsv`, `development.tsv` and the report `prepare.json`.

    Every line is the number of the origin in `sources.NAMES`, TAB, source, TAB,
    target. Evaluation sentences found on the way are dropped and counted.
    """
    guard = EvaluationGuard.from_folder(evaluation, (direction.source, direction.target))
    report: Counter[str] = Counter()
    random_ = random.Random(_SEED)  # noqa: S311 - repeatable, not secret
    work.root.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        training = stack.enter_context(work.examples.open("w", encoding="utf-8"))
        development = stack.enter_context(work.development.open("w", encoding="utf-8"))
        for example in examples(direction, corpora, guard, report):
            if random_.random() < _DEVELOPMENT_SHARE:
                _write(development, example)
                continue
            for one in (example, *variations(example, random_)):
                report[f"kept {one.origin}"] += 1
                _write(training, one)
    work.report.write_text(json.dumps(dict(sorted(report.items())), indent=1), encoding="utf-8")


def examples(
    direction: Direction, corpora: Path, guard: EvaluationGuard, report: Counter[str]
) -> Iterator[Example]:
    """Yield the clean examples of every source, counting in `report` what was dropped."""
    cleaner = Cleaner()
    for source in SOURCES.values():
        path = corpora / direction.corpus_name / f"{source.name}.tsv.xz"
        for raw in read_pairs(path) if path.exists() else ():
            pair = cleaner.accept(raw)
            if pair is None:
                report[f"unfit or repeated {source.name}"] += 1
            elif guard.catches(pair.source) or guard.catches(pair.target):
                report[f"evaluation overlap {source.name}"] += 1
            else:
                yield Example(source.name, pair.swapped() if direction.source == "en" else pair)


def read_pairs(path: Path) -> Iterator[Pair]:
    """Yield foreign and English text from an xz file of two columns."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            columns = line.rstrip("\n").split("\t")
            if len(columns) != 2:
                raise RecipeError(f"{path}, line {number}: two columns expected.")
            yield Pair(*columns)


def variations(example: Example, random_: random.Random) -> Iterator[Example]:
    """Yield a noised copy and one with text to copy, each for its share of examples."""
    kind, pair = SOURCES[example.origin].kind, example.pair
    if random_.random() < NOISY_COPIES.get(kind, 0) and (spoilt := spoil(pair, random_)):
        yield Example("noise", spoilt)
    if random_.random() < _COPIES.get(kind, 0):
        yield Example("copy", with_copy(pair, random_))


def read_examples(path: Path) -> Iterator[tuple[int, Pair]]:
    """Yield origin number and pair of each line that `prepare` wrote."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            origin, source, target = line.rstrip("\n").split("\t")
            yield int(origin), Pair(source, target)


def total(report: dict[str, int], label: str) -> int:
    """Sum the figures of a preparation report whose name starts with `label`."""
    return sum(_matching(report.items(), label))


def _matching(items: Iterable[tuple[str, int]], label: str) -> Iterator[int]:
    return (count for name, count in items if name.startswith(label))


def _write(file: TextIO, example: Example) -> None:
    origin = NAMES.index(example.origin)
    file.write(f"{origin}\t{example.pair.source}\t{example.pair.target}\n")
