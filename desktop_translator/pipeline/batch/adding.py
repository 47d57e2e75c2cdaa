"""Putting files, and those in folders, into the queue."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from desktop_translator.core.document_errors import DocumentFormatUnknownError
from desktop_translator.core.errors import FileUnreadableError
from desktop_translator.core.wording import reason_of
from desktop_translator.pipeline.batch.batch_file import BatchFile
from desktop_translator.pipeline.batch.events import UNFINISHED, FileState
from desktop_translator.pipeline.batch.facts import options_to_json
from desktop_translator.pipeline.batch.folders import documents_below

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from desktop_translator.core.errors import AppError
    from desktop_translator.pipeline.batch.requests import AddPaths, BatchOptions
    from desktop_translator.pipeline.batch.workbench import Workbench

_FILES_BETWEEN_LOOKS_UP = 20


class Adding:
    """Carries out `AddPaths`. What is wanted is not forgotten when `work` is closed."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._wanted: deque[AddPaths] = deque()

    def want(self, command: AddPaths) -> None:
        """Note what is to be added."""
        self._wanted.append(command)
        self._bench.progress.adding = True

    def work(self) -> Generator[None, None, None]:
        """Add what is wanted, yielding now and then; begun anew, it adds nothing twice."""
        while self._wanted:
            command = self._wanted[0]
            for path in command.paths:
                yield from self._add(path.absolute(), command.options)
            self._wanted.popleft()
            self._bench.journal.commit()
            yield
        self._bench.progress.adding = False

    def _add(self, path: Path, options: BatchOptions) -> Generator[None, None, None]:
        if not path.is_dir():
            self._put(path, None, options)
            yield
            return
        problems: list[FileUnreadableError] = []
        outputs = () if options.folder is None else (options.folder.absolute(),)
        number = 0
        for number, found in enumerate(documents_below(path, problems, outputs)):
            if not self._is_translation(found, options):
                self._put(found, path, options)
            if number % _FILES_BETWEEN_LOOKS_UP == 0:
                yield
        for problem in problems:
            self._put(path.parent / problem.fields["path"], path, options, problem)
        yield

    def _is_translation(self, path: Path, options: BatchOptions) -> bool:
        """Tell whether a file found in a folder is what we have made of its neighbour."""
        if self._bench.journal.output(path) is not None:
            return True
        name = path.stem.removesuffix(f".{options.target}")
        return name != path.stem and path.with_name(name + path.suffix).exists()

    def _put(
        self,
        path: Path,
        folder: Path | None,
        options: BatchOptions,
        problem: AppError | None = None,
    ) -> None:
        bench, text = self._bench, options_to_json(options)
        if bench.journal.holds(path, text, UNFINISHED):
            return
        size = 0
        try:
            size = path.stat().st_size
            if not path.is_file() and problem is None:
                problem = DocumentFormatUnknownError(path=str(path))
        except OSError as error:
            problem = problem or FileUnreadableError(path=str(path), reason=reason_of(error))
        bench.journal.forget_path(path)
        number = bench.journal.add_file(path, folder, size, text, FileState.QUEUED)
        bench.progress.note_order()
        record = bench.journal.file(number)
        if record is None:
            raise AssertionError("a file that was just added")
        file = BatchFile.of(record)
        if problem is not None:
            bench.note_failed(file, problem)
        else:
            bench.progress.note(file)
