from __future__ import annotations

import math
import random

import pytest

from desktop_translator.core.journey import TEMPERATURES, Token
from desktop_translator.engine.distribution import MOST_PROBABLE, distribution

FORBIDDEN = -3.4028234663852886e38
"""What CTranslate2 sets the logit of a token to that must not be chosen."""


def _name(index: int) -> Token:
    return Token(str(index))


def _exact(logits: list[float], temperature: float, index: int) -> float:
    highest = max(logits)
    weights = [math.exp((logit - highest) / temperature) for logit in logits]
    return weights[index] / math.fsum(weights)


@pytest.mark.parametrize("spread", [0.3, 2.0, 6.0])
def test_every_temperature_gives_the_softmax_over_the_whole_vocabulary(spread: float) -> None:
    random.seed(7)
    logits = [random.gauss(0, spread) for _ in range(4000)]
    logits[17] = FORBIDDEN
    chances = distribution(logits, _name, logits.index(max(logits)))
    for temperature in TEMPERATURES:
        found = chances.probabilities(temperature)
        for token, probability in zip(chances.tokens, found, strict=True):
            exact = _exact(logits, temperature, int(token.text))
            assert probability == pytest.approx(exact, rel=5e-3, abs=1e-9)


def test_the_most_probable_come_first_and_the_chosen_one_is_there() -> None:
    logits = [float(-index) for index in range(100)]
    chances = distribution(logits, _name, 42)
    assert [token.text for token in chances.tokens] == [*map(str, range(MOST_PROBABLE)), "42"]
    assert chances.log_probabilities[-1] == pytest.approx(math.log(_exact(logits, 1.0, 42)))


def test_a_token_that_cannot_be_has_no_probability() -> None:
    chances = distribution([1.0, FORBIDDEN], _name, 1)
    assert chances.probabilities(2.0) == pytest.approx((1.0, 0.0))
