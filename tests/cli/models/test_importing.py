from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.catalog.verification import verify
from tests.catalog.models import result_of
from tests.cli.terminal import environment, program, really_run
from tests.engine.marian_download import write_download
from tests.engine.tiny_families import opus
from tests.starter import MODELS, starter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_a_model_exported_here_is_imported_there(run: Run, tmp_path: Path) -> None:
    pack = tmp_path / "pack.zip"
    assert run("models", "export", "starter-fr-en", str(pack)).status == 0
    ran = run("models", "import", str(pack), "--json")
    record = json.loads(ran.out)
    assert (ran.status, record["id"], record["removable"]) == (0, "starter-fr-en", True)
    (model,) = InstalledModels.scan([tmp_path / "models"]).models
    assert model.files == starter().files


def test_a_folder_is_imported_and_named_on_one_line(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "opus-mt-en-fr"
    folder.mkdir()
    opus(folder)
    (folder / "model.json").unlink()
    ran = run("models", "import", str(folder), "--licence", "MIT", "--name", "Mine")
    (model,) = InstalledModels.scan([tmp_path / "models"]).models
    assert (ran.status, ran.out) == (0, f"mine  {model.folder}\n")
    assert (model.family, model.name, model.licence) == ("opus", "Mine", "MIT")
    assert (model.source, model.target) == ("en", "fr"), "as the folder's name says"


def test_languages_that_nothing_tells_are_asked_for(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "nameless"
    folder.mkdir()
    opus(folder)
    (folder / "model.json").unlink()
    assert run("models", "import", str(folder)).status == 14
    assert run("models", "import", str(folder), "--from", "en", "--to", "fr").status == 0


def test_what_is_unsafe_or_no_model_has_its_own_status(run: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        archive.writestr("../../evil", b"1")
    assert run("models", "import", str(tmp_path / "evil.zip")).status == 15
    (tmp_path / "photos").mkdir()
    assert run("models", "import", str(tmp_path / "photos")).status == 4
    assert run("models", "import", str(tmp_path / "missing.zip")).status == 6


@pytest.mark.engine
def test_an_opus_download_is_converted_and_translates_for_real(tmp_path: Path) -> None:
    write_download(tmp_path / "opus-mt-en-roa")
    ran = really_run(
        tmp_path / "data", "models", "import", str(tmp_path / "opus-mt-en-roa"), "--json"
    )
    assert ran.status == 0, ran.err
    record = json.loads(ran.out)
    assert record["converted"]
    assert record["targets"] == ["es", "fr"]
    assert "looks wrong" in ran.err, "random weights repeat themselves"
    words = ("translate", "--from", "en", "--to", "es", "the cat sleeps")
    translated = really_run(tmp_path / "data", *words)
    assert translated.status == 0, translated.err
    assert translated.out.strip()


@pytest.mark.engine
@pytest.mark.skipif(os.name == "nt", reason="signals of a terminal")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill -9"])
def test_stopped_at_any_moment_it_leaves_no_model(tmp_path: Path, number: int) -> None:
    """What a killed program leaves has a name with a dot, and goes with the next command."""
    shutil.copytree(MODELS / "starter-fr-en", tmp_path / "model")
    command = program(tmp_path / "data", "models", "import", str(tmp_path / "model"))
    store = tmp_path / "data" / "models"
    for _ in range(3):
        process = subprocess.Popen(command, env=environment(), stderr=subprocess.DEVNULL)
        while process.poll() is None and not list(store.glob(".staging-*/model.bin")):
            time.sleep(0.002)
        process.send_signal(number)
        process.wait(60)
        for model in InstalledModels.scan([store]).models:  # it may have been faster than we
            assert result_of(verify(model)) == ()
    assert really_run(tmp_path / "data", "models", "list").status == 0
    assert not list(store.glob(".staging-*"))
