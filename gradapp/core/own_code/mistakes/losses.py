"""Losses and layers of PyTorch that are put together so that little, or nothing, can be learnt."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from gradapp.core.own_code.messages import Call, Graph, Node
from gradapp.core.own_code.mistakes.finding import Finding
from gradapp.core.own_code.mistakes.timeline import Event, Timeline
from gradapp.core.words import N_, Message

_SAME: Final = (
    "View", "UnsafeView", "Reshape", "Squeeze", "Unsqueeze", "Permute", "Transpose", "TBackward",
)  # fmt: skip
"""Of these come the same numbers in another shape."""
_TURNED: Final = ("Permute", "Transpose", "TBackward", "Squeeze", "Unsqueeze")
"""Where one of these is between, a dimension is another one from the end."""
_LAYERS: Final = ("Linear", "Bilinear", "Conv", "Embedding", "RNN", "LSTM", "GRU", "BatchNorm")
"""What has parameters is called so."""
_NEEDED: Final = 3
"""So often it is no accident."""
_NO_LOGARITHMS: Final = ("Addmm", "Mm", "Softmax", "Sigmoid", "Relu", "Tanh")
_TWICE: Final = (
    (
        "LogSoftmax",
        "Softmax",
        N_(
            "Findings",
            "The error of line {line} has a softmax of a softmax in it: CrossEntropyLoss takes the "
            "softmax itself.",
        ),
        N_("Findings", "Leave out the first softmax: CrossEntropyLoss is given what is before it."),
    ),
    (
        "BinaryCrossEntropyWithLogits",
        "Sigmoid",
        N_(
            "Findings",
            "The error of line {line} has a sigmoid of a sigmoid in it: BCEWithLogitsLoss takes "
            "the sigmoid itself.",
        ),
        N_("Findings", "Leave out the sigmoid before BCEWithLogitsLoss, or use BCELoss."),
    ),
)


def wrongly_fed(timeline: Timeline) -> Iterator[Finding]:
    """Yield a loss that takes a softmax of a softmax, or no logarithm where it should."""
    for event in timeline.calls(Call.BACKWARD):
        for graph in (each.graph for each in timeline.lines[event.index].backward):
            said = None if graph is None else _said(graph)
            if said is not None:
                yield _found(timeline, event, *said)
                return


def passing_layers(timeline: Timeline) -> Iterator[Finding]:
    """Yield a layer that is made anew where it is called: what it learns is lost at once."""
    for line, layer in filter(None, map(_passing, timeline.nodes)):
        ran = timeline.runs.get(line, [])
        calls = timeline.calls(Call.BACKWARD)
        unseen = sum(not each.tensors <= timeline.tensors.keys() for each in calls)
        if min(len(ran), unseen) >= _NEEDED:
            words = N_(
                "Findings",
                "Line {line} makes a new {layer} each time that it runs, {count} times: what "
                "backward() finds for it moves nothing that is used again.",
            ).filled(line=str(line), layer=layer, count=len(ran))
            advice = N_(
                "Findings",
                "If the layer is to learn, make it once, in __init__() say, and call it here.",
            )
            yield Finding(line, ran[0], words, "", advice)
            return


def _passing(node: ast.AST) -> tuple[int, str] | None:
    match node:
        case ast.Call(func=ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name))):
            return (node.lineno, name) if name.startswith(_LAYERS) else None
    return None


def _said(graph: Graph) -> tuple[Message, Message] | None:
    """Return what is wrong with what a loss is given, and what can be done about it."""
    for at, node in enumerate(graph.nodes):
        for loss, given, words, advice in _TWICE:
            if _is(node, loss) and _is(_given(graph, at), given) and not _is_across(graph, at):
                return words, advice
        is_given = _is(node, "NllLoss", "NllLoss2D") and _is(_given(graph, at), *_NO_LOGARITHMS)
        if is_given and not any(_is(each, "LogSoftmax", "Log") for each in graph.nodes):
            words = N_(
                "Findings",
                "The error of line {line} has NLLLoss of what is no logarithm of probabilities: "
                "there is no log_softmax before it.",
            )
            return words, N_(
                "Findings",
                "If the cross-entropy is meant, take log_softmax() first, or use CrossEntropyLoss.",
            )
    return None


def _is(node: Node | None, *names: str) -> bool:
    return node is not None and node.name.partition("Backward")[0] in names


def _given(graph: Graph, at: int) -> Node | None:
    """Return what has made the first operand of a node, whatever shape it has been given since."""
    *_, last = [None, *_before(graph, at)]
    return last if last is None or not last.name.startswith(_SAME) else None


def _is_across(graph: Graph, at: int) -> bool:
    """Return whether a softmax goes along another dimension than that of what it is given."""
    *between, given = _before(graph, at)
    are_turned = any(each.name.startswith(_TURNED) for each in between)
    return not are_turned and graph.nodes[at].along != given.along


def _before(graph: Graph, at: int) -> Iterator[Node]:
    """Yield what gives a node its first operand: other shapes of the same, then what made it."""
    while edges := [each for each in graph.edges if each.source == at and each.operand == 0]:
        at = edges[0].target
        yield graph.nodes[at]
        if not graph.nodes[at].name.startswith(_SAME):
            return


def _found(timeline: Timeline, event: Event, words: Message, advice: Message) -> Finding:
    line, index = timeline.made_in(event)
    return Finding(line, index, words.filled(line=str(line)), "", advice)


EVERY = (wrongly_fed, passing_layers)
