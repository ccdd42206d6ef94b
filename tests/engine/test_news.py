"""What is told is told when a change is whole, in one order for all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from gradapp.engine.news import News, one_change


class Stack(QObject):
    """Two numbers that are to be equal whenever somebody looks."""

    changed = Signal(int)
    emptied = Signal()

    def __init__(self, news: News) -> None:
        super().__init__()
        self.news = news
        self.left = self.right = 0

    @one_change
    def set(self, number: int) -> int:
        self.left = number
        self.news.tell(self.changed, number)
        self.right = number
        return number

    @one_change
    def empty(self) -> None:
        self.set(0)
        self.news.tell(self.emptied)

    @one_change
    def fail(self) -> None:
        self.set(1)
        raise ValueError("no")


@pytest.fixture
def stack(qtbot: QtBot) -> Stack:
    return Stack(News())


def test_nothing_is_told_in_the_middle_of_a_change(stack: Stack) -> None:
    seen: list[tuple[int, int]] = []
    stack.changed.connect(lambda _number: seen.append((stack.left, stack.right)))
    assert stack.set(3) == 3
    assert seen == [(3, 3)]


def test_all_hear_of_one_change_before_anybody_hears_of_the_next(stack: Stack) -> None:
    heard: list[str] = []

    def first(number: int) -> None:
        heard.append(f"first {number}")
        if number == 1:
            stack.set(2)
            assert (stack.left, stack.right) == (2, 2), "it is done at once"

    stack.changed.connect(first)
    stack.changed.connect(lambda number: heard.append(f"second {number}"))
    stack.set(1)
    assert heard == ["first 1", "second 1", "first 2", "second 2"]


def test_what_follows_from_a_change_is_told_before_what_was_waiting(stack: Stack) -> None:
    heard: list[str] = []

    def follow(number: int) -> None:
        heard.append(f"changed {number}")
        if number == 0:
            stack.set(5)

    stack.changed.connect(follow)
    stack.emptied.connect(lambda: heard.append("emptied"))
    stack.empty()
    assert heard == ["changed 0", "changed 5", "emptied"]


def test_a_change_that_fails_half_way_keeps_nothing_back_for_later(stack: Stack) -> None:
    heard: list[int] = []
    stack.changed.connect(heard.append)
    with pytest.raises(ValueError, match="no"):
        stack.fail()
    assert heard == [1]
    stack.set(2)
    assert heard == [1, 2]


def test_objects_that_share_their_news_are_one_change(stack: Stack) -> None:
    other = Stack(stack.news)
    seen: list[int] = []
    stack.changed.connect(lambda _number: seen.append(other.right))
    with stack.news:
        stack.set(1)
        other.set(4)
        assert seen == []
    assert seen == [4]
