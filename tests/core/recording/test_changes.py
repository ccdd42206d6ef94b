"""What lines of a step have changed, told by name and value."""

from __future__ import annotations

from gradapp.core.methods import METHODS
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.roles import Role
from gradapp.core.recording.changes import changes, held
from gradapp.core.recording.recorded_step import PlainState, RecordedStep, TensorState
from gradapp.core.recording.recorder import record
from gradapp.core.registry import method


def told(recorded: RecordedStep, *roles: Role) -> dict[str, tuple[float, ...] | None]:
    at = [i for i, line in enumerate(recorded.lines) if line.role in roles]
    found: dict[str, tuple[float, ...] | None] = {}
    for name, state in changes(recorded, at[0], at[-1]):
        match state:
            case TensorState(values=values):
                found[name] = values
            case PlainState(value=float(value)):
                found[name] = (value,)
            case _:
                found[name] = None
    return found


def test_each_part_of_a_step_changes_what_the_page_says() -> None:
    recorded = record(method("autograd"), Problem(), 1)
    assert told(recorded, Role.FORWARD, Role.ERROR) == {"fx_y": (-1.0,), "E": (1.0,)}
    assert told(recorded, Role.GRADIENT) == {"θ.grad": (-4.0,)}
    (theta,) = told(recorded, Role.UPDATE).values()
    assert theta is not None
    assert abs(theta[0] - 1.4) < 1e-7
    assert told(recorded, Role.CLEAR) == {"θ.grad": None}


def test_an_optimizer_clears_what_the_step_before_has_left() -> None:
    first, second = (record(method("optimizer"), Problem(), step) for step in (1, 2))
    assert told(first, Role.CLEAR) == {}
    assert told(second, Role.CLEAR) == {"θ.grad": None}


def test_in_the_set_up_what_is_given_is_new_too() -> None:
    recorded = record(method("mseloss"), Problem(), 0)
    assert set(told(recorded, Role.SET_UP)) == {"θ_0", "x", "y", "α", "θ", "optimizer"}


def test_what_a_name_holds_is_found_by_what_the_program_yields() -> None:
    for each in METHODS:
        recorded = record(each, Problem(), 1)
        after = recorded.lines[recorded.rest].variables
        error, gradient, theta = (held(name, after) for name in each.program.yielded)
        assert (error, gradient) == ((1.0,), (-4.0,))
        assert theta is not None
        assert abs(theta[0] - 1.4) < 1e-7
    assert held("nothing", after) is None
    assert held(("θ", "nothing"), after) is None
    assert held(("x", "y"), after) == (2.0, 3.0)
    assert held("optimizer", after) is None
