from __future__ import annotations

import pytest

from desktop_translator.pipeline.events import Statistics


def _statistics(tokens: int, decoding_ms: float) -> Statistics:
    return Statistics(
        sentences=2,
        reused_sentences=1,
        problems=(),
        output_tokens=tokens,
        decoding_ms=decoding_ms,
    )


@pytest.mark.parametrize(
    ("tokens", "decoding_ms", "speed"), [(50, 500.0, 100.0), (0, 0.0, 0.0), (0, 10.0, 0.0)]
)
def test_speed_is_counted_in_tokens_per_second(
    tokens: int, decoding_ms: float, speed: float
) -> None:
    assert _statistics(tokens, decoding_ms).tokens_per_second == speed
