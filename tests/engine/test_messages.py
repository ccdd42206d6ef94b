"""What crosses between the threads arrives as it was sent, whatever class a signal says it has."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from gradapp.core.problem.notebook import Problem
from gradapp.engine.messages import (
    Command,
    Compared,
    Extend,
    Notice,
    Record,
    Recorded,
    Start,
    StartSweep,
    StepsMade,
    Swept,
)
from gradapp.engine.worker import Worker
from tests.waiting import until

pytestmark = pytest.mark.usefixtures("qapp")


class Line(QObject):
    """This thread's end of the line to a worker in another thread."""

    command = Signal(Command)

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.sent: list[Notice] = []
        self.heard: list[Notice] = []
        self.sending: set[QThread] = set()
        self.hearing: set[QThread] = set()
        worker.told.connect(self.note, Qt.ConnectionType.DirectConnection)
        worker.told.connect(self.hear, Qt.ConnectionType.QueuedConnection)
        self.command.connect(worker.obey, Qt.ConnectionType.QueuedConnection)

    def note(self, messages: tuple[Notice, ...]) -> None:
        self.sent += messages
        self.sending.add(QThread.currentThread())

    @Slot(tuple)
    def hear(self, messages: tuple[Notice, ...]) -> None:
        self.heard += messages
        self.hearing.add(QThread.currentThread())

    def has_heard(self, kind: type[Notice]) -> bool:
        return any(isinstance(message, kind) for message in self.heard)


@pytest.fixture
def thread() -> Iterator[QThread]:
    thread = QThread()
    yield thread
    thread.quit()
    assert thread.wait()


def test_messages_arrive_in_this_thread_as_they_were_sent_in_the_other(thread: QThread) -> None:
    worker = Worker()
    worker.moveToThread(thread)
    line = Line(worker)
    thread.finished.connect(worker.deleteLater)
    thread.start()
    line.command.emit(Start(1, 1, Problem(), "python", ("wrong_factor",)))
    line.command.emit(Extend(2, 1, 3))
    line.command.emit(Record(1, 2))
    line.command.emit(StartSweep(1, Problem(x=0.0), "python"))
    for kind in (StepsMade, Compared, Recorded, Swept):
        until(lambda kind=kind: line.has_heard(kind))  # type: ignore[misc]
    until(lambda: len(line.heard) == len(line.sent))
    assert all(heard is sent for heard, sent in zip(line.heard, line.sent, strict=True))
    assert line.sending == {thread}
    assert line.hearing == {QThread.currentThread()}
    last = [message for message in line.heard if isinstance(message, StepsMade)][-1]
    assert (last.run, last.serial, last.made.shape[1]) == (1, 2, 3)
    thread.quit()
    assert thread.wait()  # then it has deleted the worker, which this one must not


def test_a_command_that_has_crossed_is_kept_by_nobody(thread: QThread) -> None:
    worker = Worker()
    worker.moveToThread(thread)
    line = Line(worker)
    thread.finished.connect(worker.deleteLater)
    thread.start()
    command = Record(1, 0)
    before = sys.getrefcount(command)
    line.command.emit(Start(1, 1, Problem(), "python"))
    for _ in range(20):
        line.command.emit(command)
    until(lambda: sum(isinstance(each, Recorded) for each in line.heard) == 20)
    until(lambda: sys.getrefcount(command) == before)
