"""What a variable holds, as a text whose numbers have all of their digits."""

from __future__ import annotations

from gradapp.core.numbers.text import Text, joined
from gradapp.core.numbers.written import Number, of_format
from gradapp.core.recording.recorded_step import OptimizerState, PlainState, State, TensorState


def value_text(state: State) -> Text:
    """Return what `state` holds in the fewest digits that tell it exactly, as Python reads it."""
    match state:
        case TensorState():
            numbers = [of_format(value, state.dtype) for value in state.values]
            return Text(*numbers) if len(numbers) == 1 else Text("[", joined(", ", numbers), "]")
        case OptimizerState():
            return Text(state.name)
        case PlainState():
            value, printed = state.value, state.printed
            return Text(printed if value is None else Number(value, printed=printed))
