"""A model as one file, to carry to a computer without a network."""

from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING

from desktop_translator.catalog.disk import refusals_of_disk, require_space
from desktop_translator.catalog.verification import Checking, verify
from desktop_translator.core.models import INFO_FILE
from desktop_translator.core.steps import told_as

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from desktop_translator.core.models import ModelInfo

_COPY_BYTES = 1 << 20


def export_pack(info: ModelInfo, path: Path) -> Generator[Checking, None, None]:
    """Write a zip file with everything a model needs, its description first.

    The model is checked before, and the file appears under its name only when it is complete.

    Raises:
        ModelError: a file of the model is missing or damaged; nothing is written.
        StoreError: the system refuses.
    """
    total = 2 * sum(file.size_bytes for file in info.files)
    problems = yield from told_as(
        verify(info), lambda step: Checking(step.file, step.done_bytes, total)
    )
    for problem in problems:
        raise problem
    done = total // 2
    require_space(path.parent, done)
    temporary = path.parent / f".{os.urandom(6).hex()}.tmp"
    try:
        with refusals_of_disk(path.parent, done):
            # Weights do not shrink: stored as they are, the file is written and read at disk speed.
            with zipfile.ZipFile(temporary, "x", zipfile.ZIP_STORED) as pack:
                pack.write(info.folder / INFO_FILE, INFO_FILE)
                for file in info.files:
                    source = info.folder / file.name
                    entry = zipfile.ZipInfo.from_file(source, file.name)
                    with source.open("rb") as reader, pack.open(entry, "w") as writer:
                        while piece := reader.read(_COPY_BYTES):
                            writer.write(piece)
                            done += len(piece)
                            yield Checking(file.name, done, total)
            temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
