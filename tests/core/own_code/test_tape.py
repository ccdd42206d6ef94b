"""What own code did, gone through in any order, against states noted while it ran plainly."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gradapp.core.columns import Holds
from gradapp.core.own_code.messages import (
    Backward,
    Begins,
    Ends,
    HostMessage,
    How,
    Line,
    Loop,
    Printed,
)
from gradapp.core.own_code.recording import Recording
from gradapp.core.own_code.states import Norm, Plain, State, Tensor, ToldNumber
from gradapp.core.own_code.tape import Tape

LOOP = Loop("", 2, 3, 3)


def number(value: float) -> Plain:
    return Plain(repr(value), value)


def leaf(*values: float) -> Tensor:
    return Tensor(1, "float64", [len(values)], True, True, None, 0, [*values])


def line(at: int, place: int, **more: object) -> Line:
    """Return a line of the text of its own."""
    known = {"function": "", "depth": 0, "began": place, "anew": True, "is_first": False, "next": 0}
    return Line(at, **{**known, **more})  # type: ignore[arg-type]


def counting(turns: int) -> Tape:
    """Return a loop in which k and its square are set, and k is printed."""
    messages: list[HostMessage] = [Begins(LOOP), line(1, 0, changed={"k": number(-1)})]
    for turn in range(turns):
        place = len(messages) - 1
        messages.append(line(2, place, changed={"k": number(turn)}, anew=not turn))
        messages.append(line(3, place + 1, changed={"s": number(turn**2)}, output=f"{turn}\n"))
    return Tape(Recording(messages, Ends(How.FINISHED, output="end")))


def held(tape: Tape, place: int) -> dict[str, State]:
    return {each.name: each.state for each in tape.variables(place)}


def test_variables_and_output_at_any_place_are_those_of_going_there_line_by_line() -> None:
    tape = counting(300)
    expected: dict[str, float] = {}
    printed = ""
    states = [dict(expected)]
    outputs = [""]
    for each in tape.lines:
        expected |= {name: state.value for name, state in each.changed.items()}  # type: ignore[union-attr, misc]
        printed += each.output
        states.append(dict(expected))
        outputs.append(printed)
    outputs[-1] += "end"
    for place in (0, 1, 2, 127, 128, 129, 256, 257, 599, 600, 601, 5, 300):
        assert {
            name: getattr(state, "value", None) for name, state in held(tape, place).items()
        } == (states[place])
        assert tape.output(place) == outputs[place]
    assert [each.changed for each in tape.variables(3)] == [False, True]


def test_steps_lead_from_end_to_end_and_back() -> None:
    tape = counting(3)
    assert tape.last_step == 3
    assert [tape.step(place) for place in range(len(tape) + 1)] == [0, 0, 0, 1, 1, 2, 2, 3]
    ends = [tape.end_of(step) for step in range(4)]
    place, forth = 0, []
    while place < len(tape):
        place = tape.next_end(place)
        forth.append(place)
    assert forth == ends
    back = []
    while place:
        place = tape.end_before(place)
        back.append(place)
    assert back == [*ends[:-1][::-1], 0]
    assert tape.next_end(len(tape)) == len(tape)


def test_a_function_sees_its_own_variables_before_those_outside_until_it_returns() -> None:
    inside = {"function": "f", "depth": 1}
    messages: list[HostMessage] = [
        Begins(None),
        line(1, 0, changed={"x": number(1), "y": number(2)}),
        line(5, 1, changed={"x": number(10)}, is_first=True, **inside),
        Printed("early "),
        line(6, 2, changed={"z": number(3)}, outside={"y": number(4)}, output="late", **inside),
        line(2, 1, changed={"r": number(5)}),
    ]
    tape = Tape(Recording(messages, Ends(How.FINISHED)))
    assert [(each.name, each.function) for each in tape.variables(3)] == [
        ("x", "f"),
        ("z", "f"),
        ("y", ""),
    ]
    assert held(tape, 3)["x"] == number(10)
    assert tape.output(2) == ""
    assert tape.output(3) == "early late"
    assert held(tape, 4) == {"x": number(1), "y": number(4), "r": number(5)}


def descending(*vectors: tuple[float, ...]) -> Tape:
    """Return a loop in which backward() is called on E, and w takes these values in turn."""
    first, *rest = vectors
    messages: list[HostMessage] = [Begins(LOOP), line(1, 0, changed={"w": leaf(*first)})]
    for turn, vector in enumerate(rest):
        called = [Backward("E", 0.5 * turn, 3, LOOP)]
        messages.append(line(3, turn + 1, changed={"w": leaf(*vector)}, backward=called))
    return Tape(Recording(messages, Ends(How.FINISHED)))


def test_curves_are_found_the_error_that_backward_was_called_on_and_the_leaves() -> None:
    tape = descending((1.0, 2.0), (3.0, 4.0), (5.0, 6.0))
    curves = tape.curves
    assert curves is not None
    assert (curves.errors, curves.line, curves.parameters) == (("E",), 3, ("w",))
    assert curves.column("error").tolist() == [0.0, 0.5]
    assert [curves.start("p0"), *curves.column("p0")] == [1.0, 3.0, 5.0]
    assert [curves.start("p1"), *curves.column("p1")] == [2.0, 4.0, 6.0]
    assert curves.columns.parameters == ("w[0]", "w[1]")


def test_of_more_than_sixteen_numbers_norms_are_drawn() -> None:
    ones, twos = (1.0,) * 16, (2.0,) * 16
    curves = descending(ones, twos).curves
    assert curves is not None
    assert len(curves.columns.parameters) == 16
    many = Tape(Recording([*descending(ones, twos).recording.messages], Ends(How.FINISHED)))
    for each in many.lines:
        each.changed["v"] = Tensor(2, "float64", [1], True, True, None, 0, [7.0])
    curves = Tape(many.recording).curves
    assert curves is not None
    assert curves.columns.parameters == ("‖w‖", "‖v‖")
    assert [curves.start("p0"), *curves.column("p0")] == [4.0, math.sqrt(64)]


@pytest.mark.parametrize("dtype", ["float32", "complex64"])
def test_of_a_large_tensor_the_norm_is_drawn_and_called_so(dtype: str) -> None:
    tape = descending((), (), ())
    for norm, each in enumerate(tape.lines, 3):
        corner: list[ToldNumber] = [1.0] * 4
        large = Tensor(1, dtype, [100], True, True, None, 0, corner, norm=float(norm))
        each.changed["w"] = large
    again = Tape(tape.recording)
    assert [each.parameters for each in again.steps] == [{"w": Norm(n)} for n in (3.0, 4.0, 5.0)]
    curves = again.curves
    assert curves is not None
    assert curves.numbers == curves.columns.parameters == ("‖w‖",)
    assert [curves.start("p0"), *curves.column("p0")] == [3.0, 4.0, 5.0]


def test_beside_an_empty_tensor_whose_norm_is_0_a_large_one_has_its_norm() -> None:
    tape = descending((), ())
    for each in tape.lines:
        each.changed["v"] = Tensor(2, "float64", [20], True, True, None, 0, [1.0], norm=7.0)
    curves = Tape(tape.recording).curves
    assert curves is not None
    assert curves.columns.parameters == ("‖w‖", "‖v‖")
    assert curves.after(1) == (0.0, 7.0)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("1j", "Complex numbers have no curve."),
        (None, "Only a single number has a curve."),
        ("nan", None),
        (1.0, None),
    ],
)
def test_an_error_without_a_curve_says_why(value: ToldNumber | None, words: str | None) -> None:
    tape = descending((1.0,), (2.0,))
    for each in tape.lines:
        for called in each.backward:
            called.value = value
    curves = Tape(tape.recording).curves
    assert curves is not None
    why = curves.why_none("error", 1)
    assert (None if why is None else str(why)) == words


def test_each_step_without_an_error_says_why() -> None:
    tape = descending(*((float(turn),) for turn in range(7)))
    for each, value in zip(tape.lines[1:], (2.5, "(nan+2j)", None, "nan", "inf", 0.0), strict=True):
        each.backward[0].value = value
    tape.lines[-1].backward.clear()
    curves = Tape(tape.recording).curves
    assert curves is not None
    told = [curves.why_none("error", step) or curves.value("error", step) for step in range(1, 7)]
    assert list(map(str, told)) == [
        "2.5",
        "Complex numbers have no curve.",
        "Only a single number has a curve.",
        "nan",
        "inf",
        "A step without backward() has no number here.",
    ]


def test_a_parameter_that_is_not_there_in_a_step_says_so() -> None:
    tape = descending((), (1.0, 2.0), (3.0,))
    tape.lines[0].changed.clear()
    curves = Tape(tape.recording).curves
    assert curves is not None
    told = [curves.why_none(id, step) for id in ("p0", "p1") for step in range(3)]
    leaf_alone = "Only a leaf that requires gradients has a number here."
    found = [each and str(each) for each in told]
    assert found == [leaf_alone, None, None, leaf_alone, None, "w has fewer numbers here."]


def test_an_error_from_before_the_steps_has_no_curve() -> None:
    tape = descending((1.0,), (2.0,))
    first, last = tape.lines
    last.backward, first.backward = [], [Backward("E", 1.0, 3, None)]
    curves = Tape(tape.recording).curves
    assert curves is not None
    assert str(curves.why_none("error", 1)) == "A step without backward() has no number here."


def test_an_error_without_a_name_is_drawn_as_e() -> None:
    tape = descending((1.0,), (2.0,), (3.0,))
    for each in tape.lines:
        for called in each.backward:
            called.on = ""
    curves = Tape(tape.recording).curves
    assert curves is not None
    assert (curves.errors, curves.line) == (("E",), 3)
    assert curves.column("error").tolist() == [0.0, 0.5]


@pytest.mark.parametrize(
    ("first", "second", "symbol"), [("a", "b", "E"), ("a", "a", "a"), ("", "", "E")]
)
def test_numbers_of_errors_of_other_names_are_not_called_by_one_of_these(
    first: str, second: str, symbol: str
) -> None:
    tape = descending((1.0,), (2.0,), (3.0,))
    tape.lines[0].backward.append(Backward("before", 7.0, 3, None))
    for each, name in zip(tape.lines[1:], (first, second), strict=True):
        each.backward[0].on = name
    curves = Tape(tape.recording).curves
    assert curves is not None
    assert curves.columns[0].symbol == symbol
    assert curves.errors == tuple(dict.fromkeys(each or "E" for each in (first, second)))


def test_of_several_errors_of_a_step_the_first_is_the_one_before_it() -> None:
    tape = descending((1.0,), (2.0,), (3.0,))
    for each in tape.lines[1:]:
        each.backward = [Backward(on, value, 3, LOOP) for on, value in (("a", 4.0), ("a", 1.0))]
    curves = Tape(tape.recording).curves
    assert curves is not None
    assert curves.columns.ids == ("error", "p0")
    assert curves.columns[0].holds is Holds.ERROR
    assert curves.column("error").tolist() == [4.0, 4.0]
    assert curves.calls == (2, 2)
    assert str(curves.remark("error", 2)) == "Call 1 of 2 to backward() in this step."
    assert curves.remark("p0", 2) is None


@pytest.mark.parametrize(
    ("called", "drawn", "numbers"),
    [
        (  # two players
            ("ab", "ab"),
            [("a", Holds.ERROR), ("b", Holds.FURTHER)],
            [[1.0, 1.0], [2.0, 2.0]],
        ),
        (  # in turns
            ("a", "b"),
            [("E", Holds.ERROR), ("a", Holds.ERROR), ("b", Holds.ERROR)],
            [[1.0, 1.0], [1.0, None], [None, 1.0]],
        ),
        (  # one in some steps only
            ("ba", "a"),
            [("a", Holds.FURTHER), ("b", Holds.ERROR)],
            [[2.0, 1.0], [1.0, None]],
        ),
    ],
)
def test_errors_of_other_names_have_curves_of_their_own(
    called: tuple[str, str], drawn: list[tuple[str, Holds]], numbers: list[list[float | None]]
) -> None:
    tape = descending((1.0,), (2.0,), (3.0,))
    for each, names in zip(tape.lines[1:], called, strict=True):
        each.backward = [
            Backward(name, float(place), 3, LOOP) for place, name in enumerate(names, 1)
        ]
    curves = Tape(tape.recording).curves
    assert curves is not None
    columns = curves.columns.that_hold(Holds.ERROR, Holds.FURTHER)
    assert [(each.symbol, each.holds) for each in columns] == drawn
    assert [
        [None if curves.why_none(each.id, at) else curves.value(each.id, at) for at in (1, 2)]
        for each in columns
    ] == numbers
    assert (curves.start("p0"), curves.after(2)) == (1.0, (3.0,))


def test_of_complex_numbers_norms_are_drawn_and_no_error() -> None:
    before, after = [1 + 2j, 3j], [3 - 4j, 0j]
    tape = descending((), ())
    for each, held in zip(tape.lines, (before, after), strict=True):
        told = [str(number) for number in held]
        each.changed["w"] = Tensor(1, "complex64", [2], True, True, None, 0, [*told])
        for called in each.backward:
            called.value = str(1j)
    again = Tape(tape.recording)
    curves = again.curves
    assert curves is not None
    assert curves.columns.parameters == ("‖w‖",)
    norms = [math.sqrt(sum(abs(number) ** 2 for number in held)) for held in (before, after)]
    assert [curves.start("p0"), *curves.column("p0")] == norms
    assert np.isnan(curves.column("error")).all()
    assert not again.findings


def test_where_nothing_is_found_nothing_is_drawn() -> None:
    assert counting(3).curves is None
