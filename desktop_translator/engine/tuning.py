"""Finding out, once per machine and size of model, how the processors are best shared out."""

from __future__ import annotations

import json
import logging
import os
import platform
import time
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain
from typing import TYPE_CHECKING

from desktop_translator.core.atomic_file import write_atomically
from desktop_translator.core.errors import ModelError
from desktop_translator.engine.free_memory import available_bytes
from desktop_translator.engine.layout import Layout, usual_layout
from desktop_translator.engine.models_in_memory import bytes_needed
from desktop_translator.engine.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from desktop_translator.engine.loaded_model import LoadedModel

log = logging.getLogger(__name__)

UNMEASURED = "as is usual for its size; not measured yet"
_MOST_THREADS = 8
_SLOWEST_ONE = 1.3
"""How much longer a single sentence may take, against the layout best at it, for a whole text to be
translated faster: the budget of the first word."""

_CLEARLY = 0.9
"""Share of the usual layout's time below which another is worth it: less is noise."""

_QUIET_LOAD = 0.75
"""Waiting processes per processor above which nothing is measured before the next start."""

_SMALL_MODEL_BYTES = 100_000_000
_SMALL_SAMPLE = (32, 16)
_LARGE_SAMPLE = (8, 6)
"""Sentences, and tokens to decode of each: a tenth of a second or so for most models."""

_SOURCE_TOKENS = 20
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds that a layout takes for one sentence, and for many."""

    layout: Layout
    one_s: float
    many_s: float


class Tuning:
    """The layouts measured on this machine, remembered in a file with the reasons.

    With another number of processors, another processor or another CTranslate2, all is measured
    anew. Without a file nothing is measured.
    """

    def __init__(self, path: Path | None, threads: int = 0, processors: int | None = None) -> None:
        """`threads` other than 0 are wanted by someone: then there is nothing to find out."""
        self._path = path
        self._processors = processors or os.cpu_count() or 1
        self._threads = threads or min(4, self._processors)
        self._candidates = () if threads or path is None else candidates(self._processors)
        self._given_up: set[str] = set()
        self._choices = self._read()

    def layout(self, size_bytes: int) -> tuple[Layout, str]:
        """Return how to lay out a model of a size, and why, in plain words."""
        choice = self._choices.get(size_class(size_bytes))
        try:
            if choice is not None and self._candidates:
                layout = Layout(int(str(choice["workers"])), int(str(choice["threads"])))
                if layout in self._candidates:
                    return layout, str(choice["reason"])
        except (KeyError, ValueError):
            log.warning("a layout in %s makes no sense", self._path)
        reason = UNMEASURED if self._candidates else "as asked for or usual"
        return usual_layout(size_bytes, self._threads), reason

    def wants(self, model: LoadedModel) -> bool:
        """Tell whether there is something to find out with a model."""
        name = size_class(model.info.size_bytes)
        decided = name in self._choices or name in self._given_up
        return len(self._candidates) > 1 and not decided and model.weights.device == "cpu"

    def measure(self, model: LoadedModel, interrupted: Callable[[], bool]) -> bool:
        """Try every layout, in a few seconds at most; return whether something was found out.

        It is left off, and nothing remembered, once `interrupted()`.
        """
        name = size_class(model.info.size_bytes)
        available = available_bytes()
        too_little = available is None or available < bytes_needed(model.info)
        if too_little or is_busy(self._processors):
            self._given_up.add(name)
            return False
        try:
            timings = measure_layouts(model, self._candidates, interrupted)
        except (ModelError, RuntimeError, ValueError) as error:
            log.warning("layouts not measured: %s", error)
            self._given_up.add(name)
            return False
        if interrupted():
            return False
        self._choices[name] = _choice(timings, usual_layout(model.info.size_bytes, self._threads))
        self._write()
        return True

    def _machine(self) -> dict[str, object]:
        return {
            "processors": self._processors,
            "processor": platform.processor() or platform.machine(),
            "ctranslate2": version("ctranslate2"),
        }

    def _read(self) -> dict[str, Mapping[str, object]]:
        try:
            data = json.loads(self._path.read_text(encoding="utf-8")) if self._path else {}
            if data.get("machine") == self._machine():
                return {str(name): dict(choice) for name, choice in data["choices"].items()}
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            log.warning("layouts not read: %s", error)
        return {}

    def _write(self) -> None:
        data = {"machine": self._machine(), "choices": self._choices}
        try:
            if self._path is not None:
                write_atomically(self._path, json.dumps(data, indent=2) + "\n")
        except OSError as error:
            log.warning("layouts not remembered: %s", error)


def candidates(processors: int) -> tuple[Layout, ...]:
    """Return the layouts worth trying: with all processors, and with half of them.

    Half, because two threads of one core share what decoding needs most.
    """
    most = min(processors, _MOST_THREADS)
    totals = dict.fromkeys((most, max(1, most // 2)))
    layouts = chain.from_iterable(
        (Layout(total, 1), Layout(1, total), Layout(max(1, total // 2), 2 if total > 1 else 1))
        for total in totals
    )
    return tuple(dict.fromkeys(layouts))


def size_class(size_bytes: int) -> str:
    """Name the sizes that are measured together: up to the next power of two megabytes."""
    return f"{1 << max(0, (size_bytes - 1) // 1_000_000).bit_length()} MB"


def is_busy(processors: int) -> bool:
    """Tell whether other programs would spoil a measurement, where the system tells its load."""
    return hasattr(os, "getloadavg") and os.getloadavg()[0] > processors * _QUIET_LOAD


def best(timings: Sequence[Timing], usual: Layout) -> Timing:
    """Return the fastest for many sentences among those that are quick enough for one.

    The usual layout gives way only to one that is clearly faster.
    """
    limit_s = min(timing.one_s for timing in timings) * _SLOWEST_ONE
    quick = [timing for timing in timings if timing.one_s <= limit_s]
    fastest = min(quick, key=lambda each: each.many_s)
    kept = next((timing for timing in quick if timing.layout == usual), fastest)
    return fastest if fastest.many_s < kept.many_s * _CLEARLY else kept


def measure_layouts(
    model: LoadedModel, layouts: Sequence[Layout], interrupted: Callable[[], bool]
) -> list[Timing]:
    """Decode made-up sentences with each layout, one at a time, until `interrupted()`.

    Raises:
        ModelError: the model cannot be loaded any more.
    """
    small = model.info.size_bytes <= _SMALL_MODEL_BYTES
    sentences, tokens = _SMALL_SAMPLE if small else _LARGE_SAMPLE
    words = sorted(token for token in model.vocabulary - model.marks if token[:1] != "<")
    count = len(words)
    sources = [
        [words[(row * 31 + column * 7) % count] for column in range(_SOURCE_TOKENS)]
        for row in range(sentences)
    ]
    timings = []
    for layout in layouts:
        if interrupted():
            break
        weights = Weights(model.info, layout)
        try:
            one_s = _fastest_s(model, weights, sources[:1], tokens, interrupted)
            many_s = _fastest_s(model, weights, sources, tokens, interrupted)
        finally:
            weights.close()
        timings.append(Timing(layout, one_s, many_s))
    return timings


def _fastest_s(
    model: LoadedModel,
    weights: Weights,
    sources: Sequence[Sequence[str]],
    tokens: int,
    interrupted: Callable[[], bool],
) -> float:
    """Return the shorter of two rounds: whatever else the machine does only makes one longer."""
    prefix = [list(model.target_prefix)] * len(sources) if model.target_prefix else None
    fastest_s = float("inf")
    for _ in range(_ROUNDS):
        if interrupted():
            break
        started = time.perf_counter()
        weights.translate_batch(
            [model.frame.around(source) for source in sources],
            target_prefix=prefix,
            beam_size=1,
            min_decoding_length=tokens,
            max_decoding_length=tokens,
            max_batch_size=-(-len(sources) // weights.layout.workers),
        )
        fastest_s = min(fastest_s, time.perf_counter() - started)
    return fastest_s


def _choice(timings: Sequence[Timing], usual: Layout) -> dict[str, object]:
    found = best(timings, usual)
    told = ", ".join(
        f"{each.layout.workers}x{each.layout.threads} {each.one_s * 1000:.0f} and "
        f"{each.many_s * 1000:.0f} ms"
        for each in timings
    )
    return {
        "workers": found.layout.workers,
        "threads": found.layout.threads,
        "reason": f"measured (workers x threads, one sentence and many): {told}",
    }
