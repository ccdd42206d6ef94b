"""A rule as it is chosen: its options, their limits, and the lines that do it."""

from __future__ import annotations

import keyword
import math
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final, SupportsFloat, cast

from gradapp.core.model.functions import NAMES
from gradapp.core.numbers.typed import NumberError, clipped, read_number
from gradapp.core.rules import Decay, Linear, OptionValue, Rests, Rule, RuleLine, RuleState
from gradapp.core.rules.lines import COUNTED, check, read
from gradapp.core.words import N_, Message, SayingError, Value, listed, trimmed
from gradapp.values import dataclass

_MEANT: Final = frozenset(("θ", "θgrad", "α", COUNTED))


class RuleError(SayingError):
    """There is no such rule, or an option can't be used; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option; its type is that of its default.

    Attributes:
        name: its word; of an option of `torch.optim` the keyword.
        default: what it is where it is left out.
        symbols: the names in programs, one for each of its numbers; none of what is on or off.
        least: the smallest number that is allowed, if there is one.
        below: what the number must be less than, if there is such a limit.
    """

    name: str
    default: OptionValue
    symbols: tuple[str, ...] = ()
    least: float | None = 0.0
    below: float = math.inf

    def checked(self, value: object) -> OptionValue:
        """Return `value` as the option's type, −0 as 0; a text is read as a person types it.

        Raises:
            RuleError: it is something else, or beyond a limit.
        """
        if isinstance(self.default, bool):
            return self._switch(value)
        if isinstance(self.default, float):
            return self._number(value)
        parts = value.split(",") if isinstance(value, str) else value
        if not isinstance(parts, (tuple, list)) or len(parts) != len(self.symbols):
            raise RuleError(self._several().filled(name=self.name, value=_quoted(value)))
        return tuple(map(self._number, parts))

    def _switch(self, value: object) -> bool:
        known = {"true": True, "1": True, "false": False, "0": False}
        switch = known.get(value.strip().lower()) if isinstance(value, str) else value
        if switch not in (True, False):
            words = N_("Rules", "{name} must be true or false, but is {value}.")
            raise RuleError(words.filled(name=self.name, value=_quoted(value)))
        return bool(switch)

    def _number(self, value: object) -> float:
        try:
            if isinstance(value, str):
                number = read_number(value, self.name)
            else:
                number = float(value) if isinstance(value, SupportsFloat) else math.nan
        except NumberError as error:
            raise RuleError(error.message) from None
        except (ValueError, OverflowError):
            number = math.nan
        if not math.isfinite(number):
            words = N_("Rules", "{name} must be a finite number, but is {value}.")
            raise RuleError(words.filled(name=self.name, value=_quoted(value)))
        if (self.least is not None and number < self.least) or number >= self.below:
            raise RuleError(self._limits().filled(name=self.name, value=_quoted(value)))
        return number + 0.0

    def _several(self) -> Message:
        words = N_(
            "Rules", "{name} must be %Ln number(s), such as {example}, but is {value}.", "", 0
        )
        example = ",".join(trimmed(repr(each)) for each in cast("tuple[float, ...]", self.default))
        return words.counted(len(self.symbols)).filled(example=example)

    def _limits(self) -> Message:
        below = trimmed(repr(self.below))
        if self.least is None:
            return N_("Rules", "{name} must be less than {below}, but is {value}.").filled(
                below=below
            )
        least = trimmed(repr(self.least))
        if self.below == math.inf:
            return N_("Rules", "{name} must be at least {least}, but is {value}.").filled(
                least=least
            )
        words = N_(
            "Rules", "{name} must be at least {least} and less than {below}, but is {value}."
        )
        return words.filled(least=least, below=below)


@dataclass(frozen=True, slots=True)
class RuleKind:
    """A rule with what can be chosen of it, and what its steps compute.

    Attributes:
        id: its word on the command line and in files.
        torch: the name of its class in `torch.optim`; empty where it has none.
        name: what a sentence calls it.
        options: what can be chosen, in the class's order.
        lines: what a step does, of which options choose.
        state: what it has of each parameter, of which options choose.
        rests: when a step that moves nothing is the end, by the values of the options.
        linear: what it does with a gradient, by the same; where it is no more than `Linear` says.
        decay: its weight decay, by the same; where it says that it has one, or none.
        refuses: why values of the options, each by itself possible, can't be chosen together.
    """

    id: str
    torch: str
    name: Value
    options: tuple[Option, ...]
    lines: tuple[RuleLine, ...]
    state: tuple[RuleState, ...]
    rests: Callable[[Mapping[str, OptionValue]], Rests] = lambda _: Rests.NEVER
    linear: Callable[[Mapping[str, OptionValue]], Linear | None] = lambda _: None
    decay: Callable[[Mapping[str, OptionValue]], Decay | None] = lambda _: None
    refuses: Callable[[Mapping[str, OptionValue]], Message | None] = lambda _: None

    def __post_init__(self) -> None:
        """Refuse lines that can't be worked out, and names that mean something else elsewhere."""
        symbols = [symbol for option in self.options for symbol in option.symbols]
        given = {read(line.code).gives for line in self.lines} - {"θ", COUNTED}
        names = [*{"g", *given, *(each.name for each in self.state)}, *symbols]
        for name in names:
            if names.count(name) > 1 or name in _MEANT or name in NAMES or not _is_name(name):
                raise TypeError(f"The rule {self.id} can't have {name!r} as a name of its own.")
        for each in self.state:
            if isinstance(each.begins, str) and each.begins not in ("α", *symbols):
                raise TypeError(
                    f"The rule {self.id} has no {each.begins!r} to begin {each.name} with."
                )
        check(self.lines, {*symbols, *(each.name for each in self.state if not each.share)})

    @property
    def title(self) -> Value:
        """How a list of rules shows it."""
        return self.torch or self.name

    def rule(self, given: Mapping[str, object]) -> Rule:
        """Return the rule with these options.

        Raises:
            RuleError: there is no such option, or it can't have that value.
        """
        known = {option.name: option for option in self.options}
        for name in given:
            if name not in known:
                words = N_("Rules", "{rule} has no option {name}; it has {names}.")
                raise RuleError(
                    words.filled(rule=self.title, name=clipped(name), names=listed([*known]))
                )
        values = {name: known[name].checked(value) for name, value in given.items()}
        values = {option.name: option.default for option in self.options} | values
        chosen = {o.name: values[o.name] for o in self.options if values[o.name] != o.default}
        refused = self.refuses(values)
        if refused is not None:
            raise RuleError(refused)
        on = {name for name, value in values.items() if value}
        lines = tuple(line for line in self.lines if _is_there(line.when, on))
        state = tuple(each for each in self.state if _is_there(each.when, on))
        used = {name for line in lines for name in read(line.code).needs}
        used |= {str(each.begins) for each in state}
        numbers = [pair for o in self.options for pair in _numbers(o, values[o.name])]
        called = {pair[0] for o in self.options if o.name in chosen for pair in _numbers(o, 0.0)}
        return Rule(
            self.id,
            self.name,
            lines,
            options=tuple(pair for pair in numbers if pair[0] in called | used),
            torch=self.torch,
            chosen=tuple(chosen.items()),
            called=tuple(_call(known[name]) for name in chosen),
            state=state,
            counts=COUNTED in used,
            rests=self.rests(values),
            linear=self.linear(values),
            decay=self.decay(values),
        )


def _is_name(text: str) -> bool:
    """Return whether `text` is a name in Python, and none that Python reads as another."""
    is_itself = unicodedata.normalize("NFKC", text) == text
    return text.isidentifier() and not keyword.iskeyword(text) and is_itself


def _is_there(when: tuple[str, ...], on: set[str]) -> bool:
    return all((name[1:] not in on) if name.startswith("!") else (name in on) for name in when)


def _numbers(option: Option, value: OptionValue) -> list[tuple[str, float]]:
    """Return the numbers of an option by their names in programs."""
    every = value if isinstance(value, tuple) else (value,) * len(option.symbols)
    return list(zip(option.symbols, map(float, every), strict=True))


def _call(option: Option) -> str:
    """Return an option as it stands in a call of the class."""
    if not option.symbols:
        return f"{option.name}=True"
    symbols = ", ".join(option.symbols)
    return f"{option.name}=({symbols})" if len(option.symbols) > 1 else f"{option.name}={symbols}"


def _quoted(value: object) -> str:
    return clipped(value) if isinstance(value, str) else clipped(repr(value))
