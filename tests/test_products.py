"""The part of a product that is played has every value; all of it is played where that is asked."""

from __future__ import annotations

from itertools import product

import pytest

from tests.products import VARIABLE, covering, pairs, some


@pytest.mark.parametrize(("ones", "others", "each"), [(5, 7, 3), (4, 2, 1), (3, 16, 1), (2, 3, 9)])
def test_each_value_of_both_occurs_and_each_of_the_first_beside_as_many_as_are_asked_for(
    ones: int, others: int, each: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    chosen = pairs(range(ones), range(others), each)
    assert len(set(chosen)) == len(chosen) <= ones * others
    assert {one for one, _ in chosen} == set(range(ones))
    assert {other for _, other in chosen} == set(range(others))
    for one in range(ones):
        assert sum(one == mine for mine, _ in chosen) >= min(each, others)
    assert chosen == pairs(range(ones), range(others), each)


def test_in_covering_cases_each_value_occurs_at_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    cases = ["aa", "ab", "ba", "bb", "cb", "ac"]
    assert covering(cases) == ["aa", "ab", "ba", "cb", "ac"]


def test_all_are_played_where_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "1")
    assert pairs("ab", "xyz") == list(product("ab", "xyz"))
    assert covering(product("ab", "xyz")) == list(product("ab", "xyz"))
    assert some(3, 8) == 8
