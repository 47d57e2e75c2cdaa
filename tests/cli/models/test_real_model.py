"""A real model comes from a Hub by its name, is found out, tried, installed and translates."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.terminal import really_run
from tests.hub_contents import HubModel
from tests.starter import starter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hub import Hub

pytestmark = pytest.mark.engine


def _as_quickmt() -> dict[str, bytes]:
    """Give the files of a shipped model the names of a family that is tokenised the same way."""
    folder = starter().folder
    names = {"sentencepiece.model": "joint.spm.model"}
    return {
        names.get(file.name, file.name): (folder / file.name).read_bytes()
        for file in starter().files
    }


def test_from_a_name_on_the_hub_to_a_translation(hub: Hub, tmp_path: Path) -> None:
    hub.models["someone/quickmt-fr-en"] = HubModel(_as_quickmt())
    added = really_run(tmp_path, "models", "add", "someone/quickmt-fr-en", "--json")
    assert added.status == 0, added.err
    (model,) = json.loads(added.out)
    assert (model["family"], model["sources"], model["targets"]) == ("quickmt", ["fr"], ["en"])
    ran = really_run(tmp_path, "translate", "--json", "Je t'aime.")
    assert json.loads(ran.out)["translation"] == "I love you."
    listed = json.loads(really_run(tmp_path, "models", "list", "--json").out)["models"]
    mine = next(entry for entry in listed if entry["id"] == model["id"])
    assert mine["last_used"] is not None


def test_what_cannot_translate_is_not_installed(hub: Hub, tmp_path: Path) -> None:
    files = _as_quickmt()
    files["model.bin"] = files["model.bin"][:5000]
    hub.models["someone/quickmt-fr-en"] = HubModel(files)
    added = really_run(tmp_path, "models", "add", "someone/quickmt-fr-en")
    assert added.status == 4, added.err
    assert json.loads(really_run(tmp_path, "models", "list", "--json").out)["unfinished"] == []
