"""The window in other languages: all of it is translated and has its room, and formulas stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QTreeWidget,
    QTreeWidgetItemIterator,
    QWidget,
)

from gradapp.app.run.own_code import Phase, Source
from gradapp.app.system.settings import Remembered
from gradapp.core.problem.examples import GALLERY
from gradapp.core.rules.optimizers import rule
from gradapp.ui.code.variables import VariablesView
from gradapp.ui.code.view import CodeView
from gradapp.ui.formula.row import Cell
from gradapp.ui.kit.fitting_label import FittingLabel
from gradapp.ui.kit.title_label import TitleLabel
from gradapp.ui.problem.form import ProblemForm
from gradapp.ui.side_by_side.view import ColumnsView
from tests import pseudo
from tests.journeys.conftest import Person

# "offscreen" says so of a dock that floats.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")

SIZES = ((1360, 860), (1024, 700))

# Names of the field, of code and of keys, which are the same in every language.
KEYS = (
    "Ctrl Shift Alt Home End Left Right Up Down Space Return Enter Del Esc Tab PgUp PgDown Ins F11"
)
CODE = (
    "gradapp Python PyTorch autograd backward torch optim nn Optimizer MSELoss float32 float64 "
    "grad None theta Adam AdamW Adagrad RMSprop SGD"
)
OPTIONS = ["momentum", "dampening", "nesterov", "eps", "alpha", "betas", "centered", "amsgrad"]
"""Names of `torch.optim`, each alone beside its field."""
SAME = {*KEYS.split(), *CODE.split()}
SAMPLES = GALLERY[0][1].but(rule=rule("adam"))
LOOP = """\
theta = 3.0
for k in range(4):
    E = (theta - 1) ** 2
    theta -= 0.25 * 2 * (theta - 1)
    print(k, E)
"""
QTS_OWN = ("qt_", "Scroll")
"""How Qt calls what it makes itself and translates itself: a title bar's buttons, tabs' arrows."""


@pytest.fixture(scope="module")
def unspoken(tmp_path_factory: pytest.TempPathFactory) -> QTranslator:
    return pseudo.translator(tmp_path_factory.mktemp("pseudo"))


@pytest.fixture
def speaking(
    qapp: QApplication, open_window: Callable[..., Person]
) -> Iterator[Callable[[QTranslator], Person]]:
    """Open a window in a language."""
    installed = []

    def speak(translator: QTranslator) -> Person:
        installed.append(translator)
        qapp.installTranslator(translator)
        person = open_window(Remembered(animate=False), torch=False)
        actions = person.window.method_actions
        person.sees(lambda: all(action.isEnabled() for action in actions.values()))
        return person

    yield speak
    for translator in installed:
        qapp.removeTranslator(translator)


def states(person: Person) -> Iterator[str]:
    """Bring the window into some states in which it says much."""
    run, window = person.workbench.current_run, person.window
    yield "at the start"
    person.keys("Ctrl+2")
    run.step(8)
    person.sees(lambda: run.cursor == 8)
    person.keys("Ctrl+B", "Left", "Up")
    for panel in ("graph", "steps", "samples", "pins", "code"):
        window.show_panel(panel)
        yield f"with {panel} in front"
    person.keys("Ctrl+End")
    person.sees(lambda: run.stop is not None and run.at_end)
    yield "at the end"
    window.lab_actions["no_zero_grad"].trigger()
    yield "in the Lab"
    person.keys("1")
    person.sees(lambda: len(run.run) >= 20)
    yield "in the Lab, answered"
    for command in ("shortcuts", "about", "why", "sweep"):
        window.actions_by_id[command].trigger()
        yield f"with {command} open"
        for dialog in window.findChildren(QDialog):
            dialog.close()
    run.set_problem(SAMPLES)
    run.step(8)
    person.sees(lambda: run.cursor == 8)
    for panel in ("steps", "samples", "code"):
        window.show_panel(panel)
        yield f"with samples and Adam, {panel} in front"
    window.actions_by_id["new_problem"].trigger()
    yield "with the form open"
    person.find(ProblemForm, "problem_form").reject()
    window.layout_actions["four_ways"].trigger()
    person.sees(lambda: any(view.isVisible() for view in window.findChildren(ColumnsView)))
    yield "side by side"
    window.actions_by_id["own_code"].trigger()
    own_code = person.workbench.own_code
    own_code.begin(Source(LOOP))
    yield "with own code"
    own_code.run()
    person.sees(lambda: own_code.phase is Phase.TOLD)
    yield "with own code that has run"


def settle(person: Person) -> None:
    person.sees(lambda: person.workbench.shown_run.is_settled and not person.workbench.engine.busy)
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Yield every text that a person can see or hear, and whose it is."""
    for widget in [window, *window.findChildren(QWidget)]:
        name = widget.objectName()
        is_code_or_licence = isinstance(widget, CodeView) or re.match(r"about[1-9]", name)
        if name.startswith(QTS_OWN) or is_code_or_licence:
            continue
        whose = f"{type(widget).__name__} {widget.objectName()}"
        for kind in ("toolTip", "accessibleName", "accessibleDescription", "statusTip"):
            yield whose, getattr(widget, kind)()
        if isinstance(widget, QLabel | QAbstractButton):
            yield whose, widget.text()
        if isinstance(widget, QComboBox):
            yield from ((whose, widget.itemText(i)) for i in range(widget.count()))
        if isinstance(widget, QPlainTextEdit):
            yield whose, widget.placeholderText()
        if isinstance(widget, QTreeWidget):
            columns = (2,) if isinstance(widget, VariablesView) else range(widget.columnCount())
            for item in QTreeWidgetItemIterator(widget):
                yield from ((whose, item.value().text(column)) for column in columns)
        if isinstance(widget, QTableView | QTreeWidget):
            model = widget.model()
            for column in range(model.columnCount()):
                yield whose, str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    for action in window.findChildren(QAction):
        if action.objectName():
            yield f"action {action.objectName()}", action.text()
            yield f"action {action.objectName()}", action.toolTip()


@cache
def english(text: str) -> list[str]:
    """Return the words of a text that are neither translated nor code."""
    rest = re.sub(
        r"\w+(?:\.\w+)+|\w+\(\)|\w+Backward\d|AccumulateGrad|\w+_\w+",
        " ",
        pseudo.untranslated(text),
    )
    words = re.findall(r"[A-Za-z]\w{2,}", rest)
    return [word for word in words if word not in SAME and text not in OPTIONS]


def clipped(window: QWidget) -> Iterator[str]:
    """Yield what has less room than its words need, and can't be scrolled to."""
    for widget in [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]:
        if not widget.text() or widget.visibleRegion().isEmpty():
            continue
        # A FittingLabel shows … and has the rest in its tooltip; a Cell has no words.
        if isinstance(widget, FittingLabel | Cell):
            continue
        need = widget.sizeHint()
        if widget.hasHeightForWidth():
            has_room = widget.heightForWidth(widget.width()) <= widget.height()
        elif isinstance(widget, QLabel):
            has_room = need.width() <= widget.width()
        else:
            has_room = need.width() <= widget.width() and need.height() <= widget.height()
        if not (has_room and (is_in_sight(widget))):
            yield f"{type(widget).__name__} {widget.objectName()}: {widget.text()}"


def is_in_sight(widget: QWidget) -> bool:
    """Say whether all of a widget can be seen, or be scrolled to."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return widget.visibleRegion().boundingRect().size() == widget.size()


def test_nothing_is_english_and_nothing_is_clipped_in_a_language_of_longer_words(
    speaking: Callable[[QTranslator], Person], unspoken: QTranslator
) -> None:
    person, found = speaking(unspoken), []
    for state in states(person):
        for size in SIZES:
            person.window.resize(*size)
            settle(person)
            found += [
                f"{state}, {whose}: {words} in {text!r}"
                for whose, text in texts(person.window)
                if (words := english(text))
            ]
            where = f"{state}, {size[0]} wide, clipped"
            found += [f"{where}: {each}" for each in clipped(person.window)]
    assert not found, "\n".join(dict.fromkeys(found))


def test_german_has_its_room_and_a_letter_of_its_own_for_each_entry_of_a_menu(
    speaking: Callable[[QTranslator], Person], tmp_path: Path
) -> None:
    person, found = speaking(pseudo.compiled("de", tmp_path)), []
    for state in states(person):
        for size in SIZES:
            person.window.resize(*size)
            settle(person)
            found += [f"{state}, {size[0]} wide: {each}" for each in clipped(person.window)]
    assert not found, "\n".join(dict.fromkeys(found))
    for menu in (person.window.menuBar(), *person.window.findChildren(QMenu)):
        letters = re.findall(r"&(\w)", " ".join(action.text() for action in menu.actions()))
        assert len({letter.lower() for letter in letters}) == len(letters), letters


FROM_THE_LEFT = (
    "error",
    "code",
    "variables",
    "output",
    "stepsTable",
    "learning_rate_strip",
    "ways_table",
    "graph",
    "alpha",
    "error_curve",
    "errorPerStepCanvas",
    "thetaPerStepCanvas",
)
"""Mathematics, code, plots and tables."""


def test_where_one_reads_from_the_right_mathematics_code_plots_and_tables_stay(
    qapp: QApplication, open_window: Callable[..., Person]
) -> None:
    person = open_window(Remembered(animate=False))
    window = person.window
    person.workbench.current_run.step(3)
    person.sees(lambda: person.workbench.current_run.cursor == 3)
    names = {name: person.find(QWidget, name) for name in FROM_THE_LEFT}
    before: dict[str, QImage] = {}
    changed: set[str] = set()
    for panel in ("graph", "steps", "code"):
        window.show_panel(panel)
        settle(person)
        before |= {n: w.grab().toImage() for n, w in names.items() if w.isVisible()}
    menus = [action.text() for action in window.menuBar().actions()]
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        settle(person)
        assert window.menuBar().layoutDirection() is Qt.LayoutDirection.RightToLeft
        first, *_, last = window.menuBar().actions()
        assert len(menus) > 1
        geometry = window.menuBar().actionGeometry
        assert geometry(first).x() > geometry(last).x()
        for panel in ("graph", "steps", "code"):
            window.show_panel(panel)
            settle(person)
            for name, widget in names.items():
                assert widget.layoutDirection() is Qt.LayoutDirection.LeftToRight, name
                if widget.isVisible() and widget.size() == before[name].size():
                    changed |= {name} if widget.grab().toImage() != before[name] else set()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert not changed


def test_with_large_text_in_a_small_window_titles_of_plots_are_whole_or_shorter_words(
    speaking: Callable[[QTranslator], Person], tmp_path: Path
) -> None:
    person = speaking(pseudo.compiled("de", tmp_path))
    person.window.resize(1024, 700)
    for _ in range(3):
        person.keys("Ctrl++")
    settle(person)
    plots = person.window.error_plot, person.window.error_steps, person.window.theta_steps
    titles = [title for plot in plots for title in plot.findChildren(TitleLabel)]
    assert len(titles) == 3
    assert not [title.shown() for title in titles if "…" in title.shown()]


def test_a_page_that_is_exported_speaks_as_the_window_does(
    speaking: Callable[[QTranslator], Person], tmp_path: Path
) -> None:
    pseudo.translations().compile_all()
    person = speaking(pseudo.compiled("de", tmp_path))
    person.press("Schritt", times=2)
    page = tmp_path / "run.html"
    person.workbench.export.export(str(page))
    person.sees(lambda: "run.html" in person.window.status.currentMessage())
    assert '<html lang="de">' in page.read_text("utf-8")
