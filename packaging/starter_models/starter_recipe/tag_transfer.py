"""Step `tags`: how well the attention of a model carries formatting over."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from starter_recipe.layout import WorkFolder
from starter_recipe.tags import Span, Tagged, carried, f1, parse, ranges
from starter_recipe.translator import Model

_MOST_PIECES = 250


@dataclass(frozen=True, slots=True)
class TaggedFiles:
    """Sentences with tags and their translations, JSON: {"text": {number: text}}."""

    source: Path
    target: Path

    def read(self) -> list[tuple[Tagged, Tagged]]:
        """The pairs that hold the same tags on both sides, at least one."""
        sources, targets = (
            json.loads(path.read_text(encoding="utf-8"))["text"]
            for path in (self.source, self.target)
        )
        pairs = ((parse(sources[key]), parse(targets[key])) for key in sources if key in targets)
        return [(a, b) for a, b in pairs if a and b and a.spans and _names(a) == _names(b)]


def measure_tags(
    work: WorkFolder, files: TaggedFiles, reference: Path | None, threads: int
) -> None:
    """Print and write exact-span F1 of the model and of a reference.

    The translation is given, so that only the attention is judged.
    """
    pairs = files.read()
    folders = {"this": work.model} | ({"reference": reference} if reference else {})
    result: dict[str, float] = {}
    for name, folder in folders.items():
        model = Model.load(folder, threads)
        guesses = [_guesses(model, source, target) for source, target in pairs]
        result[name] = round(f1(guesses, (set(target.spans) for _, target in pairs)), 4)
        print(f"{name}: exact-span F1 {result[name]:.1%} on {len(pairs)} segments", flush=True)
    text = json.dumps({"segments": len(pairs), "f1": result}, indent=1)
    work.tags.write_text(text, encoding="utf-8")


def _guesses(model: Model, source: Tagged, target: Tagged) -> set[Span]:
    cut = [model.tokenizer.encode(side.text, out_type=str) for side in (source, target)]
    if max(map(len, cut)) > _MOST_PIECES:
        return set()
    rows = np.array(model.attention(*cut), np.float32)[: len(cut[1])]
    source_ranges, target_ranges = ranges(cut[0]), ranges(cut[1])
    found = (carried(s, rows, source_ranges, target_ranges, target.text) for s in source.spans)
    return {span for span in found if span}


def _names(tagged: Tagged) -> list[str]:
    return sorted(span.tag for span in tagged.spans)
