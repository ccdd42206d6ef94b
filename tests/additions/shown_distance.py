"""The view of that panel: it gives it the values of the step at the cursor."""

from PySide6.QtCore import QObject, Slot

from gradapp.app.run.current_run import CurrentRun
from tests.additions.distance import DistancePanel


class ShownDistance(QObject):
    """Follows the cursor."""

    def __init__(self, panel: DistancePanel, current_run: CurrentRun) -> None:
        super().__init__(panel)
        self._panel = panel
        self._current_run = current_run
        current_run.cursor_moved.connect(self._show)

    @Slot(bool)
    def _show(self) -> None:
        if self._current_run.step_values is not None:
            self._panel.show_distance(self._current_run.step_values.theta_next - 1.5)
