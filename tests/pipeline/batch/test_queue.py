from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_translator.core.decoding import GREEDY
from desktop_translator.core.errors import LanguageMissingError, ModelFileDamagedError
from desktop_translator.core.memory_entry import MemoryEntry, Origin
from desktop_translator.pipeline.batch.events import (
    FileState,
    Pairs,
    QueueOrder,
    QueueProgress,
    QueueState,
)
from desktop_translator.pipeline.batch.output import UNITS_DIFFER
from desktop_translator.pipeline.batch.reading import IN_TARGET, NO_TEXT
from desktop_translator.pipeline.batch.requests import (
    AddPaths,
    BatchOptions,
    CancelFiles,
    ChangeOptions,
    MoveFiles,
    RemoveFiles,
    RetryFiles,
    ShowPairs,
    Start,
)
from desktop_translator.pipeline.pseudo_translation import Pseudo
from desktop_translator.storage.translation_memory import TranslationMemory
from tests.fakes import fake_model
from tests.pipeline.batch.room import FRENCH, Room, write

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

DETECTED = BatchOptions(target="en")


def test_a_folder_is_translated_each_sentence_once(room: Room, documents: Path) -> None:
    write(documents / "a.txt", "Bonjour à tous. Il pleut.", "Il pleut.")
    write(documents / "deep" / "b.txt", "Il pleut. Bonjour à tous. Merci bien.")
    assert set(room.translate(documents).values()) == {FileState.DONE}
    assert (documents / "a.en.txt").read_text("utf-8") == (
        "BONJOUR À TOUS. IL PLEUT.\n\nIL PLEUT.\n"
    )
    assert (documents / "deep" / "b.en.txt").read_text("utf-8").startswith("IL PLEUT. BONJOUR")
    assert sorted(room.engine.sentences) == ["Bonjour à tous.", "Il pleut.", "Merci bien."]
    progress = room.last(QueueProgress)
    assert isinstance(progress, QueueProgress)
    assert (progress.state, progress.percent) == (QueueState.IDLE, 100.0)
    assert (progress.finished_files, progress.total_files) == (2, 2)
    told = room.file("a.txt")
    assert (told.finished_sentences, told.total_sentences, told.percent) == (3, 3, 100.0)
    assert (told.encoding, told.words, told.output) == ("utf-8", 7, documents / "a.en.txt")


def test_units_that_the_words_decide_are_not_counted(room: Room, documents: Path) -> None:
    documents.mkdir(exist_ok=True)
    # In capitals, single words look like codes.
    (documents / "a.csv").write_text("1;maison\n2;arbre\n", encoding="utf-8")
    room.translate(documents)
    assert (documents / "a.en.csv").read_text("utf-8") == "1;MAISON\n2;ARBRE\n"
    assert UNITS_DIFFER not in [notice.message for notice in room.file("a.csv").notices]


def test_until_the_start_files_are_looked_at(room: Room, documents: Path) -> None:
    write(documents / "a.txt", "de:Guten Tag.")
    room.installed.take_over(type(room.installed)([fake_model(source="de")]))
    room.queue.obey(AddPaths((documents,), DETECTED))
    room.work_off()
    told = room.file("a.txt")
    assert (told.state, told.examined, told.source) == (FileState.QUEUED, True, "de")
    assert (told.format, told.output) == ("Plain text", documents / "a.en.txt")
    assert list(documents.iterdir()) == [documents / "a.txt"]
    assert not room.engine.requests


def test_a_second_run_skips_what_is_there(room: Room, documents: Path) -> None:
    write(documents / "a.txt", "Bonjour.")
    room.translate(documents)
    assert room.translate(documents / "a.txt")["a.txt"] is FileState.SKIPPED
    assert str(documents / "a.en.txt") in room.file("a.txt").notices[0].fields["path"]


def test_languages_are_found_out(room: Room, documents: Path) -> None:
    write(documents / "english.txt", "en:Good morning.")
    write(documents / "german.txt", "de:Guten Morgen.")
    write(documents / "empty.txt", "12 345")
    write(documents / "french.txt", "fr:Bonjour.")
    states = room.translate(documents, options=DETECTED)
    assert states["french.txt"] is FileState.DONE
    assert states["english.txt"] is states["empty.txt"] is FileState.SKIPPED
    assert room.file("english.txt").notices[0].message == IN_TARGET
    assert room.file("empty.txt").notices[0].message == NO_TEXT
    assert states["german.txt"] is FileState.FAILED
    assert isinstance(room.file("german.txt").error, LanguageMissingError)


def test_what_is_translated_already_stays_if_asked(
    room: Room, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = "This paragraph was in the target language before."
    monkeypatch.setattr(room.detector, "confirm", lambda text, _: float(text == english))
    path = write(documents / "a.txt", english, "Bonjour.")
    room.translate(path, options=replace(FRENCH, skip_translated=True))
    assert (documents / "a.en.txt").read_text("utf-8") == f"{english}\n\nBONJOUR.\n"


def test_pseudo_translations_need_no_model(room: Room, documents: Path) -> None:
    path = write(documents / "a.txt", "Ça va ?")
    for pseudo in Pseudo:
        room.translate(path, options=replace(DETECTED, pseudo=pseudo))
    assert (documents / "a.identity.txt").read_bytes() == path.read_bytes()
    assert (documents / "a.upper.txt").read_text("utf-8") == "ÇA VA ?\n"
    assert not room.engine.requests


def test_wrong_sentences_are_decoded_again(room: Room, documents: Path) -> None:
    room.engine.translation = lambda _: "no no no no no no no no no no no no"
    room.engine.revision = lambda _: "The cat has slept on the sofa since this morning."
    path = write(documents / "a.txt", "Le chat dort sur le canapé depuis ce matin.")
    assert room.translate(path)["a.txt"] is FileState.DONE
    assert "The cat has slept" in (documents / "a.en.txt").read_text("utf-8")
    assert room.engine.options[0] == GREEDY


def test_what_stays_wrong_is_marked(room: Room, documents: Path) -> None:
    room.engine.translation = lambda _: "no no no no no no no no no no no no"
    path = write(documents / "a.txt", "Le chat dort sur le canapé.", "12")
    assert room.translate(path)["a.txt"] is FileState.DONE_WITH_WARNINGS
    assert room.file("a.txt").marked_sentences
    number = room.file("a.txt").id
    room.queue.obey(ShowPairs(number, only_marked=True))
    pairs = room.last(Pairs)
    assert isinstance(pairs, Pairs)
    (pair,) = pairs.pairs
    assert (pair.unit, pair.source) == (0, "Le chat dort sur le canapé.")
    assert pair.concerns


def test_pairs_can_be_seen_before_and_page_by_page(room: Room, documents: Path) -> None:
    path = write(documents / "a.txt", "Un.", "Deux.", "Trois.")
    room.queue.obey(AddPaths((path,), FRENCH))
    room.work_off()
    number = room.file("a.txt").id
    room.queue.obey(ShowPairs(number, first_unit=1, count=1))
    pairs = room.last(Pairs)
    assert isinstance(pairs, Pairs)
    assert [(pair.source, pair.target) for pair in pairs.pairs] == [("Deux.", "Deux.")]
    assert pairs.total_units == 3


def test_files_are_cancelled_retried_moved_and_removed(room: Room, documents: Path) -> None:
    for name in "abcd":
        write(documents / f"{name}.txt", f"Bonjour {name}.")
    room.queue.obey(AddPaths((documents,), FRENCH))
    room.work_off()
    order = room.last(QueueOrder)
    assert isinstance(order, QueueOrder)
    a, b, c, d = order.file_ids
    room.queue.obey(CancelFiles((a,)))
    room.queue.obey(RemoveFiles((b,)))
    room.queue.obey(MoveFiles((d,), before=c))
    room.queue.obey(Start())
    states = room.work_off()
    assert states == {
        "a.txt": FileState.CANCELLED,
        "d.txt": FileState.DONE,
        "c.txt": FileState.DONE,
    }
    order = room.last(QueueOrder)
    assert isinstance(order, QueueOrder)
    assert order.file_ids == (a, d, c)
    room.queue.obey(RetryFiles((a,)))
    room.queue.obey(Start())
    assert room.work_off()["a.txt"] is FileState.DONE


def test_options_change_until_a_file_is_begun(room: Room, documents: Path) -> None:
    path = write(documents / "a.txt", "Bonjour.")
    room.queue.obey(AddPaths((path,), FRENCH))
    room.work_off()
    changed = replace(FRENCH, folder=documents / "out")
    room.queue.obey(ChangeOptions((room.file("a.txt").id,), changed))
    room.queue.obey(Start())
    room.work_off()
    assert (documents / "out" / "a.en.txt").exists()


def test_a_broken_model_gives_way_to_another(room: Room, documents: Path) -> None:
    models = [fake_model("large"), fake_model("small")]
    room.installed.take_over(type(room.installed)([replace(models[0], size_bytes=9**9), models[1]]))
    room.engine.errors["large"] = ModelFileDamagedError(
        model="large", file="model.bin", folder="", reason=""
    )
    path = write(documents / "a.txt", "Bonjour.")
    assert room.translate(path)["a.txt"] is FileState.DONE
    assert [model for model, _ in room.engine.requests] == ["large", "small"]


def test_without_another_model_only_its_files_fail(room: Room, documents: Path) -> None:
    room.engine.errors["fake"] = ModelFileDamagedError(
        model="fake", file="model.bin", folder="", reason=""
    )
    path = write(documents / "a.txt", "Bonjour.")
    other = write(documents / "b.txt", "12")
    states = room.translate(path, other)
    assert states == {"a.txt": FileState.FAILED, "b.txt": FileState.SKIPPED}


def test_the_memory_is_asked_first_and_filled(tmp_path: Path, documents: Path) -> None:
    memory = TranslationMemory(tmp_path / "memory.sqlite")
    memory.add([MemoryEntry("Bonjour.", "Hello!", "fr", "en", Origin.HUMAN)])
    room = Room(tmp_path / "data", memory=memory)
    path = write(documents / "a.txt", "Bonjour. Merci bien.")
    room.translate(path)
    assert (documents / "a.en.txt").read_text("utf-8") == "Hello! MERCI BIEN.\n"
    assert room.engine.sentences == ["Merci bien."]
    other = write(documents / "b.txt", "Merci bien.")
    room.journal.clear()
    room.translate(other)
    assert room.engine.sentences == ["Merci bien."]
    room.close()
    memory.close()
