"""What a person decides by chance, and how an action says which decisions it needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

Draw = Callable[[Random], Any]


def integer(least: int, most: int) -> Draw:
    return lambda random: random.randint(least, most)


def one_of(things: Sequence[Any]) -> Draw:
    return lambda random: random.choice(things)


def several(draw: Draw, most: int, least: int = 0) -> Draw:
    return lambda random: [draw(random) for _ in range(random.randint(least, most))]


def maybe(draw: Draw) -> Draw:
    return lambda random: draw(random) if random.random() < 0.6 else None


def boolean(random: Random) -> bool:
    return random.random() < 0.5


def share(random: Random) -> float:
    return random.choice((0.0, 1.0, random.randint(0, 100) / 100))


def reach(random: Random) -> float:
    """Return a place along something, or somewhat beside it."""
    return random.randint(-50, 150) / 100


@dataclass(frozen=True)
class Action:
    """Something a person does.

    Attributes:
        name: the way of the round that does it.
        draws: its arguments.
        possible: whether it can be done now.
    """

    name: str
    draws: dict[str, Draw] = field(default_factory=dict)
    possible: Callable[[Any], bool] = lambda _: True


def does(if_: Callable[[Any], bool] = lambda _: True, **draws: Draw) -> Callable[[Any], Any]:
    """Make an action of a way."""

    def mark(method: Any) -> Any:
        method.action = Action(method.__name__, draws, if_)
        return method

    return mark


def actions_of(kind: type) -> list[Action]:
    """Return the actions of a class, in an order that depends on their names alone."""
    found = (getattr(getattr(kind, name), "action", None) for name in sorted(dir(kind)))
    return [action for action in found if action is not None]
