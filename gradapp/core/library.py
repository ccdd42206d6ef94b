"""gradapp as a library: a way runs on a problem, and its steps are NumPy arrays. No Qt."""

from __future__ import annotations

import operator

from gradapp.core import registry
from gradapp.core.limits import MOST_STEPS
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.typed import clipped
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import rule
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent

__all__ = ("Data", "Fit", "Precision", "Problem", "Run", "descend", "rule")


def descend(problem: AnyProblem, method: str = "python", steps: int = 100) -> Run:
    """Make up to `steps` steps of `problem`, by the very program that the window shows.

    Args:
        problem: the notebook's (`Problem`) or any other (`Fit`): the model, the data, where the
            descent starts, α, the rule, and the precision.
        method: `python`, `autograd`, `optimizer`, `mseloss`, or the id of code of the Lab. PyTorch
            is imported for those that use it.
        steps: how many, at most 1,000,000; there are fewer where θ comes to rest, a value is no
            longer finite, or the code raises. `stop` of the run then says which, as a sentence.

    Returns:
        A run of n steps: `run.steps` is a read-only float64 array of shape (columns, n), whose rows
        `run.columns.ids` names, and `run.column("error")` one of them, of shape (n,). For the
        notebook's problem they are `theta`, `fx`, `error`, `gradient` and `theta_next`; for another
        each parameter, `error`, `d_w` for each, and `w_next`; and then the state of the rule.

    Raises:
        TypeError: `problem` is none, or `steps` is no whole number.
        ValueError: there is no such way, it is not for the problem's rule, or `steps` is
            negative or too large. (`Problem` and `Fit` raise one for what they can't use.)
    """
    if not isinstance(problem, AnyProblem):
        raise TypeError(f"problem must be a Problem or a Fit, but is {clipped(repr(problem))}.")
    try:
        count = operator.index(steps)
    except TypeError:
        words = f"steps must be a whole number, but is {clipped(repr(steps))}."
        raise TypeError(words) from None
    if not 0 <= count <= MOST_STEPS:
        raise ValueError(f"steps must lie between 0 and {MOST_STEPS}, but is {count}.")
    try:
        chosen = registry.method(method, problem)
    except KeyError:
        if method in (each.id for each in METHODS):
            raise ValueError(str(registry.why_not(method, problem))) from None
        known = ", ".join(each.id for each in METHODS)
        name = clipped(repr(method))
        words = f"There is no way called {name}; there are {known}, and code of the Lab."
        raise ValueError(words) from None
    if not chosen.solves(problem):
        raise ValueError(f"The way {method!r} is not for the rule {problem.rule.id!r}.")
    descent = Descent(problem, chosen)
    return Run(problem, chosen, descent.advance(count), descent.stop)
