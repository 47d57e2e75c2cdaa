"""The part of a model that lies in CTranslate2's memory."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import ctranslate2

from desktop_translator.engine.attention_source import telling
from desktop_translator.engine.gpu import GpuLostError
from desktop_translator.engine.layout import Layout
from desktop_translator.engine.model_files import damaged

if TYPE_CHECKING:
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.engine.gpu import Gpu

log = logging.getLogger(__name__)

_PROBE = ("a", "b")
"""What is translated once to see whether a graphics processor works: known or not, any token will
do. Its libraries are loaded at the first translation only, so loading a model proves nothing."""


class Weights:
    """A model's weights, shared by all who use it, each for a pair.

    They lie on the graphics processor if it translates a probe, else with the CPU.

    Attributes:
        layout: workers and threads; on a graphics processor, one of each.
        gpu_reason: why the graphics processor is not used; empty where it is.

    Raises:
        ModelFileDamagedError: CTranslate2 cannot load it.
    """

    def __init__(self, info: ModelInfo, layout: Layout, gpu: Gpu | None = None) -> None:
        self._info = info
        self._gpu = gpu
        self._cpu_layout = layout
        self.gpu_reason = gpu.reason if gpu is not None else ""
        if gpu is None or gpu.reason or not self._load_on_gpu(gpu):
            self._load_on_cpu()

    @property
    def device(self) -> str:
        """`cpu` or `cuda`."""
        return str(self.translator.device)

    @property
    def compute_type(self) -> str:
        """The number format, as CTranslate2 calls it."""
        return str(self.translator.compute_type)

    def translate_batch(self, *arguments: Any, **more: Any) -> list[Any]:  # noqa: ANN401
        """Do what CTranslate2's method of this name does.

        Raises:
            GpuLostError: the graphics processor failed; the same call goes to the CPU next time.
        """
        try:
            results: list[Any] = self.translator.translate_batch(*arguments, **more)
        except RuntimeError as error:
            if self._gpu is None or self.device == "cpu":
                raise
            log.warning("the graphics processor failed: %s", error)
            self.gpu_reason = self._gpu.fail(error)
            del self.translator
            self._load_on_cpu()
            raise GpuLostError from error
        return results

    def close(self) -> None:
        """Drop the model; CTranslate2 waits here for its threads, which hold the last callback."""
        del self.translator

    def _load_on_gpu(self, gpu: Gpu) -> bool:
        """Load and try it; return whether it works."""
        try:
            with telling(self._info) as folder:
                translator = ctranslate2.Translator(
                    str(folder), device="cuda", compute_type=gpu.compute_type
                )
            translator.translate_batch([list(_PROBE)], beam_size=1, max_decoding_length=2)
        except (RuntimeError, ValueError, IndexError, MemoryError) as error:
            log.warning("the graphics processor is not used: %s", error)
            self.gpu_reason = gpu.fail(error)
            return False
        self.layout = Layout(1, 1)
        self.translator = translator
        return True

    def _load_on_cpu(self) -> None:
        self.layout = self._cpu_layout
        try:
            with telling(self._info) as folder:
                self.translator = ctranslate2.Translator(
                    str(folder),
                    device="cpu",
                    compute_type=_compute_type(),
                    inter_threads=self.layout.workers,
                    intra_threads=self.layout.threads,
                )
        except (RuntimeError, ValueError, IndexError, MemoryError) as error:
            raise damaged(self._info, "model.bin", f"CTranslate2 says: {error}") from error


def _compute_type() -> str:
    """Choose whole numbers where the processor can: floats take four times the memory."""
    return "int8" if "int8" in ctranslate2.get_supported_compute_types("cpu") else "default"
