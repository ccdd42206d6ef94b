"""Draws the autograd graph of a step; can be zoomed and moved."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Text
from gradapp.core.recording.graph import Graph
from gradapp.override import override
from gradapp.ui.graph.items import EdgeItem, NodeItem, NodeText
from gradapp.ui.graph.places import placed
from gradapp.ui.graph.text import (
    aloud,
    arrivals,
    edge_tip,
    node_kind,
    node_tip,
    node_titles,
    sent,
    which_of_several,
)
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.keys import leave_arrows, take_keys
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.terms import OPENING, ask_by_key
from gradapp.ui.kit.text_style import elided
from gradapp.ui.kit.themed import Themed

_STEP: Final = 1.2
_LARGEST: Final = 4.0
_SMALLEST_TEXT: Final = 0.75
"""How small a graph becomes to be seen as a whole, as a share of the size of text."""


class GraphView(QGraphicsView, Themed):
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
        keep_left_to_right(self)
        leave_arrows(self)
        take_keys(self, *OPENING)
        self.setAccessibleName(self.tr("Graph that autograd built"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setScene(QGraphicsScene(self))
        self._graph: Graph | None = None
        self._line = -1
        self._precision = Precision.FLOAT64
        self._shape: object = None
        self._nodes: list[NodeItem] = []
        self._edges: list[EdgeItem] = []
        self._fits = True
        self._selecting = False
        self._came_from_behind = False
        self.scene().selectionChanged.connect(self._note_selection)

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
        if self._fits:
            self.fit()

    def select(self, index: int) -> None:
        """Select a node, or none for -1, without saying that a person did."""
        self._selecting = True
        for node in self._nodes:
            node.setSelected(node.index == index)
        self._selecting = False

    def _selected(self) -> int:
        return next((node.index for node in self._nodes if node.isSelected()), -1)

    @override
    def _restyle(self) -> None:
        self.setBackgroundBrush(QColor(self._theme.surface))
        self._write()

    @Slot()
    def fit(self) -> None:
        """Show the whole graph, its text about as large as elsewhere, and go on to do so.

        Where that has no room, the node that the line is about is in sight.
        """
        self._fits = True
        drawn, room = self.sceneRect(), self.maximumViewportSize()
        if not self._nodes or drawn.isEmpty() or room.isEmpty():
            return
        whole = min(1.0, room.width() / drawn.width(), room.height() / drawn.height())
        scale = max(_SMALLEST_TEXT, whole)
        self._show_bars(scale > whole)
        self.setTransform(QTransform.fromScale(scale, scale))
        middle = drawn.center()
        if scale > whole:
            middle.setY(self._nodes[self._told_by_line()].y())
        self.centerOn(middle)

    def _told_by_line(self) -> int:
        """Return the index of the node that the line is about."""
        graph, line = self._graph, self._line
        if graph is None:
            return 0
        made = [index for index, node in enumerate(graph.nodes) if node.line == line]
        return made[0] if made else len(graph.nodes) - 1 if graph.has_gradients(line) else 0

    @Slot()
    def zoom_in(self) -> None:
        """Show it larger."""
        self._zoom(_STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Show it smaller."""
        self._zoom(1 / _STEP)

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
            chosen = self._selected()
            self._build()
            self._write()
            self.select(chosen)

    def terms_here(self) -> list[tuple[str, QRect]]:
        """Return what the selected node is, a leaf or an operation; without one, nothing."""
        index = self._selected()
        if self._graph is None or index < 0:
            return []
        node = self._nodes[index]
        drawn = self.mapFromScene(node.sceneBoundingRect()).boundingRect() & self.viewport().rect()
        return [("leaf" if self._graph.nodes[index].is_leaf else "grad-fn", drawn)]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {"+": self.zoom_in, "-": self.zoom_out, "0": self.fit}
        if event.text() in keys:
            keys[event.text()]()
        elif not ask_by_key(event, self):
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._came_from_behind = event.reason() == Qt.FocusReason.BacktabFocusReason

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go from node to node, and from the last one on to the next widget."""
        chosen = self._selected()
        if chosen < 0 and self._came_from_behind:
            chosen = len(self._nodes)
        index = chosen + (1 if forward else -1)
        if not 0 <= index < len(self._nodes):
            self.scene().clearSelection()
            return super().focusNextPrevChild(forward)
        self.select(index)
        self._nodes[index].ensureVisible()
        self._note_selection()
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
        # A fitted graph may be smaller than that, and must get larger again.
        if (scale <= _LARGEST) if factor > 1 else (scale >= 1 / _LARGEST):
            self._fits = False
            self._show_bars(True)
            self.scale(factor, factor)

    def _show_bars(self, shown: bool) -> None:
        """Allow scroll bars, or not; the room that a graph fits itself to is that without them."""
        policies = Qt.ScrollBarPolicy
        policy = policies.ScrollBarAsNeeded if shown else policies.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setHorizontalScrollBarPolicy(policy)
            self.setVerticalScrollBarPolicy(policy)

    def _build(self) -> None:
        """Make the items anew, each with its place."""
        self._selecting = True
        self.scene().clear()
        self._selecting = False
        self._nodes, self._edges = [], []
        graph = self._graph
        if graph is None:
            return
        self._nodes, self._edges = placed(graph, self.font())
        labels = (each.label for each in self._edges)
        for item in (*self._nodes, *self._edges, *labels):
            self.scene().addItem(item)
        em = QFontMetricsF(self.font()).height()
        self.setSceneRect(self.scene().itemsBoundingRect().adjusted(-em, -em / 2, em, em / 2))
        if self._fits:
            self.fit()

    def _write(self) -> None:
        graph, line = self._graph, self._line
        if graph is None:
            self.setAccessibleDescription("")
            return
        font, precision = QFont(self.font()), self._precision
        has_gradients = graph.has_gradients(line)
        words = [which_of_several(graph)]
        for index, (node, item) in enumerate(zip(graph.nodes, self._nodes, strict=True)):
            is_made = graph.has_value(index, line)
            titles, kind = node_titles(node, precision, has_value=is_made), node_kind(node)
            room = item.boundingRect().width() - self.fontMetrics().height()
            title = self._longest_that_fits(titles, room)
            gradients = arrivals(graph, index, precision) if has_gradients else (Text(),)
            gradient = self._longest_that_fits(gradients, room)
            item.show_card(
                NodeText(title, kind, gradient, is_leaf=node.is_leaf, is_made=is_made),
                self._theme,
                font,
            )
            item.setToolTip(
                tip_text(node_tip(node, precision, has_value=is_made, has_gradient=has_gradients))
            )
            words.append(aloud(titles[0], kind, gradients[0], is_made=is_made))
        for edge, curve in zip(graph.edges, self._edges, strict=True):
            texts = sent(edge, precision) if has_gradients else (Text(),)
            text = self._longest_that_fits(texts, curve.label.room)
            shown = elided(text, self._metrics(), curve.label.room)
            curve.show_gradient(shown, graph.has_value(edge.source, line), self._theme, font)
            for each in (curve, curve.label):
                each.setToolTip(
                    tip_text(edge_tip(graph, edge, precision, has_gradient=has_gradients))
                )
        self.setAccessibleDescription("\n".join(filter(None, words)))

    def _longest_that_fits(self, texts: tuple[Text, ...], room: float) -> Text:
        """Return the first of `texts` for which there is room, or the last, which needs least."""
        metrics = self._metrics()
        fitting = (text for text in texts if metrics.horizontalAdvance(str(text)) <= room)
        return next(fitting, texts[-1])

    def _metrics(self) -> QFontMetricsF:
        bold = QFont(self.font())
        bold.setBold(True)
        return QFontMetricsF(bold)

    @Slot()
    def _note_selection(self) -> None:
        if not self._selecting:
            self.node_selected.emit(self._selected())
