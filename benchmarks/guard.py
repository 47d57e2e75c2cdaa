"""What the guard does to a test set: `python -m benchmarks.guard SOURCE REFERENCE`.

SOURCE and REFERENCE are text files, a sentence a line, of your own. The same pipeline runs three
times: bare, with the spelling and the stand-ins that sentences get for the model, and with repairs.
Scores need `sacrebleu`, which the program does not.
"""

from __future__ import annotations

import argparse
import importlib
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import psutil

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.core.paths import default_paths
from desktop_translator.engine.client import EngineClient
from desktop_translator.engine.launch import EngineConfig
from desktop_translator.engine.messages import Described
from desktop_translator.pipeline.events import (
    Finished,
    Improving,
    LinesChanged,
    Started,
    Statistics,
)
from desktop_translator.pipeline.model_input import ModelInput
from desktop_translator.pipeline.requests import TextRequest
from desktop_translator.pipeline.text_translator import TextTranslator

if TYPE_CHECKING:
    from collections.abc import Sequence

_RUN = "desktop_translator.pipeline.text_run"
_JUDGE = "desktop_translator.pipeline.sentence_judge"


@dataclass(frozen=True)
class Outcome:
    """One run: the lines, what was told at the end, and processor time of the engine."""

    lines: tuple[str, ...]
    caught: int
    statistics: Statistics
    engine_s: float

    def ratio(self, other: Outcome) -> float:
        """Compare the times."""
        return self.engine_s / other.engine_s


def main() -> None:
    """Run three times and print a line for each."""
    options = _options()
    sources, references = _read(options.source_file), _read(options.reference_file)
    if options.limit:
        sources, references = sources[: options.limit], references[: options.limit]
    pair = options.source, options.target
    client = EngineClient(EngineConfig())
    try:
        bare = _run(client, pair, sources, guarded=False, repairing=False)
        drafts = _run(client, pair, sources, guarded=True, repairing=False)
        repaired = _run(client, pair, sources, guarded=True, repairing=True)
    finally:
        client.close()
    for name, outcome in (("bare", bare), ("drafts", drafts), ("repaired", repaired)):
        print(f"{name:9} {_scores(outcome.lines, references)}  engine {outcome.ratio(bare):.2f} x")
        if options.write:
            path = options.write / f"{name}.{options.target}"
            path.write_text("\n".join(outcome.lines) + "\n", encoding="utf-8")
    statistics = repaired.statistics
    print(
        f"{statistics.sentences} sentences, {repaired.caught} caught,"
        f" {statistics.repaired_sentences} better, {len(statistics.problems)} still marked:",
        dict(Counter(map(str, statistics.problems))),
    )


def _run(
    client: EngineClient,
    pair: tuple[str, str],
    sources: Sequence[str],
    *,
    guarded: bool,
    repairing: bool,
) -> Outcome:
    """Translate the lines, each a paragraph of its own."""
    translator = TextTranslator(client, InstalledModels.scan(default_paths(None).model_folders))
    with ExitStack() as stack:
        if not guarded:
            stack.enter_context(patch(f"{_RUN}.in_one_part", _as_it_is))
        if not repairing:
            stack.enter_context(patch(f"{_JUDGE}.find_problems", lambda *_, **__: frozenset()))
        list(translator.prepare(*pair))
        process = psutil.Process(_process_id(client))
        before = process.cpu_times()
        lines: list[str] = []
        caught = 0
        for event in translator.translate(TextRequest(1, "\n\n".join(sources), *pair)):
            if isinstance(event, Started):
                lines = [line or "" for line in event.lines]
            elif isinstance(event, LinesChanged):
                for number, text in event.lines:
                    lines[number] = text
            elif isinstance(event, Improving):
                caught = event.total
            elif isinstance(event, Finished):
                statistics = event.statistics
        after = process.cpu_times()
    engine_s = after.user + after.system - before.user - before.system
    return Outcome(tuple(lines[::2]), caught, statistics, engine_s)


def _as_it_is(sentence: str, *_: str) -> ModelInput:
    return ModelInput((sentence,), lambda texts, _: texts[0])


def _process_id(client: EngineClient) -> int:
    return next(e.process_id for e in client.describe() if isinstance(e, Described))


def _scores(lines: Sequence[str], references: Sequence[str]) -> str:
    sacrebleu: Any = importlib.import_module("sacrebleu")
    bleu_score = sacrebleu.corpus_bleu(lines, [references]).score
    chrf_score = sacrebleu.corpus_chrf(lines, [references]).score
    return f"BLEU {bleu_score:5.2f}  chrF {chrf_score:5.2f}"


def _read(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.guard", description=__doc__)
    parser.add_argument("source_file", type=Path)
    parser.add_argument("reference_file", type=Path)
    parser.add_argument("--from", dest="source", default="fr", metavar="CODE")
    parser.add_argument("--to", dest="target", default="en", metavar="CODE")
    parser.add_argument("--limit", type=int, help="use only so many lines")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="keep what came out there")
    return parser.parse_args()


if __name__ == "__main__":
    main()
