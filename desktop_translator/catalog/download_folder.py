"""Unfinished downloads on disk: what is on its way survives the program and the computer."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from desktop_translator.catalog.disk import refusals_of_disk
from desktop_translator.catalog.download_plan import plan_json, read_plan
from desktop_translator.core.atomic_file import write_atomically
from desktop_translator.core.paths import DOWNLOADS
from desktop_translator.core.store_errors import ModelInUseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

from desktop_translator.catalog.download_plan import DownloadPlan

_PLAN = "plan.json"
PART = ".part"
"""What the name of an unfinished file ends with."""


class DownloadFolder:
    """One folder per unfinished download: its plan, and the files as far as they have come.

    It lies inside the folder of models, on the same disk, so that a finished download can be
    renamed into place.
    """

    def __init__(self, models_folder: Path) -> None:
        self.folder = models_folder / DOWNLOADS

    def files_of(self, plan: DownloadPlan) -> Path:
        """Return the folder that the files of a download are gathered in."""
        return self.folder / plan.key / "files"

    def save(self, plan: DownloadPlan) -> None:
        """Write a plan, new or changed.

        Raises:
            StoreError: the system refuses.
        """
        with refusals_of_disk(self.folder):
            self.files_of(plan).mkdir(parents=True, exist_ok=True)
            write_atomically(self.folder / plan.key / _PLAN, plan_json(plan))

    def unfinished(self) -> tuple[DownloadPlan, ...]:
        """Return every download that is not finished, in the order they were asked for."""
        plans = []
        for path in self.folder.glob(f"*/{_PLAN}"):
            try:
                plans.append(read_plan(path.read_text(encoding="utf-8")))
            except (OSError, ValueError, KeyError, TypeError):
                continue  # of another version, or not ours; it does no harm
        return tuple(sorted(plans, key=lambda plan: plan.asked_at))

    def find(self, key: str) -> DownloadPlan | None:
        """Return the unfinished download of that key, or None."""
        return next((plan for plan in self.unfinished() if plan.key == key), None)

    def done_bytes(self, plan: DownloadPlan) -> int:
        """Return how much of a download is on disk."""
        return sum(self._size(plan, file.name) for file in plan.files)

    def pause(self, plan: DownloadPlan, paused: bool) -> None:
        """Note whether a download waits to be resumed by hand."""
        if self.find(plan.key) is not None:
            self.save(replace(plan, paused=paused))

    def discard(self, plan: DownloadPlan) -> None:
        """Throw a download away, with all that has come."""
        (self.folder / plan.key / _PLAN).unlink(missing_ok=True)
        shutil.rmtree(self.folder / plan.key, ignore_errors=True)

    @contextmanager
    def reserved(self, plan: DownloadPlan) -> Iterator[None]:
        """Keep every other run of the program away from a download; ends with this process.

        Raises:
            ModelInUseError: another run is at it.
        """
        with refusals_of_disk(self.folder):
            (self.folder / plan.key).mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / plan.key / "lock", timeout=0, is_singleton=False)
        try:
            lock.acquire()
        except Timeout as error:
            raise ModelInUseError(model=plan.wanted.name) from error
        try:
            yield
        finally:
            lock.release()

    def _size(self, plan: DownloadPlan, name: str) -> int:
        for path in (self.files_of(plan) / name, self.files_of(plan) / f"{name}{PART}"):
            try:
                return path.stat().st_size
            except OSError:
                continue
        return 0
