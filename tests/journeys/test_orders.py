"""What a person asks for while something else is on its way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction

from gradapp.core import lab
from gradapp.core.problem.notebook import Problem
from tests.journeys.conftest import Person
from tests.waiting import held_back

BOUNCES = Problem(theta=1.0, x=1.0, y=2.0, alpha=1.0)


@pytest.mark.parametrize("method_id", ["python", "autograd", "optimizer", "mseloss"])
def test_another_problem_right_after_a_line_in_a_run_at_full_speed_leaves_nothing_busy(
    window: Person, method_id: str
) -> None:
    current_run, engine = window.workbench.current_run, window.workbench.engine
    current_run.start(BOUNCES, method_id)
    window.sees(lambda: window.workbench.shown_run.is_settled)
    with held_back(engine, steps=6):
        window.keys("Ctrl+End")
        window.sees(lambda: len(current_run.run) > 5 and engine.busy)
        window.keys("Down", "Ctrl+N")
    assert current_run.problem == Problem()
    window.sees(lambda: not engine.busy and window.workbench.shown_run.is_settled)
    assert window.cursor == 0
    window.press("Step")
    assert window.reads("θ") == pytest.approx(1.4)


@pytest.mark.parametrize("method_id", ["python", "mseloss"])
def test_a_lab_entry_can_be_chosen_and_left_while_a_frame_waits_for_the_worker(
    window: Person, monkeypatch: pytest.MonkeyPatch, method_id: str
) -> None:
    current_run, shown_run, engine = (
        window.workbench.current_run,
        window.workbench.shown_run,
        window.workbench.engine,
    )
    enter = window.window.menus.lab_entries[lab.ENTRIES[0].method.id]
    for action in (enter, window.window.menus.actions["leave_lab"]):
        current_run.start(BOUNCES, method_id if action is enter else current_run.method.id)
        current_run.step(3)
        window.sees(lambda: current_run.cursor == 3 and shown_run.is_settled)
        _once_a_frame_waits(window, monkeypatch, action)
        with held_back(engine, steps=4):
            current_run.run_until_stop()
            window.sees(lambda action=action: current_run.is_in_lab is (action is enter))
        window.sees(lambda: not engine.busy)
        # The run that is come back to has as many steps as the machine had made by then. Comparing
        # the last of them takes minutes where PyTorch makes a hundred a second.
        current_run.seek(3)
        window.sees(lambda: shown_run.is_settled)
        assert current_run.cursor == (0 if action is enter else 3)


def _once_a_frame_waits(window: Person, monkeypatch: pytest.MonkeyPatch, action: QAction) -> None:
    """Trigger `action` when a frame has just been begun while the worker makes steps."""
    engine = window.workbench.engine
    hold = engine.hold

    def hold_and_trigger() -> bool:
        if not engine.busy:
            return False
        monkeypatch.setattr(engine, "hold", hold)
        QTimer.singleShot(0, action.trigger)
        return hold()

    monkeypatch.setattr(engine, "hold", hold_and_trigger)
