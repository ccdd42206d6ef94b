"""How a length is divided among parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gradapp.ui.kit.division import PartNeeds, divide, usual

LENGTH = st.integers(0, 600)
PARTS = st.lists(
    st.builds(PartNeeds, LENGTH, LENGTH, LENGTH, st.integers(0, 4), st.integers(0, 4)),
    min_size=1,
    max_size=5,
)


def test_each_gets_the_least_then_what_is_useful_then_what_it_needs_then_a_share_of_the_rest() -> (
    None
):
    first, second = (
        PartNeeds(10, 40, 100, rank=1, stretch=1),
        PartNeeds(10, 30, 60, rank=0, stretch=3),
    )
    assert usual(5, [first, second]) == [10, 10]
    assert usual(45, [first, second]) == [15, 30]
    assert usual(90, [first, second]) == [40, 50]
    assert usual(150, [first, second]) == [90, 60]
    assert usual(200, [first, second]) == [110, 90]


@given(st.integers(0, 3000), PARTS)
def test_all_of_the_room_is_given_and_nobody_gets_less_than_the_least(
    room: int, parts: list[PartNeeds]
) -> None:
    least = [part.least for part in parts]
    for lengths in (usual(room, parts), divide(room, parts, [1.7] * len(parts))):
        assert sum(lengths) == max(room, sum(least))
        assert all(length >= part for length, part in zip(lengths, least, strict=True))


@given(st.integers(1, 3000), PARTS)
def test_lengths_that_were_chosen_come_out_again_to_the_pixel(
    room: int, parts: list[PartNeeds]
) -> None:
    least = [part.least for part in parts]
    before = usual(room, parts)
    if sum(least) > room or not all(before):
        return
    # Some is taken from the longest, as far as it can give, and given to the first.
    longest = before.index(max(before))
    given = (before[longest] - least[longest]) // 2
    chosen = list(before)
    chosen[longest] -= given
    chosen[0] += given
    factors = [now / was for now, was in zip(chosen, before, strict=True)]
    if all(chosen):
        assert divide(room, parts, factors) == chosen
