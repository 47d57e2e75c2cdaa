from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.download_folder import DownloadFolder
from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.catalog.moving import go_on_moving, move_models
from desktop_translator.catalog.places import with_places
from desktop_translator.catalog.store import ModelStore
from desktop_translator.catalog.verification import verify
from desktop_translator.core.paths import Paths
from desktop_translator.core.store_errors import (
    DiskFullError,
    FolderUnsuitableError,
    ModelInUseError,
)
from tests.catalog.models import add_model, result_of
from tests.downloads import WANTED, downloads

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hub import Hub

_OTHER_DISK = """
import os, signal, sys
from pathlib import Path
from desktop_translator.catalog.moving import go_on_moving, move_models
from desktop_translator.catalog.places import with_places
from desktop_translator.core.paths import Paths

left = int(sys.argv[3])
rename = Path.rename

def refuse(path, target):
    if path.parent != Path(target).parent:  # from one disk to another
        raise OSError(18, "Invalid cross-device link")
    return rename(path, target)

def count(event, args):
    global left
    if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

Path.rename = refuse
paths = with_places(Paths(Path(sys.argv[1]), Path("nowhere")))
sys.addaudithook(count)
for _ in go_on_moving(paths):
    pass
for _ in move_models(with_places(paths), Path(sys.argv[2])):
    pass
"""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths(tmp_path / "data", tmp_path / "resources")
    for name in ("a", "b", "c"):
        add_model(ModelStore(paths.model_folders[0]), name, revision="1")
    return paths


def _usable(paths: Paths) -> list[str]:
    """List the models that can be used, each of which must be whole."""
    models = InstalledModels.scan(with_places(paths).model_folders)
    assert models.problems == ()
    assert all(result_of(verify(model)) == () for model in models.models)
    return sorted(model.id for model in models.models)


def test_all_models_move_and_stay_usable_at_every_step(paths: Paths, tmp_path: Path) -> None:
    for _ in move_models(paths, tmp_path / "disk"):
        assert _usable(paths) == ["a", "b", "c"]
    moved = with_places(paths)
    assert moved.model_folders[0] == tmp_path / "disk"
    assert list((paths.data / "models").glob("*")) == []
    assert result_of(move_models(moved, paths.data / "models")).models is None
    assert _usable(paths) == ["a", "b", "c"]
    assert not paths.model_places_file.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
def test_killed_at_any_moment_between_two_disks_no_model_is_lost(
    paths: Paths, tmp_path: Path
) -> None:
    killed = 0
    for moment in range(2, 62, 3):
        target = tmp_path / "disk"
        command = [sys.executable, "-c", _OTHER_DISK, str(paths.data), str(target), str(moment)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode in (0, -signal.SIGKILL), done.stderr
        killed += done.returncode == -signal.SIGKILL
        assert _usable(paths) == ["a", "b", "c"]
        result_of(go_on_moving(with_places(paths)))
        assert _usable(paths) == ["a", "b", "c"]
        assert {path.name[0] for path in target.glob("*")} <= {"a", "b", "c", "."}
        result_of(move_models(with_places(paths), paths.data / "models"))
    assert killed >= 12


def test_an_unfinished_download_moves_and_goes_on(hub: Hub, tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "resources")
    work = downloads(hub, paths.model_folders[0])
    plan = result_of(work.plan(WANTED))
    running = work.resume(plan)
    next(running)
    with pytest.raises(ModelInUseError):
        result_of(move_models(paths, tmp_path / "disk"))
    running.close()
    moved = result_of(move_models(paths, tmp_path / "disk"))
    assert DownloadFolder(moved.model_folders[0]).unfinished() == (plan,)


@pytest.mark.parametrize("inside", ["data/models/deeper", "data"])
def test_a_folder_within_or_around_will_not_do(paths: Paths, tmp_path: Path, inside: str) -> None:
    with pytest.raises(FolderUnsuitableError):
        result_of(move_models(paths, tmp_path / inside))
    assert _usable(paths) == ["a", "b", "c"]


def test_a_disk_that_is_too_small_is_told_before(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1))
    monkeypatch.setattr("desktop_translator.catalog.moving._same_disk", lambda *_: False)
    with pytest.raises(DiskFullError):
        result_of(move_models(paths, tmp_path / "disk"))
    assert with_places(paths) == paths


@pytest.mark.parametrize("content", ["", "[]", "{", "null", '{"models": 1}'])
def test_damaged_places_are_as_none(paths: Paths, content: str) -> None:
    paths.model_places_file.write_text(content)
    assert with_places(paths) == paths


def test_a_disk_that_is_not_there_now_leaves_the_others_usable(
    paths: Paths, tmp_path: Path
) -> None:
    result_of(move_models(paths, tmp_path / "disk"))
    os.rename(tmp_path / "disk", tmp_path / "unplugged")  # noqa: PTH104
    assert _usable(paths) == []
    os.rename(tmp_path / "unplugged", tmp_path / "disk")  # noqa: PTH104
    assert _usable(paths) == ["a", "b", "c"]
