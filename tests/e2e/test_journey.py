"""The journey of a sentence in the real window, made by the real engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from tests.e2e.screen import wait_until

if TYPE_CHECKING:
    from tests.e2e.screen import Screen
    from tests.e2e.window import Window

OPEN = "ctrl+j"
NEGATIVE = 0xFFC2570C


def _share_of(screen: Screen, colour: int) -> float:
    """Return how much of the screen has a colour, in thousandths."""
    picture = QImage(str(screen.photograph()))
    places = [(x, y) for y in range(0, picture.height(), 2) for x in range(0, picture.width(), 2)]
    return 1000 * sum(picture.pixel(x, y) == colour for x, y in places) / len(places)


def test_a_key_shows_the_journey_and_another_key_hides_it(window: Window, screen: Screen) -> None:
    window.type("Je t'aime.")
    window.wait_for_translation("I love you.")
    assert _share_of(screen, NEGATIVE) == 0
    window.key(OPEN)
    wait_until(lambda: _share_of(screen, NEGATIVE) > 0.1, "the encoder's numbers are drawn")
    window.key(OPEN)
    wait_until(lambda: _share_of(screen, NEGATIVE) == 0, "the journey is gone")
    assert window.source() == "Je t'aime."


def test_typing_goes_on_while_the_journey_follows(window: Window, screen: Screen) -> None:
    window.type("Je t'aime.")
    window.wait_for_translation("I love you.")
    window.key(OPEN)
    wait_until(lambda: _share_of(screen, NEGATIVE) > 0.1, "the journey is drawn")
    window.replace("Merci.")
    window.wait_for_translation("Thank you.")
    wait_until(lambda: _share_of(screen, NEGATIVE) > 0.1, "the journey of the new sentence")
    window.key("ctrl+a", "Delete")
    wait_until(lambda: _share_of(screen, NEGATIVE) == 0, "there is nothing to draw")


def test_the_engine_dies_and_the_journey_comes_back(window: Window, screen: Screen) -> None:
    window.type("Je t'aime.")
    window.wait_for_translation("I love you.")
    engine = window.engine()
    assert engine is not None
    engine.kill()
    window.key(OPEN)
    wait_until(lambda: _share_of(screen, NEGATIVE) > 0.1, "the journey is drawn", 60)
