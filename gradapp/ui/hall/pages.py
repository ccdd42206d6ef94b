"""What else can be shown in the hall, by one key each: in words as large, or as a panel."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QSplitter, QWidget

from gradapp.core.numbers.text import Text, stated, unbroken
from gradapp.core.numbers.written import Number
from gradapp.core.recording.values import value_text
from gradapp.core.words import N_, Message, grouped
from gradapp.ui.code.panel import CodePanel
from gradapp.ui.code.variable_texts import kind_text
from gradapp.ui.comparison.panel import ComparisonPanel
from gradapp.ui.formula.panel import FormulaPanel
from gradapp.ui.hall.lines import CodeLines, code_rows
from gradapp.ui.hall.own_code import PAGES_OF_OWN, changed_last, own_page
from gradapp.ui.hall.rows import MARKER, StyledText, TextRow
from gradapp.ui.hall.stage import Stage
from gradapp.ui.kit.dock import PanelDock
from gradapp.ui.kit.key_names import written_key
from gradapp.ui.kit.theme import Theme
from gradapp.ui.kit.words import said
from gradapp.ui.lab.panel import LabPage, LabPanel
from gradapp.ui.learning_rate.panel import LearningRatePanel
from gradapp.ui.own_code.panel import OwnCodePanel
from gradapp.ui.table.panel import StepsPanel
from gradapp.ui.transport.bar import Transport
from gradapp.values import dataclass

HALL_PAGES: Final[dict[Qt.Key, tuple[str, Message]]] = {
    Qt.Key.Key_C: ("code", N_("Hall", "All of the code")),
    Qt.Key.Key_V: ("variables", N_("Hall", "Variables and output")),
    Qt.Key.Key_W: ("ways", N_("Hall", "All ways, and how they compare")),
    Qt.Key.Key_P: ("problem", N_("Hall", "Problem and learning rate")),
    Qt.Key.Key_E: ("curves", N_("Hall", "E and the parameters over the steps")),
    Qt.Key.Key_S: ("steps", N_("Hall", "Steps")),
    Qt.Key.Key_G: ("graph", N_("Hall", "Graph")),
    Qt.Key.Key_L: ("lab", N_("Hall", "What the Lab says about the answer")),
    Qt.Key.Key_H: ("keys", N_("Hall", "These keys")),
}
"""The pages by their keys, and what they show."""

_HANG: Final = 2
_AROUND: Final = 8
"""How many steps before one are told, and how many behind it."""
_DIGITS: Final = 4
_WIDE: Final = 11
"""How many digits a number of a step has there, and how many characters at most."""


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


def key_rows(theme: Theme, pages: Mapping[str, Message]) -> list[TextRow]:
    """Return which key does what, of those that open one of some pages."""
    others = (
        ("→ ←", N_("Hall", "step, and back")),
        ("↓ ↑", N_("Hall", "line, and back")),
        (written_key(QKeySequence(Qt.Key.Key_Space)), N_("Hall", "play, or pause")),
        ("B", N_("Hall", "blank the screen")),
        (
            written_key(QKeySequence(Qt.Key.Key_Escape)),
            N_("Hall", "back to the step, or leave the hall"),
        ),
    )
    rows = [(chr(key.value), pages[id_]) for key, (id_, _) in HALL_PAGES.items() if id_ in pages]
    return [
        TextRow(
            (
                StyledText(f"{key}  ", theme.error_text, bold=True),
                StyledText(said(words), theme.text),
            ),
            _HANG,
        )
        for key, words in (*rows, *others)
    ]


def variable_rows(panel: CodePanel, theme: Theme) -> list[TextRow]:
    """Return the variables after the line that is marked, and what was printed."""
    rows = []
    for each in panel.variables:
        value, kind = value_text(each.state), kind_text(each.state)
        ink = theme.increase_text if each.changed else theme.text
        pieces = (
            StyledText(each.name, ink, bold=True),
            StyledText(f"  {value}", ink),
            StyledText(f"  {kind}", theme.muted),
        )
        rows.append(TextRow(pieces, _HANG))
    printed = panel.printed.splitlines()
    return [*rows, *(TextRow((StyledText(line, theme.decrease_text),), _HANG) for line in printed)]


def way_rows(panel: ComparisonPanel, theme: Theme) -> list[TextRow]:
    """Return the numbers of each way with all their digits, and what is said of them."""
    comparison = panel.comparison
    if comparison is None:
        return []
    rows = []
    for way in comparison.ways:
        told = way.note
        if way.values is not None:
            numbers = zip(comparison.columns, way.values, strict=True)
            told = "  ".join(
                unbroken(Text(f"{said(column.symbol)} ", stated(value, way.precision)))
                for column, value in numbers
            )
        rows.append(
            TextRow(
                (
                    StyledText(f"{way.name}  ", theme.text, bold=way.chosen),
                    StyledText(told, theme.text),
                ),
                4,
            )
        )
    words = [
        *comparison.sentences,
        comparison.about_run(_plain),
        *comparison.in_ulps,
    ]
    return [
        *rows,
        *(TextRow((StyledText(each, theme.error_text),), _HANG) for each in words if each),
    ]


def problem_rows(formula: FormulaPanel, rate: LearningRatePanel, theme: Theme) -> list[TextRow]:
    """Return the numbers of the problem, and what the learning rate does."""
    problem = formula.problem
    numbers = [
        TextRow(
            (
                StyledText(f"{spec.symbol} ", theme.text, bold=True),
                StyledText(str(number), theme.text),
            ),
            _HANG,
        )
        for spec in problem.specs
        for number in (stated(getattr(problem, spec.name)),)
    ]
    format_ = TextRow((StyledText(str(problem.precision), theme.muted),))
    told = TextRow((StyledText(problem.summary, theme.text),), _HANG)
    return [
        told,
        *numbers,
        format_,
        *(TextRow((StyledText(each, theme.text),), _HANG) for each in rate.told),
    ]


def lab_rows(told: Sequence[str], theme: Theme) -> list[TextRow]:
    """Return whether an answer was right, what happens, and why."""
    verdict, *rest = told
    return [
        TextRow((StyledText(verdict, theme.text, bold=True),)),
        *(TextRow((StyledText(each, theme.text),)) for each in rest),
    ]


def step_rows(panel: StepsPanel, step: int, theme: Theme) -> list[TextRow]:
    """Return the steps around one, in columns."""
    run = panel.run
    first = max(1, step - _AROUND)
    columns = run.columns.compared
    names = [said(column.symbol) for column in columns]
    rows = [_columns(said(N_("Hall", "step")), names, theme.muted, theme)]
    for number in range(first, min(len(run), step + _AROUND) + 1):
        values = [float(run.column(column.id)[number - 1]) for column in columns]
        texts = [str(Text(Number(value, run.precision, _DIGITS))) for value in values]
        is_here = number == step
        rows.append(_columns(grouped(number), texts, theme.text, theme, is_here=is_here))
    return rows


def _columns(
    step: str, texts: list[str], ink: str, theme: Theme, *, is_here: bool = False
) -> TextRow:
    written = "".join(f" {text:>{_WIDE}}" for text in texts)
    sign, behind = (MARKER, theme.mark) if is_here else ("", "")
    return TextRow((StyledText(f"{step:>5}{written}", ink),), _HANG, sign, behind)


def _plain(step: int) -> str:
    return said(N_("Hall", "step {step}").filled(step=step))


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

    def toggle(self, id_: str) -> None:
        """Show a page, or the step again where that page is shown."""
        if id_ not in self._ids:
            return
        is_open = id_ == self.current
        self.close()
        if is_open:
            return
        self.current = id_
        self._borrowed = self._lend(id_)
        self._stage.open_page(None if self._borrowed is None else self._borrowed.widget)

    @property
    def _ids(self) -> Mapping[str, Message]:
        """The pages that there are of what is looked at, and what they show."""
        if self._shown.own.isVisible():
            return PAGES_OF_OWN
        has_lab = bool(self._shown.explained())
        return {id_: words for id_, words in HALL_PAGES.values() if has_lab or id_ != "lab"}

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
                current = min(step, _AROUND + 1)
            case "lab":
                rows = lab_rows(shown.explained(), theme)
            case "keys":
                rows = key_rows(theme, self._ids)
        self._stage.page.show_rows(rows, current)
