from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.cli.options import parser
from desktop_translator.cli.session import open_session

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.terminal import FakeClient


def test_a_session_has_what_a_command_needs(engine: FakeClient, tmp_path: Path) -> None:
    options = parser().parse_args(["doctor", "--data-dir", str(tmp_path)])
    with open_session(options) as session:
        assert session.paths.data == tmp_path
        assert session.installed.models
        assert session.languages.name("fr") == "French"
        assert not engine.closed
    assert engine.closed


def test_a_session_ends_its_engine_whatever_happens(engine: FakeClient) -> None:
    with pytest.raises(ZeroDivisionError), open_session(parser().parse_args(["doctor"])):
        raise ZeroDivisionError
    assert engine.closed
