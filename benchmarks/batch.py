"""`python -m benchmarks.batch`: documents beside CTranslate2 called directly; typing meanwhile.

Each measurement is taken turn and turn about with its reference, on the same sentences, with the
same beam, layout and priority; the figures are medians. See `benchmarks.batch_memory` for memory.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import psutil

from benchmarks.batch_documents import make_documents
from benchmarks.raw_batch import Cost, raw_cost
from benchmarks.report import HEADER, Figure
from benchmarks.texts import first_sentences
from desktop_translator.core.decoding import GREEDY, DecodingOptions, Method
from desktop_translator.core.models import read_model_info
from desktop_translator.core.paths import default_paths
from desktop_translator.documents.format import DocumentOptions
from desktop_translator.documents.registry import registration_of
from desktop_translator.engine.client import EngineClient
from desktop_translator.engine.launch import EngineConfig
from desktop_translator.engine.messages import Done, Partial, Priority
from desktop_translator.pipeline.batch.client import FilesClient
from desktop_translator.pipeline.batch.events import FileProgress, QueueProgress, QueueState
from desktop_translator.pipeline.batch.launch import FilesConfig
from desktop_translator.pipeline.batch.requests import AddPaths, BatchOptions, Start
from desktop_translator.pipeline.unit_plan import UnitPlan

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from desktop_translator.pipeline.batch.events import BatchEvent

THREADS = 2
BATCH_SIZES = (16, 32, 64)
MODEL = default_paths().resources / "models" / "starter-fr-en"


def main() -> None:
    """Measure and print a table."""
    options = _options()
    print(HEADER)
    with tempfile.TemporaryDirectory() as folder:
        make_documents(Path(folder) / "documents", options.documents, options.paragraphs)
        for beam in options.beams:
            for figure in _throughput(Path(folder), beam, options.rounds):
                print(figure.line(), flush=True)
        for beam in options.beams:
            for figure in _typing(Path(folder), beam, options.keys):
                print(figure.line(), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description=__doc__)
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--paragraphs", type=int, default=15, help="of two sentences, in each")
    parser.add_argument("--beams", type=int, nargs="*", default=[1, 4])
    parser.add_argument("--rounds", type=int, default=5, help="of each interleaved pair")
    parser.add_argument("--keys", type=int, default=40, help="typed sentences, of each kind")
    return parser.parse_args()


def _throughput(folder: Path, beam: int, rounds: int) -> Iterator[Figure]:
    """Compare documents, from the first file being read to the last in its place, with raw calls.

    On a busy machine the time of processors tells more than that on the clock.
    """
    ours: list[Cost] = []
    reference: dict[int, list[Cost]] = {size: [] for size in BATCH_SIZES}
    with closing(EngineClient(EngineConfig(threads=THREADS))) as engine:
        for _ in engine.load(read_model_info(MODEL)):
            pass
        sentences: list[str] = []
        for _ in range(rounds + 1):
            with _running(folder, engine, beam) as events:
                cost = _cost(events)
            if not sentences:
                sentences = _translated(folder)  # the first round warms up
                continue
            ours.append(cost)
            for size, costs in reference.items():
                costs.append(raw_cost(MODEL, sentences, beam, THREADS, size))
    what = f"{len(sentences)} sentences in documents, beam {beam}"
    for kind, of in (("on the clock", _wall), ("of processors", _cpu)):
        base = min(median(map(of, costs)) for costs in reference.values())
        yield Figure(f"{what}, {kind}", median(map(of, ours)), base, base / 0.9, "s")


def _wall(cost: Cost) -> float:
    return cost.wall_s


def _cpu(cost: Cost) -> float:
    return cost.cpu_s


def _typing(folder: Path, beam: int, keys: int) -> Iterator[Figure]:
    """Compare the first token of a typed sentence while a batch runs with that of an idle engine.

    Keys come half a second apart, and then five, as those of someone who types and thinks.
    """
    with closing(EngineClient(EngineConfig(threads=THREADS))) as engine:
        for pause_s, count in ((0.5, keys), (5.0, max(5, keys // 5))):
            texts = list(islice(first_sentences(2 * count), 2 * count))
            idle = [_first_token_ms(engine, text) for text in texts[:count]]
            busy: list[float] = []
            while len(busy) < count:
                with _running(folder, engine, beam) as events:
                    busy += _typed(events, engine, texts[count + len(busy) :], pause_s)
            base = median(idle)
            what = f"first token beside a batch, beam {beam}, every {pause_s:g} s"
            yield Figure(what, median(busy), base, 3 * base, "ms")


def _typed(
    events: Generator[BatchEvent | None, None, None],
    engine: EngineClient,
    texts: list[str],
    pause_s: float,
) -> list[float]:
    """Type while the batch runs; return how long each first token took, in ms."""
    times: list[float] = []
    next_at = time.monotonic() + 1.0
    runs = False
    for event in events:
        if isinstance(event, QueueProgress):
            if runs and event.state is QueueState.IDLE:
                break
            runs |= event.state is QueueState.RUNNING and event.sentences_per_s > 0
        if runs and time.monotonic() >= next_at:
            if len(times) == len(texts):
                break
            times.append(_first_token_ms(engine, texts[len(times)]))
            next_at = time.monotonic() + pause_s
    return times


def _first_token_ms(engine: EngineClient, text: str) -> float:
    started = time.perf_counter()
    first = 0.0
    request = engine.translate(read_model_info(MODEL), (text,), priority=Priority.INTERACTIVE)
    for event in request:
        if not first and isinstance(event, Partial | Done):
            first = time.perf_counter() - started
    return first * 1000


@contextmanager
def _running(
    folder: Path, engine: EngineClient, beam: int
) -> Iterator[Generator[BatchEvent | None, None, None]]:
    """Begin to translate all documents anew."""
    for each in ("queue", "out"):
        shutil.rmtree(folder / each, ignore_errors=True)
    paths = default_paths()
    config = FilesConfig(
        folder / "queue", "benchmark", paths.model_folders, {}, paths.detection_model
    )
    decoding = GREEDY if beam == 1 else DecodingOptions(Method.BEAM, beam_size=beam)
    options = BatchOptions("en", "fr", folder / "out", decoding=decoding)
    client = FilesClient(config, engine.address)
    client.send(AddPaths((folder / "documents",), options))
    client.send(Start())
    with closing(client.events()) as events:
        yield events


def _cost(events: Generator[BatchEvent | None, None, None]) -> Cost:
    """Return what a batch costs from its first file being read until the last is there."""
    started, cpu = 0.0, 0.0
    for event in events:
        if isinstance(event, FileProgress) and not started:
            started, cpu = time.perf_counter(), _cpu_s()
        if isinstance(event, QueueProgress) and event.finished_files == event.total_files > 0:
            if event.failed_files:
                raise SystemExit(f"{event.failed_files} files failed")
            return Cost(time.perf_counter() - started, _cpu_s() - cpu)
    raise SystemExit("the process of files has ended")


def _cpu_s() -> float:
    """Return what the engine and the process of files have used of the processors."""
    times = (child.cpu_times() for child in psutil.Process().children())
    return sum(each.user + each.system for each in times)


def _translated(folder: Path) -> list[str]:
    """Return the sentences that the journal of the last batch has had translated."""
    options = DocumentOptions("fr", "en")
    found: dict[str, None] = {}
    for path in sorted((folder / "documents").rglob("*")):
        if path.is_file():
            for unit in registration_of(path).load().read(path, options):
                found |= dict.fromkeys(s.text for s in UnitPlan(unit.source, "fr", "en").sentences)
    return list(found)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
