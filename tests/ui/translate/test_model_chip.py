"""Tests of `ui.translate.model_chip` and its popover."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QRadioButton

from desktop_translator.core.routes import Route, Router
from desktop_translator.core.settings import Settings
from desktop_translator.pipeline.hops import Preparing
from desktop_translator.ui.translate.model_popover import ModelPopover
from tests.ui.conftest import child, model

if TYPE_CHECKING:
    from desktop_translator.ui.main_window import MainWindow
    from tests.ui.conftest import OpenWindow
    from tests.ui.fakes import FakeTypingJob

FR_EN = model("fr", "en")
EN_DE = model("en", "de", "Starter English–German")
FR_DE = replace(model("fr", "de", "OPUS French–German"), id="opus-fr-de", size_bytes=80_000_000)
MODELS = (FR_EN, model("en", "fr", "Starter English–French"), EN_DE)
SETTINGS = Settings("fr", "de", geometry="AA==")


def popover_of(window: MainWindow) -> ModelPopover:
    window.page.bar.model.open_details()
    return child(window, ModelPopover)


def test_a_way_by_english_is_named_on_the_chip(open_window: OpenWindow) -> None:
    window = open_window(SETTINGS, MODELS)
    chip = window.page.bar.model
    assert chip.text() == "Starter · via English"
    assert "via English" in chip.accessibleName()
    texts = {label.text() for label in popover_of(window).findChildren(QLabel)}
    assert {"French → English", "English → German"} <= texts
    assert not window.findChildren(QRadioButton)


def test_the_pickers_offer_what_can_be_reached_by_english(open_window: OpenWindow) -> None:
    window = open_window(SETTINGS, MODELS)
    window.page.bar.target.open_list()
    assert window.page.bar.model.isEnabled()
    assert set(window.page.bar.target.popover.shown_codes()) == {"fr", "en", "de"}


def test_a_better_model_can_be_chosen_and_is_remembered(
    open_window: OpenWindow, job: FakeTypingJob
) -> None:
    saved: list[Settings] = []
    window = open_window(SETTINGS, (*MODELS, FR_DE))
    window.settings_changed.connect(saved.append)
    window.page.source.pane.replace_text("Bonjour")
    assert window.page.bar.model.text() == "OPUS · 80 MB"
    popover = popover_of(window)
    direct, pivot = popover.findChildren(QRadioButton)
    assert direct.isChecked()
    assert direct.hasFocus()
    assert pivot.text().endswith(", via English")
    QTest.keyClick(direct, Qt.Key.Key_Down)
    assert window.page.bar.model.text() == "Starter · via English"
    assert saved[-1].preferred_models == {"fr-de": "starter-fr-en+starter-en-de"}
    assert job.prepared[-1] == ("fr", "de")
    assert job.requests[-1] == ("Bonjour", "fr", "de")
    assert len(job.requests) == 2


@pytest.mark.parametrize("preferred", ["starter-fr-en+starter-en-de", "gone"])
def test_a_remembered_choice_is_used_while_it_is_there(
    open_window: OpenWindow, preferred: str
) -> None:
    settings = replace(SETTINGS, preferred_models={"fr-de": preferred})
    window = open_window(settings, (*MODELS, FR_DE))
    words = "OPUS · 80 MB" if preferred == "gone" else "Starter · via English"
    assert window.page.bar.model.text() == words


def test_the_first_half_is_told_while_it_takes_long(
    open_window: OpenWindow, job: FakeTypingJob
) -> None:
    window = open_window(SETTINGS, MODELS)
    window.page.source.pane.replace_text("Un. Deux.")
    job.start(None)
    window.page.target.show_progress()
    job.preparing.emit(Preparing(1, 0, 2))
    assert "1 of 2" in window.page.target.counter
    job.preparing.emit(Preparing(0, 1, 2))  # of a request that was replaced
    assert "1 of 2" in window.page.target.counter


def test_a_model_that_is_used_twice_is_named_once() -> None:
    route = Router([FR_EN, EN_DE]).best("fr", "de")
    assert isinstance(route, Route)
    assert route.name == "Starter French–English + Starter English–German"
