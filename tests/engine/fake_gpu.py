"""CTranslate2's few calls about graphics processors, as a machine that has one would answer.

There is no graphics processor on the machines of the tests: these fakes stand for the calls alone,
and the CPU does the work that the made-up one is given.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import ctranslate2

TRANSLATOR = ctranslate2.Translator
NO_CUBLAS = "Library libcublas.so.12 is not found or cannot be loaded"


@dataclass
class FakeLibrary:
    """Graphics processors as CTranslate2 tells of them.

    Attributes:
        count: how many there are.
        compute_types: what each can compute with.
        error: what the driver says instead.
    """

    count: int = 1
    compute_types: frozenset[str] = frozenset({"float32", "float16", "int8_float16"})
    error: str = ""

    def get_cuda_device_count(self) -> int:
        return self.count

    def get_supported_compute_types(self, device: str) -> frozenset[str]:
        assert device == "cuda"
        if self.error:
            raise RuntimeError(self.error)
        return self.compute_types


@dataclass
class FakeCuda:
    """Makes translators: those for `cuda` are made-up ones that fail when they are told to.

    Attributes:
        loading_error: what loading onto the graphics processor says.
        calls_before_failure: translations that work there; None for all of them.
        error: what the next one says.
        asked: (device, compute type) of every translator made.
    """

    loading_error: str = ""
    calls_before_failure: int | None = None
    error: str = "CUDA failed with error unspecified launch failure"
    asked: list[tuple[str, str]] = field(default_factory=list)
    calls: int = 0

    def __call__(self, folder: str, device: str, compute_type: str, **more: Any) -> Any:  # noqa: ANN401
        self.asked.append((device, compute_type))
        if device == "cpu":
            return TRANSLATOR(folder, device=device, compute_type=compute_type, **more)
        if self.loading_error:
            raise RuntimeError(self.loading_error)
        return MadeUpTranslator(self, TRANSLATOR(folder, device="cpu"), compute_type)


@dataclass
class MadeUpTranslator:
    """Says that it is on a graphics processor, and lets the CPU translate."""

    cuda: FakeCuda
    translator: Any
    compute_type: str
    device: str = "cuda"

    def translate_batch(self, *arguments: Any, **more: Any) -> Any:  # noqa: ANN401
        self.cuda.calls += 1
        allowed = self.cuda.calls_before_failure
        if allowed is not None and self.cuda.calls > allowed:
            on_step = more.get("callback")
            if on_step is not None:  # it had begun to tell
                more["callback"] = lambda step: on_step(step) or step.step > 1
                self.translator.translate_batch(*arguments, **more)
            raise RuntimeError(self.cuda.error)
        return self.translator.translate_batch(*arguments, **more)
