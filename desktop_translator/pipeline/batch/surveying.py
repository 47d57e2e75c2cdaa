"""Looking at the files of a queue that has not been started."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.core.errors import AppError
from desktop_translator.pipeline.batch.batch_file import BatchFile
from desktop_translator.pipeline.batch.events import FileState

if TYPE_CHECKING:
    from collections.abc import Generator

    from desktop_translator.pipeline.batch.workbench import Workbench


def survey(bench: Workbench) -> Generator[None, None, None]:
    """Look at every file that waits and was not looked at, so that a person sees what it is."""
    for record in bench.journal.files((FileState.QUEUED,)):
        file = BatchFile.of(record)
        if file.facts.sha256:
            continue
        try:
            with bench.handling(file):
                document = yield from bench.examination.examine(file)
            bench.own.foresee(file, document.output_suffix)
        except AppError as error:
            bench.note_failed(file, error)
        else:
            bench.note_queued(file)
        yield
