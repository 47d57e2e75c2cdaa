from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.installed import InstalledModels
from desktop_translator.catalog.verification import verify
from tests.catalog.models import result_of
from tests.cli.models.conftest import REPOSITORY
from tests.downloads import quickmt
from tests.hub_faults import Fault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.core.models import ModelInfo
    from tests.cli.conftest import Run
    from tests.hub import Hub

ID = "quickmt-fr-en"


def _models(data: Path) -> list[ModelInfo]:
    return list(InstalledModels.scan([data / "models"]).models)


def test_a_model_is_found_downloaded_listed_verified_and_deleted(
    run: Run, hub: Hub, tmp_path: Path
) -> None:
    found = json.loads(run("models", "search", "--from", "fr", "--to", "en", "--json").out)
    assert (found[0]["id"], found[0]["installed"], found[0]["tier"]) == (ID, False, "balanced")
    ran = run("models", "download", ID)
    assert (ran.status, ran.out) == (0, f"{ID}  {_models(tmp_path)[0].folder}\n")
    assert "complete, verified and installed" in ran.err
    listed = json.loads(run("models", "list", "--json").out)
    mine = next(model for model in listed["models"] if model["id"] == ID)
    assert mine["revision"] == hub.models[REPOSITORY].revision
    assert mine["removable"]
    assert run("models", "verify", ID).out == f"{ID}  in order\n"
    assert json.loads(run("models", "search", "--installed", "--json").out)[0]["id"] == ID
    assert run("models", "delete", ID).status == 0
    assert _models(tmp_path) == []


def test_only_what_the_model_needs_is_fetched(run: Run, hub: Hub, tmp_path: Path) -> None:
    run("models", "download", ID)
    (model,) = _models(tmp_path)
    assert {file.name for file in model.files} == {
        "model.bin",
        "config.json",
        "shared_vocabulary.json",
        "joint.spm.model",
    }
    assert (model.family, model.source, model.target) == ("quickmt", "fr", "en")
    assert model.licence == "CC-BY-4.0"
    assert model.extra["tier"] == "balanced"
    assert model.quality["FLORES devtest BLEU"] == pytest.approx(42.17)


def test_here_already_means_nothing_to_do_unless_forced(run: Run, hub: Hub) -> None:
    run("models", "download", ID)
    sent = hub.sent_bytes
    assert run("models", "download", ID).status == 0
    assert hub.sent_bytes == sent
    assert run("models", "download", ID, "--force").status == 0
    assert hub.sent_bytes == 2 * sent


def test_an_interrupted_download_is_listed_and_goes_on(run: Run, hub: Hub, tmp_path: Path) -> None:
    hub.faults.append(Fault("/cdn/", wrong_bytes=True))
    assert run("models", "download", ID).status == 12
    assert _models(tmp_path) == []
    hub.faults.clear()
    unfinished = json.loads(run("models", "list", "--json").out)["unfinished"]
    assert [entry["id"] for entry in unfinished] == [ID]
    assert ID in run("models", "list").out
    assert run("models", "download").status == 0
    assert [model.id for model in _models(tmp_path)] == [ID]


def test_an_unfinished_download_can_be_thrown_away(run: Run, hub: Hub) -> None:
    hub.faults.append(Fault("/cdn/", wrong_bytes=True))
    run("models", "download", ID)
    assert run("models", "delete", ID).status == 0
    assert json.loads(run("models", "list", "--json").out)["unfinished"] == []


def test_of_several_downloads_one_may_be_impossible(run: Run, hub: Hub, tmp_path: Path) -> None:
    ran = run("models", "download", "quickmt-de-en", ID)
    assert ran.status == 9
    assert "quickmt/quickmt-de-en" in ran.err
    assert [model.id for model in _models(tmp_path)] == [ID]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("download", "no-such-model"), 9),
        (("add", "nobody/nothing"), 9),
        (("add", "not a name"), 9),
        (("verify", "no-such-model"), 3),
        (("export", "no-such-model", "x.zip"), 3),
        (("delete", "no-such-model"), 3),
        (("delete", "starter-fr-en"), 11),
        (("download", "--nonsense"), 2),
        ((), 2),
    ],
)
def test_what_cannot_be_done_has_a_status(
    run: Run, hub: Hub, arguments: tuple[str, ...], status: int
) -> None:
    ran = run("models", *arguments)
    assert (ran.status, ran.out) == (status, "")
    assert ran.err


def test_a_repository_of_the_catalogue_can_be_named_by_its_page(run: Run, hub: Hub) -> None:
    ran = run("models", "add", f"https://huggingface.co/{REPOSITORY}", "--json")
    assert [model["id"] for model in json.loads(ran.out)] == [ID]


def test_the_hub_itself_is_searched(run: Run, hub: Hub) -> None:
    found = json.loads(run("models", "search", "quickmt", "--hub", "--json").out)
    assert [model["repository"] for model in found] == [REPOSITORY]
    assert "has nothing" in run("models", "search", "finnish", "--hub").err


def test_a_damaged_model_is_told(run: Run, hub: Hub, tmp_path: Path) -> None:
    run("models", "download", ID)
    (_models(tmp_path)[0].folder / "model.bin").write_bytes(b"x")
    ran = run("models", "verify")
    assert ran.status == 4
    assert "model.bin" in ran.out
    assert run("models", "export", ID, str(tmp_path / "x.zip")).status == 4
    assert not (tmp_path / "x.zip").exists()
    assert run("models", "download", ID, "--force").status == 0
    assert run("models", "verify").status == 0


def test_an_exported_pack_holds_the_model(run: Run, hub: Hub, tmp_path: Path) -> None:
    run("models", "download", ID)
    pack = tmp_path / "pack.zip"
    assert run("models", "export", ID, str(pack)).out == f"{pack}\n"
    with zipfile.ZipFile(pack) as archive:
        assert archive.namelist()[0] == "model.json"
        assert archive.read("model.bin") == hub.models[REPOSITORY].files["model.bin"]
        assert archive.testzip() is None


def test_models_move_to_another_folder_and_are_used_there(
    run: Run, hub: Hub, tmp_path: Path
) -> None:
    run("models", "download", ID)
    assert run("models", "move", str(tmp_path / "disk")).out == f"{tmp_path / 'disk'}\n"
    assert _models(tmp_path) == []
    listed = json.loads(run("models", "list", "--json").out)["models"]
    folder = next(model["folder"] for model in listed if model["id"] == ID)
    assert folder.startswith(str(tmp_path / "disk"))
    assert run("models", "move", str(tmp_path / "disk" / "inside")).status == 11
    assert run("models", "move", str(tmp_path / "models")).status == 0
    assert [model.id for model in _models(tmp_path)] == [ID]
    assert not (tmp_path / "model-places.json").exists()


def test_a_newer_pinned_revision_is_an_update(
    run: Run, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("models", "download", ID)
    assert "up to date" in run("models", "update").err
    hub.models[REPOSITORY] = quickmt(seed=2)
    catalogue = _catalogue_pinning(hub.models[REPOSITORY].revision, tmp_path)
    monkeypatch.setattr("desktop_translator.core.paths.Paths.catalogue_file", catalogue)
    assert run("models", "update").status == 0
    (model,) = _models(tmp_path)
    assert model.revision == hub.models[REPOSITORY].revision
    assert result_of(verify(model)) == ()


def _catalogue_pinning(revision: str, folder: Path) -> Path:
    row = {
        "id": ID,
        "name": "quickmt",
        "family": "quickmt",
        "repository": REPOSITORY,
        "revision": revision,
        "source": "fr",
        "target": "en",
        "stored": "float16",
        "licence": "MIT",
        "evidence": "A",
    }
    path = folder / "catalog.json"
    path.write_text(json.dumps({"format": 1, "language_sets": {}, "models": [row]}))
    return path


def test_the_catalogue_is_compared_with_the_hub_and_written_anew(
    run: Run, hub: Hub, tmp_path: Path
) -> None:
    catalogue = _catalogue_pinning(hub.models[REPOSITORY].revision, tmp_path)
    new = tmp_path / "new.json"
    ran = run("models", "check", "--catalogue", str(catalogue), "--write", str(new), "--json")
    assert ran.status == 13
    (report,) = json.loads(ran.out)
    assert report["changes"]["weights_bytes"] == {"was": 0, "is": 300_000}
    again = run("models", "check", "--catalogue", str(new), "--json")
    assert again.status == 0, again.out
    row = json.loads(new.read_text())["models"][0]
    assert row["checked"]
    assert set(row["sha256"]) == {"model.bin", "shared_vocabulary.json", "joint.spm.model"}
    del hub.models[REPOSITORY]
    gone = run("models", "check", "--catalogue", str(new))
    assert gone.status == 13
    assert "has no model" in gone.out


def test_a_gated_model_comes_with_a_token(run: Run, hub: Hub, tmp_path: Path) -> None:
    hub.models[REPOSITORY].gated = True
    assert run("models", "download", ID).status == 10
    assert run("models", "token", stdin=b"hf_wrong\n").status == 0
    ran = run("models", "download", ID)
    assert ran.status == 10
    assert "token" in ran.err
    run("models", "token", stdin=b"hf_good\n")
    assert (tmp_path / "hub-tokens.json").stat().st_mode & 0o077 == 0
    assert run("models", "download", ID).status == 0
    run("models", "token", "--remove")
    assert not (tmp_path / "hub-tokens.json").exists()
    assert "hf_good" not in run("models", "list", "--json").out
