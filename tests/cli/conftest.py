"""Commands in this process, with a fake engine."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Protocol

import pytest

from desktop_translator.__main__ import main
from desktop_translator.cli import session
from tests.cli.terminal import DISPLAYS, FakeClient, Ran

if TYPE_CHECKING:
    from pathlib import Path


class Run(Protocol):
    """Runs the program with arguments and standard input."""

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Ran:
        """Run it to its end."""


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeClient:
    """The engine that every command of the test gets."""
    client = FakeClient()
    monkeypatch.setattr(session, "EngineClient", lambda _: client)
    return client


@pytest.fixture
def run(
    engine: FakeClient,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run commands where there is no display, with a data folder of the test's own."""
    for name in DISPLAYS:
        monkeypatch.delenv(name, raising=False)

    def run_program(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="ascii"))
        monkeypatch.setattr("sys.argv", ["program", "--data-dir", str(tmp_path), *arguments])
        try:
            status = main()
        except SystemExit as wrong_usage:
            status = int(wrong_usage.code or 0)
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return run_program
