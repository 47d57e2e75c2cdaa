"""A text that has rested is worth remembering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_translator.ui.widgets.debounce import Debounce

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.ui.translate.session import TypingSession
    from desktop_translator.ui.widgets.source_pane import SourcePane

REST_MS = 3000
"""Whoever stops for so long has finished a thought; half sentences are not kept."""


class Resting(QObject):
    """Has a finished translation remembered when nothing has changed for a while."""

    def __init__(
        self,
        session: TypingSession,
        pane: SourcePane,
        remember: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._remember = remember
        self._rest = Debounce(REST_MS, self)
        self._rest.fired.connect(self._on_rested)
        session.finished.connect(self._rest.restart)
        for signal in (session.began, session.emptied, session.stopped, session.failed):
            signal.connect(self._rest.cancel)
        pane.textChanged.connect(self._rest.cancel)

    def end(self) -> None:
        """Take the text as finished: whoever copies it thinks so."""
        if self._rest.waiting:
            self._rest.fire_now()

    def _on_rested(self) -> None:
        if not self._session.running:
            self._remember()
