"""What went wrong in a recorded step up to one of its lines, and where: in full and in short."""

from __future__ import annotations

from gradapp.core.program.text import Program
from gradapp.core.recording.recorded_step import RecordedStep, TensorState
from gradapp.core.recording.values import value_text
from gradapp.ui.code.view import WARNED
from gradapp.ui.kit.gutter import FAILED
from gradapp.ui.kit.words import translate
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is said of it.

    Attributes:
        index: the line, by its index in the step.
        words: what went wrong.
        short: the same with less of what Python says.
        sign: what stands beside the line.
        has_help: whether advice on it is of use.
    """

    index: int
    words: str
    short: str
    sign: str = FAILED
    has_help: bool = True

    def with_advice(self, advice: str) -> str:
        """Return it in words with what to do about it."""
        return f"{self.short}\n{advice}" if advice and self.has_help else self.words


def trouble_up_to(line: int, recorded: RecordedStep, program: Program | None) -> Trouble | None:
    """Return what went wrong up to the line of an index; None for nothing.

    Args:
        line: the index of the line that has just run.
        recorded: the step.
        program: what numbers its lines.
    """
    raised, not_finite = recorded.raised, recorded.not_finite
    if raised is not None and line >= raised.line:
        return Trouble(raised.line, *_in_full_and_short(raised.type, raised.message))
    if not_finite is not None and line >= not_finite[0]:
        index, name = not_finite
        number = 0 if program is None else program.number(recorded.lines[index].number)
        words = translate(
            "CodePanel", "{name} = {value} after line {line}: the first value that is not finite."
        ).format(name=name, value=_value_of(recorded, index, name), line=number)
        return Trouble(index, words, words, has_help=raised is not None)
    sign = WARNED if raised is None and not_finite is None else FAILED
    has_help = not_finite is None or raised is not None
    for each in recorded.warnings:
        if each.line <= line:
            told = _in_full_and_short(each.type, each.message)
            return Trouble(each.line, *told, sign, has_help)
    return None


def _in_full_and_short(kind: str, message: str) -> tuple[str, str]:
    """Return what Python says of an error or a warning, and that with the first sentence alone.

    Some of PyTorch's are as long as the panel is high.
    """
    first, dot, _ = message.partition(". ")
    return f"{kind}: {message}", f"{kind}: {first}{dot.strip()}"


def _value_of(recorded: RecordedStep, index: int, name: str) -> str:
    """Return the value of a variable, or of its gradient, after a line."""
    for variable in recorded.lines[index].variables:
        state = variable.state
        gradient = state.grad if isinstance(state, TensorState) else None
        for called, held in ((variable.name, state), (f"{variable.name}.grad", gradient)):
            if called == name and held is not None:
                return str(value_text(held))
    return ""
