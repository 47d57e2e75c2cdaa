"""Tests of `packaging/setup/system.py`: never a real installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

LIBRARIES = "\tlibGL.so.1 (libc6,x86-64) => /lib/libGL.so.1\n"


@pytest.fixture
def calls(system: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A Linux where `libGL` alone is installed; commands are written down, and fail."""
    commands: list[list[str]] = []

    class Failed:
        returncode = 1

    def run(command: list[str], **_: object) -> Failed:
        commands.append(command)
        return Failed()

    needs = (system.Need("libgl1", "libGL.so.1"), system.Need("libegl1", "libEGL.so.1"))
    monkeypatch.setattr(system, "PROGRAM", needs)
    monkeypatch.setattr(system, "TOOLS", (system.Need("xvfb", "no-such-program"),))
    monkeypatch.setattr(system, "_libraries", lambda: LIBRARIES)
    monkeypatch.setattr(system.sys, "platform", "linux")
    monkeypatch.setattr(system.subprocess, "run", run)
    monkeypatch.setattr(system.shutil, "which", lambda name: name if name[:2] != "no" else None)
    return commands


def test_root_installs_what_is_missing_and_nothing_else(
    system: ModuleType,
    calls: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(system.os, "geteuid", lambda: 0)
    system.prepare(tmp_path, tools=True, pip=False)
    assert [command[-1] for command in calls] == ["update", "xvfb"]
    assert calls[-1][-2:] == ["libegl1", "xvfb"]
    said = capsys.readouterr()
    assert said.out == ""
    assert "libEGL.so.1  (Debian package libegl1)" in said.err
    assert "apt-get install libegl1 xvfb" in said.err


def test_nothing_missing_is_silent_and_runs_nothing(
    system: ModuleType,
    calls: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(system, "PROGRAM", system.PROGRAM[:1])
    system.prepare(tmp_path, tools=False, pip=False)
    assert calls == []
    assert capsys.readouterr() == ("", "")


def test_a_password_is_asked_for_once(
    system: ModuleType,
    calls: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system.sys.stderr, "isatty", lambda: True, raising=False)
    system.prepare(tmp_path, tools=False, pip=False)
    assert [command[:2] for command in calls] == [["sudo", "-n"], ["sudo", "env"], ["sudo", "env"]]
    system.prepare(tmp_path, tools=False, pip=False)
    assert [command[:2] for command in calls[3:]] == [["sudo", "-n"]]


def test_a_font_counts_wherever_it_lies(
    system: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(system, "FONT_FOLDERS", (tmp_path / "none", tmp_path))
    assert not system._present("*.[to]t[fc]", "")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "Any.otf").touch()
    assert system._present("*.[to]t[fc]", "")
    assert not system._present("NotoSans-Regular.ttf", "")
