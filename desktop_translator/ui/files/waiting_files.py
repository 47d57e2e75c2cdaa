"""Files that are not begun follow what is chosen."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_translator.pipeline.batch.events import FileState, QueueProgress, QueueState
from desktop_translator.pipeline.batch.requests import ChangeOptions, RetryFiles
from desktop_translator.ui.files.choices import options_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_translator.core.file_choices import FileChoices
    from desktop_translator.pipeline.batch.events import FileProgress
    from desktop_translator.pipeline.batch.requests import BatchOptions
    from desktop_translator.ui.files.job import BatchJob
    from desktop_translator.ui.files.queue_view import QueueView

_OPEN = frozenset({QueueState.RUNNING, QueueState.PAUSED})
"""Work has begun: what is chosen now is for files that are added now."""


class WaitingFiles:
    """Before the start, choices hold for all that waits; what was chosen for one file is kept.

    Files that were skipped wait again: with other choices there may be something to do.
    """

    def __init__(self, view: QueueView, job: BatchJob) -> None:
        self._view, self._job = view, job
        self.options = options_of(view.choices.choices)
        self._outdated: frozenset[BatchOptions] = frozenset()
        self._is_open = False

    def choose(self, choices: FileChoices) -> None:
        """Take in other choices."""
        before, self.options = self.options, options_of(choices)
        if not self._is_open:
            self._outdated = (self._outdated | {before}) - {self.options}
            self._change(self._view.list.files.files)

    def take(self, news: Iterable[FileProgress]) -> None:
        """Change files that a search brings only now, though they were added before a choice."""
        files = self._view.list.files
        late = [f for f in news if f.options in self._outdated and files.file(f.id) is None]
        if late:
            self._change(late)

    def follow(self, queue: QueueProgress) -> None:
        """Take in whether work has begun, and say what choices are for."""
        self._is_open = queue.state in _OPEN
        self._view.choices.show_scope(later_only=self._is_open)
        if self._is_open and not queue.adding:
            self._outdated = frozenset()

    def _change(self, files: Iterable[FileProgress]) -> None:
        groups: defaultdict[BatchOptions, list[int]] = defaultdict(list)
        skipped = []
        for file in files:
            if file.state not in (FileState.QUEUED, FileState.SKIPPED):
                continue
            own = file.options
            options = replace(
                self.options, encoding=own.encoding, columns=own.columns, pseudo=own.pseudo
            )
            groups[options].append(file.id)
            if file.state is FileState.SKIPPED:
                skipped.append(file.id)
        if skipped:
            self._job.send(RetryFiles(tuple(skipped)))
        for options, numbers in groups.items():
            self._job.send(ChangeOptions(tuple(numbers), options))
