"""What dialogs have in common: names, the way out, and text that can be copied."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLayout, QPushButton, QWidget

from gradapp.override import override
from gradapp.ui.kit.boxes import column_of
from gradapp.ui.kit.plain_text import PlainLabel, title_text


class Dialog(QDialog):
    """Stands beside the window, and is closed by Escape, or by Enter on its button.

    A subclass makes its parts and calls `lay_out`; it says what is copied in `as_text`, and in
    `fit_font` what depends on the size of text.

    Attributes:
        close_button: closes it.

    Args:
        name: its object name, with which those of its buttons begin.
        title: what it is called, on the screen and by screen readers.
        parent: the window it stands beside.
    """

    ems: tuple[int, int] | None = None
    """How wide and high it wants to be, in heights of a line; None for as its parts want it."""

    def __init__(self, name: str, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title_text(title))
        self.setAccessibleName(title)
        self._buttons = QDialogButtonBox()
        reject = QDialogButtonBox.ButtonRole.RejectRole
        self.close_button = self._buttons.addButton(self.tr("Close"), reject)
        self._name(self.close_button, "close")
        self._default = self.close_button
        self._buttons.rejected.connect(self.leave)

    def add_button(self, name: str, text: str) -> QPushButton:
        """Put a button beside that which closes."""
        button = self._buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        self._name(button, name)
        return button

    def add_main(self, name: str, text: str) -> QPushButton:
        """Put a button there that Enter presses; that which closes cancels then."""
        self.close_button.setText(self.tr("Cancel"))
        self._name(self.close_button, "close")
        self._default = self.add_button(name, text)
        return self._default

    def add_copy(self) -> QPushButton:
        """Put a button there that copies what the dialog says."""
        button = self.add_button("copy", self.tr("&Copy"))
        button.clicked.connect(self.copy_all)
        return button

    def text_label(self, name: str, text: str = "", *, wraps: bool = False) -> QLabel:
        """Return a label whose text can be selected."""
        label = PlainLabel(text, name=name, wraps=wraps)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        return label

    def lay_out(self, *parts: QWidget | QLayout, focus: QWidget | None = None) -> None:
        """Put the parts one below the other, above the buttons; the last one grows.

        Args:
            parts: what the dialog shows.
            focus: what has the keyboard at first; the button that closes if it is None.
        """
        *above, last = parts
        self.setLayout(column_of(*above, (last, 1), self._buttons))
        self._default.setDefault(True)  # only in its dialog does one button take it from another
        (focus or self.close_button).setFocus()
        self.fit_font()

    @Slot()
    def leave(self) -> None:
        """Do what its button does that closes it."""
        self.reject()

    def open_once(self) -> None:
        """Open it before the window, and be gone once it is closed."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.open()

    def bring_forward(self) -> None:
        """Show it before the window, with the keyboard."""
        self.show()
        self.raise_()
        self.activateWindow()

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return super().sizeHint() if self.ems is None else QSize(*self.ems) * line

    @Slot()
    def fit_text(self) -> None:
        """Take the size that it wants with its text, as far as that of the window goes."""
        if (window := self.parentWidget()) is not None:
            self.resize(self.sizeHint().boundedTo(window.size()))

    def as_text(self) -> str:
        """Return what is copied."""
        return ""

    @Slot()
    def copy_all(self) -> None:
        """Copy what the dialog says to the clipboard."""
        QGuiApplication.clipboard().setText(self.as_text())

    def fit_font(self) -> None:
        """Follow the size of text."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.layout() is not None:
            self.fit_font()

    def _name(self, button: QPushButton, name: str) -> None:
        button.setObjectName(f"{self.objectName()}_{name}")
        button.setAccessibleName(button.text().replace("&", ""))
