"""Step `evaluate`: figures of the exported model, beside a reference model."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from starter_recipe.copy_check import copied_shares, copy_cases
from starter_recipe.layout import Direction, WorkFolder
from starter_recipe.repetition import loops
from starter_recipe.scores import chrf, score, signatures
from starter_recipe.sets import EvaluationSet, careless, read_sets
from starter_recipe.translator import Model

THIS, REFERENCE = "this", "reference"
_BEAMS = {"greedy": 1, "beam 4": 4}
_COPIES_EACH = 200
_ALONE = 50


@dataclass(frozen=True, slots=True)
class Decoding:
    """Figures of one set under one way of decoding.

    `loops`: translations that end in repetition; speeds are per second.
    """

    bleu: float
    chrf: float
    loops: int
    sentences_s: float
    pieces_s: float


@dataclass(frozen=True, slots=True)
class SetFigures:
    """Figures of one set; `lost`: chrF lost by each careless habit, greedy."""

    lines: int
    decoding: dict[str, Decoding]
    lost: dict[str, float]


@dataclass(frozen=True, slots=True)
class ModelFigures:
    """Figures of one model; `copied`: share that came through, by kind."""

    sets: dict[str, SetFigures] = field(default_factory=dict)
    copied: dict[str, float] = field(default_factory=dict)
    alone_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Request:
    """What to measure: `limit` lines of each set (0: all) with so many threads."""

    sets: Path
    reference: Path | None
    limit: int
    threads: int


def evaluate(direction: Direction, work: WorkFolder, request: Request) -> None:
    """Measure the exported model and the reference in one run; write and print it."""
    sets = [set_.head(request.limit) for set_ in read_sets(request.sets, direction)]
    folders = {THIS: work.model}
    if request.reference:
        folders[REFERENCE] = request.reference
    models = {}
    for name, folder in folders.items():
        figures = measure(Model.load(folder, request.threads), direction.source, sets)
        print(table(name, figures), flush=True)
        models[name] = asdict(figures)
    result = {
        "direction": str(direction),
        "compute_type": "int8",
        "threads": request.threads,
        "signatures": signatures(),
        "models": models,
    }
    text = json.dumps(result, indent=1, ensure_ascii=False)
    work.evaluation.write_text(text + "\n", encoding="utf-8")


def measure(model: Model, language: str, sets: Sequence[EvaluationSet]) -> ModelFigures:
    """Take every figure of one model that reads `language`."""
    cases = copy_cases(language, _COPIES_EACH)
    copies = model.translate([case.text for case in cases], beam=4).texts
    return ModelFigures(
        {set_.name: measure_set(model, set_) for set_ in sets},
        copied_shares(cases, copies),
        round(1000 * model.seconds_alone(sets[0].sources[:_ALONE]), 1),
    )


def measure_set(model: Model, set_: EvaluationSet) -> SetFigures:
    """Translate a set greedily, with a beam, and typed carelessly."""
    decoding = {name: _decode(model, set_, beam) for name, beam in _BEAMS.items()}
    usual = decoding["greedy"].chrf
    lost = {}
    for habit, copy in careless(set_).items():
        translations = model.translate(copy.sources, beam=1).texts
        lost[habit] = round(usual - chrf(translations, copy.references), 2)
    return SetFigures(len(set_.sources), decoding, lost)


def table(name: str, figures: ModelFigures) -> str:
    """The figures as lines to read."""
    lines = [f"model: {name}"]
    for set_name, set_ in figures.sets.items():
        for way, one in set_.decoding.items():
            lines.append(
                f"  {set_name} ({set_.lines})  {way:7}  BLEU {one.bleu:5.1f}  chrF {one.chrf:5.1f}"
                f"  loops {one.loops}  {one.sentences_s:.0f} sentences/s"
            )
        lost = "  ".join(f"{habit} {value:+.1f}" for habit, value in set_.lost.items())
        lines.append(f"  {set_name}  chrF lost: {lost}")
    copied = "  ".join(f"{kind} {share:.1%}" for kind, share in figures.copied.items())
    return "\n".join([*lines, f"  copied: {copied}", f"  one sentence: {figures.alone_ms} ms"])


def _decode(model: Model, set_: EvaluationSet, beam: int) -> Decoding:
    outcome = model.translate(set_.sources, beam)
    scores = score(outcome.texts, set_.references)
    return Decoding(
        scores.bleu,
        scores.chrf,
        sum(map(loops, set_.sources, outcome.texts)),
        round(len(outcome.texts) / outcome.seconds, 1),
        round(outcome.pieces / outcome.seconds, 1),
    )
