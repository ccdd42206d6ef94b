"""Work in a thread of its own: it tells how far it is, and ends when it is given up."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gradapp.core.words import N_, SayingError
from gradapp.engine.job import Job

Told = Callable[[float], None]


def done(job: Job, qtbot: QtBot) -> Job:
    with qtbot.waitSignal(job.finished):
        job.start()
    job.wait()
    return job


def test_it_is_done_in_another_thread_and_tells_each_percent_once(qtbot: QtBot) -> None:
    where: list[int] = []
    told: list[int] = []

    def work(tell: Told) -> None:
        where.append(threading.get_ident())
        for thousandth in range(1001):
            tell(thousandth / 1000)

    owner = QObject()
    job = Job(work, owner)
    job.progressed.connect(told.append)
    assert done(job, qtbot).is_done
    assert where[0] != threading.get_ident()
    assert told == [*range(1, 101)]
    assert job.error is None


def test_what_can_not_be_done_is_said(qtbot: QtBot) -> None:
    owner = QObject()

    def refuses(_: Told) -> None:
        raise SayingError(N_("Export", "The disk is full."))

    def has_no_room(_: Told) -> None:
        raise MemoryError

    for work, words in ((refuses, "The disk is full."), (has_no_room, "memory")):
        job = done(Job(work, owner), qtbot)
        assert not job.is_done
        assert words in str(job.error)


def test_given_up_it_ends_at_the_next_word_and_nothing_is_done(qtbot: QtBot) -> None:
    owner = QObject()
    begun = threading.Event()

    def work(tell: Told) -> None:
        begun.set()
        while True:
            tell(0.5)

    job = Job(work, owner)
    job.start()
    assert begun.wait(60)
    job.end()
    assert not job.isRunning()
    assert not job.is_done
    assert job.error is None


def test_a_fault_is_told_to_whoever_listens_for_faults(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: heard.append(kind))
    owner = QObject()
    job = done(Job(lambda _: [][0], owner), qtbot)
    assert heard == [IndexError]
    assert not job.is_done
