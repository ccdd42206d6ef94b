"""How a person's own code ended, in one sentence; and a sentence of help on common mistakes."""

from __future__ import annotations

from typing import Final

from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.messages import Ends
from gradapp.core.words import N_, Message, Value, write

_HELP: Final = (
    (
        "backward through the graph a second time",
        N_(
            "OwnCode",
            "The first backward() freed what the graph had saved: compute the error again "
            "before the next one, or use backward(retain_graph=True).",
        ),
    ),
    (
        "grad can be implicitly created only for scalar outputs",
        N_("OwnCode", "backward() starts at one number: take the mean() or the sum() first."),
    ),
    (
        "does not require grad and does not have a grad_fn",
        N_(
            "OwnCode",
            "Nothing that requires gradients went into it: was requires_grad=True "
            "forgotten, or the graph cut by detach(), item() or no_grad()?",
        ),
    ),
    (
        "a leaf Variable that requires grad",
        N_(
            "OwnCode",
            "A parameter is changed in place while autograd watches: put the update under "
            "torch.no_grad().",
        ),
    ),
    (
        "modified by an inplace operation",
        N_("OwnCode", "A tensor that backward() still needs was changed in place since."),
    ),
    (
        "optimizer got an empty parameter list",
        N_(
            "OwnCode",
            "No tensor was given to the optimizer: a generator such as model.parameters() "
            "can be used only once.",
        ),
    ),
    (
        "mat1 and mat2 shapes cannot be multiplied",
        N_("OwnCode", "The shapes of the two matrices don't fit."),
    ),
    (
        "must match the size of tensor",
        N_("OwnCode", "The shapes can't be broadcast to one another."),
    ),
    (
        "Expected all tensors to be on the same device",
        N_(
            "OwnCode",
            "Tensors are on two devices.",
        ),
    ),
    (
        "can require gradients",
        N_("OwnCode", "Whole numbers have no gradients: write 1.0 instead of 1."),
    ),
    (
        "can't optimize a non-leaf Tensor",
        N_(
            "OwnCode",
            "The optimizer was given a tensor that was computed: give it the one that "
            "requires_grad=True made.",
        ),
    ),
    (
        "Can't call numpy() on Tensor that requires grad",
        N_("OwnCode", "NumPy knows no gradients: take it out of the graph with detach() first."),
    ),
    (
        "cannot be converted to Scalar",
        N_(
            "OwnCode", "item() takes one number out of a tensor, and there are several in this one."
        ),
    ),
    (
        "Boolean value of Tensor with more than one value",
        N_("OwnCode", "A condition wants one truth: take any() or all() of the tensor first."),
    ),
    (
        "and 'NoneType'",
        N_(
            "OwnCode",
            "Something is None here: .grad is, before backward() and once it has been cleared.",
        ),
    ),
    (
        "have the same dtype",
        N_("OwnCode", "One tensor is float32 and the other is not: make both the same by to()."),
    ),
    (
        "is invalid for input of size",
        N_("OwnCode", "So many numbers don't fill that shape."),
    ),
    (
        "EOF when reading a line",
        N_(
            "OwnCode",
            "There is nobody here to answer input().",
        ),
    ),
    (
        "No module named",
        N_(
            "OwnCode",
            "There is PyTorch, NumPy and the standard library here, and nothing beside them.",
        ),
    ),
)


def help_on(ends: Ends) -> Message | None:
    """Return one sentence of help on what was raised; None where there is none."""
    return next((words for part, words in _HELP if part in ends.message), None)


def sentences(ends: Ends, limits: Limits) -> list[Value]:
    """Return how the code ended, and what else there is to say of that."""
    what = _what(ends, limits)
    if ends.line:
        what = N_("OwnCode", "line {line}: {what}").filled(line=str(ends.line), what=what)
    told = [what]
    words = help_on(ends)
    if ends.how == "raised" and words is not None:
        told.append(words)
    if ends.threads:
        words = N_("OwnCode", "It left threads running, which were ended: {count}.")
        told.append(words.filled(count=ends.threads))
    if not ends.told:
        told.append(
            N_("OwnCode", "Python's tracing went off in it, so that not all lines were recorded.")
        )
    return told


def sentence(ends: Ends, limits: Limits) -> str:
    """Return the same in English, as the command line says it."""
    return " ".join(map(write, sentences(ends, limits)))


def _what(ends: Ends, limits: Limits) -> Value:
    match ends.how:
        case "finished":
            return N_("OwnCode", "the code ran to its end.")
        case "raised":
            text = " ".join(ends.message.split())
            words = f"{ends.type}: {text}" if text else ends.type
            return words if words.endswith((".", "!", "?")) else f"{words}."
        case "unreadable":
            return f"{ends.message}."
        case "exited":
            ended = N_("OwnCode", "the code ended itself with sys.exit({code}).")
            return ended.filled(code=ends.message)
        case "died" if ends.message.startswith("SIG"):
            died = N_("OwnCode", "the code crashed its process ({signal}).")
            return died.filled(signal=ends.message)
        case "died":
            died = N_("OwnCode", "the code ended its process at once, with exit code {code}.")
            return died.filled(code=ends.message)
        case "stopped":
            return N_("OwnCode", "stopped by you.")
    return _stopped(ends, limits)


def _stopped(ends: Ends, limits: Limits) -> Value:
    """Return which limit has stopped it."""
    match ends.how:
        case "lines":
            words = N_("OwnCode", "stopped after {lines} recorded lines.")
            return words.filled(lines=limits.lines)
        case "time":
            words = N_("OwnCode", "stopped after {seconds} s of computing.")
            return words.filled(seconds=f"{limits.seconds:g}")
        case "memory":
            words = N_("OwnCode", "stopped, as it took more than {size} GB of memory.")
            return words.filled(size=f"{limits.memory / 1e9:g}")
        case "output":
            words = N_("OwnCode", "stopped after {size} MB of output.")
            return words.filled(size=f"{limits.output / 1e6:g}")
        case "stuck":
            words = N_(
                "OwnCode",
                "stopped for good after {seconds} s of computing: code can be paused between two "
                "lines, and this one did not come to its end.",
            )
            return words.filled(seconds=f"{limits.seconds:g}")
        case "process":
            return N_("OwnCode", "stopped, as it wanted to start another process.")
    return N_("OwnCode", "stopped, as it closed the pipe that gradapp listens on, or wrote on it.")
