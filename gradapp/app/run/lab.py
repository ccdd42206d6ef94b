"""The Lab as it is gone through: which question is asked, and what was answered so far."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from gradapp.app.run.current_run import Bookmark, CurrentRun
from gradapp.app.run.player import Player
from gradapp.core import lab
from gradapp.core.lab.course import Course
from gradapp.core.lab.entry import Entry
from gradapp.core.problem.notebook import Problem
from gradapp.engine.news import one_change


class LabVisit(QObject):
    """Owns what a person has answered in the Lab; the run is locked while a question is open.

    Signals:
        asked: a question is going to be asked.
        answered: a question was answered, and its code goes on to where it shows.
        course_changed: something else has been answered so far.
    """

    asked = Signal()
    answered = Signal()
    course_changed = Signal()

    def __init__(
        self, current_run: CurrentRun, player: Player, parent: QObject | None = None
    ) -> None:
        """Begin outside of the Lab, with nothing answered."""
        super().__init__(parent)
        self.news = current_run.news
        self._current_run = current_run
        self._player = player
        self._course = Course()

    @property
    def entry(self) -> Entry | None:
        """The entry whose code runs; None outside the Lab."""
        return lab.entry_of(self._current_run.method)

    @property
    def course(self) -> Course:
        """What has been answered so far."""
        return self._course

    @course.setter
    def course(self, course: Course) -> None:
        self._course = course
        self.news.tell(self.course_changed)

    @one_change
    def enter(self, entry: Entry) -> None:
        """Ask the question of `entry`, about the notebook's numbers."""
        self._player.pause()
        self.news.tell(self.asked)
        self._current_run.start(Problem(), entry.method.id, is_locked=True)

    @one_change
    def come_back(self, entry: Entry, answer: int, bookmark: Bookmark) -> None:
        """Have the code of `entry`, whose question was answered, as it was left."""
        self.course = self._course.answered(entry, answer)
        self._current_run.go_back_to(bookmark, self._current_run.outside_lab)

    @Slot()
    @one_change
    def leave(self) -> None:
        """Go back to the run from which the Lab was entered."""
        self._player.pause()
        self._current_run.leave_lab()

    @Slot(int)
    @one_change
    def answer(self, index: int) -> None:
        """Take a prediction, or -1 for none, and let the code run."""
        entry, current_run = self.entry, self._current_run
        if entry is None:
            return
        self._player.pause()
        if current_run.problem != Problem():  # which is what the question was about
            current_run.start(Problem(), entry.method.id)
        self.course = self._course.answered(entry, index)
        current_run.unlock()
        current_run.seek(len(current_run.run))
        missing = entry.steps - len(current_run.run)
        if missing > 0 and current_run.stop is None:
            current_run.step(missing)
        self.news.tell(self.answered)
