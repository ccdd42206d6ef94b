"""The option `--self-test`: the four methods against what the notebook prints and computes."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from gradapp import __version__
from gradapp.core.descent import Descent
from gradapp.core.methods import METHODS, Method
from gradapp.core.problem import Problem
from gradapp.core.recording import record
from gradapp.core.source import source

_TENSORS: Final = ("θ.grad=tensor([-4.])", "θ=tensor([1.4000], requires_grad=True)")

NOTEBOOK: Final = {
    "python": ("E=1.0", "θgrad=-4.0", "θ=1.4"),
    "autograd": ("E=tensor([1.], grad_fn=<MulBackward0>)", *_TENSORS),
    "optimizer": ("E=tensor([1.], grad_fn=<MulBackward0>)", *_TENSORS),
    "mseloss": ("loss=tensor(1., grad_fn=<MseLossBackward0>)", *_TENSORS),
}
"""What each method prints in the notebook, by the method's id."""

_NUMBERS: Final = {"error": 1.0, "gradient": -4.0, "theta_next": 1.4}


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
        print(f"\n{method.title}")
        for comparison in _comparisons(method):
            print(comparison.line())
            failures += not comparison.passed
    print(f"\nFAILED: {failures} comparisons" if failures else "\npassed: all comparisons")
    return int(failures > 0)


def _version(package: str) -> str:
    try:
        return str(import_module(package).__version__)
    except Exception as error:  # a broken library may raise anything while it loads
        return f"can't be imported ({error!r})"


def _comparisons(method: Method) -> list[_Comparison]:
    comparisons: list[_Comparison] = []
    for part in (_printed, _computed, _source):
        try:
            comparisons += part(method)
        except Exception as error:  # whatever a method raises is a result to report
            comparisons.append(_Comparison(part.__name__.strip("_"), "no exception", repr(error)))
    return comparisons


def _printed(method: Method) -> list[_Comparison]:
    problem = Problem()
    with method.default_dtype(problem):
        lines = method.prints(next(method.steps(problem)))
    return [
        _Comparison("prints", expected, found)
        for expected, found in zip(NOTEBOOK[method.id], lines, strict=True)
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
    lines = source(method).lines
    trace = record(method, Problem(), 1)
    printed = NOTEBOOK[method.id]
    return [
        _Comparison("source can be read", True, any("yield" in line for line in lines)),
        _Comparison("line by line, it prints the same", printed, trace.output),
    ]
