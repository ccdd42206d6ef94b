"""The words of `gradapp trace`."""

from __future__ import annotations

import argparse

from gradapp.app.commands.options import TraceOptions
from gradapp.app.commands.words import Parser, file, whole
from gradapp.documents.names import CODE_SUFFIXES

_ABOUT = (
    "Run a training loop of your own, line by line, in a process of its own with limits: 2 GB of "
    "memory, 1 MB of output, no other processes, in a new folder; and print what each line did to "
    "the variables, what it printed, the steps, and how it ended. Exit 0; 2 when the file can't "
    "be read, 4 when the code raised, crashed, or ended itself with another code, 5 at a limit, or "
    "when gradapp could not run it. "
    "JSON: {file, ends: {how, line, type, message, help, threads, told}, steps: [{step, first, "
    "last, errors: [{on, value, nodes, loop}], parameters: {NAME: [numbers, or the norm]}, "
    "tensors: {NAME: number}, gradients, computed (gradients behind backward()), held: "
    "[{optimizer, holds, names}], same: [[names]], graphs: {NAME: nodes}}], "
    "findings: [{line, sentence, looks_like, guess, help, index (of the recorded line, from 0), "
    "step}], left (the graph): [{name, function, line, index, step, how, sentence}], "
    "curves: {error, line, parameters, numbers, start, anew (parameters that are other tensors "
    "from a step on, not computed from those before): [{step, name, start (numbers, or the norm; "
    "null where rows have it)}], calls (of backward() in each step, or of "
    "torch.autograd.grad() in its place), rows: [[error (of the first "
    "call on it), each number]], further: {NAME: [error of the first call on it in each step]}; "
    "an error or a number is null where a step has none} or null, "
    "around (the error around steps): [{calls (of backward(), by number), steps, error, names, "
    "at, values, gradients, across, upright, heights (over across, in a row for each of upright)} "
    "or {calls, steps, why}], "
    "lines: [{line, source, function, depth, began, next, changed: {NAME: state}, gone, outside, "
    "output, warnings, help (on these), broadcasts: [{what, one, other, shape, sentence}], "
    "backward: [{on, value, nodes, loop, number, not_finite (kind, what, line), "
    "graph: {nodes, edges}, "
    "of up to 200 nodes, with the gradients that flowed}], asked (calls of torch.autograd.grad(), "
    "without a value where that need not be the error), raised}], "
    "output, beside}. A state has a kind: plain (text, value, values and shape of a NumPy array), "
    "tensor (number, dtype, shape, requires_grad, is_leaf, grad_fn, version, values, "
    "nodes, grad; norm, least, largest, mean of one with more than 16 numbers; layout of one that "
    "is not stored number by number), collection, instance (of a class of the text), module (more: "
    "{NAME: number} of tensors that are too many to be told; apart: names of those that are not in "
    "its parameters()) or optimizer. Numbers "
    "round-trip; those that are not finite are texts."
)


def add_trace(trace: Parser) -> None:
    """Have the command's parser take its words."""
    trace.description = _ABOUT
    trace.add_argument(
        "file", metavar="FILE", type=file(*CODE_SUFFIXES), help="a .py, or an .ipynb's code cells"
    )
    trace.add_argument(
        "--limit-lines",
        metavar="N",
        type=whole(1, 1_000_000),
        default=20_000,
        help="recorded lines at most, 1 to 1,000,000 (20,000)",
    )
    trace.add_argument(
        "--limit-seconds",
        metavar="S",
        type=whole(1, 86_400),
        default=10,
        help="seconds of computing at most, 1 to 86,400 (%(default)s)",
    )
    trace.add_argument(
        "--format",
        choices=("table", "json"),
        default="table",
        help="how it is printed (%(default)s)",
    )
    trace.set_defaults(made=_options)


def _options(words: argparse.Namespace) -> TraceOptions:
    return TraceOptions(words.file, words.limit_lines, words.limit_seconds, words.format)
