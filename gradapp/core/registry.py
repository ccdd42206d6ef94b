"""All code that makes steps, by its id: the four methods and the code of the Lab."""

from __future__ import annotations

from gradapp.core import lab
from gradapp.core.methods import METHODS, Method


def compared_with(chosen: Method) -> tuple[Method, ...]:
    """Return the methods that `chosen` is compared with, itself among them, in their order."""
    return (chosen, method(chosen.right)) if chosen.is_of_lab else METHODS.of(chosen.solves)


def method(id: str) -> Method:  # noqa: A002
    """Return the method called `id`, one of the four or of the Lab.

    Raises:
        KeyError: there is none of that name.
    """
    every: tuple[Method, ...] = (*METHODS, *lab.methods())
    for candidate in every:
        if candidate.id == id:
            return candidate
    raise KeyError(id)


def one_of_the_four(candidate: Method) -> Method:
    """Return `candidate`, or the one of the four that code of the Lab is almost like."""
    while candidate.right:
        candidate = method(candidate.right)
    return candidate
