"""The two windows of the Help menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop_translator import __version__
from desktop_translator.ui.actions import plain_text

if TYPE_CHECKING:
    from desktop_translator.ui.actions import Actions

_MARGIN = 24


class AboutDialog(QDialog):
    """Version, purpose and licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Desktop Translator"))
        title = QLabel(self.tr("Desktop Translator {version}").format(version=__version__), self)
        title.setProperty("role", "title")
        words = QLabel(
            self.tr(
                "Type, and the translation streams in. Everything happens on this computer; "
                "nothing you type leaves it."
            ),
            self,
        )
        licences = QLabel(
            self.tr(
                "Free software under the MIT licence. It uses Qt and PySide6 (LGPL 3), "
                "CTranslate2 (MIT) and SentencePiece (Apache 2.0). Each model has a licence of its "
                "own: see Translate, About this model."
            ),
            self,
        )
        licences.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 16)
        column.setSpacing(12)
        for label in (title, words, licences):
            label.setWordWrap(True)
            label.setMinimumWidth(380)
            column.addWidget(label)
        column.addWidget(_close_box(self))


class ShortcutsDialog(QDialog):
    """Every action that has a key, from the table of actions."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(6)
        for row, action in enumerate(a for a in actions.all() if a.shortcuts()):
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            label = QLabel(keys, self)
            label.setProperty("role", "secondary")
            grid.addWidget(QLabel(plain_text(action), self), row, 0)
            grid.addWidget(label, row, 1, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 16)
        column.setSpacing(16)
        column.addLayout(grid)
        column.addWidget(_close_box(self))


def _close_box(dialog: QDialog) -> QDialogButtonBox:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    box.rejected.connect(dialog.reject)
    return box
