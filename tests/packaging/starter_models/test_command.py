"""The command line and the order of the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    Recipe = Callable[[str], ModuleType]


def test_a_step_that_lacks_another_says_which(
    recipe: Recipe, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    common = ["--direction", "fr-en", "--work", str(tmp_path)]
    assert recipe("cli").main(["pack", *common]) == 1
    assert "run the step 'tokenizer' first" in capsys.readouterr().err
    assert recipe("cli").main(["card", *common]) == 1
    assert "run the step 'prepare' first" in capsys.readouterr().err


def test_every_step_explains_itself(recipe: Recipe, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        recipe("cli").main(["--help"])
    words = "prepare tokenizer pack align train export evaluate translate card pack-up unpack all"
    shown = capsys.readouterr().out
    assert all(step in shown for step in words.split())


def test_a_step_begun_again_undoes_those_after_it(recipe: Recipe, tmp_path: Path) -> None:
    marks, work = recipe("marks"), recipe("layout").WorkFolder(tmp_path)
    for step in marks.PREPARATION:
        marks.begin(work, step)
        marks.finish(work, step)
    assert all(marks.is_done(work, step) for step in marks.PREPARATION)
    marks.begin(work, "pack")
    assert [step for step in marks.PREPARATION if marks.is_done(work, step)] == [
        "prepare",
        "tokenizer",
    ]
