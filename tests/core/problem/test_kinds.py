"""What is kept of a problem of any kind, and read again."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from gradapp.core.columns import THETA, Columns
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.kinds import PROBLEM_KINDS, ProblemKind, from_document, to_document
from gradapp.core.problem.notebook import Problem
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
