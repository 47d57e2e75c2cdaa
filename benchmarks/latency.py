"""First token and total time in the window, beside CTranslate2 called directly."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks.raw import RawTimes, RawTranslator, raw_translator
from benchmarks.report import ALLOWANCE_MS, Figure, compare
from benchmarks.texts import first_sentences, text
from benchmarks.window import DrivenWindow, PaintedTimes, driven_window
from desktop_translator.core.paths import default_paths

if TYPE_CHECKING:
    from pathlib import Path

WORDS = 1000
THREADS = 2


def measure(data: Path, rounds: int) -> list[Figure]:
    """Measure one sentence, a long text and an edit of it, turn and turn about."""
    model = default_paths().resources / "models" / "starter-fr-en"
    with raw_translator(model, THREADS) as raw, driven_window(data, THREADS) as window:
        return [
            *_one_sentence(window, raw, rounds),
            *_long_text(window, raw, rounds),
            *_edit(window, raw, rounds),
        ]


def _one_sentence(window: DrivenWindow, raw: RawTranslator, rounds: int) -> list[Figure]:
    ours, reference = [], []
    for sentence in first_sentences(rounds):
        reference.append(raw.translate([sentence]))
        ours.append(window.translate(sentence))
    return [
        _first_token("one sentence", ours, reference),
        _total("one sentence", ours, reference, 1.3, ALLOWANCE_MS),
    ]


def _long_text(window: DrivenWindow, raw: RawTranslator, rounds: int) -> list[Figure]:
    ours, reference = [], []
    for number in range(rounds):
        # Another year in every sentence keeps the sentence cache out of it.
        long_text = text(WORDS).replace(".", f" en {1900 + number}.")
        sentences = [f"{part}." for part in long_text.replace("\n\n", " ").split(".") if part]
        reference.append(raw.translate([part.strip() for part in sentences]))
        ours.append(window.translate(long_text))
    return [
        _first_token(f"{WORDS} words", ours, reference),
        _total(f"{WORDS} words", ours, reference, 1.15),
    ]


def _edit(window: DrivenWindow, raw: RawTranslator, rounds: int) -> list[Figure]:
    long_text = text(WORDS)
    window.translate(long_text)
    ours, reference = [], []
    for sentence in first_sentences(rounds):
        edited = sentence.replace(".", ", je crois.")
        reference.append(raw.translate([edited]))
        ours.append(window.change(partial(window.replace, sentence, edited)))
    case = f"one sentence edited in {WORDS} words"
    return [_total(case, ours, reference, 1.3, ALLOWANCE_MS)]


def _first_token(case: str, ours: list[PaintedTimes], reference: list[RawTimes]) -> Figure:
    return compare(
        f"{case}: first token painted",
        [times.first_token_ms for times in ours],
        [times.first_token_ms for times in reference],
        1.3,
        ALLOWANCE_MS,
    )


def _total(
    case: str,
    ours: list[PaintedTimes],
    reference: list[RawTimes],
    ratio: float,
    allowance_ms: float = 0.0,
) -> Figure:
    return compare(
        f"{case}: all painted",
        [times.total_ms for times in ours],
        [times.total_ms for times in reference],
        ratio,
        allowance_ms,
    )
