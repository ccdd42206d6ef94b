"""A person at the real window: finds things by their names, uses keys and mouse, reads texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QSlider,
    QWidget,
)

from gradapp.app.system.settings import Scheme
from gradapp.app.workbench import Workbench
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.notebook import Problem
from gradapp.core.trajectory import StepValues
from gradapp.ui.plot.canvas import Canvas
from gradapp.ui.transport.speeds import SPEEDS
from tests.soak.reading import value
from tests.waiting import until

W = TypeVar("W", bound=QWidget)


class Person:
    """Somebody in front of the window, and what they can do and see there."""

    def __init__(self, workbench: Workbench) -> None:
        self.workbench = workbench
        self.window = workbench.window

    # What a person does

    def press(self, name: str, times: int = 1) -> None:
        """Click a button of the window by what is written on it."""
        run = self.workbench.current_run
        for _ in range(times):
            before = self.cursor if name == "Step" else 0
            QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
            if name == "Step" and not run.at_end:
                # It takes long to read, and there is nothing to be read before.
                self.sees(lambda at=before + 1: run.cursor == at and self.cursor == at)

    def keys(self, *sequences: str) -> None:
        """Press keys, such as "Right" or "Ctrl+2", wherever the focus is."""
        for sequence in sequences:
            target = QApplication.focusWidget() or self.window
            QTest.keySequence(target, QKeySequence(sequence))

    def types(self, label: str, text: str) -> None:
        """Write into a field of the form, and press Enter."""
        field = self.field(label)
        field.setFocus()
        field.selectAll()
        write(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def chooses(self, label: str, choice: str) -> None:
        """Choose an entry of a list by its beginning."""
        box = self.combo(label)
        index = next(i for i in range(box.count()) if box.itemText(i).startswith(choice))
        box.setFocus()
        step = Qt.Key.Key_Down if index > box.currentIndex() else Qt.Key.Key_Up
        while box.currentIndex() != index:
            before = box.currentIndex()
            QTest.keyClick(box, step)
            assert box.currentIndex() != before, f"{choice} can't be chosen"

    def chooses_speed(self, rate: float) -> None:
        """Move the speed slider by key until it says the speed."""
        slider = self.window.findChild(QSlider, "speed")
        assert slider is not None
        slider.setFocus()
        self.keys("Home")
        for _ in range(SPEEDS.index(rate)):
            self.keys("Right")
        self.window.setFocus()

    def command(self, menu: str, name: str) -> None:
        """Choose an entry of a menu by its text."""
        for action in self.window.menuBar().actions():
            if _plain(action.text()) == menu:
                entries = {_entry(a.text()): a for a in action.menu().actions()}
                for sub in list(entries.values()):
                    if sub.menu():
                        entries |= {_entry(a.text()): a for a in sub.menu().actions()}
                assert entries[name].isEnabled(), f"{menu} > {name} is greyed out"
                entries[name].trigger()
                return
        raise LookupError(menu)

    def drags_ball_to(self, theta: float) -> None:
        """Take the ball with the mouse, and let it go once the field says nearly this θ₀."""
        canvas = self.find(Canvas, "error_curve")
        field = self.find(QAbstractSpinBox, "theta")
        at = self.window.parabola.ball_position().toPoint()
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
        low, high = canvas.rect().left(), canvas.rect().right()
        while high - low > 1:
            at.setX((low + high) // 2)
            QTest.mouseMove(canvas, at)
            low, high = (at.x(), high) if float(field.text()) < theta else (low, at.x())
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at)

    def points_at(self, name: str, step: int) -> QPoint:
        """Move the mouse over a plot over the steps until it tells of a step; return the place."""
        canvas = self.find(Canvas, f"{name}Canvas")
        reading = self.find(QLabel, f"{name}_reading")
        for x in range(canvas.width() - 1, 0, -1):
            at = QPoint(x, canvas.height() // 2)
            QTest.mouseMove(canvas, at)
            if not reading.isHidden() and f"step {step}:" in reading.text().replace(",", ""):
                return at
        raise LookupError(f"no place in {name} tells of step {step}")

    def set_up(
        self,
        *,
        scheme: Scheme | None = None,
        text_scale: int = 100,
        method: str = "python",
        problem: AnyProblem | None = None,
    ) -> Person:
        """Have the window as if this had been remembered from the last time."""
        workbench = self.workbench
        if scheme is not None:
            workbench.appearance.set_scheme(scheme)
        workbench.appearance.set_text_scale(text_scale)
        workbench.current_run.start(problem or Problem(), method)
        workbench.history.begin()
        workbench.document.begin(None, None)
        self.settles()
        return self

    # What a person sees

    @property
    def cursor(self) -> int:
        """The number of the step on the screen."""
        self.sees(lambda: not self.workbench.shown_run.frame_is_due)
        words = self.label("position").split()
        return int(words[1].replace(",", ""))

    @property
    def steps(self) -> int:
        """How many steps the window says there are."""
        self.sees(lambda: not self.workbench.shown_run.frame_is_due)
        words = self.label("position").split()
        return int(words[3].replace(",", ""))

    def sees(self, condition: Callable[[], bool]) -> None:
        """Wait until something is to be seen."""
        until(condition)

    def settles(self) -> None:
        """Wait until nothing is left to be computed or shown."""
        workbench = self.workbench
        self.sees(lambda: workbench.engine.rests and workbench.shown_run.is_settled)

    def reads(self, symbol: str) -> float:
        """Read a result from the equations of this step: E, dE/dθ or θ."""
        for line in self.window.formula_panel.text().splitlines():
            if line.split() and line.split()[0] == symbol:
                return value(line.split()[-1])
        raise LookupError(symbol)

    @property
    def values(self) -> StepValues | None:
        """The numbers of the step at the cursor."""
        return self.workbench.current_run.step_values

    def picture(self, widget: QWidget) -> QImage:
        """Return how something looks, once it rests and the mouse is nowhere near."""
        QTest.mouseMove(self.window.status)
        seen: list[QImage] = []

        def rests() -> bool:
            seen.append(widget.grab().toImage())
            return len(seen) > 5 and all(each == seen[-1] for each in seen[-5:])

        self.sees(rests)
        return seen[-1]

    def find(self, kind: type[W], name: str) -> W:
        """Find something in the window by its kind and its name."""
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    @property
    def marked_line(self) -> str:
        """The line of code that is said to have run last; empty for none."""
        return self.find(QPlainTextEdit, "code").accessibleDescription().partition(": ")[2]

    def label(self, name: str) -> str:
        """Return the text of a label."""
        return self.find(QLabel, name).text()

    @property
    def status(self) -> str:
        """Everything that the status bar says."""
        labels = self.window.status.findChildren(QLabel)
        return " · ".join(label.text() for label in labels if len(label.text()) > 1)

    def spoken(self) -> str:
        """Return the message that stands in the status bar for a while."""
        return self.window.status.currentMessage()

    def refused(self) -> str:
        """Return what a box says that can't be done, once it is there, and press its button."""
        boxes = self.window.findChildren
        self.sees(lambda: any(box.isVisible() for box in boxes(QMessageBox, "refusal")))
        (box,) = (box for box in boxes(QMessageBox, "refusal") if box.isVisible())
        text = box.text()
        QTest.keyClick(box, Qt.Key.Key_Return)
        self.sees(lambda: not any(each.isVisible() for each in boxes(QMessageBox, "refusal")))
        return text

    def button(self, name: str) -> QAbstractButton:
        """Find a button by what is written on it."""
        for button in self.window.findChildren(QAbstractButton):
            if _plain(button.text()) == name and button.isVisible():
                return button
        raise LookupError(name)

    def field(self, label: str) -> QAbstractSpinBox:
        """Find a field of the form by the label before it."""
        return self._labelled(label, QAbstractSpinBox)

    def combo(self, label: str) -> QComboBox:
        """Find a list by its name."""
        return self._labelled(label, QComboBox)

    def _labelled(self, label: str, kind: type[W]) -> W:
        for widget in self.window.findChildren(kind):
            if widget.isVisible() and widget.accessibleName() == label:
                return widget
        raise LookupError(label)

    @staticmethod
    def clipboard() -> str:
        """Return what was copied."""
        return QGuiApplication.clipboard().text()


def write(widget: QWidget, text: str) -> None:
    """Type a text, also what stands on no key, such as ⁻⁷."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(widget, letter)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(widget, event)


def _entry(text: str) -> str:
    """Return what a person calls an entry of a menu, whatever is noted behind its name."""
    return _plain(text).partition("   ")[0]


def _plain(text: str) -> str:
    return text.replace("&", "").replace("…", "")
