"""Any small problem: what it consists of, and what does not belong together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gradapp.core.model.formula import FormulaError
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import ProblemError
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.rules.table import rule

DATA = Data(("x",), ((1, 2, 3),), (2, 4, 6))


def test_names_that_are_no_inputs_are_parameters_and_start_at_1_as_the_notebooks_does() -> None:
    fit = Fit("w*x + b", DATA, start={"b": 0.5})
    assert fit.names == ("w", "b")
    assert fit.start == (1.0, 0.5)
    assert fit.columns.ids == ("w", "b", "error", "d_w", "d_b", "w_next", "b_next")


def test_greek_parameters_are_ascii_in_files_and_may_be_started_by_both_names() -> None:
    for name in ("theta_1", "θ_1"):
        fit = Fit("theta_0 + θ_1*x", DATA, start={name: 3})
        assert fit.names == ("θ_0", "θ_1")
        assert fit.start == (1.0, 3.0)
        assert fit.columns.ids[:2] == ("theta_0", "theta_1")
        assert fit.columns.parameters == ("θ_0", "θ_1")


def test_the_names_of_an_error_formula_are_all_parameters_also_x_and_y() -> None:
    fit = Fit(error="x**2 + y**2", start=(0.5, -2))
    assert fit.names == ("x", "y")
    assert fit.start == (0.5, -2.0)


@pytest.mark.parametrize(
    ("fit", "error"),
    [
        (Fit("w*x", DATA), "E = 1/3 Σ (f(x) − y)²"),
        (Fit("w*x", DATA, reduction="sum"), "E = Σ (f(x) − y)²"),
        (Fit("w*x", DATA, batch=2), "E = 1/n Σ (f(x) − y)²"),
        (Fit("n*x", DATA, batch=2), "E = 1/n′ Σ (f(x) − y)²"),
        (Fit("c", Data(("x",), ((1,),), (2,))), "E = (f − y)²"),
    ],
)
def test_the_error_is_written_in_signs_which_are_the_same_in_every_language(
    fit: Fit, error: str
) -> None:
    assert fit.formulas[-1] == error


def test_fits_of_the_same_are_equal_and_one_with_something_else_is_another() -> None:
    fit = Fit("w*x + b", DATA, batch=2, precision="float64", reduction="sum")
    assert fit == Fit("w*x + b", DATA, batch=2, precision=Precision.FLOAT64, reduction="sum")
    assert hash(fit) == hash(replace(fit))
    assert replace(fit, alpha=0.2) != fit
    assert replace(fit, alpha=0.2).alpha == 0.2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({}, "one of the two"),
        ({"model": "w*x", "error": "w", "data": DATA}, "one of the two"),
        ({"model": "w*x"}, "needs data"),
        ({"error": "w**2", "data": DATA}, "has no data"),
        ({"model": "w*x + y", "data": DATA}, "can't have y in it"),
        ({"model": "x**2", "data": DATA}, "no parameter"),
        ({"error": "a*b*c*d*e"}, "a, b, c, d and e are 5 parameters"),
        ({"error": "E**2"}, "can be called E"),
        ({"error": "alpha**2"}, "can be called α"),
        ({"error": "sum**2"}, "can be called sum"),
        ({"error": "class**2"}, "'class' at character 1"),
        ({"error": "step**2"}, "can be called step"),
        ({"model": "w*id", "data": Data(("id",), ((1,),), (2,))}, "can be called id"),
        ({"error": "w + d_w"}, "w and d_w"),
        ({"error": "w + w_next"}, "w and w_next"),
        ({"error": "θ + d_theta"}, "θ and d_theta"),
        ({"error": "θ + theta_next"}, "θ and theta_next"),
        ({"error": "d_w + w_next"}, "d_w and w_next"),
        ({"error": "w + m_w", "rule": rule("adam")}, "For Adam, w and m_w can't both be names"),
        ({"error": "w + m_hat_w", "rule": rule("adamw")}, "files use m_hat_w for a number of each"),
        ({"error": "θ + v_theta", "rule": rule("adagrad")}, "θ and v_theta"),
        (
            {"error": "w + v_w", "rule": rule("sgd", momentum=0.9)},
            "For SGD with options, w and v_w",
        ),
        ({"error": "w + max_w", "rule": rule("adam", amsgrad=True)}, "files use v_max_w"),
        ({"error": "w", "start": {"v": 1}}, "no parameter 'v' to start, only w"),
        ({"error": "w", "start": (1, 2)}, "2 values for 1 parameter, w."),
        ({"error": "w + v", "start": (1,)}, "1 value for 2 parameters, w and v."),
        ({"error": "w", "start": {"w": 1e13}}, "w must lie between"),
        ({"error": "w", "alpha": 1e13}, "alpha"),
        ({"error": "w", "precision": "float16"}, "float32 or float64"),
        ({"error": "w", "reduction": "max"}, "mean or sum"),
        ({"model": "w*x", "data": DATA, "batch": 4}, "between 1 and 3, the number of samples"),
        ({"model": "w*x", "data": DATA, "batch": 0}, "between 1 and 3, the number of samples"),
    ],
)
def test_what_does_not_belong_together_is_refused_in_one_sentence(
    words: dict[str, Any], sentence: str
) -> None:
    with pytest.raises((ProblemError, FormulaError), match=sentence):
        Fit(**words)


def test_a_formula_that_can_not_be_read_says_where() -> None:
    with pytest.raises(FormulaError, match="character 2"):
        Fit("w^x", DATA)


@pytest.mark.parametrize(
    ("model", "says", "helps"),
    [
        ("alpha*x", "α (alpha): that is the learning rate", "such as a"),
        ("α*x", "α (alpha): that is the learning rate", "such as a"),
        ("E*x", "E: that is the error", "such as e"),
        ("step*x", "step: tables and files have a column of that name", "such as step_1"),
        ("method*x", "method: tables and files have a column of that name", "such as method_1"),
        ("error*x", "error: tables and files have a column of that name", "such as error_1"),
        ("sum*x", "sum: Python, or the program, uses that name", "such as sum_1"),
        ("torch*x", "torch: Python, or the program, uses that name", "such as torch_1"),
    ],
)
def test_a_name_that_is_taken_is_refused_with_the_reason_and_a_name_that_works(
    model: str, says: str, helps: str
) -> None:
    data = Data(("x",), ((1.0, 2.0),), (2.0, 3.0))
    with pytest.raises(ProblemError) as refused:
        Fit(model, data)
    assert says in str(refused.value)
    assert helps in str(refused.value)
    instead = str(refused.value).rsplit("such as ", 1)[1].rstrip(".")
    assert Fit(f"{instead}*x", data).names == (instead,)
