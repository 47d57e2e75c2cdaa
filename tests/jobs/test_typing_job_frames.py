from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fakes import FakeEngine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.jobs.conftest import StartJob


def test_the_end_does_not_wait_for_the_next_frame(qtbot: QtBot, start: StartJob) -> None:
    job = start(FakeEngine())
    waited: list[bool] = []
    job.finished.connect(lambda: waited.append(not job._frame.isActive()))
    with qtbot.waitSignal(job.finished):
        job.translate("Un deux trois quatre cinq six sept huit neuf dix.", "fr", "en")
    assert waited == [False], "the frame of the last change was over when the end was told"
