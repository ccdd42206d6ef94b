"""What is in sight may stay for a moment, and no longer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gradapp.app.views.stale_view import StaleView
from gradapp.engine.news import News


@pytest.fixture
def grace() -> Iterator[StaleView]:
    parent = QObject()
    grace = StaleView(News(), parent)
    yield grace
    grace.forgo()
    parent.deleteLater()


def test_nothing_in_sight_can_not_stay(grace: StaleView) -> None:
    assert not grace.begin()
    assert not grace.is_running


def test_what_is_in_sight_stays_until_the_moment_is_over(grace: StaleView, qtbot: QtBot) -> None:
    grace.shown()
    with qtbot.waitSignal(grace.ended):
        assert grace.begin()
        assert grace.begin()  # does not begin anew
        assert grace.is_running
    assert not grace.is_running
    assert not grace.begin()


def test_what_comes_in_time_ends_the_moment(grace: StaleView) -> None:
    grace.shown()
    grace.begin()
    grace.shown()
    assert not grace.is_running
    assert grace.begin()


def test_what_must_not_stay_goes_at_once(grace: StaleView) -> None:
    grace.shown()
    grace.begin()
    grace.forgo()
    assert not grace.is_running
    assert not grace.begin()


def test_who_shows_something_when_a_moment_ends_begins_anew(grace: StaleView, qtbot: QtBot) -> None:
    seen: list[bool] = []

    def show() -> None:
        seen.append(grace.is_running)
        grace.shown()
        if len(seen) == 1:
            assert grace.begin()

    grace.ended.connect(show)
    grace.shown()
    grace.begin()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [False, False]
    assert grace.begin(), "what was shown may stay"
