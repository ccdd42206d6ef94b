"""What is one curve and what begins anew: of loops that replace their parameters, and repeat."""

from __future__ import annotations

import math
from typing import Any

import pytest

from gradapp.core.own_code.landscape import Around, around
from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.tape import Tape
from gradapp.host.process import record

START = "import torch, copy\nfrom torch import nn\nlr = 0.25\n"
W = "w = torch.tensor(1.0, requires_grad=True)\n"
TURNS = "for k in range(3):\n    loss = (w - 3) ** 2\n    loss.backward()\n"
REPLACED = {
    "in a line": W + TURNS + "    w = (w - lr * w.grad).detach().requires_grad_()\n",
    "under no_grad": W
    + TURNS
    + "    with torch.no_grad():\n        w = w - lr * w.grad\n    w.requires_grad_()\n",
    "by another name": W
    + TURNS
    + "    g = w.grad\n    new = w.detach() - lr * g\n    w = new\n    w.requires_grad_()\n",
    "by numbers": W
    + TURNS
    + "    x = w.item() - lr * w.grad.item()\n    w = torch.tensor(x, requires_grad=True)\n",
    "at its beginning": "x = 1.0\nfor k in range(3):\n    w = torch.tensor(x, requires_grad=True)\n"
    "    loss = (w - 3) ** 2\n    loss.backward()\n    x = x - lr * w.grad.item()\n",
    "by a function": "def step(p):\n    q = p - lr * p.grad\n"
    "    return q.detach().requires_grad_()\n" + W + TURNS + "    w = step(w)\n",
    "by a function of what is outside": (
        "def step():\n    return (w - lr * w.grad).detach().requires_grad_()\n"
    )
    + W
    + TURNS
    + "    w = step()\n",
    "by a function inside": "def train():\n    "
    + W
    + "    def step():\n        return (w - lr * w.grad).detach().requires_grad_()\n"
    + "".join(f"    {each}\n" for each in TURNS.splitlines())
    + "        w = step()\ntrain()\n",
    "as an attribute": "class M:\n    def __init__(self):\n        self."
    + W
    + "    def step(self):\n"
    "        self.w = (self.w - lr * self.w.grad).detach().requires_grad_()\n"
    "m = M()\nfor k in range(3):\n    ((m.w - 3) ** 2).backward()\n    m.step()\n",
    "in a list": "ws = [torch.tensor(1.0, requires_grad=True)]\nfor k in range(3):\n"
    "    ((ws[0] - 3) ** 2).backward()\n"
    "    ws = [(p - lr * p.grad).detach().requires_grad_() for p in ws]\n",
    "an element of a list": "ws = [torch.tensor(1.0, requires_grad=True)]\nfor k in range(3):\n"
    "    ((ws[0] - 3) ** 2).backward()\n    for i, p in enumerate(ws):\n"
    "        ws[i] = (p - lr * p.grad).detach().requires_grad_()\n",
    "by a call of itself": "def descend(w, k):\n    ((w - 3) ** 2).backward()\n    if k:\n"
    "        descend((w - lr * w.grad).detach().requires_grad_(), k - 1)\n"
    "descend(torch.tensor(1.0, requires_grad=True), 3)\n",
    "a copy": "model = nn.Linear(1, 1)\nfor k in range(3):\n    model(torch.ones(1)).backward()\n"
    "    model = copy.deepcopy(model)\n",
}
PS = "ws = [torch.tensor(1.0, requires_grad=True)]\nfor k in range(3):\n"
PS += "    loss = (ws[0] - 3) ** 2\n    loss.backward()\n"
NAMED = PS.replace("[torch", "{'w': torch").replace("True)]", "True)}").replace("[0]", "['w']")
ONE = "(p - lr * p.grad).detach().requires_grad_()"
MODEL = "m = nn.Linear(1, 1)\nfor k in range(3):\n    m(torch.ones(1)).backward()\n"
HELD = (
    "class M:\n    pass\nm = M()\nm." + W + "for k in range(3):\n    ((m.w - 3) ** 2).backward()\n"
)


def within(text: str) -> str:
    return "def train():\n" + "".join(f"    {each}\n" for each in text.splitlines())


REPLACED |= {
    "appended": PS + "    new = []\n"
    "    new.append((ws[0] - lr * ws[0].grad).detach().requires_grad_())\n    ws = new\n",
    "appended in a loop": PS
    + f"    new = []\n    for p in ws:\n        new.append({ONE})\n    ws = new\n",
    "inserted": PS
    + f"    new = []\n    for p in ws:\n        new.insert(0, {ONE})\n    ws = new\n",
    "extended": PS + f"    new = []\n    new.extend({ONE} for p in ws)\n    ws = new\n",
    "popped": PS + f"    p = ws.pop()\n    ws.append({ONE})\n",
    "a slice": PS + f"    ws[:] = [{ONE} for p in ws]\n",
    "mapped": PS + f"    ws = list(map(lambda p: {ONE}, ws))\n",
    "unpacked": PS + f"    p, *rest = ws\n    ws = [{ONE}, *rest]\n",
    "the items of a dictionary": NAMED + f"    ws = {{k: {ONE} for k, p in ws.items()}}\n",
    "its update": NAMED + f"    ws.update({{k: {ONE} for k, p in ws.items()}})\n",
    "its update by name": NAMED
    + "    new = {}\n    new.update(w=(ws['w'] - lr * ws['w'].grad).detach().requires_grad_())\n"
    "    ws = new\n",
    "appended by a function": f"def update(ws):\n    new = []\n    for p in ws:\n"
    f"        new.append(one(p))\n    return new\ndef one(p):\n    return {ONE}\n"
    + PS
    + "    ws = update(ws)\n",
    "a coroutine": within(
        W + TURNS + "    w = (w - lr * w.grad).detach().requires_grad_()\n"
    ).replace("def", "import asyncio\nasync def", 1)
    + "asyncio.run(train())\n",
    "a match": within(
        W + TURNS + "    match (w, w.grad):\n        case (p, g):\n"
        "            w = (p - lr * g).detach().requires_grad_()\n"
    )
    + "train()\n",
    "a lambda of what is outside": "step = lambda: (w - lr * w.grad).detach().requires_grad_()\n"
    + W
    + TURNS
    + "    w = step()\n",
    "a loaded state": MODEL + "    new = nn.Linear(1, 1)\n"
    "    new.load_state_dict(m.state_dict())\n    m = new\n",
    "a vector": MODEL + "    v = nn.utils.parameters_to_vector(m.parameters())\n"
    "    m = nn.Linear(1, 1)\n    nn.utils.vector_to_parameters(v, m.parameters())\n",
    "copied into": W + TURNS + "    new = torch.zeros(())\n"
    "    new.copy_(w.detach() - lr * w.grad)\n    w = new.requires_grad_()\n",
    "added to": W + TURNS + "    new = torch.zeros(())\n    with torch.no_grad():\n"
    "        new += w - lr * w.grad\n    w = new.requires_grad_()\n",
    "setattr": HELD + "    setattr(m, 'w', (m.w - lr * m.w.grad).detach().requires_grad_())\n",
    "its __dict__": HELD + f"    for k, p in list(m.__dict__.items()):\n"
    f"        m.__dict__[k] = {ONE}\n",
    "a property": "class M:\n    def __init__(self, p):\n        self._p = p\n    @property\n"
    "    def p(self):\n        return self._p\n    @p.setter\n    def p(self, x):\n"
    "        self._p = x\nm = M(torch.tensor(1.0, requires_grad=True))\nfor k in range(3):\n"
    "    ((m.p - 3) ** 2).backward()\n"
    "    m.p = (m.p - lr * m.p.grad).detach().requires_grad_()\n",
}
LOADED = {
    "a parameter": "for part in range(2):\n    if part:\n"
    "        w = torch.load('w.pt').requires_grad_()\n    else:\n    "
    + "    "
    + W
    + "LOOP    torch.save(w.detach(), 'w.pt')\n",
    "behind the loop": W + "for part in range(2):\nLOOP    torch.save(w.detach(), 'w.pt')\n"
    "    w = torch.load('w.pt').requires_grad_()\n",
    "a state": "for part in range(2):\n    m = nn.Linear(1, 1)\n    if part:\n"
    "        m.load_state_dict(torch.load('m.pt'))\n    w = m.weight\nLOOP"
    "    torch.save(m.state_dict(), 'm.pt')\n",
    "by NumPy": "import numpy\n"
    + W
    + "for part in range(2):\nLOOP    numpy.save('w.npy', w.detach().numpy())\n"
    "    w = torch.from_numpy(numpy.load('w.npy')).requires_grad_()\n",
}
LOOP = "    for k in range(2):\n        ((w - 3) ** 2).backward()\n        with torch.no_grad():\n"
LOOP += "            w -= lr * w.grad\n            w.grad = None\n"
ANEW = {
    "a function": ("def train(lr):\n    " + W + LOOP + "for lr in (0.25, 0.5):\n    train(lr)\n"),
    "an argument": "def train(w, lr):\n"
    + LOOP
    + "for lr in (0.25, 0.5):\n    train(torch.tensor(1.0, requires_grad=True), lr)\n",
    "a loop around that keeps it": "found = []\nfor lr in (0.25, 0.5):\n    "
    + W
    + LOOP
    + "    found.append(w)\n",
    "one of a list": "ws = (torch.tensor(1.0, requires_grad=True) for _ in range(2))\n"
    "for w, lr in zip(ws, (0.25, 0.5)):\n" + LOOP,
    "an object": "class Net:\n    def __init__(self, start):\n        self.start = start\n"
    "        self.w = torch.tensor(self.start, requires_grad=True)\n    def fit(self):\n"
    "        w = self.w\n"
    + "".join(f"    {each}\n" for each in LOOP.splitlines())
    + "for lr in (0.25, 0.5):\n    net = Net(1.0)\n    net.fit()\n",
    "an attribute of one object": "class M:\n    def reset(self):\n"
    "        self.w = torch.tensor(self.start, requires_grad=True)\n"
    "m = M()\nm.start = 1.0\nfor lr in (0.25, 0.5):\n    m.reset()\n"
    + LOOP.replace("w ", "m.w ").replace("w.", "m.w."),
    "what a method of its own returns": "class M:\n    def made(self):\n"
    "        return torch.tensor(1.0, requires_grad=True)\n    def reset(self):\n"
    "        self.w = self.made()\nm = M()\nfor lr in (0.25, 0.5):\n    m.reset()\n"
    + LOOP.replace("w ", "m.w ").replace("w.", "m.w."),
    "a start that is filled in": "for lr in (0.25, 0.5):\n    w = torch.zeros(())\n"
    "    w.fill_(1.0)\n    w.requires_grad_()\n" + LOOP,
    "a start out of a list": "starts, found = [1.0, 1.0], []\nfor lr in (0.25, 0.5):\n"
    "    w = torch.tensor(starts.pop(), requires_grad=True)\n"
    + LOOP
    + "    found.append(w.item())\n",
    "what a lambda makes": "make = lambda: torch.tensor(1.0, requires_grad=True)\n"
    "for lr in (0.25, 0.5):\n    w = make()\n" + LOOP,
    "a copy of the first": "first = torch.tensor(1.0, requires_grad=True)\n"
    "for lr in (0.25, 0.5):\n    w = copy.deepcopy(first)\n" + LOOP,
}


AGAIN = """torch.save(torch.tensor(1.0), 'start.pt')
for lr in (0.25, 0.5):
    w = torch.load('start.pt').requires_grad_()
"""
ANEW["a start out of a file"] = AGAIN + LOOP


def tape(text: str, *, has_landscapes: bool = False) -> Tape:
    limits = Limits(seconds=120)
    recording = record(START + text, "lineage.py", limits, has_landscapes=has_landscapes)
    assert recording.ends.how == "finished", recording.ends
    return Tape(recording, START + text)


@pytest.mark.parametrize("how", REPLACED)
def test_a_parameter_computed_from_the_one_before_is_one_curve(how: str) -> None:
    found = tape(REPLACED[how])
    numbers = {number for step in found.steps for number in step.tensors.values()}
    assert len(numbers) > 2
    assert found.anew == []
    assert found.curves is not None
    assert not any(map(found.curves.starts_anew, found.curves.columns.ids))


@pytest.mark.parametrize("how", LOADED)
def test_a_parameter_that_is_read_from_a_file_goes_on_where_it_was(how: str) -> None:
    found = tape(LOADED[how].replace("LOOP", LOOP.replace("\n            w.grad", "; w.grad")))
    numbers = {number for step in found.steps for number in step.tensors.values()}
    assert len(numbers) > 1
    assert found.anew == []


@pytest.mark.parametrize("how", ANEW)
def test_another_tensor_begins_a_curve_with_its_own_start(how: str) -> None:
    found = tape(ANEW[how])
    curves = found.curves
    assert curves is not None
    place = next(place for place, name in enumerate(curves.numbers) if name[-1] == "w")
    told = curves.column(f"p{place}").tolist()
    assert told == [1.0 - 0.25 * 2 * -2.0, 2.5, 3.0, 3.0]
    assert curves.starts_anew(f"p{place}") == {3: 1.0}
    begins = curves.starts_anew("error")
    assert list(begins) == [3]
    assert math.isnan(begins[3])
    said = f"{curves.numbers[place]}: another tensor, from 1."
    assert str(curves.remark(f"p{place}", 3)) == said


def test_what_begins_anew_behind_backward_begins_after_the_step() -> None:
    found = tape(W + TURNS + "    if k == 1:\n        w = torch.tensor(7.0, requires_grad=True)\n")
    curves = found.curves
    assert curves is not None
    assert curves.column("p0").tolist() == [1.0, 7.0, 7.0]
    ((step, start),) = curves.starts_anew("p0").items()
    assert (step, math.isnan(start)) == (2, True)
    assert list(curves.starts_anew("error")) == [3]
    assert str(curves.remark("p0", 2)) == "w: another tensor."


def test_the_way_over_the_error_begins_with_the_tensor() -> None:
    found = tape(ANEW["a loop around that keeps it"], has_landscapes=True)
    told = [around(found, found.end_of(step)) for step in range(1, 5)]
    ways = [each.places[0][:, 0].tolist() for each in told if isinstance(each, Around)]
    assert ways == [[], [1.0], [], [1.0]]


IN_PLACE = START
IN_PLACE += """torch.manual_seed(0)
X = torch.randn(8, 2)
Y = X.sum(1, keepdim=True)
m = nn.Linear(2, 1)
begun = []
"""
TRAINED = """\
    begun.append([n for p in m.parameters() for n in p.flatten().tolist()])
    for k in range(3):
        loss = ((m(X) - Y) ** 2).mean()
        m.zero_grad()
        loss.backward()
        with torch.no_grad():
            for p in m.parameters(): p -= 0.1 * p.grad
"""
GIVEN = {
    "apply(init)": """def init(layer):
    if isinstance(layer, nn.Linear):
        nn.init.xavier_uniform_(layer.weight)
        layer.bias.data.fill_(0.01)
for fold in range(2):
    m.apply(init)
TRAINED""",
    "apply(lambda)": """for fold in range(2):
    m.apply(lambda l: l.reset_parameters())
TRAINED""",
    "reset_parameters()": """for fold in range(2):
    m.reset_parameters()
TRAINED""",
    "children": """m = nn.Sequential(nn.Linear(2, 2), nn.Tanh(), nn.Linear(2, 1))
for fold in range(2):
    for part in m:
        if hasattr(part, 'reset_parameters'):
            part.reset_parameters()
TRAINED""",
    "init of all parameters": """for fold in range(2):
    for p in m.parameters():
        nn.init.normal_(p, 0.0, 0.1)
TRAINED""",
    "from init import": """from torch.nn.init import normal_, zeros_
for fold in range(2):
    normal_(m.weight)
    zeros_(m.bias)
TRAINED""",
    "a start that is loaded": """start = copy.deepcopy(m.state_dict())
for fold in range(2):
    m.load_state_dict(start)
TRAINED""",
    "a start that is copied": """start = [p.detach().clone() for p in m.parameters()]
for fold in range(2):
    with torch.no_grad():
        for p, q in zip(m.parameters(), start):
            p.copy_(q)
TRAINED""",
    "data set": """start = [p.detach().clone() for p in m.parameters()]
for fold in range(2):
    m.weight.data = start[0].clone()
    m.bias.data = start[1].clone()
TRAINED""",
    "by its methods": """for fold in range(2):
    m.weight.data.normal_(0, 0.1)
    m.bias.data.zero_()
TRAINED""",
    "in a function": """def init(layer):
    if isinstance(layer, nn.Linear):
        nn.init.xavier_uniform_(layer.weight)
        layer.bias.data.fill_(0.01)
def train(m):
    m.apply(init)
TRAINEDfor fold in range(2):
    train(m)
""",
}
TURNS_OF_ONE = """for k in range(6):
    loss = ((m(X) - Y) ** 2).mean()
    m.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p in m.parameters(): p -= 0.1 * p.grad
"""
KEPT = {
    "a decay": """TURNS    with torch.no_grad():
        m.weight *= 0.99
""",
    "a norm": """TURNS    with torch.no_grad():
        m.weight /= m.weight.norm()
""",
    "clamped": """for k in range(6):
    m.weight.data.clamp_(min=0.0)
    loss = ((m(X) - Y) ** 2).mean()
    m.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p in m.parameters(): p -= 0.1 * p.grad
""",
    "a bias held at 0": """for k in range(6):
    m.bias.data.zero_()
    loss = ((m(X) - Y) ** 2).mean()
    m.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p in m.parameters(): p -= 0.1 * p.grad
""",
    "an average": """far = copy.deepcopy(m)
TURNS    with torch.no_grad():
        for p, q in zip(far.parameters(), m.parameters()): p.lerp_(q, 0.1)
    m.load_state_dict(far.state_dict())
""",
    "the best is loaded": """start = copy.deepcopy(m.state_dict())
best = start
TURNS    if k == 3: m.load_state_dict(best)
    if k == 2: best = copy.deepcopy(m.state_dict())
""",
    "noise": """TURNS    with torch.no_grad():
        m.weight.add_(torch.empty_like(m.weight).normal_(), alpha=0.01)
""",
    "dead numbers": """TURNS    with torch.no_grad():
        m.weight[:, :1].normal_()
""",
    "gradients set to 0": """TURNS    m.weight.grad.zero_(); m.bias.grad.zero_()
""",
    "init before": """nn.init.normal_(m.weight)
nn.init.zeros_(m.bias)
TURNS""",
    "data by itself": """TURNS    m.weight.data = m.weight.data.clamp(min=-1.0)
""",
    "a line search": """x0 = m.weight.detach().clone()
for k in range(6):
    loss = ((m(X) - Y) ** 2).mean()
    with torch.no_grad():
        m.weight += 0.1; m.weight.copy_(x0 if k == 0 else m.weight - 0.1)
    m.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p in m.parameters(): p -= 0.1 * p.grad
""",
}


def given(text: str) -> str:
    return IN_PLACE + text.replace("TRAINED", TRAINED).replace("TURNS", TURNS_OF_ONE)


@pytest.mark.parametrize("how", GIVEN)
def test_numbers_that_are_given_anew_in_place_begin_a_curve(how: str) -> None:
    text = given(GIVEN[how])
    recording = record(text, "lineage.py", Limits(seconds=120))
    assert recording.ends.how == "finished", recording.ends
    alone: dict[str, Any] = {}
    exec(text, alone)
    found = Tape(recording, text)
    assert found.curves is not None
    places = [each for each in found.curves.columns.ids if each.startswith("p")]
    begins = [found.curves.starts_anew(each) for each in places]
    assert begins == [{4: number} for number in alone["begun"][1]]
    assert list(found.curves.starts_anew("error")) == [4]
    assert "begins anew, from " in str(found.curves.remark("p0", 4))


@pytest.mark.parametrize("how", KEPT)
def test_numbers_that_are_changed_in_place_by_what_they_were_go_on(how: str) -> None:
    text = given(KEPT[how])
    recording = record(text, "lineage.py", Limits(seconds=120))
    assert recording.ends.how == "finished", recording.ends
    assert Tape(recording, text).anew == []


def test_numbers_given_anew_behind_a_step_begin_after_it() -> None:
    found = tape(W + TURNS + "    if k == 1: w.data.normal_()\n")
    curves = found.curves
    assert curves is not None
    ((step, start),) = curves.starts_anew("p0").items()
    assert (step, math.isnan(start)) == (2, True)
    assert list(curves.starts_anew("error")) == [3]
    assert str(curves.remark("p0", 2)) == "w begins anew."
