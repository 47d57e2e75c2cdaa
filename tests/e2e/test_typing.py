"""Typing and pasting into the window."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.e2e.screen import wait_until
from tests.e2e.texts import long_text

if TYPE_CHECKING:
    import psutil

    from tests.e2e.window import Window


def test_a_typed_sentence_appears_in_english(window: Window) -> None:
    window.type("Je t'aime.")
    window.wait_for_translation("I love you.")
    assert window.source() == "Je t'aime."


def test_accents_arrive_as_they_were_typed(window: Window) -> None:
    text = "L'été où ça naît, le garçon dîne à Noël."
    window.type(text)
    assert window.source() == text
    wait_until(window.translation, "a translation appears")


def test_a_long_text_grows_from_its_beginning_and_ends_whole(window: Window) -> None:
    text = long_text(300)
    window.paste(text)
    states = window.wait_for_streaming()
    assert len(states[-1]) > len(states[0])
    wait_until(lambda: _is_whole(window.translation(), text), "every sentence is there", 60)


def test_emptying_the_source_empties_the_translation(window: Window) -> None:
    window.type("Je t'aime.")
    window.wait_for_translation("I love you.")
    window.key("ctrl+a", "Delete")
    window.wait_for_translation("")
    window.type("Je t'aime.")
    window.wait_for_translation("I love you.")


def test_a_megabyte_begins_at_once_and_stops_at_escape(window: Window) -> None:
    text = long_text(16_000)
    assert len(text.encode()) > 1_000_000
    window.paste(text)
    wait_until(window.translation, "the first words appear", 20)
    window.key("Escape")
    engine = window.engine()
    assert engine is not None
    wait_until(lambda: _rests(engine), "the engine rests", 10)
    assert window.alive
    assert window.source() == text
    window.replace("Je t'aime.")
    window.wait_for_translation("I love you.")


def _is_whole(translation: str, source: str) -> bool:
    """Return whether each line has its translation, with as many full stops."""
    here, there = translation.split("\n"), source.split("\n")
    return len(here) == len(there) and all(line.count(".") >= 3 for line in here)


def _rests(engine: psutil.Process) -> bool:
    before = engine.cpu_times()
    time.sleep(0.5)  # the span that is measured, not a wait for something
    after = engine.cpu_times()
    return after.user + after.system - before.user - before.system < 0.05
