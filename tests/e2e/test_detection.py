"""Languages found out while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.screen import wait_until

if TYPE_CHECKING:
    from tests.e2e.window import Window

NEXT_LANGUAGE = "ctrl+shift+d"


def test_what_is_typed_is_found_out_and_the_direction_follows(window: Window) -> None:
    window.type("I love you.")
    window.wait_for_translation("Je t'aime.")
    window.key("ctrl+a", "Delete")
    window.wait_for_translation("")
    window.type("Je t'aime.")
    window.wait_for_translation("I love you.")


def test_a_paragraph_in_the_target_language_stays(window: Window) -> None:
    window.paste("Je t'aime.\n\nThis was written in English yesterday.")
    window.wait_for_translation("I love you.\n\nThis was written in English yesterday.")


def test_a_key_corrects_what_was_found_for_this_text_only(window: Window) -> None:
    window.type("Merci.")
    wait_until(window.translation, "French is translated")
    french = window.translation()
    window.key(NEXT_LANGUAGE)
    wait_until(lambda: window.translation() not in ("", french), "it is taken for English")
    window.key(NEXT_LANGUAGE)
    window.wait_for_translation(french.strip())
    window.replace("I love you.")
    window.wait_for_translation("Je t'aime.")
