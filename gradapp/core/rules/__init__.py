"""How a gradient becomes an update. A rule declares its equations, its state and its theory."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from gradapp.core.words import Value
from gradapp.values import dataclass

OptionValue = float | bool | tuple[float, ...]
"""What an option of a rule can be."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A line of a rule as bare Python writes it for θ: one of the pieces of its programs.

    Its names are θ, ``θgrad`` for the gradient, the rule's state, and ``g`` for the gradient with
    weight decay; where no line gives that, for the gradient. A line that has to do with a parameter
    is written once for each. Its equation is made of it (`gradapp.core.equations.of_lines`).

    Attributes:
        code: what is written.
        comment: what a reader is told behind it.
        when: the options that it is there for, all of which must be on; ``!`` before one that must
            be off.
    """

    code: str
    comment: str = ""
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleState:
    """A part of the state of a rule: a number that it has of each parameter.

    Attributes:
        name: its name in the programs, ``m̂``.
        id: its word in files.
        begins: what it is before the first step: a number, the name of one (α, or an option's), or
            None for nothing yet.
        optimizer: its name in the state of `torch.optim`, where the rule is there; of what is not
            kept, that from which it is worked out there.
        share: of what is not kept from step to step, but worked out in each, the option whose power
            says how much of it is known so far.
        when: as of a line.
    """

    name: str
    id: str
    begins: float | str | None = 0.0
    optimizer: str = ""
    share: str = ""
    when: tuple[str, ...] = ()


class Rests(StrEnum):
    """When a step that moves nothing is the end: no later one would move anything, either."""

    STILL = "always"
    FLAT = "where the gradient is 0: its state moves less and less"
    NEVER = "never: its state may yet move something"


@dataclass(frozen=True, slots=True)
class Linear:
    """What a rule does with a gradient g: v ← μv + (1 − τ)(g + λθ), and θ ← θ − αv.

    Of such a rule it is known which learning rates converge (`gradapp.core.theory.stability`).

    Attributes:
        momentum: μ; 0 where there is no velocity.
        dampening: τ, which the first velocity does without.
        decay: λ, the weight decay.
        looks_ahead: whether θ ← θ − α (g + λθ + μv), as Nesterov has it.
    """

    momentum: float = 0.0
    dampening: float = 0.0
    decay: float = 0.0
    looks_ahead: bool = False


_PLAIN: Final = Linear()


@dataclass(frozen=True, slots=True)
class Decay:
    """Weight decay, which draws each parameter θ towards 0, also where the gradient is 0.

    Attributes:
        share: λ; 0 where there is none.
        is_apart: whether it is no part of the gradient: θ ← θ − αλθ by itself.
    """

    share: float = 0.0
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, which a program for it writes out.

    Attributes:
        id: its word in files.
        name: what a sentence calls it.
        lines: its lines, for programs and equations to be composed of.
        options: its own numbers, by the names under which a program is given them.
        torch: its class in `torch.optim`; empty where it has none: it is written out then.
        chosen: the options that are not at their default, by their words.
        called: the same as they stand in a call, ``momentum=μ``.
        state: what those lines have of each parameter, beside its value and its gradient.
        counts: whether they count steps, in t.
        rests: when a step that moves nothing is the end.
        linear: what it does with a gradient, if no more than that; None where it does more.
        decay: its weight decay; None where it does not say whether anything but the gradient, and
            a state that began with it, moves a parameter.
    """

    id: str
    name: Value
    lines: tuple[RuleLine, ...]
    options: tuple[tuple[str, float], ...] = ()
    torch: str = ""
    chosen: tuple[tuple[str, OptionValue], ...] = ()
    called: tuple[str, ...] = ()
    state: tuple[RuleState, ...] = ()
    counts: bool = False
    rests: Rests = Rests.NEVER
    linear: Linear | None = None
    decay: Decay | None = None

    def __repr__(self) -> str:
        """Return the call of `gradapp.core.rule` that makes it."""
        word, options = chosen_of(self)
        given = "".join(f", {name}={value!r}" for name, value in options.items())
        return f"rule({word!r}{given})"

    @property
    def is_plain(self) -> bool:
        """Whether a step is θ ← θ − αg and no more, of which `gradapp.core.theory` knows all."""
        return self.linear == _PLAIN


def of_each(name: str, parameters: tuple[str, ...]) -> list[str]:
    """Return what a rule's ``v`` is called for each parameter: ``v_w``; ``v`` for θ alone."""
    return [name] if parameters == ("θ",) else [f"{name}_{each}" for each in parameters]


def chosen_of(rule: Rule) -> tuple[str, dict[str, OptionValue]]:
    """Return by which word a rule is chosen, and with which options."""
    return rule.id, dict(rule.chosen)
