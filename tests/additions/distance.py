"""A panel that the window has not: how far θ is from the minimum."""

from PySide6.QtWidgets import QLabel

from gradapp.ui.kit.text_style import set_text_colour
from gradapp.ui.kit.theme import Theme


class DistancePanel(QLabel):
    """Is given a distance and shows it. It computes nothing and knows nobody."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(self.tr("no step yet"))
        self.setObjectName("distance_panel")

    def show_distance(self, distance: float) -> None:
        """Show how far it is."""
        self.setText(self.tr("{0} to go").format(distance))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        set_text_colour(self, theme.error)
