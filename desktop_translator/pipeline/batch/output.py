"""Writing the translation of a document whose sentences are all there."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop_translator.core.document_errors import (
    DocumentChangedError,
    DocumentError,
    TranslationDamagedError,
)
from desktop_translator.core.errors import FileError, FileUnwritableError
from desktop_translator.core.marks import translatable
from desktop_translator.core.wording import reason_of
from desktop_translator.documents.format import DocumentOptions, Notice
from desktop_translator.documents.registry import registration_of
from desktop_translator.pipeline.batch.document import sha256_of
from desktop_translator.pipeline.batch.interrupts import InterruptedWorkError
from desktop_translator.pipeline.batch.placing import force_to_disk, temporary_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.pipeline.batch.batch_file import BatchFile
    from desktop_translator.pipeline.batch.document import Document
    from desktop_translator.pipeline.batch.own_files import OwnFiles
    from desktop_translator.pipeline.batch.unit_work import UnitWork

UNITS_DIFFER = translatable(
    "notices",
    "The translation has {found} paragraphs, the document {expected}: look through its layout.",
)
MARKED = translatable("notices", "Places to look at: {number}.")


class OutputWriter:
    """Writes one document: a hidden file first, read back, and put in its place at the end.

    `interrupted` is asked at every unit.
    """

    def __init__(
        self,
        file: BatchFile,
        document: Document,
        work: UnitWork,
        own: OwnFiles,
        interrupted: Callable[[], bool],
    ) -> None:
        self._file = file
        self._document = document
        self._work = work
        self._own = own
        self._interrupted = interrupted
        self._marked = self._units = 0

    def write(self) -> None:
        """Write the translation to where the facts say; note in them what there is to tell.

        Raises:
            DocumentError, FileError: it cannot be done; nothing is left of the attempt.
            InterruptedWorkError: `interrupted` said so.
        """
        file, document = self._file, self._document
        output = file.facts.output
        if output is None:
            raise AssertionError("a document is given its destination when it is read")
        with refusals_named(output):
            output.parent.mkdir(parents=True, exist_ok=True)
            with temporary_beside(output, file.id) as (temporary, stream):
                translations = self._translations()
                notices = document.format.write(file.path, stream, document.options, translations)
                force_to_disk(stream)
                stream.close()
                if sha256_of(file.path) != file.facts.sha256:
                    raise DocumentChangedError(path=str(file.path))
                file.facts.notices = (*notices, *self._read_back(temporary), *self._marks())
                self._own.place(file, temporary)

    def _translations(self) -> Iterator[MarkedText | None]:
        for unit in self._document.units():
            if self._interrupted():
                raise InterruptedWorkError
            self._units += 1
            translated = self._work.translated(unit)
            if translated is not None:
                self._marked += len(translated.concerns)
            yield None if translated is None else translated.marked

    def _marks(self) -> tuple[Notice, ...]:
        self._file.facts.marked_sentences = self._marked
        return (Notice(MARKED, {"number": str(self._marked)}),) if self._marked else ()

    def _read_back(self, temporary: Path) -> tuple[Notice, ...]:
        """Read what was written as anybody would who opens it."""
        document, options = self._document, self._document.options
        same_kind = document.format.output_suffix is None
        try:
            kind = document.format if same_kind else registration_of(temporary).load()
            written = DocumentOptions(options.target, options.target, columns=options.columns)
            found = sum(not self._interrupted() for _ in kind.read(temporary, written))
        except (DocumentError, FileError) as error:
            reason = error.fields.get("reason", "it cannot be read again")
            raise TranslationDamagedError(path=str(self._file.path), reason=reason) from error
        if self._interrupted():
            raise InterruptedWorkError
        if same_kind and found != self._units and not document.format.words_decide:
            fields = {"found": str(found), "expected": str(self._units)}
            return (Notice(UNITS_DIFFER, fields),)
        return ()


@contextmanager
def refusals_named(output: Path) -> Iterator[None]:
    """Say of which file the system spoke."""
    try:
        yield
    except OSError as error:
        raise FileUnwritableError(path=str(output), reason=reason_of(error)) from error
