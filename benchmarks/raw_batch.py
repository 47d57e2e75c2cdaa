"""The reference for documents: CTranslate2 called directly on the same sentences."""

from __future__ import annotations

import time
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

from desktop_translator.engine.launch import lower_priority

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a translation took: time on the clock, and time of all processors."""

    wall_s: float
    cpu_s: float


def raw_cost(model: Path, sentences: list[str], beam: int, threads: int, batch_size: int) -> Cost:
    """Return what sentences cost in a bare process, tokens and text included.

    It is warm by then; CTranslate2 sorts by length itself.
    """
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(
        target=_measure, args=(theirs, model, sentences, beam, threads, batch_size)
    )
    process.start()
    cost: Cost = ours.recv()
    process.join()
    return cost


def _measure(
    connection: Connection,
    model: Path,
    sentences: list[str],
    beam: int,
    threads: int,
    batch_size: int,
) -> None:
    import ctranslate2
    import sentencepiece

    lower_priority()  # as the engine, so that other programs slow both alike
    translator = ctranslate2.Translator(
        str(model), device="cpu", compute_type="int8", inter_threads=threads, intra_threads=1
    )
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(model / "sentencepiece.model"))
    for some in (sentences[:64], sentences):
        started, cpu = time.perf_counter(), time.process_time()
        results = translator.translate_batch(
            pieces.encode(some, out_type=str),
            beam_size=beam,
            max_batch_size=batch_size,
            disable_unk=True,
        )
        pieces.decode([result.hypotheses[0] for result in results])
        cost = Cost(time.perf_counter() - started, time.process_time() - cpu)
    del translator
    connection.send(cost)
