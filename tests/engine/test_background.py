"""What is done in the background waits for a person, as far as nobody waits for it."""

from __future__ import annotations

import pytest

from gradapp.engine.background import REST_AFTER_WISH, BackgroundQueue
from gradapp.engine.messages import Held, Notice
from gradapp.engine.pace import SLICE


class Work:
    """Work that says so when it is done."""

    def __init__(self, *, urgent: bool) -> None:
        self.has_work = True
        self.is_urgent = urgent

    def work(self) -> Notice | None:
        return Held(int(self.is_urgent))


class Clock:
    now = 50.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_what_is_not_urgent_rests_a_moment_for_a_person_who_steps(share: float) -> None:
    clock = Clock()
    queue = BackgroundQueue(clock)
    queue.put("calm", Work(urgent=False))
    assert queue.work() == Held(0)
    queue.give_way()
    clock.now += share * REST_AFTER_WISH
    assert queue.work() is None
    assert queue.has_work, "it is only put off"
    assert queue.interval == pytest.approx(
        max(2 * SLICE, (1 - share) * REST_AFTER_WISH) * 1000, abs=1
    )
    queue.put("urgent", Work(urgent=True))
    assert queue.work() == Held(1)
    queue.put("urgent", None)
    clock.now += 1.01 * (1 - share) * REST_AFTER_WISH
    assert queue.work() == Held(0)


def test_each_wish_begins_the_moment_anew() -> None:
    clock = Clock()
    queue = BackgroundQueue(clock)
    queue.put("calm", Work(urgent=False))
    for _ in range(5):
        queue.give_way()
        clock.now += 0.9 * REST_AFTER_WISH
        assert queue.work() is None


def test_urgent_work_is_done_at_every_slice_and_other_work_at_every_second() -> None:
    queue = BackgroundQueue(Clock())
    queue.put("calm", Work(urgent=False))
    assert queue.interval > 0
    queue.put("urgent", Work(urgent=True))
    assert queue.interval == 0
