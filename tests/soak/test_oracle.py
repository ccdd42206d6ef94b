"""The independent computation by itself: facts of the formats that are known beforehand."""

from __future__ import annotations

import itertools
import math
import subprocess
import sys
from fractions import Fraction
from typing import Final

import pytest

from gradapp.core import lab
from tests import forked
from tests.soak import oracle
from tests.soak.reading import is_stated, numbers


def test_the_notebook_s_first_step_is_what_it_is_by_hand() -> None:
    for method in ("python", "autograd", "optimizer", "mseloss"):
        (made,) = oracle.Run(method, (1, 2, 3, 0.125), "float64", 10).columns(1).T.tolist()
        assert made == [1, 2, 1, -4, 1.5]


def test_it_leaves_pytorch_to_the_worker_of_the_application() -> None:
    """What another process answers is told to it here, in whose place it would import PyTorch."""
    program = (
        "import subprocess, sys; from tests import forked; from tests.soak import oracle;"
        "answer = subprocess.CompletedProcess((), 0, 'True\\n', '');"
        "forked.python = lambda *_: answer; assert oracle.fuses();"
        "oracle.Run('mseloss', (1, 2, 3, 0.1), 'float32', 10).columns(5);"
        "sys.exit('torch' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


_STEPS: Final = """
import importlib, itertools, sys, warnings
import torch
warnings.simplefilter("ignore")
torch.set_default_dtype(getattr(torch, sys.argv[1]))
for name in sys.argv[2:]:
    of_samples = name in ("vector", "half_batches", "broadcast")
    x, y = ((2.0, -2.0), (3.0, -3.0)) if of_samples else (2.0, 3.0)
    made = importlib.import_module("gradapp.core.lab." + name).steps(1.0, x, y, 0.1)
    try:
        for numbers in itertools.islice(made, 30):
            print(name, *(float(each).hex() for each in numbers))
    except Exception:
        pass
"""
_OF_THE_LAB: Final = [*(each.method.id for each in lab.ENTRIES), "halving"]


@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_it_knows_what_each_code_of_the_lab_does(precision: str) -> None:
    told = forked.python("-c", _STEPS, precision, *_OF_THE_LAB).stdout
    made: dict[str, list[tuple[float, ...]]] = {name: [] for name in _OF_THE_LAB}
    for line in told.splitlines():
        name, *numbers_made = line.split()
        made[name].append(tuple(map(float.fromhex, numbers_made)))
    for name, wanted in made.items():
        known = itertools.islice(oracle.steps(name, (1.0, 2.0, 3.0, 0.1), precision), 30)
        assert list(known) == wanted, name


def test_ulps_are_counted_across_zero_and_the_borders_of_exponents() -> None:
    assert oracle.ulps(1.0, 1.0 + 2.0**-23, "float32") == 1
    assert oracle.ulps(1.0, 1.0 - 2.0**-53, "float64") == 1
    assert oracle.ulps(-(2.0**-149), 2.0**-149, "float32") == 2
    assert oracle.ulps(0.0, -0.0, "float64") == 0
    assert oracle.ulps(math.nan, 1.0, "float32") is None


@pytest.mark.parametrize(
    ("exact", "precision", "wanted"),
    [
        (1 + Fraction(1, 2**24), "float32", 1.0),
        (1 + Fraction(3, 2**24), "float32", 1 + 2.0**-22),
        (Fraction(2) ** 128 - 2**103, "float32", math.inf),
        (Fraction(2) ** 128 - 2**103 - 1, "float32", 2.0**128 - 2.0**104),
        (-Fraction(1, 2**150), "float32", -0.0),
        (-Fraction(3, 2**151), "float32", -(2.0**-149)),
        (Fraction(1, 3), "float64", 1 / 3),
    ],
)
def test_a_fraction_is_rounded_to_the_nearest_number(
    exact: Fraction, precision: str, wanted: float
) -> None:
    assert oracle.nearest(exact, precision) == wanted


def test_numbers_are_read_as_they_are_written_on_the_screen() -> None:
    assert numbers("E = (f(x) − y)² = (−1.5·10⁻⁷ − 3)²  ≈ 9") == [-1.5e-7, 3, 9]
    assert numbers("2·2 (2 − 3) = −4, step 1,024: 10⁶") == [2, 2, 2, 3, -4, 1024, 1e6]


def test_a_rounded_number_behind_an_equals_sign_is_no_true_statement() -> None:
    assert is_stated("E ≈ 0.333333", 1 / 3)
    assert not is_stated("E = 0.333333", 1 / 3)
    assert not is_stated("E ≈ 0.33333", 1 / 3)
    assert is_stated("E = 0.1", 0.1)
