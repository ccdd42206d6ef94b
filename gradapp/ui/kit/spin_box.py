"""A field for one parameter that takes 0.1, 1e-9, 2,5E3 and 1/8, with arrows that fit its size."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from PySide6.QtCore import QDynamicPropertyChangeEvent, QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QSizePolicy, QWidget

from gradapp.core.numbers.typed import is_unfinished
from gradapp.core.numbers.written import compact, shortest
from gradapp.core.problem import ParameterSpec, ProblemError
from gradapp.override import override
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.keys import leave_undo_unless, take_keys_if
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.theme import LIGHT, Theme
from gradapp.ui.kit.words import said

PAUSE_MS: Final = 600
"""How long after the last key what was typed is taken."""

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ScientificSpinBox(QAbstractSpinBox):
    """Shows one parameter in its shortest digits and lets a person type it or step it.

    An arrow moves the value by a tenth of its decade: 1 → 1.1, 0.1 → 0.11, 9.9 → 10 → 11, and
    down 1 → 0.99. So that zero can be reached and crossed, the step is never finer than a
    hundredth of the default's decade, or than a tenth of the decade of a smaller value that was
    typed or shown; a step that would cross zero stops there, and the next one leaves it by ten
    of the finest steps (0 → 0.1 where the default is 1). Page Up and Page Down make ten steps.

    Text is taken at Enter, when the focus leaves, and `PAUSE_MS` after the last key; Escape puts
    back the value. What can't be taken stays in the field, marked, until it is mended or left.

    Signals:
        committed: the new value, when the person changed it.
        refused: the sentence that says why what was typed can't be taken.
        mended: refused text was edited or replaced, and this sentence is no longer so; it is empty
            where the text was left, as the sentence then says why the value is back.
        left: the person has done with the field: Enter was taken, or Escape had nothing to undo.
    """

    committed = Signal(float)
    refused = Signal(str)
    mended = Signal(str)
    left = Signal()

    def __init__(self, spec: ParameterSpec, parent: QWidget | None = None) -> None:
        """Make a field that holds the default of `spec`."""
        super().__init__(parent)
        take_keys_if(self, self._uses)
        leave_undo_unless(self, self._has_edit)
        self._spec = spec
        self._value = spec.default
        self._finest = self._finest_step(spec.default)
        self._sentence = ""
        self._mark = QColor(LIGHT.increase)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._take_after_pause)
        self.lineEdit().textEdited.connect(self._await_pause)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note_focus)
        self.setObjectName(spec.name)
        keep_left_to_right(self)
        self.setAccessibleName(spec.symbol)
        # Not WheelFocus: the wheel belongs to the scroll area until the field was chosen.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._write()
        self.setProperty("minimum", spec.minimum)
        self.setProperty("maximum", spec.maximum)
        self._tell_assistants()

    def value(self) -> float:
        """Return the committed value."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show `value` without a signal, in place of any text being typed."""
        changed, self._value = value != self._value, float(value)
        self._write()
        if changed:
            self._finest = self._finest_step(value)
            self._tell_assistants()

    def settle(self) -> None:
        """Take what was typed, or put the value back."""
        if self._has_edit() and not self._take():
            self._write(left=True)

    def hurry(self) -> None:
        """Take what was typed without a pause; what can't be taken stays, as behind one."""
        if self._pause.isActive():
            self._pause.stop()
            self._take_after_pause()

    def refusal(self) -> str:
        """Return why the text in the field can't be taken; empty where nothing was refused."""
        return self._sentence

    def apply_theme(self, theme: Theme) -> None:
        """Take the colour that marks refused text."""
        self._mark = QColor(theme.increase)
        self.update()

    def _finest_step(self, value: float) -> Decimal:
        finest = Decimal(1).scaleb(_decimal(self._spec.default).adjusted() - 2)
        return min(finest, self._share(_decimal(value).adjusted())) if value else finest

    def _share(self, decade: int) -> Decimal:
        return _decimal(self._spec.step).scaleb(decade)

    def _stepped(self, value: Decimal, direction: int) -> Decimal:
        if not value:
            return 10 * direction * self._finest
        decade = value.adjusted()
        if value * direction < 0 and abs(value) == Decimal(1).scaleb(decade):
            decade -= 1
        moved = value + direction * max(self._share(decade), self._finest)
        return moved if moved * value > 0 else Decimal(0)

    def _read(self) -> float | None:
        """Return the number in the field, or None where it may still become one.

        Raises:
            ProblemError: it can't be taken, whatever is typed behind it.
        """
        return None if is_unfinished(self.text()) else self._spec.checked(self.text())

    def _await_pause(self) -> None:
        self._say("")
        self._pause.start()

    def _take_after_pause(self) -> None:
        try:
            value = self._read()
        except ProblemError as error:
            self._refuse(said(error.message))
        else:
            if value is not None:
                self._commit(value)

    def _take(self) -> bool:
        """Take the text for good, tidied up; return False where it was refused."""
        self._pause.stop()
        try:
            value = self._read()
            if value is None:
                value = self._spec.checked(self.text())  # which says what is missing
        except ProblemError as error:
            self._refuse(said(error.message))
            return False
        self._commit(value)
        self._write()
        return True

    def _commit(self, value: float, *, stepped: bool = False) -> None:
        if value == self._value:
            return
        self._value = value
        if not stepped:
            self._finest = self._finest_step(value)
        self._tell_assistants()
        self.committed.emit(value)

    def _tell_assistants(self) -> None:
        """Give assistive tools the value, where Qt looks for it, and say that it is another."""
        self.setProperty("value", self._value)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self._value))

    def _take_from_assistant(self) -> None:
        """Take the value that an assistive tool has set, if it can be taken."""
        given = self.property("value")
        if given == self._value:
            return
        try:
            self._commit(self._spec.checked(given))
            self._write()
        except ProblemError as error:
            self.setProperty("value", self._value)
            self._refuse(said(error.message))

    def _refuse(self, sentence: str) -> None:
        if sentence != self._sentence:
            self._say(sentence)
            self.refused.emit(sentence)

    def _write(self, *, left: bool = False) -> None:
        self._pause.stop()
        self._say("", left=left)
        text = shortest(self._value)
        if self.text() != text:
            self.lineEdit().setText(text)
            self.lineEdit().setCursorPosition(0)

    def _say(self, sentence: str, *, left: bool = False) -> None:
        """Mark the field with why it can't be taken, or describe it when there is nothing."""
        spec = self._spec
        description = said(spec.description)
        bounds = self.tr("from {0} to {1}").format(compact(spec.minimum), compact(spec.maximum))
        before, self._sentence = self._sentence, sentence
        self.setToolTip(tip_text(sentence or f"{spec.symbol}: {description}\n{bounds}"))
        self.setAccessibleDescription(sentence or f"{description}, {bounds}")
        self.update()
        if before and not sentence:
            self.mended.emit("" if left else before)

    def _has_edit(self) -> bool:
        return self.text() != shortest(self._value)

    @override
    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        enabled = QAbstractSpinBox.StepEnabledFlag.StepNone
        if self._value < self._spec.maximum:
            enabled |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        if self._value > self._spec.minimum:
            enabled |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        return enabled

    @override
    def stepBy(self, steps: int) -> None:
        try:
            typed = self._read()
        except ProblemError:
            typed = None
        if typed is not None and typed != self._value:
            self._finest = self._finest_step(typed)
        moved = _decimal(self._value if typed is None else typed)
        for _ in range(abs(steps)):
            moved = self._stepped(moved, 1 if steps > 0 else -1)
        value = min(max(float(moved), self._spec.minimum), self._spec.maximum)
        self._commit(value, stepped=True)
        self._write()
        self.selectAll()

    @override
    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QDynamicPropertyChangeEvent)
            and event.propertyName().data() == b"value"
        ):
            self._take_from_assistant()
        return super().event(event)

    def _uses(self, event: QKeyEvent) -> bool:
        return event.key() in (*_ENTER, *_ARROWS) or self._reverts(event)

    def _reverts(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and self._has_edit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            if self._take():
                self.left.emit()
        elif self._reverts(event):
            self._write()
            self.selectAll()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        away = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in away:
            self.settle()

    @Slot(QWidget, QWidget)
    def _note_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        # In a window that is not the active one, the focus leaves without an event.
        if now is not None and now is not self and now.window() is self.window():
            self.settle()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a panel put elsewhere takes the focus without another event
            self.settle()

    @override
    def sizeHint(self) -> QSize:
        return self._size(characters=14)

    @override
    def minimumSizeHint(self) -> QSize:
        return self._size(characters=8)

    def _size(self, *, characters: int) -> QSize:
        line = self.fontMetrics().height()
        width = characters * self.fontMetrics().horizontalAdvance("0") + 2 * line
        return QSize(width, max(super().sizeHint().height(), round(1.7 * line)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._sentence:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._mark, 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 3, 3)


def _decimal(value: float) -> Decimal:
    return Decimal(repr(float(value)))
