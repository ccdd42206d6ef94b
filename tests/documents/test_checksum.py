"""The bits of a run in short: they tell where another machine got others, and by how much."""

import hashlib
import math
import struct
from dataclasses import replace

import numpy as np
import pytest

from gradapp.core import Problem, Run, descend
from gradapp.core.numbers.precision import Precision
from gradapp.core.run.recipe import Recipe
from gradapp.documents.checksum import checksum_of, difference, kept_steps
from gradapp.documents.document import Document, read_document, written


def by_hand(count: int) -> list[tuple[float, ...]]:
    """Return the numbers of the notebook's steps: θ, f(x), E, gradient, new θ."""
    theta, rows = 1.0, []
    for _ in range(count):
        fx = theta * 2.0
        gradient = 2 * 2.0 * (fx - 3.0)
        new = theta - 0.1 * gradient
        rows.append((theta, fx, (fx - 3.0) ** 2, gradient, new))
        theta = new
    return rows


def with_other(run: Run, step: int, column: str, number: float) -> Run:
    steps = np.array(run.steps)
    steps[run.columns.row(column), step - 1] = number
    return replace(run, steps=steps)


def test_the_sums_are_those_of_the_bytes_of_the_numbers() -> None:
    kept = checksum_of(descend(Problem(), "python", 24))
    rows = by_hand(24)
    assert kept.steps == (*range(1, 17), 24)
    assert kept.numbers == tuple(rows[step - 1][2:] for step in kept.steps)
    firsts = (0, *kept.steps)
    for first, last, found in zip(firsts, kept.steps, kept.sums, strict=False):
        flat = [number for row in rows[first:last] for number in row]
        packed = struct.pack(f"<{len(flat)}d", *flat)
        assert found == hashlib.sha256(packed).hexdigest()[:16]


def test_of_a_million_steps_some_forty_are_kept() -> None:
    kept = kept_steps(1_000_000)
    assert kept[:17] == (*range(1, 17), 24)
    assert kept[-1] == 1_000_000
    assert len(kept) < 50
    assert sorted(set(kept)) == list(kept)
    assert kept_steps(0) == ()
    assert kept_steps(16) == tuple(range(1, 17))
    assert kept_steps(17) == tuple(range(1, 18))


def test_the_same_bits_are_no_difference() -> None:
    run = descend(Problem(alpha=0.001), "python", 100)
    assert difference(checksum_of(run), run) is None
    longer = descend(Problem(alpha=0.001), "python", 300)
    beginning = replace(longer, steps=longer.steps[:, :100])
    assert difference(checksum_of(beginning), run) is None
    assert difference(checksum_of(run), longer) is None


@pytest.mark.parametrize("precision", list(Precision))
def test_one_ulp_is_found_in_its_step(precision: Precision) -> None:
    run = descend(Problem(precision=precision), "autograd", 10)
    number = run.column("theta_next")[6]
    kind = np.float32 if precision is Precision.FLOAT32 else np.float64
    other = float(np.nextafter(kind(number), kind(math.inf)))
    found = difference(checksum_of(run), with_other(run, 7, "theta_next", other))
    assert found is not None
    assert (found.same, found.step, found.ulps) == (6, 7, 1)
    assert str(found.sentence) == (
        "This machine gets different bits: they are the same up to step 6, and in step 7 new θ "
        "differs by 1 ulp."
    )


def test_behind_the_first_steps_it_is_told_from_where_to_where() -> None:
    run = descend(Problem(alpha=0.001), "python", 500)
    changed = run
    for step in range(50, 501):
        number = float(np.nextafter(run.column("theta_next")[step - 1], 0.0))
        changed = with_other(changed, step, "theta_next", number)
    found = difference(checksum_of(run), changed)
    assert found is not None
    assert found.same < 50 <= found.step
    assert found.ulps == 1
    assert {found.same, found.step} <= set(kept_steps(500))


def test_a_difference_in_none_of_the_kept_numbers_is_told_without_ulps() -> None:
    run = descend(Problem(), "python", 5)
    found = difference(checksum_of(run), with_other(run, 3, "fx", 7.0))
    assert found is not None
    assert (found.same, found.step, found.column, found.ulps) == (2, 3, None, None)


def test_a_number_that_is_none_on_one_machine_is_told() -> None:
    run = descend(Problem(), "python", 5)
    found = difference(checksum_of(run), with_other(run, 3, "theta_next", math.nan))
    assert found is not None
    assert found.ulps is None
    assert "on only one of the two" in str(found.sentence)


def test_nans_of_all_kinds_are_the_same() -> None:
    run = descend(Problem(), "python", 3)
    (other,) = struct.unpack("<d", struct.pack("<Q", 0xFFF8_0000_0000_0001))
    one = with_other(run, 2, "error", math.nan)
    assert difference(checksum_of(one), with_other(run, 2, "error", other)) is None


def test_a_run_that_ends_earlier_differs_where_it_ends() -> None:
    run = descend(Problem(), "python", 10)
    found = difference(checksum_of(run), replace(run, steps=run.steps[:, :4]))
    assert found is not None
    assert (found.same, found.step) == (4, 5)


def test_numbers_that_are_not_finite_are_kept_in_a_file() -> None:
    run = with_other(descend(Problem(), "python", 3), 2, "error", math.inf)
    run = with_other(with_other(run, 2, "gradient", -math.inf), 3, "theta_next", -0.0)
    kept = checksum_of(with_other(run, 3, "error", math.nan))
    again = read_document(written(Document(Recipe(steps=3), checksum=kept))).checksum
    assert again is not None
    assert repr(again) == repr(kept)
