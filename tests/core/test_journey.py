from __future__ import annotations

import math

import pytest

from desktop_translator.core.journey import TEMPERATURES, Activations, Distribution, Token


def _two_tokens(logit: float) -> Distribution:
    """Two tokens that are all the vocabulary, the second so much below the first."""
    total = math.log(1 + math.exp(logit))
    logs = (-total, logit - total)
    return Distribution(
        (Token("▁a"), Token("▁b")),
        logs,
        tuple(math.log(sum(math.exp(p / t) for p in logs)) for t in TEMPERATURES),
    )


def test_the_dial_runs_from_faithful_to_free() -> None:
    chances = _two_tokens(-1.0)
    assert chances.probabilities(1.0) == pytest.approx((1 / (1 + math.e**-1), 1 / (1 + math.e)))
    first = [chances.probabilities(temperature)[0] for temperature in TEMPERATURES]
    assert first == sorted(first, reverse=True)
    assert first[0] > 0.9999
    assert chances.probabilities(2.0)[0] == pytest.approx(1 / (1 + math.exp(-0.5)))


def test_a_temperature_between_two_is_refused() -> None:
    with pytest.raises(ValueError, match="tuple"):
        _two_tokens(-1.0).probabilities(0.99)


def test_activations_keep_sign_and_size() -> None:
    activations = Activations(3, 2.54, (bytes((1, 128, 255)),))
    assert [activations.value(0, i) for i in range(3)] == pytest.approx([-2.54, 0.0, 2.54])
