"""What is remembered of the places of panels and window, and read again from any bytes."""

from __future__ import annotations

import json
from typing import Any, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gradapp.ui.window.layouts import read_layouts
from gradapp.ui.window.places import (
    Geometry,
    Height,
    Length,
    Places,
    Share,
    Width,
    read_geometry,
    read_places,
)

USUAL = Places((("a",), ("b",)), (("c", "d"),))
MOVED = Places(
    (("b", "d"),),
    (("c",), ("a",)),
    ("d",),
    ("a",),
    {"c": (-5, 7, 300, 200)},
    ((Width("left"), 1.25),),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
)


TAB = Places(
    (("b",), ("a",)),
    (("c",), ("d", "e")),
    ("d",),
    ("a",),
    {"c": (-5, 7, 300, 200)},
    (
        (Width("left"), 1.25),
        (Height("right", (("c",), ("d", "e")), ("d", "e")), 1.5),
        (Height("right", (("c",), ("d", "e")), ("c",)), 0.75),
        (Height("left", (("b",), ("a",)), ("b",)), 2.0),
        (Share("centre", 0), 3),
    ),
)


def _height(side: str, column: list[list[str]], seen: list[str]) -> dict[str, object]:
    return {"type": "height", "side": side, "column": column, "seen": seen}


WRITTEN = {
    "version": 2,
    "left": [["b"], ["a"]],
    "right": [["c"], ["d", "e"]],
    "front": ["d"],
    "hidden": ["a"],
    "floating": {"c": [-5, 7, 300, 200]},
    "factors": [
        [{"type": "width", "of": "left"}, 1.25],
        [_height("right", [["c"], ["d", "e"]], ["d", "e"]), 1.5],
        [_height("right", [["c"], ["d", "e"]], ["c"]), 0.75],
        [_height("left", [["b"], ["a"]], ["b"]), 2.0],
        [{"type": "share", "splitter": "centre", "index": 0}, 3],
    ],
}
BEFORE = WRITTEN | {
    "version": 1,
    "factors": {
        "/left": 1.25,
        "right:c|d+e/d+e": 1.5,
        "right:c|d+e/c": 0.75,
        "left:b|a/b": 2.0,
        "centre.0": 3,
    },
}
"""The same as older versions have written it: each length as a text."""
NAMES = st.sampled_from("abcd")
GROUPS = st.lists(NAMES, min_size=1, max_size=3).map(tuple)
LENGTHS: st.SearchStrategy[Length] = st.one_of(
    st.builds(Width, NAMES),
    st.builds(Height, NAMES, st.lists(GROUPS, max_size=3).map(tuple), GROUPS),
    st.builds(Share, NAMES, st.integers(0, 9)),
)


def written(value: Places | Geometry) -> dict[str, Any]:
    """Return what comes back from the file."""
    found: dict[str, Any] = json.loads(json.dumps(msgspec.to_builtins(value)))
    return found


def test_what_is_written_is_read_again() -> None:
    assert read_places(written(MOVED), USUAL) == MOVED
    states: tuple[Literal["normal", "maximized", "full"], ...] = ("normal", "maximized", "full")
    for state in states:
        geometry = Geometry((-1900, 20, 1360, 860), state)
        assert read_geometry(written(geometry)) == geometry


def test_places_are_written_as_values_and_those_of_older_versions_are_read_as_ever() -> None:
    assert written(TAB) == WRITTEN
    assert read_places(WRITTEN, TAB) == TAB
    assert read_places(BEFORE, TAB) == TAB


@given(st.dictionaries(LENGTHS, st.floats(1e-3, 1e3)))
def test_every_length_is_read_as_it_was(factors: dict[Length, float]) -> None:
    places = replace(USUAL, factors=tuple(factors.items()))
    assert read_places(written(places), USUAL) == places


@given(st.dictionaries(LENGTHS, st.floats(1e-3, 1e3)))
def test_every_length_that_an_older_version_has_written_is_read(
    factors: dict[Length, float],
) -> None:
    before = written(USUAL) | {
        "version": 1,
        "factors": {older(length): factor for length, factor in factors.items()},
    }
    assert read_places(before, USUAL) == replace(USUAL, factors=tuple(factors.items()))


def older(length: Length) -> str:
    """Return a length as it was written once."""
    match length:
        case Width(of):
            return f"/{of}"
        case Height(side, column, seen):
            return f"{side}:{'|'.join(map('+'.join, column))}/{'+'.join(seen)}"
        case Share(splitter, index):
            return f"{splitter}.{index}"


@given(st.dictionaries(st.text(max_size=3), JSON, max_size=4))
def test_any_object_is_no_places(data: dict[str, object]) -> None:
    assert read_places(data, USUAL) is None
    assert read_geometry(data) is None


@given(st.sampled_from(["left", "right", "front", "hidden", "floating", "factors"]), JSON)
def test_a_document_with_one_wrong_value_is_refused_or_holds_every_panel_once(
    key: str, value: object
) -> None:
    document = {**written(MOVED), key: value}
    places = read_places(document, USUAL)
    assert places is None or sorted(places.names) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("left", [["b", "d"], ["b"]]),
        ("front", ["z"]),
        ("floating", {"c": [0, 0, 0, 10]}),
        ("floating", {"c": [0, 0, 10**9, 10]}),
        ("floating", {"c": [0.5, 0, 10, 10]}),
        ("floating", {"c": [0, 0, 10, True]}),
        ("left", [["b", "d"], []]),
        ("left", [["b", 7]]),
        ("factors", [[{"type": "width", "of": "left"}, "wide"]]),
        ("factors", [[{"type": "width", "of": "left"}, float("nan")]]),
        ("factors", [[{"type": "width"}, 1.5]]),
        ("factors", [["/left", 1.5]]),
        ("factors", {"/left": 1.5}),
        ("version", 3),
    ],
)
def test_what_makes_no_sense_is_refused(key: str, value: object) -> None:
    document = {**written(MOVED), key: value}
    assert read_places(document, USUAL) is None


@pytest.mark.parametrize("factors", [{"/left": "wide"}, {"/left": float("nan")}, {"left": 1.5}])
def test_what_made_no_sense_once_is_refused(factors: dict[str, object]) -> None:
    assert read_places({**written(MOVED), "version": 1, "factors": {}}, USUAL) is not None
    before = {**written(MOVED), "version": 1, "factors": factors}
    assert read_places(before, USUAL) is None


def test_a_part_is_a_thousand_times_as_large_as_usual_at_most() -> None:
    for factor, kept in ((0, 1e-3), (1e-9, 1e-3), (5e4, 1e3)):
        places = replace(USUAL, factors=((Width("left"), factor),))
        read = read_places(written(places), USUAL)
        assert read is not None
        assert dict(read.factors) == {Width("left"): kept}


def test_a_panel_more_comes_to_its_usual_place_and_all_others_keep_theirs_and_their_sizes() -> None:
    usual = Places((("a",), ("b",)), (("c",), ("d", "new", "e")))
    placed = TAB.with_new("new", usual)
    assert placed == replace(
        TAB,
        right=(("c",), ("d", "new", "e")),
        factors=(
            (Width("left"), 1.25),
            (Height("right", (("c",), ("d", "new", "e")), ("d", "new", "e")), 1.5),
            (Height("right", (("c",), ("d", "new", "e")), ("c",)), 0.75),
            (Height("left", (("b",), ("a",)), ("b",)), 2.0),
            (Share("centre", 0), 3),
        ),
    )
    assert placed.without("new") == TAB


def test_a_panel_more_is_last_of_those_below_and_hidden_with_them() -> None:
    assert TAB.with_new("new").right == (("c",), ("d", "e", "new"))
    assert TAB.with_new("new").hidden == ("a",)
    assert replace(TAB, hidden=("d", "e")).with_new("new").hidden == ("d", "e", "new")
    assert TAB.with_new("a") == TAB


def test_where_a_person_had_the_panels_is_kept_when_there_are_others() -> None:
    usual = Places((("a",), ("b",), ("new",)), (("c", "d"),), hidden=("new",))
    read = read_places(written(TAB), usual)
    assert read == Places(
        (("b",), ("a",), ("new",)),
        (("c",), ("d",)),
        ("d",),
        ("a", "new"),
        {"c": (-5, 7, 300, 200)},
        (
            (Width("left"), 1.25),
            (Height("right", (("c",), ("d",)), ("d",)), 1.5),
            (Height("right", (("c",), ("d",)), ("c",)), 0.75),
            (Height("left", (("b",), ("a",), ("new",)), ("b",)), 2.0),
            (Share("centre", 0), 3),
        ),
    )


def test_each_layout_is_read_by_itself_and_places_of_an_older_version_are_those_of_the_first() -> (
    None
):
    usuals = {"one": USUAL, "two": USUAL}
    layouts = {"one": {"version": 7}, "two": written(MOVED), "none": written(MOVED)}
    document = {"version": 2, "layout": "two", "layouts": layouts}
    assert read_layouts(json.loads(json.dumps(document)), usuals) == ("two", {"two": MOVED})
    assert read_layouts(written(MOVED), usuals) == ("one", {"one": MOVED})
    before = {**written(MOVED), "version": 1, "factors": {"/left": 1.25}}
    assert read_layouts({**document, "layouts": {"two": before}}, usuals) == ("two", {"two": MOVED})
    assert read_layouts(before, usuals) == ("one", {"one": MOVED})
    for wrong in ({"layout": "none"}, {"layout": ["two"]}, {"layouts": [1]}, {"layouts": None}):
        assert read_layouts({**document, **wrong}, usuals) == ("one", {})


@given(st.sampled_from(["version", "layout", "layouts"]), JSON)
def test_any_document_gives_layouts_of_which_each_holds_every_panel_once(
    key: str, value: object
) -> None:
    document = {"version": 2, "layout": "two", "layouts": {"two": written(MOVED)}, key: value}
    current, found = read_layouts(document, {"one": USUAL, "two": USUAL})
    assert current in ("one", "two")
    assert all(sorted(places.names) == ["a", "b", "c", "d"] for places in found.values())
