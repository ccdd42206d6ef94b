"""What a person asks for while something else is on its way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction

from gradapp.core import lab
from gradapp.core.problem import Problem
from tests.journeys.conftest import Person

BOUNCES = Problem(theta=1.0, x=1.0, y=2.0, alpha=1.0)


@pytest.mark.parametrize("method_id", ["python", "autograd", "optimizer", "mseloss"])
def test_another_problem_right_after_a_line_in_a_run_at_full_speed_leaves_nothing_busy(
    window: Person, method_id: str
) -> None:
    session, engine = window.desktop.session, window.desktop.engine
    session.start(BOUNCES, method_id)
    window.sees(lambda: window.desktop.presenter.is_settled)
    window.keys("Ctrl+End")
    window.sees(lambda: len(session.trajectory) > 5 and engine.busy)
    window.keys("Down", "Ctrl+N")
    assert session.problem == Problem()
    window.sees(lambda: not engine.busy and window.desktop.presenter.is_settled)
    assert window.cursor == 0
    window.press("Step")
    assert window.reads("θ") == pytest.approx(1.4)


@pytest.mark.parametrize("method_id", ["python", "mseloss"])
def test_a_lab_entry_can_be_chosen_and_left_while_a_frame_waits_for_the_worker(
    window: Person, monkeypatch: pytest.MonkeyPatch, method_id: str
) -> None:
    session, presenter, engine = (
        window.desktop.session,
        window.desktop.presenter,
        window.desktop.engine,
    )
    enter = window.window.lab_actions[lab.ENTRIES[0].method.id]
    for action in (enter, window.window.actions_by_id["leave_lab"]):
        session.start(BOUNCES, method_id if action is enter else session.method.id)
        session.step(3)
        window.sees(lambda: session.cursor == 3 and presenter.is_settled)
        _once_a_frame_waits(window, monkeypatch, action)
        session.run_until_stop()
        window.sees(lambda action=action: session.method.is_of_lab is (action is enter))
        window.sees(lambda: not engine.busy and presenter.is_settled)


def _once_a_frame_waits(window: Person, monkeypatch: pytest.MonkeyPatch, action: QAction) -> None:
    """Trigger `action` when the worker has just been asked to rest for a frame."""
    engine = window.desktop.engine
    hold = engine.hold

    def hold_and_trigger() -> bool:
        if not (engine.busy and hold()):
            return False
        monkeypatch.setattr(engine, "hold", hold)
        QTimer.singleShot(0, action.trigger)
        return True

    monkeypatch.setattr(engine, "hold", hold_and_trigger)
