"""Which runs are the same, and how far one is made again."""

from __future__ import annotations

import pytest

from gradapp.core import Problem, descend
from gradapp.core.problem.fit import Fit
from gradapp.core.run.recipe import Recipe
from gradapp.core.run.stop import Ended

RECIPE = Recipe(Problem(), "autograd", 5)


def test_the_same_problem_by_the_same_way_is_the_same_run_however_far() -> None:
    for other in (Recipe(Problem(), "autograd"), descend(Problem(), "autograd", 900).recipe):
        assert RECIPE.is_same_run(other)
        assert other.is_same_run(RECIPE)


@pytest.mark.parametrize(
    "other",
    [Recipe(Problem(), "python", 5), Recipe(Problem(alpha=0.2), "autograd", 5)],
    ids=["by another way", "another problem"],
)
def test_another_problem_and_another_way_are_another_run(other: Recipe) -> None:
    assert not RECIPE.is_same_run(other)


@pytest.mark.parametrize("problem", [Problem(alpha=1e12), Fit(error="1/w", start={"w": 0.0})])
@pytest.mark.parametrize("way", ["python", "autograd"])
def test_a_run_is_made_again_as_far_as_its_recipe_says_and_ends_as_it_did(
    problem: Problem | Fit, way: str
) -> None:
    run = descend(problem, way, 1_000)
    assert run.stop is not None
    recipe = run.recipe
    assert recipe == Recipe(problem, way, len(run), run.stop.ended)
    again = descend(recipe.problem, recipe.method_id, recipe.goal)
    assert again.stop == run.stop
    assert again.steps.tobytes() == run.steps.tobytes()
    assert descend(problem, way, recipe.steps).stop is None


def test_no_step_is_asked_for_beyond_those_of_a_run_that_had_not_ended() -> None:
    assert RECIPE.goal == len(descend(Problem(), "autograd", 5)) == 5
    assert Recipe(Problem(), "python", 0, Ended("raised", 1)).goal == 1
