"""What the error and its derivatives are called is said in one place."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Final

import pytest

from gradapp.core.columns import THETA, Columns, Holds, columns_of

PACKAGE: Final = Path(__file__).resolve().parents[3] / "gradapp"

FORMULAS: Final = tuple(f"core/{each}/" for each in ("lab", "methods", "rules", "writing"))
"""Where code and formulas are written out."""

SENTENCES: Final = {"N_", "tr", "translate"}
"""What says a whole sentence, which has translations."""

ELSEWHERE: Final = {
    "core/model/names.py": ["E"],
    "core/numbers/typed.py": ["E"],  # an exponent's
    "host/not_finite.py": ["E"],  # the first letter of a node's name
    "ui/help/subjects.py": ["E ="],  # a line of code
}


def literals(path: Path) -> list[str]:
    """Return texts with E or dE/dθ that stand neither in a sentence nor in a docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    passed = {
        inside
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        or (isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in SENTENCES)
        for inside in (ast.walk(node) if isinstance(node, ast.Call) else [node.value])
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node not in passed
        and re.search(r"dE/d|^E$|^E[ (]", node.value)
    ]


def test_no_module_writes_the_error_or_a_derivative_by_itself() -> None:
    found = {
        name: texts
        for path in sorted(PACKAGE.rglob("*.py"))
        if not (name := path.relative_to(PACKAGE).as_posix()).startswith(FORMULAS)
        if (texts := literals(path))
    }
    assert found == ELSEWHERE


@pytest.mark.parametrize(
    ("columns", "symbols"),
    [(THETA, ["E", "dE/dθ"]), (columns_of("w", "b"), ["E", "dE/dw", "dE/db"])],
)
def test_columns_are_called_as_in_the_notebook(columns: Columns, symbols: list[str]) -> None:
    assert [*columns.that_hold(Holds.ERROR, Holds.GRADIENT).symbols] == symbols
