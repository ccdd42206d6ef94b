"""Recording changes no bit: little loops, made up, print the same with and without it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gradapp.core.own_code.messages import Line, Printed
from gradapp.core.own_code.states import Tensor
from gradapp.host.process import record
from tests.host.loops import LOOPS
from tests.host.test_loops import PLENTY, output, plainly

MODELS = ("w * x + b", "(w * x).sin() + b", "torch.sigmoid(w * x) * b", "torch.exp(-w * w) * x + b")
ERRORS = ("((f - y) ** 2).mean()", "(f - y).abs().sum()", "torch.nn.functional.mse_loss(f, y)")
RULES = (
    "SGD([w, b], lr=0.05, momentum=0.9)",
    "Adam([w, b], lr=0.1)",
    "RMSprop([w], lr=0.01)",
    "Adagrad([b, w], lr=0.1)",
    "AdamW([w, b], lr=0.1)",
)
BITS = "[each.hex() for p in (w, b) for each in p.double().reshape(-1).tolist()]"


@st.composite
def loops(draw: st.DrawFn) -> str:
    """Make up a loop that prints every bit of its parameters after each step."""
    size = draw(st.integers(1, 40))
    dtype = draw(st.sampled_from(("float32", "float64")))
    seed = draw(st.integers(0, 99))
    lines = [
        "import torch",
        f"torch.set_default_dtype(torch.{dtype})",
        f"torch.manual_seed({seed})",
        f"x, y = torch.randn({size}), torch.randn({size})",
        "w = torch.randn(1, requires_grad=True)",
        f"b = torch.randn({draw(st.sampled_from((1, size)))}).requires_grad_()",
        f"optimizer = torch.optim.{draw(st.sampled_from(RULES))}",
        f"for step in range({draw(st.integers(1, 4))}):",
        f"    f = {draw(st.sampled_from(MODELS))}",
        *["    f = f + 0.1 * torch.randn(1)"] * draw(st.integers(0, 1)),
        f"    E = {draw(st.sampled_from(ERRORS))}",
        *["    optimizer.zero_grad()"] * draw(st.integers(0, 1)),
        f"    E.backward({draw(st.sampled_from(('', 'retain_graph=True', 'create_graph=True')))})",
        "    optimizer.step()",
        f"    print(step, E.item().hex(), {BITS})",
    ]
    return "\n".join(lines) + "\n"


@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=loops())
def test_a_loop_that_was_made_up_has_the_same_bits_recorded(text: str, tmp_path: Path) -> None:
    recording = record(text, "own.py", PLENTY)
    assert recording.ends.how == "finished", recording.ends
    assert output(recording) == plainly(text, tmp_path).stdout


def test_every_given_loop_has_the_same_bits_recorded(tmp_path: Path) -> None:
    for name, text in LOOPS.items():
        ends = "".join(
            f"\nfor name, each in list(globals().items()):\n"
            f"    for {part} in ({parts}):\n"
            f"        print(name, {part}.tolist(), None is {part}.grad or {part}.grad.tolist())"
            for part, parts in (
                ("p", "[each] if isinstance(each, torch.Tensor) and each.is_leaf else []"),
                ("q", "each.parameters() if isinstance(each, torch.nn.Module) else []"),
            )
        )
        recording = record(text + ends, f"{name}.py", PLENTY)
        printed = "".join(
            each.output for each in recording.messages if isinstance(each, Line | Printed)
        )
        assert printed + recording.ends.output == plainly(text + ends, tmp_path).stdout, name
        seen = [each for line in recording.lines for each in line.changed.values()]
        assert any(isinstance(each, Tensor) for each in seen)
