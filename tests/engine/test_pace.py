from __future__ import annotations

from desktop_translator.engine.pace import Pace


class _Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_files_rest_after_a_person_and_stay_careful_for_a_while() -> None:
    clock = _Clock()
    pace = Pace(clock)
    usual = pace.longest_batch_s
    assert pace.rest_s == 0
    pace.note_person_served()
    assert pace.rest_s > 0
    clock.now += pace.rest_s
    assert pace.rest_s == 0
    assert pace.longest_batch_s < usual
    clock.now += 60
    assert pace.longest_batch_s == usual
