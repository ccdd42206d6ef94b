"""The ways for any model: what a problem has of its own, put in the places of their stanzas."""

from __future__ import annotations

import ast
from typing import Final

from gradapp.core.methods import Method
from gradapp.core.model.names import several, start
from gradapp.core.writing import names
from gradapp.core.writing.expressions import OWN_MARK, in_python, in_torch, names_in, own
from gradapp.core.writing.pieces import defined, filled
from gradapp.core.writing.samples import Samples, all_samples
from gradapp.core.writing.shape import Shape
from gradapp.core.writing.updates import UPDATED, beginnings, needed, optimizer, update

_EPOCHS: Final = """
while True:
    {shuffled}
    for i in range(0, len({samples}), k):
"""


def text(shape: Shape, way: Method) -> tuple[str, dict[str, str]]:
    """Return the text of a way for a problem, and what became of names that a person uses.

    Args:
        shape: the problem.
        way: one that has a stanza.
    """
    stanza = _torch(shape, way) if way.uses_torch else _python(shape, way)
    arguments = ", ".join(parameters(shape, way))
    return names.settled(defined(arguments, stanza), shape.names)


def parameters(shape: Shape, way: Method) -> list[str]:
    """Return the names of what ``steps`` is given."""
    given = [start(each) for each in shape.parameters]
    if shape.inputs is not None:
        takes_samples = not way.uses_torch or shape.has_batches
        lists = map(several, shape.sample)
        given += ["samples"] if takes_samples and shape.inputs else lists
    if shape.has_batches:
        given += ["k", "seed"] if shape.is_shuffled else ["k"]
    return [*given, "α", *needed(shape.rule, way)]


def _python(shape: Shape, way: Method) -> str:
    from gradapp.core.writing.derivatives import derivatives_of

    of = derivatives_of(shape)
    gradients = [names.gradient(each) for each in shape.parameters]
    if shape.inputs is None:
        parts = [f"{name} = {in_python(tree)}" for name, tree in of.parts]
        error = f"E = {in_python(of.value)}"
        slopes = [_as_float(in_python(each)) for each in of.slopes]
    else:
        over = Samples(shape, of.parts)
        parts = over.parts()
        residual = over.each(in_python(of.value) + f" - {OWN_MARK}y", names_in(of.value) | {"y"})
        squares = over.reduced("r * r for r in fx_y")
        error = f"fx_y = {residual}\nE = {squares}"
        slopes = [over.slope(each) for each in of.slopes]
    starts = f"{', '.join(own(shape.parameters))} = {', '.join(map(start, shape.parameters))}"
    return filled(
        way.stanza,
        begin=[starts, *beginnings(shape.rule, shape.parameters), *_shuffle(shape)],
        epochs=_epochs(shape),
        parts=[*_batch(shape, "batch"), *parts[: of.first]],
        error=error.split("\n"),
        parts_of_gradients=parts[of.first :],
        gradients=[f"{name} = {code}" for name, code in zip(gradients, slopes, strict=True)],
        update=update(shape.rule, shape.parameters, gradients),
        gradient=_tuple(gradients),
        parameter=_tuple(own(shape.parameters)),
    )


def _torch(shape: Shape, way: Method) -> str:
    formula = in_torch(shape.tree)
    gradients = [f"{OWN_MARK}{each}.grad" for each in shape.parameters]
    begin = [] if shape.has_batches or shape.inputs is None else [_data(shape)]
    begin += [
        f"{OWN_MARK}{each} = torch.tensor([{start(each)}], requires_grad=True)"
        for each in shape.parameters
    ]
    begin[-len(shape.parameters)] += "  # initial gradient = None"
    if way.writes_rule:
        begin += beginnings(shape.rule, shape.parameters, torch=True)
    batch = _batch(shape, "samples")
    is_itself = isinstance(shape.tree, ast.Name)  # a tensor that is changed in place
    error = [f"E = {formula}.clone()" if is_itself else f"E = {formula}"]
    if shape.inputs is not None:
        reduced = "sum" if shape.is_sum else "mean"
        error = [f"fx_y = {formula} - {OWN_MARK}y", f"E = (fx_y * fx_y).{reduced}()"]
    takes_input = bool(names_in(shape.tree) & set(shape.inputs or ()))
    return filled(
        way.stanza,
        begin=[*begin, *_shuffle(shape)],
        optimizer=optimizer(shape.rule, shape.parameters),
        epochs=_epochs(shape),
        data=batch,
        error=[*batch, *error],
        update=update(shape.rule, shape.parameters, gradients, torch=True, last=UPDATED),
        reduction='reduction="sum"' if shape.is_sum else "",
        prediction=formula if takes_input else _expanded(formula),
        target=f"{OWN_MARK}y",
        gradient=_tuple(gradients),
        parameter=_tuple(own(shape.parameters)),
        clear=" = ".join(gradients),
    )


def _as_float(slope: str) -> str:
    """Return the code of a slope; one that is a whole number is a float, as all gradients are."""
    return f"{slope}.0" if slope.lstrip("-").isdigit() else slope


def _expanded(prediction: str) -> str:
    """Return the code of a prediction that is the same for all samples, as long as y."""
    name = prediction if names.WORD.fullmatch(prediction) else f"({prediction})"
    return f"{name}.expand_as({OWN_MARK}y)"


def _data(shape: Shape) -> str:
    lists = (f"torch.tensor({several(each)})" for each in shape.sample)
    return f"{', '.join(own(shape.sample))} = {', '.join(lists)}"


def _batch(shape: Shape, kind: str) -> list[str]:
    """Return the line that takes the samples of a step."""
    if not shape.has_batches:
        return []
    batch = f"{all_samples(shape)}[i:i + k]"
    if kind == "batch":
        return [f"batch = {batch}"]
    if not shape.inputs:
        return [f"{OWN_MARK}y = torch.tensor({batch})"]
    return [f"{', '.join(own(shape.sample))} = torch.tensor({batch}).T"]


def _shuffle(shape: Shape) -> list[str]:
    return ["shuffle = random.Random(seed).shuffle"] if shape.is_shuffled else []


def _epochs(shape: Shape) -> str:
    """Return what opens the loop whose turns are the steps."""
    if not shape.has_batches:
        return "while True:"
    samples = all_samples(shape)
    shuffled = [f"shuffle({samples})  # each epoch in another order"] if shape.is_shuffled else []
    return filled(_EPOCHS, shuffled=shuffled, samples=samples)


def _tuple(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({', '.join(parts)})"
