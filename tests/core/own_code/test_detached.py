"""What leaves autograd's graph is said at its line, as long as the name means it."""

from __future__ import annotations

import pytest

from gradapp.core.own_code.detached import left_the_graph, sentences_at
from gradapp.core.own_code.recording import Recording
from gradapp.host.process import record

BEFORE = """\
import torch
w = torch.tensor([2.0], requires_grad=True)
x = torch.tensor([3.0])
model = torch.nn.Linear(1, 1)
"""


def said(text: str, recording: Recording | None = None, place: int | None = None) -> list[str]:
    recording = recording or record(text, "own.py")
    assert recording.ends.how == "finished", recording.ends
    lines = recording.lines
    place = len(lines) if place is None else place
    return [str(each) for each in sentences_at(left_the_graph(lines, text), lines, place)]


@pytest.mark.parametrize(
    ("line", "how", "names"),
    [
        ("y = (w * x).detach()", "detach()", "w"),
        ("y = 1 + w.data * x", ".data", "w"),
        ("y = (w * x).item()", "item()", "w"),
        ("y = float(w)", "float()", "w"),
        ("y = w.tolist()", "tolist()", "w"),
        ("y: object = (w * model(x)).detach().numpy()", "numpy()", "model and w"),
        ("with torch.no_grad():\n    y = model(x)", "no_grad()", "model"),
        ("with torch.inference_mode():\n    y = w * 2", "inference_mode()", "w"),
        ("@torch.no_grad()\ndef f():\n    y = w * 2\n    return y\nf()", "no_grad()", "w"),
    ],
)
def test_what_takes_a_tensor_out_of_the_graph_is_named_with_its_line(
    line: str, how: str, names: str
) -> None:
    text = BEFORE + line
    at = next(number for number, each in enumerate(text.splitlines(), 1) if "y" in each.split()[0])
    recording = record(text, "own.py")
    place = next(n for n, each in enumerate(recording.lines, 1) if each.line == at)
    expected = (
        f"y left the graph in line {at} by {how}: no gradient goes back through it to {names}."
    )
    assert said(text, recording, place) == [expected]
    assert said(text, recording, place - 1) == []


@pytest.mark.parametrize(
    "line",
    [
        "y = x.detach()",
        "y = w * x",
        "y = w.grad",
        "y = w.shape[0]",
        "with torch.no_grad():\n    w -= 1",
        "with torch.no_grad():\n    y = x * 2",
        "with torch.no_grad():\n    y = w > 1",
        "y = w.detach().requires_grad_()",
        "y = w.detach()\ny = w * 2",
    ],
)
def test_nothing_is_said_of_what_never_was_in_the_graph_or_still_is(line: str) -> None:
    assert said(BEFORE + line) == []


def test_a_parameter_that_is_given_anew_without_a_graph_is_said_to_have_left_it() -> None:
    text = BEFORE + "(w * w).backward()\nwith torch.no_grad():\n    w = w - 0.1 * w.grad"
    (told,) = said(text)
    assert told.startswith("w left the graph in line 7 by no_grad(): ")


@pytest.mark.parametrize(
    "line",
    [
        "import threading\nt = threading.Thread(target=print, args=(w.item(),))",
        "t = w.item() < 1.5",
        't = f"{w.item():.3f}"',
    ],
)
def test_what_a_number_was_only_used_for_did_not_leave_the_graph(line: str) -> None:
    assert said(BEFORE + line) == []


def test_a_name_that_is_given_to_what_left_the_graph_is_not_said_to_be_gone_back_to() -> None:
    text = BEFORE + "y = w * x\ny = y.item()"
    recording = record(text, "own.py")
    (sentence,) = said(text, recording, len(recording.lines))
    at = len(text.splitlines())
    assert sentence == (
        f"y left the graph in line {at} by item(): no gradient goes back through it to what y was "
        "before."
    )
