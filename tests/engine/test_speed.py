from __future__ import annotations

import pytest

from desktop_translator.engine.speed import DecodingSpeed


def test_speed_is_learnt_from_the_first_batch_on() -> None:
    speed = DecodingSpeed()
    batch = [["a"] * 10, ["b"] * 10]
    assert speed.predict_s(batch) == float("inf")
    speed.learn(batch, 2.0)
    assert speed.predict_s(batch) == pytest.approx(2.0)
    speed.learn(batch, 1.0)
    assert speed.predict_s(batch) == pytest.approx(1.5)
