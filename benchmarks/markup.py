"""How well markup is carried over: `python -m benchmarks.markup SOURCE TARGET --from fr --to en`.

SOURCE and TARGET hold sentences with paired tags and their human translations with the same tags,
as JSON (`{"text": {number: text}}`), of your own; the starter recipe reads and scores them.

First the human translation is given to the decoder, so that only the carrying over is judged: exact
spans, but for marks at their edges. Then the model translates itself. Its words differ from the
human's, so that the text of each span is compared: whether it is the same, and how much alike it is
(`rapidfuzz`, 0 to 100).
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rapidfuzz.fuzz import ratio

from benchmarks.markup_baselines import run_places, runs_alone, token_copying
from benchmarks.markup_models import Translations, forced_alignments
from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.core.marked_text import MarkedText, Span
from desktop_translator.core.paths import default_paths
from desktop_translator.engine.loaded_model import LoadedModel
from desktop_translator.pipeline.markup import Clip, project
from desktop_translator.pipeline.unit_plan import UnitPlan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop_translator.core.alignment import Alignment
    from desktop_translator.core.routes import Route

_RECIPE = Path(__file__).resolve().parents[1] / "packaging" / "starter_models"
_MOST_PIECES = 250
_EDGES = " .,;:!?\u2026\"'()«»"


@dataclass(frozen=True)
class Pair:
    """A marked text and how a person translated it; `names` are those of both texts' tags."""

    source: MarkedText
    target: MarkedText
    names: Mapping[int, str]


def main() -> None:
    """Measure and print."""
    options = _options()
    files = _recipe("tag_transfer").TaggedFiles(options.source_file, options.target_file)
    pairs = [_pair(*each) for each in files.read()[: options.limit]]
    installed = InstalledModels.scan(default_paths(None).model_folders)
    route = installed.routes(options.source, options.target)[0]
    print(f"{options.source}-{options.target}: {len(pairs)} segments, {route.models[0].name}")
    _print_given(pairs, route)
    if not options.given_only:
        _print_own(pairs, route)


def _print_given(pairs: Sequence[Pair], route: Route) -> None:
    model = LoadedModel(route.models[0], threads=1)
    kept = [pair for pair in pairs if _fits(model, pair)]
    alignments = forced_alignments(model, [(p.source.text, p.target.text) for p in kept])
    model.close()
    truths = [_exact(pair.target.spans, pair) for pair in kept]
    f1 = _recipe("tags").f1
    print(f"translation given ({len(kept)} segments), exact spans, F1:")
    windows = [_exact(carried(p, a), p) for p, a in zip(kept, alignments, strict=True)]
    tokens = [
        _exact(token_copying(p.source, p.target.text, a), p)
        for p, a in zip(kept, alignments, strict=True)
    ]
    print(f"  this program    {f1(windows, truths):6.1%}")
    print(f"  token copying   {f1(tokens, truths):6.1%}", flush=True)


def _print_own(pairs: Sequence[Pair], route: Route) -> None:
    translations = Translations(route)
    try:
        translations.add(pair.source.text for pair in pairs)
        units = [_assembled(pair, translations) for pair in pairs]
        copied = []
        for pair in pairs:
            text, alignment = translations.whole(pair.source.text)
            spans = token_copying(pair.source, text, alignment)
            copied.append((text, spans))
        translations.add(
            pair.source.text[start:end].strip()
            for pair in pairs
            for start, end in run_places(pair.source)
        )
        alone = [runs_alone(p.source, lambda run: translations.whole(run)[0]) for p in pairs]
    finally:
        translations.close()
    print("the model's own translation: spans with the same text, F1; how alike; chrF of the text:")
    _print_texts("this program", pairs, [(u.text, u.spans) for u in units])
    _print_texts("token copying", pairs, copied)
    _print_texts("runs alone", pairs, [(u.text, u.spans) for u in alone])


def _print_texts(
    name: str, pairs: Sequence[Pair], outputs: Sequence[tuple[str, Sequence[Span]]]
) -> None:
    right = both = 0
    likeness = []
    for pair, (text, spans) in zip(pairs, outputs, strict=True):
        wanted = [_named(span, pair.target.text, pair) for span in pair.target.spans]
        found = [_named(span, text, pair) for span in spans]
        right += (Counter(wanted) & Counter(found)).total()
        both += len(wanted) + len(found)
        for tag, words in wanted:
            likeness.append(max((ratio(words, own) for t, own in found if t == tag), default=0))
    chrf: Any = importlib.import_module("sacrebleu").corpus_chrf
    score = chrf([text for text, _ in outputs], [[pair.target.text for pair in pairs]]).score
    alike = sum(likeness) / len(likeness)
    print(f"  {name:15} {2 * right / both:6.1%}  {alike:5.1f}  {score:5.1f}", flush=True)


def carried(pair: Pair, alignment: Alignment) -> list[Span]:
    """Carry the spans of a text over to its human translation."""
    clips = [Clip(span.start, span.end, span.kind) for span in pair.source.spans]
    places = project(pair.source.text, pair.target.text, alignment, clips)
    return [
        Span(*found.place, span.tag, span.kind)
        for span, found in zip(pair.source.spans, places, strict=True)
        if found.place is not None
    ]


def _assembled(pair: Pair, translations: Translations) -> MarkedText:
    plan = UnitPlan(pair.source, *translations.pair)
    return plan.assemble([translations.of(s.text) for s in plan.sentences]).marked


def _pair(source: Any, target: Any) -> Pair:  # noqa: ANN401 - the recipe's `Tagged`
    names: dict[int, str] = {}

    def marked(tagged: Any) -> MarkedText:  # noqa: ANN401
        spans = []
        for span in sorted(tagged.spans, key=lambda span: (span.start, -span.end)):
            spans.append(Span(span.start, span.end, len(names)))
            names[len(names)] = span.tag
        return MarkedText(tagged.text, tuple(spans))

    return Pair(marked(source), marked(target), names)


def _fits(model: LoadedModel, pair: Pair) -> bool:
    sizes = (len(model.tokenizer.encode(each.text)) for each in (pair.source, pair.target))
    return max(sizes) <= _MOST_PIECES


def _exact(spans: Iterable[Span], pair: Pair) -> set[object]:
    """Return names and places, without marks at the edges."""
    tags = _recipe("tags")
    named = (tags.Span(pair.names[span.tag], span.start, span.end) for span in spans)
    return {tags.trimmed(pair.target.text, span) for span in named}


def _recipe(name: str) -> Any:  # noqa: ANN401 - no installed package
    """Import a module of the starters' recipe, which measures the same of a model in training."""
    if str(_RECIPE) not in sys.path:
        sys.path.insert(0, str(_RECIPE))
    return importlib.import_module(f"starter_recipe.{name}")


def _named(span: Span, text: str, pair: Pair) -> tuple[str, str]:
    return pair.names[span.tag], text[span.start : span.end].strip(_EDGES).casefold()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.markup", description=__doc__)
    parser.add_argument("source_file", type=Path)
    parser.add_argument("target_file", type=Path)
    parser.add_argument("--from", dest="source", default="fr", metavar="CODE")
    parser.add_argument("--to", dest="target", default="en", metavar="CODE")
    parser.add_argument("--limit", type=int, help="use only so many segments")
    parser.add_argument("--given-only", action="store_true", help="let no model translate")
    return parser.parse_args()


if __name__ == "__main__":
    main()
