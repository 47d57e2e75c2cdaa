from __future__ import annotations

import random
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.fetching import FetchProgress
from desktop_translator.catalog.wanted import by_name
from desktop_translator.core.errors import ModelUnsupportedError
from desktop_translator.core.import_errors import ImportLanguagesUnknownError
from desktop_translator.core.store_errors import ModelInUseError
from desktop_translator.pipeline.download_events import Failed, Installed, Planned
from tests.catalog.models import result_of
from tests.downloads import (
    NAME,
    NEEDED,
    WANTED,
    downloads,
    fetch,
    installed,
    is_whole,
    repository,
)
from tests.hub_contents import HubModel
from tests.hub_faults import Fault

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from desktop_translator.core.models import ModelInfo
    from desktop_translator.pipeline.download_events import DownloadEvent
    from tests.hub import Hub


def test_a_model_comes_whole_and_without_what_it_does_not_need(hub: Hub, tmp_path: Path) -> None:
    model = fetch(downloads(hub, tmp_path))
    assert installed(tmp_path) == [model]
    assert is_whole(model, hub.models[NAME])
    assert (model.revision, model.repository) == (hub.models[NAME].revision, NAME)
    assert model.licence == "mit"
    assert downloads(hub, tmp_path).unfinished() == ()


def test_progress_is_told_in_all_and_file_by_file(hub: Hub, tmp_path: Path) -> None:
    hub.faults.append(Fault("/cdn/", bytes_per_s=400_000))
    events = list(downloads(hub, tmp_path).download(WANTED))
    planned = [event for event in events if isinstance(event, Planned)]
    assert [plan.plan.total_bytes for plan in planned] == [sum(_sizes(hub))]
    steps = [event for event in events if isinstance(event, FetchProgress)]
    done = [step.done_bytes for step in steps]
    assert done == sorted(done)
    assert steps[-1].done_bytes == steps[-1].total_bytes
    assert any(step.bytes_per_s > 0 and step.left_s for step in steps)
    assert any(file.left_s for step in steps for file in step.files if file.name == "model.bin")
    assert isinstance(events[-1], Installed)


def _sizes(hub: Hub) -> list[int]:
    return [len(hub.models[NAME].files[name]) for name in NEEDED]


def test_a_hundred_downloads_cut_at_random_bytes_end_whole(hub: Hub, tmp_path: Path) -> None:
    chance = random.Random(5)
    source = hub.models[NAME] = repository(60_000)
    for number in range(100):
        cut = chance.randrange(60_000)
        hub.faults[:] = [Fault("/cdn/", times=chance.randint(1, 3), cut_at=cut)]
        model = fetch(downloads(hub, tmp_path / str(number)))
        assert is_whole(model, source)
        assert installed(tmp_path / str(number)) == [model]
    assert hub.sent_bytes <= 1.05 * 100 * sum(_sizes(hub))


def test_a_download_that_was_stopped_anywhere_goes_on_from_there(hub: Hub, tmp_path: Path) -> None:
    chance = random.Random(7)
    for number in range(12):
        folder = tmp_path / str(number)
        stopped_at = chance.randrange(5_000, 299_000)
        hub.faults[:] = [Fault("/cdn/", stall_at=stopped_at)]
        _stop_after(downloads(hub, folder).download(WANTED), stopped_at)
        assert installed(folder) == []
        hub.faults.clear()
        hub.requests.clear()
        (part,) = folder.rglob("model.bin.part")
        assert part.stat().st_size == stopped_at
        assert is_whole(fetch(downloads(hub, folder)), hub.models[NAME])
        assert hub.asked_for("/cdn/")[-1].headers["Range"] == f"bytes={stopped_at}-"


def _stop_after(steps: Generator[DownloadEvent, None, ModelInfo], size: int) -> None:
    with closing(steps):
        for event in steps:
            files = event.files if isinstance(event, FetchProgress) else ()
            if any(file.name == "model.bin" and file.done_bytes >= size for file in files):
                return


def test_while_one_run_is_at_it_another_keeps_away(hub: Hub, tmp_path: Path) -> None:
    hub.faults.append(Fault("/cdn/", stall_at=1000))
    first = downloads(hub, tmp_path).download(WANTED)
    with closing(first):
        assert any(isinstance(event, FetchProgress) for event in first)
        (plan,) = downloads(hub, tmp_path).unfinished()
        with pytest.raises(ModelInUseError):
            fetch(downloads(hub, tmp_path))
        with pytest.raises(ModelInUseError):
            downloads(hub, tmp_path).cancel(plan)
    downloads(hub, tmp_path).cancel(plan)
    assert downloads(hub, tmp_path).unfinished() == ()
    assert not list(tmp_path.rglob("*.part"))


def test_a_model_that_is_here_is_not_fetched_again_unless_forced(hub: Hub, tmp_path: Path) -> None:
    model = fetch(downloads(hub, tmp_path))
    sent = hub.sent_bytes
    assert fetch(downloads(hub, tmp_path)) == model
    assert downloads(hub, tmp_path).unfinished() == ()
    assert hub.sent_bytes == sent
    events = list(downloads(hub, tmp_path).download(WANTED, force=True))
    assert isinstance(events[-1], Installed)
    assert hub.sent_bytes == 2 * sent
    assert len(installed(tmp_path)) == 1


def test_a_pinned_model_that_is_here_needs_no_hub(hub: Hub, tmp_path: Path) -> None:
    model = fetch(downloads(hub, tmp_path))
    hub.requests.clear()
    assert fetch(downloads(hub, tmp_path), replace(WANTED, revision=model.revision)) == model
    assert hub.requests == []


def test_the_old_revision_stays_until_the_new_one_is_here(hub: Hub, tmp_path: Path) -> None:
    old = fetch(downloads(hub, tmp_path))
    hub.models[NAME] = repository(seed=2)
    hub.faults.append(Fault("/cdn/", wrong_bytes=True))
    events = downloads(hub, tmp_path).download(WANTED)
    with pytest.raises(Exception, match="FileDiffers"):
        list(events)
    assert installed(tmp_path) == [old]
    hub.faults.clear()
    new = fetch(downloads(hub, tmp_path))
    assert installed(tmp_path) == [new]
    assert new.revision != old.revision


def test_the_queue_goes_on_after_one_that_cannot_be_had(hub: Hub, tmp_path: Path) -> None:
    work = downloads(hub, tmp_path)
    for name in ("a", "b", "c", "d"):
        hub.models[f"x/{name}"] = repository(20_000, seed=ord(name))
        wanted = replace(WANTED, id=name, repository=f"x/{name}", name=name)
        result_of(work.plan(wanted))
    paused = work.unfinished()[2]
    work.pause(paused)
    del hub.models["x/a"]
    events = list(work.run_queue())
    assert [event.key[0] for event in events if isinstance(event, Failed)] == ["a"]
    assert [event.model.id for event in events if isinstance(event, Installed)] == ["b", "d"]
    assert [(plan.wanted.id, plan.paused) for plan in work.unfinished()] == [
        ("a", False),
        ("c", True),
    ]
    assert result_of(work.resume(work.unfinished()[1])) is not None


def test_a_model_of_no_catalogue_is_identified_before_it_is_installed(
    hub: Hub, tmp_path: Path
) -> None:
    seen: list[set[str]] = []

    def identify(folder: Path, info: ModelInfo) -> ModelInfo:
        seen.append({path.name for path in folder.iterdir()})
        return replace(info, family="quickmt", sources=("de",), targets=("en",))

    work = downloads(hub, tmp_path)
    work._identify = identify
    model = fetch(work, by_name(NAME))
    assert (model.id, model.family) == ("someone--opus-mt-fr-en-ct2", "quickmt")
    assert "model.bin" in seen[0]
    assert installed(tmp_path) == [model]


def test_what_cannot_be_identified_is_not_installed(hub: Hub, tmp_path: Path) -> None:
    def refuse(folder: Path, info: ModelInfo) -> ModelInfo:
        raise ModelUnsupportedError(model=info.name, reason="it only chats")

    work = downloads(hub, tmp_path)
    work._identify = refuse
    with pytest.raises(ModelUnsupportedError):
        fetch(work, by_name(NAME))
    assert installed(tmp_path) == []
    assert work.unfinished() == ()
    assert not list(tmp_path.rglob("model.bin*"))


def test_what_does_not_tell_its_languages_stays_until_someone_does(
    hub: Hub, tmp_path: Path
) -> None:
    def ask(folder: Path, info: ModelInfo) -> ModelInfo:
        if not info.sources:
            raise ImportLanguagesUnknownError(path=info.name)
        return replace(info, family="opus")

    work = downloads(hub, tmp_path)
    work._identify = ask
    with pytest.raises(ImportLanguagesUnknownError):
        fetch(work, by_name(NAME))
    sent = hub.sent_bytes
    model = fetch(work, by_name(NAME, source="de", target="fr"))
    assert (model.source, model.target) == ("de", "fr")
    assert hub.sent_bytes == sent


def test_a_repository_without_weights_is_refused_before_anything_is_fetched(
    hub: Hub, tmp_path: Path
) -> None:
    hub.models[NAME] = HubModel({"pytorch_model.bin": b"x" * 1000})
    with pytest.raises(ModelUnsupportedError):
        fetch(downloads(hub, tmp_path))
    assert hub.sent_bytes == 0
    assert downloads(hub, tmp_path).unfinished() == ()


def test_a_model_in_a_folder_of_its_repository_is_found(hub: Hub, tmp_path: Path) -> None:
    files = {f"en-fr-int8/{name}": data for name, data in repository(5000).files.items()}
    hub.models[NAME] = HubModel({**files, "README.md": b"two models"})
    assert {file.name for file in fetch(downloads(hub, tmp_path)).files} >= {"model.bin"}
