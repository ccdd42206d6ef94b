"""The columns of runs, whose words in files stand in one module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import gradapp
from gradapp.core.columns import THETA, Holds
from gradapp.core.methods import METHODS
from gradapp.core.problem.notebook import Problem
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent

PACKAGE: Final = Path(gradapp.__file__).parent
ASKS: Final = {"column", "row", "start", "value"}
"""What asks a run, or its columns, by a word in files."""
OWN: Final = {"fx", "theta_next"}
"""Those words that mean nothing else, as error, gradient and theta do."""
OTHERS: Final = {
    ("core/help/quotes.py", "fx"): "a place in a sentence",
    ("core/writing/script.py", "fx"): "a name in the program that is written",
}


def words(tree: ast.Module) -> Iterator[str]:
    """Yield words in files that a module has as literals: alone, made, or asked for."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(str(word)) if word in OWN:
                yield word
            case ast.JoinedStr([ast.Constant("d_"), *_] | [*_, ast.Constant("_next")]):
                yield ast.unparse(node)
            case ast.Call(ast.Attribute(attr=asks), [ast.Constant(str(word)), *_]) if asks in ASKS:
                yield word


def test_columns_are_asked_for_by_what_they_hold_and_no_other_module_has_their_words() -> None:
    found = {
        (name, word)
        for path in PACKAGE.rglob("*.py")
        if (name := path.relative_to(PACKAGE).as_posix()) != "core/columns.py"
        for word in words(ast.parse(path.read_text("utf-8")))
    }
    assert found == set(OTHERS)
    assert {"d_", "_next"} < {
        node.value
        for node in ast.walk(ast.parse((PACKAGE / "core/columns.py").read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_the_parameters_after_a_step_are_those_before_the_next_one() -> None:
    run = Run(Problem(), METHODS[0], Descent(Problem(), METHODS[0]).advance(3))
    befores = [run.step(step).that_hold(Holds.BEFORE) for step in (1, 2, 3)]
    assert [run.after(step) for step in (0, 1, 2)] == befores
    assert run.columns.one(Holds.ERROR) is THETA[2]
