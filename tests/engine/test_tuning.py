"""Tests of `engine.tuning`: the decision by made-up timings, the measuring by the real library."""

from __future__ import annotations

import json
import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_translator.engine import tuning, worker
from desktop_translator.engine.launch import EngineConfig
from desktop_translator.engine.layout import Layout
from desktop_translator.engine.loaded_model import LoadedModel
from desktop_translator.engine.messages import Event, Finished, Loaded, Priority, Translate
from desktop_translator.engine.queue import Job, JobQueue
from desktop_translator.engine.tuning import Timing, Tuning, best, candidates, size_class
from tests.starter import starter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SIZE = starter().size_bytes


@pytest.fixture(scope="module")
def loaded() -> Iterator[LoadedModel]:
    with closing(LoadedModel(starter(), threads=1)) as model:
        yield model


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tuning.json"


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tuning, "is_busy", lambda _: False)


@pytest.fixture
def timings(monkeypatch: pytest.MonkeyPatch) -> list[Timing]:
    """What measuring gives: one worker with two threads wins."""
    made_up = [Timing(Layout(2, 1), 0.02, 0.3), Timing(Layout(1, 2), 0.01, 0.2)]
    monkeypatch.setattr(tuning, "measure_layouts", lambda *_: made_up)
    return made_up


def test_every_machine_has_few_layouts_to_try() -> None:
    assert candidates(1) == (Layout(1, 1),)
    assert set(candidates(2)) == {Layout(2, 1), Layout(1, 2), Layout(1, 1)}
    for processors in (4, 6, 8, 16, 64):
        layouts = candidates(processors)
        assert len(layouts) <= 6
        assert all(1 <= layout.total <= min(processors, 8) for layout in layouts)


def test_a_text_counts_unless_one_sentence_suffers() -> None:
    quick = Timing(Layout(1, 2), one_s=0.010, many_s=0.300)
    broad = Timing(Layout(2, 1), one_s=0.012, many_s=0.100)
    slow = Timing(Layout(4, 1), one_s=0.020, many_s=0.050)
    assert best([quick, broad, slow], Layout(1, 2)) is broad


def test_what_is_usual_stays_unless_another_is_clearly_faster() -> None:
    usual = Timing(Layout(2, 1), one_s=0.010, many_s=0.100)
    hardly = Timing(Layout(1, 2), one_s=0.010, many_s=0.095)
    clearly = Timing(Layout(1, 1), one_s=0.010, many_s=0.080)
    assert best([usual, hardly], usual.layout) is usual
    assert best([usual, hardly, clearly], usual.layout) is clearly


def test_a_busy_machine_is_measured_another_time(
    path: Path, loaded: LoadedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tuning, "is_busy", lambda _: True)
    tuned = Tuning(path, processors=2)
    assert not tuned.measure(loaded, lambda: False)
    assert not tuned.wants(loaded)
    assert not path.exists()
    assert Tuning(path, processors=2).wants(loaded)


def test_sizes_are_measured_together() -> None:
    assert [size_class(size) for size in (0, 1, 1_000_000, 1_000_001, 75_000_000)] == [
        "1 MB",
        "1 MB",
        "1 MB",
        "2 MB",
        "128 MB",
    ]


def test_what_was_measured_is_remembered_with_the_reason(
    path: Path, loaded: LoadedModel, timings: list[Timing]
) -> None:
    first = Tuning(path, processors=2)
    assert first.layout(SIZE) == (Layout(2, 1), tuning.UNMEASURED)
    assert first.wants(loaded)
    assert first.measure(loaded, lambda: False)
    assert not first.wants(loaded)
    layout, reason = Tuning(path, processors=2).layout(SIZE)
    assert layout == Layout(1, 2)
    assert "1x2 10 and 200 ms" in reason
    assert "2x1 20 and 300 ms" in reason


@pytest.mark.parametrize("change", ["processors", "ctranslate2"])
def test_another_machine_or_library_measures_anew(
    path: Path, loaded: LoadedModel, timings: list[Timing], change: str
) -> None:
    Tuning(path, processors=2).measure(loaded, lambda: False)
    data = json.loads(path.read_text())
    data["machine"][change] = "other"
    path.write_text(json.dumps(data))
    assert Tuning(path, processors=2).wants(loaded)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"machine": 1}',
        json.dumps({"choices": {size_class(SIZE): 3}}),
        "[" * 100_000,
    ],
)
def test_a_file_that_makes_no_sense_is_passed_over(
    path: Path, loaded: LoadedModel, content: str
) -> None:
    path.write_text(content)
    assert Tuning(path, processors=2).wants(loaded)


@pytest.mark.parametrize("workers", ["many", 99, -1])
def test_a_layout_that_makes_no_sense_is_not_used(
    path: Path, loaded: LoadedModel, timings: list[Timing], workers: object
) -> None:
    Tuning(path, processors=2).measure(loaded, lambda: False)
    data = json.loads(path.read_text())
    data["choices"][size_class(SIZE)]["workers"] = workers
    path.write_text(json.dumps(data))
    assert Tuning(path, processors=2).layout(SIZE)[0] == Layout(2, 1)


def test_with_nothing_to_find_out_nothing_is_measured(path: Path, loaded: LoadedModel) -> None:
    assert not Tuning(path, threads=2, processors=2).wants(loaded)
    assert not Tuning(path, processors=1).wants(loaded)
    assert not Tuning(None, processors=2).wants(loaded)


def test_an_interruption_leaves_it_for_later(path: Path, loaded: LoadedModel) -> None:
    tuned = Tuning(path, processors=2)
    assert not tuned.measure(loaded, lambda: True)
    assert tuned.wants(loaded)
    assert not path.exists()


def test_without_memory_to_spare_it_is_given_up(
    path: Path, loaded: LoadedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tuning, "available_bytes", lambda: 1000)
    tuned = Tuning(path, processors=2)
    assert not tuned.measure(loaded, lambda: False)
    assert not tuned.wants(loaded)


def test_a_folder_that_cannot_be_written_is_no_fault(
    tmp_path: Path, loaded: LoadedModel, timings: list[Timing]
) -> None:
    tuned = Tuning(tmp_path / "missing" / "tuning.json", processors=2)
    assert tuned.measure(loaded, lambda: False)
    assert tuned.layout(SIZE)[0] == Layout(1, 2)


def test_real_layouts_are_really_timed(path: Path, loaded: LoadedModel) -> None:
    tuned = Tuning(path, processors=2)
    assert tuned.measure(loaded, lambda: False)
    layout, reason = tuned.layout(SIZE)
    assert layout in candidates(2)
    assert reason.startswith("measured")


def test_the_engine_measures_after_the_first_translation_when_it_rests(
    path: Path, monkeypatch: pytest.MonkeyPatch, timings: list[Timing]
) -> None:
    monkeypatch.setattr(worker, "MEASURE_AFTER_S", 0.0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    jobs = JobQueue()
    told: list[Event] = []

    def ask(number: int) -> None:
        jobs.put(Job(Translate(number, starter(), ("Merci.",)), told.append, Priority.INTERACTIVE))

    engine = threading.Thread(target=worker.Worker(jobs, EngineConfig(tuning_file=path)).run)
    engine.start()
    ask(1)
    _wait_for(path.exists)
    ask(2)
    _wait_for(lambda: Finished(2) in told)
    jobs.close()
    engine.join()
    first, second = (event for event in told if isinstance(event, Loaded))
    assert first.threads_reason == tuning.UNMEASURED
    assert second.threads_reason.startswith("measured")


def _wait_for(state: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not state():
        assert time.monotonic() < deadline
        time.sleep(0.01)
