"""Mistakes about which tensor a name means: the optimizer holds another, or it was computed."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from gradapp.core.own_code.messages import Call, How
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.timeline import Change, Event, Meaning, Timeline
from gradapp.core.own_code.syntax import names_in
from gradapp.core.words import N_

NO_LEAF = "is not a leaf Tensor is being accessed"
NO_GRAPH = "does not require grad and does not have a grad_fn"


def other_tensor(timeline: Timeline) -> Iterator[Finding]:
    """Yield a name that means another tensor than the one the optimizer was given."""
    reached, steps = timeline.concerned(Call.BACKWARD), timeline.calls(Call.STEP)
    held = timeline.concerned(Call.STEP)
    left_out = {number for number in reached - held if timeline.is_parameter(number)}
    for (function, name), past in timeline.meanings.items() if left_out else ():
        for step in steps:
            now = timeline.meaning(function, name, step.index)
            if now in left_out:
                found = _renamed(timeline, name, past, step, now)
                if found is not None:
                    yield found
                    return
    if left_out:
        yield from _unreached(timeline, steps, reached)


def _renamed(
    timeline: Timeline, name: str, past: list[Meaning], step: Event, now: int
) -> Finding | None:
    for meant in past:
        if meant.number in step.tensors and not timeline.names(meant.number, step.index):
            given = next(each for each in past if each.number == now)
            words = N_(
                "Findings",
                "step() in line {line} moves nothing that {name} means: the optimizer holds the "
                "tensor of line {made}, and line {given} gave the name {name} to another one.",
            ).filled(
                line=str(step.line),
                name=name,
                made=str(timeline.made[meant.number]),
                given=str(given.line),
            )
            return Finding(given.line, step.index, words, "other_tensor")
    return None


def _unreached(
    timeline: Timeline, steps: list[Event], reached: frozenset[int]
) -> Iterator[Finding]:
    by_hand = timeline.concerned(Change.MOVED)
    if reached <= by_hand:
        return
    on = {each.on for each in timeline.calls(Call.BACKWARD)}
    left_out = sorted(reached - by_hand - timeline.concerned(Call.STEP) - on)
    for step in steps:
        is_unknown = not any(timeline.names(number, step.index) for number in step.tensors)
        if step.tensors and is_unknown and not step.tensors & reached:
            words = N_(
                "Findings",
                "step() in line {line} moves nothing: no backward() reaches a tensor that the "
                "optimizer holds, and no name refers to one of them.",
            ).filled(line=str(step.line))
            yield Finding(step.line, step.index, words, "other_tensor")
            return
        if step.tensors and left_out and not (step.used or step.tensors & reached):
            name, held = (
                timeline.called_in(step.index, each) for each in (left_out[0], min(step.tensors))
            )
            words = N_(
                "Findings",
                "step() in line {line} moves nothing: backward() finds a gradient for {name}, but "
                "the optimizer holds {held}.",
            )
            if name == held:
                words = N_(
                    "Findings",
                    "step() in line {line} moves nothing: backward() finds a gradient for {name}, "
                    "but the optimizer holds the tensor of line {made}, which was called so, too.",
                ).filled(made=str(timeline.made[min(step.tensors)]))
            filled = words.filled(line=str(step.line), name=name, held=held)
            yield Finding(step.line, step.index, filled, "other_tensor")
            return


def no_leaf(timeline: Timeline) -> Iterator[Finding]:
    """Yield a tensor that has no gradient, since it was computed: under an old name, or a new."""
    for index, line in enumerate(timeline.lines):
        if any(NO_LEAF in text for _, text in line.warnings):
            yield _made_anew(timeline, index - 1) or _computed(timeline, index)
            return
    ends = timeline.recording.ends
    if ends.how == How.RAISED and NO_GRAPH in ends.message:
        found = _made_anew(timeline, len(timeline.lines) - 1)
        if found is not None:
            yield found


def _made_anew(timeline: Timeline, index: int) -> Finding | None:
    """Return where the name of a leaf was given to what was computed from it."""
    reached = timeline.concerned(Call.BACKWARD)
    for (function, name), past in timeline.meanings.items():
        now = timeline.meaning(function, name, index)
        tensor = timeline.tensors.get(now)
        if tensor is None or (tensor.is_leaf and tensor.requires_grad):
            continue
        place = max(i for i, each in enumerate(past) if each.index <= index)
        before = past[place - 1].number if place else 0
        if before in reached and not timeline.names(before, index):
            words = N_(
                "Findings",
                "Line {line} gives the name {name} to a new tensor, which is not a leaf that "
                "requires gradients: backward() keeps none for it.",
            ).filled(line=str(past[place].line), name=name)
            return Finding(past[place].line, past[place].index, words, "new_theta")
    return None


def renamed_in_vain(timeline: Timeline) -> Iterator[Finding]:
    """Yield a line as ``p = p - 0.1 * p.grad`` in a loop over parameters, which all stay."""
    loops = [each for each in timeline.nodes if isinstance(each, ast.For)]
    kept_on = {line for loop in loops for line in _used_on(loop)}
    updates = [e for e in filter(None, map(_renaming, timeline.nodes)) if e[0] not in kept_on]
    for line, name in updates if timeline.is_over else ():
        kept: list[tuple[int, int]] = []
        for index, recorded in enumerate(timeline.lines):
            before = timeline.meaning(recorded.function, name, index - 1)
            if recorded.line == line and timeline.is_parameter(before):
                if timeline.meaning(recorded.function, name, index) == before:
                    return
                own = recorded.function
                others = _elsewhere(timeline, before, len(timeline.lines), own, name)
                if not others or before in timeline.changes:
                    return  # it is used no more, or moved elsewhere
                if _is_given_back(timeline, own, name):
                    return
                kept.append((index, before))
        if len(kept) > 1 and {number for _, number in kept} & timeline.concerned(Call.BACKWARD):
            index, number = kept[0]
            own = timeline.lines[index].function
            words = N_(
                "Findings",
                "Line {line} gives the name {name} to a new tensor, and {parameter} stays as it "
                "was: it never moves.",
            )
            parameter = _elsewhere(timeline, number, index, own, name)[0]
            if parameter == name:
                words = N_(
                    "Findings",
                    "Line {line} gives the name {name} to a new tensor in {function}() alone, and "
                    "outside {name} stays as it was: it never moves.",
                ).filled(function=own)
            filled = words.filled(line=str(line), name=name, parameter=parameter)
            advice = N_("Findings", "Change it in place, under torch.no_grad(): {name} -= …")
            yield Finding(line, index, filled, "", advice.filled(name=name))
            return


def _elsewhere(timeline: Timeline, number: int, index: int, function: str, name: str) -> list[str]:
    """Return the names of a tensor behind a line, but for one in a function: others come first."""
    names = [each for each in timeline.names(number, index) if each != name]
    is_outside = function and timeline.meaning("", name, index) == number
    return [*names, name] if is_outside else names


def _is_given_back(timeline: Timeline, function: str, name: str) -> bool:
    """Return whether a function returns a name, and is called for what it returns."""
    passed = {id(node.value) for node in timeline.nodes if isinstance(node, ast.Expr)}
    return any(
        isinstance(node, ast.FunctionDef)
        and node.name == function
        and any(isinstance(e, ast.Return) and e.value and name in names_in(e.value) for e in within)
        for node in timeline.nodes
        for within in [[*ast.walk(node)]]
    ) and any(
        isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] == function
        and id(node) not in passed
        for node in timeline.nodes
    )


def _used_on(loop: ast.For) -> Iterator[int]:
    """Yield the lines of a loop's body that rename something which is read behind, as if kept."""
    for place, node in enumerate(loop.body):
        renamed = _renaming(node)
        behind = [each for later in loop.body[place + 1 :] for each in ast.walk(later)]
        of_grad = {
            id(each.value)
            for each in behind
            if isinstance(each, ast.Attribute) and each.attr == "grad"
        }
        if renamed and any(
            isinstance(each, ast.Name)
            and isinstance(each.ctx, ast.Load)
            and each.id == renamed[1]
            and id(each) not in of_grad
            for each in behind
        ):
            yield renamed[0]


def _renaming(node: ast.AST) -> tuple[int, str] | None:
    """Return the line and the name of what is given what its gradient leads to."""
    match node:
        case ast.Assign(
            targets=[ast.Name(id=name)], value=ast.BinOp(left=ast.Name(id=same), right=step)
        ) if name == same and f"{name}.grad" in ast.unparse(step):
            return node.lineno, name
    return None


def _computed(timeline: Timeline, index: int) -> Finding:
    line = timeline.lines[index].line
    words = N_(
        "Findings",
        "Line {line} reads the .grad of a tensor that was computed, and so is not a leaf: "
        "backward() keeps none for it.",
    )
    return Finding(line, index, words.filled(line=str(line)), "no_leaf")


EVERY = (other_tensor, no_leaf, renamed_in_vain)
