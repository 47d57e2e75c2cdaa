"""The graphics processor, by fakes of the few calls: see `fake_gpu`."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import ctranslate2
import pytest

from desktop_translator.core.devices import Device
from desktop_translator.core.errors import ModelFileDamagedError
from desktop_translator.core.models import read_model_info
from desktop_translator.engine import client
from desktop_translator.engine import gpu as gpu_module
from desktop_translator.engine.gpu import NOT_FOUND, NOT_WANTED, OUT_OF_MEMORY, Gpu, GpuLostError
from desktop_translator.engine.launch import EngineConfig, RunningEngine, start_engine
from desktop_translator.engine.link import EngineLink, LinkLostError
from desktop_translator.engine.loaded_model import LoadedModel
from desktop_translator.engine.messages import (
    Done,
    Event,
    Finished,
    Loaded,
    Partial,
    Priority,
    Translate,
)
from desktop_translator.engine.queue import Job, JobQueue
from desktop_translator.engine.worker import Worker
from tests.engine.fake_gpu import NO_CUBLAS, FakeCuda, FakeLibrary
from tests.starter import change_file, copy_starter, starter

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from desktop_translator.engine.messages import Routed


def loaded(monkeypatch: pytest.MonkeyPatch, cuda: FakeCuda, gpu: Gpu) -> LoadedModel:
    monkeypatch.setattr(ctranslate2, "Translator", cuda)
    return LoadedModel(starter(), threads=1, gpu=gpu)


def test_this_machine_says_why_it_has_none() -> None:
    """The real call, wherever the tests run."""
    gpu = Gpu(Device.AUTO)
    assert bool(gpu.reason) != bool(gpu.compute_type)


@pytest.mark.parametrize(
    ("library", "reason"),
    [
        (FakeLibrary(count=0), NOT_FOUND),
        (FakeLibrary(compute_types=frozenset()), NOT_FOUND),
        (FakeLibrary(error="The driver is too old.\nmore"), "The driver is too old"),
    ],
)
def test_what_is_missing_is_said(library: FakeLibrary, reason: str) -> None:
    assert Gpu(Device.AUTO, library=library).reason == reason


def test_one_that_is_not_wanted_is_not_asked() -> None:
    assert Gpu(Device.CPU, library=FakeLibrary(error="asked")).reason == NOT_WANTED
    assert Gpu(Device.AUTO, "it was odd", FakeLibrary(error="asked")).reason == "it was odd"


@pytest.mark.parametrize(
    ("types", "chosen"),
    [
        ({"float32", "float16", "int8_float16", "int8_float32"}, "int8_float16"),
        ({"float32", "float16"}, "float16"),
        ({"float32", "int8_float32"}, "int8_float32"),
        ({"float32"}, "float32"),
    ],
)
def test_the_number_format_goes_by_what_it_can(types: set[str], chosen: str) -> None:
    assert (
        Gpu(Device.AUTO, library=FakeLibrary(compute_types=frozenset(types))).compute_type == chosen
    )


def test_one_that_translates_the_probe_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    cuda = FakeCuda()
    model = loaded(monkeypatch, cuda, Gpu(Device.AUTO, library=FakeLibrary()))
    assert (model.weights.device, model.weights.compute_type, model.weights.gpu_reason) == (
        "cuda",
        "int8_float16",
        "",
    )
    assert cuda.asked == [("cuda", "int8_float16")]
    assert cuda.calls == 1
    model.close()


@pytest.mark.parametrize(
    "cuda",
    [FakeCuda(loading_error=NO_CUBLAS), FakeCuda(calls_before_failure=0, error=NO_CUBLAS)],
    ids=["loading", "probe"],
)
def test_one_that_does_not_work_gives_way_to_the_cpu_and_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, cuda: FakeCuda
) -> None:
    gpu = Gpu(Device.AUTO, library=FakeLibrary())
    for _ in range(2):
        model = loaded(monkeypatch, cuda, gpu)
        assert (model.weights.device, model.weights.gpu_reason) == ("cpu", NO_CUBLAS)
        model.close()
    assert [device for device, _ in cuda.asked] == ["cuda", "cpu", "cpu"]


def test_too_little_memory_is_about_one_model_only(monkeypatch: pytest.MonkeyPatch) -> None:
    gpu = Gpu(Device.AUTO, library=FakeLibrary())
    cuda = FakeCuda(loading_error="CUDA failed with error out of memory")
    model = loaded(monkeypatch, cuda, gpu)
    assert (model.weights.device, model.weights.gpu_reason, gpu.reason) == (
        "cpu",
        OUT_OF_MEMORY,
        "",
    )
    model.close()


def test_a_damaged_model_is_not_taken_for_a_broken_processor(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = copy_starter(tmp_path / "broken")
    change_file(folder, "model.bin", lambda content: content[:-1000])
    monkeypatch.setattr(ctranslate2, "Translator", FakeCuda())
    with pytest.raises(ModelFileDamagedError):
        LoadedModel(read_model_info(folder), threads=1, gpu=Gpu(Device.AUTO, library=FakeLibrary()))


def test_a_failure_in_the_middle_moves_the_model_to_the_cpu(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gpu = Gpu(Device.AUTO, library=FakeLibrary())
    model = loaded(monkeypatch, FakeCuda(calls_before_failure=1), gpu)
    with pytest.raises(GpuLostError):
        model.weights.translate_batch([["a"]])
    assert model.weights.device == "cpu"
    assert "launch failure" in model.weights.gpu_reason == gpu.reason
    assert model.weights.translate_batch([["a"]])
    model.close()


def test_a_translation_under_way_ends_on_the_cpu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Through the engine's own loop: the text so far begins again, and nothing is lost."""
    monkeypatch.setattr(ctranslate2, "Translator", FakeCuda(calls_before_failure=1))
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 1)
    types = FakeLibrary().get_supported_compute_types
    real = ctranslate2.get_supported_compute_types
    monkeypatch.setattr(
        ctranslate2,
        "get_supported_compute_types",
        lambda device: types(device) if device == "cuda" else real(device),
    )
    jobs = JobQueue()
    events: list[Event] = []

    def send(event: Event) -> None:
        events.append(event)
        if isinstance(event, Finished):
            jobs.close()

    jobs.put(Job(Translate(1, starter(), ("Je t'aime.", "Merci.")), send, Priority.INTERACTIVE))
    Worker(jobs, EngineConfig(threads=1)).run()
    told = [event for event in events if isinstance(event, Loaded)]
    assert [event.device for event in told] == ["cuda", "cpu"]
    assert "launch failure" in told[1].gpu_reason
    results = [r for event in events if isinstance(event, Done) for r in event.results]
    assert sorted((r.index, r.text) for r in results) == [(0, "I love you."), (1, "Thank you.")]
    texts = [text for e in events if isinstance(e, Partial) for _, text in e.texts]
    assert all("I love you.".startswith(t) or "Thank you.".startswith(t) for t in texts)


def test_every_reason_can_follow_the_words_not_used() -> None:
    for reason in (NOT_FOUND, NOT_WANTED, OUT_OF_MEMORY):
        assert reason[0].islower()
        assert not reason.endswith(".")
    assert gpu_module._first_line(RuntimeError("")) == "RuntimeError"


@pytest.mark.engine
def test_an_engine_that_dies_while_it_uses_it_is_started_without_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(client, "EngineLink", _DyingOnGpu)
    configs: list[EngineConfig] = []

    def start(config: EngineConfig) -> RunningEngine:
        configs.append(config)
        return start_engine(config)

    with closing(client.EngineClient(EngineConfig(), start)) as engine:
        told = [event.device for event in engine.load(starter()) if isinstance(event, Loaded)]
    assert told == ["cuda", "cpu"]
    assert [config.gpu_reason for config in configs] == ["", client.STOPPED_ON_GPU]


class _DyingOnGpu(EngineLink):
    """Says that the model is on the graphics processor, and is gone; the next one is real."""

    died = False

    def exchange(self, request: Routed) -> Generator[Event | None, None, None]:
        if _DyingOnGpu.died:
            yield from super().exchange(request)
            return
        _DyingOnGpu.died = True
        yield Loaded(request.request_id, "starter", "cuda", "int8_float16", 1)
        assert self._engine.owned is not None
        self._engine.owned.process.kill()
        self._reader.join()
        raise LinkLostError
