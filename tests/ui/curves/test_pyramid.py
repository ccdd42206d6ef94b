"""The thinned view of a column against looking at every value."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gradapp.ui.curves.pyramid import MinMaxPyramid, bucket_bits

LENGTHS = st.one_of(
    st.integers(0, 200),
    st.integers(4_000, 4_200),
    st.sampled_from([64, 128, 4096, 8192, 64**3, 64**3 + 1, 300_000]),
)


def column_of(length: int, seed: int, kind: str) -> np.ndarray:
    rng = np.random.default_rng(seed)
    if kind == "noise":
        return rng.standard_normal(length)
    if kind == "few values":
        return rng.integers(-2, 3, length).astype(float)
    if kind == "huge":
        return rng.choice([-1.7e308, -5e-324, 0.0, 5e-324, 1.7e308], length)
    return np.exp(-np.arange(length) / 50)


COLUMNS = st.builds(
    column_of,
    LENGTHS,
    st.integers(0, 2**32 - 1),
    st.sampled_from(["noise", "few values", "huge", "decay"]),
)


def pyramid_of(column: np.ndarray, cuts: list[float]) -> MinMaxPyramid:
    pyramid = MinMaxPyramid()
    for cut in sorted(cuts):
        pyramid.update(column[: int(cut * column.size)])
    pyramid.update(column)
    return pyramid


CUTS = st.lists(st.floats(0, 1), max_size=4)


@given(COLUMNS, CUTS, st.floats(0, 1), st.floats(0, 1), st.integers(2, 700))
def test_a_thinned_range_keeps_its_extremes_its_ends_and_its_order(
    column: np.ndarray, cuts: list[float], a: float, b: float, pixels: int
) -> None:
    start, stop = sorted((int(a * column.size), int(b * column.size)))
    indices, values = pyramid_of(column, cuts).thin(column, start, stop, pixels)

    part = column[start:stop]
    np.testing.assert_array_equal(values, column[indices])
    assert indices.size <= 2 * pixels
    assert (np.diff(indices) > 0).all()
    if part.size <= 2 * pixels:
        np.testing.assert_array_equal(indices, np.arange(start, stop))
    else:
        assert (indices[0], indices[-1]) == (start, stop - 1)
        assert (values.min(), values.max()) == (part.min(), part.max())


@given(COLUMNS, CUTS, st.floats(0, 1), st.floats(0, 1), st.integers(2, 700), st.floats(0, 1))
def test_gaps_interrupt_a_thinned_curve_and_hide_none_of_its_numbers(
    column: np.ndarray, cuts: list[float], a: float, b: float, pixels: int, share: float
) -> None:
    start, stop = sorted((int(a * column.size), int(b * column.size)))
    rng = np.random.default_rng(column.size)
    column = np.where(rng.random(column.size) < share**4, rng.choice([np.nan, np.inf]), column)
    indices, values = pyramid_of(column, cuts).thin(column, start, stop, pixels)
    part, bits = column[start:stop], bucket_bits(start, stop, pixels)
    np.testing.assert_array_equal(values, column[indices])
    is_finite = np.isfinite(part)
    if is_finite.any():
        found = values[np.isfinite(values)]
        assert (found.min(), found.max()) == (part[is_finite].min(), part[is_finite].max())
    gaps = start + np.flatnonzero(~is_finite)
    first_of_each = {int(each) >> bits: int(each) for each in gaps[::-1]}
    assert set(first_of_each.values()) <= set(indices.tolist())


@given(COLUMNS, CUTS, st.floats(0, 1), st.floats(0, 1), st.integers(2, 700), st.floats(0, 1))
def test_what_is_asked_for_since_a_bucket_is_what_the_whole_has_of_it(
    column: np.ndarray, cuts: list[float], a: float, b: float, pixels: int, share: float
) -> None:
    start, stop = sorted((int(a * column.size), int(b * column.size)))
    bits = bucket_bits(start, stop, pixels)
    since = max(0, int(share * (stop - 1))) >> bits << bits
    pyramid = pyramid_of(column, cuts)
    whole, _ = pyramid.thin(column, start, stop, pixels)
    indices, values = pyramid.thin(column, start, stop, pixels, since)
    np.testing.assert_array_equal(indices, whole[whole >= since])
    np.testing.assert_array_equal(values, column[indices])


def test_every_bucket_keeps_the_extremes_of_its_own() -> None:
    column = column_of(200_000, 1, "noise")
    pyramid = pyramid_of(column, [0.3, 0.31])
    indices, _ = pyramid.thin(column, 5, 199_990, 300)
    kept = set(indices.tolist())
    for bucket in range(1, 199_990 // 1024):
        part = column[bucket * 1024 : (bucket + 1) * 1024]
        assert bucket * 1024 + int(part.argmin()) in kept
        assert bucket * 1024 + int(part.argmax()) in kept


def test_points_once_chosen_stay_while_the_column_grows_behind_them() -> None:
    column = column_of(300_000, 2, "noise")
    pyramid = MinMaxPyramid()
    pyramid.update(column[:270_000])
    before, _ = pyramid.thin(column[:270_000], 0, 270_000, 300)
    pyramid.update(column)
    after, _ = pyramid.thin(column, 0, 300_000, 300)
    settled = before[before < 260_000]
    np.testing.assert_array_equal(settled, after[after < 260_000])


def test_an_update_reads_nothing_it_has_read_before() -> None:
    column = column_of(64 * 400, 3, "noise")
    column[1_000] = 99.0
    pyramid = MinMaxPyramid()
    pyramid.update(column[: 64 * 200])
    overwritten = column.copy()
    overwritten[: 64 * 200] = 1e9
    pyramid.update(overwritten)
    indices, _ = pyramid.thin(column, 0, column.size, 10)
    assert 1_000 in indices.tolist()


def test_a_million_values_need_less_than_a_byte_each() -> None:
    pyramid = MinMaxPyramid()
    column = np.zeros(1_000_000)
    for stop in range(50_000, 1_000_001, 50_000):
        pyramid.update(column[:stop])
    used = sum(level._values.nbytes + level._indices.nbytes for level in pyramid._levels)
    assert used < 1_000_000
