"""What stands on each page of the hall that is in words, and the key that opens it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from gradapp.core.numbers.text import Text, stated, unbroken
from gradapp.core.numbers.written import Number
from gradapp.core.recording.values import value_text
from gradapp.core.words import N_, Message, grouped
from gradapp.ui.code.panel import CodePanel
from gradapp.ui.code.variable_texts import kind_text
from gradapp.ui.comparison.panel import ComparisonPanel
from gradapp.ui.formula.panel import FormulaPanel
from gradapp.ui.hall.rows import HANG, MARKER, StyledText, TextRow, named_row, text_row
from gradapp.ui.kit.key_names import written_key
from gradapp.ui.kit.theme import Theme
from gradapp.ui.kit.words import said
from gradapp.ui.learning_rate.panel import LearningRatePanel
from gradapp.ui.table.panel import StepsPanel

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

AROUND: Final = 8
"""How many steps before one are told, and how many behind it."""
_DIGITS: Final = 4
_WIDE: Final = 11
"""How many digits a number of a step has there, and how many characters at most."""


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
    rows = [(chr(key.value), pages[id]) for key, (id, _) in HALL_PAGES.items() if id in pages]
    return [
        named_row(StyledText(f"{key}  ", theme.error_text, bold=True), said(words), theme.text)
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
        rows.append(TextRow(pieces, HANG))
    return [*rows, *printed_rows(panel.printed, theme)]


def printed_rows(printed: str, theme: Theme) -> list[TextRow]:
    """Return what was printed."""
    return [text_row(line, theme.decrease_text, hang=HANG) for line in printed.splitlines()]


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
        name = StyledText(f"{way.name}  ", theme.text, bold=way.chosen)
        rows.append(named_row(name, told, theme.text, hang=4))
    words = [*comparison.sentences, comparison.about_run(_plain), *comparison.in_ulps]
    return [*rows, *(text_row(each, theme.error_text, hang=HANG) for each in words if each)]


def problem_rows(formula: FormulaPanel, rate: LearningRatePanel, theme: Theme) -> list[TextRow]:
    """Return the numbers of the problem, and what the learning rate does."""
    problem = formula.problem
    numbers = [
        named_row(StyledText(f"{spec.symbol} ", theme.text, bold=True), str(number), theme.text)
        for spec in problem.specs
        for number in (stated(getattr(problem, spec.name)),)
    ]
    return [
        text_row(problem.summary, theme.text, hang=HANG),
        *numbers,
        text_row(str(problem.precision), theme.muted),
        *(text_row(each, theme.text, hang=HANG) for each in rate.told),
    ]


def lab_rows(told: Sequence[str], theme: Theme) -> list[TextRow]:
    """Return whether an answer was right, what happens, and why."""
    return [text_row(each, theme.text, bold=not place) for place, each in enumerate(told)]


def step_rows(panel: StepsPanel, step: int, theme: Theme) -> list[TextRow]:
    """Return the steps around one, in columns."""
    run = panel.run
    first = max(1, step - AROUND)
    columns = run.columns.compared
    names = [said(column.symbol) for column in columns]
    rows = [_columns(said(N_("Hall", "step")), names, theme.muted, theme)]
    for number in range(first, min(len(run), step + AROUND) + 1):
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
    return TextRow((StyledText(f"{step:>5}{written}", ink),), HANG, sign, behind)


def _plain(step: int) -> str:
    return said(N_("Hall", "step {step}").filled(step=step))
