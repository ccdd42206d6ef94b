"""The Lab: code that is almost right, an entry a piece of code, to be broken on purpose."""

from __future__ import annotations

from typing import Final

from gradapp.core.lab.coded import BY_AUTOGRAD, BY_HAND, BY_MSELOSS, code
from gradapp.core.lab.correct import RIGHT_CODE
from gradapp.core.lab.entry import Entry
from gradapp.core.lab.of_loops import OF_LOOPS
from gradapp.core.lab.samples import OfSamples
from gradapp.core.methods import LabMethod, Method
from gradapp.core.words import N_

QUESTION: Final = N_("Lab", "What will happen?")
"""What is asked about each entry before it runs."""

ENTRIES: Final = [
    Entry(
        *code(
            "no_zero_grad",
            1,
            N_("Lab", "zero_grad() forgotten"),
            BY_AUTOGRAD,
            "optimizer",
            has_state=True,
        ),
        wrong=N_("Lab", "optimizer.zero_grad() is missing before E.backward()."),
        answers=(
            N_("Lab", "θ arrives at θ*, only sooner"),
            N_("Lab", "θ swings around θ* and does not come to rest"),
            N_("Lab", "Nothing changes: step() clears θ.grad"),
            N_("Lab", "PyTorch raises an exception"),
        ),
        happens=1,
        steps=20,
        why=N_(
            "Lab",
            "backward() does not set θ.grad, it adds to it. Unless it is cleared, each step is "
            "made with the sum of the gradients of all steps so far.",
        ),
        report=N_(
            "Lab",
            "θ.grad {here_gradient_1} after step 1 and θ.grad {here_gradient_2} after step 2, "
            "where way 3 has θ.grad {right_gradient_2}.",
        ),
        conclusion=N_(
            "Lab",
            "When θ reaches θ*, the sum is not 0 and carries θ past it: θ swings back and forth, "
            "with nothing to damp it.",
        ),
    ),
    Entry(
        *code(
            "wrong_factor",
            2,
            N_("Lab", "Gradient without its 2"),
            BY_HAND,
            "python",
            uses_torch=False,
        ),
        wrong=N_("Lab", "The gradient by hand is x (f(x) − y), without the factor 2."),
        answers=(
            N_("Lab", "θ stops at a wrong place, half as far away"),
            N_("Lab", "θ diverges"),
            N_("Lab", "θ arrives at the same θ*, more slowly"),
            N_("Lab", "θ goes the wrong way"),
        ),
        happens=2,
        steps=10,
        why=N_(
            "Lab",
            "Half a gradient has the same sign, and is 0 at the same θ. This code does what "
            "correct code does with half the learning rate: a step multiplies the distance to θ* "
            "by 1\u00a0−\u00a0αx² instead of 1\u00a0−\u00a02αx². No error message tells you so.",
        ),
        report=N_("Lab", "After step 3, θ {here_theta_3}; way 1 has θ {right_theta_3}."),
    ),
    Entry(
        *code("recorded_update", 3, N_("Lab", "Update outside no_grad()"), BY_AUTOGRAD, "autograd"),
        wrong=N_("Lab", "The update θ -= α * θ.grad is not inside torch.no_grad()."),
        answers=(
            N_("Lab", "It works: no_grad() only saves time"),
            N_("Lab", "PyTorch raises an exception at E.backward()"),
            N_("Lab", "PyTorch raises an exception at the update"),
            N_("Lab", "θ moves, but loses its gradient"),
        ),
        happens=2,
        steps=1,
        why=N_(
            "Lab",
            "θ is a leaf: a tensor that was not computed from others, for which autograd keeps "
            "the gradient. Changed in place while autograd records, it would be the result of its "
            "own update. PyTorch refuses.",
        ),
        report=N_(
            "Lab",
            "No step is made. Way 2 computes the same gradient, dE/dθ {right_gradient_1}, and "
            "goes on to θ {right_theta_1}.",
        ),
        help=N_(
            "Lab",
            "Put the update under “with torch.no_grad():”, so that autograd does not record it.",
        ),
        ends="raised",
        raises="RuntimeError",
    ),
    Entry(
        *code("new_theta", 4, N_("Lab", "θ = θ − … instead of −="), BY_AUTOGRAD, "autograd"),
        wrong=N_(
            "Lab",
            "The update is θ = θ - α * θ.grad, which does not change θ but makes another tensor.",
        ),
        answers=(
            N_("Lab", "θ moves, but then it has no gradient"),
            N_("Lab", "The same as with -="),
            N_("Lab", "PyTorch raises an exception at the update"),
            N_("Lab", "θ does not move"),
        ),
        happens=0,
        steps=1,
        why=N_(
            "Lab",
            "The new θ is the result of an operation (see its grad_fn), not a leaf. Autograd "
            "keeps gradients only for leaves, so its .grad is None, and PyTorch warns when it is "
            "read. The leaf still has its gradient, but no name refers to it any more.",
        ),
        report=N_(
            "Lab",
            "The step by way 2 has dE/dθ {right_gradient_1} and goes on; this code has nothing "
            "to go on with.",
        ),
        conclusion=N_(
            "Lab",
            "The new θ itself is correct, the same as in way 2, θ {right_theta_1}: see Variables.",
        ),
        help=N_(
            "Lab", "Write θ -= α * θ.grad under torch.no_grad(): it changes the leaf in place."
        ),
        ends="raised",
    ),
    Entry(
        *code("detached", 5, N_("Lab", "Residual detached"), BY_AUTOGRAD, "autograd"),
        wrong=N_("Lab", "The residual is detached, and the error E is computed from what is left."),
        answers=(
            N_("Lab", "θ.grad is 0, so θ never moves"),
            N_("Lab", "PyTorch raises an exception at detach()"),
            N_("Lab", "Nothing changes: detach() only makes a copy"),
            N_("Lab", "PyTorch raises an exception at E.backward()"),
        ),
        happens=3,
        steps=1,
        why=N_(
            "Lab",
            "detach() gives the same number without its history. For autograd, E then has nothing "
            "to do with θ: it has no grad_fn, and backward() has nowhere to go. With .item(), "
            "which gives a plain number, the way back is cut just the same.",
        ),
        report=N_(
            "Lab",
            "E has the same value as in way 2, E {right_error_1}, but there it has a grad_fn, "
            "and dE/dθ {right_gradient_1} comes out.",
        ),
        help=N_("Lab", "Compute E from θ without detach() or .item() on the way."),
        ends="raised",
        raises="RuntimeError",
    ),
    Entry(
        *code("early_step", 6, N_("Lab", "step() before backward()"), BY_AUTOGRAD, "optimizer"),
        wrong=N_("Lab", "optimizer.step() comes before E.backward(), just after zero_grad()."),
        answers=(
            N_("Lab", "Each step is made with the gradient of the one before"),
            N_("Lab", "θ never moves"),
            N_("Lab", "PyTorch raises an exception at step()"),
            N_("Lab", "θ goes the wrong way"),
        ),
        happens=1,
        steps=5,
        why=N_(
            "Lab",
            "zero_grad() has set θ.grad to None, and step() silently skips what has no gradient. "
            "Then backward() finds the gradient, and the next zero_grad() throws it away.",
        ),
        report=N_(
            "Lab",
            "θ.grad {here_gradient_1} at the end of step 1, and yet θ {here_theta_1} as before; "
            "way 3 has θ {right_theta_1}.",
        ),
        ends="fixed point",
    ),
    Entry(
        *code(
            "broadcast",
            7,
            N_("Lab", "Shapes (2, 1) and (2,)"),
            BY_MSELOSS,
            "two_pairs",
            kind=OfSamples,
        ),
        wrong=N_(
            "Lab",
            "There are two samples, (x, y) and (−x, −y), but MSELoss gets predictions of shape "
            "(2, 1) and outputs of shape (2,).",
        ),
        answers=(
            N_("Lab", "PyTorch raises an exception: the shapes differ"),
            N_("Lab", "Nothing changes: MSELoss matches the shapes"),
            N_("Lab", "θ diverges"),
            N_("Lab", "A warning, and θ goes to a wrong place"),
        ),
        happens=3,
        steps=10,
        why=N_(
            "Lab",
            "PyTorch stretches both to the shape (2, 2), which is called broadcasting, and "
            "compares each prediction with each output. The best for both y and −y is their mean, "
            "0: the loss has become θ²x² + y², and is least at θ\u00a0=\u00a00.",
        ),
        report=N_(
            "Lab",
            "In step 1, loss {here_error_1} and θ.grad {here_gradient_1}; with the right shapes, "
            "loss {right_error_1} and θ.grad {right_gradient_1}.",
        ),
        conclusion=N_(
            "Lab", "After step 10, θ {here_theta_10}; with the right shapes θ {right_theta_10}."
        ),
        help=N_("Lab", "Give both the same shape: leave out [:, None], or let y have it, too."),
    ),
    Entry(
        *code("integer", 8, N_("Lab", "Integer tensor"), BY_AUTOGRAD, "autograd"),
        wrong=N_("Lab", "θ is made from an integer, with requires_grad=True."),
        answers=(
            N_("Lab", "θ is rounded to an integer after each step"),
            N_("Lab", "PyTorch raises an exception where θ is made"),
            N_("Lab", "PyTorch raises an exception at E.backward()"),
            N_("Lab", "θ becomes a float in the first step"),
        ),
        happens=1,
        steps=1,
        why=N_(
            "Lab",
            "A gradient says what a very small change in θ does to E, and an integer can't change "
            "by a little. So only floating-point (and complex) tensors can require gradients.",
        ),
        report=N_(
            "Lab",
            "No step is made. Way 2 makes θ from a float, and step 1 arrives at θ {right_theta_1}.",
        ),
        help=N_("Lab", "Make θ from a float: torch.tensor([θ_0], requires_grad=True)."),
        ends="raised",
        raises="RuntimeError",
    ),
    *OF_LOOPS,
]
"""All entries, in the order of their numbers; one more is one more entry here."""


def methods() -> tuple[LabMethod, ...]:
    """Return the code of all entries, and the right code that is here for comparison."""
    return (*(entry.method for entry in ENTRIES), *RIGHT_CODE)


def entry_of(method: Method) -> Entry | None:
    """Return the entry whose code `method` is; None if it is right."""
    return next((entry for entry in ENTRIES if entry.method.id == method.id), None)
