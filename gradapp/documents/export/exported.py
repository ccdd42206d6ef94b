"""What is exported: a document, and the steps that it says have been made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np

from gradapp.core import registry
from gradapp.core.methods import Method
from gradapp.core.problem import AnyProblem
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.core.run.stop import Stop
from gradapp.core.words import Value, write
from gradapp.documents.document import Document
from gradapp.values import dataclass

Say = Callable[[Value], str]
"""Writes what is said to a person, in some language."""

OnProgress = Callable[[float], None]
"""Is told what share of the work is done; what it raises ends the work."""

_BLOCK: Final = 1000


@dataclass(frozen=True, slots=True)
class Exported:
    """What is exported.

    Attributes:
        document: the document.
        run: the run that it is about, with its steps; in the Lab that of the Lab's code.
        say: writes the words of what is exported to be read; in English, if nothing else is said.
    """

    document: Document
    run: Run
    say: Say = write


def with_its_end(run: Run) -> Run:
    """Return a run; of bare Python whose first step raises an exception, with that for its end."""
    if len(run) or run.stop is not None or run.method.right:
        return run
    return replace(run, stop=first_end(run.problem, run.method))


def first_end(problem: AnyProblem, method: Method) -> Stop | None:
    """Return the end of a way in its first step; None where it makes one, or has tensors."""
    first = Descent(problem, method)
    return None if method.uses_torch or first.advance(1).size else first.stop


def computed(document: Document, progress: OnProgress = lambda _: None) -> Exported:
    """Return a document with its steps, which are computed here.

    Args:
        document: the document.
        progress: is told from time to time what share is done, and may raise to end it.

    Raises:
        MemoryError: there is not enough for all of its steps.
    """
    recipe = (document.lab or document).recipe
    problem, goal = recipe.problem, recipe.goal
    method = registry.method(recipe.method_id, problem)
    descent = Descent(problem, method)
    blocks = [np.empty((len(problem.columns), 0))]
    while descent.stop is None and descent.length < goal:
        blocks.append(descent.advance(min(_BLOCK, goal - descent.length)))
        progress(descent.length / goal)
    may_refuse = not (recipe.steps or document.is_asked)
    if may_refuse and (ended := Descent(problem, method)).advance(1).size == 0:
        descent = ended  # its code refuses the problem, which is to be seen in it
    run = Run(problem, method, np.hstack(blocks), descent.stop)
    if run.lacks_memory:
        raise MemoryError
    return Exported(document, run)
