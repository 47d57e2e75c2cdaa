"""What is remembered, by whom, and what goes before what."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop_translator.core.memory_entry import Origin, Status
from desktop_translator.storage.translation_memory import TranslationMemory
from tests.storage.memories import NOON, best, entry

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_happens_before_the_first_question(memory: TranslationMemory, path: Path) -> None:
    assert not path.parent.exists()
    assert memory.find("fr", "en", ["Bonjour."]) == {}
    assert path.exists()


def test_what_was_added_is_found_by_another_object(memory: TranslationMemory, path: Path) -> None:
    entries = [entry(f"Phrase {n}.", f"Sentence {n}.") for n in range(1200)]
    assert memory.add(entries) == 1200
    with closing(TranslationMemory(path)) as other:
        found = other.find("fr", "en", (each.source for each in entries))
    assert found == {each.source: each for each in entries}
    assert memory.find("en", "fr", ["Phrase 1."]) == {}


def test_invisible_differences_do_not_count(memory: TranslationMemory) -> None:
    memory.add([entry("Un  café\u00a0!", "A coffee!")])
    wanted = ["Un cafe\u0301 !", "Un café !", "Un thé !"]
    assert memory.find("fr", "en", wanted).keys() == set(wanted[:2])


def test_people_go_before_models(memory: TranslationMemory) -> None:
    memory.add([entry("Oui.", "Yes, human.")])
    memory.add([entry("Oui.", "Yes, imported.", Origin.IMPORTED)])
    memory.add([entry("Oui.", "Yes, machine.", Origin.MACHINE)])
    assert best(memory, "Oui.", "model") == "Yes, human."
    memory.remove(entry("Oui.", "any"))
    assert best(memory, "Oui.", "model") == "Yes, imported."
    assert memory.remove(entry("Oui.", "Yes, imported.", Origin.IMPORTED))
    assert not memory.remove(entry("Oui.", "Yes, imported.", Origin.IMPORTED))
    assert best(memory, "Oui.", "model") == "Yes, machine."


def test_a_model_is_never_held_back_by_another_one(memory: TranslationMemory) -> None:
    memory.add([entry("Non.", "Nope.", Origin.MACHINE, "old")])
    assert best(memory, "Non.", "new") is None
    assert best(memory, "Non.") is None
    memory.add([entry("Non.", "No.", Origin.MACHINE, "new")])
    assert best(memory, "Non.", "new") == "No."
    assert best(memory, "Non.", "old") == "Nope."


def test_the_later_change_wins(memory: TranslationMemory) -> None:
    memory.add([entry("Oui.", "Yes.")])
    late = replace(entry("Oui.", "Yeah."), changed=NOON + timedelta(hours=1))
    assert memory.add([late]) == 1
    assert memory.add([entry("Oui.", "Yes.")]) == 0
    assert best(memory, "Oui.") == "Yeah."
    assert memory.find("fr", "en", ["Oui."])["Oui."].created == NOON


def test_several_imported_translations_stand_side_by_side(memory: TranslationMemory) -> None:
    late = replace(entry("Salut.", "Hi.", Origin.IMPORTED), changed=NOON + timedelta(1))
    memory.add([late, entry("Salut.", "Bye.", Origin.IMPORTED)])
    assert best(memory, "Salut.") == "Hi."
    assert memory.statistics().count(Origin.IMPORTED) == 2


def test_a_doubtful_translation_goes_last(memory: TranslationMemory) -> None:
    doubtful = replace(
        entry("Salut.", "Hm.", Origin.IMPORTED),
        status=Status.DOUBTFUL,
        changed=NOON + timedelta(1),
    )
    memory.add([doubtful, entry("Salut.", "Hi.", Origin.IMPORTED)])
    assert best(memory, "Salut.") == "Hi."


def test_the_oldest_of_models_go_and_people_stay(path: Path) -> None:
    with closing(TranslationMemory(path, most_machine_entries=10)) as memory:
        memory.add([entry("Oui.", "Yes.")])
        for n in range(30):
            old = entry(f"Phrase {n}.", "x", Origin.MACHINE)
            memory.add([replace(old, changed=NOON + timedelta(minutes=n))])
        found = memory.find("fr", "en", [f"Phrase {n}." for n in range(30)], "model")
        assert found.keys() == {f"Phrase {n}." for n in range(20, 30)}
        assert best(memory, "Oui.") == "Yes."


def test_entries_come_in_order_and_by_choice(memory: TranslationMemory) -> None:
    people = [entry(f"Phrase {n}.", f"Sentence {n}.") for n in range(1100)]
    models = [entry("Ça VA ?", "Fine?", Origin.MACHINE)]
    other = [replace(entry("Ja.", "Yes."), source_language="de")]
    memory.add([*people, *models, *other])
    assert list(memory.entries(origins=[Origin.HUMAN], pair=("fr", "en"))) == people
    assert list(memory.entries(containing="ça va")) == models
    assert list(memory.entries(containing="YES")) == other
    assert list(memory.entries(pair=("xx", "en"))) == []


def test_clearing_leaves_nothing_of_the_text(memory: TranslationMemory, path: Path) -> None:
    memory.add([entry(f"Secret {n} x{n}.", f"Hush {n}.") for n in range(500)])
    memory.add([entry("Secret.", "Hush.", Origin.MACHINE)])
    assert memory.clear(origins=[Origin.MACHINE]) == 1
    assert memory.clear(pair=("de", "en")) == 0
    assert memory.clear() == 500
    assert memory.statistics().count() == 0
    kept = b"".join(each.read_bytes() for each in path.parent.iterdir())
    assert b"Secret" not in kept
    assert b"Hush" not in kept
    memory.add([entry("Secret.", "Hush.")])
    assert best(memory, "Secret.") == "Hush."


def test_the_version_tells_of_changes_by_others(memory: TranslationMemory, path: Path) -> None:
    first = memory.version()
    assert memory.version() == first
    with closing(TranslationMemory(path)) as other:
        other.add([entry("Oui.", "Yes.")])
    second = memory.version()
    assert second != first
    memory.add([entry("Non.", "No.")])
    assert memory.version() != second


def test_half_characters_do_no_harm(memory: TranslationMemory) -> None:
    memory.add([entry("Oui \ud83d.", "Yes \ud83d.", Origin.IMPORTED)])
    assert best(memory, "Oui \ud83d.") == "Yes ?."
