"""Several steps recorded one after the other are those that are recorded each by itself."""

from __future__ import annotations

import pytest

from gradapp.core import lab
from gradapp.core.methods import METHODS, Method
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.notebook import Problem
from gradapp.core.recording.recorder import record, records
from gradapp.core.recording.turn import NotRecordedError, Turn
from gradapp.core.registry import ways
from tests.programs import program, running

CASES: list[tuple[AnyProblem, Method]] = [
    *((problem, way) for _, problem, _ in GALLERY for way in ways(problem)),
    *((Problem(), each) for each in (*METHODS, *lab.methods())),
    (Problem(alpha=1e6), METHODS[1]),
]


@pytest.mark.parametrize(("problem", "way"), CASES, ids=lambda each: getattr(each, "id", ""))
def test_each_has_its_lines_numbers_output_graph_and_end(problem: AnyProblem, way: Method) -> None:
    for first, count in ((1, 4), (3, 3)):
        expected = []
        for step in range(first, first + count):
            try:
                expected.append(record(way, problem, step))
            except NotRecordedError:
                break
        if not expected:
            with pytest.raises(NotRecordedError, match=f"no step {first}"):
                records(way, problem, first, count)
        else:
            assert repr(records(way, problem, first, count)) == repr(expected)


def test_those_before_are_made_once() -> None:
    written = program(
        "k = 0\nwhile True:\n    k += 1\n    made.append(k)\n    yield k, k, k\n", "made"
    )
    for count in (1, 4):
        made: list[int] = []
        steps: list[Turn] = []
        last = Turn(written, {"made": made}, 9, more=count - 1, told=steps.append)
        assert len(steps) == count - 1
        assert last.output[0] == f"k={8 + count}"
        assert made == list(range(1, 9 + count))


def test_code_that_ends_has_as_many_steps_as_it_makes() -> None:
    way = running(program("for θ in (3.0, 1.5):\n    E = θ * θ\n    yield E, θ, θ\n"))
    assert [each.step for each in records(way, Problem(), 1, 9)] == [1, 2]
    with pytest.raises(NotRecordedError, match="no step 3: the code ends before it"):
        records(way, Problem(), 3, 2)
