"""Lets a person choose what their own code is compared with, and says how it compares."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from gradapp.app.run.own_beside import Other, OtherKind, OwnBeside
from gradapp.core.own_code.beside import Readings, compare, of_run
from gradapp.core.own_code.endings import sentences
from gradapp.core.own_code.messages import How
from gradapp.core.own_code.tape import Tape
from gradapp.core.run import Run
from gradapp.core.words import Message, Value
from gradapp.host.texts import UnreadableError, read
from gradapp.ui.kit import file_dialog
from gradapp.ui.kit.question import refuse
from gradapp.ui.kit.words import said, said_all
from gradapp.ui.own_code.other_dialog import OtherDialog
from gradapp.ui.window.main_window import MainWindow


class ShownBeside(QObject):
    """Knows what was said of which code beside what."""

    def __init__(self, window: MainWindow, beside: OwnBeside) -> None:
        """Listen to the panel."""
        super().__init__(window)
        self._window = window
        self._beside = beside
        self._told: tuple[Tape, Run | Tape | None, Other, str] | None = None
        window.pages.own_code.head.compared.connect(self._choose)

    def show(self, tape: Tape) -> str:
        """Show what is chosen; return how the code compares with it."""
        self._show_choice()
        other = self._beside.other
        steps = len(tape.readings.errors) if isinstance(tape.readings, Readings) else 0
        right = self._beside.right(steps) if steps else None
        if self._told is None or self._told[:3] != (tape, right, other):
            self._told = (tape, right, other, self._words(tape, right, other))
        return self._told[3]

    def _show_choice(self) -> None:
        others = self._beside.others()
        names = [self._called(each) for each in others]
        names.append(self.tr("Beside another text…"))
        self._window.pages.own_code.head.show_beside(names, others.index(self._beside.other))

    def _called(self, other: Other) -> str:
        match other.kind:
            case OtherKind.RUN:
                return self.tr("Beside the run here: {0}").format(other.name)
            case OtherKind.WAY:
                return self.tr("Beside way {0}").format(other.name)
            case OtherKind.PIN:
                return self.tr("Beside the pin {0}").format(other.name)
        return self.tr("Beside {0}").format(other.name)

    def _words(self, tape: Tape, right: Run | Tape | None, other: Other) -> str:
        is_asked = other.kind is not OtherKind.RUN
        if isinstance(tape.readings, Message):
            return said(tape.readings) if is_asked else ""
        whose = self.tr("Beside the run of {0}:")
        if other.kind is not OtherKind.RUN:
            whose = self.tr("Beside {0}:")
        told: list[Value] = []
        if right is None:
            told.append(self.tr("it has to be run first."))
        elif isinstance(right, Run) and not len(right):
            if is_asked:
                told.append(self.tr("it has no steps yet."))
        else:
            theirs = right.readings if isinstance(right, Tape) else of_run(right)
            beside = compare(tape.readings, theirs)
            if is_asked or beside.is_of_use:
                told += beside.sentences
        if isinstance(right, Tape) and right.recording.ends.how != How.FINISHED:
            told += [self.tr("How it ended:"), *sentences(right.recording)]
        return said_all((whose.format(other.name), *told)) if told else ""

    @Slot(int)
    def _choose(self, place: int) -> None:
        others = self._beside.others()
        if place < len(others):
            self._beside.choose(others[place])
            return
        self._show_choice()
        dialog = OtherDialog(self._window.pages.own_code.editor.theme, self._window)
        dialog.file_wanted.connect(partial(self._choose_file, dialog))
        dialog.chosen.connect(self._compare)
        dialog.open_once()

    def _choose_file(self, dialog: OtherDialog) -> None:
        kinds, title = [self.tr("Code (*.py *.ipynb)")], self.tr("Open code")
        files = file_dialog.to_open(dialog, "own_code_other_file", title, kinds)
        files.fileSelected.connect(partial(self._open, dialog))
        files.open()

    def _open(self, dialog: OtherDialog, path: str) -> None:
        try:
            dialog.show_file(Path(path).name, read(Path(path))[0])
        except UnreadableError as error:
            refuse(said(error.message), dialog)

    @Slot(str, str)
    def _compare(self, text: str, name: str) -> None:
        self._beside.choose_text(text, name or self.tr("the other text"))
