from __future__ import annotations

from itertools import pairwise

import pytest

from desktop_translator.core.decoding import GREEDY, DecodingOptions, Method
from desktop_translator.core.quality import BEST, Preset, Quality, creative


def test_fast_is_the_default_and_streams() -> None:
    assert Quality().options == GREEDY
    assert Quality().draft is None


def test_best_shows_a_draft_first() -> None:
    quality = Quality(Preset.BEST)
    assert quality.options == BEST
    assert quality.draft == GREEDY


def test_creative_streams_what_it_draws() -> None:
    assert Quality(Preset.CREATIVE).options.method is Method.SAMPLING
    assert Quality(Preset.CREATIVE).draft is None


@pytest.mark.parametrize("freedom", [-5, 0, 33, 100, 1000])
def test_every_place_of_the_dial_is_within_the_ranges(freedom: int) -> None:
    assert creative(freedom).method is Method.SAMPLING


def test_the_dial_goes_from_faithful_to_free() -> None:
    options = [creative(percent) for percent in range(0, 101, 10)]
    assert all(a.temperature < b.temperature and a.top_p < b.top_p for a, b in pairwise(options))
    assert options[0].temperature < 0.5


def test_custom_is_what_was_set_with_a_draft_that_keeps_its_limits() -> None:
    custom = DecodingOptions(
        Method.BEAM, beam_size=8, repetition_penalty=1.2, max_output_tokens=50, results=3
    )
    quality = Quality(Preset.CUSTOM, custom=custom)
    assert quality.options == DecodingOptions(
        Method.BEAM, beam_size=8, repetition_penalty=1.2, max_output_tokens=50
    )
    assert quality.draft == DecodingOptions(repetition_penalty=1.2, max_output_tokens=50)
    assert quality.versions == 3
    assert Quality(Preset.CUSTOM).versions > 1
