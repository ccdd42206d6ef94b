"""The field in which a person types the line that the code asks for by input()."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from gradapp.ui.kit.boxes import row_of
from gradapp.ui.kit.fitting_label import FittingLabel
from gradapp.ui.kit.keys import take_keys
from gradapp.ui.kit.panel_button import PanelToolButton


class QuestionBar(QWidget):
    """Is to be seen while the code asks.

    Signals:
        answered: the line.
        ended: there are no more.
    """

    answered = Signal(str)
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._asks: str | None = None
        self._words = FittingLabel(parent=self, name="own_code_question")
        self._field = QLineEdit(self)
        self._field.setObjectName("own_code_answer")
        self._field.setPlaceholderText(self.tr("A line for input(); Enter sends it"))
        take_keys(self._field, Qt.Key.Key_Up, Qt.Key.Key_Down)
        self._field.returnPressed.connect(self._answer)
        end = PanelToolButton("own_code_no_more", self.tr("No more lines"), self, is_flat=True)
        end.clicked.connect(self.ended)
        self.setLayout(row_of(self._words, (self._field, 1), end, margins=(0, 0, 0, 0)))
        self.hide()

    def ask(self, words: str | None) -> None:
        """Ask for a line by `words`; None for no line."""
        if words == self._asks and self.isHidden() == (words is None):
            return
        self._asks = words
        self._words.setText(words or "")
        self._field.setAccessibleName(words or self.tr("A line for input()"))
        self.setVisible(words is not None)
        if words is not None:
            self._field.setFocus()

    @Slot()
    def _answer(self) -> None:
        text = self._field.text()
        self._field.clear()
        self.answered.emit(text)
