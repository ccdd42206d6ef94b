"""The engine's contract, with its real thread."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt, QThread
from pytestqt.qtbot import QtBot

from gradapp.core.methods import METHODS
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.run.descent import Descent
from gradapp.engine import engine as engine_module
from gradapp.engine.engine import Engine
from gradapp.engine.messages import (
    Command,
    Compared,
    Extend,
    Failed,
    Held,
    NextStep,
    Record,
    Recorded,
    StepsMade,
    Swept,
    TorchLoaded,
)
from tests.waiting import PATIENCE_S, held_back, until

BOUNCING = Problem(alpha=0.25)


class Ear:
    """Keeps what an engine says, and in which thread it was heard."""

    def __init__(self, engine: Engine) -> None:
        self.made: list[StepsMade] = []
        self.threads: set[QThread] = set()
        engine.on(StepsMade, self.hear)

    def hear(self, made: StepsMade) -> None:
        self.made.append(made)
        self.threads.add(QThread.currentThread())

    def length(self, run: int) -> int:
        return {m.run: m.made.shape[1] for m in self.made}.get(run, 0)


@pytest.fixture
def engine(qtbot: QtBot) -> Iterator[Engine]:
    engine = Engine()
    yield engine
    assert engine.shutdown()


@pytest.fixture
def ear(engine: Engine) -> Ear:
    return Ear(engine)


@pytest.mark.parametrize("method_id", [m.id for m in METHODS])
def test_each_way_makes_its_steps_in_the_worker(
    engine: Engine, ear: Ear, qtbot: QtBot, method_id: str
) -> None:
    run = engine.start(BOUNCING, method_id)
    with qtbot.waitSignal(engine.busy_changed, check_params_cb=lambda busy: not busy):
        engine.extend(300)
    made = ear.made[-1].made
    assert np.array_equal(made, Descent(BOUNCING, method(method_id)).advance(300))
    assert ear.threads == {QThread.currentThread()}
    assert {m.run for m in ear.made} == {run}


def test_messages_of_an_earlier_run_are_dropped(engine: Engine, ear: Ear, qtbot: QtBot) -> None:
    first = engine.start(BOUNCING, "python")
    engine.run_until_stop()
    qtbot.waitUntil(lambda: ear.length(first) > 0)
    ear.made.clear()
    second = engine.start(Problem(), "python")
    engine.extend(1)
    qtbot.waitUntil(lambda: not engine.busy)
    assert {m.run for m in ear.made} == {second}
    assert ear.length(second) == 1


def test_a_pause_ends_a_long_run_soon(engine: Engine, ear: Ear, qtbot: QtBot) -> None:
    run = engine.start(BOUNCING, "python")
    with held_back(engine):
        engine.run_until_stop()
        qtbot.waitUntil(lambda: ear.length(run) > 0)
        engine.pause()
    qtbot.waitUntil(lambda: not engine.busy)
    assert ear.made[-1].idle
    assert ear.length(run) < 1_000_000


def test_a_command_is_obeyed_in_the_middle_of_a_slice(
    engine: Engine, ear: Ear, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gradapp.engine.worker.RUN_SLICE", 4 * PATIENCE_S)
    engine.load_torch()
    run = engine.start(BOUNCING, "autograd")
    engine.run_until_stop()
    assert engine.busy
    qtbot.waitUntil(lambda: ear.length(run) > 0)
    engine.pause()
    qtbot.waitUntil(lambda: not engine.busy)
    assert ear.length(run) < 1_000_000


def test_a_request_right_after_a_pause_is_not_lost(engine: Engine, ear: Ear, qtbot: QtBot) -> None:
    run = engine.start(BOUNCING, "python")
    engine.extend(100_000)
    engine.pause()
    engine.extend(100_001)
    qtbot.waitUntil(lambda: not engine.busy)
    assert ear.length(run) == 100_001


def test_what_a_listener_asks_for_reaches_the_worker_after_what_it_hears_of(
    engine: Engine, ear: Ear, qtbot: QtBot
) -> None:
    engine.start(BOUNCING, "python")
    engine.run_until_stop()
    asked: list[int] = []

    def ask_for_a_step(busy: bool) -> None:
        if not busy and not asked:
            asked.append(engine.run)
            engine.extend(1)

    engine.busy_changed.connect(ask_for_a_step)
    run = engine.start(Problem(), "python")
    assert asked == [run], "it was told that the run before is over"
    qtbot.waitUntil(lambda: not engine.busy)
    assert ear.length(run) == 1


def test_a_listener_of_the_last_steps_finds_the_engine_at_rest(
    engine: Engine, qtbot: QtBot
) -> None:
    found: list[bool] = []
    engine.on(StepsMade, lambda _made: found.append(engine.busy))
    engine.start(BOUNCING, "python")
    engine.extend(1)
    qtbot.waitUntil(lambda: not engine.busy)
    assert found == [False]


@pytest.mark.parametrize("method_id", [m.id for m in METHODS])
def test_a_step_that_was_made_before_is_there_as_soon_as_it_is_asked_for(
    engine: Engine, ear: Ear, qtbot: QtBot, method_id: str
) -> None:
    compared: list[Compared] = []
    foreseen: list[int] = []
    engine.on(Compared, compared.append)
    engine.on(NextStep, lambda step: foreseen.append(step.length))
    busy: list[bool] = []
    engine.busy_changed.connect(busy.append)
    engine.load_torch()
    until(lambda: engine.has_torch)  # who makes steps then tells of them anew
    others = tuple(each.id for each in METHODS if each.id != method_id)
    run = engine.start(BOUNCING, method_id, others)
    engine.extend(1)
    for length in range(2, 12):
        until(lambda: length in foreseen, "the next step is made before")  # noqa: B023
        assert (ear.length(run), compared[-1].length) == (length - 1, length - 1)
        busy.clear()
        engine.extend(length)
        assert (engine.busy, busy) == (False, [])
        assert (ear.length(run), compared[-1].length) == (length, length)
    engine.extend(20)
    assert engine.busy
    until(lambda: not engine.busy)
    assert np.array_equal(ear.made[-1].made, Descent(BOUNCING, method(method_id)).advance(20))
    assert [made.made.shape[1] for made in ear.made] == [*range(1, 12), 20], "none is told twice"


def test_the_worker_hears_of_a_step_made_before_ahead_of_all_that_is_asked_for_after_it(
    engine: Engine, ear: Ear, qtbot: QtBot
) -> None:
    sent: list[Command] = []
    send = engine._worker.send
    foreseen: list[int] = []
    recorded: list[Recorded] = []
    engine.on(NextStep, lambda step: foreseen.append(step.length))
    engine.on(Recorded, recorded.append)
    run = engine.start(BOUNCING, "python")
    engine.extend(1)
    until(lambda: 2 in foreseen and engine.rests)
    engine._worker.send = lambda command: (sent.append(command), send(command))  # type: ignore[method-assign]
    engine.extend(2)
    assert (ear.length(run), sent, engine.rests) == (2, [], False), "it is to be painted first"
    engine.record(2)
    assert [type(command) for command in sent] == [Extend, Record]
    until(lambda: bool(recorded) and engine.rests)
    assert recorded[0].recorded_step is not None
    until(lambda: 3 in foreseen)
    engine.extend(3)
    until(lambda: engine.rests, "it is told of it, if nothing else is")
    assert [type(command) for command in sent] == [Extend, Record, Extend]


def test_who_asks_for_a_step_made_before_waits_for_what_is_done_in_the_background_and_no_more(
    engine: Engine, ear: Ear, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gradapp.core.comparison.distance.COMPARED_STEPS", 600)
    foreseen: list[int] = []
    engine.on(NextStep, lambda step: foreseen.append(step.length))
    engine.load_torch()
    until(lambda: engine.has_torch)
    run = engine.start(BOUNCING, "python", ("autograd", "mseloss"))
    engine.extend(1500)
    for length in range(1501, 1520):
        until(lambda: length in foreseen)  # noqa: B023
        engine.extend(length)
        assert ear.length(run) == length
    until(lambda: engine.rests, "all is compared")
    engine.extend(1520)
    until(lambda: engine.rests, "all is still compared")
    assert ear.length(run) == 1520


@pytest.mark.parametrize(
    "after", ["an order before it is heard of", "a pause", "more", "another run"]
)
def test_what_was_made_before_is_not_taken_for_anything_else(
    engine: Engine, ear: Ear, qtbot: QtBot, after: str
) -> None:
    foreseen: list[int] = []
    run = engine.start(BOUNCING, "python")
    engine.extend(3)
    if after == "an order before it is heard of":
        QThread.msleep(100)  # it is told, and not heard yet
        engine.extend(4)
    engine.on(NextStep, lambda step: foreseen.append(step.length))
    until(lambda: bool(foreseen))
    problem, length = BOUNCING, foreseen[-1]
    if after == "a pause":
        engine.extend(1000)
        engine.pause()
        until(lambda: not engine.busy)
        length = max(length, ear.length(run) + 1)
    elif after == "more":
        length += 2
    elif after == "another run":
        problem = Problem(5.0, alpha=0.25)
        run = engine.start(problem, "python")
    engine.extend(length)
    until(lambda: not engine.busy)
    assert np.array_equal(ear.made[-1].made, Descent(problem, METHODS[0]).advance(length))
    assert ear.made[-1].run == run


@pytest.mark.logs_warnings
def test_an_error_in_the_worker_reaches_the_gui_and_the_next_run_works(
    engine: Engine, ear: Ear, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(engine.told(Failed)) as failed:
        engine.start(BOUNCING, "no such way")
    assert isinstance(failed.args[0].error, KeyError)
    run = engine.start(BOUNCING, "python")
    engine.extend(2)
    qtbot.waitUntil(lambda: not engine.busy)
    assert ear.length(run) == 2


def test_shutting_down_in_the_middle_of_a_run_ends_the_thread(qtbot: QtBot) -> None:
    engine = Engine()
    ear = Ear(engine)
    run = engine.start(BOUNCING, "python")
    engine.run_until_stop()
    qtbot.waitUntil(lambda: ear.length(run) > 0)
    assert engine.shutdown()
    heard = len(ear.made)
    assert engine.shutdown(), "a second call is harmless"
    engine.extend(5)
    assert not engine.busy, "nobody would ever say that it is over"
    engine.start(BOUNCING, "python")
    qtbot.waitUntil(lambda: engine._thread.isFinished())
    assert len(ear.made) == heard, "what was queued is not heard any more"


def test_shutting_down_before_anything_was_asked_for_ends_the_thread(qtbot: QtBot) -> None:
    assert Engine().shutdown()


@pytest.mark.parametrize("method_id", ["python", "autograd", "wrong_factor"])
def test_the_interpreter_is_handed_over_often_whichever_way_makes_the_steps(
    qtbot: QtBot, method_id: str
) -> None:
    usual = 0.005
    sys.setswitchinterval(usual)  # Python's own, whatever was run before
    engine = Engine()
    assert sys.getswitchinterval() < usual / 10
    engine.start(BOUNCING, method_id)
    engine.run_until_stop()
    assert sys.getswitchinterval() < usual / 10
    assert engine.shutdown()
    assert sys.getswitchinterval() == pytest.approx(usual)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=str)
def test_whichever_of_two_engines_ends_last_the_interpreter_is_as_before_them(
    qtbot: QtBot, order: tuple[int, int]
) -> None:
    usual = 0.005
    sys.setswitchinterval(usual)
    engines = Engine(), Engine()
    assert sys.getswitchinterval() < usual / 10
    for each in order:
        assert engines[each].shutdown()
    assert sys.getswitchinterval() == pytest.approx(usual)


def test_what_was_recorded_of_the_run_before_is_dropped(engine: Engine, qtbot: QtBot) -> None:
    heard: list[Recorded] = []
    engine.on(Recorded, heard.append)
    engine.start(Problem(), "python")
    engine.record(0)
    run = engine.start(Problem(alpha=0.2), "python")
    engine.record(0)
    qtbot.waitUntil(lambda: any(recorded.run == run for recorded in heard))
    assert [recorded.run for recorded in heard] == [run]


def test_what_came_out_of_the_sweep_before_is_dropped(engine: Engine, qtbot: QtBot) -> None:
    heard: list[Swept] = []
    engine.on(Swept, heard.append)
    told = threading.Event()
    engine._worker.told.connect(lambda _: told.set(), Qt.ConnectionType.DirectConnection)
    engine.start_sweep(Problem(x=0), "python")  # which ends at once
    assert told.wait(PATIENCE_S), "the worker has told of it, and nobody has heard of it yet"
    sweep = engine.start_sweep(Problem(), "python")
    qtbot.waitUntil(lambda: bool(heard) and heard[-1].ended and heard[-1].sweep == sweep)
    assert {swept.sweep for swept in heard} == {sweep}


def test_a_thread_that_does_not_end_in_time_is_kept(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    engine = Engine()
    monkeypatch.setattr(engine._thread, "quit", lambda: None)
    assert not engine.shutdown(patience=1)
    assert engine_module._abandoned == [(engine._thread, engine._worker)]
    assert "did not end" in caplog.text
    monkeypatch.undo()
    engine._thread.quit()
    assert engine._thread.wait(int(1000 * PATIENCE_S))
    engine_module._abandoned.clear()


_IMPORTING = """
import sys, time
from gradapp.app.system.qt_import import import_qt
import_qt()
from PySide6.QtCore import QCoreApplication, QTimer
from gradapp.core.problem.notebook import Problem
from gradapp.engine.engine import Engine
from gradapp.engine.messages import StepsMade, TorchLoaded

app = QCoreApplication([])
engine = Engine()
heard = []
assert "torch" not in sys.modules
engine.on(StepsMade, lambda made: (heard.append("torch" if done else made.made.shape[1])))
done = []
engine.on(TorchLoaded, done.append)
engine.load_torch()
engine.start(Problem(alpha=0.25), "python")

def ask():
    if "torch" in sys.modules:
        engine.extend(len(heard) + 1)
    if {when}:
        {then}
timer = QTimer()
timer.timeout.connect(ask)
timer.start(5)
app.exec()
print(sum(1 for entry in heard if entry != "torch"), engine.shutdown(), bool(done))
print(*{"part_59"} & set(sys.modules))
"""


def _import_in_a_process(when: str, then: str, folder: Path | None = None) -> list[str]:
    script = _IMPORTING.replace("{when}", when).replace("{then}", then)
    path = os.pathsep.join([*map(str, filter(None, [folder])), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": path.strip(os.pathsep)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_way_1_makes_steps_while_torch_is_being_imported() -> None:
    steps, ended, loaded = _import_in_a_process("done", "app.quit()")
    assert int(steps) > 3
    assert (ended, loaded) == ("True", "True")


def test_shutting_down_in_the_middle_of_the_import_waits_for_it(tmp_path: Path) -> None:
    """What is imported is a PyTorch of modules that do nothing but take their time.

    There is one more of them for as long as nobody leaves.
    """
    parts = [f"part_{number}" for number in range(60)]
    for part in parts:
        (tmp_path / f"{part}.py").write_text("import time\ntime.sleep(0.01)\n")
    (tmp_path / "part.py").write_text("import time\ntime.sleep(0.01)\n")
    (tmp_path / "torch.py").write_text(
        "import sys\nwhile not hasattr(sys, 'somebody_leaves'):\n"
        "    import part\n    del sys.modules['part']\n"
        f"import {', '.join(parts)}\nimport this_is_no_module\n"
    )
    steps, *others = _import_in_a_process(
        "len(heard) > 2", "sys.somebody_leaves = True; app.quit()", tmp_path
    )
    assert int(steps) > 2
    assert others == ["True", "False", "part_59"]


def test_the_engine_needs_only_the_core_of_qt() -> None:
    code = (
        "import sys, gradapp.engine.engine\n"
        "print([m for m in sys.modules if m.startswith(('PySide6.QtW', 'PySide6.QtG', 'torch'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("method_id", "count"),
    [("python", 999_000), ("autograd", 2_000), ("optimizer", 2_000), ("mseloss", 2_000)],
)
def test_a_held_worker_makes_nothing_until_it_is_released(
    engine: Engine, ear: Ear, qtbot: QtBot, method_id: str, count: int
) -> None:
    assert not engine.hold()  # nothing is being made
    with qtbot.waitSignal(engine.told(TorchLoaded)):
        engine.load_torch()
    run = engine.start(BOUNCING, method_id)
    with qtbot.waitSignal(engine.told(Held)), held_back(engine):
        engine.extend(count)
        assert engine.hold()
    made = ear.length(run)
    engine.extend(count + 1)
    with qtbot.waitSignal(engine.told(Held)):
        assert engine.hold()
    assert ear.length(run) == made < count
    engine.release()
    qtbot.waitUntil(lambda: not engine.busy)
    assert ear.length(run) == count + 1


def test_who_waits_for_the_workers_rest_hears_of_it_though_another_run_has_begun(
    engine: Engine, ear: Ear, qtbot: QtBot
) -> None:
    first = engine.start(BOUNCING, "python")
    with qtbot.waitSignal(engine.told(Held)), held_back(engine):
        engine.run_until_stop()
        qtbot.waitUntil(lambda: ear.length(first) > 0)
        assert engine.hold()
        second = engine.start(Problem(), "python")
    engine.release()
    engine.extend(3)
    qtbot.waitUntil(lambda: not engine.busy)
    assert ear.length(second) == 3


def test_work_in_the_background_is_held_for_a_frame_unless_it_gives_way_to_a_person(
    engine: Engine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("gradapp.engine.engine.time.monotonic", lambda: now[0])
    engine.start(Problem(alpha=0.25), "python", ("python",))
    engine.extend(100_000)  # far more than are compared at once
    qtbot.waitUntil(lambda: not engine.busy)
    assert not engine._rests, "the comparison is still to come"
    assert not engine.hold()
    now[0] += 1.0
    with qtbot.waitSignal(engine.told(Held)):
        assert engine.hold()
    engine.release()
