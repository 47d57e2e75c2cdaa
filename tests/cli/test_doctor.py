from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop_translator import __version__
from desktop_translator.core.errors import ModelFileDamagedError
from tests.starter import MODELS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run
    from tests.cli.terminal import FakeClient


def test_the_report_names_all_that_matters(run: Run, tmp_path: Path) -> None:
    ran = run("doctor")
    assert (ran.status, ran.err) == (0, "")
    for word in (__version__, "PySide6", "processors", "int8", "cuda:0", str(tmp_path)):
        assert word in ran.out
    for folder in MODELS.iterdir():
        assert folder.name in ran.out
    assert "JE T'AIME." in ran.out


def test_the_report_as_json(run: Run, tmp_path: Path) -> None:
    ran = run("doctor", "--json")
    report = json.loads(ran.out)
    assert report["program"]["desktop-translator"] == __version__
    assert report["folders"]["data"] == str(tmp_path)
    assert report["folders"][str(MODELS)] == f"{len(list(MODELS.iterdir()))} models"
    assert report["engine"] == {
        "compute types": ["float32", "int8"],
        "devices": ["cpu", "cuda:0"],
        "graphics processor": "is tried with each model",
    }
    tests = {model["id"]: model for model in report["models"]}
    assert tests["starter-fr-en"]["pair"] == "fr-en"
    assert tests["starter-fr-en"]["translation"] == tests["starter-fr-en"]["source"].upper()
    assert tests["starter-fr-en"]["tokens per second"] > 0


def test_a_model_that_does_not_work_is_named_among_those_that_do(
    run: Run, engine: FakeClient
) -> None:
    engine.errors["starter-fr-en"] = ModelFileDamagedError(
        model="Starter", file="model.bin", folder="there", reason="too short"
    )
    ran = run("doctor", "--json")
    models = {model["id"]: model for model in json.loads(ran.out)["models"]}
    assert ran.status == 4
    assert "model.bin" in models["starter-fr-en"]["problem"]
    assert "translation" in models["starter-en-fr"]
    assert "model.bin" in ran.err


def test_a_folder_without_a_description_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "models" / "mine").mkdir(parents=True)
    ran = run("doctor")
    assert ran.status == 4
    assert "mine" in ran.out
    assert "mine" in ran.err
