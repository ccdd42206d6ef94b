"""The bar below: the scrubber, the speed, and the buttons that move through the run."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout

from gradapp.core.limits import MOST_STEPS
from gradapp.core.words import N_, grouped
from gradapp.override import override
from gradapp.ui.kit.action_button import ActionButton
from gradapp.ui.kit.boxes import column_of, row_of
from gradapp.ui.kit.card import Card
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.layout_shield import LayoutShield
from gradapp.ui.kit.opaque import make_opaque
from gradapp.ui.kit.panel import Panel
from gradapp.ui.kit.plain_text import PlainLabel
from gradapp.ui.kit.slider import Scrubber, Slider
from gradapp.ui.kit.theme import LIGHT
from gradapp.ui.kit.words import said
from gradapp.ui.transport.speeds import DEFAULT_SPEED, SPEEDS

BUTTONS: Final = ("reset", "back", "play", "step", "end")
"""The keys of the actions that have a button, from left to right."""

LINE_BUTTONS: Final = ("line_back", "line_forward")
"""The keys of the actions that walk through lines, which stand apart."""

_REPEATING: Final = ("back", "step", *LINE_BUTTONS)
_REPEAT_DELAY: Final = 250
_REPEAT_INTERVAL: Final = 33


class Transport(Card, Panel):
    """Moves through the run: by hand along the scrubber, by buttons, or at a speed.

    Attributes:
        step: the step that is looked at.

    Signals:
        step_requested: the step under the scrubber's handle, while a person moves it.
        speed_changed: the index in `SPEEDS` of the speed that a person chose.
    """

    step_requested = Signal(int)
    speed_changed = Signal(int)

    def __init__(self, actions: Mapping[str, QAction]) -> None:
        """Make a button for each action called as in `BUTTONS` and `LINE_BUTTONS`."""
        super().__init__("transport", self.tr("Transport"))
        keep_left_to_right(self)  # as the steps in the plots, and as players are everywhere
        self.step = self._steps = 0
        self._words: tuple[str, ...] | None = None
        self._is_tight = False
        self._scrubber = Scrubber(self)
        self._scrubber.setObjectName("scrubber")
        self._scrubber.setAccessibleName(self.tr("Step shown"))
        self._scrubber.setToolTip(self.tr("Drag or click to look at another step"))
        self._position = PlainLabel(parent=self, name="position", is_muted=True)
        self._position.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._position_place = LayoutShield(self._position)
        make_opaque(self._scrubber, self._position)
        self._speed = Slider(self)
        self._speed.setObjectName("speed")
        self._speed.setAccessibleName(self.tr("Speed"))
        self._speed.setRange(0, len(SPEEDS) - 1)
        self._speed.setPageStep(2)
        self._speed.setToolTip(self.tr("How fast Play goes"))
        self._speed_label = PlainLabel(parent=self, name="speed_label", is_muted=True)
        self._buttons = {key: self._button(key, actions[key]) for key in (*BUTTONS, *LINE_BUTTONS)}
        self._lay_out()
        self._scrubber.moved.connect(self._scrubbed)
        self._scrubber.sliderReleased.connect(self._let_go)
        self._speed.moved.connect(self._speed_moved)
        self.show_position(0, 0)
        self.show_speed(DEFAULT_SPEED)
        self._coloured = (self._scrubber, self._speed, *self._buttons.values())
        self.apply_theme(LIGHT)

    def show_position(self, step: int, steps: int, words: tuple[str, ...] | None = None) -> None:
        """Show that `step` of `steps` is looked at; a handle held by a person stays with it.

        Args:
            step: the step.
            steps: how many there are.
            words: what is said of that, in lines, where it is not their numbers alone.
        """
        self.step, self._words = step, words
        self._scrubber.setPageStep(max(1, steps // 20))
        self._scrubber.show_value(step, steps)
        self._steps = steps
        self._write_position()

    @property
    def position(self) -> tuple[str, ...]:
        """Which step of how many is looked at, in words, in lines."""
        if self._words is not None:
            return self._words
        return (self._position_text(self.step, self._steps),)

    def _write_position(self) -> None:
        text = "\n".join(self.position)
        if self._is_tight and self._words is None:
            words = self.tr("step {step}\nof {steps}", "in two lines")
            text = words.format(step=grouped(self.step), steps=grouped(self._steps))
        if text != self._position.text():
            lines = self._position.text().count("\n")
            self._position.setText(text)
            if text.count("\n") != lines:
                self._position_place.updateGeometry()

    def _position_text(self, step: int, steps: int) -> str:
        return self.tr("step {step} of {steps}").format(step=grouped(step), steps=grouped(steps))

    @Slot(int)
    def _scrubbed(self, step: int) -> None:
        self.step = step
        self.step_requested.emit(step)

    @Slot()
    def _let_go(self) -> None:
        # Steps may have come while the handle was held, which then stayed where it was.
        self._scrubber.show_value(self.step)

    def show_speed(self, index: int) -> None:
        """Show the speed ``SPEEDS[index]``, without saying that a person chose it."""
        self._speed.show_value(index)
        self._speed_label.setText(self._speed_text(SPEEDS[index]))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the size with icons alone on the buttons."""
        return QSize(
            self._width_of(len(self._buttons) * self._icon_width, tight=True),
            super().minimumSizeHint().height(),
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words on the buttons only where there is room for them."""
        super().resizeEvent(event)
        self._fit_buttons()

    def _button(self, key: str, action: QAction) -> ActionButton:
        button = ActionButton(key, self)
        button.show_action(action)
        if key == "play":
            button.stand_out()
        if key in _REPEATING:
            button.setAutoRepeat(True)
            button.setAutoRepeatDelay(_REPEAT_DELAY)
            button.setAutoRepeatInterval(_REPEAT_INTERVAL)
        return button

    def _lay_out(self) -> None:
        speed_title = self._speed_title = PlainLabel(self.tr("Speed"), self)
        speed_title.setBuddy(self._speed)
        speed = QGridLayout()
        speed.addWidget(speed_title, 0, 0)
        speed.addWidget(self._speed_label, 0, 1)
        speed.addWidget(self._speed, 1, 0, 1, 2)
        speed.setColumnStretch(2, 1)
        speed.setRowStretch(2, 1)
        buttons = row_of(*(self._buttons[key] for key in BUTTONS))
        lines = row_of(*(self._buttons[key] for key in LINE_BUTTONS), 0)
        position = column_of(self._position_place, 0)
        position.setAlignment(self._position_place, Qt.AlignmentFlag.AlignRight)
        below = row_of((speed, 1), buttons, (row_of(lines, (position, 1)), 1))
        rows = column_of(self._scrubber, below)
        self.setLayout(rows)
        self._rows, self._below, self._speed_block, self._lines = rows, below, speed, lines

    @override
    def _restyle(self) -> None:
        """Reserve room for the longest texts, so that nothing moves when a text changes."""
        metrics = self.fontMetrics()
        self._longest = metrics.horizontalAdvance(self._position_text(MOST_STEPS, MOST_STEPS))
        speeds = [metrics.horizontalAdvance(self._speed_text(speed)) for speed in SPEEDS]
        self._speed_label.setFixedWidth(max(speeds))
        em = metrics.height()
        self._lines.setContentsMargins(em, 0, 0, 0)
        self._icon_width = em * 5 // 4 + 12
        self._word_widths: dict[str, int] = {}
        bold = QFont(self.font())
        bold.setBold(True)
        advance = QFontMetrics(bold).horizontalAdvance
        for keys, others in ((BUTTONS, [self.tr("Pause")]), (LINE_BUTTONS, [])):
            words = [*(self._buttons[key].text() for key in keys), *others]
            widest = max(map(advance, words)) + em
            self._word_widths |= dict.fromkeys(keys, max(self._icon_width, widest))
        for button in self._buttons.values():
            button.setIconSize(QSize(em * 5 // 4, em * 5 // 4))
        self._fit_buttons()
        self.updateGeometry()

    def _fit_buttons(self) -> None:
        has_room = self.width() >= self._width_of(sum(self._word_widths.values()))
        icons = len(self._buttons) * self._icon_width
        self._is_tight = self.width() < self._width_of(icons)
        self._speed_title.setVisible(not self._is_tight)
        self._position_place.setFixedWidth(self._position_width(tight=self._is_tight))
        self._write_position()
        style = Qt.ToolButtonStyle
        for key, button in self._buttons.items():
            button.setToolButtonStyle(
                style.ToolButtonTextUnderIcon if has_room else style.ToolButtonIconOnly
            )
            button.setFixedWidth(self._word_widths[key] if has_room else self._icon_width)

    def _position_width(self, *, tight: bool) -> int:
        return self._longest * 9 // 16 if tight else self._longest

    def _width_of(self, buttons: int, *, tight: bool = False) -> int:
        """Return the width that the bar needs when its buttons together are so wide.

        In a tight bar, the position has two lines and the speed no title.
        """
        margins = self._rows.contentsMargins()
        title = self._speed_title.sizeHint().width() + self._speed_block.horizontalSpacing()
        sides = self._speed_label.width() + self._position_width(tight=tight)
        sides += self._lines.contentsMargins().left() + (0 if tight else title)
        gaps = (len(self._buttons) + 1) * self._below.spacing()
        return margins.left() + sides + buttons + gaps + margins.right()

    def _speed_moved(self, index: int) -> None:
        self._speed_label.setText(self._speed_text(SPEEDS[index]))
        self.speed_changed.emit(index)

    def _speed_text(self, speed: float) -> str:
        if math.isinf(speed):
            return self.tr("as fast as possible")
        if speed < 1:
            return self.tr("1 step in {seconds}\u00a0s").format(seconds=f"{1 / speed:g}")
        return said(N_("Transport", "%Ln step(s)/s", "", 0).counted(round(speed)))
