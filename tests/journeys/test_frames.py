"""What a frame does, counted in calls of functions: what a step changes, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from gradapp.app.views import comparison
from gradapp.core.comparison import distance
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.notebook import Problem
from tests.calls import Calls
from tests.person import Person
from tests.waiting import until

BOUNCING = Problem(alpha=0.25)
PROBLEMS = {
    "the notebook's": BOUNCING,
    "samples": GALLERY[0][1],
    "Adam": next(each[1] for each in GALLERY if each[1].rule.name == "Adam"),
}
ONCE = ("linspace", "compile", "parse", "unparse", "analyse")


def begin(window: Person, problem: AnyProblem, steps: int) -> None:
    """Make a run, and have everything about it on the screen."""
    window.set_up(problem=problem)
    current_run = window.workbench.current_run
    current_run.step(steps)
    window.sees(lambda: current_run.cursor == steps)
    for at in range(steps - 10, steps - 4):  # as they were seen by whoever has come there
        current_run.seek(at)
        settle(window)


def settle(window: Person) -> None:
    """Wait until nothing is left to be done, by the worker neither."""
    window.settles()
    QApplication.processEvents()


def frame(window: Person, step: int) -> Calls:
    """Return what is called for the frame of a step of which nothing was on the screen."""
    settle(window)
    shown_run = window.workbench.shown_run

    def draw() -> None:
        window.workbench.current_run.seek(step)
        shown_run._draw()
        shown_run._frames._timer.stop()  # this is the frame that was asked for
        QApplication.processEvents()

    return Calls(draw)


@pytest.mark.parametrize("name", PROBLEMS)
def test_what_belongs_to_a_problem_or_a_run_is_not_worked_out_again_for_each_step(
    window: Person, name: str
) -> None:
    begin(window, PROBLEMS[name], 60)
    frames = [frame(window, step) for step in (30, 34, 39)]
    # What is called with the same values in each of them is looked up; it is no work.
    same = set.intersection(*(set(each.below) for each in frames))
    work = {call: max(each.below[call] for each in frames) for call in same}
    most = min(each.count for each in frames) / 100
    assert {code.co_qualname: n for (code, _), n in work.items() if n > most} == {}
    for module, function in {each for frame in frames for each in frame.functions}:
        assert not module.startswith("gradapp.core.theory"), function
        assert function not in ONCE, module


def test_a_frame_in_which_nothing_has_changed_paints_and_writes_nothing(window: Person) -> None:
    begin(window, BOUNCING, 60)
    frame(window, 30)
    again = frame(window, 30)
    names = {name for _, name in again.functions}
    assert "ShownRun._draw" in names
    assert {each for each in names if "paintEvent" in each or "setText" in each} == set()
    assert not {module for module, _ in again.functions if module.startswith("gradapp.core.equa")}


class Painted(QObject):
    """Notes which widgets are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            parent = watched.parent()
            inside = "" if parent is None else f"{parent.objectName()} "
            self.names.add(f"{inside}{watched.objectName()}")
        return False


def test_a_frame_paints_what_shows_the_step_and_nothing_around_it(window: Person) -> None:
    begin(window, BOUNCING, 60)
    frame(window, 50)  # which has been told, as the next
    settle(window)
    painted, application = Painted(), QApplication.instance()
    assert application is not None
    application.installEventFilter(painted)
    called = frame(window, 51)
    application.removeEventFilter(painted)
    assert painted.names == {
        "errorPerStep errorPerStepCanvas",
        "thetaPerStep thetaPerStepCanvas",
        "error_plot error_curve",
        "error numbers",
        "gradient numbers",
        "gradient result",
        "update numbers",
        "update result",
        "transport scrubber",
        " position",
        " step",
        "comparison_panel ways_table",
        "variables qt_scrollarea_viewport",
        "output qt_scrollarea_viewport",
    }
    names = {name for _, name in called.functions}
    around = {"instead", "EquationsView._place_hint", "ComparisonPanel._colour"}
    behind = {"StepsTable.steps_are_new", "StepsTable.dataChanged", "GraphView.show_graph"}
    assert not names & (around | behind)


@pytest.mark.parametrize("problem", [BOUNCING, GALLERY[0][1]], ids=["parabola", "plane"])
def test_a_frame_within_a_step_paints_the_picture_of_the_step_alone(
    window: Person, problem: AnyProblem
) -> None:
    begin(window, problem, 60)
    player = window.workbench.player
    player.set_animated(True)
    for progress in (
        0.78,
        0.79,
        0.8,
    ):  # the ball is on its way, and its equation has come into sight
        settle(window)

        def draw(progress: float = progress) -> None:
            player._set_progress(progress)
            QApplication.processEvents()

        moved = Calls(draw)
    painted = {name: n for (_, name), n in moved.functions.items() if name.endswith("paintEvent")}
    assert painted == {"Canvas.paintEvent": 1}
    assert not {module for module, _ in moved.functions if module.startswith("gradapp.core.equa")}
    player.finish_step()
    player.set_animated(False)


def test_a_frame_and_a_key_are_no_more_work_at_a_hundred_thousand_steps(
    window: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (distance, comparison):  # or else PyTorch makes as many, to compare them
        monkeypatch.setattr(module, "COMPARED_STEPS", 100)
    frames, keys = [], []
    for steps in (500, 100_000):
        begin(window, BOUNCING, steps)
        frames.append(frame(window, steps - 4).count)
        keys.append(min(_key(window, steps + made) for made in range(3)))
    assert frames[1] <= 1.1 * frames[0]
    assert keys[1] <= 1.1 * keys[0]
    assert keys[1] <= 2 * frames[1]


def _key(window: Person, last: int) -> int:
    """Return how much is called from → at the last step until the next is drawn, in one frame."""
    current_run, frames = window.workbench.current_run, window.workbench.shown_run._frames
    current_run.seek(last)
    settle(window)
    drawn: list[int] = []

    def note() -> None:
        drawn.append(current_run.cursor)

    def press() -> None:
        window.keys("Right")
        until(lambda: last + 1 in drawn)  # which calls nothing, however often it is looked after

    frames.due.connect(note)  # behind who draws
    called = Calls(press)
    frames.due.disconnect(note)
    assert called.functions["gradapp.app.views.run", "ShownRun._draw"] == 1
    ours = (n for (module, _), n in called.functions.items() if module.startswith("gradapp"))
    return sum(ours)
