"""All code that makes steps, by its id: the ways to solve a problem and the code of the Lab."""

from __future__ import annotations

from gradapp.core import lab
from gradapp.core.methods import METHODS, Method
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.notebook import Problem, is_notebooks
from gradapp.core.words import N_, Message


def ways(problem: AnyProblem) -> tuple[Method, ...]:
    """Return the ways to write the step of `problem`, in their order."""
    if is_notebooks(problem):
        return tuple(METHODS)
    from gradapp.core.writing.ways import ways  # here, since the window opens with the notebook's

    return ways(problem)


def compared_with(chosen: Method, problem: AnyProblem) -> tuple[Method, ...]:
    """Return the ways that `chosen` is compared with, itself among them, in their order."""
    if chosen.right:
        return chosen, method(chosen.right)
    return ways(problem)


def method(id: str, problem: AnyProblem | None = None) -> Method:
    """Return the way called `id`, one of the four or of the Lab.

    Args:
        id: what it is called.
        problem: what it solves, if that is not the notebook's problem.

    Raises:
        KeyError: there is none of that name.
    """
    own = tuple(METHODS) if problem is None else ways(problem)
    has_lab = problem is None or isinstance(problem, Problem)
    for candidate in (*own, *(lab.methods() if has_lab else ())):
        if candidate.id == id:
            return candidate
    raise KeyError(id)


def why_not(id: str, problem: AnyProblem) -> Message | None:
    """Return why `problem` has no way called `id`; None where it has."""
    if id in {way.id for way in ways(problem)}:
        return None
    if not problem.rule.torch and not method(id).writes_rule:
        words = N_("Methods", "torch.optim, which this way uses, has no {rule}.")
        return words.filled(rule=problem.rule.name)
    reason, fit = method(id).needs_data, problem.as_fit
    if reason is not None and fit is not None and fit.data is None:
        return reason
    return N_("Methods", "This problem is not written in this way.")


def same_way(chosen: Method, problem: AnyProblem) -> Method:
    """Return the way that does for `problem` what `chosen` does; the first, if none does."""
    try:
        found = method(chosen.id, problem)
    except KeyError:
        return ways(problem)[0]
    return found if found.solves(problem) else ways(problem)[0]


def one_of_the_four(candidate: Method) -> Method:
    """Return `candidate`, or the one of the four that code of the Lab is almost like."""
    while candidate.right:
        candidate = method(candidate.right)
    return candidate
