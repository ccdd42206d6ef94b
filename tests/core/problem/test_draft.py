"""What a person types into the form: it becomes the problem, or a sentence about one field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.draft import Draft, DraftError, draft_of, problem_of, table_of
from gradapp.core.problem.examples import EXAMPLES, GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.kinds import from_document, to_document
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import rule

FIVE = "x\ty\n1\t1\n2\t3\n4\t3\n3\t2\n5\t5"
LINE = Draft(formula="w*x + b", samples=FIVE)


def test_what_is_typed_is_the_problem() -> None:
    draft = replace(
        LINE,
        start={"w": "0,5", "b": "-1/4", "c": "nonsense"},
        reduction="sum",
        batch="2",
        seed="7",
        optimizer="adam",
        options={"betas": "0.8, 0.99", "amsgrad": "true"},
        alpha="1e-2",
        precision="float64",
    )
    data = Data(("x",), ((1, 2, 4, 3, 5),), (1, 3, 3, 2, 5))
    assert problem_of(draft) == Fit(
        "w*x + b",
        data,
        start={"w": 0.5, "b": -0.25},
        reduction="sum",
        batch=2,
        shuffle_seed=7,
        alpha=0.01,
        precision=Precision.FLOAT64,
        rule=rule("adam", betas=(0.8, 0.99), amsgrad=True),
    )


def test_the_notebooks_formula_and_one_sample_are_the_notebooks_problem() -> None:
    assert problem_of(Draft(samples="x,y\n2,3")) == Problem()


def test_an_error_formula_needs_no_samples_and_leaves_those_there_are_alone() -> None:
    draft = Draft(is_error=True, formula="0.1*p**2 + 2*q**2", samples="no table", batch="9")
    assert problem_of(draft) == Fit(error="0.1*p**2 + 2*q**2")


@pytest.mark.parametrize(
    ("changes", "field", "part", "place", "words"),
    [
        ({"formula": "w*x + b^2"}, "formula", "", 7, "at character 8"),
        ({"formula": "  w*x +"}, "formula", "", 4, "after character 5"),
        ({"formula": "y + w"}, "formula", "", None, "y is what it should predict"),
        ({"samples": "x,y\n1,a"}, "samples", "", None, "Row 2, column 'y'"),
        ({"samples": ""}, "samples", "", None, "two columns"),
        ({"start": {"b": "x"}}, "start", "b", None, "b must be a number"),
        ({"start": {"w": "1e99"}}, "start", "w", None, "w must lie between"),
        ({"batch": "6"}, "batch", "", None, "between 1 and 5, but is 6"),
        ({"batch": "1.5"}, "batch", "", None, "whole number"),
        ({"batch": "2", "seed": "-1"}, "seed", "", None, "between 0 and 4,294,967,295"),
        ({"seed": "1"}, "seed", "", None, "no order"),
        ({"options": {"momentum": "-1"}}, "options", "momentum", None, "must be at least 0,"),
        ({"options": {"nesterov": "true"}}, "options", "nesterov", None, "needs a momentum"),
        (
            {"formula": "w*x + m_w", "optimizer": "adam"},
            "formula",
            "",
            None,
            "For Adam, w and m_w can't both be names: files use m_w for a number of each.",
        ),
        ({"alpha": ""}, "alpha", "", None, "is empty"),
    ],
)
def test_what_is_wrong_is_said_of_the_field_in_which_it_is(
    changes: dict[str, object], field: str, part: str, place: int | None, words: str
) -> None:
    with pytest.raises(DraftError) as caught:
        problem_of(replace(LINE, **changes))  # type: ignore[arg-type]
    error = caught.value
    assert (error.field, error.part, error.place) == (field, part, place)
    assert words in str(error)


EVERY = [problem for _, problem in EXAMPLES] + [problem for _, problem, _ in GALLERY]


@pytest.mark.parametrize("problem", EVERY, ids=lambda problem: problem.summary)
def test_every_example_can_be_typed_and_kept(problem: AnyProblem) -> None:
    draft, document = draft_of(problem), to_document(problem)
    assert draft is not None
    assert problem_of(draft) == problem
    assert from_document(document) == problem


@given(st.lists(st.tuples(*[st.floats(-1e12, 1e12)] * 3), min_size=1, max_size=20))
def test_a_table_written_is_the_table_read(rows: list[tuple[float, float, float]]) -> None:
    *columns, y = zip(*rows, strict=True)
    data = Data(("a", "x_1"), tuple(columns), y)
    problem = problem_of(Draft(formula="a*w + x_1", samples=table_of(data)))
    assert isinstance(problem, Fit)
    assert problem.data == data


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document.pop("formula"),
        lambda document: document.update(start=[1]),
        lambda document: document.update(start={"θ": 1}),
        lambda document: document.update(options={"speed": "1"}),
        lambda document: document.update(optimizer="newton"),
        lambda document: document.update(reduction="most"),
        lambda document: document.update(is_error=0),
    ],
)
def test_half_of_a_document_is_no_problem(spoil: object) -> None:
    document = to_document(Problem())
    assert document is not None
    spoil(document)  # type: ignore[operator]
    for half in (document, [], None):
        with pytest.raises(ValueError, match=r"."):
            from_document(half)
