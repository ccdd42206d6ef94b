"""What is said of the columns of a step is what the panel and the explanation say of it."""

from __future__ import annotations

import math

import pytest

from gradapp.app.views.side_by_side.code import listings
from gradapp.app.views.side_by_side.known import Known, KnownOfLab
from gradapp.app.views.side_by_side.page import WalkPlace, rows_of
from gradapp.core import lab
from gradapp.core.columns import Holds
from gradapp.core.comparison.explanation import explain
from gradapp.core.comparison.judge import Judge
from gradapp.core.comparison.verdict import Result, Verdict
from gradapp.core.comparison.words import ulps
from gradapp.core.methods import METHODS, Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.kinds import examples
from gradapp.core.problem.notebook import Problem
from gradapp.core.recording.recorder import record_of
from gradapp.core.registry import compared_with, ways
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.ui.kit.tone import Tone
from gradapp.ui.kit.words import said
from tests.additions import halves

STEPS = 20
F32, F64 = Precision.FLOAT32, Precision.FLOAT64
PROBLEMS = {
    f"{name} {precision}": problem.but(precision=precision)
    for name, problem, _ in examples()
    for precision in Precision
}


def runs_by(methods: tuple[Method, ...], problem: AnyProblem) -> list[Run]:
    runs = []
    for each in methods:
        descent = Descent(problem, each)
        runs.append(Run(problem, each, descent.advance(STEPS), descent.stop))
    return runs


def verdicts_on(methods: tuple[Method, ...], runs: list[Run]) -> list[Verdict]:
    return Judge(runs[0].problem, methods).judge(runs, min(map(len, runs)))


def of(holds: Holds, runs: list[Run], step: int) -> list[Result]:
    """Return what the ways computed of one quantity, as it stands in the columns."""
    rows = runs[0].problem.columns.compared.rows(holds)
    made = [(run, run.at(step) or ()) for run in runs]
    return [
        Result(run.method.id, run.precision, tuple(each[row] for row in rows)) for run, each in made
    ]


@pytest.mark.parametrize("name", PROBLEMS)
def test_side_by_side_and_the_panel_say_the_same_of_the_same_step(name: str) -> None:
    problem = PROBLEMS[name]
    methods = compared_with(ways(problem)[0], problem)
    runs = runs_by(methods, problem)
    for verdict in verdicts_on(methods, runs):
        words = {}
        for holds in (Holds.ERROR, Holds.GRADIENT, Holds.AFTER):
            told = Known.told(of(holds, runs, verdict.step))
            words[holds] = told.words
            within = [gap for gap in verdict.within if gap.column.holds is holds]
            across = [gap for gap in verdict.across if gap.column.holds is holds]
            assert (told.tone is Tone.CALM) is not bool(within or across), (verdict, told)
            if verdict.finer and across and not within:
                most = max(gap.ulps for gap in across)
                assert told.words.endswith(f"◆ 1: {said(ulps(most))} apart")
            if within and not verdict.finer:
                most = max(gap.ulps for gap in within)
                assert told.words == f"◆ {said(ulps(most))} apart"
        all_bits = {*words.values()} == {"● same bits"}
        assert all_bits is (len(verdict.identical) == 1), (verdict, words)
        if isinstance(problem, Problem):
            explanation = explain(problem, runs, verdict.step)
            for told_words, spread in zip(words.values(), explanation.spreads[1:], strict=True):
                assert ("◆" in told_words) is bool(spread.ulps)
                assert not spread.ulps or said(ulps(spread.ulps)) in told_words


@pytest.mark.parametrize("entry", [each.method.id for each in lab.ENTRIES])
def test_of_code_of_the_lab_they_say_the_same_too(entry: str) -> None:
    chosen = next(each.method for each in lab.ENTRIES if each.method.id == entry)
    methods = compared_with(chosen, Problem())
    runs = runs_by(methods, Problem())
    for verdict in verdicts_on(methods, runs):
        for holds in (Holds.ERROR, Holds.GRADIENT, Holds.AFTER):
            gaps = [gap for gap in verdict.within + verdict.across if gap.column.holds is holds]
            told = KnownOfLab.told(of(holds, runs, verdict.step))
            assert (told.words == "◆ differs") is bool(gaps), (verdict, told)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([(F32, 1.5), (F32, 1.5)], "● same bits"),
        ([(F64, 1.5), (F32, 1.5)], "● same number"),
        ([(F64, 0.0), (F64, -0.0)], "● same number"),
        ([(F64, 1.5 + 2**-40), (F32, 1.5)], "● same in float32"),
        ([(F32, 1.5), (F32, 1.5 + 2**-23)], "◆ 1 ulp apart"),
        ([(F32, 1.5), (F32, math.nan)], "◆ differs"),
        ([(F64, 1.5 + 2**-22), (F32, 1.5), (F32, 1.5)], "● 2, 3: same bits\n◆ 1: 2 ulp apart"),
        ([(F64, math.nan), (F32, 1.5), (F32, 1.5)], "● 2, 3: same bits\n◆ 1: ? apart"),
    ],
)
def test_the_same_bits_the_same_number_and_the_same_once_rounded_are_told_apart(
    numbers: list[tuple[Precision, float]], words: str
) -> None:
    results = [Result(str(i), each, (number,)) for i, (each, number) in enumerate(numbers)]
    assert Known.told(results).words == words


def test_of_several_parameters_the_one_that_is_farthest_apart_counts() -> None:
    one, other = Result("1", F64, (1.0, 1.5 + 2**-40)), Result("2", F32, (1.0, 1.5))
    assert Known.told([one, other]).words == "● same in float32"


def test_one_number_is_another_than_several_and_by_how_much_is_not_said() -> None:
    one, two = Result("1", F32, (1.0,)), Result("2", F32, (1.0, 49.0))
    for results in ([one, two], [two, one]):
        assert Known.told(results).words == KnownOfLab.told(results).words == "◆ differs"


def test_an_error_that_is_summed_up_in_passes_is_compared_once_it_is_whole() -> None:
    methods, problem, step = (*METHODS, halves.WAY), Problem(), 2
    runs = runs_by(methods, problem)
    recorded = {run.method.id: record_of(run, step) for run in runs}
    set_up = {run.method.id: record_of(run, 0) for run in runs}
    listed = listings(methods, problem, wants_loop=True)
    place = WalkPlace(len(METHODS), recorded[halves.WAY.id], recorded[halves.WAY.id].rest)
    rows = rows_of(listed.rows, place, Known(methods, problem, recorded, set_up, {}), as_loop=True)
    half, whole = [row for row in rows if row.name == "error"]
    assert "E = 0.010000004" in half.cells[-1].values
    assert "E = 0.040000018" in whole.cells[-1].values
    assert (half.compared, whole.compared) == (None, Known.told(of(Holds.ERROR, runs, step)))
