"""The dialogs say what they know, can be copied, and stand in nobody's way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication, QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QTextBrowser,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gradapp.ui.comparison.why_dialog import WhyDialog
from gradapp.ui.help.window import HelpEntry, HelpWindow
from gradapp.ui.kit.dialog import Dialog
from gradapp.ui.kit.question import CANCEL, Question
from gradapp.ui.window.about_dialog import AboutDialog
from gradapp.ui.window.error_dialog import ErrorDialog
from tests.ui.seen import scale_text

# The platform without a screen has no window manager, and says so of every window.
pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support .*\(\)")

RESOURCES = Path(__file__).parents[3] / "resources"
COMPONENTS = [("Python", "3.11.7", "PSF-2.0"), ("PyTorch", "2.13.0+cpu", "BSD-3-Clause")]


def press(dialog: QDialog, label: str) -> None:
    (button,) = [
        b for b in dialog.findChildren(QAbstractButton) if b.text().replace("&", "") == label
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def says(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_no_button_has_an_icon_of_the_platform(about: AboutDialog) -> None:
    """Some platforms put their own on a standard button, black in dark colours, too."""
    (box,) = about.findChildren(QDialogButtonBox)
    assert about.close_button in box.buttons()
    assert box.standardButtons() == QDialogButtonBox.StandardButton.NoButton


def test_each_answer_to_a_question_has_a_letter_of_its_own(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    answers = {CANCEL: "&Abbrechen", "run": "&Ausführen"}
    question = Question("question", "Ausführen?", "", answers, {}, window)
    texts = [each.text() for each in question.buttons()]
    assert sorted(each.replace("&", "") for each in texts) == ["Abbrechen", "Ausführen"]
    assert len({each[each.index("&") + 1].casefold() for each in texts}) == 2


@pytest.fixture
def about(qtbot: QtBot) -> AboutDialog:
    picture = QIcon(str(RESOURCES / "gradapp.svg"))
    dialog = AboutDialog("1.2.3", COMPONENTS, picture)
    qtbot.addWidget(dialog)
    return dialog


@pytest.fixture
def errors(qtbot: QtBot) -> ErrorDialog:
    dialog = ErrorDialog()
    qtbot.addWidget(dialog)
    return dialog


@pytest.fixture
def help_window(qtbot: QtBot) -> HelpWindow:
    dialog = HelpWindow([HelpEntry("ulp", "Words", "ulp", "The step from one number to the next.")])
    qtbot.addWidget(dialog)
    return dialog


def test_an_error_is_shown_without_blocking_the_window(errors: ErrorDialog) -> None:
    errors.report("ValueError: first")
    assert errors.isVisible()
    assert not errors.isModal()
    assert "gradapp goes on; the details say what it was." in says(errors)
    press(errors, "Close")
    assert not errors.isVisible()


def test_further_errors_are_added_to_the_same_dialog(errors: ErrorDialog) -> None:
    errors.report("ValueError: first")
    errors.report("TypeError: second")
    (details,) = errors.findChildren(QPlainTextEdit)
    assert details.isReadOnly()
    assert details.toPlainText() == "ValueError: first\n\nTypeError: second"
    press(errors, "Copy")
    assert clipboard() == "ValueError: first\n\nTypeError: second"
    errors.close()


def test_after_it_was_closed_the_next_error_opens_it_again(errors: ErrorDialog) -> None:
    errors.report("first")
    QTest.keyClick(errors, Qt.Key.Key_Escape)
    assert not errors.isVisible()
    errors.report("second")
    assert errors.isVisible()
    errors.close()


def test_the_details_are_set_in_fixed_width_at_the_size_of_the_text(errors: ErrorDialog) -> None:
    larger = QFont(errors.font())
    larger.setPointSizeF(2 * errors.font().pointSizeF())
    errors.setFont(larger)
    (details,) = errors.findChildren(QPlainTextEdit)
    assert details.font().pointSizeF() == larger.pointSizeF()
    assert details.fontMetrics().horizontalAdvance("i") == details.fontMetrics().horizontalAdvance(
        "W"
    )


def test_a_flood_of_errors_keeps_the_dialog_small(errors: ErrorDialog) -> None:
    errors.report("line\n" * 20_000)
    (details,) = errors.findChildren(QPlainTextEdit)
    assert details.document().blockCount() <= 5000
    errors.close()


def test_the_crash_of_an_earlier_run_is_told_as_such(errors: ErrorDialog) -> None:
    errors.report_crash("Fatal Python error: Segmentation fault")
    assert "the last time it ran" in says(errors)
    errors.close()


def test_about_says_version_components_and_licences(about: AboutDialog) -> None:
    about.show()
    text = says(about)
    for word in (
        "gradapp 1.2.3",
        "more and more of PyTorch",
        "MIT",
        "PyTorch",
        "2.13.0+cpu",
        "BSD-3-Clause",
    ):
        assert word in text
    about.close()


def test_about_can_be_copied(about: AboutDialog) -> None:
    press(about, "Copy")
    assert clipboard().startswith("gradapp 1.2.3\n")
    assert "PyTorch 2.13.0+cpu (BSD-3-Clause)" in clipboard()


def test_about_grows_with_the_text(about: AboutDialog) -> None:
    before = about.sizeHint()
    larger = QFont(about.font())
    larger.setPointSizeF(2 * about.font().pointSizeF())
    about.setFont(larger)
    assert about.sizeHint().width() > 1.5 * before.width()


def test_about_does_without_an_icon(qtbot: QtBot) -> None:
    dialog = AboutDialog("1", [], QIcon())
    qtbot.addWidget(dialog)
    assert "gradapp 1" in dialog.as_text()


@pytest.fixture
def why(qtbot: QtBot) -> WhyDialog:
    dialog = WhyDialog()
    qtbot.addWidget(dialog)
    dialog.show_why(None)
    return dialog


@pytest.fixture(params=["about", "errors", "help_window", "why"])
def dialog(request: pytest.FixtureRequest) -> Dialog:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Dialog)
    return found


def test_everything_a_person_can_touch_has_a_name(dialog: Dialog) -> None:
    touchable: list[QWidget] = [dialog, *dialog.findChildren(QAbstractButton)]
    touchable += dialog.findChildren(QPlainTextEdit)
    touchable += dialog.findChildren(QTextBrowser)
    touchable += dialog.findChildren(QTreeWidget)
    for widget in touchable:
        assert widget.objectName(), widget
        assert widget.accessibleName(), widget
        assert "&" not in widget.accessibleName()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_close_every_dialog(dialog: Dialog, key: Qt.Key, qtbot: QtBot) -> None:
    with qtbot.waitExposed(dialog):
        dialog.show()
    QTest.keyClick(dialog, key)
    searches = isinstance(dialog, HelpWindow) and key == Qt.Key.Key_Return
    assert dialog.isVisible() == searches, "Enter in the help goes on to what was found"
    dialog.close()


def test_every_text_of_a_dialog_can_be_selected(dialog: Dialog) -> None:
    dialog.show()
    selectable = Qt.TextInteractionFlag.TextSelectableByMouse
    texts = [label for label in dialog.findChildren(QLabel) if label.text()]
    texts += dialog.findChildren(QPlainTextEdit)
    texts += dialog.findChildren(QTextBrowser)
    assert all(text.textInteractionFlags() & selectable for text in texts)
    dialog.close()


@pytest.mark.usefixtures("usual_font")
@pytest.mark.parametrize("percent", [100, 250])
def test_every_dialog_fits_a_small_screen_at_any_size_of_text(
    dialog: Dialog, percent: int, qapp: QApplication
) -> None:
    scale_text(qapp, percent / 100)
    dialog.show()
    assert dialog.size().boundedTo(dialog.screen().availableSize()) == dialog.size()
    smallest = dialog.minimumSizeHint()
    assert smallest.width() <= 1024
    assert smallest.height() <= 700
    dialog.close()


def test_a_dialog_that_is_opened_once_is_gone_when_it_is_closed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    about = AboutDialog("1", [], QIcon(), window)
    about.open_once()
    with qtbot.waitSignal(about.destroyed):
        press(about, "Close")
