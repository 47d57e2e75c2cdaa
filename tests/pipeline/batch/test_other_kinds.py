from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_translator.documents.pdf.document import LAYOUT_LOST
from desktop_translator.pipeline.batch.events import FileState
from tests.documents.pdf.made import lines, made_pdf
from tests.documents.round_trip import texts_of
from tests.pipeline.batch.room import FRENCH, Room

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("wanted", "name"), [(None, "a.en.docx"), (".docx", "a.en.docx"), (".html", "a.en.html")]
)
def test_a_pdf_becomes_the_kind_of_document_that_is_wanted(
    room: Room, documents: Path, wanted: str | None, name: str
) -> None:
    documents.mkdir(exist_ok=True)
    made_pdf(documents / "a.pdf", [lines("Bonjour à tous.")])
    states = room.translate(documents, options=replace(FRENCH, output_suffix=wanted))
    assert states == {"a.pdf": FileState.DONE_WITH_WARNINGS}
    assert texts_of(documents / name) == ["BONJOUR À TOUS."]
    assert LAYOUT_LOST in [notice.message for notice in room.file("a.pdf").notices]
