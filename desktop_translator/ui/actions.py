"""Every action of the window: its words and its keys, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from desktop_translator.core.marks import translatable

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONTEXT = "actions"
_Keys = tuple[QKeySequence.StandardKey | str, ...]
_Standard = QKeySequence.StandardKey


class Command(Enum):
    """What the window can be told to do."""

    OPEN = auto()
    SAVE = auto()
    TRANSLATE_FILES = auto()
    QUIT = auto()
    UNDO = auto()
    REDO = auto()
    CUT = auto()
    COPY = auto()
    PASTE = auto()
    SELECT_ALL = auto()
    COPY_TRANSLATION = auto()
    CLEAR = auto()
    SHOW_TEXT = auto()
    SHOW_FILES = auto()
    SHOW_MODELS = auto()
    SHOW_SETTINGS = auto()
    LARGER = auto()
    SMALLER = auto()
    NORMAL_SIZE = auto()
    THEME_SYSTEM = auto()
    THEME_LIGHT = auto()
    THEME_DARK = auto()
    SWAP = auto()
    AGAIN = auto()
    STOP = auto()
    NEXT_MARK = auto()
    PREVIOUS_MARK = auto()
    FINE = auto()
    DETECT = auto()
    NEXT_LANGUAGE = auto()
    PICK_SOURCE = auto()
    PICK_TARGET = auto()
    ANOTHER = auto()
    ANOTHER_OF_ALL = auto()
    VERSIONS = auto()
    CORRECT = auto()
    USE_SIMILAR = auto()
    FORGET = auto()
    QUALITY = auto()
    FAST = auto()
    BEST = auto()
    CREATIVE = auto()
    CUSTOM = auto()
    MODEL = auto()
    JOURNEY = auto()
    HOW_IT_WORKS = auto()
    SHORTCUTS = auto()
    ABOUT = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """One action: its source text with a mnemonic, its keys, and whether it can be ticked."""

    text: str
    keys: _Keys = ()
    checkable: bool = False


THEMES = (Command.THEME_SYSTEM, Command.THEME_LIGHT, Command.THEME_DARK)
QUALITIES = (Command.FAST, Command.BEST, Command.CREATIVE, Command.CUSTOM)
TEXT_COMMANDS = (
    Command.OPEN,
    Command.NEXT_LANGUAGE,
    Command.PICK_SOURCE,
    Command.PICK_TARGET,
    Command.SWAP,
    Command.AGAIN,
    Command.ANOTHER,
    Command.ANOTHER_OF_ALL,
    Command.VERSIONS,
    Command.CORRECT,
    Command.USE_SIMILAR,
    Command.FORGET,
    Command.QUALITY,
    Command.MODEL,
    Command.JOURNEY,
)
"""What is done on the text page, and shows it first."""

TABLE: Mapping[Command, Row] = {
    Command.OPEN: Row(translatable("actions", "&Open a text file…"), (_Standard.Open,)),
    Command.SAVE: Row(translatable("actions", "&Save translation…"), (_Standard.Save,)),
    Command.TRANSLATE_FILES: Row(translatable("actions", "&Translate files…"), ("Ctrl+Shift+O",)),
    Command.QUIT: Row(translatable("actions", "&Quit"), ("Ctrl+Q",)),
    Command.UNDO: Row(translatable("actions", "&Undo"), (_Standard.Undo,)),
    Command.REDO: Row(translatable("actions", "&Redo"), (_Standard.Redo,)),
    Command.CUT: Row(translatable("actions", "Cu&t"), (_Standard.Cut,)),
    Command.COPY: Row(translatable("actions", "&Copy"), (_Standard.Copy,)),
    Command.PASTE: Row(translatable("actions", "&Paste"), (_Standard.Paste,)),
    Command.SELECT_ALL: Row(translatable("actions", "Select &all"), (_Standard.SelectAll,)),
    Command.COPY_TRANSLATION: Row(translatable("actions", "Copy trans&lation"), ("Ctrl+Shift+C",)),
    Command.CLEAR: Row(translatable("actions", "Cl&ear the text"), ("Ctrl+Shift+X",)),
    Command.SHOW_TEXT: Row(translatable("actions", "Te&xt"), ("Ctrl+1",)),
    Command.SHOW_FILES: Row(translatable("actions", "&Files"), ("Ctrl+2",)),
    Command.SHOW_MODELS: Row(translatable("actions", "&Models"), ("Ctrl+3",)),
    Command.SHOW_SETTINGS: Row(translatable("actions", "S&ettings"), ("Ctrl+,",)),
    Command.LARGER: Row(translatable("actions", "&Larger text"), ("Ctrl++", "Ctrl+=")),
    Command.SMALLER: Row(translatable("actions", "&Smaller text"), ("Ctrl+-",)),
    Command.NORMAL_SIZE: Row(translatable("actions", "&Normal size"), ("Ctrl+0",)),
    Command.THEME_SYSTEM: Row(translatable("actions", "Like the &system"), (), True),
    Command.THEME_LIGHT: Row(translatable("actions", "&Light"), (), True),
    Command.THEME_DARK: Row(translatable("actions", "&Dark"), (), True),
    Command.SWAP: Row(translatable("actions", "S&wap languages and texts"), ("Ctrl+Shift+S",)),
    Command.AGAIN: Row(translatable("actions", "Translate &again"), ("Ctrl+Return",)),
    Command.STOP: Row(translatable("actions", "S&top"), ("Esc",)),
    Command.NEXT_MARK: Row(translatable("actions", "&Next marked sentence"), ("F8",)),
    Command.PREVIOUS_MARK: Row(translatable("actions", "&Previous marked sentence"), ("Shift+F8",)),
    Command.FINE: Row(translatable("actions", "This sentence i&s fine"), ("Ctrl+F8",), True),
    Command.DETECT: Row(translatable("actions", "Detect the lang&uage"), ("Ctrl+D",), True),
    Command.NEXT_LANGUAGE: Row(
        translatable("actions", "It is another lan&guage"), ("Ctrl+Shift+D",)
    ),
    Command.PICK_SOURCE: Row(translatable("actions", "Translate &from…"), ("Ctrl+L",)),
    Command.PICK_TARGET: Row(translatable("actions", "Translate &into…"), ("Ctrl+Shift+L",)),
    Command.ANOTHER: Row(translatable("actions", "Another &version of the sentence"), ("Ctrl+E",)),
    Command.ANOTHER_OF_ALL: Row(
        translatable("actions", "Another version of the whole te&xt"), ("Ctrl+Shift+E",)
    ),
    Command.VERSIONS: Row(
        translatable("actions", "Versions of the sentence si&de by side"), ("F7",), True
    ),
    Command.CORRECT: Row(translatable("actions", "C&orrect this translation…"), ("F2",)),
    Command.USE_SIMILAR: Row(
        translatable("actions", "Us&e the translation of the similar sentence"), ("Ctrl+M",)
    ),
    Command.FORGET: Row(translatable("actions", "Fo&rget your own translation")),
    Command.QUALITY: Row(translatable("actions", "Choose a &quality"), ("Ctrl+K",)),
    Command.FAST: Row(translatable("actions", "&Fast"), ("Ctrl+Shift+1",), True),
    Command.BEST: Row(translatable("actions", "&Best"), ("Ctrl+Shift+2",), True),
    Command.CREATIVE: Row(translatable("actions", "&Creative"), ("Ctrl+Shift+3",), True),
    Command.CUSTOM: Row(translatable("actions", "C&ustom…"), ("Ctrl+Shift+4",), True),
    Command.MODEL: Row(translatable("actions", "About this &model"), ("Ctrl+I",)),
    Command.JOURNEY: Row(translatable("actions", "&Journey of the sentence"), ("Ctrl+J",), True),
    Command.HOW_IT_WORKS: Row(translatable("actions", "How translation &works…")),
    Command.SHORTCUTS: Row(translatable("actions", "&Keyboard shortcuts"), ("F1",)),
    Command.ABOUT: Row(translatable("actions", "&About Desktop Translator")),
}


class Actions(QObject):
    """The actions of one window, made from the table."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {command: self._build(row) for command, row in TABLE.items()}
        for commands in (THEMES, QUALITIES):
            group = QActionGroup(self)
            for command in commands:
                group.addAction(self._actions[command])

    def __getitem__(self, command: Command) -> QAction:
        return self._actions[command]

    def all(self) -> tuple[QAction, ...]:
        """Return every action, in the order of the table."""
        return tuple(self._actions.values())

    def _build(self, row: Row) -> QAction:
        action = QAction(QCoreApplication.translate(_CONTEXT, row.text), self)
        keys = [QKeySequence(key) for key in row.keys]
        action.setShortcuts(keys)
        action.setCheckable(row.checkable)
        plain = plain_text(action)
        shown = keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        action.setToolTip(f"{plain} ({shown})" if shown else plain)
        return action


def plain_text(action: QAction) -> str:
    """Return the text of an action without its mnemonic and dots."""
    return action.text().replace("&", "").rstrip("…")
