from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.steps import told_as

if TYPE_CHECKING:
    from collections.abc import Generator


def _count(closed: list[bool]) -> Generator[int, None, str]:
    try:
        yield 1
        yield 2
    finally:
        closed.append(True)
    return "end"


def test_steps_are_told_otherwise_and_the_result_stays() -> None:
    closed: list[bool] = []
    work = told_as(_count(closed), str)
    assert [next(work), next(work)] == ["1", "2"]
    with pytest.raises(StopIteration) as ended:
        next(work)
    assert ended.value.value == "end"


def test_closing_closes_the_work_itself() -> None:
    closed: list[bool] = []
    work = told_as(_count(closed), str)
    next(work)
    work.close()
    assert closed == [True]
