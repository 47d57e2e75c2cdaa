"""Keeps the evaluation sentences out of the training text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from starter_recipe.text import letters

_WORD = re.compile(r"\w+")
_RUN = 6
_NEAR = 0.5


@dataclass(frozen=True, slots=True)
class EvaluationGuard:
    """Recognises evaluation sentences, either side, exact or nearly so.

    Nearly: at least half of a sentence's runs of six words stand in an
    evaluation sentence.
    """

    exact: frozenset[str]
    runs: frozenset[int]

    @classmethod
    def from_lines(cls, lines: Iterable[str]) -> "EvaluationGuard":
        """Remember `lines`, of any language."""
        exact: set[str] = set()
        runs: set[int] = set()
        for line in lines:
            if key := letters(line):
                exact.add(key)
                runs.update(_runs(line))
        return cls(frozenset(exact), frozenset(runs))

    @classmethod
    def from_folder(cls, folder: Path, languages: tuple[str, str]) -> "EvaluationGuard":
        """Remember every line of the files `*.LANGUAGE` in `folder`."""
        return cls.from_lines(_lines(folder, languages))

    def catches(self, text: str) -> bool:
        """Say whether `text` is an evaluation sentence, or nearly."""
        if letters(text) in self.exact:
            return True
        runs = list(_runs(text))
        return bool(runs) and sum(run in self.runs for run in runs) >= _NEAR * len(runs)


def _runs(text: str) -> Iterator[int]:
    words = _WORD.findall(text.casefold())
    return (hash(tuple(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1))


def _lines(folder: Path, languages: tuple[str, str]) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        if path.suffix[1:] in languages:
            yield from path.read_text(encoding="utf-8").splitlines()
