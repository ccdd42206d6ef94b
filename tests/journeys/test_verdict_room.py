"""Whatever can be said of a step, the verdict is in sight without scrolling, and the table, too.

The search `verdicts` goes on with other draws of what can be said.
"""

from __future__ import annotations

import random

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from gradapp.core.problem.notebook import Problem
from tests.person import Person
from tests.soak.searches.verdicts import SIZES, comparisons, longest, show


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_whatever_is_said_the_verdict_is_in_sight_and_at_the_usual_size_the_table_too(
    window: Person, size: tuple[int, int], scale: int
) -> None:
    person = window.set_up(text_scale=scale)
    person.window.resize(*size)
    person.press("Step")
    person.sees(lambda: person.workbench.shown_run.is_settled)
    said = comparisons(random.Random(1), 3000)
    assert len(said) > 500
    show(person, longest(said, 40), scale)


def test_at_the_usual_size_four_ways_need_no_scrolling_where_theta_has_parted(
    window: Person,
) -> None:
    person = window.set_up(problem=Problem(alpha=0.26))
    dock = person.window.docks["ways"]
    (area,) = dock.findChildren(QScrollArea)
    for _ in range(14):
        person.press("Step")
        person.sees(lambda: person.workbench.shown_run.is_settled)
        QApplication.sendPostedEvents()
        assert area.verticalScrollBar().maximum() == 0, person.window.comparison_panel.verdict
