"""Comes to a state by a random way, and compares each pixel with a fresh window in that state.

The window is used for a while: problems, runs, lines, the Lab, pins, colours, text sizes, sizes,
panels, restarts. After each action, what is on the screen must be what painting all of it anew
gives. In the end a second window is opened and given the state that the first has, by the
shortest way; every panel of the two must be the same picture.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Final

import numpy as np
from msgspec import structs
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QWidget

from gradapp.app.system.application import find_icons
from gradapp.app.system.settings import Remembered, Settings
from gradapp.app.workbench import Workbench
from gradapp.core import lab
from gradapp.core.lab.course import Course
from gradapp.core.methods import METHODS
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.notebook import Problem
from gradapp.core.run import Run
from gradapp.ui.kit.scroller import Scroller
from gradapp.ui.transport.speeds import SPEEDS

PATIENCE: Final = 150.0
SIZES: Final = ((1360, 860), (1024, 700), (1100, 740), (1600, 1000), (1280, 1000), (1920, 1080))
TABS: Final = ("code", "graph", "steps", "samples", "pins")
NOWHERE: Final = (-100, -100)
LONGEST: Final = 3000
"""The most steps of a run here: what is found does not need more."""


@dataclass(frozen=True)
class State:
    """All that the picture may depend on."""

    remembered: Remembered
    size: tuple[int, int]
    close_up: bool
    problem: AnyProblem
    entry: int | None
    answer: int | None
    made: int
    stopped: bool
    cursor: int
    line: int | None
    beyond: bool
    pins: dict[int, Run]
    reference: int | None


class WayError(AssertionError):
    """A picture that depends on the way to it."""


class Bench:
    """A window, and somebody who uses it."""

    def __init__(self, settings: Settings, remembered: Remembered, size: tuple[int, int]) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.workbench = Workbench(application, settings, remembered)
        self.window = self.workbench.window
        self.window.resize(*size)
        self.workbench.show()
        self.until(lambda: self.label("engine").endswith(" ready"))  # and not “already”
        self.settle()

    def label(self, name: str) -> str:
        label = self.window.findChild(QLabel, name)
        return "" if label is None else label.text()

    def until(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, f"it does not come to rest: {self.restless()}"
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.001)

    def restless(self) -> str:
        """What is still going on, for a person to read."""
        engine, current_run = self.workbench.engine, self.workbench.current_run
        shown_run, walk = self.workbench.shown_run, self.workbench.walk
        found = {
            "busy": engine.busy,
            "engine rests": engine.rests,
            "waiting": current_run.waiting,
            "following": current_run.follows,
            "playing": self.workbench.player.playing,
            "compared": shown_run.comparison.is_complete,
            "walk": walk.is_settled,
            "frame due": shown_run.frame_is_due,
            "settled": shown_run.is_settled,
            "cursor": current_run.cursor,
            "steps": len(current_run.run),
            "stop": current_run.stop,
        }
        return f"{found}, {vars(walk)}"

    def settle(self) -> None:
        """Wait until all is computed, compared, told, laid out and painted."""
        workbench, shown_run = self.workbench, self.workbench.shown_run

        def rests() -> bool:
            engine, current_run = workbench.engine, workbench.current_run
            return engine.rests and not current_run.waiting and shown_run.is_settled

        calm, seen = 0, None
        while calm < 4:
            self.until(lambda: rests() and not workbench.player.playing)
            QCoreApplication.processEvents()
            time.sleep(0.004)
            QCoreApplication.processEvents()
            now = [len(run) for run in shown_run.comparison.runs], workbench.current_run.cursor
            calm, seen = (calm + 1 if now == seen else 0), now

    def close(self) -> None:
        self.workbench.close()  # first: a window with pins asks whether they are to be saved
        self.window.close()
        assert self.workbench.engine.shutdown()
        self.window.deleteLater()
        self.workbench.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # What is on the screen

    def on_screen(self) -> QImage:
        """Return the pixels as what painted last has left them."""
        image = self.window.screen().grabWindow(self.window.winId()).toImage()
        return image.convertToFormat(QImage.Format.Format_RGB32)

    def painted(self, widget: QWidget) -> QImage:
        """Return the pixels of painting a widget anew."""
        return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    def check_screen(self) -> None:
        QCoreApplication.sendPostedEvents()  # a message may just have gone: that is painted, too
        screen, anew = self.on_screen(), self.painted(self.window)
        if screen != anew:
            raise WayError(
                f"the screen is not what painting gives: {shown(screen, anew, self.window)}"
            )

    def pictures(self) -> dict[str, QImage]:
        """Return the whole window with each of its panels in front."""
        self.window.setFocus()
        self.window.status.clearMessage()
        pictures = {}
        for name in TABS:
            dock = self.window.docks[name]
            dock.show()
            dock.raise_()
            for scroller in self.window.findChildren(Scroller):
                scroller.verticalScrollBar().setValue(0)  # how far down is a person's choice
            self.settle()
            self.check_screen()
            pictures[name] = self.on_screen()
        return pictures

    # What the picture may depend on

    def state(self) -> State:
        workbench, current_run = self.workbench, self.workbench.current_run
        walk, entry = workbench.walk, workbench.lab.entry
        course = workbench.lab.course
        return State(
            remembered=structs.replace(workbench._to_remember(), geometry={}, docks={}),
            size=(self.window.width(), self.window.height()),
            close_up=self.window.menus.actions["close_up"].isChecked(),
            problem=current_run.problem,
            entry=None if entry is None else lab.ENTRIES.index(entry),
            answer=None if entry is None or current_run.is_locked else course.answer(entry),
            made=len(current_run.run),
            stopped=current_run.stop is not None,
            cursor=current_run.cursor,
            line=walk.line,
            beyond=walk.step > current_run.cursor,
            pins=dict(workbench.pins.pins),
            reference=workbench.pins.reference,
        )

    def take(self, state: State) -> None:
        """Come to a state by the shortest way."""
        workbench, current_run = self.workbench, self.workbench.current_run
        self.place_pins(state)
        if state.close_up:
            self.window.menus.actions["close_up"].trigger()
        if state.entry is not None:
            entry = lab.ENTRIES[state.entry]
            workbench.lab.enter(entry)
            self.settle()
            if state.answer is not None:
                workbench.lab.answer(state.answer)
                workbench.lab.course = Course(state.remembered.answers)
                self.settle()
            current_run.set_problem(state.problem)
            has_stopped = current_run.stop is not None
            if (len(current_run.run), has_stopped) > (state.made, state.stopped):
                current_run.start_afresh()
                self.settle()
        elif current_run.problem != state.problem:
            current_run.start(state.problem, state.remembered.method)
        missing = state.made + state.stopped - len(current_run.run)
        if missing > 0:
            current_run.seek(len(current_run.run))
            current_run.step(missing)
        self.settle()
        current_run.seek(state.cursor)
        self.settle()
        walk = workbench.walk
        if state.beyond:
            walk.look_beyond()
        elif walk.line is not None or walk.step != current_run.cursor:
            self.leave_line(state.cursor)
        self.settle()
        if state.line is not None:
            walk.go_to_line(state.line)
        self.settle()
        mine = self.state()
        assert told(mine) == told(state), f"{told(mine)}, not {told(state)}"
        for name in (each.name for each in fields(State) if each.name != "pins"):
            assert getattr(mine, name) == getattr(state, name), name

    def leave_line(self, cursor: int) -> None:
        """Look at the step as a whole again, as anybody does: from the step beside it."""
        current_run = self.workbench.current_run
        if len(current_run.run):
            current_run.seek(cursor - 1 if cursor else 1)
            current_run.seek(cursor)
        else:
            has_stopped = current_run.stop is not None
            current_run.start_afresh()
            if has_stopped:
                current_run.step(1)

    def place_pins(self, state: State) -> None:
        pins = self.workbench.pins
        for slot, pin in state.pins.items():
            while slot not in pins.pins:
                pins.add(pin)
        for slot in set(pins.pins) - set(state.pins):
            pins.remove(slot)
        for slot, pin in state.pins.items():
            pins.rename(slot, pin.name)
        pins.compare_with(state.reference)

    # What somebody does

    def act(self, id: str) -> None:
        action = self.window.menus.actions[id]
        if action.isEnabled():
            action.trigger()


def edit(bench: Bench, rng: random.Random) -> None:
    old = bench.workbench.current_run.problem
    if not isinstance(old, Problem):
        bench.workbench.current_run.set_problem(old.but(alpha=rng.choice((0.01, 0.02, 0.1))))
        return
    values = {
        "theta": (1.0, 0.0, -3.0, 1.5, 1e6),
        "x": (2.0, 1.0, 0.5, 0.0, -3.0),
        "y": (3.0, 2.0, 0.1, 0.0, 1e-3),
        "alpha": (0.1, 0.26, 0.125, 0.25, 0.2, 0.01, -0.1),
        "precision": ("float32", "float64"),
    }
    name = rng.choice(sorted(values))
    changes: dict[str, object] = {name: rng.choice(values[name])}
    if name == "precision":
        fields = ("theta", "x", "y", "alpha")
        changes = {each: getattr(old, each) for each in fields} | {
            "precision": type(old.precision)(str(changes["precision"]))
        }
        bench.workbench.current_run.set_problem(Problem(**changes))  # type: ignore[arg-type]
    else:
        bench.workbench.current_run.set_problem(replace(old, **changes))  # type: ignore[arg-type]


def choose_method(bench: Bench, rng: random.Random) -> None:
    bench.window.menus.ways[rng.choice(METHODS).id].trigger()


def open_example(bench: Bench, rng: random.Random) -> None:
    rng.choice(bench.window.menus.examples).trigger()


def go(bench: Bench, rng: random.Random) -> None:
    for _ in range(rng.randint(1, 4)):
        bench.act(rng.choice(["step", "step", "back", "reset", "end", "afresh"]))
        if rng.random() < 0.5:
            bench.settle()


def run(bench: Bench, rng: random.Random) -> None:
    current_run = bench.workbench.current_run
    if rng.random() < 0.5:
        current_run.seek(len(current_run.run))
        current_run.step(rng.choice([5, 12, 60, 150]))
    elif not current_run.method.uses_torch:
        # Flat out, bare Python makes a hundred thousand before anybody can look, which the other
        # ways would follow for minutes.
        current_run.seek(len(current_run.run))
        current_run.step(LONGEST)
    else:
        bench.act("run_to_stop")
        bench.until(lambda: not current_run.busy or len(current_run.run) > LONGEST)
        current_run.pause()


def play(bench: Bench, rng: random.Random) -> None:
    speed = bench.workbench.requests.speed
    bench.workbench.requests.set_speed(rng.randrange(len(SPEEDS)))
    bench.act("play")
    current_run, end = bench.workbench.current_run, time.monotonic() + 0.15
    bench.until(lambda: time.monotonic() > end or len(current_run.run) > LONGEST)
    bench.workbench.player.pause()
    bench.workbench.requests.set_speed(speed)


def seek(bench: Bench, rng: random.Random) -> None:
    bench.workbench.requests.seek(rng.randint(0, len(bench.workbench.current_run.run)))


def walk(bench: Bench, rng: random.Random) -> None:
    for _ in range(rng.randint(1, 6)):
        bench.act(rng.choice(["line_forward", "line_forward", "line_back"]))
        bench.settle()


def visit_lab(bench: Bench, rng: random.Random) -> None:
    visit = bench.workbench.lab
    entry = rng.choice(lab.ENTRIES)
    visit.enter(entry)
    bench.settle()
    if rng.random() < 0.6:
        visit.answer(rng.choice([-1, *range(len(entry.answers))]))
        bench.settle()


def leave_lab(bench: Bench, _rng: random.Random) -> None:
    bench.act("leave_lab")


def recolour(bench: Bench, rng: random.Random) -> None:
    bench.window.menus.schemes[rng.choice(["light", "dark"])].trigger()


def scale_text(bench: Bench, rng: random.Random) -> None:
    if rng.random() < 0.4:
        bench.act("text_normal")
    for _ in range(rng.randint(0, 4)):
        bench.act(rng.choice(["text_larger", "text_larger", "text_smaller"]))


def resize(bench: Bench, rng: random.Random) -> None:
    bench.window.resize(*rng.choice(SIZES))


def switch(bench: Bench, rng: random.Random) -> None:
    bench.act(rng.choice(["logarithmic", "close_up"]))


def look_at_panel(bench: Bench, rng: random.Random) -> None:
    bench.window.show_panel(rng.choice(TABS))


def pin(bench: Bench, rng: random.Random) -> None:
    pins = bench.workbench.pins
    slots = list(pins.pins)
    match rng.randrange(6):
        case 0 if slots:
            pins.remove(rng.choice(slots))
        case 1 if slots:
            pins.rename(rng.choice(slots), rng.choice(["a", "a rather long name for a run", "θ"]))
        case 2:
            pins.compare_with(rng.choice([*slots, None]))
        case _:
            bench.act("pin")


def hover(bench: Bench, rng: random.Random) -> None:
    """Move the mouse over a plot, and away."""
    plot = rng.choice([bench.window.error_curve, bench.window.parameter_curves])
    canvas = plot._canvas
    for _ in range(3):
        place = QPointF(rng.randrange(canvas.width()), rng.randrange(canvas.height()))
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            canvas.mapToGlobal(place),
            none,
            none,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(canvas, event)
        bench.settle()
        bench.check_screen()
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))


def zoom(bench: Bench, rng: random.Random) -> None:
    """Zoom in, look, and show all again."""
    canvas = bench.window.parabola._canvas
    factor = rng.choice([0.5, 2.0])
    if canvas.isVisible():  # else nobody can
        canvas.zoom(canvas.centre, factor, 0.7)
    bench.window.parameter_curves._zoom_to(rng.random() * 10, 0.4)
    bench.settle()
    bench.check_screen()
    bench.act("reset_view")


def rearrange(bench: Bench, rng: random.Random) -> None:
    """Move panels about, and put them back."""
    for _ in range(rng.randint(1, 3)):
        dock = rng.choice([*bench.window.docks.values()])
        match rng.randrange(3):
            case 0:
                dock.setFloating(not dock.isFloating())
            case 1:
                dock.toggleViewAction().trigger()
            case _:
                dock.show()
                size = rng.randint(100, 400)
                bench.window.resizeDocks([dock], [size], Qt.Orientation.Vertical)
        bench.settle()
    bench.act("reset_layout")


def open_why(bench: Bench, _rng: random.Random) -> None:
    if bench.window.menus.actions["why"].isEnabled():
        dialog = bench.workbench.shown_run.comparison.open()
        bench.settle()
        dialog.close()


ACTIONS: Final = (
    edit,
    edit,
    choose_method,
    open_example,
    go,
    go,
    run,
    play,
    seek,
    walk,
    visit_lab,
    leave_lab,
    recolour,
    scale_text,
    resize,
    switch,
    look_at_panel,
    pin,
    pin,
    hover,
    zoom,
    open_why,
    rearrange,
)


def one_round(seed: int) -> int:
    """Go one way, and compare where it leads with a fresh window."""
    rng = random.Random(seed)
    story: list[str] = []
    with usual_looks() as usual, TemporaryDirectory(prefix="gradapp-ways-") as folder:
        try:
            return _round(rng, story, usual, Path(folder))
        except Exception as error:
            told = "\n  ".join(story)
            raise WayError(f"seed {seed}: {error}\nafter\n  {told}") from error
        finally:
            for widget in QApplication.topLevelWidgets():
                widget.close()


def _round(rng: random.Random, story: list[str], usual: Callable[[], None], folder: Path) -> int:
    settings = Settings(folder / "gradapp.ini")
    bench = Bench(settings, Remembered(animate=False, scheme="light"), rng.choice(SIZES))
    for _ in range(rng.randint(4, 24)):
        if rng.random() < 0.05:
            story.append("close and reopen")
            size = bench.window.width(), bench.window.height()
            bench.close()
            usual()
            bench = Bench(settings, settings.load(), size)
            bench.window.resize(*size)
        else:
            action = rng.choice(ACTIONS)
            story.append(action.__name__)
            action(bench, rng)
        bench.settle()
        story[-1] += f"  → {told(bench.state())}"
        bench.check_screen()
    way, state = bench.pictures(), bench.state()
    bench.close()
    usual()
    fresh = Bench(Settings(folder / "fresh.ini"), state.remembered, state.size)
    fresh.take(state)
    for name, picture in fresh.pictures().items():
        if picture != way[name]:
            raise WayError(f"with “{name}” in front: {shown(way[name], picture, fresh.window)}")
    fresh.close()
    return len(story)


@contextmanager
def usual_looks() -> Iterator[Callable[[], None]]:
    """Yield what gives the application the looks that it had before.

    The mouse rests outside of every window: a button that comes to be below it is drawn so, as soon
    as Qt hears of it, which is at once in a window that opens and later in one that is there.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    find_icons()
    font, palette, flash = application.font(), application.palette(), application.cursorFlashTime()
    application.setCursorFlashTime(0)
    QCursor.setPos(*NOWHERE)

    def restore() -> None:
        application.setFont(font)
        application.setPalette(palette)

    try:
        yield restore
    finally:
        restore()
        application.setCursorFlashTime(flash)


def told(state: State) -> str:
    """Say a state in one line."""
    known = state.remembered
    problem = state.problem
    where = f"lab {state.entry + 1}, answer {state.answer}" if state.entry is not None else ""
    if isinstance(problem, Problem):
        where += f" x={problem.x} y={problem.y}"
    return (
        f"{known.method} {where} {problem.summary} {problem.start} α={problem.alpha} "
        f"{problem.precision} step {state.cursor}/{state.made} line {state.line} "
        f"{known.scheme} {known.text_scale} % {state.size} log={known.logarithmic} "
        f"close-up={state.close_up} {len(state.pins)} pins"
    )


def shown(one: QImage, other: QImage, window: QWidget | None = None) -> str:
    """Say where two pictures differ, and keep them beside each other in a file."""
    path = Path(gettempdir()) / f"gradapp-ways-{time.time_ns()}"
    for name, image in (("way", one), ("fresh", other)):
        image.save(f"{path}-{name}.png")
    if one.size() != other.size():
        return f"{one.size()} and {other.size()}, {path}-*.png"
    a, b = (pixels(image) for image in (one, other))
    rows, columns = np.nonzero((a != b).any(axis=2))
    box = columns.min(), rows.min(), columns.max(), rows.max()
    return f"{rows.size} pixels, in {box} {names(window, box)}, {path}-*.png"


def names(window: QWidget | None, box: tuple[int, int, int, int]) -> str:
    """Return what is at the first and the last corner of a difference."""
    found = []
    for x, y in (box[:2], box[2:]):
        widget = None if window is None else window.childAt(QPoint(int(x), int(y)))
        while widget is not None and not widget.objectName():
            widget = widget.parentWidget()
        found.append("" if widget is None else widget.objectName())
        dock = widget
        while dock is not None and not isinstance(dock, QDockWidget):
            dock = dock.parentWidget()
        if dock is not None:
            found[-1] += f" in {dock.windowTitle()}"
    return " … ".join(dict.fromkeys(found))


def pixels(image: QImage) -> np.ndarray:
    """Return the colours of an image, of shape (height, width, 4)."""
    bits = np.frombuffer(image.constBits(), np.uint8)
    return bits.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width(), :3]
