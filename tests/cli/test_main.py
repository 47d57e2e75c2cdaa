from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from desktop_translator.cli.main import INVITATION
from desktop_translator.core.settings import Settings
from desktop_translator.storage.settings_file import write_settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run
    from tests.cli.terminal import FakeClient

unix = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="there is always a display there"
)


def test_a_bug_ends_in_words_and_status_1(
    run: Run, engine: FakeClient, caplog: pytest.LogCaptureFixture
) -> None:
    engine.fails_after, engine.failure = 1, ZeroDivisionError()
    ran = run("translate", "Un.")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("Something unexpected happened.")
    assert "Traceback" not in ran.err
    assert "ZeroDivisionError" in caplog.text
    assert engine.closed


def test_ctrl_c_ends_with_the_status_shells_expect(run: Run, engine: FakeClient) -> None:
    engine.fails_after, engine.failure = 1, None

    def interrupt() -> bool:
        raise KeyboardInterrupt

    engine.before_event = interrupt
    assert run("translate", "Un.") == (130, "", "")
    assert engine.closed
    assert engine.open_requests == 0


@unix
def test_without_a_display_each_line_is_translated(run: Run, engine: FakeClient) -> None:
    ran = run(stdin="Un deux.\n\nÉté.\nUn deux.".encode())
    assert ran == (0, "UN DEUX.\n\nÉTÉ.\nUN DEUX.\n", f"No display was found: {INVITATION}\n")
    assert engine.sentences == ["Un deux.", "Été."]


@unix
def test_without_a_display_the_last_pair_is_served(
    run: Run, engine: FakeClient, tmp_path: Path
) -> None:
    write_settings(tmp_path / "settings.json", Settings(source="en", target="fr"))
    run(stdin=b"One.\n")
    assert [model for model, _ in engine.requests] == ["starter-en-fr"]


@unix
def test_without_a_display_a_pair_that_is_not_served_gives_way(
    run: Run, engine: FakeClient, tmp_path: Path
) -> None:
    write_settings(tmp_path / "settings.json", Settings(source="xx", target="yy"))
    assert run(stdin=b"One.\n").status == 0
    assert len(engine.requests) == 1


def test_a_command_writes_nothing_into_the_data_folder(run: Run, tmp_path: Path) -> None:
    run("translate", "Un.")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_system_library_is_named_and_lines_are_translated(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setitem(sys.modules, "desktop_translator.app", None)
    ran = run(stdin=b"Un.\n")
    assert (ran.status, ran.out) == (0, "UN.\n")
    assert ran.err.startswith("The window cannot open here (")
    assert ran.err.count("\n") == 1
