"""What is said of the steps of a run names those that it is about, whatever there is to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gradapp.core.columns import THETA
from gradapp.core.comparison import distance
from gradapp.core.comparison.judge import OverRun
from gradapp.core.comparison.verdict import Gap
from gradapp.core.comparison.verdict import VerdictKind as Kind
from gradapp.core.comparison.words_of_run import over_run, over_run_of_lab

ERROR, _, NEW = THETA.compared
LIMIT = 10
STEPS = {  # how many steps of a run are compared, and how many of these one way alone has made
    (8, 0, 8): ("all 8 steps", "8 steps"),
    (LIMIT, 0, 12): ("the first 10 steps",) * 2,
    (7, 0, 12): ("the 7 steps compared so far",) * 2,
    (8, 2, 8): ("the 6 steps that can be compared",) * 2,
}
SAID = {
    (Kind.SAME, 1, True): "In {these}, all numbers agree.",
    (Kind.SAME_PARAMETERS, 1, True): "In {these}, new θ agrees; E differs most in step 3, by 0.5.",
    (Kind.SAME_PARAMETERS, 2, True): "In {these}, the new parameters agree; E differs most in "
    "step 3, by 0.5.",
    (Kind.PARTED, 1, True): "In 2 of {among}, new θ differs, by rounding; most in step 3, by 0.5.",
    (Kind.ROUNDED, 2, True): "In 2 of {among}, new parameters differ, by rounding; most in step 3, "
    "by 0.5.",
    (Kind.PARTED, 1, False): "In 2 of {among}, new parameters differ; whether by rounding alone is "
    "not proved here. Most in step 3, by 0.5.",
    (Kind.BEYOND, 1, True): "In 2 of {among}, more differs than rounding explains, from step 1 on; "
    "E differs most in step 3, by 0.5.",
}


@pytest.mark.parametrize("steps", STEPS)
@pytest.mark.parametrize("said", SAID)
def test_every_sentence_is_said_of_every_choice_of_steps(
    steps: tuple[int, int, int], said: tuple[Kind, int, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distance, "COMPARED_STEPS", LIMIT)
    (compared, alone, made), (kind, parameters, is_proved) = steps, said
    these, among = STEPS[steps]
    gap = Gap(ERROR, 1.0, 1.5, 9, is_rounding=True)
    run = OverRun(compared, alone, kind, 2, 1, 3, gap, ("θ", "b")[:parameters], is_proved)
    expected = SAID[said].format(these=these, among=among)
    assert str(over_run(run, made, "step {}".format)) == expected
    of_lab = replace(run, gap=replace(gap, column=NEW))
    if kind is Kind.PARTED:
        expected = f"In 2 of {among}, new θ differs, most in step 3, by 0.5."
        assert str(over_run_of_lab(of_lab, made, "step {}".format)) == expected
    else:
        assert over_run_of_lab(run, made, str) == over_run(run, made, str)
