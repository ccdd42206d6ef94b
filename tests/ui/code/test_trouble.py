"""What is said of a step that went wrong: the first of what did so far, and where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gradapp.core.problem.notebook import Problem
from gradapp.core.recording.recorded_step import Complaint, RecordedStep
from gradapp.core.recording.recorder import record
from gradapp.core.registry import method
from gradapp.ui.code.trouble import Trouble, trouble_up_to
from gradapp.ui.code.view import WARNED
from gradapp.ui.kit.gutter import FAILED

LONG = "The first sentence. The second one."
PYTHON = method("python")


@pytest.fixture
def recorded() -> RecordedStep:
    step = record(PYTHON, Problem(), 1)
    assert len(step.lines) > 3
    return step


def told(line: int, step: RecordedStep) -> Trouble | None:
    return trouble_up_to(line, step, PYTHON.program)


def test_nothing_is_said_before_the_line_in_which_it_happens(recorded: RecordedStep) -> None:
    warned = replace(recorded, warnings=(Complaint(1, "UserWarning", LONG),))
    raised = replace(recorded, raised=Complaint(1, "ValueError", LONG))
    not_finite = replace(recorded, not_finite=(1, "E"))
    for step in (warned, raised, not_finite):
        assert told(0, step) is None
        found = told(2, step)
        assert found is not None
        assert found.index == 1
    assert told(2, recorded) is None


def test_python_s_words_stand_in_full_alone_and_in_short_with_advice(
    recorded: RecordedStep,
) -> None:
    found = told(1, replace(recorded, raised=Complaint(1, "ValueError", LONG)))
    assert found is not None
    assert found.with_advice("") == f"ValueError: {LONG}"
    assert found.with_advice("Do this.") == "ValueError: The first sentence.\nDo this."


def test_a_number_that_is_not_finite_needs_no_advice_and_is_told_before_a_warning(
    recorded: RecordedStep,
) -> None:
    warned = replace(recorded, warnings=(Complaint(0, "UserWarning", LONG),))
    found = told(2, replace(warned, not_finite=(1, "E")))
    assert found is not None
    number = PYTHON.program.number(recorded.lines[1].number)
    assert f"after line {number}" in found.with_advice("Do this.")
    assert "Do this." not in found.with_advice("Do this.")


def test_a_warning_alone_has_the_milder_sign(recorded: RecordedStep) -> None:
    warned = replace(recorded, warnings=(Complaint(0, "UserWarning", LONG),))
    signs = [
        found.sign
        for step in (warned, replace(warned, raised=Complaint(2, "ValueError", LONG)))
        if (found := told(1, step)) is not None
    ]
    assert signs == [WARNED, FAILED]
