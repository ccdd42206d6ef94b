"""PyTorch without the processor's vector instructions: it rounds as bare Python does, and is told.

Its own processors' code fuses a product and a sum, which rounds once, not twice. Whether it does so
is decided when it starts: all is asked of one process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ASKED = """
import json, random
import numpy as np, torch
from gradapp.core.comparison.explanation import explain
from gradapp.core.run.descent import Descent
from gradapp.core.library import descend
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.ui.comparison.why_sentences import sentences
from tests.core.comparison.test_explanation import LAST_BIT, runs
from tests.core.writing.by_torch import MODELS
from tests.core.writing.test_truth import RULES, alpha_of
from tests.products import pairs, some

parted = []
random.seed(1)
for number in range(some(100, 300)):
    θ, x, y, α = (random.uniform(-5, 5) for _ in "θxyα")
    problem = Problem(θ, x, y, abs(α), list(Precision)[number % 2])
    blocks = {Descent(problem, method).advance(3).tobytes() for method in METHODS[1:]}
    if len(blocks) > 1:
        parted.append(repr(problem))
others = []
for (name, options), model in pairs(RULES, MODELS, 3):
    for precision in ("float32", "float64"):
        fit = model.fit(name, options, alpha=alpha_of(model), precision=precision)
        by_hand, by_torch = (descend(fit, way, 12).steps for way in ("autograd", "optimizer"))
        if not np.array_equal(by_hand, by_torch):
            others.append([name, repr(options), model.formula, precision])
explanation = explain(LAST_BIT, runs(LAST_BIT, 1), 1)
print(json.dumps({
    "capability": torch.backends.cpu.get_cpu_capability(),
    "thetas": [Descent(LAST_BIT, each).advance(1)[-1, 0] for each in METHODS],
    "parted": parted,
    "others": others,
    "ulps": [spread.ulps for spread in explanation.spreads],
    "said": sentences(explanation),
}))
"""


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", ASKED],
        env=os.environ | {"ATEN_CPU_CAPABILITY": "default", "PYTHONUTF8": "1"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        encoding="utf-8",
    )
    assert not done.returncode, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["capability"] in ("DEFAULT", "NO AVX"), "the variable is ignored"
    return found


def test_without_vector_instructions_all_tensor_methods_agree_bit_for_bit(
    told: dict[str, Any],
) -> None:
    assert told["thetas"] == [-1.0] * 4
    assert told["parted"] == []


def test_a_build_that_does_not_fuse_is_found_out_and_told(told: dict[str, Any]) -> None:
    """Without the processor's special instructions PyTorch rounds twice, like the others."""
    assert told["ulps"] == [0, 0, 0, 0]
    assert told["said"][-1].startswith("A fused multiply-add would have given −0.9999999999999999")


def test_without_fused_multiply_add_the_rules_by_hand_give_torchs_bits(
    told: dict[str, Any],
) -> None:
    """In E, gradients, new parameters, all state; but for Adam, which is not in torch's order."""
    assert {name for name, *_ in told["others"]} <= {"adam", "adamw"}
