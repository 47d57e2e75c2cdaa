from __future__ import annotations

import json
import shutil
import sys
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.catalog.store import ModelStore
from desktop_translator.core.errors import ModelFileDamagedError, ModelUnsupportedError
from desktop_translator.core.import_errors import (
    ImportLanguagesUnknownError,
    ImportUnreadableError,
    ImportUnsupportedError,
    PackUnsafeError,
)
from desktop_translator.engine.client import EngineClient
from desktop_translator.engine.launch import EngineConfig
from desktop_translator.engine.workshop import Stage
from desktop_translator.pipeline.guard import Problem
from desktop_translator.pipeline.model_import import Imported, ImportRequest, import_model
from tests.engine.marian_download import write_download
from tests.engine.tiny_families import argos, opus
from tests.fakes import FakeEngine
from tests.starter import MODELS, starter

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from desktop_translator.engine.workshop import Progress
    from desktop_translator.pipeline.hops import Engine


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a tiny model of OPUS-MT and a package of Argos."""
    folder = tmp_path_factory.mktemp("made")
    opus(_empty(folder / "opus-mt-en-fr"))
    (folder / "opus-mt-en-fr" / "model.json").unlink()
    argos(_empty(folder / "argos"))
    (folder / "argos" / "model.json").unlink()
    metadata = json.dumps({"from_code": "en", "to_code": "fr"})
    with zipfile.ZipFile(folder / "translate-en_fr-1_9.argosmodel", "w") as archive:
        for path in (folder / "argos").iterdir():
            beside = path.name == "sentencepiece.model"
            archive.write(path, f"en_fr/{'' if beside else 'model/'}{path.name}")
        archive.writestr("en_fr/metadata.json", metadata)
    return folder


def _empty(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    return ModelStore(tmp_path / "models")


def finished(
    work: Generator[Progress | None, None, Imported],
) -> tuple[Imported, list[Stage]]:
    stages: list[Stage] = []
    while True:
        try:
            step = next(work)
        except StopIteration as end:
            return end.value, list(dict.fromkeys(stages))
        if step is not None:
            stages.append(step.stage)


def add(store: ModelStore, path: Path, engine: Engine | None = None) -> Imported:
    return finished(import_model(store, engine or FakeEngine(), ImportRequest(path)))[0]


def is_empty(store: ModelStore) -> bool:
    return not store.folder.exists() or not list(store.folder.iterdir())


def test_a_folder_becomes_a_model_that_is_described(store: ModelStore, made: Path) -> None:
    work = import_model(store, FakeEngine(), ImportRequest(made / "opus-mt-en-fr"))
    imported, stages = finished(work)
    assert stages == [Stage.QUANTIZING, Stage.CHECKING, Stage.TESTING]
    (model,) = InstalledModels.scan([store.folder]).models
    assert model == imported.model
    assert (model.id, model.family) == ("opus-mt-en-fr", "opus")
    assert (model.sources, model.targets) == (("en",), ("fr",))
    assert {file.name for file in model.files} == {
        *("model.bin", "config.json", "shared_vocabulary.json", "source.spm", "target.spm")
    }
    assert model.size_bytes == sum((model.folder / f.name).stat().st_size for f in model.files)
    assert imported.quantized
    assert (made / "opus-mt-en-fr" / "model.bin").exists(), "what was imported stays"


@pytest.mark.engine
def test_a_package_of_argos_is_tried_by_the_real_engine(store: ModelStore, made: Path) -> None:
    """Random weights repeat themselves, and that is what a model used wrongly does."""
    engine = EngineClient(EngineConfig())
    try:
        imported = add(store, made / "translate-en_fr-1_9.argosmodel", engine)
    finally:
        engine.close()
    assert imported.model.family == "argos"
    assert imported.tried.translation
    assert imported.tried.problems


def test_a_download_of_opus_mt_is_converted(store: ModelStore, tmp_path: Path) -> None:
    write_download(tmp_path / "opus-mt-en-roa")
    archive = shutil.make_archive(
        str(tmp_path / "opus-mt-en-roa"), "zip", tmp_path / "opus-mt-en-roa"
    )
    imported = add(store, tmp_path / archive)
    assert imported.converted
    assert (imported.model.sources, imported.model.targets) == (("en",), ("es", "fr"))


def test_what_the_user_says_is_believed(store: ModelStore, made: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(made / "opus-mt-en-fr", tmp_path / "nameless")
    with pytest.raises(ImportLanguagesUnknownError):
        add(store, folder)
    assert is_empty(store)
    said = ImportRequest(folder, name="My model", source="eng", target="fr", licence="MIT")
    model = finished(import_model(store, FakeEngine(), said))[0].model
    assert (model.source, model.target, model.name, model.licence) == (
        "en",
        "fr",
        "My model",
        "MIT",
    )
    assert model.id == "my-model"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_folder_of_links_is_followed_and_its_weights_may_be_chosen(
    store: ModelStore, made: Path, tmp_path: Path
) -> None:
    """As in the cache of huggingface_hub, where every file is a link."""
    folder = tmp_path / "models--gaudi--opus-mt-en-fr" / "snapshots" / ("c0ffee" * 6)
    folder.mkdir(parents=True)
    for path in (made / "opus-mt-en-fr").iterdir():
        (folder / path.name).symlink_to(path)
    model = add(store, folder / "model.bin").model
    assert (model.id, model.repository, model.revision) == (
        *("opus-mt-en-fr", "gaudi/opus-mt-en-fr"),
        "c0ffee" * 6,
    )
    assert not any(path.is_symlink() for path in model.folder.iterdir())


def test_the_licence_of_the_card_is_taken(store: ModelStore, made: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(made / "opus-mt-en-fr", tmp_path / "opus-mt-en-fr")
    card = "---\nlanguage: [en, fr]\nlicense: cc-by-4.0\n---\n"
    (folder / "README.md").write_text(card, encoding="utf-8")
    assert add(store, folder).model.licence == "cc-by-4.0"


def test_our_own_pack_keeps_its_description(store: ModelStore, tmp_path: Path) -> None:
    archive = shutil.make_archive(str(tmp_path / "pack"), "zip", MODELS / "starter-fr-en")
    model = add(store, tmp_path / archive).model
    shipped = starter()
    assert (model.id, model.name, model.family) == (shipped.id, shipped.name, "starter")
    assert (model.files, dict(model.quality)) == (shipped.files, dict(shipped.quality))
    assert model.extra == shipped.extra


def test_a_pack_that_was_changed_on_its_way_is_refused(store: ModelStore, tmp_path: Path) -> None:
    folder = shutil.copytree(MODELS / "starter-fr-en", tmp_path / "pack")
    content = bytearray((folder / "model.bin").read_bytes())
    content[4_000_000] ^= 1
    (folder / "model.bin").write_bytes(content)
    with pytest.raises(ModelFileDamagedError):
        add(store, folder)
    assert is_empty(store)


def test_another_model_of_the_same_name_replaces_nothing(
    store: ModelStore, made: Path, tmp_path: Path
) -> None:
    first = add(store, made / "opus-mt-en-fr").model
    again = add(store, made / "opus-mt-en-fr").model
    assert again.id == first.id, "the same files are the same model"
    folder = shutil.copytree(made / "opus-mt-en-fr", tmp_path / "opus-mt-en-fr")
    (folder / "LICENSE").write_text("other", encoding="utf-8")
    other = add(store, folder).model
    assert sorted(model.id for model in store.models()) == [first.id, other.id]


@pytest.mark.parametrize("steps", [1, 2, 5, 12])
def test_closing_leaves_nothing(store: ModelStore, made: Path, steps: int) -> None:
    request = ImportRequest(made / "translate-en_fr-1_9.argosmodel")
    with closing(import_model(store, FakeEngine(), request)) as work:
        for _ in range(steps):
            next(work)
    assert is_empty(store)


def test_a_model_that_fails_on_a_sentence_is_not_added(store: ModelStore, made: Path) -> None:
    failure = ModelUnsupportedError(model="m", reason="r")
    engine = FakeEngine(fails_after=0, failure=failure)
    with pytest.raises(ModelUnsupportedError):
        add(store, made / "opus-mt-en-fr", engine)
    assert is_empty(store)


def test_a_doubtful_translation_is_told_and_the_model_added(store: ModelStore, made: Path) -> None:
    engine = FakeEngine(translation=lambda _: "a cat " * 40)
    imported = add(store, made / "opus-mt-en-fr", engine)
    assert Problem.REPETITION in imported.tried.problems
    assert len(store.models()) == 1


def test_an_unsafe_archive_leaves_nothing(store: ModelStore, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        archive.writestr("../../evil", b"1")
    with pytest.raises(PackUnsafeError):
        add(store, tmp_path / "evil.zip")
    assert is_empty(store)


def test_what_is_no_model_leaves_nothing(store: ModelStore, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    with pytest.raises(ImportUnsupportedError):
        add(store, tmp_path / "photos")
    (tmp_path / "text.txt").write_text("text", encoding="utf-8")
    with pytest.raises(ImportUnreadableError):
        add(store, tmp_path / "text.txt")
    assert is_empty(store)
