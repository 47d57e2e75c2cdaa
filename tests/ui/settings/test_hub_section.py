"""Tests of `ui.settings.hub_section`, in the window, with a real store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from desktop_translator.ui.places import Place
from desktop_translator.ui.settings.hub_section import HubSection
from tests.starter import copy_starter
from tests.ui.conftest import child

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_translator.ui.main_window import MainWindow
    from desktop_translator.ui.models.room import ModelsRoom


@pytest.fixture
def section(window: MainWindow) -> HubSection:
    window.show_place(Place.SETTINGS)
    return child(window, HubSection)


def test_addresses_become_settings_when_they_are_finished(
    window: MainWindow, section: HubSection
) -> None:
    QTest.keyClicks(section.mirror, "https://mirror.example ")
    assert window.settings.hub_mirror == ""
    QTest.keyClick(section.mirror, Qt.Key.Key_Return)
    QTest.keyClicks(section.proxy, "socks5://localhost:1")
    QTest.keyClick(section.proxy, Qt.Key.Key_Return)
    QTest.keyClicks(section.certificates, "own.pem")
    QTest.keyClick(section.certificates, Qt.Key.Key_Return)
    settings = window.settings
    assert settings.hub_mirror == "https://mirror.example"
    assert (settings.hub_proxy, settings.hub_certificates) == ("socks5://localhost:1", "own.pem")


def test_a_token_is_kept_and_not_shown(
    section: HubSection, room: ModelsRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(type(room.library), "keep_token", lambda _, token: kept.append(token))
    QTest.keyClicks(section.token, "hf_secret")
    QTest.keyClick(section.token, Qt.Key.Key_Return)
    assert kept == ["hf_secret"]
    assert section.token.text() == ""
    assert section.token.echoMode() == section.token.EchoMode.Password


def test_moving_takes_the_models_along(
    qtbot: QtBot,
    section: HubSection,
    room: ModelsRoom,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy_starter(room.library.store.folder / "mine", id="mine")
    target = tmp_path / "other disk"
    target.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    with qtbot.waitSignal(room.moved, timeout=30_000):
        QTest.mouseClick(section.move_models, Qt.MouseButton.LeftButton)
    assert room.library.store.folder == target
    assert [model.id for model in room.library.store.models()] == ["mine"]
    assert any(label.text() == str(target) for label in section.findChildren(QLabel))
