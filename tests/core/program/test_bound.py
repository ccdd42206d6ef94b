"""The order of a function's names: as its text binds them, also where closures hold some."""

from __future__ import annotations

import ast
import sys
from textwrap import dedent
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.program.bound import bound, in_order, orders
from gradapp.core.recording.recorder import record
from gradapp.core.registry import ways

LINE = Fit(model="w*x+b", data=Data(("x",), ((1.0, 2.0, 4.0),), (1.0, 3.0, 3.0)), start=(1.0, 1.0))


def function(text: str) -> ast.FunctionDef:
    (found,) = ast.parse(dedent(text)).body
    assert isinstance(found, ast.FunctionDef)
    return found


def test_names_stand_as_the_text_binds_them_first() -> None:
    text = """
    def f(a, /, b, *rest, c=1, **more):
        with open(a) as file, open(b) as (other, *others):
            import os.path, sys as system
            for i, (j, k) in enumerate(file):
                y = (z := i) + sum(hidden for hidden in rest)
                try:
                    w, b = j, [w for w in k]
                except ValueError as error:
                    pass
        match y:
            case [first, *last] | {"k": first, **last} as whole:
                pass
        def inner():
            deep = z
        class Kind:
            attribute = w
        self.none = rest[0] = late = 2
    """
    names = "a b rest c more file other others os system i j k y z w error first last whole"
    assert bound(function(text)) == (*names.split(), "inner", "Kind", "late")


def test_what_is_bound_within_an_expression_stands_where_python_binds_it() -> None:
    text = """
    def f(x):
        a = [b := each, *[(c := each) for each in x if (d := each)]]
        e = {(g := 1): [(h := each) + other for other in x] for each in x}
        i = [lambda: (hidden := each) for each in x]
        j = lambda y=(k := 1): (hidden := y)
        @(l := str)
        def m(y=(n := 1), *, z=(o := 2)):
            hidden = 1
        class P(q := object, metaclass=(r := type)):
            hidden = 1
        late = 2
        return lambda: (a, b, c, d, e, g, h, i, j, k, l, m, n, o, P, q, r, late)
    """
    found = bound(function(text))
    assert found == tuple("xabcdeghijklmnoPqr") + ("late",)
    code = next(
        each
        for each in compile(dedent(text), "", "exec").co_consts
        if getattr(each, "co_name", "") == "f"
    )
    assert {*found} <= {*code.co_varnames, *code.co_cellvars}  # from 3.12 on with those inside


def test_decorated_and_nested_functions_are_found_as_python_numbers_them() -> None:
    text = "@one\n@two\ndef f(a):\n    b = 1\n    def g(c):\n        d = 2\n"
    assert orders(ast.parse(text)) == {(1, "f"): ("a", "b", "g"), (5, "g"): ("c", "d")}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from("abcdef"), min_size=1, max_size=12), st.sets(st.sampled_from("abcdef"))
)
def test_the_order_is_that_in_which_python_binds(names: list[str], held: set[str]) -> None:
    lines = [f"    {name} = 1" for name in names]
    closures = [f"    (lambda: {name})" for name in sorted(held & set(names))]
    text = "\n".join(["def f():", *lines, *closures])
    seen: list[str] = []

    def trace(frame: FrameType, _event: str, _argument: Any) -> Any:
        seen.extend(name for name in frame.f_locals if name not in seen)
        return trace

    namespace: dict[str, Any] = {}
    exec(text, namespace)
    sys.settrace(trace)
    try:
        namespace["f"]()
    finally:
        sys.settrace(None)
    assert bound(function(text)) == tuple(seen)


def test_names_that_the_text_does_not_bind_stand_behind() -> None:
    assert list(in_order({"z": 1, "b": 2, "a": 3}, ("a", "c", "b"))) == ["a", "b", "z"]


@pytest.mark.parametrize(
    "problem", [LINE, *(each for _, each, _ in GALLERY)], ids=lambda each: each.error_formula
)
def test_parameters_stand_in_the_problems_order_in_every_way(problem: AnyProblem) -> None:
    for way in ways(problem):
        for step in (1, 2):
            for line in record(way, problem, step).lines:
                names = [each.name for each in line.variables]
                assert [each for each in names if each in problem.names] == list(problem.names)
