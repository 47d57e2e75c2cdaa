"""Texts whose sentences are in the translation memory."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.core.decoding import DecodingOptions, Method
from desktop_translator.core.memory_entry import Origin, Status
from desktop_translator.core.memory_errors import MemoryBusyError, MemoryUnavailableError
from desktop_translator.pipeline.events import Finished, LinesChanged, Started, Warned
from desktop_translator.pipeline.recall import Recall
from desktop_translator.pipeline.requests import NO_WISHES, Wishes
from desktop_translator.pipeline.text_translator import TextTranslator
from desktop_translator.storage.translation_memory import TranslationMemory
from tests.fakes import FakeEngine, fake_model
from tests.pipeline.reader import request
from tests.storage.memories import entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_translator.pipeline.events import TextEvent

TEXT = "Oui. Non."


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[TranslationMemory]:
    with closing(TranslationMemory(tmp_path / "memory.sqlite", timeout_s=0.1)) as memory:
        yield memory


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


def translator(
    engine: FakeEngine, memory: TranslationMemory, model_id: str = "fake"
) -> TextTranslator:
    return TextTranslator(engine, InstalledModels([fake_model(model_id)]), Recall(lambda _: memory))


def run(
    translator: TextTranslator, number: int = 1, wishes: Wishes = NO_WISHES, text: str = TEXT
) -> list[TextEvent]:
    return [event for event in translator.translate(request(text, number, wishes)) if event]


def line(events: list[TextEvent]) -> str:
    """Return what stands in the first line in the end."""
    lines: dict[int, str | None] = {}
    for event in events:
        if isinstance(event, Started):
            lines.update(enumerate(event.lines))
        elif isinstance(event, LinesChanged):
            lines.update(event.lines)
    return lines[0] or ""


def remembered(translator: TextTranslator) -> None:
    assert list(translator.remember()) == []


def test_what_people_have_made_is_used_and_said_to_be_so(
    engine: FakeEngine, memory: TranslationMemory
) -> None:
    memory.add([entry("Oui.", "Yes indeed.")])
    events = run(translator(engine, memory))
    assert line(events) == "Yes indeed. NON."
    assert engine.sentences == ["Non."]
    *_, change, _ = events
    assert isinstance(change, LinesChanged)
    assert change.sentences[0].recalled == ((0, Origin.HUMAN),)
    assert change.sentences[0].pair == ("fr", "en")


def test_a_correction_is_seen_at_once(engine: FakeEngine, memory: TranslationMemory) -> None:
    texts = translator(engine, memory)
    assert line(run(texts, 1)) == "OUI. NON."
    memory.add([entry("Non.", "No way.")])
    assert line(run(texts, 2)) == "OUI. No way."
    memory.remove(entry("Non.", ""))
    assert line(run(texts, 3)) == "OUI. NON."
    assert engine.sentences == ["Oui.", "Non."]  # each only once


def test_a_version_that_was_chosen_for_this_text_goes_before(
    engine: FakeEngine, memory: TranslationMemory
) -> None:
    memory.add([entry("Oui.", "Yes indeed.")])
    assert line(run(translator(engine, memory), 1, Wishes(chosen={"Oui.": "Yep."}))) == "Yep. NON."


def test_what_has_rested_is_remembered_for_the_same_model_only(
    engine: FakeEngine, memory: TranslationMemory
) -> None:
    texts = translator(engine, memory)
    run(texts)
    assert memory.statistics().count() == 0  # not yet
    remembered(texts)
    assert memory.statistics().count(Origin.MACHINE) == 2
    engine.requests.clear()
    events = run(translator(engine, memory))
    assert line(events) == "OUI. NON."
    assert engine.requests == []
    assert isinstance(events[0], Started)
    assert events[0].sentences[0].recalled == ()
    run(translator(engine, memory, "better"))
    assert engine.sentences == ["Oui.", "Non."]


def test_what_is_not_the_models_own_is_not_remembered(
    engine: FakeEngine, memory: TranslationMemory
) -> None:
    memory.add([entry("Oui.", "Yes indeed.")])
    texts = translator(engine, memory)
    run(texts, 1, Wishes(chosen={"Non.": "Nope."}))
    remembered(texts)
    assert memory.statistics().count(Origin.MACHINE) == 0
    run(texts, 2, Wishes(DecodingOptions(Method.SAMPLING)))
    remembered(texts)
    assert memory.statistics().count(Origin.MACHINE) == 0


def test_a_doubtful_translation_is_made_anew(memory: TranslationMemory) -> None:
    engine = FakeEngine(lambda sentence: sentence.replace("12", "13"))
    texts = translator(engine, memory)
    run(texts, text="Il a 12 chats noirs.")
    remembered(texts)
    (kept,) = memory.entries()
    assert kept.status is Status.DOUBTFUL
    *_, finished = run(translator(engine, memory), text="Il a 12 chats noirs.")
    assert isinstance(finished, Finished)
    assert finished.statistics.problems


def test_without_the_memory_texts_are_translated(engine: FakeEngine, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with closing(TranslationMemory(tmp_path / "file" / "memory.sqlite")) as broken:
        texts = translator(engine, broken)
        events = run(texts, 1)
        assert line(events) == "OUI. NON."
        assert isinstance(events[0], Warned)
        assert isinstance(events[0].error, MemoryUnavailableError)
        assert not any(isinstance(event, Warned) for event in run(texts, 2))  # told once
        remembered(texts)


def test_who_cannot_write_is_told_and_reads_on(
    engine: FakeEngine, memory: TranslationMemory, tmp_path: Path
) -> None:
    memory.add([entry("Oui.", "Yes indeed.")])
    texts = translator(engine, memory)
    run(texts, 1)
    with closing(sqlite3.connect(tmp_path / "memory.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        (warned,) = texts.remember()
        assert isinstance(warned, Warned)
        assert isinstance(warned.error, MemoryBusyError)
        assert line(run(texts, 2)) == "Yes indeed. NON."
