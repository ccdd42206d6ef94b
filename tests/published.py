"""Published worked examples as words of the command line: what each kind of them asks for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

CASES: Final = Path(__file__).resolve().parents[2] / "shared" / "cases" / "published.json"

OPTIMIZERS: Final = ("adamw", "adam", "adagrad", "rmsprop")
OPTIONS: Final = (
    *("momentum", "dampening", "nesterov", "weight_decay", "betas", "eps", "amsgrad", "alpha"),
    *("centered", "lr_decay", "initial_accumulator_value"),
)
FUNCTIONS: Final = ("sin", "cos", "tan", "exp", "log", "sqrt", "tanh", "abs", "relu", "sigmoid")


def as_python(formula: str) -> str:
    """Return a formula as Python has it: ``2xy^2`` is 2*x*y**2, if x and y are all its names."""
    formula = formula.replace("^", "**").replace(" ", "")
    if "**" not in formula and "*" in formula and not re.search(r"\d[a-z(]", formula):
        return formula
    formula = re.sub(r"(?<=\d)(?=[a-z(])", "*", formula)
    return re.sub(r"(?<=[xyz])(?=[xyz])", "*", formula)


def names_in(formula: str) -> list[str]:
    """Return the names in a formula, coordinates in their own order, others as they appear."""
    names = [name for name in re.findall(r"[A-Za-zα-ω]\w*", formula) if name not in FUNCTIONS]
    names = list(dict.fromkeys(name for name in names if name != "pi"))
    return sorted(names) if set(names) <= {"x", "y", "z"} else names


@dataclass
class Words:
    """The words of one command.

    Attributes:
        words: all of them.
        names: the parameters, in the order of the case's start.
        steps: how many are made.
    """

    words: list[str]
    names: list[str]
    steps: int
    data: Mapping[str, Sequence[float]] = field(default_factory=dict)


def words_of(problem: Mapping[str, Any], topic: str, folder: Path) -> Words:
    """Return how a case is typed; samples with names of their own are written to a file."""
    rate = float(problem["lr"])
    samples = {name: value for name, value in problem.items() if isinstance(value, list)}
    samples = {k: v for k, v in samples.items() if k not in ("start", "betas")}
    if "x" in problem and "x" not in samples:
        samples = {name: [problem[name]] for name in ("x", "y")}
    words: list[str] = []
    if "model" in problem:
        formula = as_python(problem["model"])
        words += ["--model", formula]
        if "SUM" in problem["loss"]:
            words += ["--reduction", "sum"]
        if "ONE" in problem["loss"]:
            words += ["--batch", "1"]
        if "half" in problem["loss"]:
            rate /= 2  # half the error has half the gradient
    elif samples:
        formula = re.fullmatch(r"\((.*)-y\)\*\*2", problem["loss"])[1]  # type: ignore[index]
        words += ["--model", formula]
    else:
        formula = as_python(problem["loss"])
        words += ["--error", formula]
    inputs = {name if name in formula else name.removesuffix("s") for name in samples}
    names = [name for name in names_in(formula) if name not in inputs]
    if set(samples) == {"x", "y"}:
        for name, values in samples.items():
            words += [f"--{name}", ",".join(map(repr, values))]
    elif samples:
        file = folder / "samples.csv"
        head = ",".join(name.removesuffix("s") for name in samples)
        rows = (",".join(map(repr, row)) for row in zip(*samples.values(), strict=True))
        file.write_text("\n".join((head, *rows)), "utf-8")
        words += ["--data", str(file)]
    start = zip(names, problem["start"], strict=True)
    words += ["--start", ",".join(f"{name}={value!r}" for name, value in start)]
    words += ["--alpha", repr(rate), "--steps", str(problem["steps"])]
    words += ["--precision", problem["dtype"], *rule_of(problem, topic)]
    return Words(words, names, problem["steps"])


def rule_of(problem: Mapping[str, Any], topic: str) -> Iterator[str]:
    """Yield the words for the rule."""
    for optimizer in OPTIMIZERS:
        if topic.lower().startswith(optimizer):
            yield from ("--optimizer", optimizer)
            break
    for name in OPTIONS:
        if name in problem:
            value = problem[name]
            written = ",".join(map(repr, value)) if isinstance(value, list) else repr(value)
            yield from ("--option", f"{name}={written.lower()}")


def cases() -> dict[str, dict[str, Any]]:
    """Return all cases by their ids; none where their folder is missing."""
    if not CASES.is_file():
        return {}
    return {case["id"]: case for case in json.loads(CASES.read_text("utf-8"))}
