from __future__ import annotations

import pytest

from desktop_translator.ui.journey import texts
from desktop_translator.ui.journey.descriptions import describe_journey, describe_spot
from desktop_translator.ui.journey.view import Kind, Spot
from tests.ui.journey.journeys import journey

JOURNEY = journey()


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.934, "93 %"), (0.0423, "4.2 %"), (0.0001, "< 0.1 %"), (0.0, "0 %"), (1.0, "100 %")],
)
def test_small_shares_have_a_digit_more(share: float, words: str) -> None:
    assert texts.percent(share) == words


@pytest.mark.parametrize(
    ("temperature", "words"),
    [
        (0.3, "0.3 · faithful"),
        (0.75, "0.75 · rather faithful"),
        (1.0, "1.0 · as the model learnt it"),
        (1.2, "1.2 · rather free"),
        (2.0, "2.0 · free"),
    ],
)
def test_the_dial_runs_from_faithful_to_free(temperature: float, words: str) -> None:
    assert texts.temperature_text(temperature) == words


@pytest.mark.parametrize(
    ("spot", "parts"),
    [
        (Spot(Kind.SOURCE, 1), ("“'”", "“▁like” 80 %")),
        (Spot(Kind.SOURCE, 5), ("</s>", "no text")),
        (Spot(Kind.NUMBER, 2, 4), ("“aime”, number 5 of 16: 0.04",)),
        (Spot(Kind.STEP, 1), ("Step 2", "“▁like”, 76 %", "“▁love” 19 %", "“'” 80 %")),
        (Spot(Kind.CANDIDATE, 1, 1), ("“▁love”: 19 %", "−1.67", "rank 2", "Click")),
        (Spot(Kind.ATTENTION, 1, 1), ("“▁like” looks at “'” with 80 %",)),
    ],
)
def test_a_thing_tells_its_numbers(spot: Spot, parts: tuple[str, ...]) -> None:
    words = describe_spot(JOURNEY, spot, 1.0)
    assert all(part in words for part in parts), words


def test_all_of_it_can_be_read(qapp: object) -> None:
    words = describe_journey(JOURNEY, 1.0)
    wanted = ["J'aime la musique   →   I like music", "▁J  '  aime  ▁la  ▁musique  </s>"]
    wanted += [f"Step {number}:" for number in range(1, 5)]
    wanted += ["Temperature 1.0", "Starter French–English", "7.3 million", "16 numbers", "4 layers"]
    assert all(part in words for part in wanted), words


def test_what_a_model_does_not_tell_is_said() -> None:
    words = describe_journey(journey(attention=False, activations=False), 1.0)
    assert "does not let its encoder be seen" in words
    assert "Looks at" not in words


def test_the_method_is_named() -> None:
    assert "(greedy)" in texts.decoder_heading(JOURNEY).details
    assert "You chose" in texts.decoder_heading(journey(forced=2)).details
