"""The folder of added models: put in whole, taken out whole, whatever happens in between.

Everything that is not finished has a name that starts with a dot, and whoever lists models passes
over such names. What is finished gets its name by one renaming.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from desktop_translator.catalog.disk import refusals_of_disk
from desktop_translator.catalog.durable import flush_folder, flush_tree
from desktop_translator.core.errors import ModelError
from desktop_translator.core.models import INFO_FILE, model_json, read_model_info
from desktop_translator.core.store_errors import ModelIsPartOfProgramError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_translator.core.models import ModelInfo

_STAGING = ".staging-"
_DELETED = ".deleted-"
_UNSAFE = re.compile(r"[^\w.@-]+")


class ModelStore:
    """The models below one folder, which is made when the first one comes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def staging(self) -> Iterator[Path]:
        """Give an empty folder to build a model in; what is left of it afterwards is removed.

        It lies on the disk of the store, so that `install` can rename it into place.

        Raises:
            StoreError: the system refuses.
        """
        with refusals_of_disk(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            staged = self.folder / f"{_STAGING}{os.urandom(6).hex()}"
            lock = FileLock(staged.with_suffix(".lock"))  # tells `tidy` that someone is at work
            lock.acquire(timeout=0)
            staged.mkdir()
        try:
            yield staged
        finally:
            shutil.rmtree(staged, ignore_errors=True)
            lock.release()
            _unlink(staged.with_suffix(".lock"))

    def install(self, staged: Path, info: ModelInfo) -> ModelInfo:
        """Make a finished folder a model of the store, and return it where it is now.

        The description is written as its `model.json`. All is forced to disk, then renamed into
        place; only then older revisions of the model go. Killed at any moment, the store holds
        the old revision, the new one, or both (then the newer counts).

        Args:
            staged: a folder on the disk of the store that holds every file of the model.
            info: what it is; `folder` and `installed_at` are filled in here.

        Raises:
            StoreError: the system refuses; the store is as it was.
        """
        older = [model for model in self.models() if model.id == info.id]
        final = self._free_name(info)
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        installed = replace(info, folder=final, installed_at=now)
        with refusals_of_disk(self.folder):
            (staged / INFO_FILE).write_text(model_json(installed), encoding="utf-8")
            flush_tree(staged)
            staged.replace(final)
            flush_folder(self.folder)
        for model in older:
            self.delete(model)
        return installed

    def delete(self, info: ModelInfo) -> None:
        """Remove a model at once: from the first moment it is no longer listed.

        Raises:
            ModelIsPartOfProgramError: it does not lie in this store.
            StoreError: the system refuses; the model is still there.
        """
        if info.folder.parent != self.folder:
            raise ModelIsPartOfProgramError(model=info.name)
        doomed = self.folder / f"{_DELETED}{os.urandom(6).hex()}"
        with refusals_of_disk(self.folder):
            info.folder.rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)

    def tidy(self) -> None:
        """Remove what a program that was killed left behind; what others work on stays."""
        if not self.folder.is_dir():
            return
        for leftover in self.folder.glob(f"{_DELETED}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        for lock in self.folder.glob(f"{_STAGING}*.lock"):
            try:
                with FileLock(lock, timeout=0):
                    shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
            except Timeout:
                continue
            _unlink(lock)
        newest: dict[str, ModelInfo] = {}
        for model in sorted(self.models(), key=lambda model: model.installed_at):
            if model.id in newest:
                self.delete(newest[model.id])
            newest[model.id] = model

    def models(self) -> list[ModelInfo]:
        """List every readable model of the store, each revision for itself."""
        found = []
        for path in sorted(self.folder.glob(f"*/{INFO_FILE}")):
            if path.parent.name[0] != ".":
                try:
                    found.append(read_model_info(path.parent))
                except ModelError:
                    continue  # `InstalledModels` tells of it
        return found

    def _free_name(self, info: ModelInfo) -> Path:
        revision = f"@{info.revision[:12]}" if info.revision else ""
        base = _UNSAFE.sub("-", info.id + revision).lstrip(".") or "model"
        names = [base, *(f"{base}-{number}" for number in range(2, 1000))]
        return next(path for name in names if not (path := self.folder / name).exists())


def _unlink(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return  # on Windows, while another process looks at it; the next one to tidy succeeds
