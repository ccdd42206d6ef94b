"""The source that is shown, and what its lines are there for."""

from __future__ import annotations

import inspect

import pytest

from gradapp.core.methods import METHODS, Method
from gradapp.core.program import Role, SourceMissingError, source
from gradapp.core.registry import method

ONE_EACH = (Role.ERROR, Role.GRADIENT, Role.UPDATE, Role.YIELD)


@pytest.mark.parametrize("each", METHODS, ids=lambda each: each.id)
def test_the_lines_shown_stand_in_the_module_that_runs(each: Method) -> None:
    shown = source(each)
    file = inspect.getsource(each.module).splitlines()
    for index, line in enumerate(shown.lines):
        assert file[shown.first - 1 + index].strip() == line.strip()
    assert "while True:" in shown.lines
    assert not any('"""' in line or line.startswith("def") for line in shown.lines)


@pytest.mark.parametrize("each", METHODS, ids=lambda each: each.id)
def test_every_method_has_one_line_for_each_part_of_the_step(each: Method) -> None:
    roles = list(source(each).roles.values())
    for role in ONE_EACH:
        assert roles.count(role) == 1
    assert roles.count(Role.SET_UP) >= 1


def test_roles_are_those_of_the_notebooks_names() -> None:
    shown = source(method("autograd"))
    roles = {shown.text(line): role for line, role in shown.roles.items()}
    expected = {
        "fx_y = θ * x - y": Role.FORWARD,
        "E = fx_y * fx_y": Role.ERROR,
        "E.backward()": Role.GRADIENT,
        "yield E, θ.grad, θ  # hand over this step": Role.YIELD,
        "θ.grad = None": Role.CLEAR,
    }
    assert roles.items() >= expected.items()


def test_lines_are_numbered_from_one() -> None:
    shown = source(method("python"))
    assert [shown.number(shown.first), shown.number(shown.loop)] == [1, 2]


def test_a_source_that_is_not_there_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_file(_object: object) -> None:
        raise OSError("source code not available")

    monkeypatch.setattr("gradapp.core.program.inspect.getsourcelines", no_file)
    source.cache_clear()
    with pytest.raises(SourceMissingError, match=r"Without PyTorch.*incomplete"):
        source(method("python"))
