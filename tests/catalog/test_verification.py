from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.store import ModelStore
from desktop_translator.catalog.verification import Checking, verify
from desktop_translator.core.errors import ModelFileDamagedError, ModelFileMissingError
from tests.catalog.models import CONTENTS, add_model, result_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SIZE = sum(map(len, CONTENTS.values()))


def test_whole_files_are_in_order(tmp_path: Path) -> None:
    info = add_model(ModelStore(tmp_path))
    steps = list(verify(info))
    assert [step.file for step in steps if step.file != steps[0].file]
    assert steps[-1] == Checking("spm/source.spm", SIZE, SIZE)
    assert result_of(verify(info)) == ()


def _shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"x")


def _change_one_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [_shorten, _lengthen, _change_one_byte, _replace_by_folder])
def test_a_damaged_file_is_named(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    info = add_model(ModelStore(tmp_path))
    damage(info.folder / "model.bin")
    (problem,) = result_of(verify(info))
    assert isinstance(problem, ModelFileDamagedError)
    assert problem.fields["file"] == "model.bin"


def test_every_problem_is_told(tmp_path: Path) -> None:
    info = add_model(ModelStore(tmp_path))
    (info.folder / "model.bin").unlink()
    _shorten(info.folder / "config.json")
    problems = result_of(verify(info))
    assert [(type(problem), problem.fields["file"]) for problem in problems] == [
        (ModelFileDamagedError, "config.json"),
        (ModelFileMissingError, "model.bin"),
    ]
