"""Other ways on the problem of the run, brought as far as the run has come."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gradapp.core import lab
from gradapp.core.comparison import distance
from gradapp.core.comparison.judge import Judge
from gradapp.core.methods import Method
from gradapp.core.problem import AnyProblem
from gradapp.core.run import Run
from gradapp.core.run.stop import Stop
from gradapp.core.trajectory import Floats, Trajectory
from gradapp.engine.making import Making
from gradapp.engine.messages import Compared
from gradapp.engine.pace import LOCKSTEP, MESSAGE_INTERVAL, Pace


class Comparing:
    """Makes the steps of other ways and holds all against the run, step by step.

    Owns their descents, and with them tensors and optimizers.
    """

    def __init__(
        self,
        run: int,
        problem: AnyProblem,
        methods: Sequence[Method],
        clock: Callable[[], float],
        is_called: Callable[[], bool] = lambda: False,
    ) -> None:
        """Make no step yet; ways that need torch wait for `admit_torch`.

        The first of `methods` makes the run. Beside code of the Lab, as many steps are made as show
        what it does, even where the run has fewer. There are fewer at a time where `is_called` says
        that somebody waits.
        """
        entry = lab.entry_of(methods[0])
        self._run = run
        self._problem = problem
        self._methods = methods
        self._waiting = list(methods[1:])
        self._clock = clock
        self._is_called = is_called
        self._beyond = 0 if entry is None else entry.steps
        self._others: list[Making] = []
        self._made = Trajectory(problem.columns)
        self._stop: Stop | None = None
        self._judge = Judge(problem, methods)
        self._pace = Pace()
        self._last_told = -MESSAGE_INTERVAL
        self._admit(lambda each: not each.uses_torch)

    def admit_torch(self) -> None:
        """Let the ways that need torch join in."""
        self._admit(lambda _each: True)

    def follow(self, made: Trajectory, stop: Stop | None) -> None:
        """Take in how far the run has come."""
        self._made, self._stop = made, stop

    @property
    def has_work(self) -> bool:
        """Whether they are behind the run, or what they make beyond it."""
        if self._judge.length < self._target:
            return bool(self._others)
        return any(other.behind(self._beyond) for other in self._others)

    @property
    def is_urgent(self) -> bool:
        """Whether they are so little behind that a person can take it for the same moment."""
        return self._target - self._judge.length <= LOCKSTEP

    def work(self) -> Compared | None:
        """Make some steps with each way, and compare them."""
        began = self._clock()
        judged = self._judge.length
        last = min(self._target, judged + self._pace.count)
        for other in self._others:
            if missing := other.behind(max(last, self._beyond)):
                other.make(missing)
        last -= max((other.behind(last) for other in self._others), default=0)
        own = Run(self._problem, self._methods[0], self._made.steps, self._stop)
        self._judge.judge((own, *self.runs), last)
        now = self._clock()
        self._pace.took(last - judged, now - began)
        if self.has_work and now - self._last_told < MESSAGE_INTERVAL:
            return None
        self._last_told = now
        judge = self._judge
        return Compared(self._run, self.runs, judge.length, judge.over_run, judge.proved)

    def compare_at_once(self) -> tuple[Compared | None, Exception | None]:
        """Compare what little there is, before it is told, so that both are in the same frame.

        An error in that must not keep the step from being told.
        """
        if not (self.has_work and self.is_urgent):
            return None, None
        try:
            return self.work(), None
        except Exception as error:
            return None, error

    def look_ahead(self, made: Floats | None) -> tuple[Compared, ...] | None:
        """Have each make the step that comes next, and compare it, until somebody waits.

        Args:
            made: the steps of the run with the one that comes next; None where it ends with that.

        Returns:
            What is told beside that step; None where that can't be said before.
        """
        length, began = len(self._made) + 1, self._clock()
        if length > distance.COMPARED_STEPS:
            return ()
        if self.has_work or self._waiting:
            return None
        if not self._others:
            return ()
        runs = [other.look_ahead(length) for other in self._others if not self._is_called()]
        others = tuple(run for run in runs if run is not None)
        compared = None
        if made is not None and len(others) == len(self._others):
            own, judge = Run(self._problem, self._methods[0], made), self._judge
            over_run = judge.look_ahead((own, *others))
            if over_run is not None:
                compared = (Compared(self._run, others, length, over_run, judge.proved),)
        self._pace.looked_ahead(self._clock() - began)
        return compared

    @property
    def _target(self) -> int:
        return min(len(self._made), distance.COMPARED_STEPS)

    @property
    def runs(self) -> tuple[Run, ...]:
        """What the other ways have made so far."""
        return tuple(other.run for other in self._others)

    def _admit(self, may: Callable[[Method], bool]) -> None:
        for each in [each for each in self._waiting if may(each)]:
            self._waiting.remove(each)
            self._others.append(Making(self._problem, each, self._clock, self._is_called))
