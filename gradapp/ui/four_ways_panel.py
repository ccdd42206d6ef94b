"""The box that holds the methods against each other: one step by each, and the run so far."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gradapp.override import override
from gradapp.ui.comparison import SYMBOLS, Comparison, about_run, badge
from gradapp.ui.holder import Holder
from gradapp.ui.hover_label import HoverLabel
from gradapp.ui.lettering import mute, set_text_colour
from gradapp.ui.note import Note
from gradapp.ui.panel_button import PanelToolButton
from gradapp.ui.theme import LIGHT, Theme
from gradapp.ui.ways_table import WaysTable


class _Badge(HoverLabel):
    """A word in a frame, cut off rather than make the column wider; its tooltip has it all."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("agreement_badge")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(11, 3, 11, 3)
        font = QFont()
        font.setBold(True)
        self.setFont(font)
        self._line = LIGHT.border

    def show_text(self, text: str) -> None:
        """Write `text`, in a frame as long as that."""
        if text != self.text():
            self.setText(text)
            self.update()  # the frame, too, which is not in what a label updates

    def take_colours(self, text: str, line: str) -> None:
        """Write in one colour, in a frame of another."""
        set_text_colour(self, text)
        self._line = line
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(6 * self.fontMetrics().height(), super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            tint = QColor(self._line)
            painter.setPen(tint)
            tint.setAlpha(28)
            painter.setBrush(tint)
            width = min(self.width(), self.sizeHint().width())
            painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, self.height() - 1), 8, 8)
        super().paintEvent(event)


class FourWaysPanel(QFrame):
    """Shows a `Comparison`: whether the step is the same by all methods, to the last bit.

    Signals:
        method_chosen: the id of the method whose row was clicked.
        step_requested: the step with the largest distance of the run, when that is clicked.
    """

    method_chosen = Signal(str)
    step_requested = Signal(int)

    def __init__(self, why: QAction, parent: QWidget | None = None) -> None:
        """Show nothing yet; `why` is the command that explains the step."""
        super().__init__(parent)
        self.setObjectName("four_ways_panel")
        self.setAccessibleName(self.tr("Four ways, one step"))
        self._theme = LIGHT
        self._comparison: Comparison | None = None
        self._table = WaysTable()
        self._table.method_chosen.connect(self.method_chosen)
        self._badge = _Badge()
        self._badge.setAccessibleName(self.tr("Agreement in this step"))
        self._why = PanelToolButton()
        self._why.setObjectName("why_button")
        why.setIconText(self.tr("Why?"))
        self._why.setDefaultAction(why)
        self._why.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._why.setAutoRaise(True)
        self._run = Note("agreement_run", lines=2)
        mute(self._run)
        self._run.setAccessibleName(self.tr("Agreement over the run"))
        self._run.setTextFormat(Qt.TextFormat.RichText)
        self._run.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._run.linkActivated.connect(self._follow_link)
        row = QHBoxLayout()
        row.addWidget(Holder(self._badge), 1)
        row.addWidget(self._why)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 0, 6, 0)
        layout.setSpacing(4)
        layout.addWidget(self._table)
        layout.addLayout(row)
        layout.addWidget(Holder(self._run))
        layout.addStretch(1)

    @property
    def badge(self) -> str:
        """What the badge says."""
        return self._badge.text()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show how the methods compare."""
        before, self._comparison = self._comparison, comparison
        if comparison == before:
            return
        self._table.show_ways(comparison.ways, comparison.precision)
        self._badge.show_text(badge(comparison))
        self._badge.setToolTip(self._exactly(comparison))
        self._show_run(comparison)
        if before is None or self._state(before) != self._state(comparison):
            self._colour()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._table.apply_theme(theme)
        self._colour()

    @override
    def sizeHint(self) -> QSize:
        return QSize(18 * self.fontMetrics().height(), super().sizeHint().height())

    def _exactly(self, comparison: Comparison) -> str:
        here = comparison.here
        if here is None or here.ulps == 0:
            return ""
        return self.tr("The largest distance between any two: {0} ulp, in {1}").format(
            f"{here.ulps:,}", SYMBOLS[here.column]
        )

    def _show_run(self, comparison: Comparison) -> None:
        over = comparison.over_run
        text = about_run(comparison)
        self._run.setToolTip("")
        if over is not None and over.ulps:
            head, _, step = text.rpartition(", ")
            text = f'{head}, <a href="{over.step}">{step.replace(" ", "&nbsp;")}</a>'
            self._run.setToolTip(
                self.tr("{0} ulp in {1}; click to go to step {2}").format(
                    f"{over.ulps:,}", SYMBOLS[over.column], f"{over.step:,}"
                )
            )
        if text != self._run.text():
            self._run.setText(text)

    @staticmethod
    def _state(comparison: Comparison) -> bool | None:
        return None if comparison.here is None else comparison.here.ulps == 0

    def _colour(self) -> None:
        theme, comparison = self._theme, self._comparison
        state = None if comparison is None else self._state(comparison)
        colour = {True: theme.decrease_text, False: theme.gradient_text, None: theme.muted}[state]
        line = {True: theme.decrease, False: theme.gradient, None: theme.border}[state]
        self._badge.take_colours(colour, line)

    @Slot(str)
    def _follow_link(self, step: str) -> None:
        self.step_requested.emit(int(step))
