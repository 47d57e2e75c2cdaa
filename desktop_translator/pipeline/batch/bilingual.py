"""Files beside a translation that show it together with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.documents.pairs import PAIR_WRITERS
from desktop_translator.documents.pairs.pair import TextPair
from desktop_translator.pipeline.batch.interrupts import InterruptedWorkError
from desktop_translator.pipeline.batch.output import refusals_named
from desktop_translator.pipeline.batch.placing import force_to_disk, temporary_beside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_translator.pipeline.batch.batch_file import BatchFile
    from desktop_translator.pipeline.batch.document import Document
    from desktop_translator.pipeline.batch.requests import Bilingual
    from desktop_translator.pipeline.batch.unit_work import UnitWork
    from desktop_translator.pipeline.batch.workbench import Workbench


def write_bilingual(file: BatchFile, document: Document, work: UnitWork, bench: Workbench) -> None:
    """Write what the options of a file want beside its translation, and note it in the facts.

    Raises:
        DocumentError, FileError: it cannot be done.
        InterruptedWorkError: something more urgent has come.
    """
    output = file.facts.output
    written: list[Path] = []
    for kind in sorted(file.options.bilingual):
        if output is None:
            raise AssertionError("a document is given its destination when it is read")
        path = _beside(output, kind)
        with refusals_named(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with temporary_beside(path, file.id) as (temporary, stream):
                source = file.facts.source or file.options.target
                PAIR_WRITERS[kind.value](
                    stream, _pairs(document, work, bench), (source, file.options.target)
                )
                force_to_disk(stream)
                stream.close()
                written.append(bench.own.place_beside(file, temporary, path))
    file.facts.bilingual = tuple(written)


def _beside(output: Path, kind: Bilingual) -> Path:
    name = output.name if kind.value == "tmx" else f"{output.name}.bilingual"
    return output.with_name(f"{name}.{kind.value}")


def _pairs(document: Document, work: UnitWork, bench: Workbench) -> Iterator[TextPair]:
    for unit in document.units():
        if bench.interrupted():
            raise InterruptedWorkError
        translated = work.translated(unit)
        target = unit.target or unit.source if translated is None else translated.marked
        yield TextPair(unit.source.text, target.text)
