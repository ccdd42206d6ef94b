"""The rules there are to choose from: classes of `torch.optim`, each beside the lines that do it.

The window, the command line, documents and settings have them from `RULES`. The lines do what the
class does, in its order of operations: the velocity has no α in it; Nesterov looks ahead by the new
velocity; ε stands beside the root. Only Adam's averages are corrected for their beginning as its
authors write it, m̂ and v̂, where PyTorch corrects α and the root instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gradapp.core.numbers.typed import quoted
from gradapp.core.rules import Decay, Linear, OptionValue, Rests, Rule, RuleLine, RuleState
from gradapp.core.rules.kind import Option, RuleError, RuleKind
from gradapp.core.words import N_, Message, listed

_WEIGHT_DECAY: Final = Option("weight_decay", 0.0, ("λ",))
_EPS: Final = Option("eps", 1e-8, ("ε",))
_DECAYED: Final = RuleLine("g = θgrad + λ * θ", "weight decay draws towards 0", ("weight_decay",))


def _of_velocity(values: Mapping[str, OptionValue]) -> Rests:
    """Return when SGD is at rest: a velocity shrinks where nothing is added to it."""
    return _of_squares(values) if values["momentum"] else Rests.STILL


def _linear(values: Mapping[str, OptionValue]) -> Linear:
    """Return what SGD does; without momentum its dampening does nothing."""
    momentum, dampening, decay = (
        float(values[name])  # type: ignore[arg-type]
        for name in ("momentum", "dampening", "weight_decay")
    )
    looks_ahead = bool(values["nesterov"])
    return Linear(momentum, dampening if momentum else 0.0, decay, looks_ahead)


def _without_its_momentum(values: Mapping[str, OptionValue]) -> Message | None:
    """Return why Nesterov's look ahead can't be had: there is no velocity, or only a part of it."""
    if values["nesterov"] and (not values["momentum"] or values["dampening"]):
        return N_("Rules", "nesterov needs a momentum, and no dampening.")
    return None


def _decay(values: Mapping[str, OptionValue]) -> Decay:
    """Return the weight decay that is added to the gradient."""
    return Decay(float(values["weight_decay"]))  # type: ignore[arg-type]


def _decay_apart(values: Mapping[str, OptionValue]) -> Decay:
    """Return AdamW's, of which the gradient has no part."""
    return Decay(float(values["weight_decay"]), is_apart=True)  # type: ignore[arg-type]


def _of_squares(values: Mapping[str, OptionValue]) -> Rests:
    """Return when RMSprop is: its mean of the squares may shrink, and what it divides grow."""
    shrinks = float(values["momentum"]) <= 1 and not values["weight_decay"]  # type: ignore[arg-type]
    return Rests.FLAT if shrinks else Rests.NEVER


def _of_moments(values: Mapping[str, OptionValue]) -> Rests:
    """Return when Adam is: with gradients of 0, m̂ / √v̂ shrinks where β₁ is at most √β₂."""
    first, second = values["betas"]  # type: ignore[misc]
    shrinks = first * first <= second and not values["weight_decay"]
    return Rests.FLAT if shrinks else Rests.NEVER


SGD: Final = RuleKind(
    "sgd",
    "SGD",
    N_("Rules", "SGD with options"),
    (
        Option("momentum", 0.0, ("μ",)),
        Option("dampening", 0.0, ("τ",), least=None),
        _WEIGHT_DECAY,
        Option("nesterov", default=False),
    ),
    (
        _DECAYED,
        RuleLine(
            "v = μ * v + g", "the velocity remembers earlier gradients", ("momentum", "!dampening")
        ),
        RuleLine(
            "v = g if v is None else μ * v + (1 - τ) * g",
            "the first velocity is the gradient",
            ("momentum", "dampening"),
        ),
        RuleLine("θ -= α * g", when=("!momentum",)),
        RuleLine("θ -= α * v", when=("momentum", "!nesterov")),
        RuleLine("θ -= α * (g + μ * v)", "Nesterov looks ahead", ("momentum", "nesterov")),
    ),
    (
        RuleState("v", "v", optimizer="momentum_buffer", when=("momentum", "!dampening")),
        RuleState("v", "v", None, "momentum_buffer", when=("momentum", "dampening")),
    ),
    _of_velocity,
    _linear,
    _decay,
    _without_its_momentum,
)

PLAIN: Final = SGD.rule({})
"""The notebook's: a step multiplies the distance to the minimum by one factor (see `theory`)."""

ADAGRAD: Final = RuleKind(
    "adagrad",
    "Adagrad",
    "Adagrad",
    (
        Option("lr_decay", 0.0, ("η",)),
        _WEIGHT_DECAY,
        Option("initial_accumulator_value", 0.0, ("v_init",)),
        Option("eps", 1e-10, ("ε",)),
    ),
    (
        RuleLine("t += 1", when=("lr_decay",)),
        RuleLine("α_t = α / (1 + (t - 1) * η)", "the learning rate decays", ("lr_decay",)),
        _DECAYED,
        RuleLine("v += g * g", "the sum of all squares"),
        RuleLine("θ -= α * g / (sqrt(v) + ε)", when=("!lr_decay",)),
        RuleLine("θ -= α_t * g / (sqrt(v) + ε)", when=("lr_decay",)),
    ),
    (
        RuleState("v", "v", optimizer="sum", when=("!initial_accumulator_value",)),
        RuleState("v", "v", "v_init", "sum", when=("initial_accumulator_value",)),
    ),
    lambda _: Rests.STILL,  # its sum only grows, and its steps get smaller
    decay=_decay,
)

RMSPROP: Final = RuleKind(
    "rmsprop",
    "RMSprop",
    "RMSprop",
    (
        Option("alpha", 0.99, ("ρ",)),
        _EPS,
        _WEIGHT_DECAY,
        Option("momentum", 0.0, ("μ",)),
        Option("centered", default=False),
    ),
    (
        _DECAYED,
        RuleLine("v = ρ * v + (1 - ρ) * g * g", "a running mean of the squares"),
        RuleLine("m += (1 - ρ) * (g - m)", "a running mean of the gradients", ("centered",)),
        RuleLine("d = g / (sqrt(v) + ε)", when=("!centered", "momentum")),
        RuleLine("d = g / (sqrt(v - m * m) + ε)", when=("centered", "momentum")),
        RuleLine("u = μ * u + d", "the velocity remembers earlier steps", ("momentum",)),
        RuleLine("θ -= α * u", when=("momentum",)),
        RuleLine("θ -= α * g / (sqrt(v) + ε)", when=("!centered", "!momentum")),
        RuleLine("θ -= α * g / (sqrt(v - m * m) + ε)", when=("centered", "!momentum")),
    ),
    (
        RuleState("v", "v", optimizer="square_avg"),
        RuleState("m", "m", optimizer="grad_avg", when=("centered",)),
        RuleState("u", "u", optimizer="momentum_buffer", when=("momentum",)),
    ),
    _of_squares,
    decay=_decay,
)

_ADAM: Final = (
    RuleLine("m = β_1 * m + (1 - β_1) * g", "a mean of the gradients"),
    RuleLine("v = β_2 * v + (1 - β_2) * g * g", "and of their squares"),
    RuleLine("v_max = max(v_max, v)", "the largest so far", ("amsgrad",)),
    RuleLine("m̂ = m / (1 - β_1**t)", "both began at 0"),
    RuleLine("v̂ = v / (1 - β_2**t)", when=("!amsgrad",)),
    RuleLine("v̂ = v_max / (1 - β_2**t)", when=("amsgrad",)),
    RuleLine("θ -= α * m̂ / (sqrt(v̂) + ε)"),
)
_MOMENTS: Final = (
    RuleState("m", "m", optimizer="exp_avg"),
    RuleState("v", "v", optimizer="exp_avg_sq"),
    RuleState("v_max", "v_max", optimizer="max_exp_avg_sq", when=("amsgrad",)),
    RuleState("m̂", "m_hat", optimizer="exp_avg", share="β_1"),
    RuleState("v̂", "v_hat", optimizer="exp_avg_sq", share="β_2", when=("!amsgrad",)),
    RuleState("v̂", "v_hat", optimizer="max_exp_avg_sq", share="β_2", when=("amsgrad",)),
)
_BETAS: Final = Option("betas", (0.9, 0.999), ("β_1", "β_2"), below=1.0)
_AMSGRAD: Final = Option("amsgrad", default=False)

ADAM: Final = RuleKind(
    "adam",
    "Adam",
    "Adam",
    (_BETAS, _EPS, _WEIGHT_DECAY, _AMSGRAD),
    (RuleLine("t += 1"), _DECAYED, *_ADAM),
    _MOMENTS,
    _of_moments,
    decay=_decay,
)

ADAMW: Final = RuleKind(
    "adamw",
    "AdamW",
    "AdamW",
    (_BETAS, _EPS, Option("weight_decay", 0.01, ("λ",)), _AMSGRAD),
    (
        RuleLine("t += 1"),
        RuleLine("θ *= 1 - α * λ", "weight decay, apart from the gradient", ("weight_decay",)),
        *_ADAM,
    ),
    _MOMENTS,
    _of_moments,
    decay=_decay_apart,
)

RULES: Final = {each.id: each for each in (SGD, ADAGRAD, RMSPROP, ADAM, ADAMW)}
"""By their words on the command line and in files; one more is one more entry."""


def rule(name: str, /, **options: object) -> Rule:
    """Return a rule with options, which those of `torch.optim` have as they are called there.

    Args:
        name: `sgd`, `adagrad`, `rmsprop`, `adam` or `adamw`; or any other of `RULES`.
        options: numbers, switches, pairs of numbers; or texts, as a person types them.

    Raises:
        RuleError: there is no such rule or option, or it can't have that value.
    """
    if name not in RULES:
        words = N_("Rules", "There is no rule {name}; there are {names}.")
        raise RuleError(words.filled(name=quoted(name), names=listed([*RULES])))
    return RULES[name].rule(options)


def called_rule(rule: Rule) -> str:
    """Return a rule as `torch.optim` calls it, ``SGD(momentum=0.9)``; nothing of the notebook's.

    One that is not there is called by its word, as on the command line.
    """
    options = ", ".join(f"{name}={value!r}" for name, value in rule.chosen)
    if rule == PLAIN:
        return ""
    name = rule.torch or rule.id
    return f"{name}({options})" if options else name
