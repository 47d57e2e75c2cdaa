"""What the translation memory remembers: a sentence, its translation, and who made it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import IntEnum
from hashlib import blake2b
from typing import TYPE_CHECKING

from desktop_translator.core.decoding import Method

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.core.routes import Route

_WAY = 1
"""To be raised when sentences are prepared for models, or read back from them, in another way."""


class Origin(IntEnum):
    """Who made a translation; a higher one goes before a lower one."""

    MACHINE = 1
    IMPORTED = 2
    HUMAN = 3


class Status(IntEnum):
    """Whether a translation is to be trusted; DOUBTFUL are those that the guard has marked."""

    FINE = 1
    DOUBTFUL = 2


@dataclass(frozen=True, slots=True)
class MemoryEntry:
    """One remembered translation.

    Attributes:
        source: the sentence, as a model is asked for it.
        target: its translation.
        source_language: code of its language; `target_language`: of the translation's.
        origin: who made the translation.
        producer: what made it, if a model did (see `producer_of`); empty for people.
        status: whether it is to be trusted.
        created: when it came into the memory first, in UTC; None for now.
        changed: when it was last changed, in UTC; None for now.
    """

    source: str
    target: str
    source_language: str
    target_language: str
    origin: Origin
    producer: str = ""
    status: Status = Status.FINE
    created: datetime | None = None
    changed: datetime | None = None


def producer_of(route: Route, options: DecodingOptions) -> str | None:
    """Name the models of a route, their weights and how they decode.

    What one producer has made is what it would make again, and nobody else's. None where it would
    not: sampling draws anew each time.
    """
    if options.method is Method.SAMPLING and not options.seed:
        return None
    weights = blake2b(digest_size=8)
    for model in route.models:
        for file in sorted(model.files, key=lambda file: file.name):
            weights.update(f"{file.name} {file.sha256} ".encode())
    values = (
        f"{field.name}={getattr(options, field.name):g}"
        for field in fields(options)
        if field.name in options.applicable
    )
    return " ".join((route.pair_id, weights.hexdigest(), str(options.method), *values, f"{_WAY}"))
