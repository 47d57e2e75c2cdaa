from __future__ import annotations

import threading

from desktop_translator.engine.messages import Describe, Event, Priority
from desktop_translator.engine.queue import Job, JobQueue


def _ignore(_event: Event) -> None:
    pass


def _job(request_id: int, urgency: Priority) -> Job:
    return Job(Describe(request_id), _ignore, urgency)


def test_interactive_work_goes_first_then_in_order_of_arrival() -> None:
    queue = JobQueue()
    jobs = [
        _job(1, Priority.BATCH),
        _job(2, Priority.INTERACTIVE),
        _job(3, Priority.BATCH),
        _job(4, Priority.INTERACTIVE),
    ]
    for job in jobs:
        queue.put(job)
    served = []
    for _ in jobs:
        next_job = queue.most_urgent()
        assert next_job is not None
        served.append(next_job.request.request_id)
        queue.remove(next_job)
    assert served == [2, 4, 1, 3]


def test_cancels_only_the_chosen() -> None:
    queue = JobQueue()
    first, second = _job(1, Priority.BATCH), _job(2, Priority.BATCH)
    queue.put(first)
    queue.put(second)
    queue.cancel(lambda job: job.request.request_id == 2)
    assert not first.cancelled.is_set()
    assert second.cancelled.is_set()


def test_closing_cancels_everything_and_wakes_the_worker() -> None:
    queue = JobQueue()
    job = _job(1, Priority.BATCH)
    queue.put(job)
    queue.remove(job)
    taken: list[Job | None] = []
    worker = threading.Thread(target=lambda: taken.append(queue.most_urgent()))
    worker.start()
    queue.close()
    worker.join(10)
    assert taken == [None]


def test_waiting_ends_after_a_while() -> None:
    jobs = JobQueue()
    assert jobs.most_urgent(timeout_s=0.001) is None
    assert not jobs.closed
    jobs.close()
    assert jobs.most_urgent() is None
    assert jobs.closed
