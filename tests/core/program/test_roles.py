"""What the lines of a program are there for, told from its structure and not from its names."""

from __future__ import annotations

import re

import pytest

from gradapp.core.methods import METHODS
from gradapp.core.program.roles import Role
from gradapp.core.program.text import Program
from tests.programs import program, turning
from tests.texts import ACCUMULATED, ADAM, ADAM_OF_TORCH, ONE_AT_A_TIME, WAYS, WITH_A_HELPER

F, E, C, G = Role.FORWARD, Role.ERROR, Role.CLEAR, Role.GRADIENT
U, Y, O = Role.UPDATE, Role.YIELD, Role.OTHER  # noqa: E741


def told(written: Program) -> str:
    """Return the roles of the statements behind the set-up, by their first letters."""
    return " ".join(s.role.value[0] for s in written.statements if not s.once)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (METHODS[0].program, "f e g u y"),
        (METHODS[1].program, "f e g o u y c"),
        (METHODS[2].program, "f e c g u y"),
        (METHODS[3].program, "e c g u y"),
        (WAYS["python"], "f e g g u u u u y"),
        (WAYS["autograd"], "f e g o u u u u y c"),
        (WAYS["optimizer"], "f e c g u y"),
        (WAYS["mseloss"], "e c g u y"),
        (ADAM, "o f e g g u u u u u y"),
        (ADAM_OF_TORCH, "e c g u y"),
        (ONE_AT_A_TIME, "f f e g g u u y"),
        (ACCUMULATED, "e f f e g g u y"),
        (WITH_A_HELPER, "f e g g g u u y"),
    ],
)
def test_lines_have_the_roles_that_the_structure_gives_them(
    written: Program, expected: str
) -> None:
    assert told(written) == expected
    assert all(s.role is Role.SET_UP for s in written.statements if s.once)


def test_the_names_of_variables_do_not_matter() -> None:
    text = WAYS["autograd"].text
    for old, new in (("fx_y", "off"), ("E", "cost"), ("v_w", "m1"), ("v_b", "m2"), ("w", "slope")):
        text = re.sub(rf"\b{old}\b", new, text)
    assert told(Program(text)) == told(WAYS["autograd"])


@pytest.mark.parametrize(
    ("statement", "role"),
    [
        ("fx_y = (θ * x - y).detach()", F),
        ("fx_y = (θ * x - y).item()", F),
        ("E = torch.nn.MSELoss(reduction='sum')(θ * x, y)", E),
        ("E = θ", E),
        ("E: float = θ", E),
        ("E.backward()", G),
        ("E.sum().backward(retain_graph=True)", G),
        ("(θ * x).sum().backward()", G),
        ("θgrad = 2 * x", G),
        ("θgrad, = torch.autograd.grad(E, θ)", G),
        ("θ.grad = 2 * θ", G),
        ("θ.grad += 2 * θ", G),
        ("θ.grad.clamp_(-1, 1)", G),
        ("optimizer.zero_grad(set_to_none=False)", C),
        ("θ.grad = None", C),
        ("θ.grad = x.grad = None", C),
        ("θ.grad, x.grad = None, None", C),
        ("θ.grad.zero_()", C),
        ("optimizer.step()", U),
        ("θ = θ - α * θ.grad", U),
        ("θ -= α * θ.grad", U),
        ("θ.data -= α * θ.grad", U),
        ("θ.data.sub_(α * θ.grad)", U),
        ("θ.sub_(α * θ.grad)", U),
        ("θ.data[0] -= 1", U),
        ("with torch.no_grad(): pass", O),
        ("if θ > 1: pass", O),
        ("unused = θ", O),
        ("print(θ)", O),
        ("pass", O),
    ],
)
def test_a_line_has_its_role_in_whatever_program(statement: str, role: Role) -> None:
    forward = "E = θ * fx_y\n" if role is F else ""
    written = turning(f"{statement}\n{forward}yield E, θgrad, θ")
    assert next(s.role for s in written.statements if not s.once) is role


def test_only_what_leads_up_to_the_error_is_forward() -> None:
    assert told(turning("before = θ\nE = before\nafter = E\nyield E, E, θ")) == "f e o y"
    assert told(turning("a = θ\nb = a\nc = 1\nE = b\nyield E.item(), θ.grad, θ")) == "f f o e y"


def test_a_yield_may_stand_in_an_assignment_and_yield_anything() -> None:
    assert told(turning("_ = yield")) == "y"
    assert told(turning("E = θ\nE.backward()\noptimizer.step()\nstep = yield [E, θ]")) == "e g u y"


def test_parameters_may_be_many_and_have_a_name_together() -> None:
    written = turning(
        """
        E = model(*parameters, x, y)
        E.backward()
        with torch.no_grad():
            for p, v in zip(parameters, velocities):
                v.mul_(μ).add_(p.grad)
                p -= α * v
        yield E, [p.grad for p in parameters], [p.detach() for p in parameters]
        for p in parameters:
            p.grad = None
        """
    )
    assert told(written) == "e g o o u u y o c"
    by_names = turning(
        "E = w * x + b\nE.backward()\nfor p in parameters:\n    p.data -= α * p.grad\n"
        "yield E, (w.grad, b.grad), (w, b)",
        "w, b = w_0, b_0\nparameters = [w, b]",
    )
    assert told(by_names) == "e g o u y"


def test_what_is_only_counted_for_the_update_does_not_count_as_one_before_the_gradient() -> None:
    counted = (
        "t += 1\nE = θ * x\nE.backward()\nrate = α / t\nθ.data -= rate * θ.grad\nyield E, θ.grad, θ"
    )
    assert told(turning(counted)) == "o e g u u y"
    late = "E = θ * x\nE.backward()\nθ.data -= α / t * θ.grad\nt += 1\nyield E, θ.grad, θ"
    assert told(turning(late)) == "e g u u y"


def test_what_comes_behind_the_loop_is_no_part_of_a_step() -> None:
    written = program("for θ in (1, 2):\n    yield θ, θ, θ\nE = 3")
    assert told(written) == "f y o"
