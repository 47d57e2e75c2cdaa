"""Small parts of downloading: pauses, speed, choice of files, plans, forecasts."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from desktop_translator.catalog.download_plan import DownloadPlan, PlannedFile, plan_json, read_plan
from desktop_translator.catalog.file_selection import select
from desktop_translator.catalog.hub import RemoteFile
from desktop_translator.catalog.model_use import ModelUse
from desktop_translator.catalog.requirements import free_memory_bytes
from desktop_translator.catalog.retrying import Attempts, Patience, asked_pause_s
from desktop_translator.catalog.stepping import stepwise
from desktop_translator.catalog.transfer_speed import TransferSpeed
from desktop_translator.catalog.wanted import Borrowed, Wanted
from desktop_translator.core import hub_errors
from desktop_translator.core.errors import ModelUnsupportedError
from tests.catalog.models import result_of
from tests.fakes import fake_model

if TYPE_CHECKING:
    from pathlib import Path

LOST = hub_errors.ConnectionLostError(host="h")


def test_pauses_grow_up_to_a_limit_and_end() -> None:
    attempts = Attempts(Patience(attempts=6, first_pause_s=1, longest_pause_s=5))
    assert [attempts.pause_after(LOST) for _ in range(5)] == [1, 2, 4, 5, 5]
    with pytest.raises(hub_errors.ConnectionLostError):
        attempts.pause_after(LOST)


def test_data_that_comes_makes_patience_new() -> None:
    attempts = Attempts(Patience(attempts=3, first_pause_s=1))
    for _ in range(10):
        assert attempts.pause_after(LOST) == 1
        attempts.succeeded()


def test_what_will_not_pass_is_not_waited_for() -> None:
    with pytest.raises(hub_errors.SignInPageError):
        Attempts(Patience()).pause_after(hub_errors.SignInPageError(host="h"))


def test_a_server_that_names_a_pause_gets_it() -> None:
    busy = hub_errors.TooManyRequestsError(host="h", seconds="7")
    assert Attempts(Patience()).pause_after(busy) == 7
    with pytest.raises(hub_errors.TooManyRequestsError):
        Attempts(Patience(longest_asked_s=5)).pause_after(busy)


def test_a_named_pause_may_be_a_date() -> None:
    later = datetime.now(UTC) + timedelta(seconds=90)
    pause = asked_pause_s(format_datetime(later, usegmt=True))
    assert pause is not None
    assert 80 < pause <= 90
    assert asked_pause_s("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert asked_pause_s("soon") is None


def test_speed_follows_the_last_seconds() -> None:
    now = [0.0]
    speed = TransferSpeed(lambda: now[0])
    assert (speed.bytes_per_s, speed.left_s(10)) == (0, None)
    for second in range(20):
        now[0] = second
        speed.note(second * (100 if second < 10 else 1000))
    assert speed.bytes_per_s == pytest.approx(1000)
    assert speed.left_s(5000) == pytest.approx(5)
    assert speed.left_s(0) == 0
    speed.note(0)
    assert speed.bytes_per_s == 0


def _files(*paths: str) -> list[RemoteFile]:
    return [RemoteFile(path, len(path), f"sha of {path}", "") for path in paths]


def test_files_of_training_and_second_copies_stay_on_the_hub() -> None:
    files = _files(
        "model.bin", "config.json", "src.spm.model", "tgt.spm.model", "source_vocabulary.json",
        "target_vocabulary.json", "README.md", "eole-model/src.spm.model", "eole-model/model.bin",
        ".ipynb_checkpoints/config.json", "pytorch_model/config.json", "spm/spm.ja.nopretok.model",
    )  # fmt: skip
    assert set(select("x/y", files)) == {
        "model.bin", "config.json", "src.spm.model", "tgt.spm.model", "source_vocabulary.json",
        "target_vocabulary.json", "spm/spm.ja.nopretok.model",
    }  # fmt: skip


def test_named_files_are_taken_if_all_are_there() -> None:
    files = _files("model.bin", "config.json", "odd.name")
    assert set(select("x/y", files, wanted=["model.bin", "odd.name"])) == {"model.bin", "odd.name"}
    assert set(select("x/y", files, wanted=["model.bin", "gone"])) == {"model.bin", "config.json"}


def test_of_several_models_one_is_chosen_by_folder_or_by_content() -> None:
    files = _files("a/model.bin", "b/model.bin", "b/config.json")
    with pytest.raises(ModelUnsupportedError) as caught:
        select("x/y", files)
    assert "a, b" in caught.value.fields["reason"]
    assert set(select("x/y", files, subfolder="b/")) == {"model.bin", "config.json"}
    assert set(select("x/y", files, weights_sha256="sha of b/model.bin")) == {
        "model.bin",
        "config.json",
    }


def test_a_plan_is_read_back_as_it_was() -> None:
    wanted = Wanted(
        "a", "A", "x/a", files=("m",), borrowed=(Borrowed("x/b", "c0", "p"),), sources=("fr",),
        targets=("en", "de"), quality={"BLEU": 1.5}, marks={"de": ">>deu<<"},
    )  # fmt: skip
    files = (PlannedFile("m", "sub/m", 3, "ab", "cd", "x/a", "c1"),)
    plan = DownloadPlan(wanted, "c1", "MIT", files, "2026-01-01", paused=True)
    assert read_plan(plan_json(plan)) == plan
    assert replace(plan, revision="c" * 40).key == f"a@{'c' * 12}"


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": 2}', '{"format": 1}'])
def test_what_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        read_plan(text)


def test_closing_cancels_what_waits() -> None:
    seen = []

    async def wait() -> None:
        try:
            await asyncio.sleep(600)
        finally:
            seen.append("cleaned")

    steps = stepwise(wait, tick_s=0.01)
    next(steps)
    steps.close()
    assert seen == ["cleaned"]


def test_what_work_raises_arrives() -> None:
    async def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        result_of(stepwise(fail))


def test_the_last_use_of_a_model_is_a_day(tmp_path: Path) -> None:
    use = ModelUse(tmp_path / "data" / "use.json")
    assert use.last("a") is None
    use.note([replace(fake_model("a"), installed_at="2026"), fake_model("shipped")])
    assert use.last("shipped") is None
    assert use.last("a") == datetime.now(UTC).date()
    (tmp_path / "data" / "use.json").write_text('{"a": "2026-01-02"}')
    use.note([replace(fake_model("b"), installed_at="2026")])
    assert use.last("a") == date(2026, 1, 2)
    (tmp_path / "data" / "use.json").write_text("[1]")
    assert use.last("a") is None


def test_free_memory_is_some() -> None:
    assert free_memory_bytes() > 10_000_000
