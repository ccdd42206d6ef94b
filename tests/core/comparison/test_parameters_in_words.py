"""What is said of a comparison names the parameters of the problem."""

from __future__ import annotations

from gradapp.core.columns import columns_of
from gradapp.core.comparison.proved import Proved
from gradapp.core.comparison.verdict import OverRun, Result, Verdict, verdict_on
from gradapp.core.comparison.words import told
from gradapp.core.comparison.words_of_run import over_run
from gradapp.core.numbers.precision import Precision

W_B = columns_of("w", "b").compared
F32, F64 = Precision.FLOAT32, Precision.FLOAT64
ROUNDING = [Proved.YES] * len(W_B)


def verdict(*numbers: tuple[float, ...], precision: Precision = F64) -> Verdict:
    ids = ("python", "autograd")
    results = [Result(id_, precision, each) for id_, each in zip(ids, numbers, strict=True)]
    return verdict_on(1, results, precision, ROUNDING, W_B)


def test_where_the_new_parameters_are_the_same_all_are_named() -> None:
    found = verdict((1.0, 2.0, 3.0, 4.0, 5.0), (1.0 + 2**-52, 2.0, 3.0, 4.0, 5.0))
    same, error, rounding = map(str, told(found))
    assert same == "1 and 2 give the same new w and b."
    assert error.startswith("E differs by ")
    assert rounding == "That is rounding."


def test_where_a_new_parameter_differs_it_is_named() -> None:
    found = verdict((1.0, 2.0, 3.0, 4.0, 5.0), (1.0, 2.0, 3.0, 4.0, 5.0 + 2**-50))
    differs, rounding = map(str, told(found))
    assert differs.startswith("New b of 2 differs from that of 1 by ")
    assert rounding.startswith("That is rounding (")


def test_of_several_new_parameters_the_one_that_differs_most_is_named() -> None:
    exact = (1.0, 2.0, 3.0, 4.0, 5.0)
    numbers = (exact, (1.0, 2.0, 3.0, 4.0 + 2**-22, 5.0 + 2**-20))
    results = [
        Result(id_, precision, each)
        for id_, precision, each in zip(("python", "autograd"), (F64, F32), numbers, strict=True)
    ]
    said = " ".join(map(str, told(verdict_on(1, results, F32, ROUNDING, W_B))))
    assert "new b differs from that of 2 by" in said


def test_over_a_run_no_parameter_is_called_theta() -> None:
    same = verdict((1.0, 2.0, 3.0, 4.0, 5.0), (1.0 + 2**-52, 2.0, 3.0, 4.0, 5.0))
    other = verdict((1.0, 2.0, 3.0, 4.0, 5.0), (1.0, 2.0, 3.0, 4.0, 5.0 + 2**-50))
    for each, words in ((same, "the new parameters agree; E"), (other, "new parameters differ")):
        run = OverRun(8, 0, each.kind, 2, 1, 5, each.telling, each.parameters)
        sentence = str(over_run(run, 8, "step {}".format))
        assert words in sentence
        assert "θ" not in sentence
