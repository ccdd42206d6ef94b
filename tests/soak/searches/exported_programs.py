"""Exports each problem that comes with gradapp in each way and precision, and runs the programs."""

from __future__ import annotations

import json
import random
import tempfile
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import torch

from gradapp.core import lab
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.examples import EXAMPLES, GALLERY
from gradapp.core.problem.notebook import Problem
from gradapp.core.run.recipe import Recipe
from gradapp.core.writing.ways import ways
from gradapp.documents.document import Document, LabPlace
from gradapp.documents.export.exported import Exported, computed
from gradapp.documents.export.kinds import export
from tests.documents.export import by_torch
from tests.documents.export.running import EACH_ALONE, plain, soon
from tests.products import is_whole, some

PROBLEMS: tuple[AnyProblem, ...] = tuple(each[1] for each in (*EXAMPLES, *GALLERY))
CASES: list[Document] = [
    Document(Recipe(problem.but(precision=precision), way.id))
    for problem, precision in product(PROBLEMS, ("float32", "float64"))
    for way in ways(problem)
] + [Document(lab=LabPlace(Recipe(Problem(), entry.method.id), 0)) for entry in lab.ENTRIES]
A_ROUND = some(2, 4)
QUIETLY = "import warnings; warnings.simplefilter('ignore')"
FEW = 7
"""So many steps are held against a loop over torch, too: after more, rounding alone may differ."""


def one_round(seed: int) -> int:
    """Run some programs and the cells of as many notebooks; thirty-five rounds have all."""
    draw = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = {}
        for number in range(seed * A_ROUND, (seed + 1) * A_ROUND):
            case = CASES[number % len(CASES)]
            exported = computed(with_steps(case, draw.choice((1, 2, 5, 30, 1200))))
            made[f"{number}"] = made[f"{number}n"] = exported
            export(exported, folder / f"{number}.py")
            export(exported, folder / f"{number}.ipynb")
            (folder / f"{number}n.py").write_text(
                code_of(folder / f"{number}.ipynb"), encoding="utf-8"
            )
        run = plain if is_whole() else soon
        done = run(folder, "-c", QUIETLY + EACH_ALONE)
        assert done.returncode == 0, f"{sorted(made)}: {done.stderr[-2000:]}"
        found = json.loads((folder / "found.json").read_text())
        for case_name, exported in made.items():
            compare(case_name, exported, found[case_name])
    return 2 * A_ROUND


def with_steps(case: Document, steps: int) -> Document:
    """Return a document of which so many steps have been made."""
    if case.lab is None:
        return Document(replace(case.recipe, steps=steps))
    place = LabPlace(replace(case.lab.recipe, steps=min(steps, 30)), 0)
    return replace(case, lab=place)


def code_of(notebook: Path) -> str:
    """Return the code of all cells, one below the other."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(each["source"]) for each in cells if each["cell_type"] == "code")


def compare(name: str, exported: Exported, found: list[list[float]] | None) -> None:
    """Hold what a program has kept against the columns of the run, bit by bit."""
    run = exported.run
    if found is None:
        assert not len(run), f"{name} keeps nothing of {len(run)} steps"
        return
    expected = [list(run.at(step) or ()) for step in range(1, len(run) + 1)]
    assert repr(found) == repr(expected), f"{name}: {run.method.id} of {run.problem}"
    for written, (_, problem, _) in zip(by_torch.GALLERY, GALLERY, strict=True):
        if problem.but(precision=run.problem.precision) == run.problem:
            few = min(len(run), FEW)
            alone = np.array(
                by_torch.steps(written, problem.alpha, few, getattr(torch, run.precision))
            )
            size, tolerance = np.abs(alone).max(), 1e-12 if run.precision == "float64" else 1e-5
            assert np.abs(np.array(found[:few]) - alone).max() <= tolerance * size, name
