"""Steps in a window that detects languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.settings import Settings

if TYPE_CHECKING:
    from desktop_translator.pipeline.requests import Detect
    from desktop_translator.ui.actions import Command
    from desktop_translator.ui.main_window import MainWindow
    from desktop_translator.ui.translate.language_picker import LanguagePicker
    from tests.ui.fakes import FakeTypingJob

FRENCH = "Il fait beau."
ENGLISH = "The weather is nice."
NEW_USER = Settings(geometry="AA==")


def picker(window: MainWindow) -> LanguagePicker:
    """Return the source picker."""
    return window.page.bar.source


def put(window: MainWindow, text: str) -> None:
    """Replace the source text."""
    window.page.source.pane.replace_text(text)


def last(job: FakeTypingJob) -> Detect | None:
    """Return what the newest request said of detection."""
    return job.detects[-1]


def do(window: MainWindow, command: Command) -> None:
    """Give a command."""
    window._actions[command].trigger()
