"""Reading values off the plots and the table, copying, and how it all looks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QTabBar,
    QTableView,
)

from gradapp.app.system.settings import Remembered
from gradapp.core.problem.notebook import Problem
from gradapp.ui.kit.theme import DARK, LIGHT
from gradapp.ui.plot.canvas import Canvas
from tests.person import Person
from tests.ui.seen import toggle
from tests.wheel import turn_wheel


def test_a_click_in_a_plot_moves_the_cursor_there(window: Person) -> None:
    window.press("Step", times=8)
    canvas = window.find(Canvas, "thetaPerStepCanvas")
    place = window.points_at("thetaPerStep", 3)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    assert window.cursor == 3


def test_the_crosshair_reads_exact_values(window: Person) -> None:
    window.press("Step", times=8)
    window.points_at("thetaPerStep", 2)
    step = window.workbench.current_run.run.step(2)
    assert str(step.theta_next) in window.label("thetaPerStep_reading")


def test_a_click_in_the_table_moves_the_cursor_there(window: Person) -> None:
    window.press("Step", times=5)
    table = window.window.findChild(QTableView, "stepsTable")
    assert table is not None
    place = table.visualRect(table.model().index(1, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.cursor == 2


def test_the_steps_are_copied_as_tab_separated_text(window: Person) -> None:
    window.press("Step", times=3)
    window.keys("Ctrl+Shift+T")
    lines = window.clipboard().splitlines()
    rows = [[float(cell) for cell in line.split("\t")] for line in lines[1:]]
    step = window.workbench.current_run.run.step(3)
    expected = [3, step.theta, step.fx, step.error, step.gradient, step.theta_next]
    assert rows[-1] == expected


def test_the_equations_are_copied_in_full_precision(window: Person) -> None:
    window.press("Step", times=2)
    window.keys("Ctrl+Shift+C")
    assert window.values is not None
    text = window.clipboard().replace("−", "-")
    assert repr(window.values.gradient) in text
    assert repr(window.values.theta_next) in text


def test_the_error_axis_becomes_logarithmic_by_box_and_by_key(window: Person) -> None:
    window.press("Step", times=4)
    box = window.window.error_curve.findChild(QCheckBox)
    assert box is not None
    box.click()
    assert window.window.menus.actions["logarithmic"].isChecked()
    window.keys("Ctrl+L")
    assert not box.isChecked()


def test_the_view_of_the_parabola_can_be_changed_and_reset(window: Person) -> None:
    window.press("Step")
    plot = window.window.parabola
    before = plot.ball_position()
    canvas = window.find(Canvas, "error_curve")
    turn_wheel(canvas, QPointF(canvas.rect().center()), 3)
    assert plot.ball_position() != before
    window.keys("Ctrl+Shift+R")
    assert plot.ball_position() == before


def test_the_view_follows_a_diverging_run(window: Person) -> None:
    window.types("α", "0.4")
    window.press("Step", times=12)
    canvas = window.find(Canvas, "error_curve")
    assert window.cursor == 12
    places = [window.window.parabola.ball_position().toPoint()]
    window.press("Back")
    assert window.cursor == 11
    places.append(window.window.parabola.ball_position().toPoint())
    assert all(canvas.rect().contains(place) for place in places), places
    assert abs(places[0].x() - places[1].x()) > canvas.width() / 5


def test_text_grows_for_a_projector_and_back(window: Person) -> None:
    label = window.window.findChild(QLabel, "contraction_meaning")
    assert label is not None
    before = label.fontMetrics().height()
    window.keys("Ctrl++", "Ctrl++", "Ctrl++")
    assert label.fontMetrics().height() > 1.3 * before
    window.keys("Ctrl+0")
    assert label.fontMetrics().height() == before


def test_a_font_that_the_desktop_changes_is_followed_as_larger_text_is(
    open_window: Callable[..., Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt says only that the desktop has another theme, and leaves the font that was set."""

    def looks(person: Person) -> tuple[QImage, QSize, QSize]:
        workbench = person.workbench
        assert workbench.form.form is not None
        assert workbench.sweep.view is not None
        sizes = workbench.form.form.size(), workbench.sweep.view.size()
        return person.picture(person.window), *sizes

    def opened(text_scale: int) -> Person:
        person = open_window(Remembered(animate=False, text_scale=text_scale))
        person.press("Step", times=2)
        person.keys("Ctrl+Shift+L", "Ctrl+Shift+N")
        person.sees(lambda: person.workbench.sweep.is_settled)
        person.sees(lambda: person.workbench.shown_run.is_settled)
        return person

    larger = opened(150)
    expected, size = looks(larger), QApplication.font().pointSizeF()
    larger.window.close()
    person = opened(100)
    was = QFontDatabase.systemFont
    monkeypatch.setattr(QFontDatabase, "systemFont", lambda kind: larger_by_half(was(kind)))
    QCoreApplication.sendEvent(person.window, QEvent(QEvent.Type.ThemeChange))
    person.sees(lambda: QApplication.font().pointSizeF() == size)
    assert looks(person) == expected


def larger_by_half(font: QFont) -> QFont:
    font.setPointSizeF(1.5 * font.pointSizeF())
    return font


def test_colours_change_with_the_choice_and_the_plots_follow(window: Person) -> None:
    for name, theme in (("Dark", DARK), ("Light", LIGHT)):
        window.command("View", name)
        canvas = window.find(Canvas, "error_curve")
        assert canvas.grab().toImage().pixelColor(1, 1).name() == theme.surface
        assert QApplication.palette().base().color().name() == theme.surface


def test_a_panel_is_hidden_and_shown(window: Person) -> None:
    dock = window.window.docks["steps"]
    window.command("View", "Steps")
    assert not dock.isVisible()
    window.command("View", "Steps")
    assert dock.isVisible()


@pytest.mark.parametrize("name", ["Keyboard shortcuts", "About gradapp"])
def test_help_opens_a_dialog(window: Person, name: str) -> None:
    window.command("Help", name)
    dialogs = [d for d in window.window.findChildren(QDialog) if d.isVisible()]
    assert len(dialogs) == 1
    QTest.keyClick(dialogs[0], Qt.Key.Key_Escape)
    assert not dialogs[0].isVisible()


def test_every_command_has_a_name_a_tooltip_and_a_shortcut_of_its_own(window: Person) -> None:
    actions = list(window.window.menus.actions.values())
    shortcuts = [s.toString() for action in actions for s in action.shortcuts()]
    shortcuts += [a.shortcut().toString() for a in window.window.menus.ways.values()]
    assert len(shortcuts) == len(set(shortcuts))
    assert all(action.text() and action.toolTip() for action in actions)
    window.sees(lambda: all(not a.icon().isNull() for a in actions))


def test_what_was_left_is_found_again(open_window: Callable[..., Person]) -> None:
    first = open_window(Remembered(animate=False))
    first.types("θ₀", "2.5")
    first.keys("Ctrl+3", "Ctrl+L", "Ctrl++", "]")
    first.command("View", "Dark")
    first.command("View", "Steps")
    first.window.close()
    second = open_window()
    assert second.workbench.current_run.problem == Problem(theta=2.5)
    assert second.combo("Way").currentText().startswith("3")
    assert second.window.menus.actions["logarithmic"].isChecked()
    assert not second.window.menus.actions["animate"].isChecked()
    assert second.label("speed_label") == "2 steps/s"
    assert second.workbench.appearance.text_scale == 110
    assert second.workbench.appearance.theme is DARK
    assert not second.window.docks["steps"].isVisible()


def test_closing_in_the_middle_of_a_run_leaves_nothing_behind(window: Person) -> None:
    window.types("α", "0.25")
    window.keys("Ctrl+End")
    window.sees(lambda: window.steps > 1000)
    window.window.close()
    assert not window.window.isVisible()
    assert window.workbench.engine.shutdown()


def test_an_unexpected_error_is_shown_and_the_window_goes_on(window: Person) -> None:
    window.workbench.errors.report("ValueError: nobody expected this")
    assert window.workbench.errors.isVisible()
    window.workbench.errors.close()
    window.press("Step")
    assert window.cursor == 1


def test_space_is_for_the_button_that_has_the_focus_by_tab(window: Person) -> None:
    tried = set()
    none = Qt.KeyboardModifier.NoModifier
    for button in window.window.findChildren(QAbstractButton):
        elsewhere = isinstance(button.parent(), QTabBar) or button.window() != window.window
        if elsewhere or not button.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus, button.objectName()
        space = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Space, none, " ")
        space.ignore()
        QApplication.sendEvent(button, space)
        assert space.isAccepted(), button.objectName()
        tried.add(button.objectName())
    assert {"why_button", "errorPerStepLog", "leave_lab_button", "sweep_button"} <= tried


def test_what_an_assistive_tool_ticks_is_done_as_if_it_were_clicked(window: Person) -> None:
    window.command("File", "A long valley")
    window.press("Step", times=2)
    names = {"section": "section", "errorPerStepLog": "logarithmic"}
    boxes = {name: window.find(QCheckBox, name) for name in names}
    for name, action in names.items():
        for is_on in (True, False):
            toggle(boxes[name])
            assert window.window.menus.actions[action].isChecked() is is_on
            assert window.window.error_picture.section.isVisible() is (is_on and name == "section")


def test_an_assistive_tool_goes_close_up(window: Person) -> None:
    window.press("Step", times=6)
    whole = window.window.parabola._canvas.x_range
    toggle(window.find(QCheckBox, "close_up"))
    assert window.window.menus.actions["close_up"].isChecked()
    near = window.window.parabola._canvas.x_range
    assert near[1] - near[0] < 0.1 * (whole[1] - whole[0])


def test_the_close_up_is_switched_on_the_plot_and_in_the_menu_alike(window: Person) -> None:
    window.press("Step", times=6)
    box = window.window.findChild(QAbstractButton, "close_up")
    assert box is not None
    action = window.window.menus.actions["close_up"]
    whole = window.window.parabola._canvas.x_range
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert action.isChecked()
    near = window.window.parabola._canvas.x_range
    assert near[1] - near[0] < 0.1 * (whole[1] - whole[0])
    window.keys("Ctrl+U")
    assert not box.isChecked()
    assert window.window.parabola._canvas.x_range == pytest.approx(whole)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    window.keys("Space")
    assert action.isChecked()
    assert not window.workbench.player.playing
