from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_translator.pipeline.batch.events import FileState
from desktop_translator.pipeline.batch.requests import Bilingual, Collision
from tests.pipeline.batch.room import FRENCH, Room, write

if TYPE_CHECKING:
    from pathlib import Path

NUMBERED = replace(FRENCH, collision=Collision.NUMBER)
OVERWRITING = replace(FRENCH, collision=Collision.OVERWRITE)


def test_outputs_with_one_name_get_numbers_whatever_the_rule(room: Room, documents: Path) -> None:
    first = write(documents / "one" / "a.txt", "Bonjour.")
    second = write(documents / "two" / "a.txt", "Merci bien.")
    out = documents / "out"
    for rule in Collision:
        room.translate(first, second, options=replace(FRENCH, folder=out, collision=rule))
    assert (out / "a.en.txt").read_text("utf-8") == "BONJOUR.\n"
    assert (out / "a.en (2).txt").read_text("utf-8") == "MERCI BIEN.\n"


def test_a_number_is_added_as_often_as_needed(room: Room, documents: Path) -> None:
    path = write(documents / "a.txt", "Bonjour.")
    for _ in range(3):
        room.translate(path, options=NUMBERED)
    names = {"a.txt", "a.en.txt", "a.en (2).txt", "a.en (3).txt"}
    assert {each.name for each in documents.iterdir()} == names


def test_only_our_own_unchanged_output_is_replaced(room: Room, documents: Path) -> None:
    path = write(documents / "a.txt", "Bonjour.")
    output = write(documents / "a.en.txt", "Somebody's work")
    room.translate(path, options=OVERWRITING)
    assert output.read_text("utf-8") == "Somebody's work\n"
    output.unlink()
    room.translate(path, options=OVERWRITING)
    write(path, "Merci bien.")
    assert "SKIPPED" not in room.translate(path, options=OVERWRITING)
    assert output.read_text("utf-8") == "MERCI BIEN.\n"
    write(output, "corrected by hand")
    write(path, "Bonjour.")
    room.translate(path, options=OVERWRITING)
    assert room.file("a.txt").state is FileState.SKIPPED
    assert output.read_text("utf-8") == "corrected by hand\n"


def test_what_comes_to_the_place_meanwhile_is_not_replaced(room: Room, documents: Path) -> None:
    path = write(documents / "a.txt", "Bonjour.")

    def somebody_else() -> bool:
        write(documents / "a.en.txt", "Somebody's work")
        return False

    room.engine.before_event = somebody_else
    assert room.translate(path)["a.txt"] is FileState.DONE
    assert (documents / "a.en.txt").read_text("utf-8") == "Somebody's work\n"
    assert room.file("a.txt").output == documents / "a.en (2).txt"
    assert (documents / "a.en (2).txt").read_text("utf-8") == "BONJOUR.\n"


def test_a_folder_translated_again_does_not_translate_translations(
    room: Room, documents: Path
) -> None:
    write(documents / "a.txt", "Bonjour.")
    for _ in range(2):
        room.translate(documents, options=NUMBERED)
    assert {each.name for each in documents.iterdir()} == {
        "a.txt",
        "a.en.txt",
        "a.en (2).txt",
    }


@pytest.mark.parametrize("kind", Bilingual)
def test_both_languages_side_by_side(room: Room, documents: Path, kind: Bilingual) -> None:
    path = write(documents / "a.txt", "Bonjour.")
    wanted = replace(OVERWRITING, bilingual=frozenset({kind}))
    for _ in range(2):
        room.translate(path, options=wanted)
    name = "a.en.txt.tmx" if kind is Bilingual.TMX else f"a.en.txt.bilingual.{kind}"
    assert room.file("a.txt").bilingual == (documents / name,)
    assert {each.name for each in documents.iterdir()} == {"a.txt", "a.en.txt", name}
    if kind is not Bilingual.DOCX:
        text = (documents / name).read_text("utf-8")
        assert "Bonjour." in text
        assert "BONJOUR." in text
