from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_translator.core.paths import default_paths

if TYPE_CHECKING:
    import pytest


def test_what_ships_is_found() -> None:
    resources = default_paths().resources
    assert (resources / "languages.json").is_file()
    assert (resources / "models" / "starter-fr-en" / "model.json").is_file()


def test_a_data_folder_of_ones_own_is_honoured(tmp_path: Path) -> None:
    paths = default_paths(tmp_path)
    assert paths.data == tmp_path
    assert paths.settings_file.parent == paths.log_file.parent == tmp_path
    assert paths.model_folders == (tmp_path / "models", paths.resources / "models")


def test_a_relative_data_folder_does_not_move_with_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    data = default_paths(Path("mine")).data
    monkeypatch.chdir("/")
    assert data == tmp_path / "mine"


def test_without_a_choice_the_data_lies_in_the_users_own_place(own_places: Path) -> None:
    data = default_paths().data
    assert data.name == "desktop-translator"
    assert own_places in data.parents


def test_asking_for_a_path_creates_nothing(tmp_path: Path) -> None:
    paths = default_paths(tmp_path / "deep" / "below")
    assert paths.model_folders
    assert paths.settings_file
    assert paths.log_file
    assert list(tmp_path.iterdir()) == []
