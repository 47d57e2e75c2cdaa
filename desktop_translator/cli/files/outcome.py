"""What came of each file, as the terminal tells it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from desktop_translator.cli.progress_line import ProgressLine, duration
from desktop_translator.core.wording import describe
from desktop_translator.pipeline.batch.events import FileState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.core.languages import Languages
    from desktop_translator.pipeline.batch.events import FileProgress, QueueProgress

_DONE = (FileState.DONE, FileState.DONE_WITH_WARNINGS)


class Outcome:
    """Tells each file once, when it is finished (or was looked at), and counts.

    Attributes:
        is_dry: whether files are only looked at.
        failed: how many could not be translated.
        examined: how many have been looked at, or could not be.
    """

    def __init__(self, languages: Languages, *, as_json: bool, is_dry: bool) -> None:
        self._languages = languages
        self._as_json = as_json
        self._line = ProgressLine()
        self._told: set[int] = set()
        self._left_over: int | None = None
        self._queue: QueueProgress | None = None
        self.is_dry = is_dry
        self.failed = 0

    @property
    def examined(self) -> int:
        """How many files were told."""
        return len(self._told)

    def take(self, file: FileProgress) -> None:
        """Take in what is known of a file."""
        if file.id in self._told or not (file.state.finished or (self.is_dry and file.examined)):
            return
        self._told.add(file.id)
        self.failed += file.state is FileState.FAILED
        self._line.end()
        for words in self._remarks(file):
            print(words, file=sys.stderr)  # noqa: T201
        if self._as_json:
            print(json.dumps(self._record(file)), flush=True)  # noqa: T201
        elif self.is_dry and file.state is FileState.QUEUED:
            print(self._foretold(file), flush=True)  # noqa: T201
        elif file.state in _DONE:
            for path in (file.output, *file.bilingual):
                print(path, flush=True)  # noqa: T201

    def show(self, queue: QueueProgress) -> None:
        """Show how far all is."""
        if self._left_over is None:
            self._left_over = queue.left_over
        self._queue = queue
        if queue.adding:
            self._line.show(f"{queue.total_files} files found")
            return
        if not queue.total_files:
            return
        words = f"{queue.finished_files} of {queue.total_files} files  {queue.percent:.0f} %"
        if queue.sentences_per_s:
            words += f"  {queue.sentences_per_s:.0f} sentences/s"
        if queue.time_left_s is not None:
            words += f"  {duration(queue.time_left_s)} left"
        self._line.show(words)

    def end(self) -> None:
        """Sum up."""
        self._line.end()
        queue = self._queue
        if queue is None or self.is_dry:
            return
        done = queue.finished_files - queue.failed_files - queue.skipped_files
        words = f"{done} of {queue.total_files} files translated"
        if queue.skipped_files:
            words += f", {queue.skipped_files} skipped"
        if queue.failed_files:
            words += f", {queue.failed_files} failed"
        left = queue.total_files - queue.finished_files
        if left:
            words += f"; {left} left: “desktop-translator files --resume” goes on"
        elif self._left_over:
            words += (
                f"; {self._left_over} of an earlier run are left: "
                "“desktop-translator files --resume” goes on with them"
            )
        print(words + ".", file=sys.stderr)  # noqa: T201

    def _remarks(self, file: FileProgress) -> Iterator[str]:
        if file.error is not None:
            yield " ".join(describe(file.error, self._languages))
        for notice in file.notices:
            yield f"{file.path}: {notice.message.format(**notice.fields)}"

    def _foretold(self, file: FileProgress) -> str:
        language = self._languages.name(file.source) if file.source else "?"
        encoding = f", {file.encoding}" if file.encoding else ""
        return (
            f"{file.path}: {file.format}{encoding}, {language}, {file.words} words → {file.output}"
        )

    def _record(self, file: FileProgress) -> dict[str, object]:
        """Describe a file; what its name has that is no UTF-8 stays readable as Python has it."""
        message, advice = describe(file.error, self._languages) if file.error else (None, None)
        return {
            "path": str(file.path),
            "state": file.state,
            "output": str(file.output) if file.output else None,
            "bilingual": [str(path) for path in file.bilingual],
            "format": file.format,
            "encoding": file.encoding,
            "columns": list(file.columns),
            "source": file.source,
            "certainty": round(file.certainty, 3),
            "target": file.options.target,
            "words": file.words,
            "sentences": file.total_sentences,
            "to_look_at": file.marked_sentences,
            "notices": [notice.message.format(**notice.fields) for notice in file.notices],
            "error": message,
            "advice": advice,
        }
