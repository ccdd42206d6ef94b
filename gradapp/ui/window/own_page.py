"""The page of own code: its view, with plots and a graph, of which that view knows nothing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction

from gradapp.core.columns import Holds
from gradapp.ui.curves.plot import StepPlot
from gradapp.ui.graph.panel import GraphPanel
from gradapp.ui.own_code.panel import OwnCodePanel


class OwnPage(OwnCodePanel):
    """The view of own code with all that is in it.

    Attributes:
        error_curve: the error over the steps.
        parameter_curves: the parameters over the steps.
        graph: the graph of the step.
    """

    def __init__(self, actions: Mapping[str, QAction], leave: QAction) -> None:
        """Have no code yet.

        Args:
            actions: the commands of the window.
            leave: shows the plots of the run again.
        """
        error = StepPlot(Holds.ERROR, name="ownErrorPerStep")
        parameters = StepPlot(Holds.AFTER, name="ownParametersPerStep")
        graph = GraphPanel(name="own_graph")
        super().__init__(actions, leave, (error, parameters), graph)
        self.error_curve, self.parameter_curves, self.graph = error, parameters, graph
        self._coloured = (*self._coloured, error, parameters, graph)
