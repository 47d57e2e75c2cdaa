"""What every terminal command needs: paths, models and an engine."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.catalog.places import with_places
from desktop_translator.core.languages import Languages
from desktop_translator.core.offline import forbid_network
from desktop_translator.core.paths import Paths, default_paths
from desktop_translator.engine.client import EngineClient
from desktop_translator.engine.launch import EngineConfig
from desktop_translator.pipeline.detecting_translator import DetectingTranslator
from desktop_translator.pipeline.language_detection import LanguageDetector
from desktop_translator.pipeline.text_translator import TextTranslator
from desktop_translator.storage.settings_file import read_settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from desktop_translator.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Session:
    """One run of a command."""

    paths: Paths
    settings: Settings
    offline: bool
    languages: Languages
    installed: InstalledModels
    engine: EngineClient
    translator: DetectingTranslator


@contextmanager
def open_session(options: argparse.Namespace) -> Iterator[Session]:
    """Build a session from the common options; the engine process ends with it."""
    offline = getattr(options, "offline", False)
    if offline:
        forbid_network()
    paths = with_places(default_paths(getattr(options, "data_dir", None)))
    installed = InstalledModels.scan(paths.model_folders)
    settings = read_settings(paths.settings_file)
    installed.prefer(settings.preferred_models)
    engine = EngineClient(
        EngineConfig(offline=offline, device=settings.device, tuning_file=paths.tuning_file)
    )
    try:
        yield Session(
            paths,
            read_settings(paths.settings_file),
            offline,
            Languages.read(paths.resources / "languages.json"),
            installed,
            engine,
            DetectingTranslator(
                TextTranslator(engine, installed),
                installed,
                LanguageDetector(paths.detection_model),
            ),
        )
    finally:
        engine.close()
