"""The box that holds the ways against each other: one step by each, and the run so far."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent

from gradapp.core.columns import THETA, Columns, Holds
from gradapp.core.comparison.verdict import Gap, Verdict
from gradapp.core.comparison.words import sentences_on
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import unbroken
from gradapp.core.words import grouped
from gradapp.override import override
from gradapp.ui.comparison.table import ComparisonTable
from gradapp.ui.comparison.values import Comparison, title_of
from gradapp.ui.kit.boxes import column_of, row_of
from gradapp.ui.kit.layout_shield import LayoutShield
from gradapp.ui.kit.links import Links
from gradapp.ui.kit.opaque import make_opaque
from gradapp.ui.kit.panel import Panel
from gradapp.ui.kit.panel_button import PanelToolButton
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.reserved_label import ReservedLabel
from gradapp.ui.kit.term_label import TermLabel
from gradapp.ui.kit.text_style import set_text_colour
from gradapp.ui.kit.theme import LIGHT
from gradapp.ui.kit.words import said_all

_SIDES, _SPACING = 6, 3
_MOST_KEPT: Final = 50
"""So many heights are kept with all that they depend on."""
_ERROR, _GRADIENT, _THETA = THETA.compared
_OFTEN: Final = Verdict(
    step=8,
    precision=Precision.FLOAT32,
    identical=(("python",), ("autograd", "optimizer", "mseloss")),
    same_parameters=(("python", "autograd", "optimizer", "mseloss"),),
    finer=("python",),
    within=(),
    across=(
        Gap(_ERROR, 1.638e-10, 1.658e-10, 138_020, is_rounding=True),
        Gap(_GRADIENT, -5.15e-5, -5.12e-5, 82_027, is_rounding=True),
    ),
    nearest=("autograd", "optimizer", "mseloss"),
)
"""What is often to be said: there is always room for its words."""
_APART: Final = replace(
    _OFTEN,
    identical=(("python",), ("autograd",), ("optimizer", "mseloss")),
    same_parameters=(("python",), ("autograd",), ("optimizer", "mseloss")),
    within=(Gap(_THETA, 1.500000123, 1.500000246, 99_999, is_rounding=True),),
    across=(Gap(_THETA, 1.500000123, 1.500000246, 99_999, is_rounding=True),),
    nearest=("optimizer", "mseloss"),
)
"""The most that is to be said of correct code."""


@lru_cache(maxsize=4)
def _most(columns: Columns) -> tuple[Verdict, ...]:
    """Return what is the most where other parameters are compared: each takes other room."""
    new = max(columns.that_hold(Holds.AFTER), key=lambda each: len(each.parameter))
    error, parted = _OFTEN.across[0], replace(_APART.within[0], column=new)
    return tuple(
        replace(said, parameters=columns.parameters, within=(within,), across=(across,))
        for said, within in ((_OFTEN, error), (_APART, parted))
        for across in (error, parted)
    )


class _VerdictLabel(TermLabel):
    """Words in a frame, with room for what is to be said: then nothing moves when they change."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("verdict")
        self.explain_words("ulp", "bits", "rounding", "float32", "float64")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setContentsMargins(9, 3, 9, 3)
        self._line = LIGHT.border
        self._heights: dict[tuple[Verdict, int, str], int] = {}
        self._kept: tuple[Verdict, ...] = (_OFTEN,)

    def keep_room(self, *verdicts: Verdict) -> None:
        """Have room for whatever is said of one of `verdicts`."""
        if verdicts != self._kept:
            self._kept = verdicts
            self.updateGeometry()

    def take_colours(self, text: str, line: str) -> None:
        """Write in one colour, in a frame of another."""
        set_text_colour(self, text)
        if line != self._line:
            self._line = line
            self.update()

    def height_of(self, verdict: Verdict, width: int) -> int:
        """Return the height for what is said of `verdict`, so wide: each layout asks many times."""
        asked = verdict, width, self.font().key()
        if asked not in self._heights:
            if len(self._heights) >= _MOST_KEPT:
                self._heights.clear()
            self._heights[asked] = self._measured(verdict, width)
        return self._heights[asked]

    def _measured(self, verdict: Verdict, width: int) -> int:
        margins = self.contentsMargins()
        inside = width - margins.left() - margins.right()
        most = QRect(0, 0, max(1, inside), 1 << 20)
        words = self.fontMetrics().boundingRect(
            most, Qt.TextFlag.TextWordWrap, said_all(sentences_on(verdict))
        )
        return words.height() + margins.top() + margins.bottom()

    @override
    def heightForWidth(self, width: int) -> int:
        kept = (self.height_of(verdict, width) for verdict in self._kept)
        return max(*kept, super().heightForWidth(width))

    @override
    def sizeHint(self) -> QSize:
        width = 18 * self.fontMetrics().height()
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(6 * self.fontMetrics().height(), 2 * self.fontMetrics().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            tint = QColor(self._line)
            painter.setPen(tint)
            tint.setAlpha(28)
            painter.setBrush(tint)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        super().paintEvent(event)


class ComparisonPanel(Panel):
    """Shows a `Comparison`: what matters in words, the numbers of each way, and the run so far.

    Attributes:
        comparison: what is shown; None for nothing yet.

    Signals:
        method_chosen: the id of the way whose row was clicked.
        step_requested: a step of which the words on the run tell, when that is clicked.
        changed: something else is shown.
        codes_requested: the codes are to be seen side by side.
    """

    method_chosen = Signal(str)
    step_requested = Signal(int)
    changed = Signal()
    codes_requested = Signal()

    def __init__(self, why: QAction) -> None:
        """Show nothing yet; `why` is the command that explains the step."""
        super().__init__("comparison_panel", title_of(len(METHODS)))
        self.comparison: Comparison | None = None
        self._verdict = _VerdictLabel()
        self._table = ComparisonTable()
        self._coloured = (self._table,)
        self._table.method_chosen.connect(self.method_chosen)
        self._why = PanelToolButton("why_button", is_flat=True)
        why.setIconText(self.tr("Why?"))
        self._why.setDefaultAction(why)
        self._why.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._run = ReservedLabel("comparison_run", is_muted=True)
        make_opaque(self._run)
        self._run.setTextFormat(Qt.TextFormat.RichText)
        self._run.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._links = Links[int | None]()  # of steps; None: the codes
        self._run.linkActivated.connect(self._follow_link)
        below = row_of((LayoutShield(self._run), 1), self._why)
        below.setAlignment(self._why, Qt.AlignmentFlag.AlignTop)
        # The verdict is in sight however low the panel is.
        parts = LayoutShield(self._verdict), self._table, below, 1
        self.setLayout(column_of(*parts, margins=(_SIDES, 0, _SIDES, 0), gap=_SPACING))

    @property
    def verdict(self) -> str:
        """What is said about the step."""
        return self._verdict.text()

    @property
    def often(self) -> str:
        """As long a text as is often said about a step."""
        return said_all(sentences_on(_OFTEN))

    def show_comparison(self, comparison: Comparison) -> None:
        """Show how the ways compare."""
        before, self.comparison = self.comparison, comparison
        if comparison == before:
            return
        self._table.show_comparison(comparison)
        if before is None or _kind(comparison) != _kind(before):
            self.setWindowTitle(comparison.title)
            self.setAccessibleName(self.windowTitle())
        self._verdict.keep_room(*(_most(comparison.columns) if comparison.parts else (_OFTEN,)))
        if before is None or _of_step(comparison) != _of_step(before):
            words, ulps = comparison.words, "\n".join(comparison.in_ulps)
            if words != self._verdict.text():
                self._verdict.setText(words)
            self._verdict.setToolTip(tip_text(ulps))
            self._verdict.setAccessibleDescription(ulps)
        if before is None or _of_run(comparison) != _of_run(before):
            self._links = Links()
            self._run.setText(comparison.about_run(self._link) or self._link_to_codes())
        if before is None or comparison.tone is not before.tone:
            self._restyle()
        self.changed.emit()

    def useful_height(self, width: int) -> int:
        """Return how high it is, so wide, when the verdict and the four ways can be seen."""
        return self._height_of(_OFTEN, width)

    def enough_height(self, width: int) -> int:
        """Return how high it is, so wide, with what is said as a rule."""
        return self._height_of(_OFTEN, width) + self._height_of_run

    def usual_height(self, width: int) -> int:
        """Return how high it is, so wide, with all that is said of correct code."""
        return self._height_of(_APART, width) + self._height_of_run

    @property
    def _height_of_run(self) -> int:
        return _SPACING + 3 * self.fontMetrics().lineSpacing()

    def _height_of(self, verdict: Verdict, width: int) -> int:
        said = self._verdict.height_of(verdict, width - 2 * _SIDES)
        return said + _SPACING + self._table.height_of(4)

    @override
    def sizeHint(self) -> QSize:
        width = 18 * self.fontMetrics().height()
        return QSize(width, self.heightForWidth(width))

    @override
    def _restyle(self) -> None:
        if self.comparison is not None:
            self._verdict.take_colours(*self.comparison.tone.colours(self._theme))

    def _link(self, step: int) -> str:
        words = unbroken(self.tr("step {0}").format(grouped(step)))
        return self._links.to(step, words)

    def _link_to_codes(self) -> str:
        """Return what stands there as long as there is nothing to say about the run."""
        words = self.tr("Their code side by side")
        # Shift+Tab never leaves a link before which there is nothing.
        return f"&#8203;{self._links.to(None, words)}"

    @Slot(str)
    def _follow_link(self, href: str) -> None:
        step = self._links[href]
        if step is None:
            self.codes_requested.emit()
        else:
            self.step_requested.emit(step)


def _kind(comparison: Comparison) -> tuple[type[Comparison], int]:
    """Return what the title depends on, at each step: it is put together for another one alone."""
    return type(comparison), len(comparison.ways)


def _of_step(comparison: Comparison) -> tuple[object, ...]:
    """Return what the words on the step are made from; its number is not in them."""
    found = comparison.verdict
    return replace(found, step=0) if isinstance(found, Verdict) else found, type(comparison)


def _of_run(comparison: Comparison) -> tuple[object, ...]:
    """Return what the words on the run are made from."""
    return comparison.over_run, comparison.made, type(comparison)
