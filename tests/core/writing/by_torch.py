"""What `torch.optim` does with a problem, driven by a plain loop that knows nothing of gradapp."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch

from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.rules.table import rule

CLASSES = {
    "sgd": torch.optim.SGD,
    "adagrad": torch.optim.Adagrad,
    "rmsprop": torch.optim.RMSprop,
    "adam": torch.optim.Adam,
    "adamw": torch.optim.AdamW,
}

X = (0.0, 1.0, 2.0, 3.5, -1.0)
Y = (1.0, 3.0, 5.0, 6.5, 0.25)


@dataclass(frozen=True)
class Model:
    """A formula, and the same as a function."""

    formula: str
    function: Callable[..., Any]
    start: tuple[float, ...]
    takes_data: bool = True

    def __str__(self) -> str:
        return self.formula

    def fit(self, name: str, options: dict[str, Any], **others: Any) -> Fit:
        others = {"start": self.start, "rule": rule(name, **options)} | others
        if self.takes_data:
            return Fit(self.formula, Data(("x",), (X,), Y), **others)
        return Fit(error=self.formula, **others)


MODELS = (
    Model("w*x + b", lambda w, b, x: w * x + b, (0.5, -1.0)),
    Model("c", lambda c, x: c + 0 * x, (2.0,)),
    Model("a*sin(b*x) + c", lambda a, b, c, x: a * torch.sin(b * x) + c, (1.0, 0.5, 0.25)),
    Model(
        "5/(1 + exp(-(w*x + b)))", lambda w, b, x: 5 / (1 + torch.exp(-(w * x + b))), (0.5, -0.25)
    ),
    Model("0.1*p**2 + 2*q**2", lambda p, q: 0.1 * p**2 + 2 * q**2, (5.0, 3.0), takes_data=False),
    Model(
        "(1 - p)**2 + 100*(q - p**2)**2",
        lambda p, q: (1 - p) ** 2 + 100 * (q - p**2) ** 2,
        (-0.5, 0.75),
        takes_data=False,
    ),
)


@dataclass
class Made:
    """What a loop has made: a row for each step, and the state of the optimizer in the end."""

    rows: list[list[float]] = field(default_factory=list)
    state: list[dict[str, Any]] = field(default_factory=list)


def loop(
    model: Model,
    name: str,
    options: dict[str, Any],
    steps: int,
    *,
    alpha: float = 0.1,
    dtype: torch.dtype = torch.float64,
    reduction: str = "mean",
    batches: Sequence[Sequence[int]] | None = None,
) -> Made:
    """Return E, the gradients and the new parameters of each step."""
    every = range(len(X))
    x, y = (torch.tensor(each, dtype=dtype) for each in (X, Y))
    parameters = [torch.tensor([v], dtype=dtype, requires_grad=True) for v in model.start]
    optimizer = CLASSES[name](parameters, lr=alpha, **options)
    made = Made()
    for step in range(steps):
        chosen = list(every if batches is None else batches[step % len(batches)])
        if model.takes_data:
            squares = (model.function(*parameters, x[chosen]) - y[chosen]) ** 2
            error = squares.mean() if reduction == "mean" else squares.sum()
        else:
            error = model.function(*parameters)
        optimizer.zero_grad()
        error.backward()
        gradients = [each.grad.item() for each in parameters]
        optimizer.step()
        made.rows.append([error.item(), *gradients, *(each.item() for each in parameters)])
    made.state = [dict(optimizer.state[each]) for each in parameters]
    return made
