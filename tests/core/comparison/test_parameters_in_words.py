"""What is said of a comparison names the parameters of the problem."""

from __future__ import annotations

from gradapp.core.columns import THETA, columns_of
from gradapp.core.comparison.judge import OverRun
from gradapp.core.comparison.proved import Proved
from gradapp.core.comparison.verdict import Result, Verdict, VerdictKind, verdict_on
from gradapp.core.comparison.words import in_ulps, sentences_on
from gradapp.core.comparison.words_of_run import over_run
from gradapp.core.numbers.precision import Precision

W_B = columns_of("w", "b").compared
F32, F64 = Precision.FLOAT32, Precision.FLOAT64
ROUNDING = [Proved.YES] * len(W_B)


def verdict(*numbers: tuple[float, ...], precision: Precision = F64) -> Verdict:
    ids = ("python", "autograd")
    results = [Result(id, precision, each) for id, each in zip(ids, numbers, strict=True)]
    return verdict_on(1, results, precision, ROUNDING, W_B)


def of_three(
    one: str,
    other: str,
    new: tuple[tuple[float, float], ...],
    errors: tuple[float, ...] = (1.0, 1.0, 1.0),
) -> Verdict:
    """Return the verdict on a finer way and two others, whose numbers are those of float32."""
    results = [Result("python", F64, (errors[0], 3.0, 4.0, *new[0]))]
    for id, error, numbers in zip(("autograd", "optimizer"), errors[1:], new[1:], strict=True):
        rounded = map(F32.rounded, (error, 3.0, 4.0, *numbers))
        results.append(Result(id, F32, tuple(rounded)))
    return verdict_on(6, results, F32, ROUNDING, columns_of(one, other).compared)


def test_where_the_new_parameters_are_the_same_all_are_named() -> None:
    found = verdict((1.0, 2.0, 3.0, 4.0, 5.0), (1.0 + 2**-52, 2.0, 3.0, 4.0, 5.0))
    same, error = map(str, sentences_on(found))
    assert same == "1 and 2 give the same new w and b."
    assert error.startswith("E differs by ")
    assert error.endswith(". That is rounding.")


def test_where_a_new_parameter_differs_it_is_named() -> None:
    found = verdict((1.0, 2.0, 3.0, 4.0, 5.0), (1.0, 2.0, 3.0, 4.0, 5.0 + 2**-50))
    (differs,) = map(str, sentences_on(found))
    assert differs.startswith("New b of 2 differs from that of 1 by ")
    assert ". That is rounding (" in differs


def test_of_several_new_parameters_the_one_that_differs_most_is_named() -> None:
    exact = (1.0, 2.0, 3.0, 4.0, 5.0)
    numbers = (exact, (1.0, 2.0, 3.0, 4.0 + 2**-22, 5.0 + 2**-20))
    results = [
        Result(id, precision, each)
        for id, precision, each in zip(("python", "autograd"), (F64, F32), numbers, strict=True)
    ]
    said = " ".join(map(str, sentences_on(verdict_on(1, results, F32, ROUNDING, W_B))))
    assert "new b differs from that of 2 by" in said


def test_who_has_each_new_parameter_of_another_is_not_said_to_have_those_of_one() -> None:
    fine = (1.5366839384701736, 0.5872504358727454)
    numbers = (fine, (1.5366838, 0.5872504), (1.5366839, 0.5872505))
    found = of_three("b", "c", numbers)
    assert found.kind is VerdictKind.PARTED
    assert found.same_parameters == (("python",), ("autograd",), ("optimizer",))
    assert str(sentences_on(found)[-1]) == (
        "1\u00a0computes in float64: new c differs from that of 3 by ≈3.5·10⁻⁸. That is rounding."
    )


def test_who_has_the_new_parameters_of_one_and_the_error_of_another_has_not_its_numbers() -> None:
    up = 1 + 2.0**-23
    found = of_three("w", "b", ((1.0, 2.0), (1.0, 2.0 * up), (1.0, 2.0)), errors=(1.0, 1.0, up))
    finer = str(sentences_on(found)[-1])
    assert finer == "1\u00a0computes in float64: the same new w and b in float32 as 3."
    *_, across, _ = map(str, in_ulps(found))
    assert across == "From 1, rounded to float32, to 3: E ≈1.2·10⁻⁷ (1 ulp)"


def test_over_a_run_no_parameter_is_called_theta() -> None:
    same = verdict((1.0, 2.0, 3.0, 4.0, 5.0), (1.0 + 2**-52, 2.0, 3.0, 4.0, 5.0))
    other = verdict((1.0, 2.0, 3.0, 4.0, 5.0), (1.0, 2.0, 3.0, 4.0, 5.0 + 2**-50))
    for each, words in ((same, "the new parameters agree; E"), (other, "new parameters differ")):
        run = OverRun(8, 0, each.kind, 2, 1, 5, each.telling, each.parameters)
        sentence = str(over_run(run, 8, "step {}".format))
        assert words in sentence
        assert "θ" not in sentence


def test_of_two_ways_in_a_finer_format_what_both_do_is_said_of_both() -> None:
    fine = (1.0, -4.0, 1.4)
    numbers = (fine, (1.0, -4.0, 1.4000000000004), (1.0, -4.0, 1.399999976158142))
    names = ("python", "optimizer", "autograd")
    results = [
        Result(id, precision, each)
        for id, precision, each in zip(names, (F64, F64, F32), numbers, strict=True)
    ]
    (said,) = map(str, sentences_on(verdict_on(1, results, F32, ROUNDING[:3], THETA.compared)))
    assert said == ("1 and 3\u00a0compute in float64: the same numbers as 2, rounded to float32.")


def test_ways_that_alone_have_made_a_step_are_compared_in_their_own_format() -> None:
    results = [
        Result(id, F64, (1.0, -4.0, new))
        for id, new in (("python", 1.4), ("optimizer", 1.4 + 2.0**-40))
    ]
    found = verdict_on(1, results, F32, ROUNDING[:3], THETA.compared)
    assert found.kind is VerdictKind.PARTED
    assert [str(each) for each in sentences_on(found)] == [
        "New θ of 3 differs from that of 1 by ≈9.1·10⁻¹³. It is not proved to be rounding."
    ]
