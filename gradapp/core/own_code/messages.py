"""What the process that runs a person's code says: lines of JSON, checked when they arrive."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final

import msgspec
from msgspec import Struct

from gradapp.core.own_code.states import Numbers, State, Tensor, ToldNumber, read, tensors_in

LARGEST_MESSAGE: Final = 8_000_000
"""So many bytes has a message at most."""
BACKWARD: Final = "backward()"
GRAD: Final = "torch.autograd.grad()"
"""What is called on an error, and what may be called in place of that."""
MOST_DRAWN: Final = 200
"""A graph of more nodes is told by their number alone."""


class Loop(Struct, frozen=True):
    """A loop of the text: the function it is in (empty for none), its heading, its first line.

    Attributes:
        body: 0 where it has no body, as comprehensions have none: a turn is a time that its line
            went backwards.
        last: the last line of its body.
        around: that of the outermost loop around it in the same function; its own if it is that.
    """

    function: str
    line: int
    body: int
    last: int
    around: int = 0


class Node(Struct, omit_defaults=True):
    """An operation that autograd recorded, or the place where a leaf gathers its gradient.

    Attributes:
        name: what PyTorch calls it: ``MulBackward0``, ``AccumulateGrad``.
        shape: that of what it computed, or of the leaf; empty where it computed several tensors.
        variable: what the code calls that; empty for a value without a name.
        number: which tensor that is; 0 for a value without a name.
        value: its numbers; None where PyTorch shows none.
        gradient: those of what arrived in ``backward()``; None if nothing did, or where it computed
            several tensors.
        added_to: those of what the ``.grad`` of a leaf held before; None if there was none.
        total: those of what it held after; None if there was none, or it is not known.
        along: the dimension of a softmax, or its logarithm, from the end; None of all else.
    """

    name: str
    shape: list[int]
    variable: str = ""
    number: int = 0
    value: Numbers | None = None
    gradient: Numbers | None = None
    added_to: Numbers | None = None
    total: Numbers | None = None
    along: int | None = None


class Edge(Struct, omit_defaults=True):
    """The way from an operation to one of its operands, which a gradient goes in ``backward()``.

    Attributes:
        source: the operation: an index among the nodes.
        operand: which of its operands, from 0.
        target: the node that made the operand.
        gradient: what flowed along, as in a node; None if nothing did.
    """

    source: int
    operand: int
    target: int
    gradient: Numbers | None = None


class Graph(Struct):
    """What ``backward()`` went through; the first node is that of what it was called on.

    No operand stands before the operation that uses it.
    """

    nodes: list[Node]
    edges: list[Edge]


class Obstacle(StrEnum):
    """What is in the way of a landscape; `gradapp.core.own_code.landscape` says it."""

    COUNT = "count"
    NONE = "none"
    CALL = "call"
    CHANCE = "chance"
    PLACE = "place"
    OUTSIDE = "outside"
    CHANGED = "changed"
    BEFORE = "before"
    UNKNOWN = "unknown"
    CATCHES = "catches"
    OBJECT = "object"
    SIZE = "size"
    COPY = "copy"
    REPLACED = "replaced"
    RAISED = "raised"
    OTHER = "other"
    TIME = "time"


class NoLandscape(Struct, frozen=True, omit_defaults=True):
    """Why the error is not known elsewhere than where it was computed.

    Attributes:
        kind: what is in the way.
        line: at which line; 0 where it is at none.
        what: what is there, as the code has it.
    """

    kind: Obstacle
    line: int = 0
    what: str = ""


class Landscape(Struct, tag="landscape", tag_field="kind", omit_defaults=True):
    """The error over one or two numbers of parameters: the code's own lines have run on copies.

    Attributes:
        calls: the numbers of the calls of ``backward()`` whose error it is.
        across: the places of the first of the numbers.
        upright: those of the second; none where there is one.
        heights: the error there: those over all of `across`, for each of `upright`.
        why: why there are none.
    """

    calls: list[int]
    across: list[ToldNumber] = []
    upright: list[ToldNumber] = []
    heights: list[ToldNumber] = []
    why: NoLandscape | None = None


class Cause(StrEnum):
    """By what a number stopped being finite; `gradapp.core.own_code.mistakes` says it."""

    LOG = "log"  # of 0
    NEGATIVE = "negative"  # log or root of such a number
    DIVISION = "division"  # by 0
    OVERFLOW = "overflow"  # the result is too large for its format
    VARIABLE = "variable"  # it is made of one that is not finite itself
    UNKNOWN = "unknown"


class NotFinite(Struct):
    """Why what ``backward()`` was called on is no finite number.

    Attributes:
        kind: by what.
        what: the operation; the name of the variable.
        line: in which line.
    """

    kind: Cause
    what: str
    line: int


class Backward(Struct, omit_defaults=True):
    """A call of ``backward()``.

    Attributes:
        on: what it was called on, as a name or as the code has it.
        value: that number, if it is one.
        nodes: how many nodes its graph has.
        loop: the innermost loop around the call.
        graph: that graph; None if it is too large to be told.
        number: which call it is, from 1.
        at: the one or two numbers that the value depends on, where a landscape may come.
        names: what the code calls them.
        leaves: the numbers of the tensors that they are in.
        why: why there is no landscape.
        not_finite: why the value is not finite; None where it is, or a call before was told of.
    """

    on: str
    value: ToldNumber | None
    nodes: int
    loop: Loop | None
    graph: Graph | None = None
    number: int = 0
    at: list[ToldNumber] = []
    names: list[str] = []
    leaves: list[int] = []
    why: NoLandscape | None = None
    not_finite: NotFinite | None = None


class Call(StrEnum):
    """What concerns gradients and can be called."""

    BACKWARD = "backward"
    STEP = "step"
    ZERO_GRAD = "zero_grad"


class Called(Struct, omit_defaults=True):
    """A call that concerns gradients, in the order of the calls in its line.

    Attributes:
        what: what is called.
        tensors: the numbers of the leaves that ``backward()`` reaches; of the tensors that the
            optimizer, or the module, holds.
        some: of these, the ones that had a gradient before ``backward()`` or ``zero_grad()``; the
            ones for which ``step()`` found none. One that is 0 throughout counts as none.
        on: the number of the tensor that ``backward()`` was called on.
        is_mean: whether that came out of a mean.
        stretched: the shapes, before and after, of what was broadcast in it to a square.
        is_older: whether its graph has parts that were made before the ``backward()`` before.
        at: how many lines had been done with by then; other lines may run in the call, and before.
    """

    what: Call
    tensors: list[int]
    some: list[int]
    on: int = 0
    is_mean: bool = False
    stretched: list[list[int]] = []
    is_older: bool = False
    at: int = 0


class Begins(Struct, tag="begins", tag_field="kind"):
    """The code begins.

    Attributes:
        loop: the first loop that is in no function and no other loop.
        inside: those in functions, and in no other loop there.
    """

    loop: Loop | None
    inside: list[Loop] = []


class At(Struct, tag="at", tag_field="kind"):
    """A function of the text begins with this line."""

    line: int


class Aside(Struct, tag="aside", tag_field="kind"):
    """Another thread has begun to run lines of the text, or `backward()`, which is not told."""


class Printed(Struct, tag="printed", tag_field="kind"):
    """Much was printed in the middle of a line."""

    output: str


class Line(Struct, tag="line", tag_field="kind", omit_defaults=True):
    """A line (a statement) that has been done with.

    Attributes:
        line: the number of its first line in the text.
        function: the function it is in, empty for none.
        depth: how many functions of the text are around it.
        began: how many lines had been done with when it began: those since are what it called.
        anew: whether it began with its first instruction; the heading of a loop does so once.
        is_first: whether it is the first of a call.
        next: the line that runs next.
        changed: variables that are new or other than a line before, in the line's own function.
        gone: variables that are no more.
        outside: in a function, what has changed of the variables outside.
        output: what it printed.
        warnings: what was warned of, as category and text.
        backward: calls of ``backward()`` in it.
        asked: calls of ``torch.autograd.grad()``; without a value where what they are called on
            need not be the error of a turn: of several outputs, say, or to be gone back from again.
        called: calls of ``backward()``, ``step()`` and ``zero_grad()``, as they came.
        raised: the class of an exception that came out of it.
    """

    line: int
    function: str
    depth: int
    began: int
    anew: bool
    is_first: bool
    next: int
    changed: dict[str, State] = {}
    gone: list[str] = []
    outside: dict[str, State] = {}
    output: str = ""
    warnings: list[tuple[str, str]] = []
    backward: list[Backward] = []
    asked: list[Backward] = []
    called: list[Called] = []
    raised: str = ""

    @property
    def news(self) -> Iterator[tuple[str, str, State]]:
        """What is new or other: the function whose variable it is, empty for none, name, state."""
        yield from ((self.function, name, state) for name, state in self.changed.items())
        yield from (("", name, state) for name, state in self.outside.items())

    @property
    def tensors(self) -> Iterator[tuple[str, Tensor]]:
        """The tensors of these, each with what the code calls it."""
        for _, name, state in self.news:
            yield from tensors_in(name, state)


class Limit(StrEnum):
    """The limits at which code waits until it may go on."""

    LINES = "lines"
    TIME = "time"
    OUTPUT = "output"


class Paused(Struct, tag="paused", tag_field="kind"):
    """The code waits at a limit until it may go on.

    Attributes:
        how: which limit.
        line: the line that runs next, or that prints.
    """

    how: Limit
    line: int


class Asks(Struct, tag="asks", tag_field="kind"):
    """The code waits for a line to be typed.

    Attributes:
        prompt: what it has printed last, behind the last end of a line.
        line: the line that asks.
    """

    prompt: str
    line: int


class Over(Struct, tag="over", tag_field="kind"):
    """The code does not run now; its process computes landscapes for so many seconds at most.

    Attributes:
        ends: how the code has ended; None where it is about to pause.
        seconds: so many.
    """

    ends: Ends | None
    seconds: float


class How(StrEnum):
    """How code ended, or what stopped it; `gradapp.core.own_code.endings` says it."""

    FINISHED = "finished"
    RAISED = "raised"
    EXITED = "exited"  # by SystemExit
    DIED = "died"  # its process ended
    UNREADABLE = "unreadable"  # it is no Python
    LINES = "lines"
    TIME = "time"
    MEMORY = "memory"
    OUTPUT = "output"
    PROCESS = "process"  # it started another
    PIPE = "pipe"  # it wrote on gradapp's own
    STOPPED = "stopped"  # by a person
    STUCK = "stuck"  # time was over, and it could not be paused
    FAILED = "failed"  # gradapp could not run it, or not tell of it


class Ends(Struct, tag="ends", tag_field="kind", omit_defaults=True):
    """How it ended.

    Attributes:
        how: this in a word.
        line: at which line; 0 where that is not known.
        type: the class of the exception.
        message: its text; of `EXITED` and `DIED` the exit code or the name of a signal.
        output: what was printed since the last line.
        threads: how many threads were left running.
        told: whether all lines to the end were told; code may switch that off.
    """

    how: How
    line: int = 0
    type: str = ""
    message: str = ""
    output: str = ""
    threads: int = 0
    told: bool = True


HostMessage = Begins | At | Aside | Printed | Line | Landscape | Paused | Asks | Over | Ends


class NoNumber(StrEnum):
    """Why an error is no number that can be drawn or compared."""

    ABSENT = "absent"  # there is no call of backward()
    SEVERAL = "several"
    COMPLEX = "complex"


def error_of(called: Backward | None) -> float | NoNumber:
    """Return what ``backward()`` was called on, not finite ones included; or why it is no number.

    Args:
        called: the call; None for none.
    """
    if called is None or called.value is None:
        return NoNumber.ABSENT if called is None else NoNumber.SEVERAL
    number = read(called.value)
    return number if isinstance(number, float) else NoNumber.COMPLEX


encode: Final = msgspec.json.Encoder().encode
_DECODER: Final[msgspec.json.Decoder[Any]] = msgspec.json.Decoder(HostMessage)


def decode(line: bytes) -> HostMessage:
    """Return the message in a line.

    Raises:
        ValueError: it is none.
    """
    try:
        message: HostMessage = _DECODER.decode(line)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise ValueError(str(error)) from None
    return message
