from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.attention import AttentionChoice
from desktop_translator.core.errors import ModelFileDamagedError, ModelFileMissingError
from desktop_translator.core.models import (
    INFO_FILE,
    ModelFile,
    model_json,
    parse_model_info,
    read_model_info,
)
from tests.starter import MODELS

if TYPE_CHECKING:
    from pathlib import Path

COMPLETE = {
    "id": "tiny",
    "name": "Tiny",
    "family": "starter",
    "source": "fr",
    "target": "en",
    "licence": "MIT",
    "size_bytes": 3,
    "files": {"model.bin": {"size_bytes": 3, "sha256": "ab"}},
    "quality": {"chrF": 50},
}


def _write(folder: Path, content: str | bytes) -> Path:
    folder.mkdir(exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    (folder / INFO_FILE).write_bytes(data)
    return folder


def test_a_description_is_read(tmp_path: Path) -> None:
    info = read_model_info(_write(tmp_path / "tiny", json.dumps(COMPLETE)))
    assert (info.id, info.name, info.family) == ("tiny", "Tiny", "starter")
    assert (info.source, info.target, info.licence) == ("fr", "en", "MIT")
    assert info.folder == tmp_path / "tiny"
    assert info.files == (ModelFile("model.bin", 3, "ab"),)
    assert (info.size_bytes, dict(info.quality)) == (3, {"chrF": 50.0})


def test_a_model_of_many_languages_serves_each_pair_of_them(tmp_path: Path) -> None:
    several = {"sources": ["en", "fr", "de"], "targets": ["en", "fr"]}
    content = {key: value for key, value in COMPLETE.items() if key not in ("source", "target")}
    info = read_model_info(_write(tmp_path / "tiny", json.dumps(content | several)))
    assert (info.sources, info.targets) == (("en", "fr", "de"), ("en", "fr"))
    assert info.serves("de", "fr")
    assert not info.serves("fr", "de")
    assert not info.serves("en", "en")
    assert (info.source, info.target) == ("en", "fr")


@pytest.mark.parametrize(
    "languages", [{}, {"sources": ["en", "fr"], "targets": ["de"]}], ids=["one pair", "several"]
)
def test_a_written_description_reads_back_the_same(
    tmp_path: Path, languages: dict[str, list[str]]
) -> None:
    more = {"repository": "a/b", "revision": "c0ffee", "installed_at": "2026-01-01", "maker": "us"}
    first = parse_model_info(tmp_path, COMPLETE | languages | more)
    assert parse_model_info(tmp_path, json.loads(model_json(first))) == first
    assert dict(first.extra) == {"maker": "us"}


def test_a_model_says_whether_its_attention_tells_what_was_passed_over(tmp_path: Path) -> None:
    assert parse_model_info(tmp_path, COMPLETE).least_attention == 0
    told = parse_model_info(tmp_path, COMPLETE | {"least_attention": 0.02})
    assert told.least_attention == 0.02
    assert parse_model_info(tmp_path, json.loads(model_json(told))) == told
    for wrong in (2, -1, "nan", "much"):
        with pytest.raises(ValueError, match=str(wrong)):
            parse_model_info(tmp_path, COMPLETE | {"least_attention": wrong})


@pytest.mark.parametrize("folder", sorted(MODELS.iterdir()), ids=lambda folder: folder.name)
def test_the_shipped_models_are_described_truly(folder: Path) -> None:
    info = read_model_info(folder)
    assert info.id == folder.name
    assert {file.name for file in info.files} == {
        path.name for path in folder.iterdir() if path.name not in (INFO_FILE, "MODEL_CARD.md")
    }
    assert all((folder / file.name).stat().st_size == file.size_bytes for file in info.files)
    assert info.size_bytes == sum(file.size_bytes for file in info.files)
    assert info.licence


def test_a_folder_without_a_description_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelFileMissingError) as caught:
        read_model_info(tmp_path)
    assert caught.value.fields == {
        "model": tmp_path.name,
        "file": INFO_FILE,
        "folder": str(tmp_path),
    }


@pytest.mark.parametrize("missing", sorted(COMPLETE))
def test_what_a_description_does_not_give_is_named(tmp_path: Path, missing: str) -> None:
    content = {key: value for key, value in COMPLETE.items() if key != missing}
    with pytest.raises(ModelFileDamagedError) as caught:
        read_model_info(_write(tmp_path / "tiny", json.dumps(content)))
    assert missing in caught.value.fields["reason"]
    assert caught.value.fields["model"] == "tiny"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="empty"),
        pytest.param("{", id="cut off"),
        pytest.param("[]", id="a list"),
        pytest.param('"text"', id="a text"),
        pytest.param("null", id="nothing"),
        pytest.param(b"\xff\xfe{}", id="no UTF-8"),
        pytest.param("[" * 100_000, id="too deep"),
        pytest.param(json.dumps({**COMPLETE, "files": [1]}), id="files as a list"),
        pytest.param(json.dumps({**COMPLETE, "files": {"a": 1}}), id="a file as a number"),
        pytest.param(json.dumps({**COMPLETE, "size_bytes": "big"}), id="a size in words"),
        pytest.param(json.dumps({**COMPLETE, "quality": None}), id="no quality"),
    ],
)
def test_a_description_that_is_none_is_called_damaged(tmp_path: Path, content: str | bytes) -> None:
    with pytest.raises(ModelFileDamagedError) as caught:
        read_model_info(_write(tmp_path / "tiny", content))
    assert caught.value.fields["file"] == INFO_FILE
    assert caught.value.fields["folder"] == str(tmp_path / "tiny")


def test_a_description_that_cannot_be_read_is_called_damaged(tmp_path: Path) -> None:
    (tmp_path / INFO_FILE).mkdir()
    with pytest.raises(ModelFileDamagedError):
        read_model_info(tmp_path)


def test_model_says_which_attention_to_read(tmp_path: Path) -> None:
    assert parse_model_info(tmp_path, COMPLETE).attention is None
    told = COMPLETE | {"attention": {"layer": 2, "heads": 0, "shifted": True}}
    info = parse_model_info(tmp_path, told)
    assert info.attention == AttentionChoice(2, 0, True)
    assert parse_model_info(tmp_path, json.loads(model_json(info))) == info
