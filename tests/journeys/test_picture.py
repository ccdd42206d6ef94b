"""What stands on the screen is what painting the window anew would put there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tests.person import Person


def on_screen(window: QWidget) -> QImage:
    """Return the pixels that are on the screen, as they were left by what painted last."""
    image = window.screen().grabWindow(window.winId()).toImage()
    return image.convertToFormat(QImage.Format.Format_RGB32)


def painted_anew(window: QWidget) -> QImage:
    """Return the pixels of painting all of the window now."""
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_no_number_and_no_name_of_an_earlier_run_stays_in_a_plot(window: Person) -> None:
    window.types("α", "0.26")
    window.press("Step", times=2)
    window.keys("Ctrl+End")
    window.sees(lambda: window.desktop.session.at_end)
    settle(window)
    assert on_screen(window.window) == painted_anew(window.window)
    window.keys("Ctrl+N")
    settle(window)
    assert on_screen(window.window) == painted_anew(window.window)
    window.press("Step")
    settle(window)
    assert on_screen(window.window) == painted_anew(window.window)


def test_text_made_larger_and_usual_again_leaves_nothing_behind(window: Person) -> None:
    window.press("Step", times=2)
    for key in (*["Ctrl++"] * 6, "Ctrl+0"):
        window.keys(key)
        settle(window)
        assert on_screen(window.window) == painted_anew(window.window)


def settle(person: Person) -> None:
    """Wait until all is computed, laid out and painted."""
    person.sees(lambda: person.desktop.presenter.is_settled and not person.desktop.engine.busy)
    QCoreApplication.processEvents()
    QCoreApplication.processEvents()
