"""Mistakes that PyTorch itself speaks of, in an exception or a warning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradapp.core.own_code.messages import Call, How
from gradapp.core.own_code.mistakes.carried import TWICE, goes_further_back
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.identity import NO_GRAPH, no_leaf
from gradapp.core.own_code.mistakes.in_vain import never_told
from gradapp.core.own_code.mistakes.timeline import Timeline
from gradapp.core.words import N_, Message

_RAISED = (
    (
        "leaf Variable that requires grad is being used in an in-place operation",
        "recorded_update",
        N_("Findings", "Line {line} changes a parameter in place, outside torch.no_grad()."),
    ),
    (
        "can require gradients",
        "integer",
        N_("Findings", "Line {line} asks for gradients of a tensor of whole numbers."),
    ),
    (
        "grad can be implicitly created only for scalar outputs",
        "vector",
        N_("Findings", "backward() in line {line} is called on several numbers at once."),
    ),
)
_NO_BACKWARD = re.compile(
    r"'(numpy\.)?(float\d*|int\d*|bool_?|ndarray)' object has no attribute 'backward'"
)
"""So Python says that a number, or an array, is no tensor."""
_WARNED = "Detected call of `lr_scheduler.step()` before `optimizer.step()`"


def raised(timeline: Timeline) -> Iterator[Finding]:
    """Yield what the exception that ended the code says."""
    ends = timeline.recording.ends
    if ends.how != How.RAISED:
        return
    for text, entry, words in _RAISED:
        if text in ends.message:
            yield _at_the_end(timeline, words, entry)
    if TWICE in ends.message and not list(goes_further_back(timeline)):
        yield _twice(timeline)
    is_cut = NO_GRAPH in ends.message or _NO_BACKWARD.search(ends.message)
    if is_cut and timeline.parameters() and not list(no_leaf(timeline)):
        words = N_(
            "Findings",
            "backward() in line {line} is called on something without a graph: the way back from "
            "the error to {name} is cut.",
        ).filled(name=timeline.called(timeline.parameters()[0]))
        advice = N_(
            "Findings",
            "Compute the error with nothing on the way that takes numbers out of the graph, as "
            "detach(), item() and numpy(), or that has no slope, as argmax() and comparisons.",
        )
        yield _at_the_end(timeline, words, "detached", advice)


def _at_the_end(
    timeline: Timeline, words: Message, entry: str, advice: Message | None = None
) -> Finding:
    line = timeline.recording.ends.line
    index = max(len(timeline.lines) - 1, 0)
    return Finding(line, index, words.filled(line=str(line)), entry, advice)


def _twice(timeline: Timeline) -> Finding:
    calls = timeline.calls(Call.BACKWARD)
    last = calls[-1] if calls else None
    if last is None:
        words = N_("Findings", "backward() in line {line} goes through a graph a second time.")
        return _at_the_end(timeline, words, "backward_twice")
    same = [each for each in calls[:-1] if each.on == last.on]
    words = N_(
        "Findings",
        "backward() in line {line} is called on the tensor that backward() in line {before} was "
        "called on before; its graph has been freed since.",
    )
    if not same:
        same = [each for each in calls[:-1] if each.tensors & last.tensors] or [last]
        words = N_(
            "Findings",
            "backward() in line {line} comes to a part of the graph that backward() in line "
            "{before} has freed.",
        )
    return _at_the_end(timeline, words.filled(before=str(same[-1].line)), "backward_twice")


def scheduler(timeline: Timeline) -> Iterator[Finding]:
    """Yield a scheduler that was called before its optimizer: PyTorch warns."""
    for index, line in enumerate(timeline.lines):
        if any(_WARNED in text for _, text in line.warnings):
            if [*never_told(timeline)]:
                return  # that is found of it
            words = N_(
                "Findings",
                "Line {line} changes the learning rate before the first step() has used it.",
            )
            yield Finding(line.line, index, words.filled(line=str(line.line)), "early_scheduler")
            return


def only_itself(timeline: Timeline) -> Iterator[Finding]:
    """Yield ``backward()`` on an error that was made anew of a number, and is a leaf."""
    held, reached = timeline.concerned(Call.STEP), timeline.concerned(Call.BACKWARD)
    unreached = [each for each in timeline.parameters() if each not in reached]
    for event in timeline.calls(Call.BACKWARD):
        if event.tensors == {event.on} and event.on not in held and unreached:
            words = N_(
                "Findings",
                "backward() in line {line} reaches nothing but the tensor it is called on, which "
                "is a leaf itself: no way leads from it to {name}.",
            ).filled(line=str(event.line), name=timeline.called(unreached[0]))
            yield Finding(event.line, event.index, words, "detached")
            return


EVERY = (raised, scheduler, only_itself)
