"""Actions of a person who changes how the window looks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QSlider

from gradapp.ui.plot.canvas import Canvas
from gradapp.ui.sweep.plot import SweepPlot
from gradapp.ui.transport.speeds import SPEEDS
from tests.soak.checked import Checked
from tests.soak.draws import boolean, does, integer, one_of, several, share

WORDS = """
    Right Left Home End Space Up Down PgUp PgDown Return Esc Tab Shift+Tab [ ] Ctrl+1 Ctrl+2 Ctrl+3
    Ctrl+4 Ctrl+End Ctrl+Home Ctrl+N Ctrl+R Ctrl+L Ctrl+U Ctrl+M Ctrl+A Ctrl+C Shift+Down
    Ctrl+Shift+C Ctrl+Shift+T Ctrl+Shift+R Ctrl+B Ctrl+Shift+P Del F2 Ctrl+D 1 4 Ctrl+Shift+B
"""
KEYS = WORDS.split()
PANELS = ["problem", "rate", "ways", "formula"]


class Appearing(Checked):
    """Changes colours, sizes and panels, opens dialogs, and presses keys."""

    @does(place=share, notches=integer(-4, 4), double=boolean)
    def point_at_the_curve(self, place: float, notches: int, double: bool) -> None:
        canvas = self.find(Canvas, "error_curve")
        self.turn_wheel(canvas, place, notches)
        at = QPoint(int(place * (canvas.width() - 1)), canvas.height() // 3)
        if double:
            QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=at)
        else:
            QTest.mouseMove(canvas, at)

    @does(index=integer(0, len(SPEEDS) - 1), by_key=boolean)
    def choose_a_speed(self, index: int, by_key: bool) -> None:
        self.leave_field()
        if by_key:
            self.the_person.chooses_speed(SPEEDS[index])
        else:
            self.find(QSlider, "speed").setFocus()
            self.press_key("Home")
            for _ in range(index):
                self.window.menus.actions["faster"].trigger()
        assert self.workbench.requests.speed == index

    @does(
        id=one_of(
            ["animate", "close_up", "logarithmic", "reset_view", "copy_step", "copy_steps"]
            + ["text_smaller", "text_normal"]
        )
    )
    def command(self, id: str) -> None:
        self.window.menus.actions[id].trigger()

    @does(if_=lambda self: self.workbench.appearance.text_scale < 175)
    def write_larger(self) -> None:
        self.window.menus.actions["text_larger"].trigger()

    @does(scheme=one_of(["light", "dark", "system"]))
    def choose_colours(self, scheme: str) -> None:
        self.window.menus.schemes[scheme].trigger()

    @does(name=one_of(PANELS))
    def hide_or_show_a_panel(self, name: str) -> None:
        self.put_back(self.window.docks[name])
        self.window.docks[name].toggleViewAction().trigger()

    @does(name=one_of(PANELS))
    def float_or_dock_a_panel(self, name: str) -> None:
        dock = self.window.docks[name]
        if dock.isVisible():
            self.leave_field()
            self.put_back(dock)
            dock.setFloating(not dock.isFloating())
            self.activate(self.window)

    @does(id=one_of(["shortcuts", "about"]))
    def look_at_the_help(self, id: str) -> None:
        self.window.menus.actions[id].trigger()
        dialogs = self.window.findChildren(QDialog)
        (dialog,) = [d for d in dialogs if d.isVisible() and d is not self.workbench.sweep.view]
        self.draw()
        self.activate(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        self.activate(self.window)

    @does()
    def open_or_close_the_sweep(self) -> None:
        view = self.workbench.sweep.view
        if view is None:
            self.window.menus.actions["sweep"].trigger()
            self.draw()
        else:
            self.activate(view)
            QTest.keyClick(view, Qt.Key.Key_Escape)
            assert self.workbench.sweep.view is None
        self.activate(self.window)

    @does(
        if_=lambda self: self.workbench.sweep.view is not None,
        keys=several(one_of(["Home", "End", "PgUp", "Left", "Return"]), 5),
    )
    def use_the_sweep(self, keys: list[str]) -> None:
        view = self.workbench.sweep.view
        assert view is not None
        plot = view.findChild(SweepPlot)
        assert plot is not None
        for key in keys:
            QTest.keySequence(plot, QKeySequence(key))

    @does(size=one_of([(1360, 860), (1024, 700), (1600, 1000)]))
    def resize(self, size: tuple[int, int]) -> None:
        self.window.resize(QSize(*size))

    @does(keys=several(one_of(KEYS), 8, least=1))
    def press_keys(self, keys: list[str]) -> None:
        for key in keys:
            self.press_key(key)
            popup = QApplication.activePopupWidget()
            if popup is not None:
                QApplication.processEvents()
                QTest.keyClick(popup, Qt.Key.Key_Escape)
                self.activate(self.window)
