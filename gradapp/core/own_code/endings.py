"""How a person's own code ended, in one sentence; and a sentence of help on common mistakes."""

from __future__ import annotations

from typing import Final

from gradapp.core.own_code.messages import Ends
from gradapp.core.own_code.recording import Limits

_HELP: Final = (
    (
        "backward through the graph a second time",
        "The first backward() freed what the graph had saved: compute the error again before the "
        "next one, or use backward(retain_graph=True).",
    ),
    (
        "grad can be implicitly created only for scalar outputs",
        "backward() starts at one number: take the mean() or the sum() first.",
    ),
    (
        "does not require grad and does not have a grad_fn",
        "Nothing that requires gradients went into it: was requires_grad=True forgotten, or the "
        "graph cut by detach(), item() or no_grad()?",
    ),
    (
        "a leaf Variable that requires grad",
        "A parameter is changed in place while autograd watches: put the update under "
        "torch.no_grad().",
    ),
    (
        "modified by an inplace operation",
        "A tensor that backward() still needs was changed in place since.",
    ),
    (
        "optimizer got an empty parameter list",
        "No tensor was given to the optimizer: a generator such as model.parameters() can be used "
        "only once.",
    ),
    ("mat1 and mat2 shapes cannot be multiplied", "The shapes of the two matrices don't fit."),
    ("must match the size of tensor", "The shapes can't be broadcast to one another."),
    ("Expected all tensors to be on the same device", "Tensors are on two devices."),
    ("EOF when reading a line", "There is nobody here to answer input()."),
    (
        "No module named",
        "There is PyTorch, NumPy and the standard library here, and nothing beside them.",
    ),
)


def help_on(ends: Ends) -> str:
    """Return one sentence of help on what was raised; empty where there is none."""
    return next((words for part, words in _HELP if part in ends.message), "")


def sentence(ends: Ends, limits: Limits) -> str:
    """Return how the code ended."""
    at = f"line {ends.line}: " if ends.line else ""
    words = at + _what(ends, limits)
    if ends.how == "raised" and help_on(ends):
        words += f" {help_on(ends)}"
    if ends.threads:
        words += f" It left threads running, which were ended: {ends.threads}."
    if not ends.told:
        words += " Python's tracing went off in it, so that not all lines were recorded."
    return words


def _what(ends: Ends, limits: Limits) -> str:
    match ends.how:
        case "finished":
            return "the code ran to its end."
        case "raised":
            text = " ".join(ends.message.split())
            words = f"{ends.type}: {text}" if text else ends.type
            return words if words.endswith((".", "!", "?")) else f"{words}."
        case "unreadable":
            return f"{ends.message}."
        case "exited":
            return f"the code ended itself with sys.exit({ends.message})."
        case "died" if ends.message.startswith("SIG"):
            return f"the code crashed its process ({ends.message})."
        case "died":
            return f"the code ended its process at once, with exit code {ends.message}."
        case "lines":
            return f"stopped after {limits.lines:,} recorded lines."
        case "time":
            return f"stopped after {limits.seconds:g} s of computing."
        case "memory":
            return f"stopped, as it took more than {limits.memory / 1e9:g} GB of memory."
        case "output":
            return f"stopped after {limits.output / 1e6:g} MB of output."
        case "process":
            return "stopped, as it wanted to start another process."
    return "stopped, as it closed the pipe that gradapp listens on, or wrote on it."
