"""Who can race with whom: those that go down the same error from the same start."""

from __future__ import annotations

import itertools

import pytest

from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import rule
from gradapp.core.run.race import rivals_of, same_error, same_start

TWO = Data(("x",), ((1.0, 2.0),), (2.0, 3.0))
FOUR = Data(("x",), ((1.0, 2.0, 3.0, 4.0),), (2.0, 3.0, 5.0, 4.0))

OTHERS = {
    "the notebook's": Problem(),
    "an error without samples": Fit(error="w**2 + b**2"),
    "a line through two samples": Fit("w*x + b", TWO),
    "a line through four samples": Fit("w*x + b", FOUR, batch=4),
    "a line through four samples from elsewhere": Fit("w*x + b", FOUR, start={"w": 0.0}, batch=3),
    "a line through four samples in a sum": Fit("w*x + b", FOUR, reduction="sum"),
}


@pytest.mark.parametrize(("one", "other"), list(itertools.permutations(OTHERS, 2)))
def test_those_of_other_errors_or_starts_do_not_race_however_many_samples_a_step_uses(
    one: str, other: str
) -> None:
    assert not same_start(OTHERS[one], OTHERS[other])


@pytest.mark.parametrize(("one", "other"), list(itertools.permutations((None, 1, 3, 4), 2)))
def test_rule_learning_rate_precision_and_batches_may_be_others(
    one: int | None, other: int | None
) -> None:
    first = Fit("w*x + b", FOUR, batch=one, shuffle_seed=1)
    second = Fit("w*x + b", FOUR, batch=other, alpha=0.5, precision="float64", rule=rule("adam"))
    assert same_start(first, second)
    assert same_error(first, second)


@pytest.mark.parametrize(
    ("error", "rules"),
    [
        ("w**2 + b**2", ["sgd", "sgd", "rmsprop", "adam"]),
        ("w**2 + m_w**2", ["sgd", "sgd", "rmsprop"]),
        ("w**2 + v_w**2", ["sgd"]),
    ],
)
def test_rules_race_that_have_no_number_of_the_name_of_a_parameter(
    error: str, rules: list[str]
) -> None:
    assert [each.rule.id for each in rivals_of(Fit(error=error))] == rules
