"""What is found in people's loops: each mistake of the Lab, and nothing in right code."""

from __future__ import annotations

from functools import partial

import pytest

from gradapp.core import lab
from gradapp.core.own_code import mistakes
from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.mistakes.timeline import Timeline
from gradapp.core.own_code.recording import Recording
from gradapp.host.process import record
from tests.calls import Calls
from tests.core.own_code.mistakes import (
    astray,
    cuts,
    looks,
    losses,
    meant,
    objects,
    parts_later,
    states,
    updates,
    vain,
)
from tests.core.own_code.mistakes.mistaken import MISTAKEN
from tests.core.own_code.mistakes.right import RIGHT as ALIKE

RIGHT = (
    ALIKE
    | updates.RIGHT
    | objects.RIGHT
    | cuts.RIGHT
    | losses.RIGHT
    | states.RIGHT
    | looks.RIGHT
    | parts_later.RIGHT
    | meant.RIGHT
    | astray.RIGHT
    | vain.RIGHT
)
PLENTY = Limits(seconds=60)
WRITTEN = [(entry, place) for entry, texts in MISTAKEN.items() for place in range(len(texts))]
CERTAIN = {
    ("other_tensor", 1): (
        8,
        "step() in line 12 moves nothing that model.weight means: the optimizer holds the "
        "tensor of line 6, and line 8 gave the name model.weight to another one.",
    ),
    ("no_zero_grad", 0): (
        6,
        "backward() in line 6 adds to a gradient that line 7 had used already: nothing has "
        "cleared weight.grad in between.",
    ),
    ("cleared_gradient", 1): (
        9,
        "step() in line 11 has no gradient: the one that backward() found in line 8 was "
        "cleared in line 9.",
    ),
    ("broadcast", 0): (
        10,
        "Line 10 compares shapes (6, 1) and (6,), which are broadcast: each prediction is "
        "compared with each output.",
    ),
    ("early_step", 2): (
        8,
        "backward() in line 8 finds the gradient where w was before line 6 moved it: loss was "
        "computed earlier, in line 5.",
    ),
    ("backward_twice", 2): (
        5,
        "backward() in line 5 finds the gradient where w was before line 6 moved it: cost was "
        "computed earlier, in line 3.",
    ),
    ("backward_twice", 0): (
        5,
        "backward() in line 5 is called on the tensor that backward() in line 5 was called on "
        "before; its graph has been freed since.",
    ),
}
"""Where what is found is certain, it names the lines."""
WITHOUT_ENTRY = {
    "clipped behind step()": (
        """import torch
torch.manual_seed(0)
X = 10 * torch.randn(8, 2)
model = torch.nn.Linear(2, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.001)
for _ in range(4):
    opt.zero_grad()
    loss = (model(X) - X.sum(1, keepdim=True)).pow(2).mean()
    loss.backward()
    opt.step()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
""",
        11,
        "Line 11 changes a gradient that line 10 has used already, and line 7 clears it before it "
        "is used again: no parameter depends on that.",
    ),
    "backward() behind a move by hand": (
        """import torch
w = torch.tensor(2.0, requires_grad=True)
(w - 5).pow(2).backward()
for i in range(4):
    loss = (w - 5) ** 2
    with torch.no_grad():
        w -= 0.1 * w.grad
    w.grad = None
    loss.backward()
""",
        9,
        "backward() in line 9 finds the gradient where w was before line 7 moved it: loss was "
        "computed earlier, in line 5.",
    ),
    "the next error before the step": (
        """import torch
w = torch.tensor([2.0], requires_grad=True)
opt = torch.optim.SGD([w], lr=0.1)
loss = (w - 5).pow(2).sum()
for _ in range(4):
    opt.zero_grad()
    loss.backward()
    loss = (w * 1 - 5).abs().sum()
    opt.step()
""",
        7,
        "backward() in line 7 finds the gradient where w was before line 9 moved it: loss was "
        "computed earlier, in line 8.",
    ),
    "not given to the optimizer": (
        """import torch
w = torch.tensor([1.0], requires_grad=True)
b = torch.tensor([0.0], requires_grad=True)
x, y = torch.tensor([1.0, 2.0]), torch.tensor([2.0, 5.0])
opt = torch.optim.SGD([w], lr=0.1)
for _ in range(6):
    loss = ((w * x + b - y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
""",
        9,
        "backward() in line 9 has found a gradient for b 6 times, and nothing has moved b: step() "
        "in line 10 is of an optimizer that does not hold it.",
    ),
    "not moved by hand": (
        """import torch
class Line:
    def __init__(self):
        self.slope = torch.zeros(1, requires_grad=True)
        self.height = torch.zeros(1, requires_grad=True)
    def learn(self, x, y):
        (self.slope * x + self.height - y).pow(2).mean().backward()
        with torch.no_grad():
            self.slope -= 0.1 * self.slope.grad
        self.slope.grad.zero_()
        self.height.grad.zero_()
line = Line()
for _ in range(5):
    line.learn(torch.tensor([1.0, 2.0]), torch.tensor([2.0, 5.0]))
""",
        7,
        "backward() in line 7 has found a gradient for self.height 5 times, and nothing has moved "
        "self.height.",
    ),
    "the wrong sign": (
        """import torch
w = torch.tensor(1.0, requires_grad=True)
b = torch.tensor([0.5], requires_grad=True)
for k in range(6):
    cost = 0.5 * ((2 * w - 3) ** 2 + (w - b) ** 2).mean()
    cost.backward()
    with torch.no_grad():
        w += 0.05 * w.grad
        b += 0.05 * b.grad
    w.grad = b.grad = None
""",
        8,
        "Line 8 moves w along its gradient, not against it: cost grows in each of the first 6 "
        "steps.",
    ),
    "the wrong sign, where 0 is best": (
        """import torch
x = torch.tensor([3.0, -1.0], requires_grad=True)
for k in range(5):
    y = (x * x).sum()
    y.backward()
    x.data += 0.1 * x.grad
    x.grad = None
""",
        6,
        "Line 6 moves x along its gradient, not against it: y grows in each of the first 5 steps.",
    ),
    "the wrong sign, of a module": (
        """import torch
torch.manual_seed(0)
X = torch.randn(8, 2)
model = torch.nn.Linear(2, 1)
for k in range(5):
    error = torch.nn.functional.mse_loss(model(X), X.sum(1, keepdim=True))
    model.zero_grad()
    error.backward()
    for p in model.parameters():
        p.data.add_(0.02 * p.grad)
""",
        10,
        "Line 10 moves model.weight along its gradient, not against it: error grows in each of "
        "the first 5 steps.",
    ),
}
WITHOUT_ENTRY |= updates.MISTAKEN | objects.MISTAKEN | looks.MISTAKEN | losses.MISTAKEN
WITHOUT_ENTRY |= astray.MISTAKEN | vain.MISTAKEN
"""What no entry of the Lab is like, its line, and what is said of it."""


def findings(recording: Recording, text: str) -> list[mistakes.Finding]:
    return mistakes.findings(Timeline(recording, text))


def test_each_entry_of_the_lab_is_made_as_a_mistake_here() -> None:
    assert set(MISTAKEN) == {entry.method.id for entry in lab.ENTRIES}
    assert set(CERTAIN) < set(WRITTEN)


@pytest.mark.parametrize(("entry", "place"), WRITTEN)
def test_a_mistake_of_the_lab_is_found_in_its_lines_under_other_names_and_in_another_style(
    entry: str, place: int
) -> None:
    text = MISTAKEN[entry][place]
    (found,) = findings(record(text, "mine.py", PLENTY), text)
    assert found.entry_id == entry
    assert 0 < found.line <= len(text.splitlines())
    assert "{" not in str(found.sentence)
    if (entry, place) in CERTAIN:
        assert (found.line, str(found.sentence)) == CERTAIN[entry, place]
    assert found.entry is not None
    assert str(found.guess) == f"Looks like {found.entry.method.title}."


@pytest.mark.parametrize("name", WITHOUT_ENTRY)
def test_a_mistake_that_no_entry_is_like_is_told_with_what_can_be_done(name: str) -> None:
    text, line, sentence = WITHOUT_ENTRY[name]
    (found,) = findings(record(text, "mine.py", PLENTY), text)
    assert (found.line, str(found.sentence)) == (line, sentence)
    assert found.guess is None
    assert found.help is not None


@pytest.mark.parametrize("name", cuts.MISTAKEN)
def test_what_cuts_a_parameter_off_that_the_optimizer_holds_is_told_with_its_line(
    name: str,
) -> None:
    text, line, sentence = cuts.MISTAKEN[name]
    (found,) = findings(record(text, "mine.py", PLENTY), text)
    assert (found.line, str(found.sentence)) == (line, sentence)
    assert found.entry_id == "detached"
    assert str(found.help).startswith("Leave out ")


@pytest.mark.parametrize("name", parts_later.MISTAKEN)
def test_what_a_model_is_given_behind_its_optimizer_is_told_with_the_line_that_does_so(
    name: str,
) -> None:
    text, line, sentence = parts_later.MISTAKEN[name]
    (found,) = findings(record(text, "mine.py", PLENTY), text)
    assert (found.line, str(found.sentence)) == (line, sentence)
    assert found.entry_id == "other_tensor"
    assert str(found.help).startswith("Make the ")


@pytest.mark.parametrize("name", states.MISTAKEN)
def test_a_state_that_is_carried_on_with_its_graph_is_told_with_the_line_that_does_so(
    name: str,
) -> None:
    text, line, sentence = states.MISTAKEN[name]
    (found,) = findings(record(text, "mine.py", PLENTY), text)
    assert (found.line, str(found.sentence)) == (line, sentence)
    assert str(found.help).endswith("before the next turn, by detach().")


@pytest.mark.parametrize("name", RIGHT)
def test_nothing_is_found_in_right_code(name: str) -> None:
    recording = record(RIGHT[name], "mine.py", PLENTY)
    assert recording.ends.how == "finished"
    assert findings(recording, RIGHT[name]) == []


@pytest.mark.parametrize("name", vain.NOT_OVER)
def test_nothing_is_said_to_be_forgotten_where_an_error_has_ended_the_code(name: str) -> None:
    recording = record(vain.NOT_OVER[name], "mine.py", PLENTY)
    assert recording.ends.how == "raised"
    assert findings(recording, vain.NOT_OVER[name]) == []


@pytest.mark.parametrize("name", meant.ADVISED)
def test_what_may_be_meant_is_told_as_it_is_and_advised_under_a_condition(name: str) -> None:
    text, advice = meant.ADVISED[name]
    (found,) = findings(record(text, "mine.py", PLENTY), text)
    assert str(found.help) == advice


@pytest.mark.parametrize("error", ["((w - 2) ** 2).mean", "[w[0] ** 2, w[1] ** 2]"])
def test_what_has_no_backward_is_not_said_to_be_cut_off_where_it_is_no_number(error: str) -> None:
    text = f"import torch\nw = torch.ones(2, requires_grad=True)\nloss = {error}\nloss.backward()\n"
    assert findings(record(text, "mine.py", PLENTY), text) == []


def test_calls_are_told_in_their_order_with_the_tensors_they_concern() -> None:
    text = (
        "import torch\n"
        "w = torch.ones(2, requires_grad=True)\n"
        "b = torch.ones(1, requires_grad=True)\n"
        "opt = torch.optim.SGD([w, b], 0.1)\n"
        "w.sum().backward(); opt.step(); opt.zero_grad()\n"
    )
    (calls,) = [line.called for line in record(text, "x.py", PLENTY).lines if line.called]
    told = [(each.what, each.tensors, each.some) for each in calls]
    assert told == [("backward", [1], []), ("step", [1, 2], [2]), ("zero_grad", [1, 2], [1])]


@pytest.mark.parametrize(
    ("start", "line", "told"),
    [
        ("kept = []", "kept.append(loss)", "kept.append(loss.item())"),
        ("kept = 0", "kept += loss", "kept += loss.item()"),
        ("kept = 0", "kept = kept + loss", "kept = kept + loss.item()"),
        ("kept = 0", "kept = loss * 2 + kept", ""),
    ],
)
def test_what_keeps_graphs_is_advised_in_the_names_of_the_code(
    start: str, line: str, told: str
) -> None:
    text = f"""
import torch
w = torch.tensor([1.0], requires_grad=True)
{start}
for _ in range(6):
    loss = ((2 * w - 3) ** 2).sum()
    {line}
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
    w.grad = None
"""
    (found,) = findings(record(text, "own.py"), text)
    assert str(found.help) == (
        f"Keep a number: {told}." if told else "Add up numbers: total += E.item()."
    )
    if told:  # what is advised keeps nothing
        assert not findings(record(text.replace(line, told), "own.py"), text.replace(line, told))


OF_A_STATE = """\
import torch
torch.manual_seed(0)
cell, head, spare = torch.nn.RNNCell(1, 4), torch.nn.Linear(4, 1), torch.nn.Linear(4, 4)
parts = [*cell.parameters(), *head.parameters(), *spare.parameters()]
optimizer = torch.optim.SGD(parts, lr=0.01)
h = torch.zeros(1, 4)
for i in range(TURNS):
    x = torch.tensor([[0.1 * (i % 7)]])
    h = cell(x, h.detach())
    loss = ((head(h) - x) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
"""


def test_twice_as_many_turns_are_looked_through_with_about_twice_as_many_calls() -> None:
    counts = []
    for turns in (40, 80):
        text = OF_A_STATE.replace("TURNS", str(turns))
        recording = record(text, "mine.py", PLENTY)
        counts.append(Calls(partial(findings, recording, text)).count)
    few, many = counts
    assert many < 2.5 * few
