"""What holds for every format: pseudo-translated documents come back as they should."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from desktop_translator.documents.format import DocumentOptions, Notice
from desktop_translator.documents.registry import registration_of
from desktop_translator.pipeline.pseudo_translation import Pseudo, pseudo_translated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_translator.core.marked_text import MarkedText
    from desktop_translator.documents.format import Unit

SAME = DocumentOptions("en", "en")
TO_FRENCH = DocumentOptions("en", "fr")


def units_of(path: Path, options: DocumentOptions = SAME) -> list[Unit]:
    """Read a document by the format that its content has."""
    return list(registration_of(path).load().read(path, options))


def texts_of(path: Path, options: DocumentOptions = SAME) -> list[str]:
    return [unit.source.text for unit in units_of(path, options)]


def written(
    path: Path, pseudo: Pseudo, options: DocumentOptions = SAME
) -> tuple[bytes, tuple[Notice, ...]]:
    """Return the bytes of a pseudo-translated copy, and what was noticed."""
    document = registration_of(path).load()
    output = io.BytesIO()

    def translations() -> Iterator[MarkedText | None]:
        for unit in document.read(path, options):
            yield pseudo_translated(unit.source, pseudo)

    left = translations()
    notices = document.write(path, output, options, left)
    assert next(left, "none left") == "none left"
    return output.getvalue(), notices


def assert_identity(path: Path, options: DocumentOptions = SAME) -> None:
    """A copy translated into itself has the bytes of the original; of a zip, those of its parts."""
    content, notices = written(path, Pseudo.IDENTITY, options)
    assert notices == ()
    if not zipfile.is_zipfile(path):
        assert content == path.read_bytes()
        return
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(io.BytesIO(content)) as new:
        assert new.namelist() == old.namelist()
        assert [entry.compress_type for entry in new.infolist()] == [
            entry.compress_type for entry in old.infolist()
        ]
        for name in old.namelist():
            assert new.read(name) == old.read(name), name


def upper_copy(path: Path, folder: Path, options: DocumentOptions = SAME) -> Path:
    """Write a copy in capitals, check that it reads as the original in capitals, return it."""
    content, _ = written(path, Pseudo.UPPER, options)
    copy = folder / f"upper{path.suffix}"
    copy.write_bytes(content)
    expected = [pseudo_translated(unit.source, Pseudo.UPPER) for unit in units_of(path, options)]
    found = [unit.source for unit in units_of(copy, options)]
    assert [unit.text for unit in found] == [unit.text for unit in expected]
    assert [[(span.start, span.end, span.kind) for span in unit.spans] for unit in found] == [
        [(span.start, span.end, span.kind) for span in unit.spans] for unit in expected
    ]
    return copy
