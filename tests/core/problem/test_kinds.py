"""What is kept of a problem of any kind, and read again."""

from __future__ import annotations

import ast
import inspect
from dataclasses import dataclass
from typing import Any

import pytest

from gradapp.core.columns import THETA, Columns
from gradapp.core.problem import AnyProblem, kinds
from gradapp.core.problem.kinds import PROBLEM_KINDS, ProblemKind, from_document, to_document
from gradapp.core.problem.notebook import Problem
from tests.additions import line
from tests.additions.line import Line


@dataclass(frozen=True, slots=True)
class Switched(Line):
    """One with a switch."""

    is_bent: bool = True


@pytest.mark.parametrize("is_bent", [True, False])
def test_a_switch_is_kept_as_a_word_and_no_other_word_is_taken_for_one(
    is_bent: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PROBLEM_KINDS, "switched", ProblemKind(Switched()))
    kept = to_document(Switched(is_bent=is_bent))
    assert kept is not None
    assert kept["is_bent"] == {True: "true", False: "false"}[is_bent]
    assert from_document(kept) == Switched(is_bent=is_bent)
    for other in ("True", "yes", "", 1, None, ["true"]):
        with pytest.raises(ValueError, match="is_bent"):
            from_document(kept | {"is_bent": other})


@dataclass(frozen=True, slots=True)
class Silent(Line):
    """One that has a column for f(x), and does not predict it."""

    @property
    def columns(self) -> Columns:
        return THETA


@dataclass(frozen=True, slots=True)
class Half(AnyProblem):
    """One that does not say what its error is, nor much else."""

    alpha: float = 0.1


def test_what_a_kind_does_not_declare_is_told_before_anything_asks_it() -> None:
    with pytest.raises(TypeError, match=r"Silent has a column for f\(x\)"):
        ProblemKind(Silent())
    with pytest.raises(TypeError, match=r"Half .*\berrors\b") as told:
        Half()  # type: ignore[abstract]
    assert "alpha" not in str(told.value)
    assert ProblemKind(Problem()).first == Problem()


def test_a_kind_that_stands_in_the_table_is_kept_with_its_word_and_the_first_two_without() -> None:
    tree = ast.parse(inspect.getsource(kinds))
    (table,) = (
        each.value
        for each in tree.body
        if isinstance(each, ast.AnnAssign) and ast.unparse(each.target) == "PROBLEM_KINDS"
    )
    assert isinstance(table, ast.Dict)
    table.keys.append(ast.Constant("line"))
    table.values.append(ast.Name("KIND", ast.Load()))
    there: dict[str, Any] = {"__name__": kinds.__name__, "KIND": line.KIND}
    exec(compile(ast.fix_missing_locations(tree), kinds.__file__, "exec"), there)
    kept = there["to_document"](Line(w_0=3.0))
    assert kept["kind"] == "line"
    assert there["from_document"](kept) == Line(w_0=3.0)
    notebooks = there["to_document"](Problem(theta=2))
    assert notebooks == to_document(Problem(theta=2))
    assert there["from_document"](notebooks) == Problem(theta=2)
