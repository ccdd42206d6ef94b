"""The gallery's problems, each as a loop over `torch` that knows nothing of gradapp."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch

Optimizer = Callable[[list[torch.Tensor], float], torch.optim.Optimizer]


def sgd(**options: Any) -> Optimizer:
    return lambda parameters, alpha: torch.optim.SGD(parameters, lr=alpha, **options)


@dataclass(frozen=True)
class Written:
    """A problem as a person would write it down once more.

    Attributes:
        start: where the parameters start.
        error: E of the parameters and of x and y; all samples at once, or those of a step.
        optimizer: what makes the steps.
        samples: x and y.
        batch: how many samples a step uses; 0 for all.
    """

    start: tuple[float, ...]
    error: Callable[..., torch.Tensor]
    optimizer: Optimizer
    samples: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    batch: int = 0


FIVE = ((1.0, 2.0, 4.0, 3.0, 5.0), (1.0, 3.0, 3.0, 2.0, 5.0))
SIX = ((-2.0, -1.0, -0.5, 0.5, 1.0, 2.0), (0.0, 0.0, 0.0, 1.0, 0.0, 1.0))


def line(x: torch.Tensor, y: torch.Tensor, w: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    return ((w * x + b - y) ** 2).mean()


def valley(_x: Any, _y: Any, p: torch.Tensor, q: torch.Tensor) -> torch.Tensor:
    return 0.1 * p**2 + 2 * q**2


GALLERY: Sequence[Written] = (
    Written((0.0, 0.0), line, sgd(), FIVE),
    Written((0.0, 0.0), line, sgd(), FIVE, batch=1),
    Written((-5.0, -2.0), valley, sgd()),
    Written((-5.0, -2.0), valley, sgd(momentum=0.5)),
    Written((10.0,), lambda _x, _y, t: (t - 4) ** 2, sgd(momentum=0.9)),
    Written((-5.0, -2.0), valley, lambda each, alpha: torch.optim.Adam(each, lr=alpha)),
    Written(
        (0.0, 0.0), lambda x, y, w, b: ((torch.sigmoid(w * x + b) - y) ** 2).mean(), sgd(), SIX
    ),
    Written(
        (-1.2, 1.0), lambda _x, _y, p, q: (1 - p) ** 2 + 100 * (q - p**2) ** 2, sgd(momentum=0.9)
    ),
)
"""In the order of the gallery."""

NOTEBOOK = Written((1.0,), lambda x, y, t: ((t * x - y) ** 2).mean(), sgd(), ((2.0,), (3.0,)))


def steps(
    problem: Written, alpha: float, count: int, dtype: torch.dtype = torch.float64
) -> list[list[float]]:
    """Return the error, the gradients and the new parameters of each step."""
    x, y = (torch.tensor(each, dtype=dtype) for each in problem.samples)
    parameters = [torch.tensor([v], dtype=dtype, requires_grad=True) for v in problem.start]
    optimizer = problem.optimizer(parameters, alpha)
    made = []
    for step in range(count):
        size = problem.batch or max(len(x), 1)
        first = step * size % max(len(x), 1)
        error = problem.error(x[first : first + size], y[first : first + size], *parameters).sum()
        optimizer.zero_grad()
        error.backward()  # type: ignore[no-untyped-call]
        slopes = [each.grad.item() for each in parameters]  # type: ignore[union-attr]
        optimizer.step()
        made.append([error.item(), *slopes, *(each.item() for each in parameters)])
    return made
