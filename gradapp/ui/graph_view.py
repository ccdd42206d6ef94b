"""Draws the autograd graph of a step; can be zoomed, moved and saved."""

from __future__ import annotations

from collections import Counter
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from gradapp.core.graph import Graph
from gradapp.core.layout import Layout, layered
from gradapp.core.problem import Precision
from gradapp.override import override
from gradapp.ui.graph_items import Card, EdgeItem, NodeItem
from gradapp.ui.graph_text import arrival, node_title, sent, tooltip
from gradapp.ui.keys import ARROWS, is_walking, overrides_shortcut
from gradapp.ui.theme import LIGHT, Theme

_STEP: Final = 1.2
_LARGEST: Final = 4.0


class GraphView(QGraphicsView):
    """The graph, E or loss at the top and the leaf at the bottom.

    Its layout is that of the whole step, and stays where it is while lines are walked through:
    what has not been done yet is dashed.

    Signals:
        node_selected: the index of the node that a person selected; -1 for none.
    """

    node_selected = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setObjectName("graph")
        self.setAccessibleName(self.tr("Graph that autograd built"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setScene(QGraphicsScene(self))
        self._theme = LIGHT
        self._graph: Graph | None = None
        self._line = -1
        self._precision = Precision.FLOAT64
        self._shape: object = None
        self._nodes: list[NodeItem] = []
        self._edges: list[EdgeItem] = []
        self._fits = True
        self._selecting = False
        self.scene().selectionChanged.connect(self._note_selection)

    @property
    def nodes(self) -> list[NodeItem]:
        """The cards, in the order of the graph's nodes."""
        return self._nodes

    @property
    def edges(self) -> list[EdgeItem]:
        """The curves, in the order of the graph's edges."""
        return self._edges

    def show_graph(self, graph: Graph | None, line: int, precision: Precision) -> None:
        """Show `graph` as it is when the line of index `line` has run."""
        self._graph, self._line, self._precision = graph, line, precision
        shape = graph and (
            tuple((node.name, node.variable) for node in graph.nodes),
            tuple((edge.source, edge.target) for edge in graph.edges),
        )
        if shape != self._shape:
            self._shape = shape
            self._build()
        self._write()

    def select(self, index: int) -> None:
        """Select a node, or none for -1, without saying that a person did."""
        self._selecting = True
        for node in self._nodes:
            node.setSelected(node.index == index)
        self._selecting = False

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.setBackgroundBrush(QColor(theme.surface))
        self._write()

    @Slot()
    def fit(self) -> None:
        """Show the whole graph, not larger than its text is meant to be, and go on to do so."""
        self._fits = True
        self.resetTransform()
        drawn, room = self.sceneRect(), self.viewport().rect()
        if drawn.isEmpty() or room.isEmpty():
            return
        scale = min(1.0, room.width() / drawn.width(), room.height() / drawn.height())
        self.scale(scale, scale)
        self.centerOn(drawn.center())

    @Slot()
    def zoom_in(self) -> None:
        """Show it larger."""
        self._zoom(_STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Show it smaller."""
        self._zoom(1 / _STEP)

    def save_svg(self, path: str) -> None:
        """Save the graph as it is now.

        Raises:
            OSError: the file can't be written.
        """
        with open(path, "ab"):  # noqa: PTH123
            pass  # QSvgGenerator does not say why it can't
        rect = self.sceneRect()
        generator = QSvgGenerator()
        generator.setFileName(path)
        generator.setTitle(self.accessibleName())
        generator.setDescription(self.accessibleDescription())
        generator.setSize(rect.size().toSize())
        generator.setViewBox(QRect(0, 0, int(rect.width()), int(rect.height())))
        with QPainter(generator) as painter:
            painter.fillRect(QRectF(QPointF(), rect.size()), QColor(self._theme.surface))
            self.scene().render(painter, QRectF(QPointF(), rect.size()), rect)

    @override
    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(20 * em, 20 * em)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._build()
            self._write()

    @override
    def event(self, event: QEvent) -> bool:
        """Leave the arrow keys to the window."""
        if overrides_shortcut(event, ARROWS):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {"+": self.zoom_in, "-": self.zoom_out, "0": self.fit}
        if is_walking(event):
            event.ignore()
        elif event.text() in keys:
            keys[event.text()]()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go from node to node, and from the last one on to the next widget."""
        chosen = [node.index for node in self._nodes if node.isSelected()]
        index = chosen[0] + (1 if forward else -1) if chosen else 0
        if not chosen and not forward:
            index = len(self._nodes) - 1
        if not 0 <= index < len(self._nodes):
            self.scene().clearSelection()
            return super().focusNextPrevChild(forward)
        self.scene().clearSelection()
        self._nodes[index].setSelected(True)
        self._nodes[index].ensureVisible()
        return True

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(_STEP ** (event.angleDelta().y() / 120))
        else:
            super().wheelEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.itemAt(event.position().toPoint()) is None:
            self.fit()
        else:
            super().mouseDoubleClickEvent(event)

    def _zoom(self, factor: float) -> None:
        scale = self.transform().m11() * factor
        if 1 / _LARGEST <= scale <= _LARGEST:
            self._fits = False
            self.scale(factor, factor)

    def _build(self) -> None:
        """Make the items anew, each with its place."""
        self._selecting = True
        self.scene().clear()
        self._selecting = False
        self._nodes, self._edges = [], []
        graph = self._graph
        if graph is None:
            return
        pairs = [(edge.source, edge.target) for edge in graph.edges]
        layout = layered(len(graph.nodes), pairs)
        metrics = QFontMetricsF(self.font())
        em = metrics.height()
        width = max(
            metrics.horizontalAdvance("gradient = −0.12345 + (−0.12345) = −0.12345"), 16 * em
        )
        size = QRectF(-width / 2, -1.75 * em, width, 3.5 * em)
        for index in range(len(graph.nodes)):
            item = NodeItem(index)
            item.take_size(size)
            item.setPos(_at(layout, *layout.places[index], width, em))
            self.scene().addItem(item)
            self._nodes.append(item)
        self._build_edges(graph, layout, pairs, size, em)
        self.setSceneRect(self.scene().itemsBoundingRect().adjusted(-em, -em / 2, em, em / 2))
        if self._fits:
            self.fit()

    def _build_edges(
        self,
        graph: Graph,
        layout: Layout,
        pairs: list[tuple[int, int]],
        size: QRectF,
        em: float,
    ) -> None:
        together = Counter(pairs)
        drawn: Counter[tuple[int, int]] = Counter()
        for edge, bends in zip(graph.edges, layout.bends, strict=True):
            pair = (edge.source, edge.target)
            # Edges between the same two nodes part to both sides.
            side = drawn[pair] - (together[pair] - 1) / 2
            drawn[pair] += 1
            start = self._nodes[edge.source].pos() + QPointF(side * 7 * em, size.bottom())
            end = self._nodes[edge.target].pos() + QPointF(side * 7 * em, size.top())
            layer = layout.places[edge.source][1]
            between = [
                _at(layout, column, layer + 1 + i, size.width(), em)
                for i, column in enumerate(bends)
            ]
            middle = (start + (between[0] if between else end)) / 2
            left = middle.x() + (3.2 * side - 4.5) * em
            label = QRectF(left, middle.y() - em / 2, 9 * em, em)
            item = EdgeItem()
            item.take_place([start, *between, end], side * 3 * em, label)
            self.scene().addItem(item)
            self._edges.append(item)

    def _write(self) -> None:
        graph, line = self._graph, self._line
        if graph is None:
            self.setAccessibleDescription("")
            return
        font = QFont(self.font())
        has_gradients = graph.has_gradients(line)
        said = []
        for index, (node, item) in enumerate(zip(graph.nodes, self._nodes, strict=True)):
            is_made = graph.has_value(index, line)
            title = node_title(node, self._precision, has_value=is_made)
            gradient = self._arrival(graph, index) if has_gradients else ""
            kind = f"{node.name} · leaf" if node.is_leaf else node.name
            item.show_card(
                Card(title, kind, gradient, is_leaf=node.is_leaf, is_made=is_made),
                self._theme,
                font,
            )
            item.setToolTip(tooltip(node, has_value=is_made, has_gradient=has_gradients))
            said.append(", ".join(part for part in (kind, title, gradient) if part))
        for edge, curve in zip(graph.edges, self._edges, strict=True):
            text = sent(edge, self._precision) if has_gradients else ""
            curve.show_gradient(text, graph.has_value(edge.source, line), self._theme, font)
        self.setAccessibleDescription("\n".join(said))

    def _arrival(self, graph: Graph, index: int) -> str:
        """Return the gradient at a node as a sum, or alone where the sum is too long."""
        bold = QFont(self.font())
        bold.setBold(True)
        room = self._nodes[index].boundingRect().width() - self.fontMetrics().height()
        text = arrival(graph, index, self._precision)
        if QFontMetricsF(bold).horizontalAdvance(text) > room:
            text = arrival(graph, index, self._precision, as_sum=False)
        return text

    @Slot()
    def _note_selection(self) -> None:
        if not self._selecting:
            chosen = [node.index for node in self._nodes if node.isSelected()]
            self.node_selected.emit(chosen[0] if chosen else -1)


def _at(layout: Layout, column: float, layer: int, width: float, em: float) -> QPointF:
    return QPointF((column - (layout.width - 1) / 2) * (width + 2 * em), layer * 6.2 * em)
