"""A recording as a table: each line with what it changed, then the steps and who holds what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from gradapp.core.numbers.written import printed
from gradapp.core.own_code.messages import BACKWARD, GRAD, Backward, Line
from gradapp.core.own_code.states import (
    Collection,
    Instance,
    Module,
    Norm,
    Numbers,
    Optimizer,
    Plain,
    State,
    Tensor,
    ToldNumber,
    is_unnamed,
)
from gradapp.core.own_code.story import Step
from gradapp.core.own_code.tape import Tape
from gradapp.core.own_code.warned import help_on_warning
from gradapp.core.words import N_, Message, followed, in_a_row

_OF_PARTS: Final = (Module, Instance, Optimizer)
"""What is told part by part."""


def table(sources: Sequence[str], tape: Tape) -> Iterator[str]:
    """Yield the lines of the table."""
    recording, lines, known = tape.recording, tape.lines, _Told()
    width = min(max((len(each) for each in sources), default=0), 60)
    left = _left(tape)
    for step in tape.steps:
        if step.first < step.last:
            yield f"step {step.step}" if step.step else "before the first step"
        for index in range(step.first, step.last):
            yield from _line(lines[index], sources, width, known)
            yield from (f"{'':>6}: {each}" for each in tape.broadcasts(index + 1))
            if index in left:
                yield f"{'':>6}: {left[index]}"
    rest = recording.ends.output + recording.beside
    yield from (f"{'':>6}| {each}" for each in rest.splitlines())
    yield ""
    formats = {
        called: tensor.dtype
        for line in lines
        for called, tensor in line.tensors
        if tensor.norm is None
    }
    yield from _steps(tape.by_hand.steps if tape.by_hand else tape.steps, formats)
    yield from map(str, _said(tape))


def _said(tape: Tape) -> Iterator[Message]:
    """Yield what there is to be said of the end, and of all of it."""
    if tape.steps:
        yield from _identity(tape.steps[-1])
    yield from _anew(tape)
    for found in tape.findings:
        what = found.sentence if found.guess is None else followed(found.sentence, found.guess)
        words = N_("Trace", "found in line {line}: {what}")
        yield words.filled(line=str(found.line), what=what)


_ANEW: Final = {
    (False, False): N_(
        "Trace",
        "From step {first} on a different tensor, not computed from the one before: {names}.",
    ),
    (False, True): N_(
        "Trace",
        "In each of steps {first} to {last} a different tensor, not computed from the one "
        "before: {names}.",
    ),
    (True, False): N_(
        "Trace", "From step {first} on with new numbers, not computed from those before: {names}."
    ),
    (True, True): N_(
        "Trace",
        "In each of steps {first} to {last} with new numbers, not computed from those before: "
        "{names}.",
    ),
}
"""What is said of what begins anew: whether it is the same tensor, and in several steps."""


def _anew(tape: Tape) -> Iterator[Message]:
    """Yield from which steps on parameters begin anew, those of steps in a row at once."""
    told: list[tuple[int, int, bool, list[str]]] = []
    for (step, is_same), some in groupby(tape.anew, key=lambda each: (each.step, each.is_same)):
        names = [each.name for each in some]
        if told and told[-1][1:] == (step - 1, is_same, names):
            told[-1] = told[-1][0], step, is_same, names
        else:
            told.append((step, step, is_same, names))
    for first, last, is_same, names in told:
        words = _ANEW[is_same, first < last]
        yield words.filled(first=str(first), last=str(last), names=in_a_row(names))


def _left(tape: Tape) -> dict[int, Message]:
    """Return what left the graph by the index of the first line where it did, with its steps."""
    found: dict[Message, list[int]] = {}
    for each in tape.left:
        if each.sentence is not None:
            found.setdefault(each.sentence, []).append(each.index)
    told = {}
    for sentence, indices in found.items():
        in_steps = sorted({tape.step(index + 1) for index in indices})
        if len(in_steps) > 1:
            sentence = followed(sentence, _so_in(in_steps))
        told[indices[0]] = sentence
    return told


def _so_in(found: list[int]) -> Message:
    """Return in which steps it is so: each, or from where to where in those that follow."""
    first, last = found[0], found[-1]
    words = N_("Trace", "The same holds in {count} steps, from {first} to {last}.")
    if len(found) == last - first + 1:
        words = N_("Trace", "The same holds in steps {first} to {last}.")
    return words.filled(count=str(len(found)), first=str(first), last=str(last))


class _Told:
    """What has been told of each variable, so that only those of its parts are that changed."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], State] = {}

    def news(self, line: Line) -> Iterator[str]:
        """Yield what a line has changed, and remember it."""
        for name, state in line.changed.items():
            key = line.function, name
            for what, words in _news(name, self._told.get(key), state):
                yield f"{what} {words}"
            self._told[key] = state
        for name, state in line.outside.items():
            for what, words in _news(name, self._told.get(("", name)), state):
                yield f"{what} (outside) {words}"
            self._told["", name] = state
        for name in line.gone:
            yield f"{name} is gone"
            self._told.pop((line.function, name), None)


def _news(name: str, before: State | None, state: State) -> Iterator[tuple[str, str]]:
    """Yield what is to be said of a variable, or of each of its parts that is not what it was."""
    old, parts = _parts(before), _parts(state)
    if not isinstance(state, _OF_PARTS) or _heading(before) != _heading(state):
        yield name, f"= {_heading(state)}"
    for part, each in parts.items():
        if old.get(part) != each:
            yield from _news(f"{name}{part}", old.get(part), each)
    yield from ((f"{name}{part}", "is gone") for part in old if part not in parts)
    if isinstance(before, Optimizer) and isinstance(state, Optimizer):
        for option, value in state.settings.items():
            if option != "lr" and before.settings.get(option) != value:
                yield f"{name}, {option}", f"= {_written(value)}"


def _heading(state: State | None) -> str:
    """Return what is written of a variable as a whole."""
    match state:
        case None:
            return ""
        case Module(type=kind) | Instance(type=kind):
            return kind
        case Optimizer(type=kind, settings=settings, holds=holds):
            held = ", ".join(f"#{number}" for number in holds)
            rate = settings.get("lr")
            return f"{kind} of {held}" + (f", lr {_written(rate)}" if rate is not None else "")
        case _:
            return _written(state)


def _parts(state: State | None) -> Mapping[str, State]:
    """Return what is written of a variable part by part, by what stands behind its name."""
    match state:
        case Module(parameters=inside) | Instance(attributes=inside):
            return {f".{name}": each for name, each in inside.items()}
        case Optimizer(state=kept):
            return {f", {name}": each for name, each in kept.items()}
        case _:
            return {}


def _line(line: Line, sources: Sequence[str], width: int, known: _Told) -> Iterator[str]:
    source = sources[line.line - 1].rstrip() if 0 < line.line <= len(sources) else ""
    source = "    " * line.depth + source
    called = [str(_called(BACKWARD, each)) for each in line.backward]
    called += [str(_called(GRAD, each)) for each in line.asked]
    told = [*known.news(line), *called]
    first, *others = told or [""]
    yield f"{line.line:>5}  {source:<{width}}  {first}".rstrip()
    yield from (f"{'':>5}  {'':<{width}}  {each}" for each in others)
    yield from (f"{'':>6}| {each}" for each in line.output.splitlines())
    for category, text in line.warnings:
        words = help_on_warning(text)
        yield f"{'':>6}! {category}: {' '.join(text.split())}"
        if words is not None:
            yield f"{'':>6}! {words}"
    if line.raised:
        yield f"{'':>6}! {line.raised}"


def _called(function: str, backward: Backward) -> Message:
    words = N_("Trace", "{function} on a tensor, a graph of {nodes} node(s)", "", 0)
    if backward.on:
        words = N_("Trace", "{function} on {name}, a graph of {nodes} node(s)", "", 0)
    nodes = str(backward.nodes)
    return words.counted(backward.nodes).filled(function=function, name=backward.on, nodes=nodes)


def _written(state: State) -> str:
    match state:
        case Plain(text=text):
            return text
        case Tensor():
            return _tensor(state)
        case Module() | Instance() | Optimizer():
            inside = {part.lstrip("., "): each for part, each in _parts(state).items()}
            return f"{_heading(state)}({_all(inside)})"
        case Collection(type=kind, length=length, parts=parts):
            return f"{kind} of {length}" + (f": {_all(parts)}" if parts else "")


def _all(states: Mapping[str, State]) -> str:
    return ", ".join(f"{name} = {_written(state)}" for name, state in states.items())


def _tensor(tensor: Tensor) -> str:
    values = _numbers(tensor.values, tensor.dtype)
    if tensor.norm is not None:
        values = f"{tensor.dtype} {tensor.shape}, norm {tensor.norm}, a corner {values}"
    about = [f"#{tensor.number}", *filter(None, (tensor.layout,))]
    if tensor.grad_fn is not None:
        words = N_("Trace", "{function}, {nodes} node(s)", "", 0).counted(tensor.nodes)
        about.append(str(words.filled(function=tensor.grad_fn, nodes=str(tensor.nodes))))
    elif tensor.requires_grad:
        about.append("requires gradients")
    if tensor.grad is not None:
        grad = tensor.grad
        about.append(f".grad {_numbers(grad.numbers, grad.dtype)} {grad.layout}".rstrip())
    return f"{values} ({', '.join(about)})"


def _numbers(values: Numbers, dtype: str) -> str:
    if isinstance(values, Norm):
        return f"norm {values.norm}"
    return f"[{', '.join(_number(each, dtype) for each in values)}]"


def _number(value: ToldNumber, dtype: str) -> str:
    """Return the fewest digits that read back as a number of this format."""
    return value if isinstance(value, str) else printed(value, dtype)


def _steps(steps: Sequence[Step], formats: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each step."""
    for step in steps:
        errors = ", ".join(
            f"{each.on or 'error'} {_number(each.value, formats.get(each.on, ''))}"
            for each in step.errors
            if each.value is not None
        )
        parameters = (
            f"{name} {_numbers(values, formats.get(name, ''))}"
            f"{_gradient(step, name, formats.get(name, ''))}"
            for name, values in step.parameters.items()
        )
        told = [each for each in (errors, *parameters) if each]
        if told:
            yield "  ".join((f"step {step.step}:", *told))


def _gradient(step: Step, name: str, dtype: str) -> str:
    """Return what is written of the gradient that PyTorch keeps; nothing of one by hand."""
    if name not in step.gradients:
        return ""
    last, computed = step.gradients[name], step.computed.get(name)
    if computed is None or computed == last:
        return f" .grad {_optional(last, dtype)}"
    kept = f"{_numbers(computed, dtype)} behind backward(), {_optional(last, dtype)} in the end"
    return f" .grad {kept}"


def _optional(values: Numbers | None, dtype: str) -> str:
    return "None" if values is None else _numbers(values, dtype)


def _identity(step: Step) -> Iterator[Message]:
    held = {number for each in step.held for number in each.names if number}
    for each in step.held:
        for number, name in zip(each.holds, each.names, strict=True):
            if name and not is_unnamed(name):
                continue
            words = N_("Trace", "{name} holds tensor #{number}, which no name refers to.")
            if not name:
                words = N_(
                    "Trace", "{name} holds tensor #{number}, which no name refers to any more."
                )
            yield words.filled(name=each.optimizer, number=str(number))
    if step.held:
        for name in step.parameters:
            if name not in held:
                yield N_("Trace", "No optimizer holds {name}.").filled(name=name)
    for names in step.same:
        yield N_("Trace", "One tensor: {names}.").filled(names=in_a_row(names))
    for name, nodes in step.graphs.items():
        words = N_("Trace", "{name} keeps a graph of {nodes} node(s) alive.", "", 0)
        yield words.counted(nodes).filled(name=name, nodes=str(nodes))
