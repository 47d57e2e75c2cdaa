"""The translation memory in the terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

PAIR = ("--from", "fr", "--to", "en")


@pytest.fixture
def filled(run: Run) -> Run:
    for sentence, translation in (
        ("Le chat noir dort bien.", "The black cat sleeps well."),
        ("Oui.", "Yes."),
    ):
        assert run("memory", "add", *PAIR, sentence, translation).status == 0
    return run


def test_an_empty_memory(run: Run) -> None:
    ran = run("memory", "stats")
    assert ran.status == 0
    assert ran.err == "Nothing is remembered yet.\n"
    assert run("memory", "search", "chat").err == "Nothing that is remembered fits.\n"


def test_what_was_added_is_found(filled: Run, tmp_path: Path) -> None:
    found = json.loads(filled("memory", "search", "BLACK", "--json").out)
    assert [(each["source"], each["origin"]) for each in found] == [
        ("Le chat noir dort bien.", "human")
    ]
    assert "The black cat" in filled("memory", "search", "chat").out
    stats = json.loads(filled("memory", "stats", "--json").out)
    assert stats["entries"] == [{"source": "fr", "target": "en", "origin": "human", "entries": 2}]
    assert stats["path"] == str(tmp_path / "translation-memory.sqlite")
    assert "fr → en  2 yours" in filled("memory", "stats").out


def test_similar_sentences(filled: Run) -> None:
    sentence = "Le chat gris dort bien."
    found = json.loads(filled("memory", "search", "--similar", *PAIR, sentence, "--json").out)
    assert [each["score"] for each in found] == [80]
    assert "80 %" in filled("memory", "search", "--similar", *PAIR, sentence).out
    ran = filled("memory", "search", "--similar", sentence)
    assert (ran.status, "--from" in ran.err) == (2, True)


def test_a_sentence_is_forgotten(filled: Run) -> None:
    assert filled("memory", "remove", *PAIR, "Oui.").out == "1 forgotten\n"
    assert filled("memory", "remove", *PAIR, "Oui.").status == 3


def test_the_memory_travels_in_a_file(filled: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.tmx"
    assert filled("memory", "export", str(file)).out == f"{file}: 2 sentences\n"
    assert filled("memory", "export", str(file)).status == 6
    assert filled("memory", "export", str(file), "--force", *PAIR).status == 0
    before = json.loads(filled("memory", "search", "", "--json").out)
    assert filled("memory", "clear", "--machine", "--yes").out == "0 forgotten\n"
    assert filled("memory", "clear", "--yes").out == "2 forgotten\n"
    assert filled("memory", "import", str(file)).out == f"{file}: 2 sentences, 2 new\n"
    assert json.loads(filled("memory", "search", "", "--json").out) == before
    ran = filled("memory", "import", str(file), "--both-ways")
    assert ran.out == f"{file}: 4 sentences, 4 new\n"
    found = json.loads(filled("memory", "search", "--from", "en", "--to", "fr", "", "--json").out)
    assert [each["source"] for each in found] == ["The black cat sleeps well.", "Yes."]


def test_files_that_are_no_memory_are_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.tmx"
    file.write_text("hello")
    ran = run("memory", "import", str(file))
    assert (ran.status, "TMX" in ran.err) == (6, True)


def test_nothing_is_cleared_unasked(filled: Run) -> None:
    assert filled("memory", "clear", stdin=b"yes\n").status == 2
    assert "2 yours" in filled("memory", "stats").out
