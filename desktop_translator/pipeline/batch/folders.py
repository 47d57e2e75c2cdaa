"""Finding the documents below a folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_translator.core.errors import FileUnreadableError
from desktop_translator.core.wording import reason_of
from desktop_translator.documents.registry import FORMATS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_HIDDEN = (".", "~$")
"""What names of hidden files begin with, and those of Office's locks."""


def documents_below(
    folder: Path, problems: list[FileUnreadableError], passed_over: Container[Path] = ()
) -> Iterator[Path]:
    """Yield the files with a name like a document's, each once, folder by folder, sorted.

    Links to folders are followed, but no folder is entered twice, so that a loop of links ends.
    Hidden files and folders, and those in `passed_over`, are left out. A folder that cannot be
    read is noted among the problems.
    """
    suffixes = {suffix for entry in FORMATS for suffix in entry.suffixes}
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        if here in passed_over:
            continue
        try:
            status = here.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            problems.append(FileUnreadableError(path=str(here), reason=reason_of(error)))
            continue
        visible = [entry for entry in entries if not entry.name.startswith(_HIDDEN)]
        waiting += (Path(entry.path) for entry in reversed(visible) if entry.is_dir())
        for entry in visible:
            path = Path(entry.path)
            if path.suffix.lower() in suffixes and entry.is_file():
                yield path
