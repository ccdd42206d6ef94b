"""A field of a dialog for how many there are: a whole number between two bounds."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox

from gradapp.ui.kit.direction import keep_left_to_right


class CountBox(QSpinBox):
    """Shows a whole number as all are written: 1,000,000."""

    def __init__(self, name: str, words: str, least: int, most: int, value: int) -> None:
        """Hold `value`, which may be changed between `least` and `most`.

        Args:
            name: its object name.
            words: what it is called.
            least: the least number.
            most: the largest.
            value: the number at first.
        """
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setGroupSeparatorShown(True)
        self.setRange(least, most)
        self.setValue(value)
        keep_left_to_right(self)
