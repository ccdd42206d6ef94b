"""What crosses between the GUI thread and the worker: frozen, and never a tensor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gradapp.core.comparison.judge import OverRun
from gradapp.core.comparison.proved import Proofs
from gradapp.core.problem import AnyProblem
from gradapp.core.recording.recorded_step import RecordedStep
from gradapp.core.run import Run
from gradapp.core.run.recipe import Recipe
from gradapp.core.run.stop import Stop
from gradapp.core.trajectory import Floats
from gradapp.core.words import Message
from gradapp.values import dataclass

if TYPE_CHECKING:
    from gradapp.core.sweep import Outcome


class Command:
    """What is asked of the worker."""

    __slots__ = ()


class BackgroundCommand(Command):
    """What is asked of the worker beside the run; both sides count them."""

    __slots__ = ()


class Notice:
    """What the worker tells."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class LoadTorch(Command):
    """Import and warm up PyTorch, so that the ways that need it can start."""


@dataclass(frozen=True, slots=True)
class Start(Command):
    """Begin run number `run`; it forgets the run before.

    Attributes:
        others: the ids of the ways that the run is to be compared with.
    """

    serial: int
    run: int
    problem: AnyProblem
    method_id: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extend(Command):
    """Make steps until run number `run` has `length` of them, or stops.

    Attributes:
        is_known: whether it is the one step of which `NextStep` has told.
    """

    serial: int
    run: int
    length: int
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Pause(Command):
    """Make no more steps of run number `run` than have been made."""

    serial: int
    run: int


@dataclass(frozen=True, slots=True)
class Hold(Command):
    """Send the steps of run number `run` made so far, and rest until `Release`."""

    run: int


@dataclass(frozen=True, slots=True)
class Release(Command):
    """Go on with run number `run`."""

    run: int


@dataclass(frozen=True, slots=True)
class Record(Command):
    """Run step number `step` of run number `run` again and tell line by line what happens."""

    run: int
    step: int


@dataclass(frozen=True, slots=True)
class RecordAll(Command):
    """Tell the set-up and a step line by line, of run `run` and of all it is compared with."""

    run: int
    step: int


@dataclass(frozen=True, slots=True)
class StartSweep(BackgroundCommand):
    """Begin sweep number `sweep` over learning rates; it forgets the sweep before."""

    sweep: int
    problem: AnyProblem
    method_id: str


@dataclass(frozen=True, slots=True)
class CancelSweep(BackgroundCommand):
    """Forget the sweep."""


@dataclass(frozen=True, slots=True)
class SetRace(BackgroundCommand):
    """Have these make as many steps as the run has, whichever run that is, and nobody else.

    Attributes:
        race: the number of the race.
        racers: who makes steps beyond those that there are; what is known of those that raced
            before is kept.
    """

    race: int
    racers: tuple[Recipe, ...]


@dataclass(frozen=True, slots=True)
class Remake(BackgroundCommand):
    """Make runs again while the run rests; those asked for before by the same are forgotten."""

    wanted: tuple[Recipe, ...]
    asker: str = "pins"


@dataclass(frozen=True, slots=True)
class StepsMade(Notice):
    """All steps of a run up to now.

    They are a view of what the worker keeps: copying megabytes would stop the window, and steps
    that have been made never change.

    Attributes:
        run: the number of the run they belong to.
        serial: the newest command that had been obeyed.
        made: all steps, as in `Run.steps`.
        stop: why the run has ended, if it has.
        idle: whether the run now waits for a command.
        rests: whether nothing is left to do in the background either; else `Rested` follows.
        asked: how many commands of the background had been obeyed.
    """

    run: int
    serial: int
    made: Floats
    stop: Stop | None
    idle: bool
    rests: bool
    asked: int = 0


@dataclass(frozen=True, slots=True)
class NextStep(Notice):
    """All that is told once one step more is asked for, made before: who asks need not wait.

    It leaves what is done in the background as it is. It is of no use after another command than
    that of `steps`, or after one of the background.

    Attributes:
        run: the number of the run.
        steps: what is told then of the run.
        compared: what is told beside that, if anything.
    """

    run: int
    steps: StepsMade
    compared: Compared | None = None

    @property
    def length(self) -> int:
        """How many steps the run has with it."""
        return int(self.steps.made.shape[1])


@dataclass(frozen=True, slots=True)
class Recorded(Notice):
    """What happens in a step of run number `run`; or else a sentence that says why not."""

    run: int
    step: int
    recorded_step: RecordedStep | None
    sentence: Message | None = None


@dataclass(frozen=True, slots=True)
class AllRecorded(Notice):
    """What happens in a step of run number `run` and of those it is compared with.

    Attributes:
        run: the number of the run.
        step: the step that was asked for.
        recorded_steps: of each that has come so far, the set-up and the step, if they can be told.
    """

    run: int
    step: int
    recorded_steps: tuple[RecordedStep, ...]


@dataclass(frozen=True, slots=True)
class Compared(Notice):
    """How the steps of run number `run` compare with other ways on the same problem.

    Attributes:
        run: the number of the run.
        others: the runs of the other ways, as far as they have come.
        length: how many steps of the run have been compared.
        over_run: what there is to say about these.
        proved: whether what differs in them does so by rounding alone: a row for each compared
            column, filled up to `length`.
    """

    run: int
    others: tuple[Run, ...]
    length: int
    over_run: OverRun | None
    proved: Proofs


@dataclass(frozen=True, slots=True)
class Swept(Notice):
    """What has become of further learning rates in sweep number `sweep`.

    Attributes:
        sweep: the number of the sweep.
        outcomes: those that were not told before.
        done: how many are known by now.
        ended: whether this is the last message of the sweep.
        sentence: why it has ended, if that is not because all are known.
    """

    sweep: int
    outcomes: tuple[Outcome, ...]
    done: int
    ended: bool
    sentence: Message | None = None


@dataclass(frozen=True, slots=True)
class Raced(Notice):
    """What those who race have made, in the order in which they were asked for."""

    race: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Remade(Notice):
    """A run that was asked for, as far as it goes."""

    wanted: Recipe
    run: Run


@dataclass(frozen=True, slots=True)
class Held(Notice):
    """The worker rests because it was told to, and has told of all steps made."""

    run: int


@dataclass(frozen=True, slots=True)
class Rested(Notice):
    """Nothing is left to do, neither of the run nor in the background, whichever run that is.

    Attributes:
        asked: how many commands of the background had been obeyed.
    """

    asked: int


@dataclass(frozen=True, slots=True)
class TorchLoaded(Notice):
    """All ways can run now."""

    version: str


@dataclass(frozen=True, slots=True)
class TorchMissing(Notice):
    """PyTorch can't be imported; `sentence` says why."""

    sentence: Message


@dataclass(frozen=True, slots=True)
class Failed(Notice):
    """The worker met an error it did not expect and gave up run number `run`, and nothing else."""

    run: int
    serial: int
    error: BaseException
