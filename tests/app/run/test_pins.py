"""The runs that are kept, their names and slots, and the one to compare with."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtTest import QSignalSpy

from gradapp.app.run.pins import Pins
from gradapp.core.limits import MOST_PINS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.run import Run
from gradapp.core.trajectory import Trajectory
from gradapp.engine.news import News
from gradapp.ui.plot.overlay_style import STYLES

pytestmark = pytest.mark.usefixtures("qapp")


class Keeper:
    """Somebody who pins runs."""

    def __init__(self) -> None:
        self.pins = Pins(News())
        self.changed = QSignalSpy(self.pins.changed)
        self.refused: list[str] = []
        self.pins.refused.connect(self.refused.append)

    def pin(self, problem: AnyProblem | None = None, id: str = "autograd") -> None:
        self.pins.add(Run(problem or Problem(), method(id), np.zeros((5, 3))))

    @property
    def names(self) -> list[str]:
        return [pin.name for pin in self.pins.pins.values()]

    @property
    def slots(self) -> list[int]:
        return list(self.pins.pins)


@pytest.fixture
def keeper() -> Keeper:
    return Keeper()


def test_a_pin_is_called_after_its_way_learning_rate_and_precision(keeper: Keeper) -> None:
    keeper.pin()
    keeper.pin(Problem(alpha=1e-7), "python")
    assert keeper.names == ["2 autograd · α = 0.1 · float32", "1 Python · α = 1·10⁻⁷ · float64"]
    assert [pin.precision for pin in keeper.pins.pins.values()] == [
        Precision.FLOAT32,
        Precision.FLOAT64,
    ]


def test_runs_that_differ_in_the_last_digit_have_names_that_do(keeper: Keeper) -> None:
    for alpha in (0.1234568, 0.12345681, 0.1 + 0.2, 1.23456789e-7):
        keeper.pin(Problem(alpha=alpha))
    assert keeper.names == [
        "2 autograd · α = 0.1234568 · float32",
        "2 autograd · α = 0.12345681 · float32",
        "2 autograd · α = 0.30000000000000004 · float32",
        "2 autograd · α = 1.23456789·10⁻⁷ · float32",
    ]


def test_runs_that_differ_elsewhere_say_where(keeper: Keeper) -> None:
    for problem in (Problem(), Problem(theta=-3.0), Problem(theta=-3.0), Problem(x=0.5, y=1.0)):
        keeper.pin(problem)
    assert keeper.names == [
        "2 autograd · α = 0.1 · float32",
        "2 autograd · α = 0.1 · float32 · θ₀ = −3",
        "2 autograd · α = 0.1 · float32 · θ₀ = −3 (2)",
        "2 autograd · α = 0.1 · float32 · x = 0.5 · y = 1",
    ]


def test_runs_of_problems_of_any_kind_can_be_pinned_beside_one_another(keeper: Keeper) -> None:
    valley, bowl = Fit(error="0.1*p**2 + 2*q**2"), Fit(error="p**2")
    for problem in (Problem(), valley, bowl, valley, Problem(theta=2.0)):
        keeper.pin(problem)
    assert len(set(keeper.names)) == 5
    assert all("α = 0.1" in name for name in keeper.names)


def test_a_run_of_the_lab_is_called_after_its_entry(keeper: Keeper) -> None:
    keeper.pin(id="no_zero_grad")
    assert keeper.names == ["Lab 1 · α = 0.1 · float32"]


def test_no_two_pins_have_the_same_name(keeper: Keeper) -> None:
    for _ in range(3):
        keeper.pin()
    first = keeper.names[0]
    assert keeper.names == [first, f"{first} (2)", f"{first} (3)"]


def test_every_pin_has_a_style_and_the_ninth_is_refused_with_a_sentence(keeper: Keeper) -> None:
    assert len(STYLES) == MOST_PINS
    for _ in range(MOST_PINS):
        keeper.pin()
    assert keeper.slots == list(range(MOST_PINS))
    assert not keeper.refused
    keeper.pin()
    assert len(keeper.pins.pins) == MOST_PINS
    assert keeper.refused == ["There are 8 pins, and no more can be told apart: remove one."]


def test_a_removed_pin_frees_its_slot_and_the_others_keep_theirs(keeper: Keeper) -> None:
    for _ in range(3):
        keeper.pin()
    keeper.pins.remove(1)
    assert keeper.slots == [0, 2]
    keeper.pin()
    assert keeper.slots == [0, 2, 1]


def test_a_name_is_changed_in_its_place(keeper: Keeper) -> None:
    for _ in range(2):
        keeper.pin()
    keeper.pins.rename(0, "  the   slow one ")
    assert keeper.names[0] == "the slow one"
    assert keeper.slots == [0, 1]


@pytest.mark.parametrize("name", ["", "   "])
def test_an_empty_name_is_refused_with_a_sentence(keeper: Keeper, name: str) -> None:
    keeper.pin()
    before = keeper.names
    keeper.pins.rename(0, name)
    assert keeper.names == before
    assert keeper.refused == ["A pin needs a name."]


def test_the_name_of_another_pin_is_refused_with_a_sentence(keeper: Keeper) -> None:
    for _ in range(2):
        keeper.pin()
    before = keeper.names
    keeper.pins.rename(1, before[0])
    assert keeper.names == before
    assert keeper.refused == [f"Another pin is called “{before[0]}” already."]
    keeper.pins.rename(1, before[1])
    assert len(keeper.refused) == 1, "its own name is as good as before"


def test_the_reference_is_a_pin_or_none(keeper: Keeper) -> None:
    keeper.pin()
    assert keeper.pins.reference is None
    keeper.pins.compare_with(0)
    assert keeper.pins.reference == 0
    keeper.pins.rename(0, "reference")
    assert keeper.pins.reference == 0
    keeper.pins.compare_with(5)
    assert keeper.pins.reference is None
    keeper.pins.compare_with(0)
    keeper.pins.remove(0)
    assert keeper.pins.reference is None


def test_what_changes_nothing_says_nothing(keeper: Keeper) -> None:
    keeper.pin()
    assert keeper.changed.count() == 1
    keeper.pins.remove(3)
    keeper.pins.rename(3, "nobody")
    keeper.pins.rename(0, keeper.names[0])
    keeper.pins.compare_with(None)
    assert keeper.changed.count() == 1


def test_a_pin_keeps_the_steps_as_they_are_while_the_run_goes_on(keeper: Keeper) -> None:
    trajectory = Trajectory()
    trajectory.append(np.ones((5, 2)))
    keeper.pins.add(Run(Problem(), method("python"), trajectory.steps))
    trajectory.append(np.full((5, 3000), 2.0))
    (pin,) = keeper.pins.pins.values()
    assert len(pin) == 2
    assert pin.steps.tolist() == np.ones((5, 2)).tolist()
    assert not pin.steps.flags.writeable


def test_who_acts_on_hearing_of_a_pin_lets_all_hear_of_it_first(keeper: Keeper) -> None:
    heard: list[tuple[str, list[str]]] = []

    def first() -> None:
        heard.append(("first", keeper.names))
        if len(keeper.pins.pins) == 1:
            keeper.pin(Problem(alpha=0.2))
            keeper.pins.rename(0, "mine")
            keeper.pins.rename(1, "mine")  # refused
            keeper.pins.compare_with(0)
            keeper.pins.remove(0)
            keeper.pin(Problem(alpha=0.3))

    keeper.pins.changed.connect(first)
    keeper.pins.changed.connect(lambda: heard.append(("second", keeper.names)))
    keeper.pins.changed.connect(lambda: keeper.refused.append("changed"))
    keeper.pin()
    assert [name for name, _ in heard] == ["first", "second"] * 6, "one change after the other"
    assert all(names == keeper.names for _, names in heard[1:]), "all hear of the latest state"
    assert [each == "changed" for each in keeper.refused] == [True] * 3 + [False] + [True] * 3
    assert keeper.pins.reference is None
