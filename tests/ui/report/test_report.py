"""What stands on which page of a report."""

from __future__ import annotations

from gradapp.ui.report.pieces import Block
from gradapp.ui.report.report import in_pages


def piece(height: float, **more: object) -> Block:
    return Block(height, lambda _: None, **more)  # type: ignore[arg-type]


def test_what_has_no_room_goes_to_the_next_page_whole() -> None:
    first, second, third = piece(60), piece(50), piece(40)
    assert in_pages([first, second, third], 100) == [[(0, first)], [(0, second), (50, third)]]


def test_a_heading_is_never_the_last_on_its_page() -> None:
    above, heading, below = piece(70), piece(20, stays=True), piece(30)
    assert in_pages([above, heading, below], 100) == [[(0, above)], [(0, heading), (20, below)]]


def test_no_page_has_a_heading_alone_where_what_follows_fills_a_page() -> None:
    above, heading, below = piece(70), piece(20, stays=True), piece(95)
    assert in_pages([above, heading, below], 100) == [[(0, above), (70, heading)], [(0, below)]]


def test_a_table_has_its_heads_on_each_page_and_no_page_begins_with_room() -> None:
    head = piece(20, stays=True)
    rows = [piece(30, again=head) for _ in range(5)]
    found = in_pages([head, *rows], 100)
    assert [[each for _, each in page] for page in found] == [
        [head, *rows[:2]],
        [head, *rows[2:4]],
        [head, rows[4]],
    ]
    room, last = piece(20, stays=True, is_gap=True), piece(50)
    assert in_pages([piece(60), room, last], 100)[1] == [(0, last)]
