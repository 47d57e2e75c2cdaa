"""The menu bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_translator.ui.actions import QUALITIES, THEMES, Command

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QMenu, QMenuBar

    from desktop_translator.ui.actions import Actions

_FILE = (Command.OPEN, Command.SAVE, None, Command.TRANSLATE_FILES, None, Command.QUIT)
_EDIT = (
    Command.UNDO,
    Command.REDO,
    None,
    Command.CUT,
    Command.COPY,
    Command.PASTE,
    Command.SELECT_ALL,
    None,
    Command.COPY_TRANSLATION,
    Command.CLEAR,
)
_VIEW = (
    Command.SHOW_TEXT,
    Command.SHOW_FILES,
    Command.SHOW_MODELS,
    Command.SHOW_SETTINGS,
    None,
    Command.LARGER,
    Command.SMALLER,
    Command.NORMAL_SIZE,
    None,
)
_TRANSLATE = (
    Command.DETECT,
    Command.NEXT_LANGUAGE,
    None,
    Command.PICK_SOURCE,
    Command.PICK_TARGET,
    Command.SWAP,
    None,
    Command.AGAIN,
    Command.STOP,
    None,
    Command.ANOTHER,
    Command.ANOTHER_OF_ALL,
    Command.VERSIONS,
    None,
    Command.CORRECT,
    Command.USE_SIMILAR,
    Command.FORGET,
    None,
    Command.NEXT_MARK,
    Command.PREVIOUS_MARK,
    Command.FINE,
    None,
    Command.JOURNEY,
    Command.MODEL,
)
_HELP = (Command.HOW_IT_WORKS, Command.SHORTCUTS, None, Command.ABOUT)


def fill_menu_bar(bar: QMenuBar, actions: Actions) -> None:
    """Put every action into its menu."""
    _fill(bar.addMenu(QCoreApplication.translate("menus", "&File")), _FILE, actions)
    _fill(bar.addMenu(QCoreApplication.translate("menus", "&Edit")), _EDIT, actions)
    view = bar.addMenu(QCoreApplication.translate("menus", "&View"))
    _fill(view, _VIEW, actions)
    _fill(view.addMenu(QCoreApplication.translate("menus", "&Theme")), THEMES, actions)
    translate = bar.addMenu(QCoreApplication.translate("menus", "&Translate"))
    _fill(translate, _TRANSLATE, actions)
    quality = QCoreApplication.translate("menus", "&Quality")
    _fill(translate.addMenu(quality), (*QUALITIES, None, Command.QUALITY), actions)
    _fill(bar.addMenu(QCoreApplication.translate("menus", "&Help")), _HELP, actions)


def _fill(menu: QMenu, commands: Iterable[Command | None], actions: Actions) -> None:
    for command in commands:
        if command is None:
            menu.addSeparator()
        else:
            menu.addAction(actions[command])
