"""The commands of the Edit menu that act on a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from desktop_translator.ui.actions import Command

if TYPE_CHECKING:
    from desktop_translator.ui.actions import Actions
    from desktop_translator.ui.widgets.source_pane import SourcePane
    from desktop_translator.ui.widgets.text_pane import TextPane


class EditCommands(QObject):
    """Sends copying to the pane used last, and everything that changes text to the source."""

    def __init__(
        self, actions: Actions, source: SourcePane, target: TextPane, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._used: TextPane = source
        self._panes = (source, target)
        for pane in self._panes:
            pane.installEventFilter(self)
        actions[Command.UNDO].triggered.connect(source.undo)
        actions[Command.REDO].triggered.connect(source.redo)
        actions[Command.CUT].triggered.connect(source.cut)
        actions[Command.PASTE].triggered.connect(source.paste)
        actions[Command.COPY].triggered.connect(self._copy)
        actions[Command.SELECT_ALL].triggered.connect(self._select_all)
        actions[Command.CLEAR].triggered.connect(self._clear)
        source.undoAvailable.connect(actions[Command.UNDO].setEnabled)
        source.redoAvailable.connect(actions[Command.REDO].setEnabled)
        for command in (Command.UNDO, Command.REDO):
            actions[command].setEnabled(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember which pane was used last."""
        if event.type() == QEvent.Type.FocusIn:
            self._used = next(pane for pane in self._panes if pane is watched)
        return super().eventFilter(watched, event)

    def _copy(self) -> None:
        self._used.copy()

    def _select_all(self) -> None:
        self._used.selectAll()

    def _clear(self) -> None:
        self._source.replace_text("")
        self._source.setFocus()
