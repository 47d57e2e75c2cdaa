"""How fast a model decodes on this computer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class DecodingSpeed:
    """Seconds per source token, learnt from every batch."""

    def __init__(self) -> None:
        self._token_s = math.inf

    def predict_s(self, batch: Sequence[Sequence[str]]) -> float:
        """Foretell how long a batch will take; infinity before the first was measured."""
        return self._token_s * sum(map(len, batch))

    def learn(self, batch: Sequence[Sequence[str]], duration_s: float) -> None:
        """Take in how long a batch took; half the weight goes to the newest."""
        token_s = duration_s / sum(map(len, batch))
        self._token_s = token_s if math.isinf(self._token_s) else (self._token_s + token_s) / 2
