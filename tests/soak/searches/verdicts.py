"""Whatever can be said of a step, the verdict is in sight without scrolling, and the table, too.

A round draws from all that can come of comparing: which ways agree, in which columns the others
differ, by rounding or by more, in one format or in two. Of that it shows what is longest.
"""

from __future__ import annotations

import random
from itertools import combinations, product
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gradapp.app.system.settings import Remembered
from gradapp.core.columns import THETA
from gradapp.core.comparison.judge import OverRun
from gradapp.core.comparison.verdict import Gap, Verdict, VerdictKind
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.ui.comparison.panel import ComparisonPanel
from gradapp.ui.comparison.values import Comparison, LabComparison, Pending, WayRow
from gradapp.ui.kit.no_step import NoStep
from tests.person import Person
from tests.soak.rounds import Round

SIZES: Final = (((1360, 860), 100), ((1024, 768), 150))
"""Sizes of the window, and of the text in it."""
DRAWN: Final = 8_000
SHOWN: Final = 60

_WAYS: Final = tuple(each.id for each in METHODS)


def comparisons(draw: random.Random, drawn: int) -> dict[str, Comparison]:
    """Draw comparisons; return one for each thing that they say, by its words."""
    found = {}
    for judged in (*NoStep, *Pending, *(_verdict(draw) for _ in range(drawn))):
        kind = LabComparison if draw.random() < 0.5 else Comparison
        shown = kind(Precision.FLOAT32, THETA.compared, _ROWS, judged, _RUN, 200_000)
        found[shown.words] = shown
    return found


def _verdict(draw: random.Random) -> Verdict:
    groups: dict[int, tuple[str, ...]] = {}
    for way in _WAYS[: draw.choice((1, 2, 3, 4, 4, 4))]:
        group = draw.randrange(len(_WAYS))
        groups[group] = (*groups.get(group, ()), way)
    parts = tuple(groups.values())
    within = draw.choice(_GAPS)
    if sum(map(len, parts)) == 1 or draw.random() < 0.3:
        return Verdict(9, Precision.FLOAT64, parts, parts, (), within, ())
    near = draw.choice([each for each in parts if each != _WAYS[:1]])
    near = tuple(way for way in near if way != _WAYS[0])
    across = draw.choice(_GAPS)
    return Verdict(9, Precision.FLOAT32, parts, parts, _WAYS[:1], within, across, near)


def _gaps() -> list[tuple[Gap, ...]]:
    """Return every choice of columns that differ, by rounding or by more, in long numbers."""
    return [
        tuple(
            Gap(column, 0.0, 2.5e-308, 99_999_999, is_rounding=rounded)
            for column, rounded in zip(columns, rounding, strict=True)
        )
        for count in range(4)
        for columns in combinations(THETA.compared, count)
        for rounding in product((True, False, None), repeat=count)
    ]


_GAPS: Final = _gaps()
_ROWS: Final = tuple(
    WayRow(each, each.title(), Precision.FLOAT32, (5.4365, 9.3265, 0.24091), "", 0, chosen=False)
    for each in _WAYS
)
_GAP: Final = Gap(THETA[THETA.row("theta_next")], 0.0, 2.5e-308, 9, is_rounding=True)
_RUN: Final = OverRun(100_000, 0, VerdictKind.BEYOND, 99_999, 1, 99_998, _GAP)


def show(person: Person, said: dict[str, Comparison], scale: int) -> None:
    """Show comparisons in the window, one after the other, and look at what can be seen."""
    panel = person.find(ComparisonPanel, "comparison_panel")
    label, table = person.find(QLabel, "verdict"), person.find(QWidget, "ways_table")
    for words, shown in said.items():
        panel.show_comparison(shown)
        for _ in range(3):
            QApplication.sendPostedEvents()
        assert label.text() == words
        metrics, inside = label.fontMetrics(), label.contentsRect()
        needed = metrics.boundingRect(
            QRect(0, 0, inside.width(), 9999), Qt.TextFlag.TextWordWrap, words
        )
        assert needed.height() <= inside.height(), words
        assert _seen(label) == label.rect(), words
        assert scale > 100 or _seen(table) == table.rect(), words


def _seen(widget: QWidget) -> QRect:
    return widget.visibleRegion().boundingRect()


def longest(said: dict[str, Comparison], count: int) -> dict[str, Comparison]:
    """Return those that say most."""
    return {words: said[words] for words in sorted(said, key=len)[-count:]}


def one_round(seed: int) -> int:
    """Open a window of one of the sizes, and show what is longest of what was drawn."""
    size, scale = SIZES[seed % len(SIZES)]
    with Round(seed) as round_:
        said = longest(comparisons(round_.random, DRAWN), SHOWN)
        round_.open(Remembered(animate=False, text_scale=scale))
        person = round_.the_person
        person.window.resize(*size)
        person.press("Step")
        person.sees(lambda: person.workbench.shown_run.is_settled)
        show(person, said, scale)
    return len(said)
