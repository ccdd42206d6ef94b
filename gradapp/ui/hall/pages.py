"""Which page of the hall is shown in place of the step: in words as large, or as a panel."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QSplitter, QWidget

from gradapp.core.words import Message
from gradapp.ui.code.panel import CodePanel
from gradapp.ui.comparison.panel import ComparisonPanel
from gradapp.ui.formula.panel import FormulaPanel
from gradapp.ui.hall.lines import CodeLines, code_rows
from gradapp.ui.hall.own_code import PAGES_OF_OWN, changed_last, own_page
from gradapp.ui.hall.page_rows import (
    AROUND,
    HALL_PAGES,
    key_rows,
    lab_rows,
    problem_rows,
    step_rows,
    variable_rows,
    way_rows,
)
from gradapp.ui.hall.rows import TextRow
from gradapp.ui.hall.stage import Stage
from gradapp.ui.kit.dock import PanelDock
from gradapp.ui.kit.theme import Theme
from gradapp.ui.lab.panel import LabPage, LabPanel
from gradapp.ui.learning_rate.panel import LearningRatePanel
from gradapp.ui.own_code.panel import OwnCodePanel
from gradapp.ui.table.panel import StepsPanel
from gradapp.ui.transport.bar import Transport
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class HallPanels:
    """The panels that are shown, how the way is called, and what the Lab asks now, or explains.

    Of the plots, one is the run's, one that of own code.
    """

    formula: FormulaPanel
    code: CodePanel
    ways: ComparisonPanel
    rate: LearningRatePanel
    steps: StepsPanel
    transport: Transport
    way: Callable[[], str]
    lab: LabPanel
    question: Callable[[], LabPage | None]
    explained: Callable[[], tuple[str, ...]]
    plot: QWidget
    own: OwnCodePanel
    own_plot: QWidget


def swap(out: QWidget, into: QWidget) -> None:
    """Have `into` stand in the splitter or layout where `out` stands, which then stands nowhere."""
    around = out.parentWidget()
    if isinstance(around, QSplitter):
        around.replaceWidget(around.indexOf(out), into)
        return
    layout = None if around is None else around.layout()
    assert layout is not None
    layout.replaceWidget(out, into)


class Borrowed:
    """Owns a panel that is shown elsewhere for a while."""

    def __init__(self, source: QWidget) -> None:
        """Borrow what is in a dock, or else the widget itself."""
        self._source, self._gap = source, QWidget()
        if isinstance(source, PanelDock):
            self.widget = source.lend()
        else:
            self.widget = source
            swap(source, self._gap)

    def give_back(self) -> None:
        """Put it back into its place."""
        if isinstance(self._source, PanelDock):
            self._source.take_back(self.widget)
        else:
            swap(self._gap, self.widget)
            self._gap.deleteLater()


Lender = Callable[[str], Borrowed | None]
"""Lends the panel of a page, if that is one."""


class HallPages:
    """Owns which page is shown in place of the step, and the panel that was borrowed for it.

    Attributes:
        current: its id; empty for none.
    """

    def __init__(self, stage: Stage, shown: HallPanels, lend: Lender) -> None:
        """Show none yet."""
        self._stage = stage
        self._shown = shown
        self._lend = lend
        self._borrowed: Borrowed | None = None
        self.current = ""

    def toggle(self, id: str) -> None:
        """Show a page, or the step again where that page is shown."""
        if id not in self._ids:
            return
        is_open = id == self.current
        self.close()
        if is_open:
            return
        self.current = id
        self._borrowed = self._lend(id)
        self._stage.open_page(None if self._borrowed is None else self._borrowed.widget)

    @property
    def _ids(self) -> Mapping[str, Message]:
        """The pages that there are of what is looked at, and what they show."""
        if self._shown.own.isVisible():
            return PAGES_OF_OWN
        has_lab = bool(self._shown.explained())
        return {id: words for id, words in HALL_PAGES.values() if has_lab or id != "lab"}

    def close_gone(self) -> None:
        """Show the step again where there is no such page any more."""
        if self.current not in self._ids:
            self.close()

    def close(self) -> None:
        """Show the step again, and give back what was borrowed."""
        if self.current:
            self._stage.close_page()
            self.current = ""
        if self._borrowed is not None:
            borrowed, self._borrowed = self._borrowed, None
            borrowed.give_back()

    def show(self, code: CodeLines, theme: Theme) -> None:
        """Show on the page what the panels show now."""
        shown, step = self._shown, self._shown.transport.step
        rows: list[TextRow] = []
        current = 0
        match self.current:
            case "code":
                rows, current = code_rows(code, theme), code.marked or 0
            case "variables" | "ways" if shown.own.isVisible():
                rows = own_page(self.current, shown.own, theme)
                current = changed_last(shown.own) if self.current == "variables" else 0
            case "variables":
                rows = variable_rows(shown.code, theme)
            case "ways":
                rows = way_rows(shown.ways, theme)
            case "problem":
                rows = problem_rows(shown.formula, shown.rate, theme)
            case "steps":
                rows = step_rows(shown.steps, step, theme)
                current = min(step, AROUND + 1)
            case "lab":
                rows = lab_rows(shown.explained(), theme)
            case "keys":
                rows = key_rows(theme, self._ids)
        self._stage.show_page(rows, current, is_whole=self.current == "lab")
