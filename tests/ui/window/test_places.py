"""What is remembered of the places of panels and window, and read again from any bytes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradapp.ui.window.places import Column, Geometry, Places, read_geometry, read_places

USUAL = Places((("a",), ("b",)), (("c", "d"),))
MOVED = Places(
    (("b", "d"),), (("c",), ("a",)), ("d",), ("a",), {"c": (-5, 7, 300, 200)}, {"/left": 1.25}
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
)


def test_what_is_written_is_read_again() -> None:
    assert read_places(MOVED.to_bytes(), USUAL) == MOVED
    for state in ("normal", "maximized", "full"):
        geometry = Geometry((-1900, 20, 1360, 860), state)
        assert read_geometry(geometry.to_bytes()) == geometry


@given(st.binary(max_size=300))
def test_any_bytes_are_no_places(data: bytes) -> None:
    assert read_places(data, USUAL) is None
    assert read_geometry(data) is None


@given(st.sampled_from(["left", "right", "front", "hidden", "floating", "factors"]), JSON)
def test_a_document_with_one_wrong_value_is_refused_or_holds_every_panel_once(
    key: str, value: object
) -> None:
    document = json.loads(MOVED.to_bytes()) | {key: value}
    places = read_places(json.dumps(document).encode(), USUAL)
    assert places is None or sorted(places.names) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("left", [["b", "d"], ["b"]]),
        ("left", [["b"]]),
        ("right", [["c"], ["a"], ["z"]]),
        ("front", ["z"]),
        ("floating", {"c": [0, 0, 0, 10]}),
        ("floating", {"c": [0, 0, 10**9, 10]}),
        ("floating", {"c": [0.5, 0, 10, 10]}),
        ("factors", {"/left": "wide"}),
        ("factors", {"/left": float("nan")}),
        ("version", 2),
    ],
)
def test_what_makes_no_sense_is_refused(key: str, value: object) -> None:
    document = json.loads(MOVED.to_bytes()) | {key: value}
    assert read_places(json.dumps(document).encode(), USUAL) is None


def test_documents_that_are_nested_for_ever_or_very_long_are_refused() -> None:
    assert read_places(b"[" * 100_000, USUAL) is None
    assert read_geometry(b'{"version": 1, "normal": ' + b"[" * 60_000) is None
    assert read_places(b" " * 100_000 + MOVED.to_bytes(), USUAL) is None


@pytest.mark.parametrize(
    ("name", "left", "right"),
    [
        ("a", "b", "cd|e|a"),
        ("b", "a", "cd|e|b"),
        ("c", "a|b|c", "d|e"),
        ("e", "a|b|e", "cd"),
    ],
)
def test_a_panel_moved_is_below_the_others_and_moved_back_where_it_was(
    name: str, left: str, right: str
) -> None:
    usual = Places(_column("a|b"), _column("cd|e"))
    places = Places(usual.left, usual.right, ("d",), (name,), {name: (1, 2, 3, 4)}, {"x": 2.0})
    moved = places.with_moved(name, usual)
    assert (moved.left, moved.right) == (_column(left), _column(right))
    assert (moved.front, moved.hidden, moved.floating) == (("d", name), (), {})
    assert moved.factors == {"x": 2.0}
    back = moved.with_moved(name, usual)
    assert (back.left, back.right) == (usual.left, usual.right)


def test_a_panel_moved_back_is_where_it_is_usually_as_far_as_the_others_are_there() -> None:
    usual = Places(_column("a|b|c"), _column("def"))
    assert Places(_column("c"), _column("def|b|a")).with_moved("b", usual).left == _column("b|c")
    assert Places(_column("cx"), _column("d|b")).with_moved("b", usual).left == _column("b|cx")
    assert Places(_column("a|d|e"), _column("fx|g")).with_moved("d", usual).right == _column(
        "dfx|g"
    )
    assert Places((), _column("a")).with_moved("a", usual) == Places(_column("a"), (), ("a",))


def _column(text: str) -> Column:
    return tuple(tuple(group) for group in text.split("|"))
