"""What a person changes is changed, and nothing else of the problem."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.player import Player
from gradapp.app.system.application import find_icons
from gradapp.app.views import requests
from gradapp.app.views.requests import Requests
from gradapp.app.views.routes import Routes
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.engine.engine import Engine
from gradapp.ui.window.main_window import MainWindow

NOTHING_USUAL = Problem(theta=0.7, x=1.3, y=2.1, alpha=0.05, precision=Precision.FLOAT64)


class Wired:
    """A window and a run, with what takes requests between them."""

    def __init__(self) -> None:
        find_icons()
        self.window = MainWindow()
        self.engine = Engine()
        self.current_run = CurrentRun(self.engine)
        self.player = Player(self.current_run)
        routes = Routes(self.window.menus.actions, self.window)
        self.requests = Requests(self.window, self.engine, self.current_run, self.player, routes)
        self.current_run.start(NOTHING_USUAL, "python")


@pytest.fixture
def wired(qtbot: QtBot) -> Iterator[Wired]:
    wired = Wired()
    qtbot.addWidget(wired.window)
    yield wired
    wired.player.pause()
    assert wired.engine.shutdown()


def test_dragging_the_ball_changes_the_start_and_nothing_else(wired: Wired) -> None:
    wired.window.parabola.theta_requested.emit(-2.0)
    assert wired.current_run.problem == replace(NOTHING_USUAL, theta=-2.0)


def test_dragging_the_learning_rate_changes_it_and_nothing_else(wired: Wired) -> None:
    wired.window.learning_rate_panel.strip.alpha_requested.emit(0.3)
    assert wired.current_run.problem == replace(NOTHING_USUAL, alpha=0.3)


def test_an_edited_problem_is_taken_as_it_is(wired: Wired) -> None:
    edited = replace(NOTHING_USUAL, y=5.0, precision=Precision.FLOAT32)
    wired.window.problem_panel.problem_edited.emit(edited)
    assert wired.current_run.problem == edited


@pytest.mark.parametrize("wish", ["set_problem", "set_method"])
def test_whichever_way_something_is_asked_for_one_place_hands_it_on(wish: str) -> None:
    views = Path(requests.__file__).parent
    texts = {path.name: path.read_text(encoding="utf-8") for path in views.glob("*.py")}
    places = {name: text.count(f"current_run.{wish}(") for name, text in texts.items()}
    assert {name: count for name, count in places.items() if count} == {"requests.py": 1}


@pytest.mark.parametrize("method", ["autograd", "optimizer", "mseloss"])
def test_a_way_is_chosen_on_any_panel_and_the_problem_stays(wired: Wired, method: str) -> None:
    window = wired.window
    for panel in (window.problem_panel, window.comparison_panel, window.pages.side_by_side):
        panel.method_chosen.emit("python")
        panel.method_chosen.emit(method)
        assert wired.current_run.method.id == method
        assert wired.current_run.problem == NOTHING_USUAL


def test_every_panel_that_has_steps_leads_to_them(wired: Wired, qtbot: QtBot) -> None:
    window = wired.window
    for _ in range(9):
        window.menus.actions["step"].trigger()
    qtbot.waitUntil(lambda: wired.current_run.cursor == 9)
    plots = (window.error_curve, window.parameter_curves)
    tables = (window.steps_panel, window.comparison_panel, window.pages.side_by_side)
    for step, panel in enumerate((*plots, *tables, window.transport), start=2):
        panel.step_requested.emit(step)
        assert wired.current_run.cursor == step


def test_why_one_field_is_refused_stays_to_be_read_when_another_is_mended(wired: Wired) -> None:
    panel, status = wired.window.problem_panel, wired.window.status
    panel.refused.emit("one")
    panel.refused.emit("another")
    panel.mended.emit("one")
    assert status.currentMessage() == "another"
    panel.mended.emit("")  # it is left
    assert status.currentMessage() == "another"
    panel.mended.emit("another")
    assert not status.currentMessage()
