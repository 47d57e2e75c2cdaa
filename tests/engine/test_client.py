from __future__ import annotations

import multiprocessing
import os
import signal
import time
from multiprocessing.connection import Client
from typing import TYPE_CHECKING

import psutil
import pytest

from desktop_translator.core.decoding import DecodingOptions, Method
from desktop_translator.core.errors import (
    AppError,
    EngineStartError,
    EngineStoppedError,
    ModelFileMissingError,
)
from desktop_translator.core.models import read_model_info
from desktop_translator.engine.client import EngineClient
from desktop_translator.engine.launch import EngineConfig, start_engine
from desktop_translator.engine.messages import (
    Described,
    Done,
    Event,
    Finished,
    Loaded,
    Partial,
    Priority,
    Quit,
    Translate,
)
from tests.engine.sentences import SENTENCES
from tests.starter import copy_starter, starter

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from desktop_translator.engine.launch import RunningEngine

pytestmark = pytest.mark.engine


def news(events: Generator[Event | None, None, None]) -> list[Event]:
    return [event for event in events if event is not None]


def translations(events: Generator[Event | None, None, None]) -> list[str]:
    results = [r for event in news(events) if isinstance(event, Done) for r in event.results]
    return [result.text for result in sorted(results, key=lambda result: result.index)]


def process_id(engine: EngineClient) -> int:
    (described, _) = news(engine.describe())
    assert isinstance(described, Described)
    return described.process_id


def test_events_of_a_translation(engine: EngineClient) -> None:
    events = news(engine.translate(starter(), ("Je t'aime.", "Merci.")))
    assert isinstance(events[0], Loaded)
    assert events[0].device == "cpu"
    assert isinstance(events[1], Partial)
    assert isinstance(events[-1], Finished)
    assert sum(isinstance(event, Finished) for event in events) == 1


def test_models_take_turns(engine: EngineClient) -> None:
    assert translations(engine.translate(starter(), ("Je t'aime.",))) == ["I love you."]
    assert translations(engine.translate(starter("en-fr"), ("I love you.",))) == ["Je t'aime."]
    assert translations(engine.translate(starter(), ("Je t'aime.",))) == ["I love you."]


def test_unloading_then_translating_loads_again(engine: EngineClient) -> None:
    news(engine.load(starter()))
    assert isinstance(news(engine.unload())[-1], Finished)
    assert translations(engine.translate(starter(), ("Je t'aime.",))) == ["I love you."]


def test_closing_the_generator_cancels_and_the_next_request_is_served(
    engine: EngineClient,
) -> None:
    for _ in range(5):
        events = engine.translate(starter(), SENTENCES * 50)
        while not isinstance(next(events), Partial):
            pass
        events.close()
        assert translations(engine.translate(starter(), ("Je t'aime.",))) == ["I love you."]


def test_a_broken_model_is_named_and_others_still_work(
    engine: EngineClient, tmp_path: Path
) -> None:
    folder = copy_starter(tmp_path / "broken", name="Broken")
    (folder / "model.bin").unlink()
    with pytest.raises(ModelFileMissingError) as caught:
        news(engine.translate(read_model_info(folder), ("Merci.",)))
    assert caught.value.fields["model"] == "Broken"
    assert translations(engine.translate(starter(), ("Je t'aime.",))) == ["I love you."]


def test_a_bug_in_a_request_does_not_end_the_engine(engine: EngineClient) -> None:
    before = process_id(engine)
    with pytest.raises(AppError):  # SentencePiece refuses half a character
        news(engine.translate(starter(), ("a\ud800b",)))
    assert process_id(engine) == before


def test_a_request_in_flight_survives_the_death_of_the_engine(engine: EngineClient) -> None:
    first = process_id(engine)
    events = engine.translate(starter(), SENTENCES)
    while not isinstance(next(events), Partial):
        pass
    os.kill(first, signal.SIGKILL)
    assert len(translations(events)) == len(SENTENCES)
    assert process_id(engine) != first


def test_an_engine_that_dies_twice_is_given_up_and_serves_the_next_request(
    engine: EngineClient,
) -> None:
    events = engine.translate(starter(), SENTENCES * 20)
    killed: set[int] = set()

    def kill_whenever_it_speaks() -> None:
        for event in events:
            if isinstance(event, Partial):
                (child,) = engine_processes()
                if child.pid not in killed:
                    killed.add(child.pid)
                    child.kill()

    with pytest.raises(EngineStoppedError):
        kill_whenever_it_speaks()
    assert len(killed) == 2
    assert translations(engine.translate(starter(), ("Je t'aime.",))) == ["I love you."]


def test_a_seed_gives_the_same_again_and_none_something_new(engine: EngineClient) -> None:
    def sampled(seed: int) -> list[str]:
        options = DecodingOptions(Method.SAMPLING, temperature=1.5, seed=seed)
        return translations(engine.translate(starter(), SENTENCES * 4, options))

    first = sampled(5)
    free = sampled(0)
    assert sampled(5) == first
    assert sampled(6) != first
    assert sampled(0) != free


def test_several_results_cross_the_process(engine: EngineClient) -> None:
    options = DecodingOptions(Method.BEAM, results=3)
    events = news(engine.translate(starter(), ("Où est la gare ?",), options))
    (result,) = (r for event in events if isinstance(event, Done) for r in event.results)
    assert len(result.hypotheses) == 3


def test_work_goes_on_after_a_more_urgent_request_wanted_another_model(
    engine: EngineClient,
) -> None:
    options = DecodingOptions(Method.BEAM, beam_size=8)
    slow = engine.translate(starter(), SENTENCES * 20, options, Priority.BATCH)
    while not isinstance(event := next(slow), Done):
        pass
    assert translations(engine.translate(starter("en-fr"), ("I love you.",))) == ["Je t'aime."]
    assert len(event.results) + len(translations(slow)) == len(SENTENCES) * 20


def engine_processes() -> list[psutil.Process]:
    children = psutil.Process().children()
    return [child for child in children if "spawn_main" in " ".join(child.cmdline())]


def test_the_engine_yields_to_the_window(engine: EngineClient) -> None:
    assert psutil.Process(process_id(engine)).nice() == 10


def test_an_interactive_request_overtakes_a_batch(engine: EngineClient) -> None:
    news(engine.load(starter()))
    batch = engine.translate(starter(), SENTENCES * 60, priority=Priority.BATCH)
    while not isinstance(next(batch), Done):
        pass
    assert translations(engine.translate(starter(), ("Je t'aime.",))) == ["I love you."]
    done = {r.index for e in news(batch) if isinstance(e, Done) for r in e.results}
    assert len(done) > len(SENTENCES) * 30, "the batch was over before it could be overtaken"


def test_ends_cleanly_right_after_streaming() -> None:
    """CTranslate2 aborts (134) a process that ends while its worker holds a callback."""
    for _ in range(8):
        running = start_engine(EngineConfig())
        running.connection.send(Translate(1, starter(), SENTENCES * 10))
        while not isinstance(running.connection.recv(), Partial):
            pass
        running.connection.send(Quit())
        assert running.owned is not None
        running.owned.process.join(10)
        assert running.owned.process.exitcode == 0
        running.connection.close()
        running.owned.lifeline.close()


def test_a_stranger_is_refused_and_the_engine_lives(engine: EngineClient) -> None:
    news(engine.load(starter()))
    sockets = [
        connection.laddr
        for connection in psutil.Process(process_id(engine)).net_connections("unix")
        if connection.laddr
    ]
    address = next(iter(sockets))
    with pytest.raises(multiprocessing.AuthenticationError):
        Client(address, authkey=b"a guess")
    assert translations(engine.translate(starter(), ("Je t'aime.",))) == ["I love you."]


def test_an_engine_that_does_not_start_is_said_so() -> None:
    def refuse(_config: EngineConfig) -> RunningEngine:
        raise EngineStartError(reason="no memory")

    with pytest.raises(EngineStartError):
        news(EngineClient(EngineConfig(), refuse).load(starter()))


def test_the_engine_ends_with_its_parent() -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    parent = context.Process(target=start_and_wait, args=(theirs,))
    parent.start()
    engine_id = ours.recv()
    parent.kill()
    parent.join()
    parent.close()
    ours.close()
    deadline = time.monotonic() + 10
    while psutil.pid_exists(engine_id) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not psutil.pid_exists(engine_id)


def start_and_wait(pipe: multiprocessing.connection.Connection) -> None:
    client = EngineClient(EngineConfig())
    pipe.send(process_id(client))
    signal.pause()
