"""Another text that a person's own code is compared with: pasted, typed, or from a file."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gradapp.override import override
from gradapp.ui.kit.dialog import Dialog
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.highlighter import PythonHighlighter
from gradapp.ui.kit.plain_text import title_text
from gradapp.ui.kit.text_style import monospaced
from gradapp.ui.kit.theme import Theme
from gradapp.ui.kit.wrapped_label import WrappedLabel


class OtherDialog(Dialog):
    """An editor; what stands in it runs when a person presses the button that says so.

    Signals:
        file_wanted: the person wants to choose a file.
        chosen: the text that is to be run and compared with, and the name of its file, if any.
    """

    file_wanted = Signal()
    chosen = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Have no text yet."""
        super().__init__("own_code_other", self.tr("Compare with another text"), parent)
        self._file = ""
        words = WrappedLabel("own_code_other_words")
        words.show_words(
            self.tr(
                "Paste code, or open a file. It runs once, as own code does: in a process of its "
                "own with your permissions, and not before you press the button. Parameters are "
                "matched by the values they start with, whatever they are called."
            )
        )
        self._editor = QPlainTextEdit()
        self._editor.setObjectName("own_code_other_text")
        self._editor.setAccessibleName(self.tr("The other text"))
        self._editor.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._editor.setTabChangesFocus(True)
        keep_left_to_right(self._editor)
        self._colours = PythonHighlighter(self._editor.document(), theme, explains=False)
        self._editor.textChanged.connect(self._note_text)
        self._run = self.add_main("run", self.tr("&Run and compare"))
        self._run.clicked.connect(self._choose)
        self.add_button("file", self.tr("&Open file…")).clicked.connect(self.file_wanted)
        self.lay_out(words, self._editor, focus=self._editor)
        self._note_text()

    def show_file(self, name: str, text: str) -> None:
        """Show the text of a file."""
        self._editor.setPlainText(text)
        self._file = name
        self.setWindowTitle(title_text(self.tr("Compare with {0}").format(name)))

    @override
    def fit_font(self) -> None:
        self._editor.setFont(monospaced(self.font()))
        em = self.fontMetrics().height()
        self._editor.setMinimumSize(34 * em, 15 * em)

    @Slot()
    def _note_text(self) -> None:
        self._run.setEnabled(bool(self._editor.toPlainText().strip()))

    @Slot()
    def _choose(self) -> None:
        text = self._editor.toPlainText()
        self.accept()
        self.chosen.emit(text, self._file)
