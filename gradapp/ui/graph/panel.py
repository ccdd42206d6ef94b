"""The graph that autograd built in the step, filling with values and then with gradients."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from gradapp.core.numbers.precision import Precision
from gradapp.core.recording.graph import Graph
from gradapp.ui.graph.text import which_of_several
from gradapp.ui.graph.view import GraphView
from gradapp.ui.kit.boxes import column_of, put_between_sides, row_of
from gradapp.ui.kit.panel import Panel
from gradapp.ui.kit.panel_button import PanelToolButton
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.term_label import TermLabel
from gradapp.ui.kit.theme import LIGHT


class GraphPanel(Panel):
    """Shows the graph of a step at a line, or says why there is none.

    Attributes:
        view: the drawing.

    Signals:
        node_selected: the index of the node that a person selected; -1 for none.
        picture_requested: a person wants to save the graph as a picture.
    """

    node_selected = Signal(int)
    picture_requested = Signal()

    def __init__(self, *, name: str = "graph") -> None:
        """Show nothing yet; `name` tells it from others."""
        super().__init__(f"{name}_panel", self.tr("Graph"))
        self.view = GraphView(self)
        self._coloured = (self.view,)
        self.view.setObjectName(name)
        self._sentence = TermLabel(parent=self, name=f"{name}_sentence", wraps=True, is_muted=True)
        self._sentence.explain_words("graph", "gradient")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._legend = TermLabel(parent=self, name=f"{name}_legend", wraps=True, is_muted=True)
        self._legend.explain_words("gradient")
        self._buttons = [
            self._button(f"{name}_fit", self.tr("Fit"), self.tr("Show the whole graph (0)")),
            self._button(f"{name}_larger", "+", self.tr("Show the graph larger (+)")),
            self._button(f"{name}_smaller", "−", self.tr("Show the graph smaller (−)")),
            self._button(f"{name}_save", self.tr("SVG…"), self.tr("Save the graph as a picture")),
        ]
        handlers = (self.view.fit, self.view.zoom_in, self.view.zoom_out, self.picture_requested)
        for button, handler in zip(self._buttons, handlers, strict=True):
            button.clicked.connect(handler)
        self._untold: str | None = None
        self._lay_out()
        self.view.node_selected.connect(self.node_selected)
        self.apply_theme(LIGHT)

    def least_width(self) -> int:
        """Return how wide it is when its buttons can be seen, be there a graph or not."""
        widths = [button.sizeHint().width() for button in self._buttons]
        return sum(widths) + (len(widths) - 1) * self._tools.spacing() + 2 * self._sides

    def show_graph(
        self, graph: Graph | None, line: int, precision: Precision, sentence: str = ""
    ) -> None:
        """Show `graph` when the line of index `line` has run; without one, `sentence`."""
        if graph is None and sentence == self._untold:  # as it is for step after step
            return
        self._untold = sentence if graph is None else None
        self.view.show_graph(graph, line, precision)
        self._sentence.setText(sentence)
        legend = self.tr("↑ values going forward   ↓ gradients coming back")
        which = "" if graph is None else which_of_several(graph)
        self._legend.setText("\n".join(filter(None, (legend, which))))
        for widget in (self.view, self._legend, *self._buttons):
            widget.setVisible(graph is not None)
        self._sentence.setVisible(graph is None)

    def select(self, index: int) -> None:
        """Select a node, or none for -1."""
        self.view.select(index)

    def _button(self, name: str, text: str, tip: str) -> PanelToolButton:
        button = PanelToolButton(name, text, self, is_flat=True)
        button.setToolTip(tip_text(tip))
        button.setAccessibleName(tip)
        return button

    def _lay_out(self) -> None:
        self._tools = row_of(0, *self._buttons)
        parts = column_of(self._tools, (self._sentence, 1), (self.view, 1), self._legend)
        self._sides = put_between_sides(parts, self)
