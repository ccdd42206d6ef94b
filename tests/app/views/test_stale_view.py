"""What is in sight may stay for a moment, and no longer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gradapp.app.views.stale_view import StaleView
from gradapp.engine.news import News


@pytest.fixture
def view() -> Iterator[StaleView]:
    parent = QObject()
    view = StaleView(News(), parent)
    yield view
    view.forgo()
    parent.deleteLater()


def test_nothing_in_sight_can_not_stay(view: StaleView) -> None:
    assert not view.begin()
    assert not view.is_running


def test_what_is_in_sight_stays_until_the_moment_is_over(view: StaleView, qtbot: QtBot) -> None:
    view.shown()
    with qtbot.waitSignal(view.ended):
        assert view.begin()
        assert view.begin()  # does not begin anew
        assert view.is_running
    assert not view.is_running
    assert not view.begin()


def test_what_comes_in_time_ends_the_moment(view: StaleView) -> None:
    view.shown()
    view.begin()
    view.shown()
    assert not view.is_running
    assert view.begin()


def test_what_must_not_stay_goes_at_once(view: StaleView) -> None:
    view.shown()
    view.begin()
    view.forgo()
    assert not view.is_running
    assert not view.begin()


def test_who_shows_something_when_a_moment_ends_begins_anew(view: StaleView, qtbot: QtBot) -> None:
    seen: list[bool] = []

    def show() -> None:
        seen.append(view.is_running)
        view.shown()
        if len(seen) == 1:
            assert view.begin()

    view.ended.connect(show)
    view.shown()
    view.begin()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [False, False]
    assert view.begin(), "what was shown may stay"
