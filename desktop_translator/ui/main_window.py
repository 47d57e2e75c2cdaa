"""The window: a menu, a rail, pages, a status line."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from desktop_translator.ui import zoom
from desktop_translator.ui.actions import TEXT_COMMANDS, Actions, Command
from desktop_translator.ui.appearance import Appearance
from desktop_translator.ui.files.presence import FilesPresence
from desktop_translator.ui.help_menu import HelpMenu
from desktop_translator.ui.journey.switch import JourneySwitch
from desktop_translator.ui.menus import fill_menu_bar
from desktop_translator.ui.model_display import ModelDisplay
from desktop_translator.ui.page_stack import PageStack
from desktop_translator.ui.places import Place
from desktop_translator.ui.rail import Rail
from desktop_translator.ui.status_line import StatusLine
from desktop_translator.ui.translate.page import TranslatePage
from desktop_translator.ui.translate.pair import PairChoice
from desktop_translator.ui.translate.quality_choice import QualityChoice
from desktop_translator.ui.translate.versions import Versions
from desktop_translator.ui.widgets.icons import Icons
from desktop_translator.ui.window_memory import decoded, encoded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from desktop_translator.core.errors import AppError
    from desktop_translator.core.languages import Languages
    from desktop_translator.core.models import ModelInfo
    from desktop_translator.core.settings import Settings
    from desktop_translator.ui.files.room import FilesRoom
    from desktop_translator.ui.journey.job import FollowingJob
    from desktop_translator.ui.models.room import ModelsRoom
    from desktop_translator.ui.settings.page import SettingsPage
    from desktop_translator.ui.translate.job import TranslationJob
    from desktop_translator.ui.translate.versions import VersionSearch

_FIRST_SIZE = QSize(1100, 700)
_SMALLEST_SIZE = QSize(420, 400)
_NARROW = 760


class MainWindow(QMainWindow):
    """Arranges the pages and the status line, and remembers what the person chose.

    Signals:
        settings_changed: the new `Settings`, at every choice and when the window closes.
        settings_page_built: the `SettingsPage`, when it is first wanted.
    """

    settings_changed = Signal(object)
    settings_page_built = Signal(object)

    def __init__(
        self,
        job: TranslationJob,
        journeys: FollowingJob,
        version_search: VersionSearch,
        models: Sequence[ModelInfo],
        languages: Languages,
        settings: Settings,
        resources: Path,
        room: ModelsRoom,
        files: FilesRoom,
    ) -> None:
        super().__init__()
        self._job = job
        self._settings = settings
        self._settings_page: SettingsPage | None = None
        self._actions = Actions(self)
        self._appearance = Appearance(self._actions, settings.theme, settings.zoom_percent, self)
        self._choice = self._build_choice(models, languages)
        self._quality = QualityChoice(settings.quality, self)
        for command in TEXT_COMMANDS:  # before the page connects them: the page is there first
            self._actions[command].triggered.connect(partial(self.show_place, Place.TEXT))
        icons = Icons(resources / "icons")
        self.rail = Rail(self._actions, icons)
        self._room = room
        self._pages = self._build_pages(room, files)
        versions = Versions(version_search, lambda: self._choice.pair, self._quality, self)
        self.page: TranslatePage = TranslatePage(
            job, self._choice, self._quality, versions, languages, self._actions, icons
        )
        self.journey = JourneySwitch(
            journeys, self._actions, self.page, self._choice, self._quality, languages, icons
        )
        HelpMenu(self._actions, self.page, self._choice, resources, self)
        self.status = StatusLine()
        self.files = FilesPresence(self, files, icons, self._arrange())
        self._connect()
        self._restore()

    @property
    def actions_by_command(self) -> Actions:
        """What the window can be told to do."""
        return self._actions

    @property
    def settings(self) -> Settings:
        """The present settings."""
        return self._settings

    def show_place(self, place: Place) -> None:
        """Show a page, and mark it in the rail."""
        self._pages.show_place(place)
        self.rail.show_place(place)
        if place is Place.TEXT:
            self.page.source.pane.setFocus()

    def show_error(self, error: AppError) -> None:
        """Show an error above the texts."""
        self.page.banner.show_error(error)

    def open_file(self, path: Path) -> None:
        """Put the text of a file in place of what is there; it can be undone."""
        self.show_place(Place.TEXT)
        self.page.files.open(path)

    def use_models(self, models: Sequence[ModelInfo]) -> None:
        """Offer the pairs of these models from now on."""
        self._choice.use_models(models)

    def translate_with(self, model: ModelInfo) -> None:
        """Show the text page, and let a model serve."""
        self.show_place(Place.TEXT)
        self._choice.use_model(model)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the work and hand out the settings for the last time."""
        self.page.session.stop()
        self._change_settings(
            replace(
                self._settings,
                source=self._choice.chosen.source,
                target=self._choice.chosen.target,
                geometry=encoded(self.saveGeometry()),
                splitter=encoded(self.page.splitter.saveState()),
            )
        )
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the words of the rail in a narrow window."""
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() < _NARROW)

    def _arrange(self) -> QVBoxLayout:
        self.setWindowTitle(self.tr("Desktop Translator"))
        self.setMinimumSize(_SMALLEST_SIZE)
        fill_menu_bar(self.menuBar(), self._actions)
        self.addActions(self._actions.all())
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self.status)
        content = QWidget(self)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.setCentralWidget(content)
        self.show_place(Place.TEXT)
        return column

    def _build_choice(self, models: Sequence[ModelInfo], languages: Languages) -> PairChoice:
        settings = self._settings
        pair = (settings.source, settings.target)
        choice = PairChoice(models, languages, *pair, self, detects=settings.detects)
        choice.prefer(settings.preferred_models)
        # Before the page asks for a model.
        choice.preferred.connect(lambda preferred: self._remember(preferred_models=preferred))
        return choice

    def _build_pages(self, room: ModelsRoom, files: FilesRoom) -> PageStack:
        makers = (lambda: self.page, lambda: files.page, lambda: room.page, self._build_settings)
        pages = PageStack(dict(zip(Place, makers, strict=True)))
        for each in (room, files):
            each.built.connect(pages.hold)
        files.choices_changed.connect(lambda choices: self._remember(files=choices))
        return pages

    def _build_settings(self) -> SettingsPage:
        from desktop_translator.ui.settings.page import SettingsPage

        page = self._settings_page = SettingsPage(self._actions, self._settings, self._room)
        page.show_zoom(self._settings.zoom_percent)
        page.changed.connect(self._change_settings)
        self.settings_page_built.emit(page)
        return page

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_place)
        for place in Place:
            self._actions[place.value].triggered.connect(partial(self.show_place, place))
        self.page.running_changed.connect(self.status.show_running)
        self.page.measured.connect(self.status.show_speed)
        self.page.zoom_wanted.connect(self._appearance.zoom_by)
        self._appearance.zoomed.connect(self._show_zoom)
        self._appearance.theme_chosen.connect(lambda theme: self._remember(theme=theme))
        ModelDisplay(self._job, self._choice, self.status, self.page.bar.model)
        self._choice.changed.connect(self._on_languages_chosen)
        self._quality.changed.connect(lambda quality: self._remember(quality=quality))
        self._actions[Command.QUIT].triggered.connect(self.close)

    def _restore(self) -> None:
        settings = self._settings
        if not self.restoreGeometry(decoded(settings.geometry)):
            self.resize(_FIRST_SIZE)
        self.page.splitter.restoreState(decoded(settings.splitter))
        self.page.splitter.fit(self.page.width())
        self._show_zoom(settings.zoom_percent)
        if not settings.geometry:  # the first start
            self.page.welcome.show_pairs(self._choice.pairs)
        pair = self._choice.pair
        self._job.prepare(pair.source, pair.target)
        self.page.source.pane.setFocus()

    def _on_languages_chosen(self) -> None:
        source, target = self._choice.chosen.source, self._choice.chosen.target
        self._remember(source=source, target=target, detects=self._choice.detects)

    def _show_zoom(self, percent: int) -> None:
        control = self.fontInfo().pixelSize()
        self.page.set_text_size(zoom.text_pixels(zoom.within_limits(percent), control))
        self.journey.set_zoom(zoom.within_limits(percent))
        if self._settings_page is not None:
            self._settings_page.show_zoom(percent)
        self._remember(zoom_percent=percent)

    def _remember(self, **choices: Any) -> None:  # noqa: ANN401 - fields of `Settings`
        self._change_settings(replace(self._settings, **choices))

    def _change_settings(self, changed: Settings) -> None:
        if changed != self._settings:
            self._settings = changed
            if self._settings_page is not None:
                self._settings_page.show_settings(changed)
            self.settings_changed.emit(changed)
