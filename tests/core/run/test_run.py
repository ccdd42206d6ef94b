"""A run answers for each of its steps, by number and by column."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gradapp.core.columns import THETA, Holds, columns_of
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.run import Run
from gradapp.core.trajectory import StepValues

STEPS = np.arange(15.0).reshape(3, 5).T
RUN = Run(Problem(theta=0.1), METHODS[0], STEPS)


def test_steps_are_counted_from_1() -> None:
    assert RUN.step(1) == StepValues(1, 0.0, 1.0, 2.0, 3.0, 4.0)
    assert RUN.step(3) == StepValues(3, 10.0, 11.0, 12.0, 13.0, 14.0)
    assert type(RUN.step(1).theta) is float


@pytest.mark.parametrize("number", [0, -1, 4, 1024])
def test_a_step_that_was_not_made_cannot_be_read(number: int) -> None:
    with pytest.raises(IndexError):
        RUN.step(number)


def test_there_is_no_column_of_another_name() -> None:
    with pytest.raises(KeyError):
        RUN.column("alpha")


def test_a_column_has_a_value_at_each_step_and_the_parameter_one_before_the_first() -> None:
    assert [RUN.value("error", step) for step in (1, 2, 3)] == [2.0, 7.0, 12.0]
    assert all(math.isnan(RUN.value("error", step)) for step in (0, 4, -1))
    assert RUN.value("theta_next", 0) == 0.1
    in_float32 = Run(RUN.problem, method("autograd"), STEPS)
    assert in_float32.precision is Precision.FLOAT32
    assert in_float32.value("theta_next", 0) == float(np.float32(0.1))


def test_code_of_the_lab_calls_its_columns_as_it_does() -> None:
    run = Run.begun(Problem(), method("broadcast"))
    assert tuple(map(str, run.columns.symbols)) == ("θ", "f(x)", "loss", "θ.grad", "new θ")
    assert run.columns.ids == THETA.ids == ("theta", "fx", "error", "gradient", "theta_next")
    assert len(run) == 0


def test_several_parameters_have_columns_of_their_own() -> None:
    columns = columns_of("w", "b")
    assert columns.ids == ("w", "b", "error", "d_w", "d_b", "w_next", "b_next")
    assert tuple(map(str, columns.symbols)) == ("w", "b", "E", "dE/dw", "dE/db", "new w", "new b")
    assert columns.parameters == ("w", "b")
    assert columns.rows(Holds.GRADIENT) == [3, 4]
