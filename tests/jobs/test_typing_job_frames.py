from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fakes import FakeEngine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_translator.pipeline.events import LinesChanged, ParagraphSentences, Started
    from tests.jobs.conftest import StartJob


def test_the_end_does_not_wait_for_the_next_frame(qtbot: QtBot, start: StartJob) -> None:
    job = start(FakeEngine())
    waited: list[bool] = []
    job.finished.connect(lambda: waited.append(not job._frame.isActive()))
    with qtbot.waitSignal(job.finished):
        job.translate("Un deux trois quatre cinq six sept huit neuf dix.", "fr", "en")
    assert waited == [False], "the frame of the last change was over when the end was told"


def test_sentences_told_within_one_frame_are_not_lost(qtbot: QtBot, start: StartJob) -> None:
    job = start(FakeEngine())
    told: dict[int, ParagraphSentences] = {}

    def take(event: Started | LinesChanged) -> None:
        told.update({paragraph.first_line: paragraph for paragraph in event.sentences})

    job.started.connect(take)
    job.changed.connect(take)
    with qtbot.waitSignal(job.finished):
        job.translate("\n".join(f"Phrase {number}." for number in range(500)), "fr", "en")
    assert sorted(told) == list(range(500))
    assert not any(paragraph.unfinished for paragraph in told.values())
    assert told[499].targets == ((0, len("PHRASE 499.")),)
