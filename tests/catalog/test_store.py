from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.catalog.store import ModelStore
from desktop_translator.catalog.verification import verify
from desktop_translator.core.store_errors import (
    DiskFullError,
    ModelIsPartOfProgramError,
    ModelNotStoredError,
)
from tests.catalog.models import add_model, described, fill, result_of
from tests.starter import starter

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    return ModelStore(tmp_path / "models")


def _listed(store: ModelStore) -> list[tuple[str, str]]:
    return [(model.id, model.revision) for model in InstalledModels.scan([store.folder]).models]


def _names(store: ModelStore) -> list[str]:
    return sorted(path.name for path in store.folder.iterdir())


def test_an_installed_model_is_found_again_whole(store: ModelStore) -> None:
    installed = add_model(store, revision="abc")
    (found,) = InstalledModels.scan([store.folder]).models
    assert found == installed
    assert found.folder.name == "small@abc"
    assert {file.name for file in found.files} == {"model.bin", "config.json", "spm/source.spm"}
    assert result_of(verify(found)) == ()
    assert _names(store) == ["small@abc"]


def test_what_is_still_being_built_is_no_model(store: ModelStore) -> None:
    with store.staging() as staged:
        fill(staged)
        (staged / "model.json").write_text("{}")
        scanned = InstalledModels.scan([store.folder])
        assert (scanned.models, scanned.problems) == ((), ())
    assert _names(store) == []


def test_a_staged_folder_goes_when_its_work_fails(store: ModelStore) -> None:
    def fail() -> None:
        with store.staging() as staged:
            fill(staged)
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail()
    assert _names(store) == []


def test_a_new_revision_takes_the_place_of_the_old_one(store: ModelStore) -> None:
    add_model(store, revision="one")
    add_model(store, revision="two")
    assert _listed(store) == [("small", "two")]
    assert _names(store) == ["small@two"]


def test_the_same_revision_can_be_installed_again(store: ModelStore) -> None:
    first = add_model(store, revision="one")
    second = add_model(store, revision="one")
    assert second.folder != first.folder
    assert _listed(store) == [("small", "one")]


def test_when_the_old_revision_could_not_go_the_new_one_counts(
    store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_model(store, revision="2-old")
    monkeypatch.setattr(ModelStore, "delete", lambda *_: None)  # as if killed before
    add_model(store, revision="1-new")
    monkeypatch.undo()
    assert len(_names(store)) == 2
    assert _listed(store) == [("small", "1-new")]
    store.tidy()
    assert _names(store) == ["small@1-new"]


def test_names_that_a_disk_would_not_take_are_made_harmless(store: ModelStore) -> None:
    model = add_model(store, model_id="../a/b:c", revision="d/e")
    assert model.folder.parent == store.folder
    assert _listed(store) == [("../a/b:c", "d/e")]


def test_a_deleted_model_is_gone(store: ModelStore) -> None:
    store.delete(add_model(store))
    assert _names(store) == []


def test_a_shipped_model_stays(store: ModelStore) -> None:
    with pytest.raises(ModelIsPartOfProgramError):
        store.delete(starter())
    assert starter().folder.is_dir()


def test_tidying_takes_leftovers_and_no_models(store: ModelStore) -> None:
    add_model(store)
    for name in (".deleted-1", ".staging-2"):
        fill(store.folder / name)
    (store.folder / ".staging-2.lock").touch()
    store.tidy()
    assert _names(store) == ["small"]


def test_tidying_leaves_what_another_run_works_on(store: ModelStore) -> None:
    fill(store.folder / ".staging-2")
    with FileLock(store.folder / ".staging-2.lock", is_singleton=False):
        store.tidy()
        assert (store.folder / ".staging-2" / "model.bin").exists()


def test_without_a_folder_there_is_nothing_to_tidy(store: ModelStore) -> None:
    store.tidy()
    assert store.models() == []
    assert not store.folder.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ModelNotStoredError) as caught, ModelStore(tmp_path / "file").staging():
        pass
    assert caught.value.fields["folder"] == str(tmp_path / "file")


def test_a_disk_that_refuses_the_installation_leaves_the_store_as_it_was(
    store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_model(store, revision="one")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    def install() -> None:
        with store.staging() as staged:
            fill(staged)
            monkeypatch.setattr(os, "fsync", full)
            store.install(staged, described(staged, revision="two"))

    with pytest.raises(DiskFullError):
        install()
    assert _names(store) == ["small@one"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions there")
def test_a_model_whose_files_may_not_be_written_is_installed(store: ModelStore) -> None:
    with store.staging() as staged:
        fill(staged)
        (staged / "model.bin").chmod(0o444)
        store.install(staged, described(staged))
    assert _listed(store) == [("small", "")]
