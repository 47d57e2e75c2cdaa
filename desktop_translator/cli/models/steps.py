"""Running step-by-step work to its end in a terminal."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

Step = TypeVar("Step")
Result = TypeVar("Result")


def finished(
    work: Generator[Step, None, Result], tell: Callable[[Step], None] | None = None
) -> Result:
    """Run work to its end and return its result; Ctrl-C closes it properly."""
    with closing(work):
        while True:
            try:
                step = next(work)
            except StopIteration as end:
                result: Result = end.value
                return result
            if tell is not None:
                tell(step)
