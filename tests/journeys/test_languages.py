"""The window in other languages: all of it is translated and has its room, and formulas stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QTranslator
from PySide6.QtGui import QAccessible, QAction, QImage
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QSplitter,
    QTabBar,
    QTableView,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItemIterator,
    QWidget,
)

from gradapp.app.run.own_code import Phase, Source
from gradapp.app.system.language import FromTheRight
from gradapp.app.system.settings import Remembered
from gradapp.app.views.help import texts as help_texts
from gradapp.core.equations import Part
from gradapp.core.help.book import Book
from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.notebook import CodeCell
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.roles import Role
from gradapp.core.rules.table import rule
from gradapp.ui.code.variables import VariablesView
from gradapp.ui.code.view import CodeView
from gradapp.ui.formula.panel import FormulaPanel
from gradapp.ui.formula.row import FormulaCell
from gradapp.ui.hall.lines import LargeLines
from gradapp.ui.hall.page_rows import HALL_PAGES
from gradapp.ui.hall.rows import Rows
from gradapp.ui.hall.window import Hall
from gradapp.ui.kit.fitting_label import FittingLabel
from gradapp.ui.kit.scroller import Scroller
from gradapp.ui.kit.theme import LIGHT
from gradapp.ui.kit.title_label import TitleLabel
from gradapp.ui.kit.words import isolated
from gradapp.ui.own_code.cells_dialog import CellsDialog
from gradapp.ui.own_code.limits_dialog import LimitsDialog
from gradapp.ui.own_code.other_dialog import OtherDialog
from gradapp.ui.pins.list import PinList
from gradapp.ui.plot.legend import Legend
from gradapp.ui.problem.form import ProblemForm
from gradapp.ui.side_by_side.view import ColumnsView
from gradapp.ui.window.error_dialog import ErrorDialog
from gradapp.ui.window.moving_dialog import MovingDialog
from tests import pseudo
from tests.journeys.conftest import Person
from tests.ui.seen import Painted, painting

# "offscreen" says so of a dock that floats.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")

SIZES = ((1360, 860), (1024, 700))
LARGE = 175

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
def help_unspoken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the page of help, which is a file of its own in each language, in that language."""
    book = help_texts.read_book((pseudo.ROOT / "resources/help/en.md").read_text("utf-8"))
    said = ("title", "text", "quote", "more")
    sections = [
        replace(each, **{name: pseudo.pseudo(getattr(each, name)) for name in said})
        for each in book.sections
    ]
    parts = {name: pseudo.pseudo(title) for name, title in book.parts.items()}
    monkeypatch.setattr(help_texts, "_book", lambda _: Book(parts, tuple(sections)))


@pytest.fixture
def speaking(
    qapp: QApplication, open_window: Callable[..., Person], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[QTranslator], Person]]:
    """Open a window in a language, with a screen reader listening."""
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    installed = []

    def speak(translator: QTranslator) -> Person:
        installed.append(translator)
        qapp.installTranslator(translator)
        person = open_window(Remembered(animate=False), torch=False)
        actions = person.window.menus.ways
        person.sees(lambda: all(action.isEnabled() for action in actions.values()))
        return person

    yield speak
    for translator in installed:
        qapp.removeTranslator(translator)


def command(name: str) -> Callable[[Person], object]:
    return lambda person: person.window.menus.actions[name].trigger()


COMMANDS = ("shortcuts", "about", "why", "sweep", "help", "export", "print")
CELLS = CodeCell(1, "%x", ("%x",), is_python=True), CodeCell(2, "%%y", (), is_python=False)
DIALOGS: dict[str, Callable[[Person], object]] = {
    **{name: command(name) for name in COMMANDS},
    "what was not expected": lambda person: ErrorDialog(person.window).report(""),
    "what ended a run": lambda person: ErrorDialog(person.window).report_crash(""),
    "a moving picture": lambda person: MovingDialog(9, 5, person.window).open_once(),
    "another text": lambda person: OtherDialog(LIGHT, person.window).open_once(),
    "limits": lambda person: LimitsDialog(Limits(), person.window).open_once(),
    "cells": lambda person: CellsDialog("x", CELLS, person.window).open_once(),
    "no such document": lambda person: person.workbench.files.open("/no.gradapp"),
    "no such code": lambda person: person.workbench.files.code_chosen.emit("/no.py"),
    "what is not saved": lambda person: (
        command("pin")(person),
        person.workbench.files.with_leave(lambda: None),
    ),
}
"""What opens a dialog or a question."""
WELCOME = ((), ("Right",), ("Right",), ("Ctrl+2",), ("Right",), ("Escape",))


def states(person: Person) -> Iterator[tuple[str, QWidget]]:
    """Bring the window into some states in which it says much; yield them, and what to look at."""
    run, window = person.workbench.current_run, person.window
    yield "at the start", window
    person.keys("Ctrl+2")
    run.step(8)
    person.sees(lambda: run.cursor == 8)
    person.keys("Ctrl+B", "Left", "Up")
    for panel in ("graph", "steps", "samples", "pins", "code"):
        window.show_panel(panel)
        yield f"with {panel} in front", window
    person.keys("Ctrl+End")
    person.sees(lambda: run.stop is not None and run.at_end)
    yield "at the end", window
    for name, opens in DIALOGS.items():
        opens(person)
        settle(person)
        opened = [each for each in window.findChildren(QDialog) if each.isVisible()]
        assert opened, name
        for dialog in opened:
            yield f"with {name} open", dialog
            dialog.close()
    window.activateWindow()
    window.setFocus()
    window.menus.lab_entries["no_zero_grad"].trigger()
    yield "in the Lab", window
    person.keys("1")
    person.sees(lambda: len(run.run) >= 20)
    yield "in the Lab, answered", window
    run.set_problem(SAMPLES)
    run.step(8)
    person.sees(lambda: run.cursor == 8)
    for panel in ("steps", "samples", "code"):
        window.show_panel(panel)
        yield f"with samples and Adam, {panel} in front", window
    window.menus.actions["new_problem"].trigger()
    yield "with the form open", window
    person.find(ProblemForm, "problem_form").reject()
    window.menus.layouts["four_ways"].trigger()
    person.sees(lambda: any(view.isVisible() for view in window.findChildren(ColumnsView)))
    yield "side by side", window
    window.menus.actions["welcome"].trigger()
    for keys in WELCOME:
        person.keys(*keys)
        yield f"welcomed, after {keys}", window
    window.menus.actions["hall"].trigger()
    hall = person.find(Hall, "hall")
    hall.resize(1024, 768)
    for page in HALL_PAGES:
        settle(person)
        QTest.keyClick(hall, page)
    yield "in the hall", window
    hall.left.emit()
    window.menus.actions["own_code"].trigger()
    own_code = person.workbench.own_code
    own_code.begin(Source(LOOP, "own.py", LOOP, is_foreign=True))
    yield "with own code", window
    person.workbench.shown_own_code.run()
    yield "with the question before code runs", window
    for dialog in window.findChildren(QDialog):
        dialog.close()
    own_code.allow()
    own_code.run()
    person.sees(lambda: own_code.phase is Phase.TOLD)
    yield "with own code that has run", window


def sizes(looked_at: QWidget) -> Iterable[tuple[int, int]]:
    """Return at which sizes of the window something is looked at: dialogs have their own.

    The one that the window has is the first.
    """
    if isinstance(looked_at, QDialog):
        return SIZES[:1]
    return sorted(SIZES, key=lambda size: size != looked_at.window().size().toTuple())


def settle(person: Person) -> None:
    person.settles()
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def each_of(count: int, *texts: Callable[[int], str]) -> list[str]:
    return [text(place) for place in range(count) for text in texts]


def prose(browser: QTextBrowser) -> Iterator[str]:
    """Yield what stands in a browser that is to be seen, but code."""
    if browser.isVisible() and not isinstance(browser, ColumnsView):
        yield browser.toPlainText()


def cells(view: QAbstractItemView) -> Iterator[str]:
    """Yield what stands over the columns of a list or a table, and in its first rows."""
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount()
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(), FIRST_ROWS)):
            index = model.index(row, column)
            yield from (str(index.data(role) or "") for role in ROLES)


def rows(tree: QTreeWidget) -> Iterator[str]:
    """Yield what stands in a tree but names and values of variables."""
    columns = (2,) if isinstance(tree, VariablesView) else range(tree.columnCount())
    for item in QTreeWidgetItemIterator(tree):
        yield from (item.value().text(column) for column in columns)
    yield from (tree.headerItem().text(column) for column in range(tree.columnCount()))


SHOWN: tuple[tuple[Any, Callable[[Any], Iterable[str]]], ...] = (
    (QLabel | QAbstractButton, lambda it: [it.text()]),
    (QMessageBox, lambda it: [it.text(), it.informativeText()]),
    (QMenu | QGroupBox, lambda it: [it.title()]),
    (QComboBox, lambda it: each_of(it.count(), it.itemText)),
    (QTabBar, lambda it: each_of(it.count(), it.tabText, it.tabToolTip)),
    (QPlainTextEdit | QLineEdit, lambda it: [it.placeholderText()]),
    (QSpinBox | QDoubleSpinBox, lambda it: [it.prefix(), it.suffix(), it.specialValueText()]),
    (QFileDialog, lambda it: it.nameFilters()),
    (QTextBrowser, prose),
    (QTreeWidget, rows),
    (QListView | QTableView, cells),
)
"""What is to be read in which kind of widget."""

FIRST_ROWS = 8
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
PRINTED_CODE = re.compile(r"\d+  ")
QTS_DIALOGS = QFileDialog | QPrintPreviewDialog
"""Qt translates what is in them, or the system, but for what they are given."""


def sentences(painted: list[Painted]) -> Iterator[str]:
    """Yield what was painted but code, and but single words: a row of the hall is told as well."""
    for each in painted:
        if not (issubclass(each.by, Rows) or PRINTED_CODE.match(each.text)):
            yield each.text


def is_in_qts_dialog(thing: QObject | None) -> bool:
    """Say whether a thing is one, or in one, be it in a list that opens there."""
    while thing is not None and not isinstance(thing, QTS_DIALOGS):
        thing = thing.parent()
    return thing is not None


def texts(window: QWidget, *, seen: bool = False) -> Iterator[tuple[str, str]]:
    """Yield every text that a person can see or hear, and whose it is; `seen` is that now."""
    for widget in [window, *window.findChildren(QWidget)]:
        if seen and not (widget.isVisible() or isinstance(widget, QMenu)):
            continue
        name = widget.objectName()
        is_code_or_licence = isinstance(widget, CodeView | LargeLines) or re.match(
            r"about[1-9]", name
        )
        is_qts = not isinstance(widget, QTS_DIALOGS) and is_in_qts_dialog(widget)
        if name.startswith(QTS_OWN) or is_qts or is_code_or_licence:
            continue
        whose = f"{type(widget).__name__} {name}"
        for kind in ("toolTip", "accessibleName", "accessibleDescription", "statusTip"):
            yield whose, getattr(widget, kind)()
        if not isinstance(widget, QPrintPreviewDialog):
            yield whose, widget.windowTitle()
        for kind, read in SHOWN:
            if isinstance(widget, kind):
                yield from ((whose, text) for text in read(widget))
    for action in window.findChildren(QAction):
        if action.objectName() and not is_in_qts_dialog(action):
            yield f"action {action.objectName()}", action.text()
            yield f"action {action.objectName()}", action.toolTip()


@cache
def english(text: str) -> list[str]:
    """Return the words of a text that are neither translated nor code."""
    rest = re.sub(
        r"\w+(?:\.\w+)+|\*\.\w+|\w+…|\w+\(\)|\w+Backward\d|AccumulateGrad|\w+_\w+",
        " ",
        pseudo.untranslated(text),
    )
    words = re.findall(r"[A-Za-z]\w{2,}", rest)
    return [word for word in words if word not in SAME and text not in OPTIONS]


Needs = Iterator[tuple[int, int, str]]


def clipped(window: QWidget) -> Iterator[str]:
    """Yield what has less room than its words need, and can't be scrolled to."""
    for widget in [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]:
        if not widget.text() or widget.visibleRegion().isEmpty():
            continue
        # A FittingLabel shows … and has the rest in its tooltip; a FormulaCell has no words.
        if isinstance(widget, FittingLabel | FormulaCell):
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
    for kind, most in NEEDED:
        for widget in window.findChildren(kind):
            if not (widget.visibleRegion().isEmpty() or is_in_qts_dialog(widget)):
                for need, room, text in most(widget):
                    if need > room:
                        yield f"{kind.__name__} {widget.objectName()}: {text}"


def list_needs(shown: QListView) -> Needs:
    is_scrolled = shown.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if not (is_scrolled or shown.wordWrap()):
        yield shown.sizeHintForColumn(0), shown.viewport().width(), "its entries"


def tab_needs(tabs: QTabBar) -> Needs:
    for at in filter(tabs.isTabVisible, range(tabs.count())):
        text = tabs.tabText(at)
        yield tabs.fontMetrics().horizontalAdvance(text), tabs.tabRect(at).width(), text


def head_needs(head: QHeaderView) -> Needs:
    for at in range(head.count()):
        text = str(head.model().headerData(at, head.orientation()))
        yield head.sectionSizeHint(at), head.sectionSize(at), text


def hint_needs(field: QLineEdit) -> Needs:
    """Return what the words need that stand where nothing is typed."""
    text = field.placeholderText()
    yield field.fontMetrics().horizontalAdvance(text), field.width() - 4 * bool(text), text


NEEDED: tuple[tuple[type[QWidget], Callable[[Any], Needs]], ...] = (
    (QListView, list_needs),
    (QTabBar, tab_needs),
    (QHeaderView, head_needs),
    (QLineEdit, hint_needs),
)
"""How wide what a kind of widget paints is, and its room, and what that is."""


def is_in_sight(widget: QWidget) -> bool:
    """Say whether all of a widget can be seen, or be scrolled to."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return widget.visibleRegion().boundingRect().size() == widget.size()


def test_nothing_is_english_and_nothing_is_clipped_in_a_language_of_longer_words(
    speaking: Callable[[QTranslator], Person], unspoken: QTranslator, help_unspoken: None
) -> None:
    with painting() as painted:
        person, found = speaking(unspoken), []
        for state, looked_at in states(person):
            for size in sizes(looked_at):
                person.window.resize(*size)
                settle(person)
                where = f"{state}, {size[0]} wide"
                read = [*texts(looked_at), *(("painted", each) for each in sentences(painted))]
                found += [
                    f"{where}, {whose}: {words} in {text!r}"
                    for whose, text in read
                    if (words := english(text))
                ]
                cut = [*clipped(looked_at), *(each.text for each in painted if each.is_cut)]
                found += [f"{where}, clipped: {each}" for each in cut]
                painted.clear()
    assert not found, "\n".join(dict.fromkeys(found))


@pytest.mark.parametrize("scale", [100, LARGE])
def test_german_has_its_room_and_a_letter_of_its_own_for_each_entry_of_a_menu(
    speaking: Callable[[QTranslator], Person], tmp_path: Path, scale: int
) -> None:
    person, found = speaking(pseudo.compiled("de", tmp_path)), []
    person.workbench.appearance.set_text_scale(scale)
    for state, looked_at in states(person):
        for size in sizes(looked_at):
            person.window.resize(*size)
            settle(person)
            found += [f"{state}, {size[0]} wide: {each}" for each in clipped(looked_at)]
            assert person.window.size().toTuple() == size, state
    assert not found, "\n".join(dict.fromkeys(found))
    for menu in (person.window.menuBar(), *person.window.findChildren(QMenu)):
        entries = [action.text() for action in menu.actions() if action.text()]
        letters = re.findall(r"&(\w)", " ".join(entries))
        assert len({letter.lower() for letter in letters}) == len(letters), letters
        assert all("&" in entry for entry in entries), entries


@pytest.mark.parametrize("language", ["English", "German", "a language of longer words"])
@pytest.mark.parametrize("problem", [Problem(), GALLERY[2][1]], ids=["samples", "a formula"])
def test_in_the_form_of_a_problem_nothing_has_to_be_scrolled_where_the_window_has_room(
    speaking: Callable[[QTranslator], Person],
    unspoken: QTranslator,
    tmp_path: Path,
    language: str,
    problem: AnyProblem,
) -> None:
    german = pseudo.compiled("de", tmp_path)
    spoken = {"English": QTranslator(), "German": german, "a language of longer words": unspoken}
    person = speaking(spoken[language])
    person.window.resize(1360, 860)
    person.set_up(problem=problem)
    person.window.menus.actions["new_problem"].trigger()
    form = person.find(ProblemForm, "problem_form")
    settle(person)
    (scroller,) = form.findChildren(Scroller)
    bars = scroller.horizontalScrollBar(), scroller.verticalScrollBar()
    assert [bar.maximum() for bar in bars] == [0, 0]


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
    "formulas",
    "transport",
)
"""Mathematics, code, plots, tables, and what plays the steps: among them some of each kind."""
WITH_CONTENT = (QAbstractItemView, QPlainTextEdit, QTextBrowser, QAbstractSlider, QAbstractSpinBox)
MIRRORED = {
    "ActionButton",
    "PanelDock",
    "QListView",  # what opens below a list to choose from
    "QScrollBar",
    "ReservedLabel",
    "StatusBar",
    "TermLabel",
    "TitleLabel",
    "_Frame",  # of what has the keyboard
    "_Part",  # of the status line
    "_Pointer",  # of the hall
    "_VerdictLabel",
}
"""What else paints something: words, each with what they are about isolated, and frames."""


def paints(widget: QWidget) -> bool:
    """Say whether what is in a widget is painted by the package, or is a value."""
    kinds = [kind for kind in type(widget).__mro__ if kind.__module__.startswith("gradapp.ui")]
    return isinstance(widget, WITH_CONTENT) or any("paintEvent" in vars(kind) for kind in kinds)


def test_where_one_reads_from_the_right_mathematics_code_plots_and_tables_stay(
    qapp: QApplication, open_window: Callable[..., Person]
) -> None:
    person = open_window(Remembered(animate=False))
    window = person.window
    person.workbench.current_run.step(3)
    person.sees(lambda: person.workbench.current_run.cursor == 3)
    window.menus.actions["pin"].trigger()
    settle(person)
    found = [(name, person.find(QWidget, name)) for name in FROM_THE_LEFT]
    found += [(f"legend {at}", each) for at, each in enumerate(window.findChildren(Legend))]
    found += [("pins", person.find(PinList, "pinsList"))]
    names = dict(found)
    before: dict[str, QImage] = {}
    changed: set[str] = set()
    seen: set[str] = set()
    for panel in ("graph", "steps", "pins", "code"):
        window.show_panel(panel)
        settle(person)
        before |= {n: w.grab().toImage() for n, w in names.items() if w.isVisible()}
    assert sum(name.startswith("legend") for name in before) == 3
    menus = [action.text() for action in window.menuBar().actions()]
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        settle(person)
        assert window.menuBar().layoutDirection() is Qt.LayoutDirection.RightToLeft
        first, *_, last = window.menuBar().actions()
        assert len(menus) > 1
        geometry = window.menuBar().actionGeometry
        assert geometry(first).x() > geometry(last).x()
        for panel in ("graph", "steps", "pins", "code"):
            window.show_panel(panel)
            settle(person)
            for name, widget in names.items():
                assert widget.layoutDirection() is Qt.LayoutDirection.LeftToRight, name
                if widget.isVisible() and widget.size() == before[name].size():
                    seen.add(name)
                    changed |= {name} if widget.grab().toImage() != before[name] else set()
        window.menus.actions["own_code"].trigger()
        window.menus.layouts["four_ways"].trigger()
        assert window.hall
        settle(person)
        mirrored = {
            type(widget).__name__
            for widget in filter(paints, window.findChildren(QWidget))
            if widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
        }
        assert mirrored <= MIRRORED
        for splitter in window.findChildren(QSplitter):
            for part in splitter.findChildren(
                QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
            ):
                assert not part.isVisible() or splitter.rect().contains(part.geometry())
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # that of the language
    assert not changed
    assert {"transport", "legend 0", "legend 1", "legend 2", "pins"} & seen


LEFT, RIGHT = "\u2068", "\u2069"


def test_in_a_language_that_is_read_from_the_right_names_and_mathematics_keep_their_order(
    speaking: Callable[[QTranslator], Person],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qapp: QApplication,
) -> None:
    monkeypatch.setattr(pseudo, "QTranslator", FromTheRight)
    translator = pseudo.translator(tmp_path)
    person = speaking(translator)
    window = person.window
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    person.keys("Ctrl+2", "Right")
    person.sees(lambda: person.workbench.current_run.cursor == 1)
    window.menus.actions["pin"].trigger()
    settle(person)
    assert f"“{LEFT}2 autograd · α = 0.1 · float32{RIGHT}”" in person.spoken()
    ways = person.find(QComboBox, "method")
    assert f"{LEFT}torch.autograd backward(){RIGHT}" in ways.currentText()
    assert f"{LEFT}E(θ) = (θx − y)²{RIGHT}" in window.parabola.findChild(TitleLabel).text()
    qapp.removeTranslator(translator)
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert isolated("2 torch.autograd backward()") == "2 torch.autograd backward()"


def test_with_large_text_in_a_small_window_titles_of_plots_are_whole_or_shorter_words(
    speaking: Callable[[QTranslator], Person], tmp_path: Path
) -> None:
    person = speaking(pseudo.compiled("de", tmp_path))
    person.window.resize(1024, 700)
    for _ in range(3):
        person.keys("Ctrl++")
    settle(person)
    plots = person.window.parabola, person.window.error_curve, person.window.parameter_curves
    titles = [title for plot in plots for title in plot.findChildren(TitleLabel)]
    assert len(titles) == 3
    assert not [title.shown() for title in titles if "…" in title.shown()]


PROBLEMS = Problem(), Problem(rule=rule("sgd", momentum=0.9)), GALLERY[0][1], SAMPLES


@pytest.mark.parametrize("scale", [100, LARGE])
def test_from_line_to_line_nothing_is_clipped_and_the_marked_equation_is_in_sight(
    speaking: Callable[[QTranslator], Person], tmp_path: Path, scale: int
) -> None:
    person, found = speaking(pseudo.compiled("de", tmp_path)), []
    scrollers = person.window.findChildren(Scroller)
    (panel,) = person.window.findChildren(FormulaPanel)
    (around,) = (each for each in scrollers if each.isAncestorOf(panel))
    for problem in PROBLEMS:
        person.set_up(text_scale=scale, problem=problem)
        person.window.setFocus()
        run, walk = person.workbench.current_run, person.workbench.walk
        run.step(3)
        person.sees(lambda run=run: run.cursor == 3)
        settle(person)
        recorded = walk.recorded
        assert recorded is not None
        for size, (index, line) in product(SIZES, enumerate(recorded.lines[: recorded.rest])):
            person.window.resize(*size)
            walk.go_to_line(index)
            settle(person)
            where = f"{problem.rule.name}, line {line.number}, {size[0]} wide"
            found += [f"{where}: {each}" for each in clipped(person.window)]
            found += [
                f"{where}: {each.widget().objectName()} is scrolled sideways"
                for each in scrollers
                if each.isVisible() and each.horizontalScrollBar().isVisible()
            ]
            room, place = around.viewport().height(), panel.in_hand()
            top = around.verticalScrollBar().value()
            assert bool(place.height()) == (line.role in tuple(Part) or line.role is Role.FORWARD)
            if place.height() and not top <= place.bottom() < top + room:
                found.append(f"{where}: {place}, of which {top} to {top + room} are seen")
    assert not found, "\n".join(dict.fromkeys(found))


def test_a_page_that_is_exported_speaks_as_the_window_does(
    speaking: Callable[[QTranslator], Person], tmp_path: Path
) -> None:
    pseudo.translations().compile_all()
    person = speaking(pseudo.compiled("de", tmp_path))
    person.press("Schritt", times=2)
    page = tmp_path / "run.html"
    person.workbench.export.export(str(page))
    person.sees(lambda: "run.html" in person.spoken())
    assert '<html lang="de">' in page.read_text("utf-8")
