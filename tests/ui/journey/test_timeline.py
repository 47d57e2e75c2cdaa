from __future__ import annotations

from desktop_translator.ui.journey.timeline import Part, Progress, Timeline


def test_everything_happens_in_its_turn() -> None:
    timeline = Timeline(tokens=3, steps=2)
    assert timeline.end == 7
    parts = [timeline.part(position) for position in range(timeline.end)]
    tokens, encoder, decoder, words = Part.TOKENS, Part.ENCODER, Part.DECODER, Part.WORDS
    assert parts == [tokens, tokens, tokens, encoder, decoder, decoder, words]
    assert [timeline.step(position) for position in (3.9, 4.0, 5.5, 6.0)] == [None, 0, 1, None]


def test_at_the_beginning_nothing_is_seen_and_at_the_end_everything() -> None:
    timeline = Timeline(tokens=3, steps=2)
    assert timeline.progress(0) == Progress(0, 0, 0, 0)
    assert timeline.progress(timeline.end) == Progress(3, 1, 2, 1)
    assert timeline.progress(4.25) == Progress(3, 1, 0.25, 0)


def test_the_end_of_a_step_is_a_position() -> None:
    timeline = Timeline(tokens=3, steps=2)
    assert timeline.progress(timeline.position_of_step(1)).steps == 2


def test_an_empty_journey_has_no_moments() -> None:
    assert Timeline(0, 0).end == 0
