"""A trajectory keeps every step it is given, grows without disturbing views, and has a limit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradapp.core.limits import MOST_STEPS
from gradapp.core.trajectory import Floats, Trajectory


def steps(first: int, count: int) -> Floats:
    """Return a block in which every number is another one."""
    return np.arange(first * 5, (first + count) * 5, dtype=np.float64).reshape(count, 5).T


def test_a_new_trajectory_is_empty() -> None:
    trajectory = Trajectory()
    assert len(trajectory) == 0
    assert trajectory.steps.shape == (5, 0)


@given(sizes=st.lists(st.integers(0, 1500), max_size=6))
def test_appended_blocks_follow_one_another_in_every_column(sizes: list[int]) -> None:
    trajectory = Trajectory()
    for size in sizes:
        trajectory.append(steps(len(trajectory), size))
    whole = steps(0, sum(sizes))
    assert len(trajectory) == sum(sizes)
    assert np.array_equal(trajectory.steps, whole)


def test_growing_far_beyond_double_in_one_go_keeps_everything() -> None:
    trajectory = Trajectory()
    trajectory.append(steps(0, 1000))
    trajectory.append(steps(1000, 50_000))
    assert np.array_equal(trajectory.steps[4], steps(0, 51_000)[-1])


def test_a_view_taken_before_growth_keeps_its_length_and_numbers() -> None:
    trajectory = Trajectory()
    trajectory.append(steps(0, 1024))
    view = trajectory.steps[0]
    copy = view.copy()
    trajectory.append(steps(1024, 5000))
    trajectory.append(steps(6024, 5000))
    assert np.array_equal(view, copy)


def test_a_view_taken_before_more_steps_that_fit_keeps_its_length_and_numbers() -> None:
    trajectory = Trajectory()
    trajectory.append(steps(0, 10))
    view = trajectory.steps[2]
    trajectory.append(steps(10, 10))
    assert np.array_equal(view, steps(0, 10)[2])


@pytest.mark.parametrize("length", [0, 10, 1 << 16])
def test_steps_to_come_are_behind_those_that_there_are_and_not_among_them(length: int) -> None:
    trajectory = Trajectory()
    trajectory.append(steps(0, length))
    ahead = trajectory.ahead(steps(length, 1))
    assert (len(trajectory), trajectory.steps.shape[1]) == (length, length)
    assert np.array_equal(ahead, steps(0, length + 1))
    with pytest.raises(ValueError, match="read-only"):
        ahead[0, 0] = 1
    trajectory.append(steps(length, 3))
    assert np.array_equal(trajectory.steps, steps(0, length + 3))
    assert np.array_equal(ahead, steps(0, length + 1))


def test_a_column_can_only_be_read_and_is_no_copy() -> None:
    trajectory = Trajectory()
    trajectory.append(steps(0, 10))
    view = trajectory.steps[1]
    with pytest.raises(ValueError, match="read-only"):
        view[0] = 1
    assert np.shares_memory(view, trajectory.steps[1])
    trajectory.append(steps(10, 1))
    assert trajectory.steps[1][-1] == steps(10, 1)[1, 0]


def test_what_was_appended_is_copied() -> None:
    trajectory = Trajectory()
    block = steps(0, 3).copy()
    trajectory.append(block)
    block[:] = -1
    assert np.array_equal(trajectory.steps[0], steps(0, 3)[0])


def test_read_only_blocks_are_taken() -> None:
    block = steps(0, 3)
    block.flags.writeable = False
    trajectory = Trajectory()
    trajectory.append(block)
    assert len(trajectory) == 3


@pytest.mark.parametrize("shape", [(5,), (4, 3), (6, 3), (3, 5), (5, 3, 1), ()])
def test_a_block_of_another_shape_is_refused(shape: tuple[int, ...]) -> None:
    trajectory = Trajectory()
    with pytest.raises(ValueError, match="shape"):
        trajectory.append(np.zeros(shape))
    assert len(trajectory) == 0


def test_the_limit_can_be_reached_but_not_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gradapp.core.trajectory.MOST_STEPS", 3000)
    trajectory = Trajectory()
    trajectory.append(steps(0, 2999))
    with pytest.raises(ValueError, match="at most 3000 steps, not 3001"):
        trajectory.append(steps(2999, 2))
    assert len(trajectory) == 2999
    trajectory.append(steps(2999, 1))
    assert np.array_equal(trajectory.steps[0], steps(0, 3000)[0])
    with pytest.raises(ValueError, match="at most"):
        trajectory.append(steps(3000, 1))


def test_a_trajectory_holds_a_million_steps() -> None:
    assert MOST_STEPS == 1_000_000
