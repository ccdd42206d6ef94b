"""Where runs end: a step that moves nothing is not always the last that would move something."""

from __future__ import annotations

import math
from typing import Any

import pytest

from gradapp.core.library import descend
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules import Rests
from gradapp.core.rules.table import rule
from gradapp.core.run.descent import Descent
from gradapp.core.run.stop import StopReason
from gradapp.core.writing.ways import ways

FOUR = ("python", "autograd", "optimizer", "mseloss")


def ended(problem: AnyProblem, way: str, steps: int = 30) -> tuple[int, str]:
    run = descend(problem, way, steps)
    return len(run), "" if run.stop is None else str(run.stop.sentence)


@pytest.mark.parametrize("way", FOUR[:3])
def test_momentum_flies_past_a_minimum_that_it_stood_on(way: str) -> None:
    fit = Fit(
        error="(θ - 4)**2",
        start=(10,),
        alpha=0.25,
        rule=rule("sgd", momentum=0.5),
        precision="float64",
    )
    run = descend(fit, way, 4)
    # 10 − ¼·12 = 7; v = 6 + 6 = 12: 4, where the gradient is 0; v = 6: 2.5
    assert run.column("theta_next").tolist() == [7.0, 4.0, 2.5, 2.5]
    assert run.column("v_theta").tolist() == [12.0, 12.0, 6.0, 0.0]
    assert run.stop is None  # at 2.5 it stands once more, and flies back


@pytest.mark.parametrize("way", FOUR)
@pytest.mark.parametrize(
    "options", [{}, {"momentum": 0.9}, {"momentum": 0.9, "nesterov": True}], ids=str
)
def test_at_the_minimum_a_rule_without_motion_is_at_rest(way: str, options: dict[str, Any]) -> None:
    problem = Problem(theta=1.5, rule=rule("sgd", **options))
    words = "Fixed point at step 1: the gradient is 0, so θ = 1.5 stays."
    assert ended(problem, way) == (1, words)


@pytest.mark.parametrize("name", ["adam", "rmsprop", "adagrad"])
def test_so_are_the_others_where_the_gradient_has_always_been_0(name: str) -> None:
    assert ended(Problem(theta=1.5, rule=rule(name)), "optimizer")[0] == 1


def test_weight_decay_of_adamw_moves_where_the_gradient_is_0() -> None:
    problem = Problem(theta=2.0, x=0.0, y=0.0, alpha=1.0, precision="float64", rule=rule("adamw"))
    assert descend(problem, "python", 3).column("theta_next").tolist() == pytest.approx(
        [2 * 0.99, 2 * 0.99**2, 2 * 0.99**3]
    )


def test_a_batch_that_moves_nothing_is_not_the_end() -> None:
    data = Data(("x",), ((0.0, 1.0),), (0.0, 2.0))  # the first has gradient 0 whatever w is
    run = descend(Fit("w*x", data, start=(1.0,), alpha=0.25, batch=1), "python", 6)
    assert run.column("w_next").tolist() == [1.0, 1.5, 1.5, 1.75, 1.75, 1.875]
    assert run.stop is None


@pytest.mark.parametrize("way", FOUR)
def test_a_run_in_batches_ends_when_all_samples_have_had_their_turn(way: str) -> None:
    data = Data(("x",), ((1.0, 2.0, 3.0),), (1.0, 2.0, 3.0))
    assert ended(Fit("w*x", data, start=(1.0,), batch=1), way)[0] == 3
    assert ended(Fit("w*x", data, start=(1.0,), batch=2), way)[0] == 2
    assert ended(Fit("w*x", data, start=(1.0,), batch=3), way)[0] == 1
    shuffled = Fit("w*x", data, start=(1.0,), batch=1, shuffle_seed=4)
    assert ended(shuffled, way)[0] == 5
    assert ended(Fit("w*x", data, start=(1.0,), batch=2, shuffle_seed=4), way) == (30, "")


def test_a_run_ends_at_the_same_step_whatever_the_blocks_are() -> None:
    data = Data(("x",), ((1.0, 2.0, 0.0),), (1.5, 3.0, 0.0))
    fit = Fit("w*x", data, start=(0.0,), batch=1, alpha=0.05, precision="float64")
    whole = Descent(fit, ways(fit)[0])
    whole.advance(5000)
    assert whole.stop is not None
    for size in (1, 2, 3, 7):
        parts = Descent(fit, ways(fit)[0])
        while parts.stop is None and parts.length < 5000:
            parts.advance(size)
        assert (parts.length, parts.stop) == (whole.length, whole.stop)


def test_two_parameters_rest_only_together() -> None:
    fit = Fit(error="p**2 + q**2", start=(0.0, 1.0), alpha=0.25, precision="float64")
    run = descend(fit, "python", 3)
    assert run.column("q_next").tolist() == [0.5, 0.25, 0.125]
    assert run.stop is None


@pytest.mark.parametrize(
    ("name", "options", "rests"),
    [
        ("sgd", {}, Rests.STILL),
        ("sgd", {"weight_decay": 0.1}, Rests.STILL),
        ("sgd", {"momentum": 1.0}, Rests.FLAT),
        ("sgd", {"momentum": 1.5}, Rests.NEVER),
        ("sgd", {"momentum": 0.9, "weight_decay": 0.1}, Rests.NEVER),
        ("adagrad", {"weight_decay": 0.1, "lr_decay": 0.1}, Rests.STILL),
        ("rmsprop", {}, Rests.FLAT),
        ("adam", {}, Rests.FLAT),
        ("adam", {"betas": (0.9, 0.5)}, Rests.NEVER),
        ("adamw", {}, Rests.NEVER),
        ("adamw", {"weight_decay": 0}, Rests.FLAT),
    ],
)
def test_a_rule_says_when_nothing_can_move_any_more(
    name: str, options: dict[str, Any], rests: Rests
) -> None:
    assert rule(name, **options).rests is rests


def test_without_gradients_an_update_of_adam_shrinks_where_beta_1_is_at_most_root_beta_2() -> None:
    for first, second in ((0.9, 0.999), (0.5, 0.25), (0.9, 0.81), (0.1, 0.02)):
        m, v, before = 1.0, 1.0, math.inf
        for t in range(1, 60):
            update = m / (1 - first**t) / math.sqrt(v / (1 - second**t))
            assert update <= before * (1 + 1e-12)
            m, v, before = first * m, second * v, update


@pytest.mark.parametrize(
    ("error", "start", "words"),
    [
        ("1/p", 0.0, "Diverged at step 1: float division by zero"),
        ("log(p)", -1.0, "Diverged at step 1: math domain error"),
        ("sqrt(p)", -1.0, "Diverged at step 1: math domain error"),
        ("exp(p)", 1000.0, "Diverged at step 1: math range error"),
        ("p**0.5", -1.0, "Diverged at step 1: math domain error"),
        ("p**-1", 0.0, "Diverged at step 1: 0.0 cannot be raised to a negative power"),
    ],
)
def test_where_bare_python_has_no_number_the_run_ends_as_where_torch_has_inf_or_nan(
    error: str, start: float, words: str
) -> None:
    fit = Fit(error=error, start=(start,))
    run = descend(fit, "python", 5)
    assert run.stop is not None
    assert run.stop.reason is StopReason.DIVERGED
    assert words in str(run.stop.sentence)
    by_torch = descend(fit, "autograd", 5).stop
    assert by_torch is not None
    assert by_torch.reason is StopReason.DIVERGED


def test_steps_before_the_one_without_a_number_are_kept() -> None:
    run = descend(Fit(error="log(p)", start=(1.0,), alpha=0.9), "python", 5)
    assert run.column("p_next").tolist() == pytest.approx([0.1, -8.9])


@pytest.mark.parametrize("name", ["sgd", "adam"])
def test_a_negative_rate_is_refused_by_the_class_that_refuses_it(name: str) -> None:
    fit = Fit(error="p**2", alpha=-1, rule=rule(name))
    words = f"torch.optim.{'SGD' if name == 'sgd' else 'Adam'} refuses a negative learning rate"
    assert ended(fit, "optimizer")[1].startswith(words)
