"""Finding out languages while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_translator.ui.translate.paragraph_languages import ParagraphLanguages
from desktop_translator.ui.translate.session import TypingSession
from desktop_translator.ui.widgets.debounce import Debounce

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.core.languages import Languages
    from desktop_translator.pipeline.events import Detected
    from desktop_translator.pipeline.requests import Wishes
    from desktop_translator.ui.translate.direction import Direction
    from desktop_translator.ui.translate.job import TranslationJob
    from desktop_translator.ui.translate.pair import PairChoice
    from desktop_translator.ui.widgets.source_pane import SourcePane

REST_MS = 1000
"""After so long a pause, the word at the cursor is taken for a whole one."""

_SHORT = 60
"""Characters of a paragraph from which on one word more tells nothing new."""


class Detection(QObject):
    """Says what to ask for the text in the source pane, and takes in what was found in it.

    Attributes:
        paragraphs: what its single paragraphs are in.
    """

    def __init__(
        self,
        choice: PairChoice,
        pane: SourcePane,
        languages: Languages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._choice = choice
        self._pane = pane
        self.paragraphs = ParagraphLanguages(pane, languages, choice.sources, self)
        self._is_typing = False
        self._rest = Debounce(REST_MS, self)
        pane.textChanged.connect(self._on_text_changed)
        pane.replaced.connect(self._on_replaced)
        pane.renewed.connect(self._on_renewed)
        choice.followed.connect(self._show_paragraphs)
        choice.changed.connect(self._show_paragraphs)

    def begin_session(
        self, job: TranslationJob, wishes: Callable[[], Wishes], parent: QObject
    ) -> TypingSession:
        """Return a session for the text in the pane, and take part in it."""
        session = TypingSession(job, self._pane.text, self.direction, wishes, parent)
        session.detected.connect(self._on_detected)
        self._rest.fired.connect(lambda: self._look_again(session))
        self.paragraphs.corrected.connect(session.translate_now)
        return session

    def direction(self) -> Direction:
        """Return what to ask for the text as it is now."""
        typed_line = self._pane.textCursor().blockNumber() if self._is_typing else None
        return self._choice.direction(self.paragraphs.corrections(), typed_line)

    def _on_text_changed(self) -> None:
        self._is_typing = True
        self._rest.restart()
        self._choice.text_changed(is_empty=self._pane.is_empty)

    def _on_replaced(self) -> None:
        self._is_typing = False
        self._rest.cancel()

    def _on_renewed(self) -> None:
        self.paragraphs.forget()
        self._choice.text_replaced()

    def _on_detected(self, event: Detected) -> None:
        self._choice.follow(event)

    def _look_again(self, session: TypingSession) -> None:
        self._is_typing = False
        cursor = self._pane.textCursor()
        text = cursor.block().text()
        ends_in_word = text[: cursor.positionInBlock()][-1:].isalnum()
        if self._choice.direction().detect and ends_in_word and len(text) <= _SHORT:
            session.look_again()

    def _show_paragraphs(self) -> None:
        self.paragraphs.show_found(self._choice.detected)
