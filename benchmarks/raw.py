"""The reference: CTranslate2 called directly, in a bare process of its own."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

from desktop_translator.engine.launch import lower_priority

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from pathlib import Path

_BATCH_SIZES = (8, 16, 32, 64)


@dataclass(frozen=True, slots=True)
class RawTimes:
    """One translation: when the first token was there, and when everything was, in ms."""

    first_token_ms: float
    total_ms: float
    output_tokens: int


class RawTranslator:
    """The other end of the bare process."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def translate(self, sentences: list[str]) -> RawTimes:
        """Translate sentences as fast as CTranslate2 can, then once more for the first token."""
        self._connection.send(sentences)
        times: RawTimes = self._connection.recv()
        return times


@contextmanager
def raw_translator(model: Path, threads: int) -> Iterator[RawTranslator]:
    """Start the bare process; it ends with the context."""
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_serve, args=(theirs, model, threads))
    process.start()
    ours.recv()
    try:
        yield RawTranslator(ours)
    finally:
        ours.send(None)
        process.join()


def _serve(connection: Connection, model: Path, threads: int) -> None:
    import ctranslate2
    import sentencepiece

    # At the engine's priority, so that other programs slow both alike.
    lower_priority()
    # As the engine lays its threads out for a small model; the other way is slower here.
    translator = ctranslate2.Translator(
        str(model), device="cpu", inter_threads=threads, intra_threads=1
    )
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(model / "sentencepiece.model"))
    connection.send("ready")
    while (sentences := connection.recv()) is not None:
        totals = []
        tokens = 0
        for batch_size in _BATCH_SIZES:
            start = time.perf_counter()
            results = translator.translate_batch(
                pieces.encode(sentences, out_type=str),
                beam_size=1,
                max_batch_size=batch_size,
                disable_unk=True,
            )
            pieces.decode([result.hypotheses[0] for result in results])
            totals.append((time.perf_counter() - start) * 1000)
            tokens = sum(len(result.hypotheses[0]) for result in results)
        first = _first_token_ms(translator, pieces, sentences[0])
        connection.send(RawTimes(first, min(totals), tokens))
    del translator


def _first_token_ms(translator: object, pieces: object, sentence: str) -> float:
    seen: list[float] = []

    def stop(_step: object) -> bool:
        seen.append(time.perf_counter())
        return True

    start = time.perf_counter()
    translator.translate_batch(  # type: ignore[attr-defined]
        pieces.encode([sentence], out_type=str),  # type: ignore[attr-defined]
        beam_size=1,
        disable_unk=True,
        callback=stop,
    )
    return (seen[0] - start) * 1000
