"""What the lines of a person's own code were warned of, up to a place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from gradapp.core.own_code.messages import Line
from gradapp.core.words import N_, Message, Value

MOST: Final = 2
"""So many are told at once, the last ones."""
_LONGEST: Final = 200
_HELP: Final = {
    "To copy construct from a tensor": N_(
        "OwnCode", "For a copy that is a leaf of its own, write w.detach().clone()."
    ),
    "Converting a tensor with requires_grad=True to a scalar": N_(
        "OwnCode", "item() takes the number out of the graph, and says so."
    ),
    "that is not a leaf Tensor": N_(
        "OwnCode",
        "Only leaves keep a gradient, and tensors that retain_grad() was called on before.",
    ),
    "that is different to the input size": N_(
        "OwnCode", "Give both the same shape, for example with squeeze() or view_as()."
    ),
    "lr_scheduler.step()` before `optimizer.step()": N_(
        "OwnCode", "Call step() of the optimizer first, then that of the scheduler."
    ),
}


def warnings_in(lines: Iterable[Line]) -> list[list[Value]]:
    """Return what was warned of, each once: its line and PyTorch's words, and help if there is."""
    told: dict[tuple[int, str, str], list[Value]] = {}
    for line in lines:
        for category, text in line.warnings:
            key = line.line, category, text
            told.pop(key, None)
            told[key] = _told(*key)
    return list(told.values())[-MOST:]


def help_on_warning(text: str) -> Message | None:
    """Return one sentence of help on what was warned of; None where there is none."""
    return next((words for part, words in _HELP.items() if part in text), None)


def _told(line: int, category: str, text: str) -> list[Value]:
    said = " ".join(text.split())
    if len(said) > _LONGEST:
        said = said[:_LONGEST].rpartition(" ")[0] + " …"
    words: list[Value] = [
        N_("OwnCode", "Line {line} warns: {what}").filled(
            line=str(line), what=f"{category}: {said}"
        )
    ]
    words_of_help = help_on_warning(text)
    return words if words_of_help is None else [*words, words_of_help]
