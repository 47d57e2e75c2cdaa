"""Errors in words, above the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from desktop_translator.core.errors import AppError, EngineStartError, EngineStoppedError
from desktop_translator.core.wording import describe
from desktop_translator.ui.widgets.banner import Banner, Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_translator.core.languages import Languages
    from desktop_translator.ui.widgets.icons import Icons

_WORTH_RETRYING = (EngineStartError, EngineStoppedError)


class ErrorBanner(Banner):
    """Shows the newest error. One of a translation goes when a translation succeeds.

    Signals:
        retry_wanted: the person asked to try again.
    """

    retry_wanted = Signal()

    def __init__(self, languages: Languages, icons: Icons, parent: QWidget) -> None:
        super().__init__(icons, Tone.NOTICE, parent)
        self._languages = languages
        self._of_translation = False
        self.action_chosen.connect(self.retry_wanted)

    def show_error(self, error: AppError) -> None:
        """Show an error that stays until it is dismissed or another comes."""
        self._of_translation = False
        self._show_words(error)

    def show_translation_error(self, error: AppError) -> None:
        """Show why a translation ended early."""
        self._of_translation = True
        self._show_words(error)

    def translation_changed(self) -> None:
        """Hide an error that a new translation, or a new pair, made untrue."""
        if self._of_translation:
            self.hide()

    def _show_words(self, error: AppError) -> None:
        message, advice = describe(error, self._languages, _translated)
        retry = isinstance(error, _WORTH_RETRYING) or type(error) is AppError
        can_retry = retry and self._of_translation
        self.show_message(message, advice, self.tr("Try again") if can_retry else "")


def _translated(text: str) -> str:
    return QCoreApplication.translate("errors", text)
