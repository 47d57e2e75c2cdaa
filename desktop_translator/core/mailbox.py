"""A hand-over between two threads in which the newest item wins."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Mailbox(Generic[Item]):
    """Holds at most one item: putting a new one replaces the one that waits.

    The idea is translateLocally's: of all the texts typed, only the last one matters.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._item: Item | None = None
        self._closed = False

    def put(self, item: Item) -> None:
        """Leave `item`, replacing one that was not taken."""
        with self._changed:
            self._item = item
            self._changed.notify_all()

    def take(self) -> Item | None:
        """Wait for an item and take it; None once the mailbox is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._item is not None)
            item, self._item = self._item, None
            return None if self._closed else item

    def interrupts(self) -> bool:
        """Tell the one who works whether to stop: something newer waits, or all is over."""
        with self._changed:
            return self._closed or self._item is not None

    def close(self) -> None:
        """Let `take` return None from now on."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
