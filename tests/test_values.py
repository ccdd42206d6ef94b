"""Values behave as the dataclasses of the standard library, and their making compiles nothing."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace
from inspect import signature
from typing import Any

import pytest

from gradapp import values


class _Fields:
    number: int
    word: str = "one"
    unseen: int = field(default=0, compare=False, repr=False)
    many: list[int] = field(default_factory=list, compare=False)
    twice: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "twice", 2 * self.number)


def _class(decorate: Any) -> Any:
    body = {name: value for name, value in vars(_Fields).items() if name not in _OF_A_CLASS}
    return decorate(frozen=True, slots=True)(type("Thing", (), body))


_OF_A_CLASS = ("__dict__", "__weakref__")


@values.dataclass(frozen=True, slots=True)
class Point:
    """Something to be kept in a file and read again."""

    x: float
    y: float = 0.0


@pytest.mark.parametrize("arguments", [((1,), {}), ((1, "two"), {}), ((3,), {"unseen": 4})])
def test_a_value_is_what_a_dataclass_of_the_standard_library_is(arguments: Any) -> None:
    ours, theirs = (_class(each) for each in (values.dataclass, dataclass))
    given, named = arguments
    mine, other = ours(*given, **named), theirs(*given, **named)
    assert dataclasses.astuple(mine) == dataclasses.astuple(other)
    assert repr(mine) == repr(other)
    assert hash((mine.number, mine.word, mine.twice)) == hash(mine) == hash(other)
    assert mine == ours(*given, **named)
    assert mine != other
    assert mine == replace(mine, unseen=7)
    assert mine != replace(mine, word="else")
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__slots__ == theirs.__slots__
    assert ours(1).many is not ours(1).many


def test_nobody_changes_a_value_and_copies_and_files_keep_it() -> None:
    point = Point(1.5)
    with pytest.raises(FrozenInstanceError, match="'x'"):
        point.x = 2.0  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="'y'"):
        del point.y  # type: ignore[misc]
    assert copy.copy(point) == copy.deepcopy(point) == pickle.loads(pickle.dumps(point)) == point


def test_what_a_value_is_made_from_is_checked_as_arguments_are() -> None:
    for _ in range(2):  # the first time is another way
        with pytest.raises(TypeError, match=r"Point\.__init__\(\) missing .* 'x'"):
            Point()  # type: ignore[call-arg]
        with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
            Point(1.0, z=2.0)  # type: ignore[call-arg]


def test_methods_that_a_class_has_stay() -> None:
    @values.dataclass(frozen=True, slots=True, init=False)
    class Half:
        whole: int

        def __init__(self, twice: int) -> None:
            object.__setattr__(self, "whole", twice // 2)

        def __repr__(self) -> str:
            return "half"

        def __eq__(self, other: object) -> bool:
            return isinstance(other, int) and other == self.whole

    @values.dataclass(frozen=True, slots=True, eq=False)
    class Itself:
        whole: int

    assert repr(Half(8)) == "half"
    assert Half(8) == 4
    assert hash(Half(8)) == hash(Half(9))
    assert Itself(1) != Itself(1)


def test_its_signature_is_that_of_a_dataclass_of_the_standard_library() -> None:
    class Small:
        def __init__(self, *, only: int) -> None:
            """A class has its own."""

    ours, theirs = (_class(each) for each in (values.dataclass, dataclass))
    (*mine, many), (*others, _) = (signature(each).parameters.values() for each in (ours, theirs))
    assert mine == others
    assert many.default == []
    assert str(signature(Point)) == "(x: 'float', y: 'float' = 0.0)"
    own = values.dataclass(frozen=True, slots=True)(Small)
    assert [*signature(own).parameters] == ["only"]


def test_a_method_is_compiled_when_it_is_first_called() -> None:
    thing = _class(values.dataclass)

    def compiled() -> set[str]:
        methods = ("__init__", "__repr__", "__eq__", "__hash__")
        return {name for name in methods if vars(thing)[name].__code__.co_filename == "<string>"}

    assert compiled() == set()
    one = thing(1)
    assert compiled() == {"__init__"}
    assert one == thing(1)
    assert compiled() == {"__init__", "__eq__"}


@pytest.mark.parametrize("decorate", [values.dataclass, dataclass])
def test_a_field_that_must_be_given_follows_none_that_need_not_be(decorate: Any) -> None:
    class Kind:
        @property
        def name(self) -> str:
            return "what a class inherits under the name of a field is its default"

    for base, defaults in ((object, {"name": ""}), (Kind, {})):
        fields = {"__annotations__": {"name": str, "number": int}, **defaults}
        with pytest.raises(TypeError):
            decorate(frozen=True, slots=True)(type("Wrong", (base,), fields))


def test_what_can_change_is_no_value() -> None:
    with pytest.raises(TypeError):
        values.dataclass(frozen=False, slots=True)  # type: ignore[call-overload]
