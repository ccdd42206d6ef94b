"""What a sweep has found of learning rates, as a strip: for problems that have no theory."""

from __future__ import annotations

import math
from itertools import groupby, pairwise
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gradapp.core.numbers.text import stated
from gradapp.core.sweep import Ending, Outcome
from gradapp.core.words import N_, Message, Value
from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.roles import CHART, set_role
from gradapp.ui.kit.themed import Themed
from gradapp.ui.kit.words import said
from gradapp.ui.learning_rate.drawing import Stretch, StripGeometry, paint_handle, paint_stretches
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """What a sweep over learning rates has found so far.

    Attributes:
        outcomes: what has become of those that it has tried.
        by: the way and the precision that they were tried by.
        why_not: why it can try none, or no more.
        goes_on: whether there will be more.
        is_complete: whether there is nothing more to be tried.
    """

    outcomes: tuple[Outcome, ...] = ()
    by: Value = ""
    why_not: Message | None = None
    goes_on: bool = False
    is_complete: bool = False


NOTHING: Final = Found()


class FoundStrip(QWidget, Themed):
    """Shows which of the learning rates tried have converged, from the smallest to the largest.

    It is there to be seen: a learning rate is taken in the window of the sweep.
    """

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setObjectName("found_strip")
        self.setAccessibleName(self.tr("Learning rates tried"))
        set_role(self, CHART)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keep_left_to_right(self)
        self._alpha = 0.0
        self._outcomes: list[Outcome] = []
        self.hide()

    def show_found(self, alpha: float, found: Found) -> None:
        """Show what has become of learning rates, and the one in use among them."""
        self._alpha = alpha
        self._outcomes = sorted(found.outcomes, key=lambda outcome: outcome.alpha)
        self.setVisible(bool(found.outcomes))
        self.setAccessibleDescription(in_words(found))
        self.setToolTip(tip_text(in_words(found)))
        self.update()

    def stretches(self) -> list[tuple[float, float, Ending]]:
        """Return from where to where neighbours have ended alike, as shares of the strip."""
        if len(self._outcomes) < 2:
            return [(0.0, 1.0, each.ending) for each in self._outcomes]
        places = [self._share(each.alpha) for each in self._outcomes]
        borders = [0.0, *((a + b) / 2 for a, b in pairwise(places)), 1.0]
        found, start = [], 0
        for ending, alike in groupby(self._outcomes, key=lambda outcome: outcome.ending):
            end = start + len(list(alike))
            found.append((borders[start], borders[end], ending))
            start = end
        return found

    def _share(self, alpha: float) -> float:
        """Return where a learning rate is; outside of 0 to 1 where it is beyond those tried."""
        if alpha <= 0:
            return -1.0
        low, high = (math.log(self._outcomes[place].alpha) for place in (0, -1))
        farther = math.log(alpha) - low
        if high == low:
            return math.copysign(2.0, farther) if farther else 0.5
        return farther / (high - low)

    def _looks(self) -> list[Stretch]:
        theme, hatched = self._theme, Qt.BrushStyle.BDiagPattern
        looks = {
            Ending.CONVERGED: (theme.decrease, Qt.BrushStyle.NoBrush, "→"),
            Ending.UNFINISHED: (theme.gradient, hatched, "…"),
            Ending.STUCK: (theme.gradient, Qt.BrushStyle.HorPattern, "△"),
        }
        other = (theme.increase, Qt.BrushStyle.DiagCrossPattern, "↗")
        return [(left, right, *looks.get(end, other)) for left, right, end in self.stretches()]

    @override
    def sizeHint(self) -> QSize:
        return QSize(16 * self.fontMetrics().height(), self.minimumSizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        height = StripGeometry(self.width(), self.font()).height
        return QSize(8 * self.fontMetrics().height(), round(height))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._outcomes:
            return
        geometry, theme = StripGeometry(self.width(), self.font()), self._theme
        with QPainter(self) as painter:
            keep_left_to_right(painter)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_stretches(painter, geometry, theme, self._looks())
            share = self._share(self._alpha)
            paint_handle(painter, geometry, theme, share, self._alpha)
            painter.setFont(geometry.small_font)
            painter.setPen(QColor(theme.muted))
            height = QFontMetricsF(geometry.small_font).height()
            area = QRectF(geometry.bar.left(), geometry.bar.bottom() + 4, 0, height)
            area.setRight(geometry.bar.right())
            for place, side in ((0, Qt.AlignmentFlag.AlignLeft), (-1, Qt.AlignmentFlag.AlignRight)):
                text = str(stated(self._outcomes[place].alpha, significant=3))
                painter.drawText(area, side, f"α {text}")


def in_words(found: Found) -> str:
    """Return in words which learning rates have converged; nothing where none was tried."""
    return " ".join(words for words in (_counted(found), said(found.why_not or "")) if words)


def _counted(found: Found) -> str:
    if not found.outcomes:
        return ""
    came = [each for each in found.outcomes if each.ending is Ending.CONVERGED]
    words = N_(
        "LearningRate",
        "Sweep by {by}: of %Ln learning rate(s) tried, {came} have converged, between α {least} "
        "and α {most}; soonest with α {alpha}, at step {step}.",
        "",
        0,
    ).filled(came=len(came))
    if not came:
        words = N_(
            "LearningRate",
            "Sweep by {by}: of %Ln learning rate(s) tried, none has converged.",
            "",
            0,
        )
    elif len(came) == 1:
        words = N_(
            "LearningRate",
            "Sweep by {by}: of %Ln learning rate(s) tried, one has converged: α {alpha}, at step "
            "{step}.",
            "",
            0,
        )
    if came:
        alphas, best = [each.alpha for each in came], min(came, key=lambda each: each.step)
        numbers = {"least": min(alphas), "most": max(alphas), "alpha": best.alpha}
        words = words.filled(
            step=best.step, **{name: stated(each, significant=3) for name, each in numbers.items()}
        )
    return said(words.counted(len(found.outcomes)).filled(by=found.by))
