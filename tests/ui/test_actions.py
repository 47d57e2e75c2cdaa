"""Tests of `ui.actions` and `ui.menus`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from desktop_translator.ui.actions import TABLE, Actions, Command, plain_text

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QApplication

    from desktop_translator.ui.main_window import MainWindow


def test_every_command_has_a_row() -> None:
    assert set(TABLE) == set(Command)


def test_no_key_does_two_things(qapp: QApplication) -> None:
    actions = Actions(qapp)
    keys = [key.toString() for action in actions.all() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    actions.deleteLater()


def test_tool_tips_name_the_key(qapp: QApplication) -> None:
    actions = Actions(qapp)
    assert actions[Command.SWAP].toolTip() == "Swap languages and texts (Ctrl+Shift+S)"
    assert plain_text(actions[Command.OPEN]) == "Open a text file"
    actions.deleteLater()


def menu_of(action: QAction) -> QMenu:
    menu = action.menu()
    assert isinstance(menu, QMenu)
    return menu


def entries(menu: QMenu) -> list[QAction]:
    found = []
    for action in menu.actions():
        found += entries(menu_of(action)) if action.menu() else [action]
    return found


def test_every_action_is_in_the_menu_bar_once(window: MainWindow) -> None:
    bar = window.menuBar().actions()
    found = [a for top in bar for a in entries(menu_of(top)) if not a.isSeparator()]
    assert len(found) == len(TABLE)
    assert {action.text() for action in found} == {row.text for row in TABLE.values()}


def test_mnemonics_differ_within_a_menu(window: MainWindow) -> None:
    for top in window.menuBar().actions():
        texts = [a.text() for a in menu_of(top).actions() if "&" in a.text()]
        letters = [text[text.index("&") + 1].lower() for text in texts]
        assert len(letters) == len(set(letters)), texts
