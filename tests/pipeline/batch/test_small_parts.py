"""What the queue is made of, piece by piece."""

from __future__ import annotations

import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_translator.core.alignment import Alignment
from desktop_translator.core.decoding import DecodingOptions, Method
from desktop_translator.core.document_errors import DocumentDamagedError
from desktop_translator.core.errors import AppError
from desktop_translator.core.routes import Route
from desktop_translator.documents.format import Notice
from desktop_translator.documents.plain_text import PlainText
from desktop_translator.pipeline.batch import awake
from desktop_translator.pipeline.batch.facts import Facts, options_from_json, options_to_json
from desktop_translator.pipeline.batch.output import UNITS_DIFFER
from desktop_translator.pipeline.batch.requests import BatchOptions, Bilingual, Collision
from desktop_translator.pipeline.batch.sentence_store import SentenceStore
from desktop_translator.pipeline.batch.speed import Speed
from desktop_translator.pipeline.batch.way import Way
from desktop_translator.pipeline.guard import Problem
from desktop_translator.pipeline.pseudo_translation import Pseudo
from desktop_translator.pipeline.unit_parts import SentenceTranslation
from desktop_translator.pipeline.unit_plan import UnitSentence
from desktop_translator.storage.batch_journal import BatchJournal
from tests.fakes import fake_model
from tests.pipeline.batch.room import Room, write

ALIGNMENT = Alignment(((0, 3), (4, 7)), ((0, 5),), (((0, 0.25), (1, 0.75)),))


def test_facts_and_options_come_back_from_json() -> None:
    facts = Facts(
        sha256="ab",
        columns=("A", "B"),
        output=Path("/odd\udcff\n.txt"),
        bilingual=(Path("/b.tmx"),),
        notices=(Notice("Look at {number}.", {"number": "3"}),),
        error=DocumentDamagedError(path="/a", reason="cut"),
    )
    again = Facts.from_json(facts.to_json())
    assert str(again.error) == str(facts.error)
    assert replace(again, error=None) == replace(facts, error=None)
    options = BatchOptions(
        target="en",
        folder=Path("/out\udcff"),
        collision=Collision.NUMBER,
        decoding=DecodingOptions(Method.BEAM, beam_size=3),
        bilingual=frozenset({Bilingual.TMX, Bilingual.DOCX}),
        columns=(0, 2),
        pseudo=Pseudo.UPPER,
    )
    assert options_from_json(options_to_json(options)) == options
    assert options_to_json(options_from_json(options_to_json(options))) == options_to_json(options)


def test_what_another_version_has_written_is_no_obstacle() -> None:
    facts = Facts.from_json('{"sha256": "ab", "error": ["NoSuchError", {}], "later": 1}')
    assert (facts.sha256, type(facts.error)) == ("ab", AppError)


def test_sentences_keep_alignment_and_problems(tmp_path: Path) -> None:
    way = Way.along(Route((fake_model(),)), DecodingOptions())
    found = SentenceTranslation("Hello", ALIGNMENT, frozenset({Problem.NUMBERS}))
    with closing(BatchJournal.open(tmp_path, "test", 0.0)) as journal:
        store = SentenceStore(journal, None)
        store.put(way, UnitSentence("Bonjour", True), found)
        assert store.get(way, UnitSentence("Bonjour", True)) == found
        assert store.get(way, UnitSentence("Bonjour", False)) is None
        other = Way.along(way.route, DecodingOptions(Method.BEAM))
        assert store.get(other, UnitSentence("Bonjour", True)) is None


def test_speed_is_that_of_late() -> None:
    now = [0.0]
    speed = Speed(lambda: now[0])
    assert (speed.sentences_per_s, speed.time_left_s(100)) == (0.0, None)
    for second in range(100):
        now[0] = float(second)
        speed.note(2 if second < 50 else 10, 100)
    assert speed.sentences_per_s == pytest.approx(10, rel=0.1)
    assert speed.time_left_s(1000) == pytest.approx(10, rel=0.1)
    now[0] += 60
    assert speed.sentences_per_s == 0


@pytest.mark.skipif(sys.platform == "win32", reason="asked by a call there, not by a program")
def test_the_computer_is_kept_awake_by_a_program_that_ends_with_us(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mark = tmp_path / "awake"
    program = ["sh", "-c", f"touch {mark}; cat; rm {mark}"]
    monkeypatch.setattr(awake, "_command", lambda: program)
    with awake.kept_awake():
        while not mark.exists():
            pass
    for missing in (None, [str(tmp_path / "no such program")]):
        monkeypatch.setattr(awake, "_command", lambda found=missing: found)
        with awake.kept_awake():
            pass


def test_another_number_of_paragraphs_is_told(
    room: Room, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(documents / "a.txt", "Bonjour.")
    write_really = PlainText.write

    def longer(self: PlainText, path: Path, output: object, *arguments: object) -> object:
        notices = write_really(self, path, output, *arguments)  # type: ignore[arg-type]
        output.write(b"\n\nMore.\n")  # type: ignore[attr-defined]
        return notices

    monkeypatch.setattr(PlainText, "write", longer)
    monkeypatch.setattr(PlainText, "words_decide", False)
    room.translate(path)
    (notice,) = room.file("a.txt").notices
    assert notice == Notice(UNITS_DIFFER, {"found": "2", "expected": "1"})
    assert (documents / "a.en.txt").exists()
