"""Quality and versions, as a person meets them in the real window."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

from tests.e2e.screen import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import OpenWindow
    from tests.e2e.screen import Screen
    from tests.e2e.window import Window

FAST, BEST, CUSTOM = "ctrl+shift+1", "ctrl+shift+2", "ctrl+shift+4"
ANOTHER, ANOTHER_OF_ALL, VERSIONS = "ctrl+e", "ctrl+shift+e", "F7"
SELECTION = 0xFFCCDDFD
NOTICE_GROUND = 0xFFFFF4DE
KNOWN = "Je t'aime."
# Long enough for a beam to find something else than the most probable word each time.
SENTENCES = (
    "Quand nous sommes rentrés hier soir, il pleuvait encore et la rue était toute noire.",
    "Le directeur a promis que les travaux seraient terminés avant la fin du mois prochain.",
    "Si tu avais vu la tête de mon frère, tu aurais ri pendant une bonne semaine.",
    "Personne ne sait vraiment pourquoi ce vieux village a été abandonné par ses habitants.",
    "Elle cherche depuis longtemps un appartement plus grand, avec un balcon et de la lumière.",
    "Il faudrait que quelqu'un se charge d'expliquer ces nouvelles règles aux élèves.",
    "Nos voisins nous ont invités à passer quelques jours chez eux au bord de la mer.",
    "Malgré la chaleur, des milliers de personnes ont attendu le passage des coureurs.",
)
TEXT = "\n".join(f"{KNOWN}\n{sentence}" for sentence in SENTENCES * 3)


def _settled(window: Window, unlike: str = "") -> str:
    """Wait until the translation is whole, differs from another and changes no more."""
    states: list[tuple[float, str]] = []

    def rests() -> str:
        now = window.translation()
        if not states or states[-1][1] != now:
            states.append((time.monotonic(), now))
        quiet = time.monotonic() - states[-1][0] > 2.5
        whole = all(line.strip() for line in now.split("\n"))
        return now if quiet and whole and now != unlike else ""

    return wait_until(rests, "the translation settles", 90)


def _rows(screen: Screen, colour: int) -> list[int]:
    """Return the rows of the screen's right half in which a colour is seen."""
    picture = QImage(str(screen.photograph()))
    columns = range(picture.width() // 2, picture.width(), 3)
    return [
        y for y in range(picture.height()) if any(picture.pixel(x, y) == colour for x in columns)
    ]


def test_best_replaces_sentences_in_place(window: Window, screen: Screen) -> None:
    window.paste(TEXT)
    fast = _settled(window)
    window.click_target()
    window.key("ctrl+Home", *["Down"] * 20, "Home", "shift+End")
    for _ in range(4):
        if window.copy_selection() == "I love you.":
            break
        window.key("Down", "Home", "shift+End")
    assert window.copy_selection() == "I love you."
    rows = _rows(screen, SELECTION)
    assert rows
    window.key(BEST)
    best = _settled(window, unlike=fast)
    assert best.count("\n") == fast.count("\n")
    assert best.split("\n")[::2] == fast.split("\n")[::2]
    assert window.copy_selection() == "I love you."
    assert _rows(screen, SELECTION) == rows
    window.key(FAST)
    wait_until(lambda: window.translation() == fast, "the fast translation is back")
    window.key(BEST)
    wait_until(lambda: window.translation() == best, "the best one is remembered")


def test_typing_goes_on_while_best_improves(window: Window) -> None:
    window.key(BEST)
    window.paste(TEXT)
    wait_until(lambda: "I love you." in window.translation(), "the draft begins")
    window.replace(KNOWN)
    window.wait_for_translation("I love you.")


def test_another_version_is_another_each_time(window: Window) -> None:
    window.paste(SENTENCES[0])
    seen = [_settled(window)]
    for _ in range(3):
        window.key(ANOTHER)
        wait_until(lambda: window.translation() not in ("", *seen), "another version appears")
        seen.append(window.translation())
    window.paste(f"{SENTENCES[0]} {KNOWN}")
    wait_until(lambda: window.translation().startswith(seen[-1]), "the version is remembered")


def test_another_version_of_the_whole_text(window: Window) -> None:
    window.paste("\n".join(SENTENCES))
    first = _settled(window).split("\n")
    window.key(ANOTHER_OF_ALL)

    def differs() -> bool:
        lines = window.translation().split("\n")
        return len(lines) == len(first) and all(a != b for a, b in zip(lines, first, strict=True))

    wait_until(differs, "every line is another", 60)


def test_a_version_is_chosen_from_several(window: Window) -> None:
    window.paste(SENTENCES[1])
    first = _settled(window)
    window.key(VERSIONS)

    def picks() -> bool:
        window.key("Right", "Return")
        return window.translation() not in ("", first)

    wait_until(picks, "another version was picked", 60)
    window.key("Escape")
    window.type("Q")
    assert window.source().count("Q") == 1


def test_an_impossible_option_is_told_and_nothing_is_lost(
    open_window: OpenWindow, screen: Screen, tmp_path: Path
) -> None:
    window = open_window(data=tmp_path)
    window.type(KNOWN)
    window.wait_for_translation("I love you.")
    window.key(CUSTOM)
    wait_until(lambda: screen.has_window("Custom quality"), "every option is shown")
    window.key("Down", "Return", "Tab")
    window.type("99")
    wait_until(lambda: _sees(screen, NOTICE_GROUND), "the fault is told")
    window.key("Return")
    assert screen.has_window("Custom quality")
    window.key("ctrl+a")
    window.type("6")
    wait_until(lambda: not _sees(screen, NOTICE_GROUND), "the fault is gone")
    window.key("Return")
    wait_until(lambda: not screen.has_window("Custom quality"), "the options are used")
    quality: dict[str, Any] = json.loads((tmp_path / "settings.json").read_text())["quality"]
    assert quality["preset"] == "custom"
    assert (quality["custom"]["method"], quality["custom"]["beam_size"]) == ("beam", 6)
    window.focus()
    assert window.source() == KNOWN
    window.wait_for_translation("I love you.")


def _sees(screen: Screen, colour: int) -> bool:
    picture = QImage(str(screen.photograph()))
    return any(
        picture.pixel(x, y) == colour
        for y in range(0, picture.height(), 2)
        for x in range(0, picture.width(), 5)
    )
