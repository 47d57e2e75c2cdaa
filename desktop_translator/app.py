"""The composition root: builds every object, connects every signal, nothing else."""

from __future__ import annotations

import logging
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop_translator import __version__
from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.catalog.model_use import ModelUse
from desktop_translator.catalog.places import with_places
from desktop_translator.core.errors import SettingsNotSavedError
from desktop_translator.core.languages import Languages
from desktop_translator.core.offline import forbid_network
from desktop_translator.core.paths import Paths, default_paths
from desktop_translator.engine.client import EngineClient
from desktop_translator.engine.launch import EngineConfig
from desktop_translator.jobs.collector import Collector
from desktop_translator.jobs.journey_job import JourneyJob
from desktop_translator.jobs.memory_job import MemoryJob
from desktop_translator.jobs.typing_job import TypingJob
from desktop_translator.jobs.version_job import VersionJob
from desktop_translator.pipeline.detecting_translator import DetectingTranslator
from desktop_translator.pipeline.journey_maker import JourneyMaker
from desktop_translator.pipeline.language_detection import LanguageDetector
from desktop_translator.pipeline.recall import Recall
from desktop_translator.pipeline.text_translator import TextTranslator
from desktop_translator.pipeline.version_finder import VersionFinder
from desktop_translator.storage.settings_file import read_settings, write_settings
from desktop_translator.ui.files.room import FilesRoom
from desktop_translator.ui.main_window import MainWindow
from desktop_translator.ui.memory.room import MemoryRoom
from desktop_translator.ui.models.room import ModelsRoom
from desktop_translator.ui.theme import ThemeController
from desktop_translator.ui.widgets.icons import Icons

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from desktop_translator.core.settings import Settings
    from desktop_translator.jobs.batch_job import BatchJob
    from desktop_translator.jobs.interrupts import Interrupts
    from desktop_translator.pipeline.events import ModelReady, Warned
    from desktop_translator.pipeline.model_library import ModelLibrary
    from desktop_translator.pipeline.recall import Notify
    from desktop_translator.storage.translation_memory import TranslationMemory

log = logging.getLogger(__name__)

THREAD_SWITCH_S = 0.001
"""Python's 5 ms would let the typing thread hold up a frame of the window."""


def run_window(options: argparse.Namespace) -> int:
    """Open the window and run until it is closed; return the exit status."""
    sys.setswitchinterval(THREAD_SWITCH_S)
    offline = getattr(options, "offline", False)
    if offline:
        forbid_network()
    paths = with_places(default_paths(getattr(options, "data_dir", None)))
    application = make_application()
    program = Program(application, paths, EngineConfig(offline=offline, log_file=_open_log(paths)))
    interrupts = _close_when_interrupted(program.window) if sys.platform != "win32" else None
    try:
        return application.exec()
    finally:
        program.close()
        if interrupts is not None:
            interrupts.close()


class Program:
    """Every object of the running window."""

    def __init__(self, application: QApplication, paths: Paths, config: EngineConfig) -> None:
        self._paths = paths
        installed = InstalledModels.scan(paths.model_folders)
        settings = _first_settings(paths.settings_file, installed)
        self._installed = installed
        self.collector = Collector()
        self.engine = EngineClient(
            replace(
                config,
                unload_after_s=settings.unload_after_s,
                device=settings.device,
                tuning_file=paths.tuning_file,
            )
        )
        self._recall = Recall(self._open_memory)
        self.job = TypingJob(self._translator(settings))
        self.journeys = JourneyJob(JourneyMaker(self.engine, installed))
        self.versions = VersionJob(VersionFinder(self.engine, installed))
        self._settings = settings
        self._config = config
        languages = Languages.read(paths.resources / "languages.json")
        icons = Icons(paths.resources / "icons")
        self.models = ModelsRoom(self._make_library, languages, icons)
        self.files = FilesRoom(
            self._make_batch_job, lambda: installed.models, lambda: self._settings, languages, icons
        )
        self.theme = ThemeController(application, paths.resources / "themes")
        self.theme.apply(settings.theme)
        self.window = self._build_window(languages)
        self.memory = MemoryJob(self._open_memory, languages)
        MemoryRoom(self.window, self.memory, self.job.remember, languages)
        self._connect()
        self._show()

    def _build_window(self, languages: Languages) -> MainWindow:
        return MainWindow(
            self.job,
            self.journeys,
            self.versions,
            self._installed.models,
            languages,
            self._settings,
            self._paths.resources,
            self.models,
            self.files,
        )

    def _show(self) -> None:
        self.window.show()
        for problem in self._installed.problems:
            self.window.show_error(problem)
        if self._paths.has_unfinished_downloads:
            QTimer.singleShot(0, self.window, self.models.begin)  # after the first paint
        QTimer.singleShot(0, self.window, self._look_for_unfinished_files)

    def _translator(self, settings: Settings) -> DetectingTranslator:
        return DetectingTranslator(
            TextTranslator(self.engine, self._installed, self._recall),
            self._installed,
            LanguageDetector(self._paths.detection_model),
            detects_soon=settings.detects,
        )

    def _connect(self) -> None:
        self.job.warned.connect(self._show_warning)
        self.job.model_ready.connect(self._note_use)
        self.window.settings_changed.connect(self._save)
        self.models.models_changed.connect(self._use_models)
        self.models.use_wanted.connect(self.window.translate_with)
        self.models.failed.connect(self.window.show_error)

    def _show_warning(self, warned: Warned) -> None:
        self.window.show_error(warned.error)

    def _note_use(self, event: ModelReady) -> None:
        ModelUse(self._paths.model_use_file).note(event.route.models)

    def _make_library(self) -> ModelLibrary:
        from desktop_translator.pipeline.model_library import ModelLibrary

        return ModelLibrary(
            self._paths, lambda: self._settings, self.engine, offline=self._config.offline
        )

    def _make_batch_job(self) -> BatchJob:
        from desktop_translator.jobs.window_queue import make_batch_job

        return make_batch_job(self._paths, self._settings, self.engine, self._config)

    def _look_for_unfinished_files(self) -> None:
        from desktop_translator.jobs.window_queue import has_unfinished_files

        if has_unfinished_files(self._paths):
            self.files.begin()

    def _open_memory(self, notify: Notify) -> TranslationMemory:
        from desktop_translator.storage.translation_memory import TranslationMemory

        return TranslationMemory(self._paths.translation_memory_file, notify=notify, timeout_s=5)

    def _use_models(self, found: InstalledModels) -> None:
        self._installed.take_over(found)
        self.window.use_models(found.models)

    def _save(self, settings: Settings) -> None:
        self._settings = settings
        self.theme.apply(settings.theme)
        self._installed.prefer(settings.preferred_models)
        try:
            write_settings(self._paths.settings_file, settings)
        except SettingsNotSavedError as error:
            self.window.show_error(error)

    def close(self) -> None:
        """End the threads, then the engine process, then collection: in this order."""
        self.models.close()
        self.files.close()
        self.job.close()
        self.journeys.close()
        self.versions.close()
        self.memory.close()
        self._recall.close()
        self.engine.close()
        self.collector.stop()


def _close_when_interrupted(window: MainWindow) -> Interrupts:
    from desktop_translator.jobs.interrupts import Interrupts

    interrupts = Interrupts()
    interrupts.requested.connect(window.close)
    return interrupts


def _first_settings(file: Path, installed: InstalledModels) -> Settings:
    """Read the settings, with a pair that can be translated, and let `installed` heed them."""
    settings = read_settings(file)
    installed.prefer(settings.preferred_models)
    source, target = installed.pair_or_default(settings.source, settings.target)
    return replace(settings, source=source, target=target)


def make_application() -> QApplication:
    """Build Qt's application object, once per process."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("desktop-translator")
    application.setApplicationDisplayName("Desktop Translator")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("desktop-translator")
    return application


def _open_log(paths: Paths) -> Path | None:
    """Start logging into the data folder; None where nothing can be written there."""
    try:
        paths.data.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(filename=paths.log_file, level=logging.INFO)
    except OSError:
        return None
    return paths.log_file
