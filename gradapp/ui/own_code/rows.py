"""What is written of the variables of own code: a row each, and whose tensor is whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from gradapp.core.numbers.text import Relation, Text, joined
from gradapp.core.numbers.written import Number, of_format
from gradapp.core.own_code.identity import names_of
from gradapp.core.own_code.states import (
    Collection,
    Instance,
    Module,
    Optimizer,
    Plain,
    State,
    Tensor,
    ToldNumber,
)
from gradapp.core.own_code.tape import Variable
from gradapp.core.words import N_, listed, trimmed
from gradapp.ui.kit.variable_table import VariableRow
from gradapp.ui.kit.words import said, translate

_SHOWN: Final = 16


def rows_of(variables: Sequence[Variable]) -> tuple[VariableRow, ...]:
    """Return the rows of all variables."""
    called = names_of(variables)
    return tuple(row for each in variables for row in _rows(each.name, each.state, each, called))


def _rows(
    name: str, state: State, variable: Variable, called: dict[int, list[str]]
) -> Iterator[VariableRow]:
    changed = variable.changed
    match state:
        case Tensor():
            yield _tensor(name, state, changed=changed)
        case Plain():
            yield VariableRow(name, Text(_number(state)), Text(), changed)
        case Optimizer():
            yield _optimizer(name, state, called, changed=changed)
            for part, tensor in state.unnamed.items():
                yield _tensor(f"{name}.{part}", tensor, changed=changed)
            for part, each in state.state.items():
                yield from _rows(f"  {part}", each, variable, called)
        case Module(type=kind, parameters=parameters):
            yield VariableRow(name, Text(kind), Text(translate("OwnCode", "module")), changed)
            for part, tensor in parameters.items():
                yield _tensor(f"{name}.{part}", tensor, changed=changed)
        case Instance(type=kind, attributes=attributes):
            yield VariableRow(name, Text(kind), Text(translate("OwnCode", "object")), changed)
            for part, each in attributes.items():
                yield from _rows(f"{name}.{part}", each, variable, called)
        case Collection():
            yield from _collection(name, state, variable, called)


def _collection(
    name: str, state: Collection, variable: Variable, called: dict[int, list[str]]
) -> Iterator[VariableRow]:
    length = translate("OwnCode", "{type} of {length}").format(type=state.type, length=state.length)
    parts = list(state.parts.values())
    plain = [each for each in parts if isinstance(each, Plain)]
    if len(plain) == len(parts) == state.length and state.type in ("list", "tuple"):
        inside = joined(
            ", ", [_number(each) if each.value is not None else each.text for each in plain]
        )
        around = ("[", "]") if state.type == "list" else ("(", ")")
        yield VariableRow(name, Text(around[0], inside, around[1]), Text(length), variable.changed)
        return
    yield VariableRow(name, Text(length), Text(), variable.changed)
    for part, each in state.parts.items():
        yield from _rows(f"{name}[{part}]", each, variable, called)


def _optimizer(
    name: str, state: Optimizer, called: dict[int, list[str]], *, changed: bool
) -> VariableRow:
    rate = state.settings.get("lr")
    value: list[str | Text] = [state.type]
    if isinstance(rate, Plain) and rate.value is not None:
        value.append(Text("lr ", Relation.EQUAL, _number(rate)))
    lost = [number for number in state.holds if number not in called]
    names = [called[number][0] for number in state.holds if number in called]
    if not lost:
        kind = translate("OwnCode", "holds {0}").format(said(listed(names)))
    else:
        tensors = listed([f"#{number}" for number in lost])
        words = N_("OwnCode", "holds {lost}, which no name refers to", "", 0)
        if names:
            words = N_("OwnCode", "holds {lost}, which no name refers to, and {names}", "", 0)
        kind = said(words.counted(len(lost)).filled(lost=tensors, names=listed(names)))
    return VariableRow(name, joined("  ", value), Text(kind), changed, odd=bool(lost))


def _tensor(name: str, tensor: Tensor, *, changed: bool) -> VariableRow:
    grad = _grad(tensor) if tensor.requires_grad and tensor.is_leaf else Text()
    return VariableRow(name, value_of(tensor), kind_of(tensor), changed, grad=grad)


def _grad(tensor: Tensor) -> Text:
    grad: Text | str = "None" if tensor.grad is None else value_of(tensor.grad)
    return Text(".grad ", Relation.EQUAL, grad)


def value_of(tensor: Tensor) -> Text:
    """Return what a tensor holds, and how if it is sparse; of a large one how large, and some."""
    numbers = [_sent(each, tensor.dtype) for each in tensor.values[:_SHOWN]]
    stored = f"  {tensor.layout}" if tensor.layout else ""
    if tensor.norm is not None:
        norm = Text("‖·‖ ", Relation.EQUAL, _sent(tensor.norm, "float64"))
        return Text(norm, "  [", Relation.EACH, joined(", ", [*numbers, "…"]), "]", stored)
    if not tensor.shape:
        return Text(*numbers, stored)
    return Text("[", joined(", ", numbers), "]", stored)


def kind_of(tensor: Tensor) -> Text:
    """Return what a tensor is beside its value."""
    words: list[Text | str] = []
    if tensor.requires_grad and tensor.is_leaf:
        words = [_grad(tensor), translate("OwnCode", "leaf")]
    elif tensor.grad_fn is not None:
        words = [f"<{tensor.grad_fn}>"]
    else:
        words = [tensor.dtype]
    words.append(f"#{tensor.number}")
    if tensor.nodes:
        words.append(said(N_("OwnCode", "keeps %Ln node(s)", "", 0).counted(tensor.nodes)))
    if len(tensor.shape) > 1 or tensor.norm is not None:
        words.append(translate("OwnCode", "shape {0}").format(tensor.shape))
    return joined(" · ", words)


def _sent(value: ToldNumber, dtype: str) -> Number | str:
    is_real = dtype.startswith(("float", "bfloat"))
    return of_format(float(value), dtype) if is_real else trimmed(str(value))


def _number(state: Plain) -> Number | str:
    if state.value is None or isinstance(state.value, str):
        return state.text
    return Number(float(state.value), printed=state.text)
