"""Entries of the Lab that come from loops of one's own: what is called when, and on what."""

from __future__ import annotations

from typing import Final

from gradapp.core.lab.coded import BY_AUTOGRAD, BY_HAND, code
from gradapp.core.lab.entry import Entry
from gradapp.core.lab.samples import OfSamples
from gradapp.core.words import N_

OF_LOOPS: Final = (
    Entry(
        *code(
            "cleared_gradient",
            9,
            N_("Lab", "zero_grad() after backward()"),
            BY_AUTOGRAD,
            "optimizer",
        ),
        wrong=N_("Lab", "optimizer.zero_grad() stands between E.backward() and optimizer.step()."),
        answers=(
            N_("Lab", "θ moves as in way 3"),
            N_("Lab", "θ does not move: step() finds no gradient"),
            N_("Lab", "PyTorch raises an exception at step()"),
            N_("Lab", "Each step is made with the gradient of the one before"),
        ),
        happens=1,
        steps=1,
        why=N_(
            "Lab",
            "zero_grad() sets θ.grad to None, whatever backward() has just found, and step() "
            "silently skips what has no gradient. No error message tells you so.",
        ),
        report=N_(
            "Lab",
            "After step(), θ.grad is None, and θ is as before; way 3 uses the gradient, dE/dθ "
            "{right_gradient_1}, before it is cleared, and goes on to θ {right_theta_1}.",
        ),
        help=N_("Lab", "Call zero_grad() before backward(), or after step()."),
        ends="raised",
    ),
    Entry(
        *code("backward_twice", 10, N_("Lab", "backward() called twice"), BY_AUTOGRAD, "autograd"),
        wrong=N_("Lab", "E.backward() is called twice on the same E."),
        answers=(
            N_("Lab", "θ.grad is twice the gradient"),
            N_("Lab", "Nothing changes: the second call finds the same"),
            N_("Lab", "PyTorch raises an exception at the second call"),
            N_("Lab", "θ moves twice in each step"),
        ),
        happens=2,
        steps=1,
        why=N_(
            "Lab",
            "On its way backward() needs what the operations have kept, here f(x) − y, and frees "
            "it as it goes, to save memory. A second call finds it gone. The first has done its "
            "work: θ.grad is there.",
        ),
        report=N_(
            "Lab",
            "No step is made. Way 2 has called it once, has dE/dθ {right_gradient_1}, and goes "
            "on to θ {right_theta_1}.",
        ),
        help=N_(
            "Lab",
            "Call backward() once for each E. Where it must be twice, backward(retain_graph=True) "
            "keeps the graph, and the gradients add up.",
        ),
        ends="raised",
        raises="RuntimeError",
    ),
    Entry(
        *code(
            "other_tensor",
            11,
            N_("Lab", "Optimizer holds another tensor"),
            BY_AUTOGRAD,
            "optimizer",
            has_state=True,
        ),
        wrong=N_("Lab", "θ is made anew after the optimizer was given the old θ."),
        answers=(
            N_("Lab", "The optimizer goes on with the new θ"),
            N_("Lab", "θ never moves, and its gradients add up"),
            N_("Lab", "PyTorch raises an exception at step()"),
            N_("Lab", "θ moves, but the other way"),
        ),
        happens=1,
        steps=5,
        why=N_(
            "Lab",
            "An optimizer holds tensors, not names. The one that it was given gets no gradient "
            "any more, so step() skips it. The new θ gets one, but neither step() nor zero_grad() "
            "knows of it.",
        ),
        report=N_(
            "Lab",
            "θ.grad {here_gradient_1} after step 1 and θ.grad {here_gradient_2} after step 2, "
            "and yet θ {here_theta_2}; way 3 has θ {right_theta_2}.",
        ),
        help=N_(
            "Lab", "Make the tensor before the optimizer, and from then on change it only in place."
        ),
    ),
    Entry(
        *code(
            "early_scheduler",
            12,
            N_("Lab", "Scheduler before optimizer"),
            BY_AUTOGRAD,
            "halving",
            has_state=True,
        ),
        wrong=N_(
            "Lab",
            "scheduler.step(), which halves the learning rate, comes before optimizer.step().",
        ),
        answers=(
            N_("Lab", "Nothing changes: each is called once a step"),
            N_("Lab", "θ does not move: the learning rate is 0"),
            N_("Lab", "PyTorch raises an exception at scheduler.step()"),
            N_("Lab", "A warning, and the first step is made with α/2"),
        ),
        happens=3,
        steps=1,
        why=N_(
            "Lab",
            "The learning rate is halved for the next step. Called too early, that is this one: "
            "step 1 uses α/2, step 2 α/4, and α itself is never used. PyTorch warns of it once.",
        ),
        report=N_(
            "Lab",
            "After step 1, θ {here_theta_1}; with the scheduler after the optimizer, θ "
            "{right_theta_1}.",
        ),
        help=N_("Lab", "Call scheduler.step() after optimizer.step()."),
    ),
    Entry(
        *code("no_leaf", 13, N_("Lab", ".grad of a tensor that is no leaf"), BY_HAND, "autograd"),
        wrong=N_(
            "Lab",
            "By the chain rule the gradient is x times that of the residual, but the residual is "
            "not a leaf.",
        ),
        answers=(
            N_("Lab", "It works, by the chain rule"),
            N_("Lab", "fx_y.grad is 0, so θ never moves"),
            N_("Lab", "PyTorch raises an exception at E.backward()"),
            N_("Lab", "fx_y.grad is None: a warning, then an exception"),
        ),
        happens=3,
        steps=1,
        why=N_(
            "Lab",
            "The gradient passes through the residual on its way to θ, but backward() keeps it for "
            "leaves only. So fx_y.grad is None, PyTorch warns when it is read, and Python can't "
            "multiply by None.",
        ),
        report=N_(
            "Lab",
            "No step is made. The leaf has its gradient: way 2 reads θ.grad {right_gradient_1} "
            "and goes on to θ {right_theta_1}.",
        ),
        help=N_("Lab", "Read the .grad of the leaf, or call retain_grad() before backward()."),
        ends="raised",
        raises="TypeError",
    ),
    Entry(
        *code(
            "kept_graphs",
            14,
            N_("Lab", "total += E with its graph"),
            BY_AUTOGRAD,
            "optimizer",
            has_state=True,
        ),
        wrong=N_("Lab", "total = total + E adds up tensors, each of which has its graph."),
        answers=(
            N_("Lab", "The gradients of all steps add up"),
            N_("Lab", "PyTorch raises an exception at the second E.backward()"),
            N_("Lab", "θ moves as in way 3, but no graph is ever freed"),
            N_("Lab", "Nothing: E is a number"),
        ),
        happens=2,
        steps=10,
        why=N_(
            "Lab",
            "total is computed from every E, and so keeps the graphs of all steps alive, 4 nodes "
            "more with each. θ does not notice; in a long run, memory does.",
        ),
        report=N_("Lab", "After step 10, θ {here_theta_10}; way 3 has θ {right_theta_10}."),
        conclusion=N_("Lab", "By then, the graph of total has 41 nodes."),
        help=N_("Lab", "Add up numbers: total += E.item()."),
    ),
    Entry(
        *code(
            "vector",
            15,
            N_("Lab", "backward() on a vector"),
            BY_AUTOGRAD,
            "mean_of_two",
            kind=OfSamples,
        ),
        wrong=N_(
            "Lab",
            "There are two samples, (x, y) and (−x, −y), and E.backward() is called on both their "
            "errors.",
        ),
        answers=(
            N_("Lab", "θ.grad is the gradient of their sum"),
            N_("Lab", "θ.grad is the gradient of their mean"),
            N_("Lab", "PyTorch raises an exception at E.backward()"),
            N_("Lab", "θ.grad has two numbers"),
        ),
        happens=2,
        steps=1,
        why=N_(
            "Lab",
            "A gradient is that of one number. With two, PyTorch would have to be told how much "
            "each of them counts, and does not guess. Their mean is one number, and so is their "
            "sum.",
        ),
        report=N_(
            "Lab",
            "No step is made. With the mean, E {right_error_1} and dE/dθ {right_gradient_1}, and "
            "step 1 arrives at θ {right_theta_1}.",
        ),
        help=N_("Lab", "Take the mean() or the sum() first, and call backward() on that."),
        ends="raised",
        raises="RuntimeError",
    ),
    Entry(
        *code(
            "half_batches",
            16,
            N_("Lab", "Gradients of two half batches"),
            BY_AUTOGRAD,
            "whole_batch",
            kind=OfSamples,
        ),
        wrong=N_(
            "Lab",
            "There are two samples, (x, y) and (−x, −y), and backward() is called on the mean "
            "error of each half of them.",
        ),
        answers=(
            N_("Lab", "The same as with both samples at once"),
            N_("Lab", "Only the second half counts"),
            N_("Lab", "PyTorch raises an exception at the second backward()"),
            N_("Lab", "Each step is twice as long"),
        ),
        happens=3,
        steps=10,
        why=N_(
            "Lab",
            "backward() adds: θ.grad is the sum of the gradients of both halves, but that of the "
            "whole batch is their mean. Each step is as long as one with twice the learning rate.",
        ),
        report=N_(
            "Lab",
            "In step 1, θ.grad {here_gradient_1}, and θ {here_theta_1}; with the whole batch, "
            "θ.grad {right_gradient_1}, and θ {right_theta_1}.",
        ),
        conclusion=N_(
            "Lab", "With α\u00a0=\u00a00.2 instead of 0.1, θ swings around θ* on its way to it."
        ),
        help=N_("Lab", "Divide the error of each part by the number of parts: (E / 2).backward()."),
    ),
)
"""These entries, in the order of their numbers."""
