"""The error around a step, against exact fractions and plain loops; and what is not run again."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import cache

import pytest
import torch

from gradapp.core.own_code.landscape import Around, around
from gradapp.core.own_code.messages import Backward, Landscape, Over
from gradapp.core.own_code.recording import Recording
from gradapp.core.own_code.tape import Tape
from gradapp.host.process import record
from tests.host.loops import LOOPS
from tests.host.test_loops import PLENTY


@cache
def recorded(text: str) -> Recording:
    return record(text, "own.py", PLENTY, has_landscapes=True)


def told(recording: Recording) -> list[tuple[Backward, Landscape | None]]:
    """Return the calls of backward(), and what was computed around each."""
    found: dict[int, Landscape] = {}
    for message in recording.messages:
        if isinstance(message, Landscape):
            found.update(dict.fromkeys(message.calls, message))
    calls = [each for line in recording.lines for each in line.backward]
    return [(each, found.get(each.number)) for each in calls]


EXACT = """\
import torch

x = torch.tensor([1.0, 2.0, 4.0], dtype=torch.float64)
theta = torch.tensor([0.5], dtype=torch.float64, requires_grad=True)
for k in range(3):
    residual = theta * x - 3
    E = (residual * residual).sum()
    E.backward()
    with torch.no_grad():
        theta -= 0.0625 * theta.grad / 21
        theta.grad = None
    print(theta.item())
"""


def test_the_error_over_one_parameter_is_that_of_exact_fractions_at_each_place() -> None:
    recording = recorded(EXACT)
    calls = told(recording)
    assert len(calls) == 3
    (landscape,) = {id(each): each for _, each in calls}.values()
    assert landscape is not None
    assert landscape.calls == [1, 2, 3]
    ends = [float(each) for each in (landscape.across[0], landscape.across[-1])]
    way = [0.5, *(float(row) for line in recording.lines for row in line.output.split())]
    assert ends[0] < min(way)
    assert max(way) < ends[1]
    for at, height in zip(landscape.across, landscape.heights, strict=True):
        exact = sum((Fraction(at) * x - 3) ** 2 for x in (1, 2, 4))
        assert abs(Fraction(height) - exact) <= exact * Fraction(1, 10**13) + Fraction(1, 10**13)
    for (backward, _), at in zip(calls, way, strict=False):
        assert (backward.names, backward.at) == (["theta"], [at])


def test_where_nobody_asks_for_it_none_is_computed_and_all_else_is_told() -> None:
    asked, unasked = recorded(EXACT).messages, record(EXACT, "own.py", PLENTY).messages
    elsewhere = [each for each in asked if isinstance(each, Landscape | Over)]
    assert elsewhere
    assert [each for each in asked if each not in elsewhere] == unasked


def test_the_error_over_two_parameters_of_a_module_is_that_of_a_plain_loop() -> None:
    calls = told(recorded(LOOPS["linear_adam"]))
    assert [each.names for each, _ in calls] == [["model.weight", "model.bias"]] * 50
    landscape = calls[0][1]
    assert landscape is not None
    assert all(each is landscape for _, each in calls)
    torch.manual_seed(0)
    x = torch.linspace(-1, 1, 20).reshape(-1, 1)
    y = 2 * x + 1 + 0.1 * torch.randn(20, 1)
    rows, columns = len(landscape.upright), len(landscape.across)
    for row, column in ((0, 0), (0, columns - 1), (7, 11), (rows - 1, columns - 1)):
        w, b = float(landscape.across[column]), float(landscape.upright[row])
        error = ((x.double() * w + b - y.double()) ** 2).mean().item()
        assert abs(float(landscape.heights[row * columns + column]) - error) < 1e-5 * error


def test_a_batch_drawn_in_the_loop_is_held_as_the_step_had_it() -> None:
    text = """\
import torch

torch.manual_seed(3)
X = torch.arange(6.0)
w = torch.tensor(0.0, requires_grad=True)
for k in range(4):
    rows = torch.randint(0, 6, (2,))
    x = X[rows]
    print(x.tolist())
    E = 0.0
    for each in x:
        E = E + (w * each - 1) ** 2
    E.backward()
    w = (w - 0.01 * w.grad).detach().requires_grad_()
"""
    recording = recorded(text)
    batches = [eval(line.output) for line in recording.lines if line.output]
    calls = told(recording)
    assert len(calls) == len(batches) == 4
    for (_, landscape), batch in zip(calls, batches, strict=True):
        assert landscape is not None
        for at, height in list(zip(landscape.across, landscape.heights, strict=True))[::20]:
            error = sum((float(at) * x - 1) ** 2 for x in batch)
            assert abs(float(height) - error) < 1e-5 * (1 + error)


USED = """\
import torch
import torch.nn.functional as F

samples = [(2.0, 3.0), (1.0, 1.0)]
w = torch.tensor(1.0, requires_grad=True)
b = torch.tensor(0.0, requires_grad=True)
scale = 2.0

def model(x, power=1):
    inner = w * x ** power
    return inner + b

squared = lambda r: r * r

def outer():
    shift = 0.5
    def inside(r):
        if r > 0:
            return r - shift
        return r + shift
    return inside

bent = outer()

for x, y in samples:
    E = squared(bent(model(x) - y)) * scale
    E.backward()  # functions, a lambda, a closure, a branch
    terms = []
    for x_i, y_i in samples:
        terms.append(F.mse_loss(model(x_i), torch.tensor(y_i)))
    torch.stack(terms).mean().backward()  # a list that the lines fill
    E = sum(squared(model(p) - q) for p, q in samples)
    E.backward()  # a generator
    E = 0
    for p, q in samples:
        E += squared(model(p) - q)
    if x > 0:
        E.backward()  # added up, and called in a branch

def step(p, q):
    loss = squared(model(p) - q)
    loss.backward()  # in a function

step(2.0, 3.0)
"""


def test_what_learners_write_is_run_again_functions_branches_and_sums_included() -> None:
    calls = told(recorded(USED))
    assert [each.why for each, _ in calls] == [None] * 9

    def model(w: float, x: float, b: float) -> float:
        return w * x + b

    samples = [(2.0, 3.0), (1.0, 1.0)]

    def bent(r: float) -> float:
        return r - 0.5 if r > 0 else r + 0.5

    def errors(w: float, b: float) -> list[float]:
        apart = [model(w, x, b) - y for x, y in samples]
        in_all = sum(r * r for r in apart)
        whole = [in_all / 2, in_all, in_all]
        first, second = ([2 * bent(r) ** 2, *whole] for r in apart)
        return [*first, *second, apart[0] ** 2]

    for number, (_, landscape) in enumerate(calls):
        assert landscape is not None
        assert landscape.why is None
        columns = len(landscape.across)
        for index in range(0, len(landscape.heights), 97):
            row, column = divmod(index, columns)
            names = calls[number][0].names
            at = {names[0]: landscape.across[column], names[1]: landscape.upright[row]}
            error = errors(float(at["w"]), float(at["b"]))[number]
            assert abs(float(landscape.heights[index]) - error) < 1e-4 * (1 + error)


HOSTILE = """\
import math
import random
import torch

theta = torch.tensor([1.0], requires_grad=True)
dropout = torch.nn.Dropout(0.5)
calls = 0

def counting(t):
    global calls
    calls += 1
    return t * calls

def closed():
    count = 0
    def step(t):
        nonlocal count
        count += 1
        return t * count
    return step

closure = closed()

def printing(t):
    print("called")
    return t * 2

def filing(t):
    with open("left.txt", "a") as file:
        file.write("x")
    return t * 2

class Odd:
    def __rmul__(self, other):
        print("multiplied")
        return other * 3

odd = Odd()

def hidden(t):
    return [t * 2, print("hidden")][0]

for step in range(2):
    h = theta * 2
    h.mul_(3)
    E = h.sum()
    E.backward()  # place
    h = theta * torch.randn(1)
    E = (h * h).sum()
    E.backward()  # chance
    E = (theta * random.random()).sum()
    E.backward()  # chance
    E = dropout(theta).sum()
    E.backward()  # chance
    E = torch.nn.functional.dropout(theta).sum()
    E.backward()  # chance
    E = counting(theta).sum()
    E.backward()  # outside
    E = closure(theta).sum()
    E.backward()  # outside
    E = printing(theta).sum()
    E.backward()  # unknown
    E = filing(theta).sum()
    E.backward()  # unknown
    E = hidden(theta).sum()
    E.backward()  # unknown
    E = (theta * odd).sum()
    E.backward()  # object
    x = torch.ones(1)
    y = theta + x
    x[0] = 2.0
    E = (y * y).sum()
    E.backward()  # other
    E = theta.sum()
    torch.autograd.backward(E)  # call
    E = (theta.expand(3) * torch.rand(3, requires_grad=True)).sum()
    E.backward()  # count
h = theta * 2
for step in range(1):
    E = (h * h).sum()
    E.backward()  # before
"""


def test_lines_that_may_do_more_than_compute_are_never_run_again_and_it_is_said_which() -> None:
    recording = recorded(HOSTILE)
    assert recording.ends.how == "finished", recording.ends
    rows = HOSTILE.splitlines()
    wanted: dict[int, str] = {
        number: row.partition("  # ")[2] for number, row in enumerate(rows, 1) if "backward(" in row
    }
    found: dict[int, set[str]] = {}
    landscapes = {each.number: why for each, why in told(recording)}
    for line in recording.lines:
        for each in line.backward:
            landscape = landscapes[each.number]
            why = each.why or (None if landscape is None else landscape.why)
            found.setdefault(line.line, set()).add("none" if why is None else why.kind)
    assert found == {line: {kind} for line, kind in wanted.items()}
    printed = "".join(each.output for each in recording.lines)
    for word in ("called", "hidden", "multiplied"):
        assert printed.count(word) == 2
    assert recording.beside == ""
    last = [each for each in recording.lines if "calls" in (*each.changed, *each.outside)][-1]
    assert "text='2'" in str(last.changed.get("calls", last.outside.get("calls")))


OF_CLASSES = """\
import torch
from torch import nn

class Line(nn.Module):
    power = 1

    def __init__(self):
        super().__init__()
        self.slope = nn.Parameter(torch.tensor(1.0))
        self.offset = nn.Parameter(torch.tensor(0.0))

    def forward(self, x):
        return self.scaled(x) + self.offset

    def scaled(self, x):
        return self.slope * x ** self.power

class Talking(Line):
    def forward(self, x):
        print("talks")
        return super().forward(x)

class Inside(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(1, 1), nn.Tanh())

    def forward(self, x):
        return self.net(x)

class Called(Line):
    def __call__(self, x):
        print("called")
        return x * self.slope

x, y = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 1.0])
for model in (Line(), Talking(), Inside(), Called()):
    for k in range(2):
        nn.functional.mse_loss(model(x.reshape(-1, 1)), y.reshape(-1, 1)).backward()
"""


def test_modules_of_ones_own_are_made_again_unless_they_do_more_than_compute() -> None:
    calls = told(recorded(OF_CLASSES))
    kinds = [each.why and (each.why.kind, each.why.what) for each, _ in calls[:4]]
    assert kinds == [None, None, ("unknown", "print"), ("unknown", "print")]
    landscape = calls[0][1]
    assert landscape is not None
    assert landscape.why is None
    columns = len(landscape.across)
    assert calls[0][0].names == ["model.slope", "model.offset"]
    for index in range(0, len(landscape.heights), 99):
        row, column = divmod(index, columns)
        w, b = float(landscape.across[column]), float(landscape.upright[row])
        error = ((w + b - 3) ** 2 + (2 * w + b - 1) ** 2) / 2
        assert abs(float(landscape.heights[index]) - error) < 1e-5 * (1 + error)


def test_a_module_inside_of_one_is_made_again_too() -> None:
    only = OF_CLASSES.replace("(Line(), Talking(), Inside(), Called())", "(Inside(),)")
    (first, landscape), _ = told(recorded(only))
    assert first.names == ["model.net.0.weight", "model.net.0.bias"]
    assert landscape is not None
    w, b = (float(each[3]) for each in (landscape.across, landscape.upright))
    error = ((math.tanh(w + b) - 3) ** 2 + (math.tanh(2 * w + b) - 1) ** 2) / 2
    height = float(landscape.heights[3 * len(landscape.across) + 3])
    assert abs(height - error) < 1e-5 * error
    only = OF_CLASSES.replace("(Line(), Talking(), Inside(), Called())", "(Called(),)")
    (first, _), _ = told(recorded(only))
    assert first.why is not None
    assert (first.why.kind, first.why.what) == ("object", "model")


def test_lines_that_take_long_elsewhere_are_given_up_and_the_code_ends_as_it_did() -> None:
    text = """\
import torch
theta = torch.tensor([1.0], requires_grad=True)
for k in range(2):
    E = theta * 0
    for n in range(int(theta.item()) ** 30):
        E = E + theta
    E.backward()
    with torch.no_grad():
        theta += 0.9
print("done")
"""
    recording = recorded(text)
    assert recording.ends.how == "finished"
    assert [landscape for _, landscape in told(recording)] == [None, None]
    sentence = str(around(Tape(recording, text), len(recording.lines)))
    assert sentence.startswith("The error elsewhere is not known: there was no time for this step")


def test_code_that_leaves_no_way_to_compute_anything_has_ended_as_it_did() -> None:
    text = """\
import threading
import torch
theta = torch.tensor(1.0, requires_grad=True)
(theta * theta).backward()
def start(self):
    raise RuntimeError("can't start new thread")
threading.Thread.start = start
print("done")
"""
    recording = recorded(text)
    assert (recording.ends.how, recording.ends.told) == ("finished", True)
    assert [landscape for _, landscape in told(recording)] == [None]


def test_two_errors_of_the_same_parameter_are_two() -> None:
    text = """\
import torch
theta = torch.tensor(1.0, requires_grad=True)
(theta * 2).backward()
(theta * theta).backward()
"""
    (_, first), (_, second) = told(recorded(text))
    assert first is not None
    assert second is not None
    for at, double, square in zip(first.across, first.heights, second.heights, strict=True):
        assert double == pytest.approx(2 * float(at))
        assert square == pytest.approx(float(at) ** 2)


def test_of_very_many_batches_some_are_kept_evenly_over_all_steps() -> None:
    text = """\
import torch
w = torch.tensor(0.0, requires_grad=True)
for k in range(1200):
    E = (w * k - 1) ** 2
    E.backward()
"""
    calls = told(recorded(text))
    assert {each.why for each, _ in calls} == {None}
    numbers = [each.number for each, landscape in calls if landscape is not None]
    assert all(any(low < each <= low + 300 for each in numbers) for low in range(0, 1200, 300))
    for landscape in [each for _, each in calls if each is not None]:
        (number,) = landscape.calls
        at, height = (float(each[30]) for each in (landscape.across, landscape.heights))
        error = (at * (number - 1) - 1) ** 2
        assert abs(height - error) <= 1e-5 * (1 + error)


def test_a_file_that_a_forward_writes_is_written_as_often_as_the_code_ran() -> None:
    text = HOSTILE + 'print("size", len(open("left.txt").read()))\n'
    recording = recorded(text)
    assert "size 2" in "".join(each.output for each in recording.lines)


def test_who_puts_something_else_in_pytorchs_place_gets_no_landscape() -> None:
    text = """\
import torch
theta = torch.tensor([1.0], requires_grad=True)
usual = torch.nn.functional.mse_loss
def mine(a, b, **_):
    print("mine")
    return usual(a, b)
loss = torch.nn.MSELoss()
for k in range(2):
    E = loss(theta, torch.zeros(1))
    E.backward()
torch.nn.functional.mse_loss = mine
"""
    recording = recorded(text)
    assert recording.ends.how == "finished"
    found = [landscape for _, landscape in told(recording)]
    assert [each and each.why and each.why.kind for each in found] == ["replaced", "replaced"]
    assert all(not each.output for each in recording.lines)


AT_LINE_4 = {
    "with torch.no_grad():\n        s = abs(w)\n    E = w * s": "may do more than compute (with ",
    "try:\n        E = w * w\n    except ValueError:\n        pass": "catches exceptions, and so i",
    "for i in (1,):\n        try: E = w * w\n        finally: break": "catches exceptions, ",
    "E = (z := w * 2) * z": "may do more than compute ((z := ",
    "if k:\n        scale = w * 2\n    E = w * scale": "sets scale, whose earlier value is",
}


@pytest.mark.parametrize("code", AT_LINE_4)
def test_a_value_of_before_is_said_to_be_needed_only_where_it_is(code: str) -> None:
    text = (
        "import torch\nw = torch.tensor(1.0, requires_grad=True); scale = 3.0\n"
        f"for k in range(3):\n    {code}\n    E.backward()\n"
    )
    first = told(recorded(text))[0][0]
    assert first.why is not None
    assert first.why.line == 4 + code.startswith("for ")
    tape = Tape(recorded(text), text)
    shown = str(around(tape, tape.calls[first.number][0]))
    assert shown.startswith(
        f"The error elsewhere is not known: line {first.why.line} {AT_LINE_4[code]}"
    )


def test_around_a_place_there_are_the_point_the_gradient_the_way_there_and_the_curve() -> None:
    tape = Tape(recorded(EXACT), EXACT)
    assert str(around(tape, 0)) == "No backward() was called in this step up to this line."
    for step, at in enumerate((0.5, 0.5 - 0.0625 * (21 - 42) / 21), 1):
        shown = around(tape, tape.end_of(step))
        assert isinstance(shown, Around)
        exact = sum((Fraction(at) * x - 3) ** 2 for x in (1, 2, 4))
        assert (shown.error, shown.names, shown.at) == ("E", ("theta",), (at,))
        assert shown.value == float(exact)
        slope = float(sum(2 * x * (Fraction(at) * x - 3) for x in (1, 2, 4)))
        assert shown.gradient == (slope,)
        assert len(shown.places[1]) == step - 1
        assert len(shown.across) == len(shown.heights) == 121
    assert shown.places[0].tolist() == [[0.5]]
    assert shown.places[1].tolist() == [
        float(sum((Fraction(1, 2) * x - 3) ** 2 for x in (1, 2, 4)))
    ]


TWO = """\
import torch

w = torch.tensor(2.0, dtype=torch.float64, requires_grad=True)
b = torch.tensor(-1.0, dtype=torch.float64, requires_grad=True)
for k in range(3):
    E = (3 * w + b - 4) ** 2 + w
    E.backward()
    with torch.no_grad():
        w -= 0.03125 * w.grad
        b -= 0.03125 * b.grad
        w.grad = b.grad = None
"""


@pytest.mark.parametrize("names", [("w", "b"), ("b", "w")])
def test_two_parameters_are_in_the_order_of_the_curves_beside_and_so_is_all_of_them(
    names: tuple[str, str],
) -> None:
    lines = TWO.splitlines(keepends=True)
    text = TWO if names == ("w", "b") else "".join([*lines[:2], lines[3], lines[2], *lines[4:]])
    tape = Tape(recorded(text), text)
    assert tape.curves is not None
    assert [each.symbol for each in tape.curves.columns][1:] == list(names)
    way = [{"w": 2.0, "b": -1.0}]
    slopes = []
    for _ in range(3):
        residual = 3 * way[-1]["w"] + way[-1]["b"] - 4
        slopes.append({"w": 6 * residual + 1, "b": 2 * residual})
        way.append({name: way[-1][name] - 0.03125 * slopes[-1][name] for name in names})
    for step in range(3):
        backwards = [place for place, each in tape.calls.values() if each.number == step + 1]
        shown = around(tape, backwards[0])
        assert isinstance(shown, Around)
        assert shown.names == names
        assert dict(zip(names, shown.at, strict=True)) == way[step]
        assert shown.gradient is not None
        assert dict(zip(names, shown.gradient, strict=True)) == pytest.approx(slopes[step])
        before = [dict(zip(names, each, strict=True)) for each in shown.places[0].tolist()]
        assert before == way[:step]
        for row, high in enumerate(shown.upright):
            for column, right in enumerate(shown.across):
                at = dict(zip(names, (right, high), strict=True))
                height = (3 * at["w"] + at["b"] - 4) ** 2 + at["w"]
                assert shown.heights[row, column] == pytest.approx(height)


def test_why_there_is_none_names_the_line_and_what_is_there() -> None:
    tape = Tape(recorded(HOSTILE), HOSTILE)
    sentences = {str(around(tape, place)) for place in range(1, len(tape) + 1)}
    row = HOSTILE.splitlines().index("    h = theta * torch.randn(1)") + 1
    words = f"The error elsewhere is not known: line {row} draws random numbers (torch.randn)."
    assert words in sentences
    row = HOSTILE.splitlines().index('    print("called")') + 1
    assert f"The error elsewhere is not known: line {row} may do more than compute (print)." in (
        sentences
    )
    assert not any("{" in each for each in sentences)


def test_a_line_that_hides_what_it_is_computed_of_is_the_one_in_the_way() -> None:
    text = """import torch
w = torch.tensor(2.0, requires_grad=True)
formula = "(w * 3 - 1) ** 2"
for _ in range(2):
    loss = eval(formula)
    loss.backward()
    w.data -= 0.05 * w.grad
"""
    tape = Tape(recorded(text), text)
    assert str(around(tape, len(tape))) == (
        "The error elsewhere is not known: line 5 may do more than compute (eval)."
    )


def test_of_an_error_to_which_nothing_leads_no_number_of_parameters_is_told() -> None:
    text = "import torch\nw = torch.zeros(2)\nE = (w - 1).pow(2).sum()\nE.backward()\n"
    tape = Tape(recorded(text), text)
    assert str(around(tape, len(tape))) == (
        "The error elsewhere is not known: nothing that requires gradients leads to it."
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "E = E if w < 1.05 else 2.0",
            "its lines gave a different value of the error when they ran again on copies",
        ),
        (
            "E = E * math.sqrt(float(w < 1.05) - 0.5)",
            "its lines raised ValueError when they ran again on copies",
        ),
    ],
)
def test_lines_that_give_no_error_elsewhere_say_so_and_others_are_drawn(
    line: str, words: str
) -> None:
    text = (
        "import math\nimport torch\nw = torch.tensor(1.0, requires_grad=True)\n"
        f"for k in range(2):\n    E = (w - 2) ** 2\n    {line}\n    E.backward()\n"
        "    E = (w - 3) ** 2\n    E.backward()\n    w.data -= 0.1\n    w.grad = None\n"
    )
    recording = recorded(text)
    drawn = [landscape and bool(landscape.heights) for _, landscape in told(recording)]
    assert drawn == [False, True, False, True]
    tape = Tape(recording, text)
    assert f"The error elsewhere is not known: {words}." in {
        str(around(tape, place)) for place in range(1, len(tape) + 1)
    }


LOOPS_AND_ARRAYS = """\
import numpy as np
import torch

w = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
X, half = np.array([[1.0, 2.0], [2.0, 3.0]]), np.float64(0.5)
for k in range(2):
    h, n = w, 0
    while n < 3:
        h = h * half + 1
        n += 1
    E = (h - 1) ** 2
    E.backward()  # a loop of while, and one of NumPy's numbers
    x, y = torch.from_numpy(X[:, 0]), torch.tensor(X[:, 1])
    E = ((w * x - y) ** 2).mean()
    E.backward()  # an array of NumPy's
    h = w
    while h > 1.5:
        h = h / 2
    E = h * 3
    E.backward()  # how often it turns depends on w
    with torch.no_grad():
        w += 0.75
    w.grad = None
"""


def test_loops_of_while_and_arrays_of_numpy_are_run_again() -> None:
    def halved(w: float) -> float:
        while w > 1.5:
            w /= 2
        return w * 3

    errors = (
        lambda w: (w / 8 + 1.75 - 1) ** 2,
        lambda w: ((w - 2) ** 2 + (2 * w - 3) ** 2) / 2,
        halved,
    )
    calls = told(recorded(LOOPS_AND_ARRAYS))
    assert len(calls) == 6
    for number, (called, landscape) in enumerate(calls):
        w = 1.0 if number < 3 else 1.75
        assert called.value == pytest.approx(errors[number % 3](w), rel=1e-12)
        assert landscape is not None, number
        assert landscape.heights, number
        expected = [errors[number % 3](float(at)) for at in landscape.across]
        assert [float(each) for each in landscape.heights] == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    "change",
    [
        "x = torch.from_numpy(X)\n    x += float(w)",
        "y = X\n    y += float(w)\n    x = torch.tensor(y)",
    ],
)
def test_an_array_that_is_changed_in_place_under_another_name_gives_no_landscape(
    change: str,
) -> None:
    text = (
        "import numpy as np\nimport torch\n"
        "w, X = torch.tensor(1.0, requires_grad=True), np.array([1.0, 2.0])\n"
        f"for k in range(2):\n    {change}\n    E = (w * x).sum()\n    E.backward()\n"
    )
    assert all(landscape is None or not landscape.heights for _, landscape in told(recorded(text)))


def test_a_while_that_ends_nowhere_else_is_given_up_and_the_code_ends_as_it_did() -> None:
    text = (
        "import torch\nw = torch.tensor(1.0, requires_grad=True)\nfor k in range(2):\n    h = w\n"
        "    while w > 1.105: h = w\n    E = h * h\n"
        "    E.backward()\n    w.data += 0.1\n    w.grad = None\nprint('done')\n"
    )
    recording = recorded(text)
    assert (recording.ends.how, recording.lines[-1].output) == ("finished", "done\n")
    assert all(landscape is None for _, landscape in told(recording))


PLAIN = """\
import torch
x, y = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 1.0])
class Line:
    power = 1
    def __init__(self):
        self.slope = torch.tensor(1.0, requires_grad=True)
        self.offset = torch.tensor(0.0, requires_grad=True)
    def scaled(self, x):
        return self.slope * x ** self.power
    def predict(self, x):
        return self.scaled(x) + self.offset
    def __call__(self, x):
        return self.predict(x)
    def error(self):
        return ((self.predict(x) - y) ** 2).mean()
    def talk(self):
        print("talks")
        self.power = 3
        return self.slope
    def learn(self):
        loss = self.error()
        loss.backward()
class Trainer:
    def __init__(self, model):
        self.model = model
m = Line()
t = Trainer(m)
for k in range(2):
    ERROR
"""
OF_OBJECTS = {
    "a method": "((m.predict(x) - y) ** 2).mean().backward()",
    "a call": "((m(x) - y) ** 2).mean().backward()",
    "a name": "loss = m.error(); loss.backward()",
    "an object in another": "((t.model.predict(x) - y) ** 2).mean().backward()",
    "a method that goes backwards itself": "m.learn()",
}


@pytest.mark.parametrize("how", OF_OBJECTS)
def test_objects_of_ones_own_classes_are_copied_with_the_methods_that_only_compute(
    how: str,
) -> None:
    recording = recorded(PLAIN.replace("ERROR", OF_OBJECTS[how]))
    assert recording.ends.how == "finished", recording.ends
    assert "".join(line.output for line in recording.lines) == ""
    (first, landscape), *_ = told(recording)
    assert first.why is None
    assert [name.rpartition(".")[2] for name in first.names] == ["slope", "offset"]
    assert landscape is not None
    assert landscape.why is None
    x, y = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 1.0])
    places = [(a, b) for b in landscape.upright for a in landscape.across]
    heights = [
        ((torch.tensor(float(a)) * x**1 + torch.tensor(float(b)) - y) ** 2).mean().item()
        for a, b in places
    ]
    assert landscape.heights == heights


TRAINER = """\
import torch
class Trainer:
    def __init__(self):
        self.w = torch.zeros(2, requires_grad=True)
        self.optimizer = torch.optim.SGD([self.w], lr=0.1)
        self.log = object()
    def error(self):
        factor = FACTOR
        return factor * ((self.w - 1) ** 2).sum()
    def fit(self, count):
        for _ in range(count):
            E = self.error()
            self.optimizer.zero_grad()
            E.backward()
            self.optimizer.step()
Trainer().fit(3)
"""


def test_an_optimizer_in_the_same_object_as_the_parameters_is_in_no_ones_way() -> None:
    for backward, landscape in told(recorded(TRAINER.replace("FACTOR", "3.0"))):
        assert backward.why is None
        assert landscape is not None
        assert landscape.why is None
        places = [(a, b) for b in landscape.upright for a in landscape.across]
        told_heights = dict(zip(places, landscape.heights, strict=True))
        for a, b in places[::97]:
            w = torch.tensor([float(a), float(b)])
            assert told_heights[a, b] == (3.0 * ((w - 1) ** 2).sum()).item()


def test_what_of_an_object_can_not_be_copied_is_named_at_the_line_that_reads_it() -> None:
    recording = recorded(TRAINER.replace("FACTOR", "3.0 if self.log else 1.0"))
    for _, landscape in told(recording):
        assert landscape is not None
        assert landscape.why is not None
        found = landscape.why
        assert (found.kind, found.line, found.what) == ("object", 8, "self.log")


def test_a_method_that_may_do_more_than_compute_is_not_run_again_and_is_named() -> None:
    recording = recorded(PLAIN.replace("ERROR", "loss = m.talk() * 2; loss.backward()"))
    assert recording.ends.how == "finished", recording.ends
    _, landscape = told(recording)[0]
    assert landscape is not None
    assert landscape.why is not None
    found = landscape.why
    assert (found.kind, found.line, found.what) == ("unknown", 17, "print")
    assert "".join(line.output for line in recording.lines).count("talks") == 2


@pytest.mark.parametrize(
    "added",
    [
        "    @property\n    def both(self):\n        return self.slope\n",
        "    def __getattr__(self, name):\n        return print(name)\n",
        "    kept = []\n",
        "    @staticmethod\n    def half(x):\n        return x / 2\n",
    ],
)
def test_objects_of_classes_that_are_more_than_methods_and_numbers_are_not_copied(
    added: str,
) -> None:
    text = PLAIN.replace("ERROR", OF_OBJECTS["a method"]).replace(
        "class Trainer", f"{added}class T"
    )
    first = told(recorded(text.replace("class T:", "class Trainer:")))[0][0]
    assert first.why is not None
    assert (first.why.kind, first.why.what) == ("object", "m")


UNDER = {
    "enable_grad": "with torch.enable_grad():\n        loss = (w * x - y).pow(2).mean()",
    "finally": "try:\n        loss = (w * x - y).pow(2).mean()\n    finally:\n        done = True",
    "autocast": "with torch.autocast('cpu', dtype=torch.bfloat16):\n"
    "        loss = (w @ x[None] - y).float().pow(2).mean()",
}


@pytest.mark.parametrize("how", UNDER)
def test_blocks_that_only_say_how_to_compute_are_run_again(how: str) -> None:
    start = "torch.ones(1, 1)" if how == "autocast" else "torch.tensor(1.0)"
    data = "import torch\nx, y = torch.tensor([1.1, 2.3]), torch.tensor([3.0, 1.0])\n"
    text = (
        f"{data}w = {start}.requires_grad_()\n"
        f"for k in range(2):\n    {UNDER[how]}\n    loss.backward()\n"
    )
    recording = recorded(text)
    assert recording.ends.how == "finished", recording.ends
    _, landscape = told(recording)[0]
    assert landscape is not None
    assert landscape.why is None
    for at, height in zip(landscape.across[::10], landscape.heights[::10], strict=True):
        names: dict[str, object] = {}
        exec(f"{data}w = {start} * {float(at)!r}\nfor k in range(1):\n    {UNDER[how]}\n", names)
        loss = names["loss"]
        assert isinstance(loss, torch.Tensor)
        assert loss.item() == height
