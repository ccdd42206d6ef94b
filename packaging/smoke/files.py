"""What is done to files without a window: a loop of one's own is traced, a document exported."""

from __future__ import annotations

import json
import os
from typing import Final

from smoke.system import HOME
from smoke.telling import expect
from smoke.window import Program

LOOP: Final = """\
import torch

theta = torch.tensor([1.0], requires_grad=True)
for step in range(2):
    E = ((theta * 2 - 3) ** 2).sum()
    E.backward()
    with torch.no_grad():
        theta -= 0.1 * theta.grad
    theta.grad = None
    print(step)
"""
# E = (2θ − 3)², dE/dθ = 4(2θ − 3): from θ = 1 the steps arrive at 1.4 and 1.48.
THETAS: Final = [1.0, 1.4, 1.48]
DOCUMENT: Final = {
    "format": "gradapp document",
    "version": 1,
    "problem": {
        "is_error": False,
        "formula": "θ*x",
        "samples": ["x, y", "2, 3"],
        "start": {"θ": "1"},
        "reduction": "mean",
        "batch": "",
        "seed": "",
        "optimizer": "sgd",
        "options": {},
        "alpha": "0.1",
        "precision": "float32",
    },
    "method": "python",
    "steps": 3,
    "cursor": 3,
    "line": None,
    "pins": [],
    "reference": None,
    "lab": None,
    "sight": {"layout": "", "logarithmic": False, "close_up": False},
    "bits": None,
}
KINDS: Final = ("py", "ipynb", "csv", "json", "html", "svg", "gif")


def use_files(program: Program) -> None:
    """Trace a loop, and export a document as several kinds of file."""
    _give(program, "loop.py", LOOP)
    told = json.loads(program.prints("trace", "loop.py", "--format", "json"))
    thetas = [round(step["parameters"]["theta"][0], 6) for step in told["steps"]]
    expect(thetas == THETAS, f"a loop is traced in a process of its own: {thetas}")
    expect(told["output"] == "0\n1\n", "what it prints is told")
    _give(program, "steps.gradapp", json.dumps(DOCUMENT))
    for kind in KINDS:
        name = f"steps.{kind}"
        program.prints("export", "steps.gradapp", name)
        made = program.system.path / HOME.lstrip("/") / name
        expect(made.stat().st_size > 0, f"a document is exported as .{kind}")
        made.unlink()
    for name in ("loop.py", "steps.gradapp"):
        (program.system.path / HOME.lstrip("/") / name).unlink()


def _give(program: Program, name: str, text: str) -> None:
    """Put a file where the person is at home."""
    file = program.system.path / HOME.lstrip("/") / name
    file.write_text(text, "utf-8")
    os.chown(file, 1000, 1000)
