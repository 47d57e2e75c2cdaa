from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from desktop_translator.core.decoding import GREEDY, RANGES, DecodingOptions, Method
from desktop_translator.core.errors import OptionOutOfRangeError
from desktop_translator.core.languages import Languages
from desktop_translator.core.wording import describe


def test_the_default_is_the_draft_that_streams() -> None:
    assert GREEDY.method is Method.GREEDY


def test_every_number_has_a_range_that_holds_its_default() -> None:
    numbers = {field.name for field in fields(DecodingOptions)} - {"method"}
    assert set(RANGES) == numbers
    for name, allowed in RANGES.items():
        assert allowed.lowest <= getattr(GREEDY, name) <= allowed.highest


def _changed(name: str, value: Any) -> DecodingOptions:  # noqa: ANN401 - int or float, by name
    return replace(GREEDY, **{name: value})


@pytest.mark.parametrize("name", RANGES)
def test_a_value_outside_its_range_is_named_with_the_range(name: str) -> None:
    allowed = RANGES[name]
    for value in (allowed.lowest, allowed.highest):
        assert getattr(_changed(name, value), name) == value
    for value in (allowed.lowest - 1, allowed.highest + 1, float("nan")):
        with pytest.raises(OptionOutOfRangeError) as caught:
            _changed(name, value)
        message, advice = describe(caught.value, Languages([]))
        assert name.replace("_", " ") in message
        assert str(allowed) in advice


def test_only_a_beam_and_chance_have_several_results() -> None:
    assert DecodingOptions(results=3).hypotheses == 1
    assert DecodingOptions(Method.SAMPLING, results=3).hypotheses == 3
    beam = DecodingOptions(Method.BEAM, beam_size=4, results=6)
    assert (beam.hypotheses, beam.beams) == (6, 6)
    assert DecodingOptions(Method.BEAM, beam_size=4, results=2).beams == 4


def test_what_streams() -> None:
    assert GREEDY.streams
    assert DecodingOptions(Method.SAMPLING).streams
    assert not DecodingOptions(Method.SAMPLING, results=2).streams
    assert not DecodingOptions(Method.BEAM).streams


def test_every_option_has_a_meaning_with_some_method() -> None:
    applicable = [DecodingOptions(method).applicable for method in Method]
    assert set(RANGES) == set().union(*applicable)
    assert "temperature" not in applicable[0]


def test_a_seed_is_for_chance_only() -> None:
    assert DecodingOptions(Method.SAMPLING, seed=3).sampling_seed == 3
    assert DecodingOptions(Method.BEAM, seed=3).sampling_seed == 0
