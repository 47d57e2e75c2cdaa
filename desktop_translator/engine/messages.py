"""What the window and the engine process say to each other.

Requests go to the engine, events come back. An event names the request it belongs to. Texts are
always the state so far, never a difference, so an event may be dropped or merged.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from desktop_translator.core.decoding import GREEDY

if TYPE_CHECKING:
    from desktop_translator.core.alignment import Alignment
    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.errors import AppError
    from desktop_translator.core.hypothesis import Hypothesis
    from desktop_translator.core.journey import Journey
    from desktop_translator.core.models import ModelInfo


class Priority(IntEnum):
    """Who goes first; a piece of work is not interrupted by another, only followed by it.

    INTERACTIVE is what a person waits for, IMPROVEMENT makes better what can be read already.
    """

    INTERACTIVE = 0
    EXPLANATION = 1
    IMPROVEMENT = 2
    BATCH = 3


@dataclass(frozen=True, slots=True)
class Load:
    """Make a model ready: answered by `Loaded`, then `Finished`.

    `beside` is a model that may stay in memory with it, if there is room; any other leaves first.
    """

    request_id: int
    model: ModelInfo
    beside: ModelInfo | None = None


@dataclass(frozen=True, slots=True)
class Translate:
    """Translate sentences: `Loaded`, then any number of `Partial` and `Done`, then `Finished`.

    The sentences are clean (see `core.cleaning`) and hold no line break. `beside` is as in `Load`.
    `align` asks for the alignment of each sentence with its translation.
    """

    request_id: int
    model: ModelInfo
    sentences: tuple[str, ...]
    options: DecodingOptions = GREEDY
    priority: Priority = Priority.INTERACTIVE
    beside: ModelInfo | None = None
    align: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """Tell everything about the translation of one sentence: `Loaded`, `Traced`, `Finished`.

    The sentence is clean and holds no line break. Typing goes before it within a token. A beam is
    followed to the translation it finds; sampling cannot be repeated, so greedy stands for it.

    `beginning` is what the translation is to start with, as tokens of the vocabulary; the model
    goes on from there.
    """

    request_id: int
    model: ModelInfo
    sentence: str
    options: DecodingOptions = GREEDY
    beginning: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EndTracing:
    """Free what only `Trace` needs (half of a model): answered by `Finished`."""

    request_id: int


@dataclass(frozen=True, slots=True)
class Describe:
    """Ask what the engine is and can: answered by `Described`, then `Finished`."""

    request_id: int


@dataclass(frozen=True, slots=True)
class Cancel:
    """End a request within one token; no event of it follows."""

    request_id: int


@dataclass(frozen=True, slots=True)
class Unload:
    """Drop the model in memory: answered by `Finished`."""

    request_id: int


@dataclass(frozen=True, slots=True)
class Leave:
    """End this connection and its requests; the engine stays for others."""


@dataclass(frozen=True, slots=True)
class Quit:
    """End the engine process."""


Routed = Load | Translate | Trace | EndTracing | Describe | Unload
"""Requests that are answered."""

Request = Routed | Cancel | Leave | Quit


@dataclass(frozen=True, slots=True)
class Loaded:
    """The model that serves the request is in memory.

    It is told again when the graphics processor failed and the CPU has taken over. `gpu_reason`
    says why the graphics processor is not used; it is empty where it is. `threads_reason` says why
    there are so many threads of the CPU.
    """

    request_id: int
    model_id: str
    device: str
    compute_type: str
    threads: int
    gpu_reason: str = ""
    threads_reason: str = ""


@dataclass(frozen=True, slots=True)
class Partial:
    """Sentences that are growing: (index in the request, text so far).

    Each text is a beginning of the final one: no half characters, no unknown tokens.
    """

    request_id: int
    texts: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A finished sentence.

    Attributes:
        index: its place in the request.
        text: the translation.
        output_tokens: how many tokens the decoder produced for it.
        cut: the output reached the length limit, so something may be missing.
        hypotheses: if several were asked for, all different ones, the most probable first;
            `text` is the first of them.
        unread: the decoder passed over a word of the source, so something may be missing; only a
            model whose attention tells (see `ModelInfo.least_attention`) says so.
        alignment: of the sentence with `text`, if it was asked for and only one result was.
    """

    index: int
    text: str
    output_tokens: int
    cut: bool
    hypotheses: tuple[Hypothesis, ...] = ()
    unread: bool = False
    alignment: Alignment | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """Finished sentences of a request."""

    request_id: int
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """The way of a sentence through the model."""

    request_id: int
    journey: Journey


@dataclass(frozen=True, slots=True)
class Described:
    """What the engine is and can.

    Attributes:
        versions: library name to version.
        cpu_compute_types: number formats the processor can decode with.
        gpu_count: graphics processors the decoder could use.
        process_id: of the engine process.
        gpu_reason: why none of them is used; empty while one may be.
        models: ids of the models in memory.
    """

    request_id: int
    versions: tuple[tuple[str, str], ...]
    cpu_compute_types: tuple[str, ...]
    gpu_count: int
    process_id: int
    gpu_reason: str = ""
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """The request is complete."""

    request_id: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The request ended early; results already sent stay valid."""

    request_id: int
    error: AppError


Event = Loaded | Partial | Done | Traced | Described | Finished | Failed
