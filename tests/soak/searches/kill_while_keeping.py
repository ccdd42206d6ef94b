"""Kills a process in the middle of saving and autosaving documents: each is whole, old or new."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gradapp.app.system.recovery import Recovery
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.run.place import Place
from gradapp.core.run.recipe import Recipe
from gradapp.documents.document import Document, KeptRun, load
from tests.products import some

KILLS = some(2, 4)

KEEPS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from tests.soak.searches.kill_while_keeping import made
from gradapp.app.system.recovery import Recovery
from gradapp.documents.document import save
path, folder, number = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
recovery = Recovery(folder)
save(made(number), path)
assert recovery.keep(made(number), path)
print("keeping", flush=True)
while True:
    number += 1
    save(made(number), path)
    assert recovery.keep(made(number), path)
"""


def made(number: int) -> Document:
    """Return a document of which every part tells its number; some are long."""
    steps = number % 1_000_000
    problem: AnyProblem = Problem(theta=float(number))
    if number % 3:
        values = tuple(float(number + i) for i in range(number % 997 + 1))
        problem = Fit("w*x + b", Data(("x",), (values,), values), start={"w": float(number)})
    pins = tuple(
        KeptRun(Recipe(problem, "autograd", steps), f"{number} {i}", slot=i)
        for i in range(number % 5)
    )
    return Document(Recipe(problem, steps=steps), at=Place(steps), pins=pins)


def number_of(document: Document) -> int:
    """Return the number that a document tells."""
    return int(document.recipe.problem.start[0])


def one_round(seed: int) -> int:
    """Kill a process that keeps documents several times, and read what it leaves."""
    draw = random.Random(seed)
    actions = 0
    with tempfile.TemporaryDirectory() as home:
        path, folder = Path(home, "run.gradapp"), Path(home, "recovery")
        first = draw.randrange(1, 10**6)
        for _ in range(KILLS):
            wait = draw.uniform(0.0, 0.03)
            process = subprocess.Popen(
                [sys.executable, "-c", KEEPS, str(path), str(folder), str(first)],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            assert process.stdout is not None
            assert process.stdout.readline() == b"keeping\n", process.communicate()[1].decode()
            time.sleep(wait)
            process.kill()
            process.communicate()
            what = f"after {wait * 1000:.2f} ms, begun at {first}"
            number = whole(load(path), first, f"{what}, the file")
            recovery = Recovery(folder)
            left = recovery.take()
            assert left is not None, f"{what}: nothing is offered"
            assert left.path == path
            kept = whole(left.document, first, f"{what}, what is offered")
            assert kept in (number, number - 1), f"{what}: saved {number}, but offered {kept}"
            recovery.forget(left)
            assert recovery.take() is None, f"{what}: it is offered twice"
            recovery.end()
            actions += number - first + 1
            first = number + 1
        for place in (folder, path.parent):
            for left_behind in place.iterdir():
                os.utime(left_behind, (time.time() - 3600,) * 2)
        Recovery(folder).take()
        files = [each.name for each in folder.iterdir()]
        assert not files, f"left behind: {files}"
    return actions


def whole(document: Document, first: int, what: str) -> int:
    """Return the number of a document that is as it was made."""
    number = number_of(document)
    assert number >= first, f"{what} is an older one than was saved: {number}"
    assert document == made(number), f"{what} is not whole: {number}"
    return number
