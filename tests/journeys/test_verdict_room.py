"""Whatever can be said of a step, the verdict is in sight without scrolling, and the table, too.

The search `verdicts` goes on with other draws of what can be said.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from gradapp.app.system.settings import Remembered
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.notebook import Problem
from tests import pseudo
from tests.person import Person
from tests.products import pairs
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


RUNS: Final = [Problem(alpha=0.26), Problem(alpha=0.25), Problem(x=0.0)]
RUNS += [problem for _, problem, _ in GALLERY]
LOOKS: Final = list(product(("en", "de"), ((1360, 860), (1024, 700)), (100, 175)))


@pytest.mark.parametrize(("look", "problem"), pairs(LOOKS, RUNS, each=2))
def test_nothing_moves_below_the_verdict_while_a_person_steps_through_a_run(
    open_window: Callable[..., Person],
    qapp: QApplication,
    tmp_path: Path,
    look: tuple[str, tuple[int, int], int],
    problem: AnyProblem,
) -> None:
    language, size, scale = look
    translator = pseudo.compiled("de", tmp_path) if language == "de" else QTranslator()
    qapp.installTranslator(translator)
    try:
        person = open_window(Remembered(animate=False), torch=False)
        person.sees(lambda: person.workbench.engine.has_torch)
        person.window.resize(*size)
        person.set_up(text_scale=scale, problem=problem, method="autograd")
        places = {(0, ""): _places(person)}
        run = person.workbench.current_run
        for key in ("Right",) * 12 + ("Left",) * 12:
            person.keys(key)
            person.settles()
            places[run.cursor, person.window.comparison_panel.verdict] = _places(person)
    finally:
        qapp.removeTranslator(translator)
    assert len(set(places.values())) == 1, places


def _places(person: Person) -> tuple[int, int, int]:
    """Return where the table is, and what stands below it; the verdict has room for its words."""
    for _ in range(4):
        QApplication.sendPostedEvents()
    label, table = person.find(QLabel, "verdict"), person.find(QWidget, "ways_table")
    inside = label.contentsRect()
    most = QRect(0, 0, inside.width(), 9999)
    words = label.fontMetrics().boundingRect(most, Qt.TextFlag.TextWordWrap, label.text())
    assert words.height() <= inside.height(), label.text()
    panel = person.window.comparison_panel
    below = person.find(QLabel, "comparison_run")
    return table.mapTo(panel, QPoint()).y(), table.height(), below.mapTo(panel, QPoint()).y()
