"""Paragraphs of a document side by side with their translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.pipeline.batch.batch_file import BatchFile
from desktop_translator.pipeline.batch.document import Document
from desktop_translator.pipeline.batch.events import Pair, Pairs
from desktop_translator.pipeline.batch.unit_work import UnitWork

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_translator.pipeline.batch.requests import ShowPairs
    from desktop_translator.pipeline.batch.workbench import Workbench


def show_pairs(bench: Workbench, command: ShowPairs) -> Pairs | None:
    """Return what was asked for; None if the file is no longer in the queue.

    Raises:
        AppError: the document cannot be read.
    """
    record = bench.journal.file(command.file_id)
    if record is None:
        return None
    file = BatchFile.of(record)
    before = bench.in_hand
    with bench.handling(file):
        pairs = tuple(_some_pairs(bench, file, command))
    bench.in_hand = before
    return Pairs(file.id, command.first_unit, file.facts.units, pairs, command.only_marked)


def _some_pairs(bench: Workbench, file: BatchFile, command: ShowPairs) -> Iterator[Pair]:
    left = command.count
    for number, pair in enumerate(_all_pairs(bench, file)):
        if bench.interrupted():
            return
        if number < command.first_unit or (command.only_marked and not pair.concerns):
            continue
        if not left:
            return
        left -= 1
        yield pair


def _all_pairs(bench: Workbench, file: BatchFile) -> Iterator[Pair]:
    knows_way = file.facts.source not in (None, file.options.target)
    way = bench.ways.way(file) if knows_way and file.options.pseudo is None else None
    work = UnitWork(file.options, way, bench.store, bench.detector)
    for number, unit in enumerate(Document(file).units()):
        translated = work.translated(unit)
        if translated is None:
            yield Pair(number, unit.source.text, None)
        else:
            yield Pair(number, unit.source.text, translated.marked.text, translated.concerns)
