from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from desktop_translator.jobs.typing_thread import PairRequest, StopRequest, TypingThread
from desktop_translator.pipeline.events import Failed, Finished, ModelReady, Started
from tests.fakes import FakeEngine
from tests.pipeline.reader import request, translator_with

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_translator.pipeline.events import TextEvent


class Events:
    """What a thread told; one may wait for the last of a request."""

    def __init__(self) -> None:
        self.told: list[TextEvent] = []
        self._over = threading.Condition()

    def take(self, event: TextEvent) -> None:
        """Note an event."""
        with self._over:
            self.told.append(event)
            self._over.notify_all()

    def wait_for(self, kind: type[TextEvent], request_id: int | None = None) -> None:
        """Wait until an event of a kind came."""

        def came() -> bool:
            return any(
                isinstance(event, kind) and request_id in (None, getattr(event, "request_id", None))
                for event in self.told
            )

        with self._over:
            assert self._over.wait_for(came, timeout=10), self.told


if TYPE_CHECKING:
    Start = Callable[[FakeEngine], tuple[TypingThread, Events]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start threads, and join each at the end."""
    threads: list[TypingThread] = []

    def start_thread(engine: FakeEngine) -> tuple[TypingThread, Events]:
        events = Events()
        thread = TypingThread(translator_with(engine), events.take)
        threads.append(thread)
        thread.start()
        return thread, events

    yield start_thread
    for thread in threads:
        thread.requests.close()
        thread.join(10)
        assert not thread.is_alive()


def test_a_newer_request_stops_the_one_in_hand(
    start: Start,
) -> None:
    reached, passes = threading.Event(), threading.Event()

    def hold() -> bool:
        reached.set()
        return not passes.wait(0.005)

    engine = FakeEngine(before_event=hold)
    thread, events = start(engine)
    thread.requests.put(request("Vieux.", 1))
    assert reached.wait(10)
    thread.requests.put(request("Neuf.", 2))
    passes.set()
    events.wait_for(Finished, 2)
    assert [event.request_id for event in events.told if isinstance(event, Finished)] == [2]
    assert engine.open_requests == 0


def test_a_stop_ends_the_request_in_hand_and_tells_nothing(
    start: Start,
) -> None:
    reached = threading.Event()

    def hold() -> bool:
        reached.set()
        return True

    engine = FakeEngine(before_event=hold)
    thread, events = start(engine)
    thread.requests.put(request("Vieux.", 1))
    assert reached.wait(10)
    thread.requests.put(StopRequest(2))
    thread.requests.close()
    thread.join(10)
    assert [type(event) for event in events.told] == [Started]
    assert (engine.closed_early, engine.open_requests) == (1, 0)


def test_a_pair_is_prepared(start: Start) -> None:
    thread, events = start(FakeEngine())
    thread.requests.put(PairRequest(1, "fr", "en"))
    events.wait_for(ModelReady)


def test_the_thread_outlives_a_bug(
    start: Start,
) -> None:
    engine = FakeEngine(fails_after=0, failure=RuntimeError())
    thread, events = start(engine)
    thread.requests.put(request("Un.", 1))
    events.wait_for(Failed, 1)
    engine.failure = None
    thread.requests.put(request("Un.", 2))
    events.wait_for(Finished, 2)
