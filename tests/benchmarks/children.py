"""The measurements themselves, each in a process of its own; prints its figures as JSON."""

from __future__ import annotations

import time

STARTED = time.perf_counter()

import json  # noqa: E402
import sys  # noqa: E402
from itertools import islice  # noqa: E402
from operator import truediv  # noqa: E402
from typing import Any  # noqa: E402


def _when_painted(widget: Any, then: Any) -> None:
    """Call `then` as soon as the events that first paint `widget` are done."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Filter(QObject):
        def eventFilter(self, watched: Any, event: Any) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, then)
            return False

    widget.kept = Filter(widget)
    widget.installEventFilter(widget.kept)


def bare_start() -> dict[str, float]:
    """Import PySide6 and pyqtgraph, show one plot; then import torch and make an optimizer."""
    import pyqtgraph as pg
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    plot = pg.PlotWidget()
    plot.resize(1360, 860)
    plot.plot([0, 1, 2], [0, 1, 4])
    figures: dict[str, float] = {}

    def painted() -> None:
        figures["paint"] = time.perf_counter() - STARTED
        begun = time.perf_counter()
        import torch

        torch.optim.SGD([torch.tensor([1.0], requires_grad=True)], 0.1)
        figures["torch"] = time.perf_counter() - begun
        app.quit()

    _when_painted(plot.viewport(), painted)
    plot.show()
    app.exec()
    return figures


def _workbench() -> tuple[Any, Any]:
    """Return application and desktop, put together as the real command does it."""
    import gc
    import tempfile
    from pathlib import Path

    from gradapp.app.system.qt_import import import_qt

    gc.disable()
    import_qt()
    from gradapp.app.system.application import make_application
    from gradapp.app.system.garbage import GarbageCollector
    from gradapp.app.system.settings import Remembered, Settings
    from gradapp.app.workbench import Workbench
    from gradapp.engine.messages import TorchLoaded

    application = make_application()
    folder = tempfile.TemporaryDirectory(prefix="gradapp-bench-")
    settings = Settings(Path(folder.name) / "settings.json")
    workbench = Workbench(application, settings, Remembered(animate=False))
    workbench.folder = folder
    workbench.garbage = GarbageCollector(application)
    workbench.garbage.freeze()
    workbench.engine.told(TorchLoaded).connect(workbench.garbage.freeze)
    return application, workbench


def our_start() -> dict[str, float]:
    """Open the window; PyTorch is loaded after its first paint."""
    application, workbench = _workbench()
    from gradapp.engine.messages import TorchLoaded

    figures: dict[str, float] = {}
    begun = [0.0]

    def painted() -> None:
        begun[0] = time.perf_counter()
        figures["paint"] = begun[0] - STARTED

    def loaded() -> None:
        figures["torch"] = time.perf_counter() - begun[0]
        application.quit()

    _when_painted(workbench.window.parabola._canvas, painted)
    workbench.engine.told(TorchLoaded).connect(loaded)
    workbench.show()
    application.exec()
    workbench.close()
    return figures


def _open() -> tuple[Any, Any]:
    """Return application and desktop with the window open and PyTorch loaded."""
    application, workbench = _workbench()
    from PySide6.QtCore import QEventLoop

    from gradapp.engine.messages import TorchLoaded

    loop = QEventLoop()
    workbench.engine.told(TorchLoaded).connect(loop.quit)
    workbench.show()
    loop.exec()
    return application, workbench


def _wait(application: Any, condition: Any) -> None:
    from PySide6.QtCore import QEventLoop

    while not condition():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _plain_loop(method: Any, problem: Any, seconds: float) -> float:
    """Return the steps a second of a loop that does nothing but keep the three values."""
    kept: list[tuple[float, float, float]] = []
    made = 0
    with method.default_dtype(problem):
        steps = method.start(problem)
        begun = time.perf_counter()
        while time.perf_counter() - begun < seconds:
            if method.uses_torch:
                for error, gradient, theta in islice(steps, 500):
                    kept.append((error.item(), gradient.item(), theta.item()))
                made += 500
            else:
                for error, gradient, theta in islice(steps, 20_000):
                    kept.append((error, gradient, theta))
                made += 20_000
            if len(kept) > 1_000_000:
                kept.clear()
        return made / (time.perf_counter() - begun)


def _engine_rate(application: Any, workbench: Any, seconds: float) -> float:
    """Return the steps a second of the engine while the window shows them.

    They are counted from one message to another: between two of them, nobody knows how many more
    there are.
    """
    current_run = workbench.current_run
    told: list[tuple[float, int]] = []

    def count() -> None:
        if len(current_run.run) > 100:
            told.append((time.perf_counter(), len(current_run.run)))

    current_run.steps_added.connect(count)
    current_run.run_until_stop()
    _wait(
        application,
        lambda: (told and told[-1][0] - told[0][0] > seconds) or current_run.stop is not None,
    )
    current_run.steps_added.disconnect(count)
    current_run.pause()
    _wait(application, lambda: not workbench.engine.busy)
    (begun, before), (ended, after) = told[0], told[-1]
    return (after - before) / (ended - begun)


def engine() -> dict[str, dict[str, float]]:
    """Measure every way in the engine with the window open, and in a plain loop."""
    application, workbench = _open()
    from gradapp.core.methods import METHODS
    from gradapp.core.problem.notebook import Problem

    problem = Problem(alpha=0.25)  # bounces for ever
    figures = {
        method.id: _by_turns(application, workbench, method, problem, _plain_loop, 11)
        for method in METHODS
    }
    workbench.close()
    return figures


def _by_turns(
    application: Any, workbench: Any, method: Any, problem: Any, plain_loop: Any, turns: int
) -> dict[str, float]:
    """Return the engine's steps a second, those of a plain loop, and the ratio of the two.

    The plain loop is one as a person runs it: nothing is made or compared in the background, and
    Python collects garbage when it likes, which in the window's process has its own times.
    """
    import gc
    from statistics import median

    def alone() -> float:
        workbench.current_run.start(problem, method.id)
        _settle(application)
        gc.enable()
        rate: float = plain_loop(method, problem, 0.25)
        gc.disable()
        return rate

    ours, plain, ratios = [], [], []
    for _ in range(turns):  # short ones: a machine that slows down slows both
        before = alone()
        ours.append(_engine_rate(application, workbench, 0.5))
        plain.append((before + alone()) / 2)
        ratios.append(ours[-1] / plain[-1])
    return {"engine": median(ours), "plain": median(plain), "ratio": median(ratios)}


def _frame_time(application: Any, workbench: Any, method: str, steps: int) -> float:
    """Return the median milliseconds of the GUI thread for a frame in which everything changes.

    Nothing else runs meanwhile, so its processor time is the frame, whatever the machine does.
    """
    from statistics import median

    from gradapp.core.problem.notebook import Problem

    current_run = workbench.current_run
    current_run.start(Problem(alpha=0.25), method)
    current_run.step(steps)
    _wait(application, lambda: current_run.cursor == steps)
    _settle(application)
    times = []
    for i in range(150):
        begun = time.thread_time()
        current_run.seek(steps - 1 - i % 60)
        workbench.shown_run._steps_are_new = True
        workbench.shown_run._draw()
        workbench.shown_run._frames._timer.stop()
        application.processEvents()
        times.append(1000 * (time.thread_time() - begun))
    return median(times[20:])


def _settle(application: Any) -> None:
    for _ in range(10):
        application.processEvents()


def _rest(milliseconds: int) -> None:
    """Let both threads do what they have to do; QTest.qWait keeps the interpreter to itself."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _bare_frame_time(application: Any) -> float:
    """Return the median milliseconds for showing other curves in three plots without anything."""
    from statistics import median

    import numpy as np
    import pyqtgraph as pg

    window = pg.GraphicsLayoutWidget()
    window.resize(1000, 700)
    curves = [window.addPlot(row=row, col=0).plot() for row in range(3)]
    window.show()
    times = []
    for i in range(150):
        begun = time.thread_time()
        for curve in curves:
            curve.setData(np.arange(500), np.sin(np.arange(500) + i))
        application.processEvents()
        times.append(1000 * (time.thread_time() - begun))
    window.close()
    return median(times[20:])


class _Keys:
    """Presses a key for step after step, and takes the time until each is painted."""

    def __init__(self, application: Any, workbench: Any) -> None:
        from PySide6.QtCore import QEvent, QObject, QTimer

        canvas = workbench.window.parabola._canvas

        class Painted(QObject):
            """Knows which step was painted last, and when.

            A timer of no time waits until all is painted that the step has changed. This one is
            started before those of the application that wait for that, too: what these do, as
            having the worker record the step, keeps no one waiting who looks at it. The lines of
            the step are painted when they are recorded, which is not measured.
            """

            step, at = -1, 0.0

            def __init__(self) -> None:
                super().__init__()
                self.painting = -1
                self.timer = QTimer(self)
                self.timer.setSingleShot(True)
                self.timer.timeout.connect(self.end)

            def eventFilter(self, watched: Any, event: Any) -> bool:
                if event.type() == QEvent.Type.Paint:
                    values = workbench.window.parabola._values
                    self.painting = -1 if values is None else values.step
                return False

            def end(self) -> None:
                self.step, self.at = self.painting, time.perf_counter()

        self._application, self._workbench = application, workbench
        self._painted = Painted()
        canvas.installEventFilter(self._painted)
        shown_run = workbench.shown_run
        shown_run._frames.due.disconnect(shown_run._draw)
        shown_run._frames.due.connect(self._painted.timer.start)
        shown_run._frames.due.connect(shown_run._draw)

    def times(self, method: str, steps: int, count: int) -> list[float]:
        """Return the milliseconds from each of so many keys to the painted step it makes."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        from gradapp.core.problem.notebook import Problem

        current_run, window = self._workbench.current_run, self._workbench.window
        current_run.start(Problem(alpha=0.25), method)
        current_run.step(steps)
        _wait(self._application, lambda: current_run.cursor == steps)
        _rest(300)
        times = []
        for wanted in range(steps + 1, steps + 1 + count):
            _settle(self._application)
            begun = time.perf_counter()
            QTest.keyClick(window, Qt.Key.Key_Right)
            _wait(self._application, lambda wanted=wanted: self._painted.step >= wanted)
            times.append(1000 * (self._painted.at - begun))
            _rest(33)
        return times


def _percentile(times: list[float], share: float) -> float:
    return sorted(times)[int(share * len(times))]


def frames() -> dict[str, float]:
    """Measure frames at two lengths, and the way from a key to a painted step."""
    application, workbench = _open()
    from statistics import median

    few, bare, many = [], [], []
    for _ in range(9):  # in turn: whatever else the machine does slows down all three
        few.append(_frame_time(application, workbench, "python", 500))
        bare.append(_bare_frame_time(application))
        many.append(_frame_time(application, workbench, "python", 1_000_000))
    figures = {"few": median(few), "bare": median(bare), "many": median(many)}
    figures["few_ratio"] = median(map(truediv, few, bare))
    figures["many_ratio"] = median(map(truediv, many, few))
    workbench.window.activateWindow()  # keys go to the window that is active
    keys = _Keys(application, workbench)
    for name, method, steps, first in (
        ("long", "python", 100_000, 100_000),
        ("told", "autograd", 205, 5),
    ):
        taken, usual, ratios = [], [], []
        for _ in range(8):  # in turn, too
            usual.append(_frame_time(application, workbench, method, steps))
            times = keys.times(method, first, 25)
            usual.append(_frame_time(application, workbench, method, steps))
            taken += times
            ratios += [2 * each / sum(usual[-2:]) for each in times]
        figures[name], figures[f"key_{name}"] = median(usual), _percentile(taken, 0.95)
        figures[f"key_{name}_ratio"] = _percentile(ratios, 0.95)
    workbench.close()
    return figures


def flat_out() -> dict[str, dict[str, float]]:
    """Measure the frames of a run that is followed as fast as it goes.

    A frame is from the moment it is due until the window, with everything in it, is painted.
    """
    application, workbench = _open()
    from PySide6.QtCore import QEvent, QObject, QTimer

    from gradapp.core.problem.notebook import Problem

    class Frames(QObject):
        """Times frames: the events that paint are handled before a timer's of no time."""

        def __init__(self) -> None:
            super().__init__()
            self.times: list[float] = []
            self.due = 0.0
            self.painted = 0
            self.timer = QTimer(self)
            self.timer.setSingleShot(True)
            self.timer.timeout.connect(self.end)

        def eventFilter(self, watched: Any, event: Any) -> bool:
            self.painted += event.type() == QEvent.Type.Paint
            return False

        def begin(self) -> None:
            self.due, self.painted = time.perf_counter(), 0

        def drawn(self) -> None:
            self.timer.start()

        def end(self) -> None:
            if self.painted:
                self.times.append(1000 * (time.perf_counter() - self.due))

    figures = {}
    clock = workbench.shown_run._frames
    for method in ("python", "autograd", "optimizer"):
        frames = Frames()
        workbench.window.parabola._canvas.installEventFilter(frames)
        clock._timer.timeout.disconnect()
        clock._timer.timeout.connect(frames.begin)
        clock._timer.timeout.connect(clock._begin)
        clock.due.connect(frames.drawn)
        seconds = 0.0
        # Some 150 frames: of fewer than a hundred, the 99th percentile would be the worst one.
        # Way 1 comes to the most steps that are kept in two seconds.
        for length in [1.6] * 20 if method == "python" else [32.0]:
            workbench.current_run.start(Problem(alpha=0.25), method)
            _wait(application, lambda: not workbench.shown_run.frame_is_due)
            _settle(application)  # the frame that shows another run belongs to none
            begun = time.perf_counter()
            _engine_rate(application, workbench, length)
            seconds += time.perf_counter() - begun
        clock.due.disconnect(frames.drawn)
        times = sorted(frames.times)
        figures[method] = {
            "frame_99": times[int(0.99 * len(times))],
            "frame": times[len(times) // 2],
            "rate": len(times) / seconds,
        }
    workbench.close()
    return figures


def tracing() -> dict[str, dict[str, float]]:
    """Measure the milliseconds of a recorded step, all it needs included, and of a plain one."""
    from statistics import median

    from gradapp.core.methods import METHODS
    from gradapp.core.problem.notebook import Problem
    from gradapp.core.recording.recorder import record
    from gradapp.core.run.descent import Descent

    problem = Problem(alpha=0.25)
    figures = {}
    for method in METHODS:
        thetas = Descent(problem, method).advance(300)[0].tolist()
        recorded, plain = [], []
        with method.default_dtype(problem):
            steps = method.start(problem)
            for step in range(2, 300):
                begun = time.perf_counter()
                next(steps)
                between = time.perf_counter()
                record(method, problem, step, thetas[step - 2])
                recorded.append(1000 * (time.perf_counter() - between))
                plain.append(1000 * (between - begun))
        figures[method.id] = {"recorded": median(recorded[20:]), "plain": median(plain[20:])}
    return figures


def sweep() -> dict[str, dict[str, float]]:
    """Measure sweeps in their window, and as many steps as they made in plain loops.

    The slow one has a learning rate just above 1/x² two hundred times: none of them ends before
    its ten thousand steps are made.
    """
    from statistics import median

    application, workbench = _open()
    from gradapp.core import sweep as core
    from gradapp.core.problem.notebook import Problem
    from gradapp.core.registry import method

    usual = core._alphas

    def slow(_one_step: float, divergence: float) -> tuple[float, ...]:
        return tuple(divergence * (1 + 1e-7 * k) for k in range(1, core.COUNT + 1))

    figures = {}
    workbench.current_run.start(Problem(), "python")
    workbench.sweep.open()
    for name, id, alphas, rounds in (
        ("usual", "python", usual, 5),
        ("slow", "python", slow, 5),
        ("autograd", "autograd", usual, 1),
    ):
        core._alphas = alphas
        workbench.current_run.start(Problem(), id)
        _wait(application, lambda: workbench.sweep.is_settled)
        whole = core.Sweep(Problem(), method(id))
        while not whole.finished:
            whole.advance(1)
        ours, plain = [], []
        for _ in range(rounds):
            plain.append(whole.steps / _plain_loop(method(id), Problem(alpha=0.25), 0.5))
            begun = time.perf_counter()
            workbench.sweep._start()
            _wait(application, lambda: workbench.sweep.is_settled)
            ours.append(time.perf_counter() - begun)
        figures[name] = {"ours": median(ours), "plain": median(plain), "steps": whole.steps}
    core._alphas = usual
    workbench.close()
    return figures


def _rss() -> int:
    import gc

    import psutil

    gc.collect()
    return int(psutil.Process().memory_info().rss)


def bare_memory() -> dict[str, int]:
    """Return the memory of the imports alone, with a plot shown and an optimizer made."""
    import pyqtgraph as pg
    from PySide6 import QtSvg  # noqa: F401
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    plot = pg.PlotWidget()
    plot.show()
    import torch

    torch.optim.SGD([torch.tensor([1.0], requires_grad=True)], 0.1)
    app.processEvents()
    return {"rss": _rss()}


def our_memory() -> dict[str, int]:
    """Return the memory of the application with so many steps."""
    application, workbench = _open()
    from gradapp.core.problem.notebook import Problem

    steps = int(sys.argv[2])
    workbench.current_run.start(Problem(alpha=0.25), "python")
    workbench.current_run.step(steps)
    _wait(application, lambda: workbench.current_run.cursor == steps)
    _settle(application)
    figures = {"rss": _rss()}
    workbench.close()
    return figures


def _kept_loop(method: Any, problem: Any, seconds: float) -> float:
    """Return the steps a second of a loop of the program's text that keeps what it yields."""
    kept: list[tuple[float, ...]] = []
    with method.default_dtype(problem):
        steps = method.start(problem)
        begun = time.perf_counter()
        while time.perf_counter() - begun < seconds:
            made = islice(steps, 100)
            if method.uses_torch:
                for error, gradient, new in made:
                    values = (error.item(), *(g.item() for g in gradient), *(p.item() for p in new))
                    kept.append(values)
            else:
                for error, gradient, new in made:
                    kept.append((error, *gradient, *new))
        return len(kept) / (time.perf_counter() - begun)


def _fit(slope: float, **options: Any) -> Any:
    """Return a line through 100 samples: a problem of two parameters."""
    from gradapp.core.problem.data import Data
    from gradapp.core.problem.fit import Fit

    x = tuple(each / 50 - 1 for each in range(100))
    y = tuple(slope * each + 0.25 * (i % 5) for i, each in enumerate(x))
    return Fit("w*x + b", Data(("x",), (x,), y), alpha=0.001, **options)


def rules() -> dict[str, dict[str, float]]:
    """Measure every rule in every way with the window open, and plain loops of the same texts."""
    application, workbench = _open()
    from gradapp.core.rules.table import rule
    from gradapp.core.writing.ways import ways

    figures = {}
    for name in ("sgd", "momentum", "adagrad", "rmsprop", "adam", "adamw"):
        chosen = rule("sgd", momentum=0.9) if name == "momentum" else rule(name)
        problem = _fit(2.0, rule=chosen)
        for method in ways(problem):
            known = _by_turns(application, workbench, method, problem, _kept_loop, 7)
            figures[f"{name}, {method.id}"] = known
    workbench.close()
    return figures


def problems() -> dict[str, dict[str, float]]:
    """Measure the milliseconds until a new problem is painted, and until another rule's step is.

    Every problem is one that was not there before; the first of all is told apart, as it imports
    what writes programs and draws lines of equal error.
    """
    from statistics import median

    application, workbench = _open()
    from PySide6.QtCore import QEvent, QObject

    from gradapp.core.rules.table import rule
    from gradapp.ui.plane import ground

    current_run, window = workbench.current_run, workbench.window
    usual, slopes = ground.contours, iter(range(2, 1000))

    class Painted(QObject):
        """Sees the step at which the plane is painted."""

        step: int | None = None

        def eventFilter(self, watched: Any, event: Any) -> bool:
            if event.type() == QEvent.Type.Paint:
                self.step = current_run.cursor
            return False

    painted = Painted()
    window.plane._canvas.installEventFilter(painted)

    def shown(problem: Any, step: int) -> float:
        painted.step, begun = None, time.perf_counter()
        current_run.set_problem(problem)
        _wait(application, lambda: painted.step == step)
        _settle(application)  # all else of the frame
        taken = 1000 * (time.perf_counter() - begun)
        _rest(300)
        return taken

    first = shown(_fit(1.5), 0)
    lines, bare = [], []
    for _ in range(9):
        ground.contours = lambda *_: []
        bare.append(shown(_fit(float(next(slopes))), 0))
        ground.contours = usual
        lines.append(shown(_fit(float(next(slopes))), 0))
    problem = _fit(2.0)
    shown(problem, 0)
    current_run.step(100)
    _wait(application, lambda: current_run.cursor == 100)
    _rest(500)
    rules = [
        shown(problem.but(rule=rule(name)), 100)
        for name in ("adam", "sgd", "rmsprop", "adagrad", "adamw")
    ]
    momentum = [
        shown(problem.but(rule=rule("sgd", momentum=share, nesterov=is_ahead)), 100)
        for share, is_ahead in ((0.5, False), (0.5, True), (0.3, False), (0.3, True))
    ]
    batches = [
        shown(problem.but(batch=size, shuffle_seed=seed), 0)
        for size, seed in ((1, None), (10, None), (10, 7), (50, None), (50, 7))
    ]
    workbench.close()
    return {
        "lines": {"first": first, "ours": median(lines), "bare": median(bare)},
        "rule": {"slowest": max(rules), "median": median(rules)},
        "momentum": {"slowest": max(momentum), "median": median(momentum)},
        "batches": {"slowest": max(batches), "median": median(batches)},
    }


_LINEAR_ADAM = """\
import time, torch
X = torch.linspace(-1, 1, 20).reshape(-1, 1)
Y = 2 * X + 1 + 0.1 * torch.randn(20, 1)
model = torch.nn.Linear(1, 1)
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
loss_fn = torch.nn.MSELoss()
began = time.process_time()
for epoch in range(300):
    prediction = model(X)
    loss = loss_fn(prediction, Y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(epoch, loss.item())
print(time.process_time() - began)
"""
_LARGE = """\
import time, torch
w = torch.ones(1_000_000, requires_grad=True)
optimizer = torch.optim.SGD([w], 0.1)
began = time.process_time()
for step in range(30):
    E = (w * w).sum()
    optimizer.zero_grad()
    E.backward()
    optimizer.step()
print(time.process_time() - began)
"""


def own_code() -> dict[str, dict[str, float]]:
    """Measure what it costs to record a loop of one's own, and how soon it begins.

    Costs are milliseconds of processor time a line, of which a plain run of the same text needs
    some, too. Memory is what this process takes for all that is recorded.
    """
    import subprocess
    from statistics import median

    from gradapp.core.own_code.limits import Limits
    from gradapp.core.own_code.messages import Line
    from gradapp.host.process import record
    from gradapp.host.session import ProcessSession
    from gradapp.host.warm import Warm

    limits = Limits(seconds=300.0)
    figures: dict[str, dict[str, float]] = {}
    for name, text in (("linear_adam.py", _LINEAR_ADAM), ("a million numbers", _LARGE)):
        ours, plain = [], []
        for _ in range(3):
            command = [sys.executable, "-c", text]
            said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            recording = record(text, "own.py", limits)
            count = len(recording.lines) / 1000
            plain.append(float(said.splitlines()[-1]) / count)
            ours.append(float(recording.lines[-1].output) / count)
        figures[name] = {"ours": median(ours), "plain": median(plain)}

    def begins_after(warm: Warm) -> float:
        lines: list[float] = []
        session = ProcessSession(
            _LINEAR_ADAM,
            "own.py",
            limits,
            lambda heard: lines.append(time.perf_counter()) if isinstance(heard, Line) else None,
            warm,
        )
        begun = time.perf_counter()
        session.run()
        return lines[0] - begun

    cold, ready = [], []
    for _ in range(3):
        for times, is_ready in ((cold, False), (ready, True)):
            warm = Warm()
            if is_ready:
                warm.prepare()
                waiting = _memory_at_rest()
            times.append(begins_after(warm))
            warm.close()
    figures["begins"] = {"warm": median(ready), "cold": median(cold), "memory": waiting}
    before = _rss()
    recording = record(_LINEAR_ADAM.replace("300", "10**9"), "own.py", limits)
    figures["memory"] = {"lines": len(recording.lines), "bytes": _rss() - before}
    return figures


def _memory_at_rest() -> int:
    """Return what the process that waits takes once it has imported all that it wants to."""
    import psutil

    (process,) = psutil.Process().children()
    memory = -1
    while memory != process.memory_info().rss or memory < 150_000_000:
        memory = int(process.memory_info().rss)
        time.sleep(1.0)
    return memory


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]]()))
