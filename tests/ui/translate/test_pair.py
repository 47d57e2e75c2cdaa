"""Tests of `ui.translate.pair`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from desktop_translator.core.routes import Route
from desktop_translator.ui.translate.pair import Pair, PairChoice
from tests.ui.conftest import model

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.core.languages import Languages

MODELS = (model("fr", "en"), model("en", "fr"), model("de", "en"))


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def test_choosing_the_other_side_swaps(qtbot: QtBot, parent: QObject, languages: Languages) -> None:
    choice = PairChoice(MODELS, languages, "fr", "en", parent)
    with qtbot.waitSignal(choice.changed):
        choice.choose_source("en")
    assert choice.pair == Pair("en", "fr")
    choice.choose_target("en")
    assert choice.pair == Pair("fr", "en")


def test_recent_languages_come_first(parent: QObject, languages: Languages) -> None:
    choice = PairChoice(MODELS, languages, "fr", "en", parent)
    assert choice.sources() == ("fr", "en", "de")
    choice.choose_source("de")
    assert choice.sources() == ("de", "en", "fr")
    assert choice.targets() == ("en", "fr")


def test_other_languages_are_sorted_by_name(parent: QObject, languages: Languages) -> None:
    models = [model(code, "en") for code in ("fr", "es", "de", "el", "ar")]
    choice = PairChoice(models, languages, "fr", "en", parent)
    assert choice.sources() == ("fr", "ar", "de", "el", "es")


def test_a_pair_without_a_model_can_be_chosen(parent: QObject, languages: Languages) -> None:
    choice = PairChoice(MODELS, languages, "fr", "en", parent)
    choice.choose_target("de")
    assert choice.pair == Pair("fr", "de")
    assert choice.route is None


def test_choosing_the_same_pair_changes_nothing(
    qtbot: QtBot, parent: QObject, languages: Languages
) -> None:
    choice = PairChoice(MODELS, languages, "fr", "en", parent)
    with qtbot.assertNotEmitted(choice.changed):
        choice.choose_source("fr")
    assert choice.route == Route((MODELS[0],))
