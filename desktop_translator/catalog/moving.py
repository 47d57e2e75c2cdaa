"""Moving all added models to another folder or disk, so that no moment loses one."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_translator.catalog.disk import refusals_of_disk, require_space
from desktop_translator.catalog.download_folder import DownloadFolder
from desktop_translator.catalog.durable import flush_folder, flush_tree
from desktop_translator.catalog.places import remember_places
from desktop_translator.core.paths import DOWNLOADS
from desktop_translator.core.store_errors import FolderUnsuitableError

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from desktop_translator.core.paths import Paths

_COPY_BYTES = 4 << 20
_ARRIVING = ".arriving-"


@dataclass(frozen=True, slots=True)
class Moving:
    """How far a move has come.

    Attributes:
        name: the model or download that is moved now.
        done_bytes: moved so far; `total_bytes`: to be moved in all.
    """

    name: str
    done_bytes: int
    total_bytes: int


def move_models(paths: Paths, target: Path) -> Generator[Moving, None, Paths]:
    """Move all added models, and unfinished downloads, into another folder; return the new paths.

    Both folders count from the beginning until the end, and each model appears in the new one by
    a renaming and leaves the old one only then: killed at any moment, every model can be used,
    and `go_on_moving` finishes the rest.

    Raises:
        FolderUnsuitableError: `target` lies inside the old folder, or the other way round.
        ModelInUseError: a download is running.
        DiskFullError: it does not fit there.
        StoreError: the system refuses.
    """
    old, target = paths.model_folders[0], target.absolute()
    if old == target:
        return paths
    if old in target.parents or target in old.parents:
        raise FolderUnsuitableError(folder=str(target))
    downloads = DownloadFolder(old)
    for plan in downloads.unfinished():
        with downloads.reserved(plan):
            pass  # nobody is at it
    with refusals_of_disk(target):
        target.mkdir(parents=True, exist_ok=True)
        if not _same_disk(old, target):
            require_space(target, _size(old))
    moving = replace(paths, models=target, models_before=old)
    remember_places(moving)
    return (yield from go_on_moving(moving))


def go_on_moving(paths: Paths) -> Generator[Moving, None, Paths]:
    """Finish a move that was begun; return the new paths. Without one, nothing is done.

    Raises:
        StoreError: the system refuses.
    """
    old, target = paths.models_before, paths.models
    if old is None or target is None:
        return paths
    with refusals_of_disk(target):
        total, done = _size(old), 0
        entries = sorted(old.glob("*")) if old.is_dir() else []
        entries = [path for path in entries if path.name != DOWNLOADS]
        entries += sorted(old.glob(f"{DOWNLOADS}/*"))
        for entry in entries:
            size, destination = _size(entry), target / entry.relative_to(old)
            for copied in _move(entry, destination):
                yield Moving(entry.name, done + copied, total)
            done += size
        shutil.rmtree(old / DOWNLOADS, ignore_errors=True)
    home = paths.data / "models"
    settled = replace(paths, models=None if target == home else target, models_before=None)
    remember_places(settled)
    return settled


def _move(entry: Path, destination: Path) -> Generator[int, None, None]:
    destination.parent.mkdir(parents=True, exist_ok=True)
    if entry.name.startswith((".deleted-", ".staging-")):
        _remove(entry)
        return
    if not destination.exists():
        try:
            entry.rename(destination)
        except OSError:  # another disk
            yield from _copy(entry, destination)
    if entry.exists():
        _remove(entry)
    yield _size(destination)


def _copy(entry: Path, destination: Path) -> Generator[int, None, None]:
    arriving = destination.parent / f"{_ARRIVING}{os.urandom(6).hex()}"
    for leftover in destination.parent.glob(f"{_ARRIVING}*"):
        _remove(leftover)
    copied = 0
    try:
        for source in [entry, *sorted(entry.rglob("*"))]:
            place = arriving / source.relative_to(entry)
            if source.is_dir():
                place.mkdir(parents=True, exist_ok=True)
                continue
            with source.open("rb") as reader, place.open("xb") as writer:
                while piece := reader.read(_COPY_BYTES):
                    writer.write(piece)
                    copied += len(piece)
                    yield copied
        flush_tree(arriving)
        arriving.rename(destination)
        flush_folder(destination.parent)
    except BaseException:
        _remove(arriving)
        raise


def _remove(entry: Path) -> None:
    if entry.is_dir():
        doomed = entry.with_name(f".deleted-{os.urandom(6).hex()}")
        entry.rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)
    else:
        entry.unlink(missing_ok=True)


def _same_disk(old: Path, target: Path) -> bool:
    return not old.exists() or old.stat().st_dev == target.stat().st_dev


def _size(entry: Path) -> int:
    if entry.is_file():
        return entry.stat().st_size
    return sum(path.stat().st_size for path in entry.rglob("*") if path.is_file())
