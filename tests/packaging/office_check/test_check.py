"""Tests of `packaging/office_check`, without LibreOffice."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

import pytest

from tests.documents.round_trip import assert_identity, texts_of
from tests.structure import tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    folder = tree.ROOT / "packaging" / "office_check"
    monkeypatch.syspath_prepend(str(folder))
    yield importlib.import_module("check")
    for path in folder.glob("*.py"):
        sys.modules.pop(path.stem, None)


@pytest.fixture
def drawn(check: ModuleType, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What documents look like, by the folder they are in, in place of LibreOffice's pages."""
    pages = {name: check.Drawn(2, "one two three four") for name in ("original", "translation")}
    monkeypatch.setattr(check, "draw", lambda document, _: pages[document.parent.name])
    return pages


def test_every_sample_has_text_and_comes_back(check: ModuleType, tmp_path: Path) -> None:
    folder = check.make_samples(tmp_path / "samples")
    samples = sorted(folder.iterdir())
    assert {path.suffix for path in samples} == {".docx", ".pptx", ".xlsx", ".odt"}
    for path in samples:
        assert texts_of(path)
        assert_identity(path)


def test_documents_that_look_right_pass(
    check: ModuleType, drawn: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.main(["--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert "text.docx: pages 2 -> 2, words kept 100.0%" in said
    assert "4 documents, 0 with problems" in said


@pytest.mark.parametrize(
    ("pages", "text", "problem"),
    [(1, "ONE TWO THREE FOUR", "pages"), (5, "ONE TWO THREE FOUR", "pages"), (2, "ONE", "words")],
)
def test_lost_pages_and_words_are_problems(
    check: ModuleType, pages: int, text: str, problem: str
) -> None:
    before = check.Drawn(2, "one two three four")
    assert problem in check._compared(before, check.Drawn(pages, text)).problem


def test_what_cannot_be_translated_or_opened_is_told(
    check: ModuleType,
    drawn: object,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.docx").write_bytes(b"PK\3\4 no zip")
    arguments = [str(tmp_path / "in"), "--out", str(tmp_path / "out")]
    assert check.main(arguments) == 1
    assert "a.docx: pages 0 -> 0, words kept 0.0%  PROBLEM" in capsys.readouterr().out
    monkeypatch.setenv("PATH", "")
    with pytest.raises(check.OfficeFailedError):
        importlib.import_module("libreoffice").draw(tmp_path / "a.docx", tmp_path)
