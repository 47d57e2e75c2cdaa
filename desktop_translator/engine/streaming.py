"""Collecting the tokens of a batch into texts, told no more often than eyes can follow."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from desktop_translator.engine.unknown import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_translator.core.decoding import DecodingOptions
    from desktop_translator.engine.loaded_model import LoadedModel
    from desktop_translator.engine.steps import Step

PARTIAL_INTERVAL_S = 1 / 60


class BatchStream:
    """The growing texts of one batch.

    `__call__` is what the decoder calls with every token. Texts that grew since the last telling
    go to `tell` as (piece, text so far) at most every 1/60 s, the first token at once. `stopped`
    is asked with every token; once it says True, each piece ends with its current token. Several
    threads of the decoder may call at a time.
    """

    def __init__(
        self,
        model: LoadedModel,
        batch: Sequence[Sequence[str]],
        options: DecodingOptions,
        tell: Callable[[list[tuple[int, str]]], None],
        stopped: Callable[[], bool],
    ) -> None:
        self._model = model
        self._tell = tell
        self._stopped = stopped
        self._tokens: list[list[str]] = [[] for _ in batch]
        self._limits = [model.output_limit(len(tokens), options) for tokens in batch]
        self._changed: set[int] = set()
        self._told_at = float("-inf")
        self._lock = threading.Lock()

    def __call__(self, step: Step) -> bool:
        """Take one token; return True to end its piece."""
        with self._lock:
            return self._stopped() or self._take(step)

    def _take(self, step: Step) -> bool:
        if step.token == self._model.end_token:
            return False
        tokens = self._tokens[step.piece]
        tokens.append(step.token)
        self._changed.add(step.piece)
        now = time.monotonic()
        if now - self._told_at >= PARTIAL_INTERVAL_S and self._tell_changes():
            self._told_at = now
        return len(tokens) >= self._limits[step.piece]

    def _tell_changes(self) -> bool:
        texts = [(piece, text) for piece in sorted(self._changed) if (text := self._text(piece))]
        self._changed.clear()
        if texts:
            self._tell(texts)
        return bool(texts)

    def _text(self, piece: int) -> str:
        """Join the tokens so far, up to the first that will be replaced at the end."""
        tokens = self._tokens[piece][len(self._model.target_prefix) :]
        if UNKNOWN in tokens:
            tokens = tokens[: tokens.index(UNKNOWN)]
        return self._model.tokenizer.decode_beginning(tokens)
