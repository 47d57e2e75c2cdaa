"""The window's own queue of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.jobs.batch_job import BatchJob
from desktop_translator.pipeline.batch.client import FilesClient
from desktop_translator.pipeline.batch.events import UNFINISHED
from desktop_translator.pipeline.batch.launch import FilesConfig
from desktop_translator.storage.unfinished_files import has_files

if TYPE_CHECKING:
    from desktop_translator.core.paths import Paths
    from desktop_translator.core.settings import Settings
    from desktop_translator.engine.client import EngineClient
    from desktop_translator.engine.launch import EngineConfig

QUEUE = "window"
"""Its name; the terminal's queue has another."""


def make_batch_job(
    paths: Paths, settings: Settings, engine: EngineClient, config: EngineConfig
) -> BatchJob:
    """Build what works the queue off with the window's engine; `start` begins it."""
    files = FilesConfig(
        journal_folder=paths.queue_folder,
        journal_name=QUEUE,
        model_folders=paths.model_folders,
        preferred_models=settings.preferred_models,
        detection_model=paths.detection_model,
        memory_file=paths.translation_memory_file if settings.remembers else None,
        offline=config.offline,
        log_file=config.log_file,
    )
    return BatchJob(FilesClient(files, engine.address))


def has_unfinished_files(paths: Paths) -> bool:
    """Tell whether an earlier run has left something to do."""
    return has_files(paths.queue_folder, QUEUE, UNFINISHED)
