"""The Lab: code that is almost right, an entry a piece of code, to be broken on purpose."""

from __future__ import annotations

from typing import Final

from gradapp.core.lab.entry import Entry
from gradapp.core.methods import Method

QUESTION: Final = "What will happen?"
"""What is asked about each entry before it runs."""

_BY_HAND: Final = ("E", "θgrad", "θ")
_BY_AUTOGRAD: Final = ("E", "θ.grad", "θ")
_BY_MSELOSS: Final = ("loss", "θ.grad", "θ")

ENTRIES: Final = (
    Entry(
        Method(
            "no_zero_grad",
            "Lab 1  zero_grad() forgotten",
            "Lab 1",
            _BY_AUTOGRAD,
            uses_torch=True,
            package=__name__,
            right="optimizer",
            remembers=True,
        ),
        wrong="optimizer.zero_grad() is missing before E.backward().",
        answers=(
            "θ arrives at θ*, only sooner",
            "θ swings around θ* and does not come to rest",
            "Nothing changes: step() clears θ.grad",
            "PyTorch raises an exception",
        ),
        happens=1,
        steps=20,
        why="backward() does not set θ.grad, it adds to it. Unless it is cleared, each step is "
        "made with the sum of the gradients of all steps so far.",
        report="θ.grad {lab[1].gradient} after step 1 and {lab[2].gradient} after step 2, "
        "where method 3 has {right[2].gradient}.",
        conclusion="When θ reaches θ*, the sum is not 0 and carries θ past it: θ swings back "
        "and forth, with nothing to damp it.",
    ),
    Entry(
        Method(
            "wrong_factor",
            "Lab 2  Gradient without its 2",
            "Lab 2",
            _BY_HAND,
            uses_torch=False,
            package=__name__,
            right="python",
        ),
        wrong="The gradient by hand is x (f(x) − y), without the factor 2.",
        answers=(
            "θ stops at a wrong place, half as far away",
            "θ diverges",
            "θ arrives at the same θ*, more slowly",
            "θ goes the wrong way",
        ),
        happens=2,
        steps=10,
        why="Half a gradient has the same sign, and is 0 at the same θ. This code does what "
        "correct code does with half the learning rate: a step multiplies the distance to θ* by "
        "1 − αx² instead of 1 − 2αx². No error message tells you so.",
        report="After step 3, θ {lab[3].theta_next}; method 1 has θ {right[3].theta_next}.",
    ),
    Entry(
        Method(
            "recorded_update",
            "Lab 3  Update outside no_grad()",
            "Lab 3",
            _BY_AUTOGRAD,
            uses_torch=True,
            package=__name__,
            right="autograd",
        ),
        wrong="The update θ -= α * θ.grad is not inside torch.no_grad().",
        answers=(
            "It works: no_grad() only saves time",
            "PyTorch raises an exception at E.backward()",
            "PyTorch raises an exception at the update",
            "θ moves, but loses its gradient",
        ),
        happens=2,
        steps=1,
        why="θ is a leaf: a tensor that was not computed from others, for which autograd keeps "
        "the gradient. Changed in place while autograd records, it would be the result of its "
        "own update. PyTorch refuses.",
        report="No step is made. Method 2 computes the same gradient, dE/dθ "
        "{right[1].gradient}, and goes on to θ {right[1].theta_next}.",
        help="Put the update under “with torch.no_grad():”, so that autograd does not record it.",
        ends="raised",
        raises="RuntimeError",
    ),
    Entry(
        Method(
            "new_theta",
            "Lab 4  θ = θ − … instead of −=",
            "Lab 4",
            _BY_AUTOGRAD,
            uses_torch=True,
            package=__name__,
            right="autograd",
        ),
        wrong="The update is θ = θ - α * θ.grad, which does not change θ but makes another tensor.",
        answers=(
            "θ moves, but then it has no gradient",
            "The same as with -=",
            "PyTorch raises an exception at the update",
            "θ does not move",
        ),
        happens=0,
        steps=1,
        why="The new θ is the result of an operation (see its grad_fn), not a leaf. Autograd "
        "keeps gradients only for leaves, so its .grad is None, and PyTorch warns when it is "
        "read. The leaf still has its gradient, but no name refers to it any more.",
        report="The step by method 2 has dE/dθ {right[1].gradient} and goes on; this code has "
        "nothing to go on with.",
        conclusion="The new θ itself is correct, the same as in method 2, θ "
        "{right[1].theta_next}: see Variables.",
        help="Write θ -= α * θ.grad under torch.no_grad(): it changes the leaf in place.",
        ends="raised",
    ),
    Entry(
        Method(
            "detached",
            "Lab 5  Residual detached",
            "Lab 5",
            _BY_AUTOGRAD,
            uses_torch=True,
            package=__name__,
            right="autograd",
        ),
        wrong="The residual is detached, and the error E is computed from what is left.",
        answers=(
            "θ.grad is 0, so θ never moves",
            "PyTorch raises an exception at detach()",
            "Nothing changes: detach() only makes a copy",
            "PyTorch raises an exception at E.backward()",
        ),
        happens=3,
        steps=1,
        why="detach() gives the same number without its history. For autograd, E then has "
        "nothing to do with θ: it has no grad_fn, and backward() has no way to go. With "
        ".item(), which gives a plain number, the way back is cut in the same way.",
        report="E has the same value as in method 2, E {right[1].error}, but there it has a "
        "grad_fn, and dE/dθ {right[1].gradient} comes out.",
        help="Compute E from θ without detach() or .item() on the way.",
        ends="raised",
        raises="RuntimeError",
    ),
    Entry(
        Method(
            "early_step",
            "Lab 6  step() before backward()",
            "Lab 6",
            _BY_AUTOGRAD,
            uses_torch=True,
            package=__name__,
            right="optimizer",
        ),
        wrong="optimizer.step() comes before E.backward(), just after zero_grad().",
        answers=(
            "Each step is made with the gradient of the one before",
            "θ never moves",
            "PyTorch raises an exception at step()",
            "θ goes the wrong way",
        ),
        happens=1,
        steps=5,
        why="zero_grad() has set θ.grad to None, and step() silently skips what has no "
        "gradient. Then backward() finds the gradient, and the next zero_grad() throws it away.",
        report="θ.grad {lab[1].gradient} at the end of step 1, and yet θ {lab[1].theta_next} "
        "as before; method 3 has θ {right[1].theta_next}.",
        ends="fixed point",
    ),
    Entry(
        Method(
            "broadcast",
            "Lab 7  Shapes (2, 1) and (2,)",
            "Lab 7",
            _BY_MSELOSS,
            uses_torch=True,
            package=__name__,
            right="two_pairs",
        ),
        wrong="There are two pairs, (x, y) and (−x, −y), but MSELoss gets predictions of shape "
        "(2, 1) and outputs of shape (2,).",
        answers=(
            "PyTorch raises an exception: the shapes differ",
            "Nothing changes: MSELoss matches the shapes",
            "θ diverges",
            "A warning, and θ goes to a wrong place",
        ),
        happens=3,
        steps=10,
        why="PyTorch stretches both to the shape (2, 2), which is called broadcasting, and "
        "compares each prediction with each output. The best for both y and −y is their mean, 0: "
        "the loss has become θ²x² + y², and is least at θ = 0.",
        report="In step 1, loss {lab[1].error} and θ.grad {lab[1].gradient}; with the right "
        "shapes, loss {right[1].error} and θ.grad {right[1].gradient}.",
        conclusion="After step 10, θ {lab[10].theta_next}; with the right shapes θ "
        "{right[10].theta_next}.",
        help="Give both the same shape: y = torch.tensor([[y], [-y]]).",
    ),
    Entry(
        Method(
            "integer",
            "Lab 8  Integer tensor",
            "Lab 8",
            _BY_AUTOGRAD,
            uses_torch=True,
            package=__name__,
            right="autograd",
        ),
        wrong="θ is made from an integer, with requires_grad=True.",
        answers=(
            "θ is rounded to an integer after each step",
            "PyTorch raises an exception where θ is made",
            "PyTorch raises an exception at E.backward()",
            "θ becomes a float in the first step",
        ),
        happens=1,
        steps=1,
        why="A gradient says what a very small change of θ does to E, and an integer can't "
        "change by a little. So only floating-point (and complex) tensors can require gradients.",
        report="No step is made. Method 2 makes θ from a float, and step 1 arrives at θ "
        "{right[1].theta_next}.",
        help="Make θ from a float: torch.tensor([θ_0], requires_grad=True).",
        ends="raised",
        raises="RuntimeError",
    ),
)
"""All entries, in the order of their numbers."""

RIGHT: Final = (
    Method(
        "two_pairs",
        "Lab 7, correct  Shapes (2, 1) and (2, 1)",
        "Two pairs",
        _BY_MSELOSS,
        uses_torch=True,
        package=__name__,
        right="mseloss",
    ),
)
"""Right code to compare with, where none of the four will do."""


def methods() -> tuple[Method, ...]:
    """Return the code of all entries, and the right code that is here for comparison."""
    return (*(entry.method for entry in ENTRIES), *RIGHT)


def entry_of(method: Method) -> Entry | None:
    """Return the entry whose code `method` is; None if it is right."""
    return next((entry for entry in ENTRIES if entry.method.id == method.id), None)
