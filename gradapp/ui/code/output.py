"""What a step has printed, or else what brings it."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QWidget

from gradapp.core.recording.recorded_step import RecordedStep
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.no_step import NoStep
from gradapp.ui.kit.opaque import make_opaque
from gradapp.ui.kit.short_text import ShortText
from gradapp.ui.kit.text_style import show_in_place_of_text


class StepOutput(ShortText):
    """Shows the output of a step, once it is done."""

    def __init__(self, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        keep_left_to_right(self)
        self.setObjectName("output")
        self.setAccessibleName(self.tr("Output of the step"))
        self.setReadOnly(True)
        make_opaque(self.verticalScrollBar())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_output(None, 0, NoStep.TO_COME)

    def show_output(self, recorded: RecordedStep | None, line: int, no_step: NoStep | None) -> None:
        """Show what a step has printed up to a line, or say what brings it.

        Args:
            recorded: the step; None while it is not known.
            line: the index of the line.
            no_step: why no step is looked at; None where one is.
        """
        show_in_place_of_text(self, self._instead(recorded, no_step))
        is_done = recorded is not None and recorded.raised is None and line >= recorded.rest
        text = "\n".join(recorded.output) if recorded is not None and is_done else ""
        if text != self.toPlainText():
            self.show_text(text)

    def _instead(self, recorded: RecordedStep | None, no_step: NoStep | None) -> str:
        """Return, where nothing is printed, what brings it, or that nothing will."""
        if recorded is not None and recorded.raised is not None:
            return self.tr("Nothing is printed: the step ends with an error.")
        if recorded is not None and recorded.step:
            return self.tr("Printed when the step is done: ↓ goes on to there.")
        match no_step:
            case NoStep.ASKED:
                return self.tr("Printed when a step is done: answer the question first.")
            case NoStep.NONE:
                return self.tr("Nothing is printed: this run ended before its first step.")
            case NoStep.AT_START:
                return self.tr("Printed when a step is done: → goes to step 1.")
            case NoStep.TO_COME:
                return self.tr("Printed when a step is done: → makes one.")
        return self.tr("Printed when a step is done.")

    def set_letters(self, font: QFont, bar: int) -> None:
        """Write in `font`, and have room for a line of it, and for a bar of such a height."""
        self.setFont(font)
        margins = math.ceil(2 * self.document().documentMargin())
        self.setMinimumHeight(QFontMetrics(font).lineSpacing() + margins + bar)
