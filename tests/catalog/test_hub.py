from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.hub import SEARCH_FILTERS, Hub, parse_repository
from desktop_translator.catalog.hub_access import HubAccess
from desktop_translator.core import hub_errors
from desktop_translator.core.errors import OfflineError
from tests.catalog.models import result_of
from tests.downloads import IMPATIENT, NAME, downloads, fetch, is_whole, repository
from tests.hub_faults import Fault

if TYPE_CHECKING:
    from tests.hub import Hub as HubServer


def _hub(server: HubServer, **changes: object) -> Hub:
    access = HubAccess(endpoint=server.url)
    return Hub(replace(access, **changes), IMPATIENT)  # type: ignore[arg-type]


def _with_hugging_faces_own_library(server: HubServer, home: Path, code: str) -> str:
    environment = os.environ | {
        "HF_ENDPOINT": server.url,
        "HF_HOME": str(home),
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "HF_HUB_DISABLE_XET": "1",
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    }
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_hugging_faces_own_library_downloads_from_the_tests_hub(
    hub: HubServer, tmp_path: Path
) -> None:
    code = f"from huggingface_hub import snapshot_download; print(snapshot_download({NAME!r}))"
    snapshot = _with_hugging_faces_own_library(hub, tmp_path, code)
    source = hub.models[NAME]
    assert Path(snapshot).name == source.revision
    fetched = {name: (Path(snapshot) / name).read_bytes() for name in source.files}
    assert fetched == source.files


def test_both_find_the_same_models(hub: HubServer, tmp_path: Path) -> None:
    hub.models |= {
        "a/other": replace(repository(), tags=("ctranslate2",)),
        "b/whisper": replace(repository(), tags=("ctranslate2", "speech")),
        "c/opus-de": replace(repository(), downloads=7, revision=""),
    }
    code = (
        "from huggingface_hub import HfApi; import json;"
        f"found = HfApi().list_models(filter={list(SEARCH_FILTERS)}, search='opus',"
        "sort='downloads', limit=50);"
        "print(json.dumps([model.id for model in found]))"
    )
    theirs = json.loads(_with_hugging_faces_own_library(hub, tmp_path, code))
    assert theirs == ["c/opus-de", NAME]
    assert [found.name for found in result_of(_hub(hub).search("opus"))] == theirs


def test_a_search_without_words_finds_all(hub: HubServer) -> None:
    (found,) = result_of(_hub(hub).search(" "))
    assert (found.name, found.licence, found.gated) == (NAME, "mit", False)


def test_a_repository_is_described(hub: HubServer) -> None:
    found = result_of(_hub(hub).describe(NAME))
    assert (found.name, found.revision) == (NAME, hub.models[NAME].revision)
    by_path = {file.path: file for file in found.files}
    assert by_path["model.bin"].size_bytes == 300_000
    assert len(by_path["model.bin"].sha256) == 64
    assert by_path["config.json"].git_sha1 == "9e26dfeeb6e641a33dae4961196235bdb965b21b"
    assert result_of(_hub(hub).describe(NAME, found.revision)) == found


@pytest.mark.parametrize(
    ("name", "revision", "expected"),
    [
        ("nobody/nothing", "", hub_errors.RepositoryMissingError),
        (NAME, "0" * 40, hub_errors.RemoteFileMissingError),
    ],
)
def test_what_is_not_there_is_named(
    hub: HubServer, name: str, revision: str, expected: type[Exception]
) -> None:
    with pytest.raises(expected):
        result_of(_hub(hub).describe(name, revision))


def test_a_wrong_token_is_told_apart_from_a_missing_model(hub: HubServer) -> None:
    with pytest.raises(hub_errors.TokenRefusedError):
        result_of(_hub(hub, token="hf_old").describe(NAME))


def test_a_gated_model_needs_a_token(hub: HubServer, tmp_path: Path) -> None:
    hub.models[NAME].gated = True
    assert result_of(_hub(hub).describe(NAME)).gated
    with pytest.raises(hub_errors.PermissionNeededError):
        fetch(downloads(hub, tmp_path))
    model = fetch(downloads(hub, tmp_path, token="hf_good"))
    assert is_whole(model, hub.models[NAME])


def test_a_token_goes_to_the_hub_and_to_nobody_else(hub: HubServer, tmp_path: Path) -> None:
    fetch(downloads(hub, tmp_path, token="hf_good"))
    assert all("Authorization" in request.headers for request in hub.asked_for("/resolve/"))
    assert hub.asked_for("/cdn/")
    assert not [r for r in hub.asked_for("/cdn/") if "Authorization" in r.headers]


def test_a_mirror_is_asked_instead_and_sees_no_token(hub: HubServer, tmp_path: Path) -> None:
    model = fetch(
        downloads(hub, tmp_path, endpoint="http://hub.invalid", mirror=hub.url, token="x")
    )
    assert is_whole(model, hub.models[NAME])
    assert not [request for request in hub.requests if "Authorization" in request.headers]


@pytest.mark.parametrize("body", [b"[]", b'{"sha": 1}', b"{", b"\xff"])
def test_an_answer_that_makes_no_sense_is_told(hub: HubServer, body: bytes) -> None:
    hub.faults.append(Fault("/api/", body=body))
    with pytest.raises(hub_errors.UnexpectedAnswerError):
        result_of(_hub(hub).describe(NAME))


def test_a_stalled_question_is_cancelled_at_once(hub: HubServer) -> None:
    hub.faults.append(Fault("/api/", stall_at=0))
    steps = Hub(HubAccess(endpoint=hub.url)).search("opus")
    next(steps)
    steps.close()


def test_offline_asks_nobody(hub: HubServer) -> None:
    with pytest.raises(OfflineError):
        result_of(_hub(hub, offline=True).search("opus"))
    assert hub.requests == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a/b", ("a/b", "")),
        (" Helsinki-NLP/opus-mt_fr.en ", ("Helsinki-NLP/opus-mt_fr.en", "")),
        ("https://huggingface.co/a/b", ("a/b", "")),
        ("https://huggingface.co/a/b/tree/v2", ("a/b", "v2")),
    ],
)
def test_a_repository_is_read_from_name_or_address(text: str, expected: tuple[str, str]) -> None:
    assert parse_repository(text) == expected


@pytest.mark.parametrize("text", ["", "opus", "a/b/c", "../../etc", "a b/c", "/a/b?x"])
def test_what_names_no_repository_is_refused(text: str) -> None:
    with pytest.raises(hub_errors.RepositoryMissingError):
        parse_repository(text)
