"""Kills a process in the middle of saving the settings: the file is whole, old or new."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gradapp.app.system.settings import TEXT_SCALES, Remembered, Settings
from gradapp.core.problem.notebook import Problem
from gradapp.ui.transport.speeds import SPEEDS
from tests.products import some

KILLS = some(2, 4)

SAVES = """
import sys
from pathlib import Path
from tests.soak.searches.kill_while_saving import made
from gradapp.app.system.settings import Settings
store, number = Settings(Path(sys.argv[1])), int(sys.argv[2])
store.save(made(number))
print("saving", flush=True)
while True:
    number += 1
    store.save(made(number))
"""


def made(number: int) -> Remembered:
    """Return settings of which every part tells their number."""
    return Remembered(
        geometry={"numbers": [number] * (number % 97)},
        docks={"numbers": [number] * (number % 1009)},
        speed=number % len(SPEEDS),
        text_scale=TEXT_SCALES[0] + number % 100,
        problem=Problem(theta=float(number)),
    )


def one_round(seed: int) -> int:
    """Kill a saving process several times, and read what it leaves."""
    draw = random.Random(seed)
    actions = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "settings.json")
        store = Settings(path)
        first = draw.randrange(1, 10**6)
        for _ in range(KILLS):
            wait = draw.uniform(0.0, 0.03)
            process = subprocess.Popen(
                [sys.executable, "-c", SAVES, str(path), str(first)],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            assert process.stdout is not None
            assert process.stdout.readline() == b"saving\n", process.communicate()[1].decode()
            time.sleep(wait)
            process.kill()
            process.communicate()
            found = store.load()
            number = int(found.problem.theta)
            what = f"after {wait * 1000:.2f} ms, settings {number}, begun at {first}"
            assert number >= first, f"{what}: older ones than were saved"
            assert found == made(number), f"{what}: they are not whole: {found}"
            actions += number - first + 1
            first = number + 1
        for left in path.parent.iterdir():
            os.utime(left, (time.time() - 3600,) * 2)
        store.save(made(first))
        files = [left.name for left in path.parent.iterdir()]
        assert files == ["settings.json"], f"left behind: {files}"
    return actions
