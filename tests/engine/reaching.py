"""What reaches CTranslate2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sentencepiece

from desktop_translator.core.decoding import GREEDY, DecodingOptions
from desktop_translator.engine.loaded_model import LoadedModel

if TYPE_CHECKING:
    from desktop_translator.core.models import ModelInfo

TEXT = "the cat sleeps"


class Recorder:
    """Stands before CTranslate2 and notes what is asked of it."""

    def __init__(self, translator: Any) -> None:  # noqa: ANN401 - a class without types
        self._translator = translator
        self.sources: list[list[str]] = []
        self.prefixes: list[list[str]] | None = None
        self.options: dict[str, object] = {}

    def translate_batch(self, sources: list[list[str]], **options: Any) -> Any:  # noqa: ANN401
        self.sources, self.prefixes, self.options = sources, options["target_prefix"], options
        return self._translator.translate_batch(sources, **options)


def reach(
    info: ModelInfo, text: str = TEXT, options: DecodingOptions = GREEDY
) -> tuple[list[str], list[str], Recorder]:
    """Return the source tokens and the prefix with which CTranslate2 is called for a text."""
    model = LoadedModel(info, threads=1)
    recorder = Recorder(model.weights.translator)
    model.weights.translator = recorder
    try:
        model.decode([model.tokenizer.encode(text)], options, None)
    finally:
        del recorder._translator
        model.close()
    (source,) = recorder.sources
    return source, (recorder.prefixes or [[]])[0], recorder


def pieces(info: ModelInfo, file: str, text: str = TEXT) -> list[str]:
    processor = sentencepiece.SentencePieceProcessor(model_file=str(info.folder / file))
    cut: list[str] = processor.encode(text, out_type=str)
    return cut
