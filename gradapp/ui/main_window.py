"""The main window: puts the panels in their places and the commands in their menus."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QHideEvent, QRegion, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QTabWidget, QToolBar, QWidget

from gradapp.core.examples import EXAMPLES
from gradapp.override import override
from gradapp.ui.code_panel import CodePanel
from gradapp.ui.command_icons import CommandIcons
from gradapp.ui.commands import (
    COMMANDS,
    MENUS,
    lab_choices,
    make_actions,
    make_choices,
    method_choices,
    scheme_choices,
    translated,
)
from gradapp.ui.dock import PanelDock
from gradapp.ui.error_plot import ErrorPlot
from gradapp.ui.formula_panel import FormulaPanel
from gradapp.ui.four_ways_panel import FourWaysPanel
from gradapp.ui.graph_panel import GraphPanel
from gradapp.ui.icons import icon
from gradapp.ui.lab_panel import LabPanel
from gradapp.ui.learning_rate_panel import LearningRatePanel
from gradapp.ui.mnemonics import distinguish
from gradapp.ui.pins_panel import PinsPanel
from gradapp.ui.problem_panel import ProblemPanel
from gradapp.ui.status import StatusBar
from gradapp.ui.step_plot import StepPlot
from gradapp.ui.steps_panel import StepsPanel
from gradapp.ui.tab_order import TabbedWindow
from gradapp.ui.theme import LIGHT, Theme
from gradapp.ui.transport import Transport

DEFAULT_SIZE: Final = QSize(1360, 860)
_LOW: Final = 34
"""A window of fewer lines has no room for the Lab above the code: it is put in front of that."""


class MainWindow(TabbedWindow):
    """All panels, and an action for every command. It is shown values and knows no run.

    Signals:
        closing: the person closes the window.
        theme_applied: the `Theme` that all panels have now, for windows beside this one.
    """

    closing = Signal()
    theme_applied = Signal(object)

    def __init__(self) -> None:
        """Build the window, empty."""
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("gradapp")
        self.resize(DEFAULT_SIZE)
        self.setDockNestingEnabled(True)
        self.setAnimated(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.actions_by_id: dict[str, QAction] = make_actions(self)
        self.method_actions = make_choices(self, method_choices(), "method")
        self.lab_actions = make_choices(self, lab_choices(), "lab")
        self.scheme_actions = make_choices(self, scheme_choices(), "scheme")
        self.example_actions = [QAction(name, self) for name, _problem in EXAMPLES]
        self._build_panels()
        self._build_menus()
        self._initial_state = self.saveState()
        self._heights_without_lab = [0, 0]
        self._arranged = False
        self._playing = False
        self._theme = LIGHT

    def _build_panels(self) -> None:
        self.problem_panel = ProblemPanel()
        self.learning_rate_panel = LearningRatePanel()
        self.four_ways_panel = FourWaysPanel(self.actions_by_id["why"])
        self.formula_panel = FormulaPanel()
        self.lab_panel = LabPanel(self.actions_by_id["leave_lab"])
        self.steps_panel = StepsPanel()
        self.code_panel = CodePanel()
        self.graph_panel = GraphPanel()
        self.pins_panel = PinsPanel(self.actions_by_id["pin"])
        self.error_plot = ErrorPlot()
        self.error_steps = StepPlot("error")
        self.theta_steps = StepPlot("theta_next")
        self.transport = Transport(self.actions_by_id)
        self.status = StatusBar()
        self.problem_panel.left.connect(self.setFocus)
        self.setCentralWidget(self._centre())
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        self.docks = (
            PanelDock("problem", self.tr("Method and problem"), self.problem_panel, scrolls=True),
            PanelDock("rate", self.tr("Learning rate"), self.learning_rate_panel, scrolls=True),
            PanelDock("ways", self.tr("Four ways, one step"), self.four_ways_panel, scrolls=True),
            PanelDock(
                "formula", self.tr("This step, with numbers"), self.formula_panel, scrolls=True
            ),
            PanelDock("steps", self.tr("Steps"), self.steps_panel, scrolls=False),
            PanelDock("code", self.tr("Code"), self.code_panel, scrolls=False),
            PanelDock("graph", self.tr("Graph"), self.graph_panel, scrolls=False),
            PanelDock("pins", self.tr("Pins"), self.pins_panel, scrolls=True),
        )
        self.setTabPosition(right, QTabWidget.TabPosition.North)
        for index, dock in enumerate(self.docks):
            self.addDockWidget(left if index < 3 else right, dock)
            dock.installEventFilter(self)
        steps, code, graph, pins = self.docks[-4:]
        self.tabifyDockWidget(code, graph)
        self.tabifyDockWidget(graph, steps)
        self.tabifyDockWidget(steps, pins)
        code.raise_()
        self._lab_dock = PanelDock("lab", self.tr("The Lab"), self.lab_panel, scrolls=True)
        self._lab_dock.setParent(self)
        self._lab_dock.hide()
        bar = QToolBar(self.tr("Transport"))
        bar.setObjectName("transport_bar")
        bar.setMovable(False)
        bar.setFloatable(False)
        bar.addWidget(self.transport)
        self.addToolBar(Qt.ToolBarArea.BottomToolBarArea, bar)
        self.setStatusBar(self.status)

    def _centre(self) -> QWidget:
        below = QSplitter(Qt.Orientation.Horizontal)
        below.addWidget(self.error_steps)
        below.addWidget(self.theta_steps)
        centre = self._upright = QSplitter(Qt.Orientation.Vertical)
        centre.setObjectName("centre")
        centre.addWidget(self.error_plot)
        centre.addWidget(below)
        for splitter, stretches in ((below, (1, 1)), (centre, (13, 7))):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(8)
            for index, stretch in enumerate(stretches):
                splitter.setStretchFactor(index, stretch)
        return centre

    def _build_menus(self) -> None:
        menus: dict[str, QMenu] = {}
        for id_, title in MENUS:
            menus[id_] = self.menuBar().addMenu(translated(title))
            menus[id_].setObjectName(f"menu_{id_}")
            menus[id_].setToolTipsVisible(True)
        groups: dict[str, int] = {}
        for command in COMMANDS:
            menu = menus[command.menu]
            if groups.setdefault(command.menu, command.group) != command.group:
                groups[command.menu] = command.group
                menu.addSeparator()
            menu.addAction(self.actions_by_id[command.id])
        examples = QMenu(self.tr("&Examples"), self)
        examples.setObjectName("menu_examples")
        examples.addActions(self.example_actions)
        menus["file"].insertMenu(self.actions_by_id["quit"], examples)
        leave = self.actions_by_id["leave_lab"]
        first = menus["lab"].insertSeparator(leave)
        menus["lab"].insertActions(first, list(self.lab_actions.values()))
        menus["lab"].insertSeparator(next(iter(self.lab_actions.values())))
        methods = QMenu(self.tr("&Method"), self)
        methods.setObjectName("menu_method")
        methods.addActions(list(self.method_actions.values()))
        menus["run"].addSeparator()
        menus["run"].addMenu(methods)
        schemes = QMenu(self.tr("&Colours"), self)
        schemes.setObjectName("menu_scheme")
        schemes.addActions(list(self.scheme_actions.values()))
        panels = QMenu(self.tr("&Panels"), self)
        panels.setObjectName("menu_panels")
        panels.addActions([dock.toggleViewAction() for dock in self.docks])
        within = {examples: "examples", methods: "method", schemes: "scheme", panels: "panels"}
        self._icons = CommandIcons(self.actions_by_id, within, self)
        menus["view"].addSeparator()
        menus["view"].addMenu(schemes)
        menus["view"].addMenu(panels)
        for each in (self.menuBar(), *self.findChildren(QMenu)):
            distinguish(each.actions())

    def apply_theme(self, theme: Theme) -> None:
        """Give every panel and every icon the colours of `theme`, which the palette has."""
        for panel in (
            self.problem_panel,
            self.learning_rate_panel,
            self.four_ways_panel,
            self.formula_panel,
            self.lab_panel,
            self.steps_panel,
            self.code_panel,
            self.graph_panel,
            self.pins_panel,
            self.error_plot,
            self.error_steps,
            self.theta_steps,
            self.transport,
            self.status,
        ):
            panel.apply_theme(theme)
        self._theme = theme
        self._icons.show(theme)
        self._show_play_command()
        self.theme_applied.emit(theme)

    @Slot()
    def add_menu_icons(self) -> None:
        """Give the menus their icons, which a window that opens need not wait for."""
        self._icons.complete()

    def show_playing(self, playing: bool) -> None:
        """Let the play command say what it would do now."""
        if playing != self._playing:
            self._playing = playing
            self._show_play_command()

    def _show_play_command(self) -> None:
        action = self.actions_by_id["play"]
        action.setText(self.tr("&Pause") if self._playing else translated("&Play"))
        action.setIcon(icon("pause" if self._playing else "play", self._theme))

    def show_method(self, method_id: str) -> None:
        """Mark a method among the commands, or else code of the Lab."""
        for actions in (self.method_actions, self.lab_actions):
            if method_id in actions:
                actions[method_id].setChecked(True)
                continue
            for action in actions.values():
                group = action.actionGroup()
                assert group is not None
                group.setExclusive(False)  # or else the last one can't be unmarked
                action.setChecked(False)
                group.setExclusive(True)

    def show_lab(self, shown: bool) -> None:
        """Show the panel of the Lab in front of the equations, or put it away."""
        formula, code = self.dock("formula"), self.dock("code")
        if shown and not self._has_lab:
            em = self.fontMetrics().height()
            self._heights_without_lab = [formula.height(), code.height()]
            self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._lab_dock)
            behind = code if self.height() < _LOW * em else formula
            if not behind.isFloating():
                self.tabifyDockWidget(behind, self._lab_dock)
            self.resizeDocks([formula, code], [17 * em, 21 * em], Qt.Orientation.Vertical)
        if shown:
            self._lab_dock.show()
            self._lab_dock.raise_()
        elif self._has_lab:
            self._remove_lab()
            heights = self._heights_without_lab
            self.resizeDocks([formula, code], heights, Qt.Orientation.Vertical)

    @property
    def _has_lab(self) -> bool:
        area = self.dockWidgetArea(self._lab_dock)
        return area != Qt.DockWidgetArea.NoDockWidgetArea

    def _remove_lab(self) -> None:
        """Take the panel of the Lab out, so that no saved places tell of it."""
        self._lab_dock.setFloating(False)
        self.removeDockWidget(self._lab_dock)

    def show_panel(self, name: str) -> None:
        """Bring the panel called `name` in front of those that share its place, but the Lab."""
        dock = self.dock(name)
        if not self._is_behind_lab(dock):
            dock.show()
            dock.raise_()

    def dock(self, name: str) -> PanelDock:
        """Return the dock of the panel called `name`.

        Raises:
            KeyError: there is none of that name.
        """
        return {dock.objectName(): dock for dock in self.docks}[f"dock_{name}"]

    def _is_behind_lab(self, dock: PanelDock) -> bool:
        return self._lab_dock.isVisible() and dock in self.tabifiedDockWidgets(self._lab_dock)

    def restore_places(self, geometry: bytes, docks: bytes) -> None:
        """Put window and docks where they were; what can't be read leaves the usual places."""
        if geometry and not self.restoreGeometry(QByteArray(geometry)):
            self.resize(DEFAULT_SIZE)
        if docks and self.restoreState(QByteArray(docks)):
            self._arranged = True
        elif docks:
            self.restoreState(self._initial_state)
        if self._has_lab:
            self._remove_lab()

    def places(self) -> tuple[bytes, bytes]:
        """Return geometry and dock places for `restore_places`."""
        return bytes(self.saveGeometry().data()), bytes(self.saveState().data())

    @Slot()
    def resize_text(self) -> None:
        """Follow the application's font."""
        self.arrange()

    def arrange(self) -> None:
        """Give the columns the widths of the text size, as far as the window has room."""
        em = self.fontMetrics().height()
        problem, rate, ways = self.docks[:3]
        formula, code = self.dock("formula"), self.dock("code")
        widths = [min(20 * em, self.width() // 3), min(29 * em, self.width() // 3)]
        self.resizeDocks([problem, formula], widths, Qt.Orientation.Horizontal)
        left = [problem, rate, ways]
        heights = [dock.sizeHint().height() for dock in left]
        self.resizeDocks(left, heights, Qt.Orientation.Vertical)
        self.resizeDocks([formula, code], [10 * em, 28 * em], Qt.Orientation.Vertical)
        self._upright.setSizes([650, 350])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint what is between the panels anew whenever one of them has moved."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.update(QRegion(self.rect()) - self.childrenRegion())
        return super().eventFilter(watched, event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # Docks can be given sizes only once the window has its own.
        if not self._arranged:
            self._arranged = True
            for widget in self.findChildren(QWidget):
                widget.updateGeometry()  # what was said of it before it was shown went unheard
            self.arrange()
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Take floating panels from the screen as well, before the worker has ended."""
        if not event.spontaneous():
            for dock in (*self.docks, self._lab_dock):
                if dock.isFloating():
                    dock.hide()
        super().hideEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._icons.stop()
        self.closing.emit()
        super().closeEvent(event)
