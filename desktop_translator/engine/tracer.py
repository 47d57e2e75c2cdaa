"""What must be known of a model to tell the whole way of a sentence through it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from desktop_translator.core.journey import Token
from desktop_translator.engine.architecture import read_architecture
from desktop_translator.engine.encoder import SentenceEncoder
from desktop_translator.engine.model_files import WEIGHTS, read_vocabulary
from desktop_translator.engine.model_header import read_header
from desktop_translator.engine.unknown import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_translator.core.journey import Activations
    from desktop_translator.engine.loaded_model import LoadedModel

log = logging.getLogger(__name__)

_SPECIAL_KEYS = ("unk_token", "bos_token", "eos_token", "decoder_start_token")


class Tracer:
    """Names tokens, and lends the encoder; it must be closed before its model is.

    Attributes:
        model: whose sentences are traced.
        architecture: what it is built of.
        start_token: the token its decoder starts from.
    """

    def __init__(self, model: LoadedModel) -> None:
        self.model = model
        config = model.config
        weights = model.info.folder / WEIGHTS
        self.architecture = read_architecture(read_header(weights), weights)
        self.start_token = Token(str(config.get("decoder_start_token", "<s>")), special=True)
        self._before = [str(config["bos_token"])] if config.get("add_source_bos") else []
        self._after = [model.end_token] if config.get("add_source_eos") else []
        self._special = {UNKNOWN, *(str(config[key]) for key in _SPECIAL_KEYS if key in config)}
        self._special |= {*model.marks, *model.target_prefix}
        stems = ("target_vocabulary", "shared_vocabulary")  # a model has one of them
        self._vocabulary = [t for stem in stems for t in read_vocabulary(model.info, stem)[1]]
        self._ids = {token: index for index, token in enumerate(self._vocabulary)}
        self._encoder: SentenceEncoder | None = None

    def close(self) -> None:
        """Free the encoder."""
        if self._encoder is not None:
            self._encoder.close()
            self._encoder = None

    def name(self, index: int) -> Token:
        """Return the token of a number of the decoder's vocabulary."""
        known = index < len(self._vocabulary)
        return self.token(self._vocabulary[index]) if known else Token(f"#{index}", special=True)

    def index(self, token: str) -> int:
        """Return the number of a token; that of the unknown one for a stranger."""
        return self._ids.get(token, self._ids.get(UNKNOWN, 0))

    def token(self, text: str) -> Token:
        """Tell whether a token stands for text."""
        return Token(text, text in self._special)

    def source(self, tokens: Sequence[str]) -> tuple[Token, ...]:
        """Add to the tokens of a sentence those that the family and the configuration demand."""
        added = [Token(token, special=True) for token in self._before]
        ends = [Token(token, special=True) for token in self._after]
        return (*added, *map(self.token, self.model.frame.around(tokens)), *ends)

    def attention(self, row: Sequence[float]) -> tuple[float, ...]:
        """Give every source token its share of the attention.

        CTranslate2 leaves out the columns of the tokens it added. One such token has what the
        others leave, since the shares add up to 1; of two, the end has it: it comes last, where a
        decoder that looks at nothing in particular looks.
        """
        rest = max(0.0, 1.0 - sum(row))
        before, after = [0.0] * len(self._before), [0.0] * len(self._after)
        if after:
            after[0] = rest
        elif before:
            before[0] = rest
        return (*before, *row, *after)

    def activations(self, source: Sequence[Token]) -> Activations | None:
        """Return what the encoder makes of a sentence; None where it cannot be told."""
        try:
            if self._encoder is None:
                self._encoder = SentenceEncoder(self.model.info, self.model.weights.layout.total)
            return self._encoder.activations([token.text for token in source])
        except (ValueError, RuntimeError, OSError, MemoryError) as error:
            log.warning("no activations from %s: %s", self.model.info.id, error)
            return None
