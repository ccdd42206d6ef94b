"""Whatever can be said of a step, the verdict is in sight without scrolling, and the table, too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, product

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from gradapp.app.system.settings import Remembered
from gradapp.core.columns import THETA
from gradapp.core.comparison.verdict import Gap, Kind, OverRun, Verdict
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import Problem
from gradapp.ui.comparison.panel import ComparisonPanel
from gradapp.ui.comparison.values import Comparison, Pending, Way, verdict
from tests.journeys.conftest import Person

WAYS = tuple(each.id for each in METHODS)
Groups = tuple[tuple[str, ...], ...]


def gaps() -> Iterator[tuple[Gap, ...]]:
    """Yield every choice of columns that differ, by rounding or by more, in long numbers."""
    for count in range(4):
        for columns in combinations(THETA.compared, count):
            for rounding in product((True, False, None), repeat=count):
                yield tuple(
                    Gap(column, 0.0, 2.5e-308, 99_999_999, is_rounding=rounded)
                    for column, rounded in zip(columns, rounding, strict=True)
                )


def groups(methods: Sequence[str]) -> Iterator[Groups]:
    """Yield every way to put `methods` in groups."""
    if not methods:
        yield ()
        return
    first, *rest = methods
    for parts in groups(rest):
        yield ((first,), *parts)
        for at, part in enumerate(parts):
            yield (*parts[:at], (first, *part), *parts[at + 1 :])


def verdicts() -> Iterator[Verdict]:
    """Yield whatever can come of comparing: of two methods and more, in one format or in two."""
    for count in range(1, len(WAYS) + 1):
        for parts in groups(WAYS[:count]):
            for within in gaps():
                yield Verdict(9, Precision.FLOAT64, parts, parts, (), within, ())
                for across in gaps() if count > 1 else ():
                    yield Verdict(9, Precision.FLOAT32, parts, parts, WAYS[:1], within, across)


def comparisons() -> dict[str, Comparison]:
    """Return a comparison for each thing that can be said, by its words."""
    ways = tuple(
        Way(each, each.title(), Precision.FLOAT32, (5.4365, 9.3265, 0.24091), "", 0, chosen=False)
        for each in WAYS
    )
    gap = Gap(THETA[THETA.row("theta_next")], 0.0, 2.5e-308, 9, is_rounding=True)
    run = OverRun(100_000, 0, Kind.BEYOND, 99_999, 1, 99_998, gap)
    found = {}
    for judged in (*Pending, *verdicts()):
        for of_lab in (False, True):
            columns = THETA.compared
            shown = Comparison(Precision.FLOAT32, columns, ways, judged, run, 200_000, of_lab)
            found[verdict(shown)] = shown
    return found


def seen(widget: QWidget) -> QRect:
    return widget.visibleRegion().boundingRect()


@pytest.mark.parametrize(("size", "scale"), [((1360, 860), 100), ((1024, 768), 150)])
def test_whatever_is_said_the_verdict_is_in_sight_and_at_the_usual_size_the_table_too(
    open_window: Callable[..., Person], size: tuple[int, int], scale: int
) -> None:
    person = open_window(Remembered(animate=False, text_scale=scale))
    person.window.resize(*size)
    person.press("Step")
    person.sees(lambda: person.workbench.shown_run.is_settled)
    panel = person.find(ComparisonPanel, "comparison_panel")
    label, table = person.find(QLabel, "verdict"), person.find(QWidget, "ways_table")
    said = comparisons()
    assert len(said) > 500
    for words in sorted(said, key=len)[-300:]:
        shown = said[words]
        panel.show_comparison(shown)
        for _ in range(3):
            QApplication.sendPostedEvents()
        assert label.text() == words
        metrics, inside = label.fontMetrics(), label.contentsRect()
        needed = metrics.boundingRect(
            QRect(0, 0, inside.width(), 9999), Qt.TextFlag.TextWordWrap, words
        )
        assert needed.height() <= inside.height(), words
        assert seen(label) == label.rect(), words
        assert scale > 100 or seen(table) == table.rect(), words


def test_at_the_usual_size_four_ways_need_no_scrolling_where_theta_has_parted(
    open_window: Callable[..., Person],
) -> None:
    person = open_window(Remembered(animate=False, problem=Problem(alpha=0.26)))
    dock = person.window.dock("ways")
    (area,) = dock.findChildren(QScrollArea)
    for _ in range(14):
        person.press("Step")
        person.sees(lambda: person.workbench.shown_run.is_settled)
        QApplication.sendPostedEvents()
        assert area.verticalScrollBar().maximum() == 0, person.window.comparison_panel.verdict
