"""What is no Python, found without running anything."""

from __future__ import annotations

import warnings

import pytest

from gradapp.core.own_code.syntax import LONGEST_CODE, fault_in, tree_of


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("x = = 1", 1, 5),
        ("for k in range(3)\n    pass", 1, 18),
        ("if x:\npass", 2, 1),
        ("x = (1,\n", 1, 5),
        ("def f():\n    return 1\nreturn 2", 3, 1),
        ("a = 1\n\tb = 2", 2, 1),
    ],
)
def test_the_first_place_that_is_no_python_is_named(text: str, line: int, column: int) -> None:
    fault = fault_in(text)
    assert fault is not None
    assert fault.line == line
    assert abs(fault.column - column) <= 1
    assert (fault.end_line, fault.end_column) > (fault.line, fault.column)
    assert fault.words


@pytest.mark.parametrize(
    "text", ["", "x = 1", "raise SystemExit", "'\\d'", "1 is 1", "x = " + "1" * LONGEST_CODE]
)
def test_what_can_be_read_has_no_fault_and_does_not_run(text: str) -> None:
    assert fault_in(text) is None


@pytest.mark.parametrize("text", ["(" * 500, "\0", "-" * 90_000 + "1", "x = '\ud800'"])
def test_what_no_parser_likes_is_a_fault_and_no_crash(text: str) -> None:
    assert fault_in(text) is not None
    assert tree_of(text).body == []


def test_a_text_of_which_python_warns_can_be_read_and_nothing_is_warned_of() -> None:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        assert tree_of('x = "\\d"\n').body
    assert warned == []
