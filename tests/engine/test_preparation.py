from __future__ import annotations

import errno
import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.errors import AppError, ModelUnsupportedError
from desktop_translator.core.import_errors import (
    ConversionStoppedError,
    ImportUnreadableError,
    ImportUnsupportedError,
)
from desktop_translator.core.store_errors import ModelNotStoredError
from desktop_translator.engine import workshop
from desktop_translator.engine.loaded_model import LoadedModel
from desktop_translator.engine.model_header import read_header
from desktop_translator.engine.preparation import prepare
from desktop_translator.engine.quantize import is_quantizable
from desktop_translator.engine.workshop import (
    Preparation,
    Prepared,
    Progress,
    Stage,
    prepare_apart,
)
from tests.engine.marian_download import MODEL, VOCABULARY, write_download
from tests.engine.tiny_models import describe

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from desktop_translator.core.models import ModelInfo

    Models = Callable[[str], ModelInfo]


def _prepared(
    tmp_path: Path, source: Path, name: str, **more: object
) -> tuple[Prepared, Path, list[Progress]]:
    target = tmp_path / "target"
    target.mkdir()
    told: list[Progress] = []
    request = Preparation(source, target, name, str(source), **more)  # type: ignore[arg-type]
    return prepare(request, told.append), target, told


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_float_model_is_stored_as_int8_with_what_it_needs_and_no_more(
    models: Models, tmp_path: Path
) -> None:
    source = models("opus").folder
    (source / "pytorch_model.bin").write_bytes(b"large")
    (source / "LICENSE").write_text("MIT", encoding="utf-8")
    prepared, target, told = _prepared(tmp_path, source, "opus-mt-en-fr")
    assert (prepared.detected.family, prepared.quantized) == ("opus", True)
    assert _names(target) == {
        *("model.bin", "config.json", "shared_vocabulary.json", "source.spm", "target.spm"),
        "LICENSE",
    }
    assert not is_quantizable(read_header(target / "model.bin"))
    size = (source / "model.bin").stat().st_size
    assert {step.stage for step in told} == {Stage.QUANTIZING}
    assert all(step.done_bytes <= step.total_bytes == size for step in told)


def test_the_weights_can_be_kept_as_they_are(models: Models, tmp_path: Path) -> None:
    source = models("opus").folder
    prepared, target, told = _prepared(tmp_path, source, "opus-mt-en-fr", quantize=False)
    assert not prepared.quantized
    assert (target / "model.bin").read_bytes() == (source / "model.bin").read_bytes()
    assert told[-1] == Progress(Stage.COPYING, *[(source / "model.bin").stat().st_size] * 2)


def test_argos_s_package_becomes_one_folder(models: Models, tmp_path: Path) -> None:
    made = models("argos").folder
    package = tmp_path / "translate-en_fr-1_9" / "translate-en_fr-1_9"
    shutil.copytree(made, package / "model", ignore=shutil.ignore_patterns("*.model", "model.json"))
    shutil.copyfile(made / "sentencepiece.model", package / "sentencepiece.model")
    (package / "stanza" / "en").mkdir(parents=True)
    (package / "stanza" / "en" / "ewt.pt").write_bytes(b"pickled")
    metadata = {"from_code": "en", "to_code": "fr"}
    (package / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    prepared, target, _ = _prepared(tmp_path, package.parent, "translate-en_fr-1_9")
    assert prepared.detected.family == "argos"
    assert _names(target) == {
        *("model.bin", "config.json", "shared_vocabulary.json", "sentencepiece.model"),
        "metadata.json",
    }


def test_an_opus_download_is_converted_and_translates(tmp_path: Path) -> None:
    write_download(tmp_path / "opus-2020" / "inner")
    prepared, target, _ = _prepared(tmp_path, tmp_path / "opus-2020", "opus-mt-en-roa")
    assert prepared.converted
    assert prepared.detected.sources == ("en",)
    assert prepared.detected.targets == ("es", "fr")
    assert json.loads((target / "config.json").read_text())["add_source_eos"] is True
    assert not is_quantizable(read_header(target / "model.bin"))
    info = describe(target, "opus", targets=["fr", "es"]).for_pair("en", "es")
    model = LoadedModel(info, threads=1)
    assert model.frame.around(["▁a"]) == [">>spa<<", "▁a"], "CTranslate2 adds </s> itself"
    model.close()


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda folder: (folder / "source.spm").unlink(), "source.spm"),
        (lambda folder: (folder / VOCABULARY).unlink(), VOCABULARY),
        (lambda folder: (folder / MODEL).unlink(), "model.bin"),
        (lambda folder: (folder / "decoder.yml").write_text("models: 3"), "decoder.yml"),
        (lambda folder: (folder / "decoder.yml").write_text("{"), "decoder.yml"),
        (lambda folder: (folder / MODEL).write_bytes(b"PK"), ""),
    ],
)
def test_a_download_that_cannot_be_converted_says_why(
    tmp_path: Path, spoil: Callable[[Path], object], word: str
) -> None:
    write_download(tmp_path / "opus")
    spoil(tmp_path / "opus")
    with pytest.raises(ImportUnsupportedError) as caught:
        _prepared(tmp_path, tmp_path / "opus", "opus-mt-en-fr")
    assert word in caught.value.fields["reason"]


def test_names_in_decoder_yml_lead_nowhere_else(tmp_path: Path) -> None:
    write_download(tmp_path / "opus")
    (tmp_path / "secret.npz").write_bytes(b"")
    text = (tmp_path / "opus" / "decoder.yml").read_text(encoding="utf-8")
    (tmp_path / "opus" / "decoder.yml").write_text(text.replace(MODEL, "../secret.npz"))
    with pytest.raises(ImportUnsupportedError) as caught:
        _prepared(tmp_path, tmp_path / "opus", "opus-mt-en-fr")
    assert "secret.npz is missing" in caught.value.fields["reason"]


def test_of_several_models_one_must_be_chosen(models: Models, tmp_path: Path) -> None:
    for name in ("opus", "onmt"):
        shutil.copytree(models(name).folder, tmp_path / "both" / name)
    with pytest.raises(ImportUnsupportedError) as caught:
        _prepared(tmp_path, tmp_path / "both", "both")
    assert "onmt, opus" in caught.value.fields["reason"]


@pytest.mark.parametrize(
    ("file", "word"), [("model.safetensors", "PyTorch"), ("x.txt", "no model")]
)
def test_what_is_no_model_of_ours_is_refused(tmp_path: Path, file: str, word: str) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / file).touch()
    with pytest.raises(ImportUnsupportedError) as caught:
        _prepared(tmp_path, tmp_path / "other", "other")
    assert word in caught.value.fields["reason"]


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.ENOSPC, ModelNotStoredError), (errno.EACCES, ImportUnreadableError)],
)
def test_a_full_disk_is_told_from_a_file_that_cannot_be_read(
    models: Models,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    kind: type[AppError],
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "No")

    monkeypatch.setattr("desktop_translator.engine.preparation.quantize", refuse)
    with pytest.raises(kind):
        _prepared(tmp_path, models("opus").folder, "opus-mt-en-fr")


def _finished(work: Generator[Progress | None, None, Prepared]) -> Prepared:
    while True:
        try:
            next(work)
        except StopIteration as end:
            prepared: Prepared = end.value
            return prepared


def _request(source: Path, tmp_path: Path) -> Preparation:
    (tmp_path / "target").mkdir()
    return Preparation(source, tmp_path / "target", "opus-mt-en-fr", str(source))


def test_another_process_does_the_same(models: Models, tmp_path: Path) -> None:
    prepared = _finished(prepare_apart(_request(models("opus").folder, tmp_path)))
    assert (prepared.detected.family, prepared.quantized) == ("opus", True)


def test_a_network_of_another_kind_says_so(tmp_path: Path) -> None:
    """In a process of its own: CTranslate2's converter leaves the file open."""
    write_download(tmp_path / "opus", type="amun")
    with pytest.raises(ImportUnsupportedError) as caught:
        _finished(prepare_apart(_request(tmp_path / "opus", tmp_path)))
    assert "--type must be 'transformer'" in caught.value.fields["reason"]


def test_its_errors_come_back(models: Models, tmp_path: Path) -> None:
    folder = models("opus").folder
    (folder / "shared_vocabulary.json").unlink()
    with pytest.raises(ModelUnsupportedError):
        _finished(prepare_apart(_request(folder, tmp_path)))


def test_closing_ends_it_at_once(models: Models, tmp_path: Path) -> None:
    """That no process is left behind is seen to by every test."""
    work = prepare_apart(_request(models("opus").folder, tmp_path))
    next(work)
    work.close()


def _die(connection: object, request: object) -> None:
    os._exit(9)


def test_a_process_that_dies_is_told(
    models: Models, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "_work", _die)
    with pytest.raises(ConversionStoppedError):
        _finished(prepare_apart(_request(models("opus").folder, tmp_path)))
