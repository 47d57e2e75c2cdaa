"""Evaluation sets and the careless copies of them."""

from dataclasses import dataclass, replace
from pathlib import Path

from starter_recipe.errors import RecipeError
from starter_recipe.layout import Direction
from starter_recipe.noise import upper, without_final_mark


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """Sentences and their reference translations, in order."""

    name: str
    sources: tuple[str, ...]
    references: tuple[str, ...]

    def head(self, lines: int) -> "EvaluationSet":
        """The first `lines` sentences; 0 for all."""
        end = lines or None
        return replace(self, sources=self.sources[:end], references=self.references[:end])


def read_sets(folder: Path, direction: Direction) -> list[EvaluationSet]:
    """Read every set of `folder` that has files in both languages."""
    sets = [
        _read(path, path.with_suffix(f".{direction.target}"))
        for path in sorted(folder.glob(f"*.{direction.source}"))
        if path.with_suffix(f".{direction.target}").exists()
    ]
    if not sets:
        raise RecipeError(f"{folder} holds no set in both languages of {direction}.")
    return sets


def careless(set_: EvaluationSet) -> dict[str, EvaluationSet]:
    """Copies of `set_` whose sources are typed carelessly, by the name of the habit.

    Only the missing final mark is missing from the references, too.
    """
    sources = set_.sources
    bare = tuple(without_final_mark(text) for text in set_.references)
    return {
        "lower case": replace(set_, sources=tuple(text.lower() for text in sources)),
        "capitals": replace(set_, sources=tuple(upper(text) for text in sources)),
        "no final mark": replace(
            set_, sources=tuple(without_final_mark(text) for text in sources), references=bare
        ),
    }


def _read(source: Path, target: Path) -> EvaluationSet:
    sources, references = _lines(source), _lines(target)
    if len(sources) != len(references):
        raise RecipeError(f"{source} and {target} differ in their number of lines.")
    return EvaluationSet(source.stem, sources, references)


def _lines(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8").rstrip("\n").split("\n"))
