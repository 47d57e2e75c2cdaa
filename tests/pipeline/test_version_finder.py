"""Tests of `pipeline.version_finder`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.core.decoding import GREEDY, DecodingOptions, Method
from desktop_translator.core.errors import ModelMissingError
from desktop_translator.core.quality import BEST, creative
from desktop_translator.pipeline.version_finder import (
    VersionFinder,
    VersionRequest,
    VersionsFinished,
    VersionsFound,
    attempts,
)
from tests.fakes import FakeEngine, fake_model

if TYPE_CHECKING:
    from collections.abc import Mapping

CHANCE = creative(50)


def request(
    seen: Mapping[str, tuple[str, ...]], wanted: int = 1, options: DecodingOptions = CHANCE
) -> VersionRequest:
    return VersionRequest(3, "fr", "en", options, seen, wanted)


def finder(engine: FakeEngine) -> VersionFinder:
    return VersionFinder(engine, InstalledModels([fake_model()]))


def find(engine: FakeEngine, asked: VersionRequest) -> dict[str, list[str]]:
    events = [event for event in finder(engine).find(asked) if event is not None]
    assert events[-1] == VersionsFinished(3)
    found = [event for event in events if isinstance(event, VersionsFound)]
    assert sorted(event.sentence for event in found) == sorted(asked.seen)
    return {event.sentence: [version.text for version in event.versions] for event in found}


def test_what_was_seen_is_not_found_again() -> None:
    assert find(FakeEngine(), request({"Oui.": ()})) == {"Oui.": ["OUI."]}
    assert find(FakeEngine(), request({"Oui.": ("OUI.",)})) == {"Oui.": ["OUI.1"]}
    assert find(FakeEngine(), request({"Oui.": ("OUI.", "OUI.1")})) == {"Oui.": ["OUI.2"]}


def test_as_many_as_are_wanted_are_found_the_most_probable_first() -> None:
    assert find(FakeEngine(), request({"Oui.": ()}, 3)) == {"Oui.": ["OUI.", "OUI.1", "OUI.2"]}


def test_where_nothing_is_new_it_grows_wilder_and_gives_up() -> None:
    engine = FakeEngine()
    seen = ("OUI.", *(f"OUI.{number}" for number in range(1, 8)))
    assert find(engine, request({"Oui.": seen})) == {"Oui.": []}
    temperatures = [options.temperature for options in engine.options]
    assert temperatures == sorted(set(temperatures))
    assert len(temperatures) == 3


def test_only_sentences_without_a_new_version_are_asked_again() -> None:
    engine = FakeEngine()
    seen = ("OUI.", *(f"OUI.{number}" for number in range(1, 8)))
    find(engine, request({"Oui.": seen, "Non.": ()}))
    assert engine.requests[0] == ("fake", ("Oui.", "Non."))
    assert engine.requests[1] == ("fake", ("Oui.",))


def test_a_faulty_version_is_told_only_for_want_of_a_sound_one() -> None:
    engine = FakeEngine(lambda text: text.upper().replace("1914", "191"))
    # The fake makes versions by adding a number, so that "191" becomes "1914" as the fifth one.
    assert find(engine, request({"Né en 1914": ("NÉ EN 191",)})) == {"Né en 1914": ["NÉ EN 1911"]}


def test_a_text_of_many_sentences_is_asked_in_parts() -> None:
    engine = FakeEngine()
    found = find(engine, request({f"Phrase {n}.": () for n in range(40)}))
    assert len(found) == 40
    assert max(len(sentences) for _, sentences in engine.requests) <= 16


def test_closing_ends_the_work_of_the_engine() -> None:
    engine = FakeEngine()
    events = finder(engine).find(request({"Oui.": ()}))
    next(events)
    events.close()
    assert engine.open_requests == 0


def test_nothing_is_asked_for_nothing() -> None:
    assert list(VersionFinder(FakeEngine(), InstalledModels([])).find(request({}))) == []


def test_a_pair_without_a_model_is_said() -> None:
    with pytest.raises(ModelMissingError):
        list(VersionFinder(FakeEngine(), InstalledModels([])).find(request({"Oui.": ()})))


def test_a_beam_comes_before_chance() -> None:
    methods = [options.method for options in attempts(request({"Oui.": ()}, 3, BEST))]
    assert methods == [Method.BEAM, *[Method.SAMPLING] * 3]


def test_a_seed_goes_on_with_what_was_seen() -> None:
    seeded = DecodingOptions(Method.SAMPLING, seed=999_999)

    def seeds(*seen: str) -> list[int]:
        return [options.seed for options in attempts(request({"Oui.": seen}, 1, seeded))]

    assert seeds("a") == seeds("b")
    assert seeds("a") != seeds("a", "b")
    assert 0 not in seeds("a", "b", "c")
    unseeded = attempts(request({"Oui.": ()}))
    assert {options.seed for options in unseeded} == {GREEDY.seed}
