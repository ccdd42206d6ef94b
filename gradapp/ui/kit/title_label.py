"""The name of a panel or a plot, which takes no more room than there is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gradapp.override import override
from gradapp.ui.kit.fitting_label import FittingLabel
from gradapp.ui.kit.text_style import elided, make_title


class TitleLabel(FittingLabel):
    """A name, and a shorter one for where there is no room for it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Show `text`."""
        super().__init__(text, parent)
        self._short = ""
        make_title(self)

    def set_names(self, whole: str, short: str) -> None:
        """Show `whole`, or `short` where there is no room for it."""
        self._short = short
        self.setText(whole)

    @override
    def shown(self) -> str:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.width()
        text = self.text() if fits or not self._short else self._short
        return elided(text, self.fontMetrics(), self.width())
