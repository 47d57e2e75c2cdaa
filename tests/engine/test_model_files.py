from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.errors import ModelFileDamagedError, ModelFileMissingError
from desktop_translator.core.models import read_model_info
from desktop_translator.engine.model_files import inspect
from desktop_translator.engine.model_header import read_header
from tests.starter import change_file, copy_starter, starter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_whole_model_tells_its_limits() -> None:
    inspection = inspect(starter())
    assert inspection.positions >= 512
    assert inspection.end_token == "</s>"  # noqa: S105 - a token of a sentence
    assert {"▁les", "▁the"} <= inspection.vocabulary


def test_missing_file_is_named(tmp_path: Path) -> None:
    folder = copy_starter(tmp_path / "broken")
    (folder / "sentencepiece.model").unlink()
    with pytest.raises(ModelFileMissingError) as caught:
        inspect(read_model_info(folder))
    assert caught.value.fields["file"] == "sentencepiece.model"
    assert caught.value.fields["folder"] == str(folder)


def _truncated(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :]


@pytest.mark.parametrize("change", [_truncated, _flipped])
def test_a_file_other_than_described_is_named(
    tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    folder = copy_starter(tmp_path / "broken")
    path = folder / "model.bin"
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(ModelFileDamagedError) as caught:
        inspect(read_model_info(folder))
    assert caught.value.fields["file"] == "model.bin"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 100_000,
        b"<!DOCTYPE html><html></html>",
        b"version https://git-lfs.github.com/spec",
    ],
)
def test_a_file_that_never_was_a_model_is_named(tmp_path: Path, content: bytes) -> None:
    folder = copy_starter(tmp_path / "broken")
    change_file(folder, "model.bin", lambda _: content)
    with pytest.raises(ModelFileDamagedError) as caught:
        inspect(read_model_info(folder))
    assert caught.value.fields["file"] == "model.bin"


def test_half_a_model_described_as_whole_is_found_out(tmp_path: Path) -> None:
    folder = copy_starter(tmp_path / "broken")
    change_file(folder, "model.bin", _truncated)
    with pytest.raises(ModelFileDamagedError):
        inspect(read_model_info(folder))


def test_a_vocabulary_longer_than_the_embedding_never_reaches_ctranslate2(tmp_path: Path) -> None:
    folder = copy_starter(tmp_path / "mixed")
    change_file(
        folder,
        "shared_vocabulary.json",
        lambda content: json.dumps([*json.loads(content), "▁extra"]).encode(),
    )
    with pytest.raises(ModelFileDamagedError) as caught:
        inspect(read_model_info(folder))
    assert caught.value.fields["file"] == "shared_vocabulary.json"


@pytest.mark.parametrize("file", ["config.json", "shared_vocabulary.json"])
def test_a_json_file_that_is_none_is_named(tmp_path: Path, file: str) -> None:
    folder = copy_starter(tmp_path / "broken")
    change_file(folder, file, lambda _: b"{")
    with pytest.raises(ModelFileDamagedError) as caught:
        inspect(read_model_info(folder))
    assert caught.value.fields["file"] == file


def test_header_of_the_shipped_model() -> None:
    header = read_header(starter().folder / "model.bin")
    embeddings = header.variable("decoder/embeddings/weight")
    assert embeddings is not None
    vocabulary, width = embeddings.shape
    assert vocabulary > 1000
    assert header.variables["encoder/layer_norm/gamma"].shape == (width,)
