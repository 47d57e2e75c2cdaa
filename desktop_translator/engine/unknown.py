"""Copying what a model has no token for (emoji, rare letters) from the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

UNKNOWN = "<unk>"

SPACE = "▁"
"""SentencePiece's mark for a space (U+2581)."""


def copy_unknown(
    tokens: Sequence[str],
    source: Sequence[str],
    attention: Sequence[Sequence[float]],
    vocabulary: AbstractSet[str],
) -> list[str]:
    """Replace each unknown token of an output by the unknown source token it looked at most.

    `attention` has a row per output token and a column per source token. CTranslate2's own
    `replace_unknowns` takes any source token, so it would put French words into English; here
    only tokens that the model does not know are copied, each once, and what is left is dropped.
    """
    candidates = [index for index, token in enumerate(source) if token not in vocabulary]
    result: list[str] = []
    for token, row in zip(tokens, attention, strict=True):
        if token != UNKNOWN:
            result.append(token)
        elif candidates:
            best = max(candidates, key=row.__getitem__)
            candidates.remove(best)
            if best and source[best - 1] == SPACE and result[-1:] != [SPACE]:
                result.append(SPACE)
            result.append(source[best])
    return result
