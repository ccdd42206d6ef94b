"""What bare Python computes of one sample: its residual, and its terms of the gradient's sums."""

from __future__ import annotations

from functools import lru_cache

from gradapp.core.writing import names
from gradapp.core.writing.derivatives import derivatives_of
from gradapp.core.writing.expressions import OWN_MARK, helpers_in, in_python, own
from gradapp.core.writing.samples import term
from gradapp.core.writing.shape import Shape


@lru_cache(maxsize=16)
def text(shape: Shape) -> str:
    """Return a function ``terms`` of the parameters, the inputs and y, as way 1 computes it.

    It returns f − y, and then for each parameter what way 1 sums over the samples: the same code,
    so the same bits.
    """
    of = derivatives_of(shape)
    lines = [f"{OWN_MARK}{name} = {in_python(tree)}" for name, tree in of.parts]
    lines.insert(of.first, f"r = {in_python(of.value)} - {OWN_MARK}y")
    given = ", ".join(own(shape.names))
    terms = ", ".join(["r", *map(term, of.slopes)])
    body = "\n    ".join([f"def terms({given}):", *lines, f"return {terms}"])
    whole = "\n\n\n".join(["import math", *helpers_in(body), body])
    return names.settled(f"{whole}\n", shape.names)[0]
