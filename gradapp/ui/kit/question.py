"""A question before the window, with an answer on each of its buttons; nothing waits for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from gradapp.ui.kit.mnemonics import distinct
from gradapp.ui.kit.words import translate

CANCEL: Final = "cancel"

_ROLES: Final = {
    CANCEL: QMessageBox.ButtonRole.RejectRole,
    "discard": QMessageBox.ButtonRole.DestructiveRole,
}


class Question(QMessageBox):
    """Asks once, does what belongs to the answer, and is gone."""

    def __init__(
        self,
        name: str,
        text: str,
        more: str,
        answers: Mapping[str, str],
        then: Mapping[str, Callable[[], object]],
        parent: QWidget,
    ) -> None:
        """Ask nothing yet: see `open`.

        Args:
            name: its object name.
            text: the question.
            more: what there is to know before it is answered.
            answers: what stands on the buttons, by the ids of the answers, the usual one first;
                that of Escape is `CANCEL`.
            then: what is done at an answer, where anything is.
            parent: the window before which it stands.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setIcon(QMessageBox.Icon.Question if len(answers) > 1 else QMessageBox.Icon.Warning)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setInformativeText(more)
        self._then = then
        self._ids: dict[QAbstractButton, str] = {}
        for id, words in zip(answers, distinct(list(answers.values())), strict=True):
            button = self.addButton(words, _ROLES.get(id, QMessageBox.ButtonRole.AcceptRole))
            button.setObjectName(f"{name}_{id}")
            self._ids[button] = id
            if len(self._ids) == 1:
                self.setDefaultButton(button)
            if id == CANCEL or len(answers) == 1:
                self.setEscapeButton(button)
        self.finished.connect(self._go_on)

    @Slot()
    def _go_on(self) -> None:
        answer = self._ids.get(self.clickedButton(), CANCEL)
        if answer in self._then:
            self._then[answer]()


def refuse(sentence: str, parent: QWidget) -> None:
    """Say before a window why something can't be opened or written."""
    Question("refusal", sentence, "", {CANCEL: translate("Question", "&OK")}, {}, parent).open()
