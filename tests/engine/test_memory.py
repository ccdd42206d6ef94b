"""Memory that runs out at any place in the worker ends the run, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gradapp.app.run.current_run import CurrentRun
from gradapp.core.problem.notebook import Problem
from gradapp.core.recording import recorder as recording
from gradapp.core.registry import method
from gradapp.core.run.descent import Descent
from gradapp.core.run.stop import StopReason
from gradapp.core.sweep import Sweep
from gradapp.core.trajectory import Trajectory
from gradapp.engine import comparison, worker
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Compared, Failed, Recorded, Swept

pytestmark = pytest.mark.logs_warnings

BOUNCING = Problem(alpha=0.25)


class Stage:
    """An engine with a run, and all that went wrong."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.qtbot = qtbot
        self.monkeypatch = monkeypatch
        self.engine = Engine()
        self.current_run = CurrentRun(self.engine)
        self.failures: list[Failed] = []
        self.engine.on(Failed, self.failures.append)
        self.swept: list[Swept] = []
        self.engine.on(Swept, self.swept.append)
        self.recorded: list[Recorded] = []
        self.engine.on(Recorded, self.recorded.append)

    def runs_out(self, owner: Any, name: str, after: int) -> None:
        """Have the call of `owner.name` fail for want of memory, and each one from then on."""
        attribute = owner.__dict__[name]
        real = attribute.fget if isinstance(attribute, property) else attribute
        left = [after]

        def fail(*arguments: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise MemoryError
            return real(*arguments, **named)

        replaced = property(fail) if isinstance(attribute, property) else fail
        self.monkeypatch.setattr(owner, name, replaced)

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition)

    def a_run_works(self) -> None:
        self.monkeypatch.undo()
        self.current_run.start(Problem(), "python")
        self.current_run.step(2)
        self.until(lambda: self.current_run.cursor == 2)


@pytest.fixture
def stage(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    stage = Stage(qtbot, monkeypatch)
    yield stage
    assert stage.engine.shutdown()


PLACES = [
    (Descent, "advance"),
    (Descent, "_completed"),
    (Trajectory, "append"),
    (worker.Worker, "_send"),
]
CASES = [
    (owner, name, after)
    for owner, name in PLACES
    for after in ((0, 1) if name == "_send" else (0, 1, 2, 7))  # a run is sent in few messages
]
AT_START = [
    (worker, "Descent"),
    (worker, "Comparing"),
    (worker, "Pace"),
    (Trajectory, "__init__"),
    (Trajectory, "_grow"),
    (Descent, "__init__"),
]


@pytest.mark.parametrize(("owner", "name", "after"), CASES, ids=lambda value: str(value))
def test_memory_that_runs_out_ends_the_run_with_a_sentence_and_keeps_its_steps(
    stage: Stage, owner: Any, name: str, after: int
) -> None:
    current_run = stage.current_run
    current_run.start(BOUNCING, "python")
    for _ in range(3):
        current_run.step()
        stage.until(lambda: not current_run.busy and not current_run.waiting)
    stage.runs_out(owner, name, after)
    current_run.run_until_stop()
    stage.until(lambda: current_run.stop is not None and not current_run.busy)
    made = current_run.run.steps
    assert made.shape[1] >= 3
    stage.monkeypatch.undo()
    assert np.array_equal(made, Descent(BOUNCING, method("python")).advance(made.shape[1]))
    assert len(stage.failures) == 1
    assert current_run.stop is not None
    assert current_run.stop.reason in (StopReason.MEMORY, StopReason.LIMIT)
    assert stage.failures[0].error.__traceback__ is None, (
        "which would keep what has filled the memory"
    )
    stage.a_run_works()


@pytest.mark.parametrize(("owner", "name"), AT_START, ids=lambda value: str(value))
def test_memory_that_runs_out_at_the_start_of_a_run_ends_it(
    stage: Stage, owner: Any, name: str
) -> None:
    current_run = stage.current_run
    current_run.start(BOUNCING, "python")
    current_run.step(5)
    stage.until(lambda: current_run.cursor == 5)
    stage.engine.start_sweep(Problem(), "python")
    stage.runs_out(owner, name, 0)
    current_run.start(Problem(), "python")
    current_run.step()
    stage.until(lambda: bool(stage.failures) and not current_run.busy)
    assert current_run.stop is not None
    assert current_run.stop.reason is StopReason.MEMORY
    assert (
        str(current_run.stop.sentence)
        == "Stopped before step 1: there is not enough memory for it."
    )
    assert len(current_run.run) == 0
    stage.monkeypatch.undo()
    stage.until(lambda: bool(stage.swept) and stage.swept[-1].ended)
    stage.a_run_works()


@pytest.mark.parametrize(
    ("owner", "name"),
    [(comparison.Comparing, "work"), (comparison.Judge, "judge")],
    ids=lambda value: str(value),
)
def test_memory_that_runs_out_in_the_comparison_keeps_the_steps(
    stage: Stage, owner: Any, name: str
) -> None:
    current_run = stage.current_run
    current_run.start(BOUNCING, "autograd")  # which is compared with way 1, too
    compared: list[Compared] = []
    stage.engine.on(Compared, compared.append)
    current_run.step(3)
    stage.until(lambda: current_run.cursor == 3 and compared != [] and compared[-1].length == 3)
    stage.runs_out(owner, name, 0)
    current_run.step()
    stage.until(lambda: bool(stage.failures) and not current_run.busy)
    assert current_run.stop is not None
    assert current_run.stop.reason is StopReason.MEMORY
    assert len(current_run.run) == 4
    stage.a_run_works()


def test_memory_that_runs_out_in_another_way_ends_that_way_alone(stage: Stage) -> None:
    current_run = stage.current_run
    current_run.start(BOUNCING, "autograd")  # which is compared with way 1, too
    compared: list[Compared] = []
    stage.engine.on(Compared, compared.append)
    current_run.step(3)
    stage.until(lambda: current_run.cursor == 3 and compared != [] and compared[-1].length == 3)
    stage.runs_out(Trajectory, "append", 1)  # the run itself has its step
    current_run.step()
    stage.until(lambda: compared[-1].length == 4 and not current_run.busy)
    assert {(len(run), run.stop and run.stop.reason) for run in compared[-1].others} == {
        (3, StopReason.MEMORY)
    }
    assert (len(current_run.run), current_run.stop, stage.failures) == (4, None, [])
    stage.a_run_works()


def test_memory_that_runs_out_in_a_telling_ends_that_alone(stage: Stage) -> None:
    current_run = stage.current_run
    current_run.start(BOUNCING, "python")
    current_run.step(2)
    stage.until(lambda: current_run.cursor == 2)
    stage.runs_out(recording, "record", 0)
    stage.engine.record(2)
    stage.until(lambda: bool(stage.recorded))
    sentence = "Step 2 can't be shown line by line (there is not enough memory)."
    (recorded,) = stage.recorded
    assert (recorded.run, recorded.step, recorded.recorded_step) == (
        current_run._engine.run,
        2,
        None,
    )
    assert str(recorded.sentence) == sentence
    current_run.step()
    stage.until(lambda: current_run.cursor == 3)
    assert not stage.failures


@pytest.mark.parametrize("name", ["__init__", "advance"])
def test_memory_that_runs_out_in_a_sweep_ends_that_alone(stage: Stage, name: str) -> None:
    current_run = stage.current_run
    current_run.start(BOUNCING, "python")
    stage.runs_out(Sweep, name, 0)
    stage.engine.start_sweep(Problem(), "python")
    stage.until(lambda: bool(stage.swept))
    (swept,) = stage.swept
    assert (swept.ended, str(swept.sentence)) == (
        True,
        "ended by an error (there is not enough memory)",
    )
    current_run.step()
    stage.until(lambda: current_run.cursor == 1)
    assert not stage.failures


def test_an_error_of_an_older_run_ends_no_sweep_and_no_run(stage: Stage) -> None:
    current_run = stage.current_run
    current_run.start(BOUNCING, "python")
    stage.engine.start_sweep(Problem(), "python")
    advance = Descent.advance

    def fail(
        descent: Descent, count: int
    ) -> Any:  # of the run alone: the sweep may go on meanwhile
        if descent.problem == BOUNCING:
            raise MemoryError
        return advance(descent, count)

    stage.monkeypatch.setattr(Descent, "advance", fail)
    current_run.step()
    current_run.start(Problem(), "python")  # before anybody can hear of the error
    stage.monkeypatch.undo()
    current_run.step()
    stage.until(lambda: current_run.cursor == 1 and stage.swept != [] and stage.swept[-1].ended)
    assert sum(len(message.outcomes) for message in stage.swept) == 200
    assert not stage.failures


SCRIPT = """
import json, resource, sys
from gradapp.app.system.qt_import import import_qt
import_qt()
from PySide6.QtCore import QCoreApplication, QTimer
from gradapp.app.run.current_run import CurrentRun
from gradapp.core.problem.notebook import Problem
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Failed

app = QCoreApplication([])
engine = Engine()
current_run = CurrentRun(engine)
failures = []
engine.on(Failed, failures.append)
told = []

def begin(problem):
    current_run.start(problem, "python")
    current_run.run_until_stop()

def look():
    if current_run.busy or current_run.stop is None:
        return
    stop = current_run.stop
    told.append([len(current_run.run), stop.reason, str(stop.sentence), len(failures)])
    if len(told) == 1:
        begin(Problem())
    else:
        timer.stop()
        app.quit()

timer = QTimer()
timer.timeout.connect(look)
begin(Problem())
while current_run.busy or current_run.stop is None:
    app.processEvents()
pages = int(open("/proc/self/statm").read().split()[5])
most = pages * resource.getpagesize() + (30 << 20)
resource.setrlimit(resource.RLIMIT_DATA, (most, most))
begin(Problem(alpha=0.25))
timer.start(20)
app.exec()
ended = engine.shutdown()
print(json.dumps([told, ended]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the size of the process is read from /proc")
def test_a_run_in_a_process_with_little_room_ends_with_a_sentence_and_the_next_one_works() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    (full, after), ended = json.loads(done.stdout)
    length, reason, sentence, failures = full
    assert 0 < length <= 65_536, "there is no room for a long run, and the steps made stay"
    assert reason == "memory"
    assert sentence.startswith("Stopped before step")
    assert sentence.endswith(": there is not enough memory for it.")
    assert failures == 1
    assert after[1] == "fixed point"
    assert ended
