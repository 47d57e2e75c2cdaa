"""Who made a translation, and whether it would be made again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop_translator.core.decoding import GREEDY, DecodingOptions, Method
from desktop_translator.core.memory_entry import producer_of
from desktop_translator.core.models import ModelFile, ModelInfo
from desktop_translator.core.quality import BEST
from desktop_translator.core.routes import Route

_FILES = (ModelFile("model.bin", 10, "ab"), ModelFile("config.json", 2, "cd"))
_MODEL = ModelInfo(Path(), "m", "M", "opus", ("fr",), ("en",), "MIT", 12, _FILES, {})
_ROUTE = Route((_MODEL,))


def test_the_same_models_and_options_are_the_same_producer() -> None:
    other_order = replace(_MODEL, folder=Path("elsewhere"), files=_FILES[::-1])
    assert producer_of(_ROUTE, GREEDY) == producer_of(Route((other_order,)), GREEDY)
    assert producer_of(_ROUTE, replace(GREEDY, beam_size=8)) == producer_of(_ROUTE, GREEDY)


def test_anything_that_may_change_a_translation_makes_another_producer() -> None:
    trained_again = replace(_MODEL, files=(ModelFile("model.bin", 10, "xx"), _FILES[1]))
    other_pair = replace(_MODEL, targets=("de",))
    seeded = DecodingOptions(Method.SAMPLING, seed=7)
    producers = [
        producer_of(_ROUTE, GREEDY),
        producer_of(_ROUTE, BEST),
        producer_of(_ROUTE, replace(BEST, beam_size=5)),
        producer_of(_ROUTE, replace(GREEDY, repetition_penalty=1.2)),
        producer_of(_ROUTE, seeded),
        producer_of(Route((trained_again,)), GREEDY),
        producer_of(Route((other_pair,)), GREEDY),
        producer_of(Route((_MODEL, _MODEL)), GREEDY),
    ]
    assert None not in producers
    assert len(set(producers)) == len(producers)


def test_chance_makes_nothing_twice() -> None:
    assert producer_of(_ROUTE, DecodingOptions(Method.SAMPLING)) is None
