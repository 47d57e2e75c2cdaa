"""Work done in steps: a generator that yields how far it is and returns what came of it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

Step = TypeVar("Step")
Told = TypeVar("Told")
Result = TypeVar("Result")


def told_as(
    work: Generator[Step, None, Result], tell: Callable[[Step], Told]
) -> Generator[Told, None, Result]:
    """Do the same work, but yield `tell(step)` for each step; closing it closes `work`."""
    with closing(work):
        while True:
            try:
                step = next(work)
            except StopIteration as end:
                result: Result = end.value
                return result
            yield tell(step)
