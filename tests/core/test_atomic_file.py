from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.core.atomic_file import write_atomically
from tests.properties import QUICK


@QUICK
@given(st.text(), st.text())
def test_the_new_text_replaces_the_old(old: str, new: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "text.txt")
        write_atomically(path, old)
        write_atomically(path, new)
        assert path.read_bytes() == new.encode()
        assert os.listdir(folder) == ["text.txt"]  # noqa: PTH208 - names are enough


def test_lone_surrogates_become_question_marks(tmp_path: Path) -> None:
    write_atomically(tmp_path / "text.txt", "a\ud800b")
    assert (tmp_path / "text.txt").read_bytes() == b"a?b"


def test_line_ends_are_written_as_they_are(tmp_path: Path) -> None:
    write_atomically(tmp_path / "text.txt", "a\nb\r\nc\r")
    assert (tmp_path / "text.txt").read_bytes() == b"a\nb\r\nc\r"


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_after_a_failure_the_old_file_is_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "text.txt"
    path.write_text("old")
    monkeypatch.setattr(step, refuse)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, "new")
    monkeypatch.undo()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_text_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        write_atomically(tmp_path, "text")
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "missing" / "text.txt", "text")
    assert list(tmp_path.iterdir()) == []


def test_the_longest_file_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 255)
    write_atomically(path, "text")
    assert path.read_text() == "text"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are a matter of Unix")
def test_permissions_are_those_of_the_old_file_or_the_usual_ones(tmp_path: Path) -> None:
    path, usual = tmp_path / "text.txt", tmp_path / "usual.txt"
    usual.touch()
    write_atomically(path, "new")
    assert path.stat().st_mode == usual.stat().st_mode
    path.chmod(0o640)
    write_atomically(path, "newer")
    assert path.stat().st_mode & 0o777 == 0o640
