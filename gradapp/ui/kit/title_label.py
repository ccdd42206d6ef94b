"""The name of a panel or a plot, which takes no more room than there is."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from gradapp.override import override
from gradapp.ui.kit.fitting_label import FittingLabel
from gradapp.ui.kit.text_style import elided


class TitleLabel(FittingLabel):
    """A name, and shorter ones for where there is no room for it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Show `text`."""
        super().__init__(text, parent, is_title=True)
        self._shorter: tuple[str, ...] = ()

    def set_names(self, whole: str, *shorter: str) -> None:
        """Show `whole`, or the first that there is room for."""
        if (whole, *shorter) != (self.text(), *self._shorter):
            self._shorter = shorter
            self.setText(whole)
            self.updateGeometry()

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        widths = map(self.fontMetrics().horizontalAdvance, self._shorter)
        return QSize(min(least.width(), *widths), least.height()) if self._shorter else least

    @override
    def shown(self) -> str:
        metrics, width = self.fontMetrics(), self.width()
        names = (self.text(), *self._shorter)
        fitting = (name for name in names if metrics.horizontalAdvance(name) <= width)
        return next(fitting, elided(names[-1], metrics, width))
