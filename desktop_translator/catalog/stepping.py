"""Asynchronous work as a generator: yielding is looking up, closing is cancelling."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Generator

T = TypeVar("T")

_CANCELLED_WITHIN_S = 2.0
"""Connections are closed properly if that takes no longer, else just dropped."""


def stepwise(
    work: Callable[[], Coroutine[None, None, T]], tick_s: float = 0.1
) -> Generator[None, None, T]:
    """Run a coroutine in an event loop of its own, here, yielding every tick; return its result.

    Between two steps nothing moves but what the system buffers. Closing the generator cancels
    the work wherever it waits, also for a server that says nothing.
    """
    loop = asyncio.new_event_loop()
    task = loop.create_task(work())
    try:
        while not task.done():
            loop.run_until_complete(asyncio.wait({task}, timeout=tick_s))
            yield
        return task.result()
    finally:
        task.cancel()
        loop.run_until_complete(asyncio.wait({task}, timeout=_CANCELLED_WITHIN_S))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
