"""Where the translation memory meets the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_translator.ui.actions import Command
from desktop_translator.ui.memory.resting import Resting
from desktop_translator.ui.memory.view import MemoryView

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_translator.core.languages import Languages
    from desktop_translator.core.settings import Settings
    from desktop_translator.ui.main_window import MainWindow
    from desktop_translator.ui.memory.section import MemorySection
    from desktop_translator.ui.memory.service import MemoryService
    from desktop_translator.ui.settings.page import SettingsPage


class MemoryRoom(QObject):
    """Brings the memory to the text page and to the settings."""

    def __init__(
        self,
        window: MainWindow,
        memory: MemoryService,
        remember: Callable[[], None],
        languages: Languages,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._remember = remember
        self._languages = languages
        self._section: MemorySection | None = None
        page = window.page
        self.view = MemoryView(page, memory, window.actions_by_command)
        self.resting = Resting(page.session, page.source.pane, self._on_rested, self)
        window.actions_by_command[Command.COPY_TRANSLATION].triggered.connect(self.resting.end)
        window.settings_page_built.connect(self._add_section)
        window.settings_changed.connect(self._show_settings)

    def _on_rested(self) -> None:
        if self._window.settings.remembers:
            self._remember()

    def _add_section(self, page: SettingsPage) -> None:
        from desktop_translator.ui.memory.section import MemorySection

        self._section = MemorySection(self._window.settings, self._memory, self._languages)
        self._section.changed.connect(page.changed)
        page.add(self._section)

    def _show_settings(self, settings: Settings) -> None:
        if self._section is not None:
            self._section.show_settings(settings)
