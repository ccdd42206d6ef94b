"""A person's loop beside right code: the first step and line at which their numbers part."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from gradapp.core.columns import Holds
from gradapp.core.comparison.distance import distance
from gradapp.core.model.names import ERROR
from gradapp.core.numbers.precision import Precision, coarsest
from gradapp.core.numbers.written import shortest
from gradapp.core.own_code.messages import Backward, How, Line, NoNumber, error_of
from gradapp.core.own_code.recording import Recording
from gradapp.core.own_code.states import Norm, Numbers
from gradapp.core.own_code.story import Step, calls_of
from gradapp.core.run import Run
from gradapp.core.words import N_, Message, followed
from gradapp.values import dataclass

FAR: Final = 1_000
"""So many ulps are more than a few roundings make of one step."""

_WHOLE: Final = (How.FINISHED, How.EXITED)
_SAME: Final = {
    (True, False): N_(
        "Beside", "%Ln step(s) [has|have] the same bits in error, gradients and parameters.", "", 0
    ),
    (True, True): N_(
        "Beside",
        "%Ln step(s) [has|have] the same bits in error, gradients and parameters, all rounded to "
        "{precision}.",
        "",
        0,
    ),
    (False, False): N_(
        "Beside", "%Ln step(s) [has|have] the same bits in error and parameters.", "", 0
    ),
    (False, True): N_(
        "Beside",
        "%Ln step(s) [has|have] the same bits in error and parameters, all rounded to {precision}.",
        "",
        0,
    ),
}
"""What is said of loops that never part: whether it is of gradients, too; whether rounded."""
Values = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A number, or several, of one step.

    Attributes:
        name: what the code calls it.
        values: the numbers; of a large tensor its norm.
        line: the line that computed it; 0 where that is not known.
        is_norm: whether it is the norm of a large tensor.
    """

    name: str
    values: Values
    line: int = 0
    is_norm: bool = False

    @property
    def symbol(self) -> str:
        """What stands before its numbers."""
        return f"‖{self.name}‖" if self.is_norm else self.name

    def is_like(self, other: Reading) -> bool:
        """Return whether the other is of as many numbers, too, or a norm, too."""
        return (self.is_norm, len(self.values)) == (other.is_norm, len(other.values))


@dataclass(frozen=True, slots=True)
class Readings:
    """What a loop computed, step by step, whoever ran it.

    Attributes:
        precision: the format of its numbers.
        start: the parameters before the first step.
        errors: the error of each step.
        gradients: the gradients in each step, in the order of the parameters.
        after: the parameters after each step.
    """

    precision: Precision
    start: tuple[Reading, ...]
    errors: tuple[Reading, ...]
    gradients: tuple[tuple[Reading, ...], ...]
    after: tuple[tuple[Reading, ...], ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """Where two loops part.

    Attributes:
        step: the number of the step.
        line: the line of the person's code that computed the number.
        ulps: how far apart the numbers are; None where only one is a number.
    """

    step: int
    line: int
    ulps: int | None
    sentence: Message


@dataclass(frozen=True, slots=True)
class Beside:
    """How a loop compares with another.

    Attributes:
        sentences: what is to be said.
        first: where they part first; None where they do not, or can't be compared.
        is_compared: whether they could be compared.
    """

    sentences: tuple[Message, ...]
    first: Parting | None = None
    is_compared: bool = True

    @property
    def is_of_use(self) -> bool:
        """Whether both begin alike, so that it tells something of the steps."""
        return self.is_compared and (self.first is None or self.first.step > 0)


def of_recording(recording: Recording, every: Sequence[Step]) -> Readings | Message:
    """Return what a recorded loop computed in its steps, or why that can't be compared."""
    told = [each for each in every[1:] if each.errors]
    if recording.ends.how not in _WHOLE and told and told[-1] is every[-1]:
        told.pop()  # it may be without its end
    if not told:
        return N_(
            "Beside", "No complete step has a backward() in it, so there is nothing to compare."
        )
    names = [name for name in told[0].parameters if name in every[told[0].step - 1].parameters]
    lines = recording.lines
    formats = {called: tensor.dtype for line in lines for called, tensor in line.tensors}
    kinds = {formats[name] for name in names}
    if not names or not all(set(names) <= step.parameters.keys() for step in told):
        return N_("Beside", "The parameters' names change from step to step.")
    if len(kinds) != 1 or not kinds <= set(Precision):
        return N_("Beside", "The parameters are in formats other than float32 and float64.")
    calls = calls_of(told)
    errors = [error_of(each) for each in calls]
    if NoNumber.SEVERAL in errors:
        return N_("Beside", "backward() is called on something that is not one number.")
    if NoNumber.COMPLEX in errors:
        return N_("Beside", "backward() is called on a complex number.")
    start = every[told[0].step - 1].parameters
    changes = _changes(lines, names)
    readings = Readings(
        Precision(kinds.pop()),
        tuple(_reading(name, start[name]) for name in names),
        tuple(_error(step, each, lines) for step, each in zip(told, calls, strict=True) if each),
        tuple(_gradients(step, lines, names) for step in told),
        tuple(
            tuple(
                _reading(name, step.parameters[name], _changed(step, lines, changes[name]))
                for name in names
            )
            for step in told
        ),
    )
    rows = (*readings.gradients, *readings.after)
    pairs = (pair for row in rows for pair in zip(row, readings.start, strict=False))
    if not all(each.is_like(first) for each, first in pairs):
        return N_("Beside", "The parameters' shapes change from step to step.")
    return readings


def of_run(run: Run) -> Readings:
    """Return what a run of gradapp computed: a way, or a pin."""
    columns = run.columns
    error = columns.one(Holds.ERROR)
    names, rows = columns.parameters, columns.rows
    errors, gradients, after = (
        run.steps[rows(kind)].T.tolist() for kind in (Holds.ERROR, Holds.GRADIENT, Holds.AFTER)
    )
    return Readings(
        run.precision,
        tuple(
            Reading(name, (run.precision.rounded(value),))
            for name, value in zip(names, run.problem.start, strict=True)
        ),
        tuple(Reading(str(error.symbol), tuple(each)) for each in errors),
        tuple(
            _all([str(c.symbol) for c in columns.that_hold(Holds.GRADIENT)], each)
            for each in gradients
        ),
        tuple(_all(names, each) for each in after),
    )


def compare(one: Readings | Message, other: Readings | Message) -> Beside:
    """Compare a person's loop with right code.

    Parameters are matched by what they start with and how many numbers they have, whatever they
    are called, and where that does not tell them apart by their order.
    """
    for each in (one, other):
        if isinstance(each, Message):
            return Beside((each,), is_compared=False)
    assert isinstance(one, Readings)
    assert isinstance(other, Readings)
    places = _matched(one, other)
    if isinstance(places, Message):
        return Beside((places,), is_compared=False)
    precision = coarsest([one.precision, other.precision])
    is_rounded = one.precision is not other.precision
    partings = list(_partings(one, other, places, precision))
    if not partings:
        return Beside((_same(one, other, precision, is_rounded=is_rounded),))
    first = partings[0]
    far = next((each for each in partings if each.ulps is None or each.ulps > FAR), None)
    sentences = [first.sentence]
    if far is not None and far is not first:
        sentences.append(
            followed(
                N_("Beside", "They are first more than %Ln ulp(s) apart here:", "", 0).counted(FAR),
                far.sentence,
            )
        )
    if is_rounded:
        words = N_("Beside", "Numbers are {mine} here and {theirs} there: all are given as {both}.")
        sentences.append(
            words.filled(mine=str(one.precision), theirs=str(other.precision), both=str(precision))
        )
    return Beside(tuple(sentences), first)


def _same(one: Readings, other: Readings, precision: Precision, *, is_rounded: bool) -> Message:
    """Return in how many steps they are the same, and in what of them that was to be seen."""
    both = list(zip(one.gradients, other.gradients, strict=False))
    has_gradients = all(mine and theirs for mine, theirs in both)
    words = _SAME[has_gradients, is_rounded]
    told = words.counted(len(both)).filled(precision=str(precision))
    if not any(each.is_norm for each in one.start):
        return told
    return followed(told, N_("Beside", "Of large tensors only the norms are compared."))


def _matched(one: Readings, other: Readings) -> list[int] | Message:
    """Return which parameter of the other stands for each, or why none does."""
    mine, theirs = len(one.start), len(other.start)
    if mine != theirs:
        words = N_(
            "Beside", "They can't be compared: %Ln parameter(s) here, {theirs} there.", "", 0
        )
        return words.counted(mine).filled(theirs=theirs)
    left = list(range(theirs))
    places = []
    for told in one.start:
        alike = [each for each in left if other.start[each].is_like(told)]
        same = [each for each in alike if other.start[each].values == told.values]
        if not alike:
            words = N_(
                "Beside", "They can't be compared: nothing there has the shape of {name} here."
            )
            return words.filled(name=told.name)
        places.append((same or alike)[0])
        left.remove(places[-1])
    return places


def _partings(
    one: Readings, other: Readings, places: Sequence[int], precision: Precision
) -> Iterator[Parting]:
    """Yield where numbers differ, as they are computed: error, gradients, parameters."""
    rows = [(0, one.start, [other.start[place] for place in places])]
    for step in range(min(len(one.errors), len(other.errors))):
        rows.append((step + 1, (one.errors[step],), [other.errors[step]]))
        gradients = other.gradients[step]
        if one.gradients[step] and gradients:
            rows.append((step + 1, one.gradients[step], [gradients[place] for place in places]))
        rows.append((step + 1, one.after[step], [other.after[step][place] for place in places]))
    for step, mine, theirs in rows:
        found = [
            each
            for told, right in zip(mine, theirs, strict=True)
            if (each := _parting(step, told, right, precision)) is not None
        ]
        if found:
            yield min(found, key=lambda each: each.line)


def _parting(step: int, told: Reading, right: Reading, precision: Precision) -> Parting | None:
    for mine, theirs in zip(told.values, right.values, strict=True):
        ulps = distance(mine, theirs, precision)
        if ulps == 0:
            continue
        words = N_("Beside", "In step {step} they part in line {line}:")
        if not step:
            words = N_("Beside", "They start apart:")
        elif not told.line:
            words = N_("Beside", "They part in step {step}:")
        where = words.filled(step=step, line=str(told.line))
        what = _what(told, right, mine, theirs, ulps, precision)
        return Parting(step, told.line, ulps, followed(where, what))
    return None


def _what(
    told: Reading,
    right: Reading,
    mine: float,
    theirs: float,
    ulps: int | None,
    precision: Precision,
) -> Message:
    words = N_("Beside", "{name} is {mine} here and {theirs} there.")
    if ulps is not None:
        words = N_(
            "Beside", "{name} is {mine} here and {theirs} there, %Ln ulp(s) apart.", "", 0
        ).counted(ulps)
    name = told.symbol if told.name == right.name else f"{told.symbol} ({right.symbol})"
    return words.filled(
        name=name, mine=shortest(mine, precision), theirs=shortest(theirs, precision)
    )


def _all(names: Sequence[str], values: Sequence[float]) -> tuple[Reading, ...]:
    return tuple(Reading(name, (value,)) for name, value in zip(names, values, strict=True))


def _reading(name: str, numbers: Numbers, line: int = 0) -> Reading:
    if isinstance(numbers, Norm):
        return Reading(name, (float(numbers.norm),), line, is_norm=True)
    return Reading(name, tuple(map(float, numbers)), line)


def _error(step: Step, error: Backward, lines: Sequence[Line]) -> Reading:
    assert error.value is not None
    inside = lines[step.first : step.last]
    calls = [line.backward + line.asked for line in inside]
    last = next(at for at, some in enumerate(calls) if any(each is error for each in some))
    at = [line.line for line in inside[: last + 1] if error.on in line.changed]
    name = error.on or ERROR
    return Reading(name, (float(error.value),), (at or [inside[last].line])[-1])


def _gradients(step: Step, lines: Sequence[Line], names: Sequence[str]) -> tuple[Reading, ...]:
    """Return the gradients that backward() left; nothing where one of them is not there."""
    called = [at for at in range(step.first, step.last) if lines[at].backward]
    if not called:
        return ()
    line = lines[max((at for at in called if at < step.turn), default=called[-1])].line
    found = [step.computed.get(name) for name in names]
    return tuple(
        _reading(f"{name}.grad", each, line)
        for name, each in zip(names, found, strict=True)
        if each is not None and None not in found
    )


def _changes(lines: Sequence[Line], names: Sequence[str]) -> Mapping[str, list[int]]:
    """Return the indexes of the lines that changed each parameter."""
    before: dict[str, object] = {}
    changes: dict[str, list[int]] = {name: [] for name in names}
    for index, line in enumerate(lines):
        for each, tensor in line.tensors:
            held = tensor.values, tensor.norm
            if each in changes and before.get(each) != held:
                before[each] = held
                changes[each].append(index)
    return changes


def _changed(step: Step, lines: Sequence[Line], changes: Sequence[int]) -> int:
    """Return the line of a step that changed a parameter last; its last one, if none did."""
    place = bisect_left(changes, step.turn)
    index = changes[place - 1] if place else -1
    return lines[index if index >= step.first else step.turn - 1].line
