"""`memory import` and `memory export`."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from desktop_translator.cli.memory.tools import pair_of
from desktop_translator.cli.models.progress import BytesLine
from desktop_translator.cli.models.steps import finished
from desktop_translator.core.memory_entry import Origin
from desktop_translator.core.memory_errors import ExportExistsError
from desktop_translator.pipeline.memory_exchange import PEOPLE, export_tmx, import_tmx

if TYPE_CHECKING:
    import argparse

    from desktop_translator.cli.memory.tools import Tools
    from desktop_translator.pipeline.memory_exchange import ImportProgress


def import_files(tools: Tools, options: argparse.Namespace) -> None:
    """Import TMX files, one after another.

    Raises:
        AppError: one cannot be read; those before it are imported.
    """
    for file in options.files:
        line = BytesLine(tools.languages)
        work = import_tmx(tools.memory, file, tools.languages, both_ways=options.both_ways)
        done = finished(work, partial(_show, line, file.name))
        line.end()
        skipped = f", {done.skipped} could not be used" if done.skipped else ""
        sys.stdout.write(f"{file}: {done.found} sentences, {done.changed} new{skipped}\n")


def _show(line: BytesLine, name: str, step: ImportProgress) -> None:
    line.done(name, step.done_bytes, step.total_bytes)


def export(tools: Tools, options: argparse.Namespace) -> None:
    """Export entries into a TMX file.

    Raises:
        ExportExistsError: it is there already.
        FileUnwritableError: it cannot be written.
    """
    if options.file.exists() and not options.force:
        raise ExportExistsError(path=str(options.file))
    origins = frozenset(Origin) if options.with_machine else PEOPLE
    work = export_tmx(tools.memory, options.file, origins=origins, pair=pair_of(options))
    sys.stdout.write(f"{options.file}: {finished(work)} sentences\n")
