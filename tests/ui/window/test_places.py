"""What is remembered of the places of panels and window, and read again from any bytes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradapp.ui.window.places import Geometry, Places, read_geometry, read_places

USUAL = Places((("a",), ("b",)), (("c", "d"),))
MOVED = Places(
    (("b", "d"),), (("c",), ("a",)), ("d",), ("a",), {"c": (-5, 7, 300, 200)}, {"/left": 1.25}
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
)


def test_what_is_written_is_read_again() -> None:
    assert read_places(json.loads(json.dumps(MOVED.to_document())), USUAL) == MOVED
    for state in ("normal", "maximized", "full"):
        geometry = Geometry((-1900, 20, 1360, 860), state)
        assert read_geometry(json.loads(json.dumps(geometry.to_document()))) == geometry


@given(st.dictionaries(st.text(max_size=3), JSON))
def test_any_object_is_no_places(data: dict[str, object]) -> None:
    assert read_places(data, USUAL) is None
    assert read_geometry(data) is None


@given(st.sampled_from(["left", "right", "front", "hidden", "floating", "factors"]), JSON)
def test_a_document_with_one_wrong_value_is_refused_or_holds_every_panel_once(
    key: str, value: object
) -> None:
    document = {**MOVED.to_document(), key: value}
    places = read_places(document, USUAL)
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
    document = {**MOVED.to_document(), key: value}
    assert read_places(document, USUAL) is None
