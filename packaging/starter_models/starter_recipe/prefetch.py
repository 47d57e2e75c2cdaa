"""Makes the next batches while the device is busy with the present one."""

from collections.abc import Iterator
from queue import Queue
from threading import Event, Thread

from starter_recipe.batching import Batch

_DEPTH = 8
Numbered = tuple[int, Batch]
"""The number of an epoch and one of its batches."""


def ahead(items: Iterator[Numbered], threaded: bool) -> Iterator[Numbered]:
    """Yield `items`; if `threaded`, a thread of its own makes up to 8 in advance."""
    if not threaded:
        yield from items
        return
    queue: Queue[Numbered | None] = Queue(_DEPTH)
    closed = Event()

    def fill() -> None:
        for item in items:
            queue.put(item)
            if closed.is_set():
                return
        queue.put(None)

    thread = Thread(target=fill, name="prefetch", daemon=True)
    thread.start()
    try:
        while (item := queue.get()) is not None:
            yield item
    finally:
        closed.set()
        while not queue.empty():
            queue.get()
        thread.join()
