from __future__ import annotations

import json
import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.core.errors import (
    ModelFileDamagedError,
    ModelFileMissingError,
    ModelMissingError,
)
from tests.fakes import fake_model
from tests.starter import MODELS

if TYPE_CHECKING:
    from pathlib import Path


def _add(folder: Path, model_id: str, source: str = "fr", target: str = "en") -> Path:
    folder.mkdir(parents=True)
    description = {
        "id": model_id,
        "name": f"Model {model_id}",
        "family": "starter",
        "source": source,
        "target": target,
        "licence": "MIT",
        "size_bytes": 0,
        "files": {},
        "quality": {},
    }
    (folder / "model.json").write_text(json.dumps(description))
    return folder


def _ids(installed: InstalledModels) -> list[str]:
    return [model.id for model in installed.models]


def test_the_shipped_models_are_found() -> None:
    installed = InstalledModels.scan([MODELS])
    assert {"starter-fr-en", "starter-en-fr"} <= set(_ids(installed))
    assert installed.problems == ()


def test_earlier_folders_are_preferred_and_each_is_read_by_name(tmp_path: Path) -> None:
    _add(tmp_path / "shipped" / "a", "shipped")
    _add(tmp_path / "own" / "z", "last")
    _add(tmp_path / "own" / "b", "first")
    installed = InstalledModels.scan([tmp_path / "own", tmp_path / "shipped"])
    assert _ids(installed) == ["first", "last", "shipped"]


def test_of_two_models_with_one_id_the_preferred_one_counts(tmp_path: Path) -> None:
    _add(tmp_path / "shipped" / "same", "same")
    own = _add(tmp_path / "own" / "same", "same")
    installed = InstalledModels.scan([tmp_path / "own", tmp_path / "shipped"])
    assert [model.folder for model in installed.models] == [own]


def test_a_broken_description_is_told_and_the_others_are_usable(tmp_path: Path) -> None:
    _add(tmp_path / "good", "good")
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "model.json").write_text("{")
    (tmp_path / "empty").mkdir()
    installed = InstalledModels.scan([tmp_path])
    assert _ids(installed) == ["good"]
    assert [(type(problem), problem.fields["model"]) for problem in installed.problems] == [
        (ModelFileDamagedError, "bad"),
        (ModelFileMissingError, "empty"),
    ]


def test_what_is_no_model_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "README.md").touch()
    (tmp_path / ".cache").mkdir()
    installed = InstalledModels.scan([tmp_path, tmp_path / "missing", tmp_path / "README.md"])
    assert (installed.models, installed.problems) == ((), ())


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_description_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "loop"
    folder.mkdir()
    (folder / "model.json").symlink_to("model.json")
    installed = InstalledModels.scan([tmp_path])
    assert [problem.fields["model"] for problem in installed.problems] == ["loop"]


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="the system refuses this user nothing"
)
@pytest.mark.parametrize("mode", [0o000, 0o400])
def test_a_folder_that_may_not_be_read_holds_no_model(tmp_path: Path, mode: int) -> None:
    _add(tmp_path / "closed" / "model", "model")
    (tmp_path / "closed").chmod(mode)
    try:
        installed = InstalledModels.scan([tmp_path / "closed"])
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert installed.models == ()


def test_a_folder_that_is_not_ours_holds_no_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the test above, for one who may read everything."""
    _add(tmp_path / "closed" / "model", "model")
    good = _add(tmp_path / "open" / "model", "model")
    is_dir = type(tmp_path).is_dir

    def refuse(path: Path) -> bool:
        if path.parent.name == "closed":
            raise PermissionError(13, "Permission denied")
        return is_dir(path)

    monkeypatch.setattr(type(tmp_path), "is_dir", refuse)
    installed = InstalledModels.scan([tmp_path / "closed", tmp_path / "open"])
    assert [model.folder for model in installed.models] == [good]


def test_a_model_whose_other_files_are_missing_is_listed(tmp_path: Path) -> None:
    """It is looked at, and its file named, when it is loaded."""
    shutil.copytree(MODELS / "starter-fr-en", tmp_path / "own")
    (tmp_path / "own" / "model.bin").unlink()
    assert _ids(InstalledModels.scan([tmp_path])) == ["starter-fr-en"]


def test_the_routes_of_a_pair_follow_the_preference() -> None:
    models = [fake_model("a"), fake_model("b", "en", "fr"), fake_model("c")]
    installed = InstalledModels(models)
    assert [route.id for route in installed.routes("fr", "en")] == ["a", "c"]
    installed.prefer({"fr-en": "c"})
    assert [route.id for route in installed.routes("fr", "en")] == ["c", "a"]
    assert [route.id for route in installed.routes("en", "fr")] == ["b"]


@pytest.mark.parametrize("pair", [("fr", "fr"), ("en", "de"), ("", "")])
def test_a_pair_without_a_model_is_named(pair: tuple[str, str]) -> None:
    with pytest.raises(ModelMissingError) as caught:
        InstalledModels([fake_model("a")]).routes(*pair)
    assert (caught.value.fields["source"], caught.value.fields["target"]) == pair


def test_a_served_pair_stays() -> None:
    installed = InstalledModels([fake_model("a"), fake_model("b", "de", "en")])
    assert installed.pair_or_default("de", "en") == ("de", "en")


def test_a_pair_that_is_not_served_gives_way_to_the_first() -> None:
    installed = InstalledModels([fake_model("a"), fake_model("b", "de", "en")])
    assert installed.pair_or_default("fr", "de") == ("fr", "en")


def test_without_any_model_the_pair_stays() -> None:
    assert InstalledModels([]).pair_or_default("fr", "de") == ("fr", "de")
