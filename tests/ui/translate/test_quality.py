"""Tests of the quality button, its list and its commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_translator.core.decoding import GREEDY, DecodingOptions, Method
from desktop_translator.core.quality import BEST, Preset, Quality, creative
from desktop_translator.core.settings import Settings
from desktop_translator.pipeline.requests import Wishes
from desktop_translator.ui.actions import Command
from desktop_translator.ui.translate.decoding_dialog import DecodingDialog
from desktop_translator.ui.translate.quality_choice import WORDS
from tests.ui.conftest import child

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.main_window import MainWindow
    from desktop_translator.ui.translate.quality_popover import QualityPopover
    from tests.ui.conftest import OpenWindow
    from tests.ui.fakes import FakeTypingJob


@pytest.fixture
def popover(window: MainWindow) -> QualityPopover:
    window.page.bar.quality.click()
    return window.page.bar.quality.popover


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def test_the_button_names_the_quality(window: MainWindow) -> None:
    button = window.page.bar.quality
    assert button.text() == "Fast"
    assert button.accessibleName() == "Quality: Fast"
    window._actions[Command.BEST].trigger()
    assert button.text() == "Best"
    assert button.accessibleName() == "Quality: Best"


def test_every_preset_says_what_it_does_to_screen_readers_too(popover: QualityPopover) -> None:
    for preset, row in popover.rows.items():
        interface = QAccessible.queryAccessibleInterface(row)
        assert interface.role() == QAccessible.Role.RadioButton
        assert interface.text(QAccessible.Text.Name) == row.text()
        assert interface.text(QAccessible.Text.Description) == WORDS[preset]
        assert interface.state().checked == (preset is Preset.FAST)
    slider = QAccessible.queryAccessibleInterface(popover.dial.slider)
    assert "faithful to free" in slider.text(QAccessible.Text.Name)


def test_another_quality_translates_at_once_and_is_remembered(
    qtbot: QtBot, window: MainWindow, job: FakeTypingJob, popover: QualityPopover
) -> None:
    window.page.source.pane.replace_text("Bonjour")
    assert job.wishes == [Wishes()]
    with qtbot.waitSignal(window.settings_changed):
        popover.rows[Preset.BEST].click()
    assert job.wishes[-1] == Wishes(BEST, GREEDY)
    assert window.settings.quality == Quality(Preset.BEST)
    assert not popover.isVisible()
    assert QApplication.focusWidget() is window.page.bar.quality


def test_the_list_is_used_by_keys_alone(
    window: MainWindow, job: FakeTypingJob, popover: QualityPopover
) -> None:
    window.page.source.pane.replace_text("Bonjour")
    assert QApplication.focusWidget() is popover.rows[Preset.FAST]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert window.settings.quality.preset is Preset.CREATIVE
    assert QApplication.focusWidget() is popover.dial.slider
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is popover.rows[Preset.CUSTOM]
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is popover.rows[Preset.FAST]
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.page.bar.quality


def test_the_dial_sets_temperature_and_nucleus_when_it_rests(
    qtbot: QtBot, window: MainWindow, job: FakeTypingJob, popover: QualityPopover
) -> None:
    window.page.source.pane.replace_text("Bonjour")
    popover.rows[Preset.CREATIVE].click()
    slider = popover.dial.slider
    before = len(job.requests)
    for _ in range(4):
        press(Qt.Key.Key_Right)
    assert len(job.requests) == before
    qtbot.waitUntil(lambda: len(job.requests) == before + 1)
    assert job.wishes[-1] == Wishes(creative(slider.value()))
    assert window.settings.quality.freedom_percent == slider.value() == 60


def test_the_dial_is_there_only_for_the_creative(popover: QualityPopover) -> None:
    assert not popover.dial.isVisible()
    height = popover.height()
    popover.rows[Preset.CREATIVE].click()
    assert popover.dial.isVisible()
    assert popover.height() > height


def test_menu_and_button_agree(open_window: OpenWindow) -> None:
    custom = DecodingOptions(Method.BEAM, beam_size=8)
    window = open_window(Settings(geometry="AA==", quality=Quality(Preset.CUSTOM, 10, custom)))
    assert window._actions[Command.CUSTOM].isChecked()
    assert window.page.bar.quality.text() == "Custom"
    window._actions[Command.CREATIVE].trigger()
    assert window.page.bar.quality.popover.rows[Preset.CREATIVE].isChecked()
    assert window.settings.quality == Quality(Preset.CREATIVE, 10, custom)


def test_giving_the_dialog_up_changes_nothing(window: MainWindow, popover: QualityPopover) -> None:
    popover.rows[Preset.CUSTOM].click()
    dialog = child(window, DecodingDialog)
    dialog.fields["beam_size"].line.setText("99")
    dialog.reject()
    assert window.settings.quality == Quality()
    assert window._actions[Command.FAST].isChecked()


def test_options_of_ones_own_are_used_and_remembered(
    window: MainWindow, job: FakeTypingJob
) -> None:
    window.page.source.pane.replace_text("Bonjour")
    window._actions[Command.CUSTOM].trigger()
    dialog = child(window, DecodingDialog)
    dialog.methods[Method.SAMPLING].click()
    dialog.fields["temperature"].line.setText("1,5")
    dialog.accept()
    assert job.wishes[-1].options == DecodingOptions(Method.SAMPLING, temperature=1.5)
    assert window.settings.quality.custom == DecodingOptions(Method.SAMPLING, temperature=1.5)
    assert window.page.bar.quality.text() == "Custom"


def test_the_improvement_is_told_below_the_text(window: MainWindow, job: FakeTypingJob) -> None:
    window._actions[Command.BEST].trigger()
    page = window.page
    page.source.pane.replace_text("Un.\nDeux.")
    job.start(None, None)
    job.change((0, "One."), (1, "Two."), done=2, total=2)
    job.improve(0, 2)
    assert page.target.counter == ""
    page.session.progress_wanted.emit()
    assert page.target.counter == "Improving sentence 1 of 2"
    job.change((0, "First."), done=2, total=2)
    job.improve(1, 2)
    assert page.target.counter == "Improving sentence 2 of 2"
    assert "Esc stops" in window.status.text
    job.finish(2)
    assert page.target.counter.startswith("2 words")
    assert page.target.pane.text() == "First.\nTwo."


def test_stopping_an_improvement_keeps_what_is_there(
    window: MainWindow, job: FakeTypingJob
) -> None:
    page = window.page
    page.source.pane.replace_text("Un.")
    job.start(None)
    job.change((0, "One."), done=1, total=1)
    job.improve(0, 1)
    window._actions[Command.STOP].trigger()
    assert job.stops == 1
    assert page.target.pane.text() == "One."
    assert page.target.counter == "Stopped"


def test_the_bar_has_two_rows_where_there_is_little_room(qtbot: QtBot, window: MainWindow) -> None:
    bar = window.page.bar
    window.resize(1000, 600)
    qtbot.waitUntil(lambda: bar.quality.y() == bar.source.y())
    window.resize(430, 600)
    qtbot.waitUntil(lambda: bar.quality.y() > bar.source.y())
    assert bar.model.geometry().right() <= bar.width()
