"""Frozen dataclasses that are made fast: each method is compiled when it is first called.

`dataclasses` compiles six methods of a class at once, which takes 0.4 ms: for 160 classes a tenth
of the start, and few of the methods are called in it. Fields and defaults, and what `dataclasses`
tells of a class, are its own.
"""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING, Any, Final, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool, init: bool = True, eq: bool = True) -> Any:
        """Make a class a frozen dataclass with slots, as `dataclasses.dataclass` does."""
        if not (frozen and slots):
            raise TypeError("This is for values; dataclasses has others.")

        def made(cls: type) -> type:
            names = ["__init__"] * init + ["__repr__"] + ["__eq__", "__hash__"] * eq
            missing = [name for name in names if vars(cls).get(name) is None]
            cls = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
            if init:
                _check_order(dataclasses.fields(cls))
            for name in missing:
                setattr(cls, name, _compiled_later(cls, name))
            if "__init__" in missing:
                cls.__signature__ = _Signature()
            for name, method in _SHARED.items():
                setattr(cls, name, method)
            return cls

        return made


_Fields = tuple[dataclasses.Field[Any], ...]


def _check_order(fields: _Fields) -> None:
    """Refuse what could not be compiled later, while the class is being made."""
    ordered = [each for each in fields if each.init]
    for before, each in itertools.pairwise(ordered):
        if _is_needed(each) and not _is_needed(before):
            raise TypeError(f"{each.name} has no default, but {before.name} before it has")


def _is_needed(field: dataclasses.Field[Any]) -> bool:
    return field.default is field.default_factory is dataclasses.MISSING


def _compiled_later(cls: Any, name: str) -> Any:
    """Return what stands for the method `name` of `cls` until it is called."""

    def method(self: object, *arguments: object, **named: object) -> object:
        given: dict[str, Any] = {"_set": object.__setattr__, "_missing": dataclasses.MISSING}
        text = _TEXTS[name](cls, dataclasses.fields(cls), given)
        exec(f"def {name}(self{text}", given)
        given[name].__qualname__ = method.__qualname__
        setattr(cls, name, given[name])
        return given[name](self, *arguments, **named)

    method.__name__, method.__qualname__ = name, f"{cls.__qualname__}.{name}"
    return method


def _init(cls: type, fields: _Fields, given: dict[str, Any]) -> str:
    """Return the parameters, and what sets each field; `given` gets the defaults."""
    parameters, lines = "", ""
    for each in fields:
        name, value, default = each.name, each.name, f"_default_{each.name}"
        given[default] = each.default
        if each.default_factory is not dataclasses.MISSING:
            given[default] = dataclasses.MISSING
            given[f"_new_{name}"] = each.default_factory
            value = f"_new_{name}() if {name} is _missing else {name}"
        elif each.default is dataclasses.MISSING:
            default = ""
        if each.init:
            parameters += f", {name}={default}" if default else f", {name}"
            lines += f"\n _set(self, {name!r}, {value})"
        elif default:
            raise TypeError(f"{name} has a default that nobody could see")
    if hasattr(cls, "__post_init__"):
        lines += "\n self.__post_init__()"
    return f"{parameters}):{lines or ' pass'}"


class _Signature:
    """What `help` and editors show of a class: its fields, as `dataclasses` has them."""

    def __get__(self, _value: object, cls: type) -> Any:
        from inspect import Parameter, Signature  # here: the application asks for none

        parameters = []
        for each in dataclasses.fields(cls):
            default = Parameter.empty if _is_needed(each) else each.default
            if each.default_factory is not dataclasses.MISSING:
                default = each.default_factory()
            kind = Parameter.POSITIONAL_OR_KEYWORD
            parameter = Parameter(each.name, kind, default=default, annotation=each.type)
            parameters += [parameter] * each.init
        return Signature(parameters)


def _repr(_cls: type, fields: _Fields, _given: dict[str, Any]) -> str:
    told = ", ".join(f"{each.name}={{self.{each.name}!r}}" for each in fields if each.repr)
    return f'):\n return self.__class__.__qualname__ + f"({told})"'


def _eq(_cls: type, fields: _Fields, _given: dict[str, Any]) -> str:
    compared = f"{_tuple('self', fields)} == {_tuple('other', fields)}"
    # As tuples have it, what is the same object is equal: it need not be looked at.
    is_same = f"self is other or {compared}"
    return f", other):\n return {is_same} if other.__class__ is self.__class__ else NotImplemented"


def _hash(_cls: type, fields: _Fields, _given: dict[str, Any]) -> str:
    return f"):\n return hash({_tuple('self', fields)})"


def _tuple(owner: str, fields: _Fields) -> str:
    return f"({''.join(f'{owner}.{each.name}, ' for each in fields if each.compare)})"


_TEXTS: Final = {"__init__": _init, "__repr__": _repr, "__eq__": _eq, "__hash__": _hash}


def _refuse(_self: object, name: str, *_value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"{name!r} of a value can't be changed")


def _state(self: Any) -> list[object]:
    """Return what `copy` and `pickle` keep."""
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)


_SHARED: Final = {
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _state,
    "__setstate__": _set_state,
}
