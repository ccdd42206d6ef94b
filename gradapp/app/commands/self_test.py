"""The option `--self-test`: the four ways and the Lab against what is told of them."""

from __future__ import annotations

import platform
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Final, TypeVar

from gradapp import __version__
from gradapp.core import lab
from gradapp.core.columns import THETA
from gradapp.core.lab.entry import Entry
from gradapp.core.methods import METHODS, Method
from gradapp.core.problem.notebook import Problem
from gradapp.core.recording.recorder import record
from gradapp.core.run.descent import Descent
from gradapp.values import dataclass

_TENSORS: Final = ("θ.grad=tensor([-4.])", "θ=tensor([1.4000], requires_grad=True)")

NOTEBOOK: Final = {
    "python": ("E=1.0", "θgrad=-4.0", "θ=1.4"),
    "autograd": ("E=tensor([1.], grad_fn=<MulBackward0>)", *_TENSORS),
    "optimizer": ("E=tensor([1.], grad_fn=<MulBackward0>)", *_TENSORS),
    "mseloss": ("loss=tensor(1., grad_fn=<MseLossBackward0>)", *_TENSORS),
}
"""What each way prints in the notebook, by the way's id; another way is not in it."""

_T = TypeVar("_T", Method, Entry)

_NUMBERS: Final = dict(zip(THETA.compared.ids, (1.0, -4.0, 1.4), strict=True))


@dataclass(frozen=True, slots=True)
class _Comparison:
    what: str
    expected: object
    found: object

    @property
    def passed(self) -> bool:
        return self.found == self.expected

    def line(self) -> str:
        if self.passed:
            return f"  passed  {self.what}: {self.found}"
        return f"  FAILED  {self.what}: {self.found}, expected {self.expected}"


def self_test() -> int:
    """Print every comparison and how it came out; return 0 when all passed, else 1."""
    print(f"gradapp {__version__}, Python {platform.python_version()}, {platform.platform()}")
    print(f"PyTorch {_version('torch')}, NumPy {_version('numpy')}")
    failures = 0
    for method in METHODS:
        print(f"\n{method.heading}")
        failures += _report(method, (_printed, _computed, _source))
    for entry in lab.ENTRIES:
        print(f"\n{entry.method.title}")
        failures += _report(entry, (_told, _readable))
    print(f"\nFAILED: {failures} comparisons" if failures else "\npassed: all comparisons")
    return int(failures > 0)


def _report(subject: _T, parts: Sequence[Callable[[_T], list[_Comparison]]]) -> int:
    """Print what `parts` compare, and return how many comparisons failed."""
    comparisons: list[_Comparison] = []
    for part in parts:
        try:
            comparisons += part(subject)
        except Exception as error:  # whatever a way raises is a result to report
            comparisons.append(_Comparison(part.__name__.strip("_"), "no exception", repr(error)))
    for comparison in comparisons:
        print(comparison.line())
    return sum(not comparison.passed for comparison in comparisons)


def _version(package: str) -> str:
    try:
        return str(import_module(package).__version__)
    except Exception as error:  # a broken library may raise anything while it loads
        return f"can't be imported ({error!r})"


def _prints(method: Method) -> tuple[str, ...]:
    problem = Problem()
    with method.default_dtype(problem):
        return tuple(method.program.prints(next(method.start(problem))))


def _printed(method: Method) -> list[_Comparison]:
    found = _prints(method)
    return [
        _Comparison("prints", expected, line)
        for expected, line in zip(NOTEBOOK.get(method.id, found), found, strict=True)
    ]


def _computed(method: Method) -> list[_Comparison]:
    descent = Descent(Problem(), method)
    block = descent.advance(1)
    if block.shape[1] != 1:
        return [_Comparison("step 1", "three numbers", descent.stop)]
    return [
        _Comparison(f"step 1, {name} in {descent.precision}", expected, found)
        for (name, number), found in zip(_NUMBERS.items(), block[2:, 0].tolist(), strict=True)
        for expected in [descent.precision.rounded(number)]
    ]


def _source(method: Method) -> list[_Comparison]:
    lines = method.program.lines
    recorded = record(method, Problem(), 1)
    printed = NOTEBOOK.get(method.id) or _prints(method)
    return [
        _Comparison("source can be read", True, any("yield" in line for line in lines)),
        _Comparison("line by line, it prints the same", printed, recorded.output),
    ]


def _told(entry: Entry) -> list[_Comparison]:
    descent = Descent(Problem(), entry.method)
    descent.advance(entry.steps)
    found = "it goes on" if descent.stop is None else str(descent.stop.reason)
    told = entry.ends or "it goes on"
    return [_Comparison(f"the end after {entry.steps} steps", told, found)]


def _readable(entry: Entry) -> list[_Comparison]:
    lines = entry.method.program.lines
    raised = record(entry.method, Problem(), 1).raised
    found = "nothing" if raised is None else raised.type
    return [
        _Comparison("source can be read", True, any("yield" in line for line in lines)),
        _Comparison("step 1 raises", entry.raises or "nothing", found),
    ]
