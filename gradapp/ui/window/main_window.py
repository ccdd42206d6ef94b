"""The main window: puts the panels in their places and the commands in their menus."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QHideEvent,
    QMouseEvent,
    QMoveEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QTabWidget, QToolBar, QWidget

from gradapp.core.columns import Holds
from gradapp.core.methods import METHODS
from gradapp.override import override
from gradapp.ui.code.panel import CodePanel
from gradapp.ui.comparison.panel import ComparisonPanel
from gradapp.ui.comparison.values import title_of
from gradapp.ui.curves.plot import StepPlot
from gradapp.ui.formula.panel import FormulaPanel
from gradapp.ui.graph.panel import GraphPanel
from gradapp.ui.kit.division import PartNeeds
from gradapp.ui.kit.dock import Needs, PanelDock
from gradapp.ui.kit.mnemonics import distinguish
from gradapp.ui.kit.scroller import Scroller
from gradapp.ui.kit.share_splitter import ShareSplitter
from gradapp.ui.lab.panel import LabPage, LabPanel
from gradapp.ui.learning_rate.panel import LearningRatePanel
from gradapp.ui.pins.panel import PinsPanel
from gradapp.ui.problem.panel import ProblemPanel
from gradapp.ui.samples.panel import SamplesPanel
from gradapp.ui.table.panel import StepsPanel
from gradapp.ui.transport.bar import Transport
from gradapp.ui.window.arrangement import Arrangement
from gradapp.ui.window.centre import Centre
from gradapp.ui.window.colours import Colours
from gradapp.ui.window.error_picture import ErrorPicture
from gradapp.ui.window.lab_dock import LabDock
from gradapp.ui.window.layouts import Layouts
from gradapp.ui.window.menus import Menus
from gradapp.ui.window.opening import geometry_of, open_again, open_first
from gradapp.ui.window.pages import Pages
from gradapp.ui.window.places import KeptPlaces, read_geometry
from gradapp.ui.window.status import StatusBar
from gradapp.ui.window.tab_order import TabbedWindow, is_in_sight
from gradapp.ui.window.usual_places import ANY, NEEDS

if TYPE_CHECKING:  # a window that opens need not wait for what is made later
    from gradapp.ui.hall.pages import Borrowed
    from gradapp.ui.hall.window import Hall


class MainWindow(TabbedWindow):
    """All panels, and an action for every command. It is shown values and knows no run.

    Attributes:
        menus: every command.
        colours: what gives all that is seen its colours.
        docks: the panels, by their names.
        pages: what takes the place of the plots.
        may_close: asked before it is closed; where it says no, the window stays.

    Signals:
        closing: the person closes the window.
        desktop_changed: the desktop has other colours or fonts.
        term_asked: a word that is to be explained, the control in which it stands, and where.
    """

    closing = Signal()
    desktop_changed = Signal()
    term_asked = Signal(str, QWidget, QRect)

    def __init__(self) -> None:
        """Build the window, empty."""
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("gradapp")
        self.setAnimated(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.may_close: Callable[[], bool] = lambda: True
        self.menus = Menus(self)
        self.colours = Colours(self)
        self.pages = Pages(self.menus, self.colours)
        self.docks: dict[str, PanelDock] = {}
        self._was_shown = False
        self._build_panels()
        self.menus.fill()
        self.colours.changed.connect(self.menus.show_icons)
        self.menus.layouts.group.triggered.connect(self.choose_layout)
        self.menus.actions["hall"].toggled.connect(self.show_hall)

    def _build_panels(self) -> None:
        self.problem_panel = ProblemPanel()
        self.learning_rate_panel = LearningRatePanel()
        self.comparison_panel = ComparisonPanel(self.menus.actions["why"])
        codes = self.menus.layouts["four_ways"]
        self.comparison_panel.codes_requested.connect(codes.trigger)
        self.formula_panel = FormulaPanel()
        course = ("lab_previous", "lab_again", "lab_next", "leave_lab")
        self.lab_panel = LabPanel([self.menus.actions[id] for id in course])
        self.steps_panel = StepsPanel()
        self.code_panel = CodePanel()
        self.graph_panel = GraphPanel()
        self.samples_panel = SamplesPanel()
        self.pins_panel = PinsPanel(self.menus.actions["pin"])
        self.error_picture = ErrorPicture()
        self.parabola, self.plane = self.error_picture.parabola, self.error_picture.plane
        self.error_curve = StepPlot(Holds.ERROR)
        self.parameter_curves = StepPlot(Holds.AFTER)
        self.transport = Transport(self.menus.actions)
        self.status = StatusBar()
        self.problem_panel.left.connect(self.setFocus)
        centre = Centre()
        centre.add_page("plots", Scroller(self._plots(), is_wide=True))
        centre.add_later("side_by_side", self.pages.side_by_side_later)
        centre.add_later("own_code", self.pages.own_code_later)
        self.setCentralWidget(centre)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        splitters = (self._upright, self._below, self.code_panel.splitter)
        self.arrangement = Arrangement(self, centre, splitters)
        self.layouts = Layouts(self.arrangement, centre)
        for name, title, panel in (
            ("problem", self.tr("Way and problem"), self.problem_panel),
            ("rate", self.tr("Learning rate"), self.learning_rate_panel),
            ("ways", title_of(len(METHODS)), self.comparison_panel),
            ("formula", self.tr("This step, with numbers"), self.formula_panel),
            ("steps", self.tr("Steps"), self.steps_panel),
            ("code", self.tr("Code"), self.code_panel),
            ("graph", self.tr("Graph"), self.graph_panel),
            ("samples", self.tr("Samples"), self.samples_panel),
            ("pins", self.tr("Pins"), self.pins_panel),
        ):
            self.add_panel(name, title, panel, NEEDS.get(name, ANY))
        lab = PanelDock("lab", self.tr("The Lab"), self.lab_panel, NEEDS["lab"])
        behind = self.docks["formula"], self.docks["code"]
        self._lab = LabDock(self, self.arrangement, self.colours.give(lab), *behind)
        self.lab_panel.turned.connect(self.arrangement.fit)
        for panel in (self.problem_panel, self.learning_rate_panel, self.formula_panel):
            panel.needs_changed.connect(self.arrangement.fit)
        self.layouts.reset()
        bar = QToolBar(self.tr("Transport"))
        bar.setObjectName("transport_bar")
        bar.setMovable(False)
        bar.setFloatable(False)
        bar.addWidget(self.transport)
        self.addToolBar(Qt.ToolBarArea.BottomToolBarArea, bar)
        self.setStatusBar(self.status)
        plots = (self.error_picture, self.error_curve, self.parameter_curves)
        for part in (*plots, self.transport, self.status):
            self.colours.give(part)

    def add_panel(self, name: str, title: str, panel: QWidget, needs: Needs = ANY) -> None:
        """Give `panel` a place among the others, and an entry in their menu.

        Its usual places are those of `LAYOUTS`, or else behind those below at the right.

        Args:
            name: the key under which its place is remembered.
            title: what a person calls it.
            panel: the panel; where it has `apply_theme`, it is given the colours of the window.
            needs: how much room it asks for.
        """
        dock = PanelDock(name, title, panel, needs)
        self.docks[name] = dock
        self.arrangement.take(dock)
        self.colours.give(dock)
        dock.installEventFilter(self)
        dock.windowTitleChanged.connect(self._distinguish_panels)
        self.menus.panels.addAction(dock.toggleViewAction())
        if self._was_shown:
            with self._lab.away():
                self.layouts.add_panel(name)
            self._distinguish_panels()
        else:
            self.layouts.know(name)

    @Slot()
    def _distinguish_panels(self) -> None:
        distinguish(self.menus.panels.actions())

    @cached_property
    def hall(self) -> Hall:
        """The hall, made when it is first wanted."""
        from gradapp.ui.hall.pages import HallPanels
        from gradapp.ui.hall.window import HALL_COMMANDS, Hall

        shown = HallPanels(
            self.formula_panel,
            self.code_panel,
            self.comparison_panel,
            self.learning_rate_panel,
            self.steps_panel,
            self.transport,
            lambda: self.menus.way,
            self.lab_panel,
            self._question,
            self._explained,
            self.error_picture,
            self.pages.own_code,
            self.pages.own_code.error_curve,
        )
        keys = [self.menus.actions[id] for id in HALL_COMMANDS]
        keys += self.menus.ways.values()
        hall = Hall(self, shown, self._lend, keys)
        hall.left.connect(self.leave_hall)
        return self.colours.give(hall)

    def _plots(self) -> ShareSplitter:
        across, upright = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        curves = self.error_curve, self.parameter_curves
        self._below = ShareSplitter(across, parts=curves, name="below", gap=8)
        shares, plots = (PartNeeds(0, stretch=13), PartNeeds(0, stretch=7)), self.error_picture
        parts = plots, self._below
        self._upright = ShareSplitter(upright, lambda: shares, parts, name="centre", gap=8)
        return self._upright

    def explain_word(self, term: str, asker: QWidget, place: QRect) -> None:
        """Have a word explained that stands at `place` in `asker`."""
        self.term_asked.emit(term, asker, place)

    def show_lab(self, shown: bool) -> None:
        """Show the panel of the Lab in front of the equations, or put it away."""
        self._lab.show(shown)

    def show_panel(self, name: str) -> None:
        """Bring the panel called `name` in front of those that share its place, but the Lab."""
        dock = self.docks[name]
        if not self._lab.is_before(dock):
            dock.show()
            dock.raise_()

    def drag(self) -> tuple[int, int] | None:
        """Return which drag of what sets a number is under way; None for none."""
        drags = self.parabola.drag, self.learning_rate_panel.strip.drag
        return drags if any(drags) else None

    def show_layout(self) -> None:
        """Mark the layout among the commands."""
        self.menus.layouts[self.layouts.current].setChecked(True)

    def _question(self) -> LabPage | None:
        """Return what the Lab asks, while nobody has answered."""
        is_asked = self.lab_panel.is_open and self.arrangement.has(self._lab.dock)
        return self.lab_panel.page if is_asked else None

    def _explained(self) -> tuple[str, ...]:
        """Return what the Lab says of an answer, while its code is looked at."""
        return self.lab_panel.told if self.arrangement.has(self._lab.dock) else ()

    def _lend(self, page: str) -> Borrowed | None:
        """Lend what is shown on a page of the hall: a panel, or the plots over the steps."""
        from gradapp.ui.hall.pages import Borrowed

        panels: dict[str, QWidget] = {"curves": self._below, "graph": self.docks["graph"]}
        own = self.pages.own_code
        if own.isVisible():
            panels = {"curves": own.parameter_curves, "graph": own.graph}
        return Borrowed(panels[page]) if page in panels else None

    @property
    def is_in_hall(self) -> bool:
        """Whether the hall is entered."""
        return self.menus.actions["hall"].isChecked()

    @property
    def in_front(self) -> QWidget:
        """The window that a person looks at: what asks them something stands before it."""
        return self.hall if self.is_in_hall else self

    @Slot(bool)
    def show_hall(self, shown: bool) -> None:
        """Enter the hall, or leave it; the keyboard is where it was then."""
        if shown:
            self.hall.enter()
        else:
            self.leave_hall()

    @Slot()
    def leave_hall(self) -> None:
        """Be as before the hall was entered."""
        self.hall.leave()
        self.arrangement.fit()
        self.menus.actions["hall"].setChecked(False)
        self.activateWindow()
        (self.focusWidget() or self).setFocus()

    def restore_places(self, geometry: KeptPlaces, docks: KeptPlaces) -> None:
        """Put window and docks where they were; what can't be read leaves the usual places."""
        place = read_geometry(geometry)
        if place is None:
            open_first(self)
        else:
            open_again(self, place)
        if docks:
            self.layouts.restore(docks)
        self.show_layout()

    def show_panels(self, places: KeptPlaces) -> None:
        """Have the panels of the layout where a document has them."""
        if places != self.layouts.here():
            with self._lab.away():
                self.layouts.show_here(places)

    def places(self) -> tuple[KeptPlaces, KeptPlaces]:
        """Return geometry and dock places for `restore_places`."""
        return msgspec.to_builtins(geometry_of(self)), self.layouts.to_document()

    @Slot(QAction)
    def choose_layout(self, action: QAction) -> None:
        """Have the layout of the action that was chosen, as it was left; the keyboard stays."""
        here = QApplication.focusWidget()
        with self._lab.away():
            self.layouts.choose(action.data())
        self.show_layout()
        keeps = here is not None and here.window() is self and is_in_sight(here)
        (here if keeps and here is not None else self).setFocus()

    @Slot()
    def reset_layout(self) -> None:
        """Put all panels of this layout back to their usual places, in their usual sizes."""
        with self._lab.away():
            self.layouts.reset()

    @Slot()
    def float_panel(self) -> None:
        """Lift the panel that has the keyboard off the window, or put it back."""
        self._take_panel(PanelDock.float_or_dock)

    @Slot()
    def move_panel(self) -> None:
        """Move the panel that has the keyboard to the column at the other side of the plots."""
        self._take_panel(lambda dock: self.arrangement.move(dock, self.layouts.usual))

    def _take_panel(self, elsewhere: Callable[[PanelDock], None]) -> None:
        """Take the panel that has the keyboard elsewhere, and the keyboard with it."""
        here = QApplication.focusWidget()
        for dock in (*self.docks.values(), self._lab.dock):
            if here is not None and dock.isAncestorOf(here):
                elsewhere(dock)
                here.window().activateWindow()
                here.setFocus()
                return
        self.status.show_message(self.tr("Go to a panel first, by Tab."))

    @Slot()
    def resize_text(self) -> None:
        """Follow the application's font."""
        self._lab.follow_height()
        self.arrangement.fit()
        self.arrangement.fit_soon()

    @override
    def event(self, event: QEvent) -> bool:
        """Notice when a person moves what is between two panels."""
        if not isinstance(event, QMouseEvent):  # first of all: to ask for its kind takes longer
            return super().event(event)
        kind, at = event.type(), event.position().toPoint()
        if kind == QEvent.Type.MouseButtonPress and self.isSeparator(at):
            self.arrangement.begin_drag()
        done = super().event(event)
        if kind == QEvent.Type.MouseButtonRelease:
            self.arrangement.end_drag()
        return done

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint what is between the panels anew whenever one of them has moved."""
        if isinstance(event, (QMoveEvent, QResizeEvent)):  # to ask for its kind takes longer
            self.update(QRegion(self.rect()) - self.childrenRegion())
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lab.follow_height()
        self.arrangement.fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange:
            self.desktop_changed.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if not self._was_shown:
            self._was_shown = True
            for widget in self.findChildren(QWidget):
                widget.updateGeometry()  # what was said of it before it was shown went unheard
        self.arrangement.set_shown(True)
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Take floating panels from the screen as well, before the worker has ended."""
        self.arrangement.set_shown(False)
        if not event.spontaneous():
            for dock in (*self.docks.values(), self._lab.dock):
                if dock.isFloating():
                    dock.hide()
        super().hideEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.menus.stop_icons()
        if self.is_in_hall:
            self.hall.leave()
        self.closing.emit()
        super().closeEvent(event)
