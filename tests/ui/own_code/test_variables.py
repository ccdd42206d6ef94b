"""What is written of the variables of own code, and what a person reads and copies of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFont, QGuiApplication, QHelpEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from gradapp.core.numbers.text import Text
from gradapp.core.own_code.states import (
    Collection,
    Instance,
    Module,
    Optimizer,
    Plain,
    State,
    Tensor,
)
from gradapp.core.own_code.tape import Variable
from gradapp.host.camera import Camera
from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from gradapp.ui.kit.variable_table import VariableRow
from gradapp.ui.own_code.rows import rows_of
from gradapp.ui.own_code.variables import OwnVariables
from tests.told import told
from tests.ui.seen import expose, picture


def tensor(number: int, *values: float | str, **known: object) -> Tensor:
    """Return a tensor of one dimension, or a leaf that wants a gradient where `grad` is given."""
    given = {
        "dtype": "float32",
        "shape": [len(values)],
        "requires_grad": "grad" in known,
        "is_leaf": "grad_fn" not in known,
        "grad_fn": None,
        "version": 0,
    } | known
    return Tensor(number=number, values=list(values), **given)  # type: ignore[arg-type]


def written(state: State, *, changed: bool = False) -> list[tuple[str, str, str]]:
    """Return what stands in the rows of a variable called v."""
    rows = rows_of([Variable("v", state, changed)])
    assert all(row.changed is changed for row in rows)
    return [(row.name, str(row.value), str(row.kind)) for row in rows]


@pytest.mark.parametrize(
    ("state", "rows"),
    [
        (Plain("0.1", 0.1), [("v", "0.1", "")]),
        (Plain("'a text'"), [("v", "'a text'", "")]),
        (Plain("3", 3), [("v", "3", "")]),
        (
            Collection("list", 2, {"0": Plain("1", 1), "1": Plain("'b'")}),
            [("v", "[1, 'b']", "list of 2")],
        ),
        (Collection("tuple", 1, {"0": Plain("1", 1)}), [("v", "(1)", "tuple of 1")]),
        (
            Collection("list", 9, {"0": Plain("1", 1)}),  # of which only the first is told
            [("v", "list of 9", ""), ("v[0]", "1", "")],
        ),
        (
            Collection("dict", 1, {"'lr'": Plain("0.1", 0.1)}),
            [("v", "dict of 1", ""), ("v['lr']", "0.1", "")],
        ),
        (Instance("Batch", {"x": Plain("2", 2)}), [("v", "Batch", "object"), ("v.x", "2", "")]),
    ],
)
def test_a_value_is_written_with_all_that_it_holds(
    state: State, rows: list[tuple[str, str, str]]
) -> None:
    assert written(state) == rows
    assert written(state, changed=True) == rows


@pytest.mark.parametrize(
    ("state", "row"),
    [
        (tensor(1, 1.5, -2.0), ("[1.5, -2]", "float32 · #1")),
        (tensor(2, 0.5, shape=[]), ("0.5", "float32 · #2")),
        (tensor(3, 1, 2, dtype="int64"), ("[1, 2]", "int64 · #3")),
        (tensor(3, 0.0999755859375, dtype="float16"), ("[0.1]", "float16 · #3")),
        (tensor(3, 0.10009765625, dtype="bfloat16"), ("[0.1]", "bfloat16 · #3")),
        (tensor(3, 0.10009765625, dtype="float64"), ("[0.10009765625]", "float64 · #3")),
        (tensor(4, "nan", "inf"), ("[nan, inf]", "float32 · #4")),
        (tensor(5, 1.0, grad=None), ("[1]", ".grad = None · leaf · #5")),
        (tensor(6, 1.0, grad=tensor(7, -4.0)), ("[1]", ".grad = [-4] · leaf · #6")),
        (
            tensor(8, 1.0, grad_fn="MulBackward0", requires_grad=True, nodes=12_345),
            ("[1]", "<MulBackward0> · #8 · keeps 12,345 nodes"),
        ),
        (tensor(9, 1.0, 2.0, shape=[1, 2]), ("[1, 2]", "float32 · #9 · shape [1, 2]")),
        (
            tensor(10, 3.0, shape=[1000], norm=5.0),
            ("‖·‖ = 5  [3, …]", "float32 · #10 · shape [1000]"),
        ),
        (tensor(11, 0.0, 2.0, layout="sparse_coo"), ("[0, 2]  sparse_coo", "float32 · #11")),
        (
            tensor(12, 1.0, grad=tensor(13, shape=[9000, 9000], norm=5.0, layout="sparse_coo")),
            ("[1]", ".grad = ‖·‖ = 5  […]  sparse_coo · leaf · #12"),
        ),
    ],
)
def test_a_tensor_is_written_with_what_it_is(state: Tensor, row: tuple[str, str]) -> None:
    ((name, *rest),) = written(state)
    assert name == "v"
    assert tuple(rest) == row


def test_a_leaf_has_its_gradient_apart_too_for_where_it_is_shown_in_the_large() -> None:
    (row,) = rows_of([Variable("w", tensor(1, 1.0, grad=tensor(2, -4.0)), False)])
    assert str(row.grad) == ".grad = [-4]"
    (row,) = rows_of([Variable("w", tensor(1, 1.0), False)])
    assert str(row.grad) == ""


def test_a_module_and_an_optimizer_have_rows_for_what_is_in_them() -> None:
    weight = tensor(1, 1.0, grad=None)
    module = Module("Linear", {"weight": weight})
    adam = Optimizer("Adam", {"lr": Plain("0.1", 0.1)}, [1], {"#1": Plain("3", 3)})
    rows = rows_of([Variable("model", module, False), Variable("opt", adam, True)])
    assert [(row.name, str(row.value), str(row.kind)) for row in rows] == [
        ("model", "Linear", "module"),
        ("model.weight", "[1]", ".grad = None · leaf · #1"),
        ("opt", "Adam  lr = 0.1", "holds model.weight"),
        ("  #1", "3", ""),
    ]
    assert [row.changed for row in rows] == [False, False, True, True]
    assert not any(row.odd for row in rows)


@pytest.mark.parametrize(
    ("holds", "words"),
    [
        ([9], "holds #9, which no name refers to"),
        ([9, 1], "holds #9, which no name refers to, and w"),
        ([7, 8, 9], "holds #7, #8 and #9, which no name refers to"),
    ],
)
def test_an_optimizer_that_holds_what_no_name_means_is_odd(holds: list[int], words: str) -> None:
    rows = rows_of(
        [
            Variable("w", tensor(1, 1.0, grad=None), False),
            Variable("opt", Optimizer("SGD", {}, holds, {}), False),
        ]
    )
    assert (str(rows[-1].kind), rows[-1].odd) == (words, True)


def row(name: str, value: str, *, changed: bool = False, odd: bool = False) -> VariableRow:
    return VariableRow(name, Text(value), Text("float32"), changed, odd)


ROWS = tuple(row(f"x{number}", str(number), changed=number == 30) for number in range(40))


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[OwnVariables]:
    table = OwnVariables()
    table.apply_theme(LIGHT)
    expose(qtbot, table, 300, 200)
    yield table
    table.close()


def test_what_the_line_has_changed_is_marked_by_a_sign_and_said_and_in_sight(
    table: OwnVariables,
) -> None:
    table.show_rows(ROWS)
    item = table.topLevelItem(30)
    assert item is not None
    assert item.text(0) == "● x30"
    assert item.font(0).bold()
    said = item.data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "x30 = 30 float32 has just changed"
    assert table.viewport().rect().contains(table.visualItemRect(item))
    other = table.topLevelItem(29)
    assert other is not None
    assert other.data(0, Qt.ItemDataRole.AccessibleTextRole) == "x29 = 29 float32"


def test_what_is_seen_follows_from_the_height_whatever_it_was_before(
    table: OwnVariables, qtbot: QtBot
) -> None:
    table.resize(300, 100)
    table.show_rows(ROWS)
    expected = picture(table)
    for height in (200, 60):
        table.resize(300, height)
        table.show_rows(())
        table.show_rows(ROWS)
        assert picture(table) != expected
        table.resize(300, 100)
        qtbot.waitUntil(lambda: picture(table) == expected)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_what_few_mean_to_write_stands_out_in_each_theme(table: OwnVariables, theme: Theme) -> None:
    table.show_rows((row("a", "1"), row("b", "2", odd=True)))
    table.apply_theme(theme)
    plain, odd = table.topLevelItem(0), table.topLevelItem(1)
    assert plain is not None
    assert odd is not None
    assert plain.foreground(2).color().name() == theme.muted
    assert odd.foreground(2).color().name() == theme.increase_text
    assert odd.font(2).bold()


def test_what_is_seen_follows_from_the_rows_whatever_was_shown_before(
    table: OwnVariables, qtbot: QtBot
) -> None:
    table.show_rows(ROWS)
    expected = picture(table)
    for before in ((), ROWS[:3], (*ROWS, row("last", "1", changed=True)), ROWS[::-1]):
        table.show_rows(before)
        assert picture(table) != expected
        table.show_rows(ROWS)
        assert table.topLevelItemCount() == len(ROWS) == len(table.rows)
        qtbot.waitUntil(lambda: picture(table) == expected)


def test_a_value_is_copied_whole_and_it_is_said_whose(table: OwnVariables) -> None:
    message = QSignalSpy(table.message)
    QGuiApplication.clipboard().setText("before")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert (QGuiApplication.clipboard().text(), message.count()) == ("before", 0)
    long = "[" + ", ".join("0.123456789" for _ in range(16)) + "]"
    table.show_rows((row("weights", long),))
    table.setCurrentItem(table.topLevelItem(0))
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert (QGuiApplication.clipboard().text(), told(message)) == (long, ["Copied weights."])


def test_a_tooltip_tells_all_of_a_row_and_there_is_none_below_the_last(
    table: OwnVariables, monkeypatch: pytest.MonkeyPatch
) -> None:
    tips: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, words, *_: tips.append(words))
    table.show_rows((row("a", "1.23456789"),))
    item = table.topLevelItem(0)
    assert item is not None
    for place in (table.visualItemRect(item).center(), QPoint(10, 190)):
        QApplication.sendEvent(
            table.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, QPoint(0, 0))
        )
    assert tips == ["a = 1.23456789\nfloat32", ""]


@pytest.mark.parametrize("width", [500, 900])
def test_columns_share_the_width_and_the_name_of_a_weight_is_whole(
    table: OwnVariables, width: int, large_font: QFont
) -> None:
    table.show_rows((row("model.weight", "1", changed=True),))
    table.resize(width, 200)
    for font in (large_font, QApplication.font()):
        table.set_base_font(font)
        QApplication.processEvents()
        widths = [table.columnWidth(column) for column in range(3)]
        assert sum(widths) == table.viewport().width()
        assert widths[0] >= table.fontMetrics().horizontalAdvance("● model.weight")


def test_complex_numbers_are_written_as_python_does() -> None:
    held = torch.tensor([1 + 2j])
    state = Camera().tensor(held)
    assert state.values == [str(held[0].item())]
    (row,) = rows_of([Variable("z", state, False)])
    assert str(row.value) == "[(1+2j)]"
