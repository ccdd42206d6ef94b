"""What is written of a variable: in a few words beside its value, and all of it."""

from __future__ import annotations

from gradapp.core.numbers.text import Relation, Text, joined
from gradapp.core.recording.recorded_step import (
    OptimizerState,
    PlainState,
    State,
    TensorState,
    Variable,
)
from gradapp.core.recording.values import value_text
from gradapp.ui.kit.words import translate


def kind_text(state: State) -> Text:
    """Return in a few words what `state` is beside its value."""
    match state:
        case TensorState():
            words: list[Text | str] = [f"grad_fn=<{state.grad_fn}>"] if state.grad_fn else []
            if state.requires_grad and state.is_leaf:
                grad = value_text(state.grad) if state.grad is not None else "None"
                leaf = translate("Variables", "leaf")
                words = [Text(".grad ", Relation.EQUAL, grad), leaf, "requires_grad"]
            words = words or [translate("Variables", "tensor, {0}").format(state.dtype)]
            if len(state.values) > 1:
                words.append(translate("Variables", "shape {0}").format(state.shape))
            return joined(" · ", words)
        case OptimizerState():
            rate = dict(state.settings).get("lr")
            return Text() if rate is None else Text("lr", Relation.CLOSE, value_text(rate))
        case PlainState():
            return Text("" if state.value is None else kind_of_number())


def kind_of_number() -> str:
    """Return what a plain number is said to be."""
    return translate("Variables", "number")


def full_text(variable: Variable) -> str:
    """Return everything about a variable, a line each."""
    state = variable.state
    lines = [f"{variable.name} = {value_text(state)}"]
    match state:
        case TensorState():
            lines += _tensor_lines(state)
            if state.is_leaf:
                lines.append(f"grad = {'None' if state.grad is None else state.grad.printed}")
            if state.grad is not None:
                lines += [f"  {line}" for line in _tensor_lines(state.grad)]
            if state.grad_fn:
                lines.append(
                    translate(
                        "Variables",
                        "grad_fn: the operation that made it, through which backward() goes",
                    )
                )
            elif state.requires_grad:
                lines.append(
                    translate(
                        "Variables",
                        "leaf: not computed from others; backward() adds its gradient to .grad",
                    )
                )
        case OptimizerState():
            lines += [f"{name} = {value.printed}" for name, value in state.settings]
            kept = translate("Variables", "state: {0} = {1}")
            lines += [kept.format(name, value) for name, value in state.state]
            if not state.state:
                lines.append(translate("Variables", "state: nothing is kept from step to step"))
        case PlainState(value=float(value)):
            lines.append(_hexadecimal(value))
    return "\n".join(lines)


def _hexadecimal(*values: float) -> str:
    written = ", ".join(value.hex() for value in values)
    return translate("Variables", "hexadecimal: {0}").format(written)


def _tensor_lines(state: TensorState) -> list[str]:
    return [
        translate("Variables", "printed: {0}").format(state.printed),
        translate("Variables", "as float64: {0}").format(", ".join(map(repr, state.values))),
        _hexadecimal(*state.values),
        f"shape = {list(state.shape)}, dtype = {state.dtype}",
        f"requires_grad = {state.requires_grad}, is_leaf = {state.is_leaf}, "
        f"grad_fn = {f'<{state.grad_fn}>' if state.grad_fn else None}",
    ]
