"""The part of a model that lies in CTranslate2's memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ctranslate2

from desktop_translator.engine.model_files import damaged

if TYPE_CHECKING:
    from desktop_translator.core.models import ModelInfo


class Weights:
    """A model's weights, shared by all who use it, each for a pair.

    Raises:
        ModelFileDamagedError: CTranslate2 cannot load it.
    """

    def __init__(self, info: ModelInfo, workers: int, threads: int) -> None:
        try:
            self.translator = ctranslate2.Translator(
                str(info.folder),
                device="cpu",
                compute_type=_compute_type(),
                inter_threads=workers,
                intra_threads=threads,
            )
        except (RuntimeError, ValueError, IndexError, MemoryError) as error:
            raise damaged(info, "model.bin", f"CTranslate2 says: {error}") from error

    def close(self) -> None:
        """Drop the model; CTranslate2 waits here for its threads, which hold the last callback."""
        del self.translator


def _compute_type() -> str:
    """Choose whole numbers where the processor can: floats take four times the memory."""
    return "int8" if "int8" in ctranslate2.get_supported_compute_types("cpu") else "default"
