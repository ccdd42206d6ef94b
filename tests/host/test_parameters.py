"""Parameters wherever code keeps them: their curves have the names that they have in the code."""

from __future__ import annotations

import pytest

from gradapp.app.commands.trace_table import table
from gradapp.core.own_code.beside import Readings, of_recording
from gradapp.core.own_code.identity import of_one_tensor
from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.states import Instance, Optimizer, Plain
from gradapp.core.own_code.story import steps
from gradapp.core.own_code.tape import Tape
from gradapp.host.process import record

BEGIN = "import torch\nw_0, b_0 = (torch.tensor(k, requires_grad=True) for k in (1.0, 0.5))\n"
END = """\
    E.backward()
    with torch.no_grad():
        for q in {every}:
            q -= 0.125 * q.grad
            q.grad = None
del q
"""

KEPT = {
    "dictionary": (
        "p = {'w': w_0, 'b': b_0}\n",
        "p['w'] * 2 + p['b']",
        "p.values()",
        ["p['w']", "p['b']"],
    ),
    "deep": (
        "net = {'layers': [{'w': w_0}, {'b': b_0}]}\n",
        "net['layers'][0]['w'] * 2 + net['layers'][1]['b']",
        "(net['layers'][0]['w'], net['layers'][1]['b'])",
        ["net['layers'][0]['w']", "net['layers'][1]['b']"],
    ),
    "slots": (
        "from dataclasses import dataclass\n@dataclass(slots=True)\nclass P:\n"
        "    w: torch.Tensor\n    b: torch.Tensor\np = P(w_0, b_0)\n",
        "p.w * 2 + p.b",
        "(p.w, p.b)",
        ["p.w", "p.b"],
    ),
    "named tuple": (
        "from typing import NamedTuple\nclass P(NamedTuple):\n"
        "    w: torch.Tensor\n    b: torch.Tensor\np = P(w_0, b_0)\n",
        "p.w * 2 + p.b",
        "p",
        ["p.w", "p.b"],
    ),
    "namespace": (
        "from types import SimpleNamespace\np = SimpleNamespace(w=w_0, b=b_0)\n",
        "p.w * 2 + p.b",
        "(p.w, p.b)",
        ["p.w", "p.b"],
    ),
    "closure": (
        "def make(w, b):\n    def predicted(x):\n        return w * x + b\n"
        "    def every():\n        return w, b\n    return predicted, every\n"
        "predicted, every = make(w_0, b_0)\n",
        "predicted(2)",
        "every()",
        ["b", "w"],
    ),
    "objects in a list": (
        "class Layer:\n    def __init__(self, q):\n        self.q = q\n"
        "class Net:\n    def __init__(self):\n        self.layers = [Layer(w_0), Layer(b_0)]\n"
        "net = Net()\n",
        "net.layers[0].q * 2 + net.layers[1].q",
        "[each.q for each in net.layers]",
        ["net.layers[0].q", "net.layers[1].q"],
    ),
    "attribute of a module": (
        "class Net(torch.nn.Module):\n    def __init__(self):\n        super().__init__()\n"
        "        self.w, self.b = w_0, torch.nn.Parameter(b_0.detach())\n"
        "net = Net()\n",
        "net.w * 2 + net.b",
        "(net.w, net.b)",
        ["net.b", "net.w"],
    ),
    "only the optimizer": (
        "optimizer = torch.optim.SGD([w_0, b_0], lr=0.125)\n",
        "optimizer.param_groups[0]['params'][0] * 2 + optimizer.param_groups[0]['params'][1]",
        "optimizer.param_groups[0]['params']",
        ["optimizer.param_groups[0]['params'][0]", "optimizer.param_groups[0]['params'][1]"],
    ),
}


def expected() -> list[tuple[float, float, float]]:
    """Return the error before each step, w and b behind it; all are exact in float32."""
    w, b, told = 1.0, 0.5, []
    for _ in range(3):
        r = w * 2 + b - 3
        w, b = w - 0.125 * 4 * r, b - 0.125 * 2 * r
        told.append((r * r, w, b))
    return told


@pytest.mark.parametrize("kept", KEPT)
def test_parameters_are_found_where_the_code_keeps_them(kept: str) -> None:
    defined, predicted, every, names = KEPT[kept]
    loop = f"for k in range(3):\n    E = ({predicted} - 3) ** 2\n" + END.format(every=every)
    begin = BEGIN + defined + "del w_0, b_0\n"
    if kept == "only the optimizer":
        begin = (
            "import torch\noptimizer = torch.optim.SGD([torch.tensor(k, requires_grad=True)"
            " for k in (1.0, 0.5)], lr=0.125)\n"
        )
    text = begin + loop
    recording = record(text, "kept.py", Limits(seconds=120))
    assert recording.ends.how == "finished", recording.ends
    tape = Tape(recording, text)
    assert tape.curves is not None
    assert list(tape.curves.numbers) == names
    _, *turns = tape.steps
    order = [names.index(each) for each in sorted(names, key=_is_b)]
    found = [
        (turn.errors[0].value, *(turn.parameters[names[at]][0] for at in order)) for turn in turns
    ]
    assert found == expected()
    assert tape.findings == []


def test_the_error_before_a_step_of_a_closure_is_what_the_optimizer_returns() -> None:
    text = (
        "import torch\nw = torch.tensor([2.0, -1.0], dtype=torch.float64, requires_grad=True)\n"
        "opt = torch.optim.LBFGS([w], lr=0.1, max_iter=4)\n"
        "def closure():\n    opt.zero_grad()\n    loss = (w**4).sum() + (w[0] * w[1]) ** 2\n"
        "    loss.backward()\n    return loss\n"
        "for _ in range(3):\n    told.append(opt.step(closure).item())\n"
    )
    told: list[float] = []
    exec(text, {"told": told})
    recording = record(f"told = []\n{text}", "closure.py", Limits(seconds=120))
    curves = Tape(recording).curves
    assert curves is not None
    assert curves.column("error").tolist() == told
    assert told[0] == 16 + 1 + 4
    assert min(curves.calls) > 1
    readings = of_recording(recording, steps(recording))
    assert isinstance(readings, Readings)
    assert [each.values for each in readings.errors] == [(each,) for each in told]


def _is_b(name: str) -> bool:
    return name.endswith(("b", "b']", "[1].q", "[1]"))


def test_what_only_an_optimizer_has_is_no_name_but_no_tensor_that_nobody_holds() -> None:
    text = (
        "import torch\noptimizer = torch.optim.SGD([torch.tensor(1.0, requires_grad=True)], 0.1)\n"
        "q = optimizer.param_groups[0]['params'][0]\n(q * q).backward()\noptimizer.step()\n"
    )
    recording = record(text, "held.py", Limits(seconds=120))
    (step,) = Tape(recording, text).steps
    path = "optimizer.param_groups[0]['params'][0]"
    assert step.held[0].names == [path]
    assert step.same == [[path, "q"]]
    assert of_one_tensor(Tape(recording, text).variables(5)) == []
    said = list(table(text.splitlines(), Tape(recording, text)))
    assert "optimizer holds tensor #1, which no name refers to." in said
    assert not any("No optimizer holds" in line for line in said)


def test_nothing_of_the_persons_own_runs_to_find_out_what_slots_and_closures_hold() -> None:
    text = (
        "import types\n"
        "class Name(str):\n    def __hash__(self):\n        print('asked')\n        return 1\n"
        "class Names(dict):\n    def get(self, *all):\n        print('asked')\n"
        "class Slotted:\n    __slots__ = ['a', 'b']\n"
        "Slotted.__slots__ = [Name('a'), 'b']\n"
        "slotted = Slotted()\nslotted.b = 2\n"
        "def made(x):\n    return lambda: x\n"
        "inner = made(1)\n"
        "f = types.FunctionType(inner.__code__, Names(), 'f', None, inner.__closure__)\n"
        "done = 1\n"
    )
    recording = record(text, "quiet.py", Limits(seconds=120))
    assert recording.ends.how == "finished", recording.ends
    tape = Tape(recording, text)
    assert tape.output(len(tape)) == ""
    (state,) = (e.state for e in tape.variables(len(tape)) if e.name == "slotted")
    assert state == Instance("Slotted", {"b": Plain("2", 2.0)})


TENSOR_THAT_TELLS = (
    "import torch\n"
    "class Telling(torch.Tensor):\n"
    "    @classmethod\n"
    "    def __torch_function__(cls, function, types, given=(), named=None):\n"
    "        print('asked')\n"
    "        return super().__torch_function__(function, types, given, named or {})\n"
    "odd = torch.tensor([float('nan')]).as_subclass(Telling)\n"
)
SETTINGS_THAT_TELL = (
    "import torch\n"
    "class Rate(float):\n    def __repr__(self):\n        print('asked')\n        return 'rate'\n"
    "class Odd:\n    @property\n    def __class__(self):\n        print('asked')\n"
    "w = torch.tensor([1.0], requires_grad=True)\n"
    "odd = torch.optim.SGD([w], lr=Rate(0.5))\n"
    "odd.param_groups[0]['betas'] = (Rate(0.25), 0.75)\n"
    "odd.param_groups[0]['more'] = Odd()\n"
)


@pytest.mark.parametrize("text", [TENSOR_THAT_TELLS, SETTINGS_THAT_TELL])
def test_nothing_of_the_persons_own_runs_when_numbers_are_not_finite_or_settings_are_told(
    text: str,
) -> None:
    recording = record(text, "quiet.py", Limits(seconds=120))
    assert recording.ends.how == "finished", recording.ends
    tape = Tape(recording, text)
    assert "odd" in {each.name for each in tape.variables(len(tape))}
    assert tape.output(len(tape)) == ""


def test_settings_of_an_optimizer_are_told_as_they_are_written_and_those_of_numpy_as_numbers() -> (
    None
):
    text = (
        "import numpy, torch\n"
        "w = torch.tensor([1.0], requires_grad=True)\n"
        "adam = torch.optim.Adam([w], lr=numpy.float64(0.5), betas=(0.25, 0.75))\n"
    )
    tape = Tape(record(text, "adam.py", Limits(seconds=120)), text)
    (state,) = (each.state for each in tape.variables(len(tape)) if each.name == "adam")
    assert isinstance(state, Optimizer)
    assert state.settings["lr"] == Plain("0.5", 0.5)
    assert state.settings["betas"] == Plain("(0.25, 0.75)")
    assert state.settings["amsgrad"] == Plain("False")
