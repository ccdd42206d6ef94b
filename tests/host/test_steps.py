"""Steps of code in many styles, against what PyTorch gives when the same is done by hand."""

from __future__ import annotations

import math

import pytest
import torch

from gradapp.core.own_code.beside import Readings
from gradapp.core.own_code.endings import sentence
from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.messages import Ends, How
from gradapp.core.own_code.recording import Recording
from gradapp.core.own_code.states import Collection, Norm, Plain, State, Tensor, tensors_in
from gradapp.core.own_code.story import Step, steps
from gradapp.core.own_code.tape import Tape
from gradapp.host.process import record

PLENTY = Limits(seconds=120)


def told(text: str) -> tuple[Recording, list[Step]]:
    recording = record(text, "steps.py", PLENTY)
    assert recording.ends.how == "finished", recording.ends
    return recording, steps(recording)


def errors(each: Step) -> list[tuple[str, object]]:
    return [(error.on, error.value) for error in each.errors]


TWO_LOOPS = """\
import torch
w = torch.tensor(1.0, requires_grad=True)
first = torch.optim.SGD([w], lr=0.1)
for _ in range(3):
    E = (w - 3) ** 2
    first.zero_grad()
    E.backward()
    first.step()
second = torch.optim.SGD([w], lr=0.25)
for _ in range(2):
    F = (w - 1) ** 2
    second.zero_grad()
    F.backward()
    second.step()
(w * 7).backward()
w.data.fill_(0.0)
"""


def test_loops_one_after_the_other_have_steps_each_and_what_comes_behind_them_is_in_none() -> None:
    w = torch.tensor(1.0, requires_grad=True)
    expected = []
    for name, target, rate, count in (("E", 3, 0.1, 3), ("F", 1, 0.25, 2)):
        optimizer = torch.optim.SGD([w], lr=rate)
        for _ in range(count):
            error = (w - target) ** 2
            optimizer.zero_grad()
            error.backward()
            optimizer.step()
            assert w.grad is not None
            expected.append((name, error.item(), w.item(), w.grad.item()))
    _, (before, *turns) = told(TWO_LOOPS)
    assert before.parameters == {"w": [1.0]}
    found = [
        (error.on, error.value, *each.parameters["w"], *(each.gradients["w"] or ()))
        for each in turns
        for error in each.errors
    ]
    assert found == expected


BEGUN_ANEW = """\
import torch
for rate in (0.1, 0.2):
    w = torch.tensor(1.0, requires_grad=True)
    for _ in range(2):
        E = (2 * w - 3) ** 2
        E.backward()
        with torch.no_grad():
            w -= rate * w.grad
            w.grad = None
"""


def test_what_begins_anew_after_the_last_turn_is_no_end_of_it() -> None:
    expected = []
    for rate in (0.1, 0.2):
        w = torch.tensor(1.0)
        for _ in range(2):
            w = w - rate * 4 * (2 * w - 3)
            expected.append([w.item()])
    _, (_, *turns) = told(BEGUN_ANEW)
    assert [each.parameters["w"] for each in turns] == expected


SAMPLES_THAT_ARE_LEAVES = """\
import torch
w = torch.tensor([2.0, -1.0], requires_grad=True)
for x in torch.tensor([[1.0, 3.0], [0.5, 4.0], [2.0, 1.0]]):
    x.requires_grad = True
    E = ((w * x).sum() - 1) ** 2
    E.backward()
    w.data -= 0.125 * w.grad
    w.grad = None
"""


def test_a_sample_is_that_of_its_own_turn_though_the_heading_gives_its_name_to_the_next() -> None:
    w, expected = torch.tensor([2.0, -1.0]), []
    for x in torch.tensor([[1.0, 3.0], [0.5, 4.0], [2.0, 1.0]]):
        slope = 2 * ((w * x).sum() - 1)
        expected.append((x.tolist(), (slope * w).tolist()))
        w = w - 0.125 * slope * x
    _, (_, *turns) = told(SAMPLES_THAT_ARE_LEAVES)
    assert [(each.parameters["x"], each.gradients["x"]) for each in turns] == expected
    assert turns[-1].parameters["w"] == w.tolist()


STEPPED_BETWEEN = """\
import torch
w = torch.tensor(3.0, requires_grad=True)
def turns(count):
    for k in range(count):
        yield k
        w.data -= 0.25 * w.grad
        w.grad = None
for k in turns(3):
    E = (w - k) ** 2
    E.backward()
"""


def test_a_step_that_is_made_when_the_next_turn_is_asked_for_belongs_to_the_turn_before() -> None:
    w, expected = torch.tensor(3.0), []
    for k in range(3):
        w = w - 0.25 * 2 * (w - k)
        expected.append([w.item()])
    _, (_, *found) = told(STEPPED_BETWEEN)
    assert [each.parameters["w"] for each in found] == expected


GATHERED = """\
import torch

def train(w, optimizer):
    for epoch in range(2):
        optimizer.zero_grad()
        for x in (1.0, 2.0):
            E = (w * x - 3) ** 2
            E.backward()
        with torch.no_grad():
            w.grad /= 2
        optimizer.step()
    return w

w = torch.tensor(1.0, requires_grad=True)
train(w, torch.optim.SGD([w], lr=0.125))
train(w, torch.optim.SGD([w], lr=0.25))
w.data.fill_(0.0)
"""


def test_what_loops_around_do_with_the_turns_of_one_belongs_to_the_last_of_them() -> None:
    w, expected = torch.tensor(1.0), []
    for rate in (0.125, 0.125, 0.25, 0.25):
        first, second = 2 * (w - 3), 2 * (2 * w - 3) * 2
        expected += [([w.item()], [first.item()])]
        w = w - rate * (first + second) / 2
        expected += [([w.item()], [((first + second) / 2).item()])]
    _, (_, *turns) = told(GATHERED)
    assert [(each.parameters["w"], each.gradients["w"]) for each in turns] == expected


IN_ONE_LINE = """\
import torch
w = torch.tensor(5.0, requires_grad=True)
def descend():
    E = w * w
    E.backward()
    w.data -= 0.1 * w.grad
    w.grad = None
for _ in range(3): descend()
print("done")
k = 0
while k < 2: k += 1; E = (w - k) ** 2; E.backward(); w.data -= 0.1 * w.grad; w.grad = None
"""


def test_a_loop_in_one_line_has_a_step_for_each_of_its_turns() -> None:
    w = torch.tensor(5.0, requires_grad=True)
    expected = []
    for target in (0, 0, 0, 1, 2):
        error = (w - target) ** 2
        error.backward()
        assert w.grad is not None
        w.data -= 0.1 * w.grad
        w.grad = None
        expected.append((error.item(), w.item()))
    recording, (_, *turns) = told(IN_ONE_LINE)
    assert [(each.errors[0].value, *each.parameters["w"]) for each in turns] == expected
    assert [len(each.errors) for each in turns] == [1] * 5
    assert [line.line for line in recording.lines].count(10) == 1


SEVERAL = """\
import torch
w = torch.tensor(1.0, requires_grad=True)
for _ in range(2):
    a = w * 2; b = w * 3; a.backward(); b.backward()
    c = w * 4; d = w * 5
    torch.autograd.backward([c, d])
    torch.autograd.backward(w * 6)
    (w * 7).backward(); (w * 8).backward()
"""


def test_of_several_calls_of_backward_in_a_line_each_is_told_by_what_it_is_called_on() -> None:
    _, (_, *turns) = told(SEVERAL)
    called = ["a", "b", "c", "d", "w * 6", "w * 7", "w * 8"]
    for each in turns:
        assert errors(each) == list(zip(called, map(float, range(2, 9)), strict=True))


HELD = """\
from math import *
from torch import *
import numpy as np
w = tensor(2.0, requires_grad=True)
rate = np.float64(0.5)
count = np.int64(3)
rate *= count
named = {5: w, "5": w * 2}
large = zeros(3000)
large[0] = 1.0
large.data.copy_(large.data.flip(0))
end = 1
"""


def held(recording: Recording) -> dict[str, State]:
    names: dict[str, State] = {}
    for line in recording.lines:
        names |= line.changed
    return names


def test_what_variables_hold_is_told_beside_hundreds_of_imported_names() -> None:
    recording, _ = told(HELD)
    names = held(recording)
    assert names["rate"] == Plain("1.5", 1.5)
    assert names["count"] == Plain("3", 3)
    found = dict(tensors_in("named", names["named"]))
    assert {name: each.values for name, each in found.items()} == {
        "named[5]": [2.0],
        "named['5']": [4.0],
    }
    ((_, large),) = tensors_in("large", names["large"])
    assert large.values == [0.0] * 4, "its first numbers are no longer those before"
    assert large.norm == 1.0
    assert names["pi"] == Plain(repr(math.pi), math.pi)


def test_what_a_code_says_as_it_ends_itself_is_printed() -> None:
    recording = record('import sys\nsys.exit("no data")\n', "ends.py", PLENTY)
    assert recording.ends == Ends(How.EXITED, 2, message="1", output="no data\n")


OF_A_CLASS = """\
import torch
class Quiet:
    def __getattribute__(self, name):
        print("asked for", name)
        return 1
class Slotted:
    __slots__ = ("a",)
class Trainer:
    def __init__(self, rate):
        self.w = torch.zeros(2, requires_grad=True)
        self.optimizer = torch.optim.SGD([self.w], lr=rate)
    def fit(self, count):
        for _ in range(count):
            E = ((self.w - 1) ** 2).sum()
            self.optimizer.zero_grad()
            E.backward()
            self.optimizer.step()
quiet, slotted = Quiet(), Slotted()
trainer = Trainer(0.1)
trainer.fit(3)
print("done")
"""


def test_parameters_and_optimizers_in_objects_of_the_texts_classes_are_found_without_asking() -> (
    None
):
    w = torch.zeros(2, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1)
    expected = []
    for _ in range(3):
        error = ((w - 1) ** 2).sum()
        optimizer.zero_grad()
        error.backward()
        optimizer.step()
        expected.append((error.item(), w.tolist()))
    recording, (_, *turns) = told(OF_A_CLASS)
    found = [(each.errors[0].value, each.parameters["trainer.w"]) for each in turns]
    assert found == expected
    (last,) = (each for each in turns[-1].held if each.optimizer == "trainer.optimizer")
    assert last.names == ["trainer.w"]
    assert "".join(line.output for line in recording.lines) == "done\n"
    assert held(recording)["slotted"] == Plain("<Slotted>")


SPARSE = """\
import torch
torch.manual_seed(1)
table = torch.nn.Embedding({rows}, 2, sparse=True)
optimizer = torch.optim.SGD(table.parameters(), lr=0.1)
for _ in range(2):
    optimizer.zero_grad()
    E = (table(torch.tensor([1, 1, 2])) ** 2).sum()
    E.backward()
    grad = table.weight.grad
    optimizer.step()
"""


@pytest.mark.parametrize("rows", [4, 200, 6_000_000])
def test_a_sparse_gradient_has_the_numbers_of_one_that_is_not(rows: int) -> None:
    torch.manual_seed(1)
    few = torch.randn(rows, 2)[:4]  # the others stay as they are, and have no gradient
    text = SPARSE.format(rows=rows)
    recording, (_, *turns) = told(text)
    for each in turns:
        slope = torch.tensor([[0.0], [2.0], [1.0], [0.0]]) * 2 * few
        few -= 0.1 * slope
        gradient = each.gradients["table.weight"]
        if rows == 4:
            assert each.parameters["table.weight"] == pytest.approx(few.flatten().tolist())
            assert gradient == pytest.approx(slope.flatten().tolist())
        else:
            assert isinstance(gradient, Norm)
            assert gradient.norm == pytest.approx(slope.norm().item())
    grad = held(recording)["grad"]
    assert isinstance(grad, Tensor)
    assert (grad.layout, grad.shape) == ("sparse_coo", [rows, 2])
    graphs = [error.graph for each in turns for error in each.errors]
    leaves = [each.nodes[-1] for each in graphs if each is not None]
    assert [each.total for each in leaves] == [each.gradients["table.weight"] for each in turns]


ASIDE = """\
import asyncio, threading
from concurrent.futures import ThreadPoolExecutor
def train():
    for k in range(3):
        print(k)
async def trains():
    train()
"""


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("for _ in range(2):\n    t = threading.Thread(target=train)\n"
         "    t.start()\n    t.join()\n", True),
        ("with ThreadPoolExecutor() as pool:\n    list(pool.map(lambda k: k, [1, 2]))\n", True),
        ("asyncio.run(asyncio.to_thread(train))\n", True),
        ("asyncio.run(trains())\n", False),
        ("t = threading.Thread(target=print)\nt.start()\nt.join()\n", False),
    ],
)  # fmt: skip
def test_of_lines_that_another_thread_runs_it_is_said_once_that_they_are_not_recorded(
    text: str, is_said: bool
) -> None:
    recording = record(ASIDE + text, "aside.py", PLENTY)
    told = "Lines that other threads ran are not recorded."
    assert recording.ends.how == How.FINISHED
    assert sentence(recording).count(told) == is_said
    assert any(line.function == "train" for line in recording.lines) == ("trains()" in text)


LOOP_ASIDE = """\
import sys, threading, torch
w = torch.tensor(3.0, requires_grad=True)
def back(E):
    E.backward()
def aside(*call):
    t = threading.Thread(target=call[0], args=call[1:])
    t.start()
    t.join()
for k in range(3):
    w.grad = None
    E = (w - 1) ** 2
    CALL
    with torch.no_grad():
        w -= 0.1 * w.grad
"""


@pytest.mark.parametrize(
    ("call", "is_known"),
    [
        ("aside(back, E)", False),
        ("aside(E.backward)", False),
        ("sys.settrace(None); E.backward()", False),
        ("w.grad = 2 * (w.detach() - 1)", True),
        ("aside(print); w.grad = 2 * (w.detach() - 1)", True),
    ],
)
def test_it_is_not_said_that_backward_is_not_called_where_that_is_not_known(
    call: str, is_known: bool
) -> None:
    recording, _ = told(LOOP_ASIDE.replace("CALL", call))
    curves = Tape(recording).curves
    assert curves is not None
    words = {str(curves.why_none("error", step)) for step in range(1, len(curves) + 1)}
    known = "No error (loss) was found: backward() is not called."
    unknown = (
        "No error (loss) was found: backward() is not called here, as far as that was recorded."
    )
    assert words == {known if is_known else unknown}


ASKED = """\
import torch
from torch.autograd import grad
torch.set_default_dtype(torch.float64)
x = torch.tensor([1.0, 2.0, 4.0])
y = torch.tensor([1.0, 3.0, 2.0])
w = torch.tensor(3.0, requires_grad=True)
b = torch.tensor(0.5, requires_grad=True)
for epoch in range(2):
    for at in range(3):
        loss = (w * x[at] + b - y[at]) ** 2
        LINES
        with torch.no_grad():
            w -= 0.0625 * dw
            b -= 0.0625 * db
"""


@pytest.mark.parametrize(
    "call", ["dw, db = torch.autograd.grad(loss, [w, b])", "dw, db = grad([loss], (w, b))"]
)
def test_where_grad_is_asked_of_one_number_and_backward_is_not_called_that_is_the_error(
    call: str,
) -> None:
    w, b, expected = 3.0, 0.5, []
    for _ in range(2):
        for x, y in ((1.0, 1.0), (2.0, 3.0), (4.0, 2.0)):
            residual = w * x + b - y
            w, b = w - 0.0625 * 2 * residual * x, b - 0.0625 * 2 * residual
            expected.append([residual**2, w, b])
    text = ASKED.replace("LINES", call)
    recording, turns = told(text)
    tape = Tape(recording, text)
    assert tape.curves is not None
    assert tape.curves.steps.T.tolist() == expected
    assert (tape.curves.errors, tape.curves.line) == (("loss",), 11)
    assert tape.curves.function == "torch.autograd.grad()"
    assert [errors(each) for each in turns] == [[], *([("loss", row[0])] for row in expected)]
    assert isinstance(tape.readings, Readings)
    assert [each.values for each in tape.readings.errors] == [(row[0],) for row in expected]
    assert {each.line for each in tape.readings.errors} == {10}


@pytest.mark.parametrize(
    "lines",
    [
        "db, = grad(loss, b, create_graph=True); dw, = grad(db, w)",  # a second derivative
        "dw, = grad(loss, w, retain_graph=True); db, = grad(loss, b)",
        "dw, = grad(loss, w); db, = grad((b - 1) ** 2, b)",  # two errors
        "dw, = grad(loss, w)\n        db, = grad((b - 1) ** 2, b)",
        "dw, db = grad(loss, [w, b], torch.tensor(2.0))",
        "dw, db = grad([loss, loss], [w, b])",
        "dw, db = grad(torch.stack([loss, loss]), [w, b], torch.ones(2))",
        "dw, = grad(loss, w); db = torch.autograd.functional.jacobian(lambda b: b**2, b)",
        "dw, db = torch.func.grad(lambda w, b: (w - b) ** 2, (0, 1))(w, b)",
        "dw, db = [grad((w - b) ** 2, each)[0] for each in (w, b)]",
        "dw = db = sum(grad((w - each) ** 2, w)[0] for each in x)",
    ],
)
def test_what_grad_is_asked_of_is_no_error_where_it_may_be_something_else(lines: str) -> None:
    recording, (_, *turns) = told(ASKED.replace("LINES", lines))
    assert not any(errors(each) for each in turns)
    curves = Tape(recording).curves
    assert curves is not None
    assert curves.errors == ()
    said = (
        "No error (loss) was found: backward() is not called, nor torch.autograd.grad() on "
        "anything that is certain to be the error of a turn."
    )
    assert {str(curves.why_none("error", step)) for step in range(1, len(curves) + 1)} == {said}


PARTS = """\
import torch
x = torch.tensor([1.0, 2.0, 4.0])
w = torch.tensor(3.0, requires_grad=True)
for epoch in range(2):
    slope = 0.0
    for each in x:
        E = (w * each - 1) ** 2
        slope += torch.autograd.grad(E, w)[0]
    w.data -= 0.0625 * slope
"""


def test_what_grad_is_asked_of_again_and_again_at_one_place_are_parts_of_an_error() -> None:
    recording, (_, *turns) = told(PARTS)
    assert not any(errors(each) for each in turns)
    assert [each.parameters["w"] for each in turns[:1]] == [[3.0 - 0.0625 * (4 + 20 + 88)]]
    assert not any(each.value for line in recording.lines[10:] for each in line.asked)


def test_where_backward_is_called_too_what_it_is_called_on_is_the_error() -> None:
    _, (_, *turns) = told(ASKED.replace("LINES", "dw, db = grad((w - b) ** 2, [w, b])\n"
        "        loss.backward()"))  # fmt: skip
    assert {name for each in turns for name, _ in errors(each)} == {"loss"}
    assert len(turns) == 6


IN_FUNCTIONS = """\
def mean(values):
    total = 0.0
    for each in values:
        total += each
    return total / len(values)
def train(xs, ys):
    w = 0.0
    for epoch in range(3):
        miss = []
        for x, y in zip(xs, ys):
            miss.append(w * x - y)
        w -= 0.125 * mean([2 * m * x for m, x in zip(miss, xs)])
    return w
def main():
    print(mean([1.0, 2.0]))
    print(train([1.0, 2.0], [2.0, 4.0]))
main()
"""


def test_without_autograd_steps_are_turns_of_the_loop_of_a_function_in_which_most_lines_run() -> (
    None
):
    w, expected = 0.0, []
    for _ in range(3):
        w -= 0.125 * sum(2 * (w * x - y) * x for x, y in ((1.0, 2.0), (2.0, 4.0))) / 2
        expected.append(w)
    recording, (before, *turns) = told(IN_FUNCTIONS)
    found = [
        line.changed["w"]
        for each in turns
        for line in recording.lines[each.first : each.turn]
        if "w" in line.changed
    ]
    assert [each.value for each in found if isinstance(each, Plain)] == expected
    assert {(recording.lines[each.first].line, len(each.errors)) for each in turns} == {(9, 0)}
    assert recording.lines[before.last - 1].line == 8


def test_a_loop_in_a_function_is_no_step_where_backward_is_called_in_no_loop() -> None:
    text = IN_FUNCTIONS + (
        "import torch\nv = torch.tensor(2.0, requires_grad=True)\n(v * v).backward()\n"
    )
    _, turns = told(text)
    assert [errors(each) for each in turns] == [[("v * v", 4.0)]]


CHECKPOINTED = """\
import torch
from torch.utils.checkpoint import checkpoint
w = torch.tensor([3.0], requires_grad=True)
x = torch.tensor([2.0], requires_grad=True)
for _ in range(2):
    E = (checkpoint(lambda x: w * x, x, use_reentrant=True) ** 2).sum()
    w.grad = x.grad = None
    E.backward()
    w.data -= 0.125 * w.grad
"""


def test_a_call_of_backward_that_pytorch_makes_inside_of_one_is_no_other_error() -> None:
    w, expected = 3.0, []
    for _ in range(2):
        error, slope = (2 * w) ** 2, 8 * w  # E = (wx)², dE/dw = 2wx², x = 2
        w -= 0.125 * slope
        expected.append(([("E", error)], [w], [slope]))
    _, (_, *turns) = told(CHECKPOINTED)
    assert [(errors(e), e.parameters["w"], e.gradients["w"]) for e in turns] == expected


COLLECTED = """\
import torch
from collections import Counter, OrderedDict, defaultdict, deque
parts = OrderedDict(w=torch.tensor([2.0], requires_grad=True))
told = defaultdict(list)
last = deque(maxlen=2)
for _ in range(3):
    E = (parts["w"] ** 2).sum()
    parts["w"].grad = None
    E.backward()
    parts["w"].data -= 0.25 * parts["w"].grad
    told["E"].append(E.item())
    last.append(E.item())
seen = Counter("abba")
"""


def test_what_is_in_the_collections_of_the_standard_library_is_told() -> None:
    recording, (_, *turns) = told(COLLECTED)
    # w is halved each time, from 2 on.
    assert [each.parameters for each in turns] == [{"parts['w']": [w]} for w in (1.0, 0.5, 0.25)]
    names = held(recording)
    assert names["last"] == Collection(
        "deque", 2, {"0": Plain("1.0", 1.0), "1": Plain("0.25", 0.25)}
    )
    assert names["seen"] == Collection("Counter", 2, {"'a'": Plain("2", 2), "'b'": Plain("2", 2)})
    assert isinstance(names["told"], Collection)
    assert isinstance(inside := names["told"].parts["'E'"], Collection)
    assert [each.value for each in inside.parts.values() if isinstance(each, Plain)] == [
        4.0,
        1.0,
        0.25,
    ]


DEEP = """\
import torch
model = torch.nn.Sequential(*(torch.nn.Linear(1, 1) for _ in range(10)))
model[:9].requires_grad_(False)
every = torch.optim.SGD(model.parameters(), lr=0.1)
head = torch.optim.SGD(model[9].parameters(), lr=0.1)
for _ in range(2):
    E = model(torch.ones(1)).sum()
    E.backward()
"""


def test_what_an_optimizer_holds_of_a_deep_model_has_its_names_and_what_learns_numbers() -> None:
    names = [f"model.{layer}.{part}" for layer in range(10) for part in ("weight", "bias")]
    _, (_, *turns) = told(DEEP)
    held_names = {each.optimizer: each.names for each in turns[-1].held}
    assert held_names == {"every": names, "head": names[18:]}
    assert list(turns[-1].parameters) == names[18:]
    assert turns[-1].same == []


def test_the_variables_of_a_function_stand_as_it_binds_them_where_closures_hold_some_too() -> None:
    text = (
        "def f(xs):\n    w, rate = 2.0, 0.1\n    return [w * x for x in xs] + [rate]\nf([1, 2])\n"
    )
    recording = record(text, "own.py")
    line = next(each for each in recording.lines if each.line == 2)
    assert [name for name in line.changed if name != "xs"] == ["w", "rate"]


@pytest.mark.parametrize(
    ("made", "step", "is_known"),
    [
        ("g, = torch.autograd.grad(f, x)", "f / g", False),
        ("g = torch.autograd.grad(f, x)[0]", "f.item() / g", False),
        ("pass", "f / torch.autograd.grad(f, x)[0]", False),
        ("g, = torch.autograd.grad(f, x)", "0.1 * g / 2", True),
        ("g, = torch.autograd.grad(f, x)", "f / (g ** 2).sum() * g", True),
        ("g, = torch.autograd.grad(f, x)", "f / (g * g) * g", True),
        ("n = torch.autograd.grad(f, x)[0].norm()", "0.1 * f / n", True),
    ],
)
def test_what_is_divided_by_its_gradient_as_where_a_root_is_searched_for_is_not_called_the_error(
    made: str, step: str, is_known: bool
) -> None:
    recording, (_, *turns) = told(f"""
import torch
x = torch.tensor(2.0, requires_grad=True)
for _ in range(4):
    f = x ** 2 - 2
    {made}
    x = (x - {step}).detach().requires_grad_()
""")
    assert [len(errors(each)) for each in turns] == [int(is_known)] * 4
    curves = Tape(recording).curves
    assert curves is not None
    assert curves.errors == (("f",) if is_known else ())
