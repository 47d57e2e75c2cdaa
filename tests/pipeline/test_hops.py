"""Texts on their way by a third language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.core.decoding import GREEDY, DecodingOptions, Method
from desktop_translator.core.errors import EngineStoppedError, ModelFileDamagedError
from desktop_translator.core.route_errors import EngineStoppedHalfwayError
from desktop_translator.engine.messages import Done, Priority
from desktop_translator.pipeline.guard import Problem
from desktop_translator.pipeline.hops import Preparing, halfway, translate_along
from desktop_translator.pipeline.requests import TextRequest, Wishes
from desktop_translator.pipeline.text_translator import TextTranslator
from tests.fakes import FakeEngine, fake_model
from tests.pipeline.reader import Reader

if TYPE_CHECKING:
    from desktop_translator.core.models import ModelInfo

FIRST = fake_model("first", "fr", "en")
SECOND = fake_model("second", "en", "de")


def engine_with(**more: object) -> FakeEngine:
    """Build an engine that writes capitals as English, and puts brackets round German."""
    by_model = {"first": str.upper, "second": lambda text: f"<{text}>"}
    return FakeEngine(by_model=by_model, **more)  # type: ignore[arg-type]


def translator(engine: FakeEngine, *more: ModelInfo) -> TextTranslator:
    return TextTranslator(engine, InstalledModels([FIRST, SECOND, *more]))


def follow(engine: FakeEngine, text: str, options: DecodingOptions = GREEDY) -> Reader:
    reader = Reader(text)
    reader.read(translator(engine).translate(TextRequest(1, text, "fr", "de", Wishes(options))))
    return reader


def test_each_sentence_passes_both_models_and_is_cut_only_once() -> None:
    engine = engine_with()
    reader = follow(engine, "Un. Deux.\nTrois ! Un.")
    assert reader.text == "<UN.> <DEUX.>\n<TROIS !> <UN.>"
    assert engine.requests == [
        ("first", ("Un.", "Deux.", "Trois !")),
        ("second", ("UN.", "DEUX.", "TROIS !")),
    ]
    assert engine.beside == ["second", "first"]


def test_a_word_passed_over_on_the_first_half_is_told() -> None:
    engine = engine_with(passes_over=lambda text: text == "UN.")
    reader = follow(engine, "Un. Deux.")
    assert [each[2] for each in reader.sentences] == [{Problem.TOO_SHORT}, set()]


def test_a_sentence_that_the_first_model_makes_into_two_stays_one() -> None:
    engine = engine_with()
    engine.by_model["first"] = lambda text: f"{text} And another. And a third."
    reader = follow(engine, "Un. Deux.")
    assert engine.requests[1][1] == (
        "Un. And another. And a third.",
        "Deux. And another. And a third.",
    )
    assert reader.text == "<Un. And another. And a third.> <Deux. And another. And a third.>"


def test_what_the_first_model_writes_is_cleaned_for_the_second() -> None:
    engine = engine_with()
    engine.by_model["first"] = lambda text: f" {text}\u200b  E\u0301"
    follow(engine, "Un.")
    assert engine.requests[1][1] == ("Un. \u00c9",)


def test_the_first_half_is_told_as_progress_and_the_second_streams() -> None:
    reader = follow(engine_with(), "Un deux trois. Quatre cinq.")
    told = [event for event in reader.events if isinstance(event, Preparing)]
    assert [(event.finished, event.total) for event in told] == [(1, 2), (2, 2)]
    assert reader.events.index(told[-1]) < reader.events.index(reader.changes[0])
    growing = [change.lines[0][1] for change in reader.changes]
    assert any(line.startswith("<UN DEUX") and "TROIS" not in line for line in growing)
    assert [ready.route.id for ready in reader.ready] == ["first+second"]


def test_figures_count_both_halves() -> None:
    statistics = follow(engine_with(), "Un deux.").finished.statistics
    assert statistics.output_tokens == 6  # two words and an end, twice
    assert statistics.decoding_ms > 0


def test_a_sentence_is_remembered_for_the_whole_way() -> None:
    """What one first model wrote must not be taken for what another did."""
    engine = engine_with()
    engine.by_model["other"] = str.lower
    other = fake_model("other", "fr", "en")
    installed = InstalledModels([FIRST, SECOND, other])
    both = TextTranslator(engine, installed)
    request = TextRequest(1, "Un.", "fr", "de")
    texts = []
    for preferred in ("first+second", "other+second", "first+second"):
        installed.prefer({"fr-de": preferred})
        reader = Reader("Un.")
        reader.read(both.translate(request))
        texts.append(reader.text)
    assert texts == ["<UN.>", "<un.>", "<UN.>"]
    assert len(engine.requests) == 4  # the last one was remembered


def test_both_models_are_made_ready_the_first_one_last() -> None:
    engine = engine_with()
    events = [event for event in translator(engine).prepare("fr", "de") if event is not None]
    assert engine.loads == ["second", "first"]
    assert [type(event).__name__ for event in events] == ["ModelReady"]


@pytest.mark.parametrize("broken", ["first", "second"])
def test_a_damaged_half_is_named(broken: str) -> None:
    damaged = ModelFileDamagedError(
        model=f"Model {broken}", file="model.bin", folder="there", reason="too short"
    )
    with pytest.raises(ModelFileDamagedError) as caught:
        follow(engine_with(errors={broken: damaged}), "Un.")
    assert caught.value.fields["model"] == f"Model {broken}"


def test_routes_that_share_a_damaged_half_are_passed_over() -> None:
    damaged = ModelFileDamagedError(
        model="Model first", file="model.bin", folder="there", reason="too short"
    )
    engine = engine_with(errors={"first": damaged})
    engine.by_model["spare"] = str.lower
    more = (fake_model("spare", "fr", "en"), fake_model("third", "en", "de"))
    reader = Reader("Un.")
    reader.read(translator(engine, *more).translate(TextRequest(1, "Un.", "fr", "de")))
    assert [warned.error for warned in reader.warnings] == [damaged]
    assert reader.text == "<un.>"


@pytest.mark.parametrize(("dying", "half"), [("first", ("fr", "en")), ("second", ("en", "de"))])
def test_an_engine_that_stops_twice_names_the_half(dying: str, half: tuple[str, str]) -> None:
    engine = engine_with(errors={dying: EngineStoppedError()})
    with pytest.raises(EngineStoppedHalfwayError) as caught:
        follow(engine, "Un.")
    assert (caught.value.fields["source"], caught.value.fields["target"]) == half
    assert engine.open_requests == 0


def test_an_engine_that_starts_again_in_either_half_loses_nothing() -> None:
    reader = follow(engine_with(restarts_after=4), "Un deux trois. Quatre.\nCinq.")
    assert reader.text == "<UN DEUX TROIS.> <QUATRE.>\n<CINQ.>"


@pytest.mark.parametrize("events_before", range(12))
def test_closing_ends_either_half(events_before: int) -> None:
    engine = engine_with()
    events = translator(engine).translate(TextRequest(1, "Un deux. Trois.", "fr", "de"))
    for _ in range(events_before):
        next(events)
    events.close()
    assert engine.open_requests == 0


def test_the_first_half_gives_one_result_and_leaves_nothing_to_chance() -> None:
    sampling = DecodingOptions(Method.SAMPLING, results=3, seed=5, repetition_penalty=1.1)
    assert halfway(sampling) == DecodingOptions(repetition_penalty=1.1)
    beam = DecodingOptions(Method.BEAM, beam_size=6, results=4, max_output_tokens=9)
    assert halfway(beam) == DecodingOptions(Method.BEAM, beam_size=6)


def test_several_results_are_those_of_the_second_half() -> None:
    engine = engine_with()
    follow(engine, "Un.", DecodingOptions(Method.BEAM, results=2))
    assert [options.results for options in engine.options] == [1, 2]


def test_alignments_of_both_halves_make_one() -> None:
    engine = engine_with()
    route = InstalledModels([FIRST, SECOND]).routes("fr", "de")[0]
    asked = translate_along(engine, route, ("Un  deux",), GREEDY, Priority.BATCH, align=True)
    (result,) = [r for event in asked if isinstance(event, Done) for r in event.results]
    assert result.text == "<UN DEUX>"
    assert result.alignment is not None
    assert result.alignment.source == ((0, 2), (4, 8))
    assert result.alignment.target == ((0, 3), (4, 9))
    assert result.alignment.shares == (((0, 1.0),), ((1, 1.0),))


def test_without_being_asked_nothing_is_aligned() -> None:
    route = InstalledModels([FIRST, SECOND]).routes("fr", "de")[0]
    asked = translate_along(engine_with(), route, ("Un",), GREEDY, Priority.BATCH)
    assert [r.alignment for e in asked if isinstance(e, Done) for r in e.results] == [None]
