"""The sentence in view and the marks, as a person meets them in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from tests.e2e.screen import wait_until

if TYPE_CHECKING:
    from tests.e2e.screen import Screen
    from tests.e2e.window import Window

# No small model keeps so many long numbers apart, and no repair that decodes again does.
NUMBERS = (
    "Les codes sont 1029384756, 5647382910, 1122334455, 9988776655, 6677889900, 1357924680, "
    "2468013579 et 8642097531."
)
TEXT = f"Je t'aime.\n{NUMBERS}\nMerci."
TINT = 0xFFEEF3FF
NOTICE = 0xFF7A4B00


def test_the_sentence_at_the_cursor_is_tinted_on_both_sides(window: Window, screen: Screen) -> None:
    window.type("Je t'aime. Merci.")
    window.wait_for_translation("I love you. Thank you.")
    wait_until(lambda: _halves_with(screen, TINT) == {"left", "right"}, "both sides are tinted")


def test_a_key_leads_to_the_sentence_that_may_be_wrong(window: Window, screen: Screen) -> None:
    window.paste(TEXT)
    wait_until(lambda: window.translation().count("\n") == 2, "three lines are there")
    wait_until(lambda: "right" in _halves_with(screen, NOTICE), "a sentence is marked")
    window.key("F8")
    window.type("Q")
    assert window.source() == TEXT.replace("Les", "QLes")
    window.key("ctrl+z")
    wait_until(lambda: "right" in _halves_with(screen, NOTICE), "the sentence is marked again")
    window.key("F8", "ctrl+F8")
    wait_until(lambda: not _halves_with(screen, NOTICE), "the sentence is declared fine")
    window.key("ctrl+Return")
    wait_until(lambda: window.translation().count("\n") == 2, "three lines are there")
    assert not _halves_with(screen, NOTICE)


def _halves_with(screen: Screen, colour: int) -> set[str]:
    """Return in which halves of the screen a colour is seen."""
    picture = QImage(str(screen.photograph()))
    middle = picture.width() // 2
    pixels = (
        (x, picture.pixel(x, y))
        for y in range(0, picture.height(), 3)
        for x in range(0, picture.width(), 2)
    )
    return {"left" if x < middle else "right" for x, pixel in pixels if pixel == colour}
