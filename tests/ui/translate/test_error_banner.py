"""Tests of `ui.translate.error_banner` on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_translator.core.errors import EngineStoppedError, ModelMissingError
from tests.ui.conftest import child

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.main_window import MainWindow
    from desktop_translator.ui.translate.page import TranslatePage
    from tests.ui.fakes import FakeTypingJob


@pytest.fixture
def page(window: MainWindow) -> TranslatePage:
    return window.page


def test_an_error_is_a_banner_and_the_text_stays(page: TranslatePage, job: FakeTypingJob) -> None:
    page.source.pane.replace_text("Moi")
    job.fail(ModelMissingError(source="fi", target="en"))
    assert page.banner.isVisible()
    assert page.banner.text.startswith("No model translates Finnish into English yet.")
    assert not child(page.banner, QPushButton).isVisible()
    assert page.source.pane.text() == "Moi"
    page.source.pane.replace_text("Moi moi")
    assert page.banner.isVisible()
    job.answer("Hi hi")
    assert not page.banner.isVisible()


def test_an_engine_that_stopped_can_be_asked_again(
    qtbot: QtBot, page: TranslatePage, job: FakeTypingJob
) -> None:
    page.source.pane.replace_text("Bonjour")
    job.start(None)
    job.change((0, "Hel"))
    job.fail(EngineStoppedError())
    assert page.target.pane.text() == "Hel"
    QTest.mouseClick(child(page.banner, QPushButton), Qt.MouseButton.LeftButton)
    assert job.requests == [("Bonjour", "fr", "en")] * 2


def test_another_pair_takes_the_banner_away(page: TranslatePage, job: FakeTypingJob) -> None:
    page.source.pane.replace_text("Moi")
    job.fail(ModelMissingError(source="fi", target="en"))
    page.swap()
    assert not page.banner.isVisible()
