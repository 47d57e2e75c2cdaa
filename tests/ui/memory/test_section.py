"""The translation memory among the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_translator.core.memory_entry import Origin
from desktop_translator.ui.memory.section import MemorySection
from desktop_translator.ui.places import Place
from tests.storage.memories import best, entry
from tests.ui.conftest import child

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_translator.storage.translation_memory import TranslationMemory
    from desktop_translator.ui.main_window import MainWindow
    from desktop_translator.ui.memory.room import MemoryRoom


@pytest.fixture
def section(
    memory_room: MemoryRoom, window: MainWindow, memory: TranslationMemory
) -> MemorySection:
    memory.add([entry("Oui.", "Yes."), entry("Non.", "No.", Origin.MACHINE)])
    window.show_place(Place.SETTINGS)
    return child(window, MemorySection)


def test_how_much_is_remembered(qtbot: QtBot, section: MemorySection) -> None:
    qtbot.waitUntil(lambda: section.amount.text().startswith("1 of your own · 1 by models · "))


def test_remembering_is_a_setting(section: MemorySection, window: MainWindow) -> None:
    assert section.remember.isChecked()
    section.remember.click()
    assert not window.settings.remembers
    section.remember.click()
    assert window.settings.remembers


def test_sentences_go_into_a_file_and_come_back(
    qtbot: QtBot, section: MemorySection, memory: TranslationMemory, tmp_path: Path
) -> None:
    section.export_file(tmp_path / "a.tmx")
    assert section.stop.isVisible()
    assert not section.importing.isEnabled()
    qtbot.waitUntil(lambda: section.status.text() == "1 sentence exported.")
    assert not section.stop.isVisible()
    memory.clear()
    section.import_file(tmp_path / "a.tmx")
    words = "2 sentences imported, 2 of them new."
    qtbot.waitUntil(lambda: section.status.text() == words)
    assert {(each.source, each.source_language) for each in memory.entries()} == {
        ("Oui.", "fr"),
        ("Yes.", "en"),
    }


def test_a_file_that_is_no_memory_is_told_where_it_was_chosen(
    qtbot: QtBot, section: MemorySection, tmp_path: Path
) -> None:
    (tmp_path / "a.tmx").write_text("hello")
    section.import_file(tmp_path / "a.tmx")
    qtbot.waitUntil(lambda: "TMX format" in section.status.text())
    assert section.importing.isEnabled()


def test_forgetting_is_asked_once(
    qtbot: QtBot, section: MemorySection, memory: TranslationMemory
) -> None:
    choice = section.clearing
    choice.clear.setFocus()
    choice.clear.click()
    assert choice.cancel.hasFocus()
    QTest.keyClick(choice.cancel, Qt.Key.Key_Escape)
    assert choice.clear.isVisible()
    choice.clear.click()
    choice.cancel.click()
    assert memory.statistics().count() == 2
    choice.clear.click()
    choice.of_models.click()
    assert choice.clear.isVisible()
    qtbot.waitUntil(lambda: section.status.text() == "1 sentence forgotten.")
    assert best(memory, "Oui.") == "Yes."
    choice.clear.click()
    choice.everything.click()
    qtbot.waitUntil(lambda: section.amount.text() == "Empty")
    assert memory.statistics().count() == 0
