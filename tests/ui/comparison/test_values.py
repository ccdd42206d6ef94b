"""The words of the box “Four ways, one step”."""

from __future__ import annotations

import re
import struct
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QFontMetricsF, QHelpEvent, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QToolTip
from pytestqt.qtbot import QtBot

from gradapp.core.columns import THETA, columns_of
from gradapp.core.comparison.judge import OverRun
from gradapp.core.comparison.verdict import Gap, Verdict, VerdictKind
from gradapp.core.comparison.words import size, ulps
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import Number
from gradapp.ui.comparison.column import fitting, in_a_column
from gradapp.ui.comparison.panel import ComparisonPanel
from gradapp.ui.comparison.table import ComparisonTable
from gradapp.ui.comparison.values import Comparison, LabComparison, Pending, WayRow
from gradapp.ui.kit.no_step import NoStep
from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from gradapp.ui.kit.tone import Tone
from tests.ui.seen import expose, scale_text

F32, F64 = Precision.FLOAT32, Precision.FLOAT64
EVERYBODY = ("python", "autograd", "optimizer", "mseloss")
ERROR, _, NEW_THETA = THETA.compared
A_BIT = Gap(NEW_THETA, -1.0, -0.9999999999999999, 1, is_rounding=True)
SMALL = Gap(ERROR, 1.638e-10, 1.6572e-10, 138_020, is_rounding=True)
LARGE = Gap(NEW_THETA, 1.0, 1.5, 4_194_304, is_rounding=False)


def found(**changes: object) -> Verdict:
    whole = Verdict(3, F64, (EVERYBODY,), (EVERYBODY,), (), (), ())
    return replace(whole, **changes)  # type: ignore[arg-type]


IN_FLOAT32 = found(
    precision=F32,
    identical=(("python",), EVERYBODY[1:]),
    finer=("python",),
    across=(SMALL,),
    nearest=EVERYBODY[1:],
)
PARTED = found(
    identical=(EVERYBODY[:2], EVERYBODY[2:]),
    same_parameters=(EVERYBODY[:2], EVERYBODY[2:]),
    within=(A_BIT,),
)
OF_LAB = found(
    identical=(("no_zero_grad",), ("optimizer",)),
    same_parameters=(("no_zero_grad",), ("optimizer",)),
    within=(LARGE,),
)


def way(name: str, *, mark: int | None = 0, chosen: bool = False) -> WayRow:
    return WayRow(name, f"1 {name}", F64, (1.0, -4.0, 1.4), "", mark, chosen)


def comparison(*, kind: type[Comparison] = Comparison, **changes: object) -> Comparison:
    ways = (way("python", chosen=True), way("autograd"), way("optimizer", mark=1))
    whole = kind(
        F64, THETA.compared, ways, PARTED, OverRun(8, 0, VerdictKind.PARTED, 2, 1, 5, A_BIT), 8
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def about(over_run: OverRun | None, made: int) -> str:
    return comparison(over_run=over_run, made=made).about_run("step {}".format)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a screen reader listen."""
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)


@pytest.fixture
def panel(qtbot: QtBot) -> ComparisonPanel:
    why = QAction("Explain")
    panel = ComparisonPanel(why)
    panel.kept = why  # type: ignore[attr-defined]
    expose(qtbot, panel)
    return panel


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 ulp"),
        (1, "1 ulp"),
        (138_020, "138,020 ulp"),
        (21_810_378, "21,810,378 ulp"),
        (886_826_751, "≈8.87·10⁸ ulp"),
        (2**64 - 2, "≈1.84·10¹⁹ ulp"),
    ],
)
def test_ulps_are_exact_where_they_fit_and_rounded_where_not(count: int, words: str) -> None:
    assert str(ulps(count)) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (1.0, 1.5, "0.5"),
        (-1.0, -0.9999999999999999, "≈1.1·10⁻¹⁶"),
        (1e16, 1e16 + 4, "4"),
        (1.0, 1e16, "≈1·10¹⁶"),
        (-1.7e308, 1.7e308, ">10³⁰⁸"),
        (0.0, 5e-324, "≈5·10⁻³²⁴"),
    ],
)
def test_a_difference_is_exact_or_says_that_it_is_not(low: float, high: float, words: str) -> None:
    assert size(low, high) == words


@pytest.mark.parametrize(
    ("changes", "words", "colour"),
    [
        ({"verdict": found()}, "All four are identical, bit for bit.", Tone.CALM),
        (
            {"verdict": IN_FLOAT32},
            "2, 3 and 4 are identical, bit for bit. 1 computes in float64: the same new θ in "
            "float32. E differs by ≈1.9·10⁻¹². That is rounding.",
            Tone.CALM,
        ),
        (
            {"verdict": replace(IN_FLOAT32, across=())},
            "2, 3 and 4 are identical, bit for bit. 1 computes in float64: the same numbers, "
            "rounded to float32.",
            Tone.CALM,
        ),
        (
            {"verdict": replace(IN_FLOAT32, across=(SMALL, A_BIT))},
            "2, 3 and 4 are identical, bit for bit. 1 computes in float64: new θ differs from "
            "that of 2, 3 and 4 by ≈1.1·10⁻¹⁶. That is rounding.",
            Tone.PLAIN,
        ),
        (
            {"verdict": replace(IN_FLOAT32, across=(replace(LARGE, column=ERROR), A_BIT))},
            "2, 3 and 4 are identical, bit for bit. 1 computes in float64: E differs from that "
            "of 2, 3 and 4 by 0.5. That is more than rounding explains.",
            Tone.ALERT,
        ),
        (
            {"verdict": PARTED},
            "New θ of 3 and 4 differs from that of 1 and 2 by ≈1.1·10⁻¹⁶. That is "
            "rounding (1 ulp: one step to the neighbouring float64 number).",
            Tone.ALERT,
        ),
        (
            {"verdict": replace(PARTED, within=(replace(A_BIT, ulps=23),))},
            "New θ of 3 and 4 differs from that of 1 and 2 by ≈1.1·10⁻¹⁶. That is "
            "rounding (23 ulp: that many steps from one float64 number to the next).",
            Tone.ALERT,
        ),
        (
            {"verdict": replace(PARTED, within=(A_BIT, replace(LARGE, column=ERROR)))},
            "New θ of 3 and 4 differs from that of 1 and 2 by ≈1.1·10⁻¹⁶. That is "
            "rounding. E differs by 0.5. That is more than rounding explains.",
            Tone.ALERT,
        ),
        (
            {"verdict": replace(PARTED, within=(replace(LARGE, column=ERROR), LARGE))},
            "New θ of 3 and 4 differs from that of 1 and 2 by 0.5. That is more than rounding "
            "explains; likewise E by 0.5.",
            Tone.ALERT,
        ),
        (
            {"verdict": replace(PARTED, within=(LARGE,))},
            "New θ of 3 and 4 differs from that of 1 and 2 by 0.5. That is more than "
            "rounding explains.",
            Tone.ALERT,
        ),
        (
            {
                "verdict": found(
                    identical=(("a",), ("b",), ("c",)),
                    within=(A_BIT,),
                    same_parameters=(("a",), ("b",), ("c",)),
                )
            },
            "New θ differs among a, b and c by up to ≈1.1·10⁻¹⁶. That is rounding (1 ulp: one step "
            "to the neighbouring float64 number).",
            Tone.ALERT,
        ),
        (
            {"verdict": replace(PARTED, same_parameters=(EVERYBODY,), within=(SMALL,))},
            "All four give the same new θ. E differs by ≈1.9·10⁻¹². That is rounding.",
            Tone.CALM,
        ),
        (
            {
                "verdict": replace(
                    IN_FLOAT32,
                    identical=(("python",), ("autograd",)),
                    same_parameters=(("python", "autograd"),),
                    across=(),
                    nearest=("autograd",),
                )
            },
            "1 computes in float64: the same numbers as 2, rounded to float32.",
            Tone.CALM,
        ),
        (
            {"verdict": found(identical=(("python",),), same_parameters=(("python",),))},
            "Only way 1 has made this step.",
            Tone.PENDING,
        ),
        (
            {"verdict": OF_LAB, "kind": LabComparison},
            "New θ differs from the correct code's by 0.5. That is more than rounding explains.",
            Tone.ALERT,
        ),
        (
            {"verdict": replace(OF_LAB, within=(SMALL,)), "kind": LabComparison},
            "E differs from the correct code's by ≈1.9·10⁻¹². That is no more than "
            "rounding can do.",
            Tone.ALERT,
        ),
        (
            {"verdict": replace(OF_LAB, within=()), "kind": LabComparison},
            "In this step, the numbers are those of the correct code.",
            Tone.PLAIN,
        ),
        ({"verdict": Pending.COMPARING}, "Comparing …", Tone.PENDING),
        (
            {"verdict": NoStep.TO_COME},
            "Nothing to compare yet: → makes the first step.",
            Tone.PENDING,
        ),
        ({"verdict": Pending.TOO_FAR}, "Only the first 100,000 steps are compared.", Tone.PENDING),
    ],
)
def test_the_verdict_says_first_what_matters(
    changes: dict[str, object], words: str, colour: Tone
) -> None:
    shown = comparison(**changes)
    assert shown.words == words
    assert shown.tone is colour


def test_where_theta_has_parted_the_finer_one_is_said_to_be_like_some() -> None:
    parted = found(
        precision=F32,
        identical=(("python",), ("autograd",), ("optimizer", "mseloss")),
        same_parameters=(("python", "optimizer", "mseloss"), ("autograd",)),
        finer=("python",),
        within=(A_BIT,),
        across=(SMALL,),
        nearest=("optimizer", "mseloss"),
    )
    assert comparison(verdict=parted).words.endswith(
        " 1 computes in float64: the same new θ in float32 as 3 and 4."
    )


def test_every_reason_for_no_verdict_is_told() -> None:
    told = {comparison(verdict=each).words for each in (*NoStep, *Pending)}
    assert len(told) == len(NoStep) + len(Pending)


@pytest.mark.parametrize(
    ("over_run", "made", "words"),
    [
        (OverRun(8, 0, VerdictKind.SAME, 8, 1, 1, None), 8, "In all 8 steps, all numbers agree."),
        (
            OverRun(8, 0, VerdictKind.SAME_PARAMETERS, 7, 2, 3, SMALL),
            8,
            "In all 8 steps, new θ agrees; E differs most in step 3, by ≈1.9·10⁻¹².",
        ),
        (
            OverRun(8, 0, VerdictKind.PARTED, 2, 1, 5, A_BIT),
            8,
            "In 2 of 8 steps, new θ differs, by rounding; most in step 5, by ≈1.1·10⁻¹⁶.",
        ),
        (
            OverRun(20, 0, VerdictKind.BEYOND, 19, 2, 3, LARGE),
            20,
            "In 19 of 20 steps, more differs than rounding explains, from step 2 on; new θ differs "
            "most in step 3, by 0.5.",
        ),
        (
            OverRun(5, 0, VerdictKind.SAME, 5, 1, 1, None),
            8,
            "In the 5 steps compared so far, all numbers agree.",
        ),
        (
            OverRun(100_000, 0, VerdictKind.ROUNDED, 4, 2, 3, A_BIT),
            200_000,
            "In 4 of the first 100,000 steps, new θ differs, by rounding; most in step 3, by ≈"
            "1.1·10⁻¹⁶.",
        ),
        (
            OverRun(4, 2, VerdictKind.SAME, 2, 1, 1, None),
            4,
            "In the 2 steps that can be compared, all numbers agree.",
        ),
        (OverRun(3, 2, VerdictKind.ROUNDED, 1, 1, 1, A_BIT), 3, "Only step 1 can be compared."),
        (OverRun(1, 0, VerdictKind.SAME, 1, 1, 1, None), 8, ""),
        (OverRun(4, 4, VerdictKind.ALONE, 4, 1, 1, None), 4, "No step can be compared."),
        (OverRun(1, 0, VerdictKind.SAME, 1, 1, 1, None), 1, ""),
        (None, 3, ""),
    ],
)
def test_the_run_is_spoken_of_as_far_as_it_was_compared(
    over_run: OverRun | None, made: int, words: str
) -> None:
    assert about(over_run, made) == words


def test_a_small_difference_by_code_of_the_lab_is_not_called_rounding() -> None:
    shown = comparison(kind=LabComparison)
    assert shown.about_run("step {}".format) == (
        "In 2 of 8 steps, new θ differs, most in step 5, by ≈1.1·10⁻¹⁶."
    )


def test_behind_the_lab_as_many_ways_have_their_own_title_again(panel: ComparisonPanel) -> None:
    for kind in (Comparison, LabComparison, Comparison):
        shown = comparison(kind=kind)
        panel.show_comparison(shown)
        title = "Two programs, one step" if kind is LabComparison else "Three ways, one step"
        assert (panel.windowTitle(), panel.accessibleName()) == (title, title)


@pytest.mark.usefixtures("heard")
def test_a_row_tells_all_digits_and_who_has_the_same_theta(panel: ComparisonPanel) -> None:
    panel.show_comparison(comparison())
    panel.resize(300, 250)
    table = panel._table
    texts = table.accessibleDescription().splitlines()
    assert texts == [
        "1 python: E = 1, dE/dθ = −4, new θ = 1.4 (the same new θ in float64 as 1 autograd)",
        "1 autograd: E = 1, dE/dθ = −4, new θ = 1.4 (the same new θ in float64 as 1 python)",
        "1 optimizer: E = 1, dE/dθ = −4, new θ = 1.4",
    ]
    place = QPoint(40, round(3.5 * table._row_height))
    event = QHelpEvent(QEvent.Type.ToolTip, place, table.mapToGlobal(place))
    QApplication.sendEvent(table, event)
    assert QToolTip.text() == texts[2]
    alike = tuple(way(name) for name in ("python", "autograd", "optimizer"))
    panel.show_comparison(comparison(ways=alike))
    first, *_ = table.accessibleDescription().splitlines()
    assert first.endswith("(the same new θ in float64 as 1 autograd and 1 optimizer)")
    QToolTip.hideText()


@pytest.mark.usefixtures("heard")
def test_a_way_without_the_step_says_why(panel: ComparisonPanel) -> None:
    gone = WayRow("python", "1 Python", F64, None, "diverged at step 3", None, chosen=False)
    panel.show_comparison(comparison(ways=(gone,)))
    assert panel._table.accessibleDescription() == "1 Python: diverged at step 3"


def test_the_verdict_is_read_out_and_its_ulps_are_explained(panel: ComparisonPanel) -> None:
    panel.show_comparison(comparison(verdict=IN_FLOAT32, precision=F32))
    label = panel.findChild(QLabel, "verdict")
    assert panel.verdict == label.text() == comparison(verdict=IN_FLOAT32).words
    heard = QAccessible.queryAccessibleInterface(label)
    assert heard.text(QAccessible.Text.Name) == label.text()
    assert label.toolTip() == heard.text(QAccessible.Text.Description)
    assert label.toolTip().splitlines() == [
        "From 1, rounded to float32, to 2, 3 and 4: E ≈1.9·10⁻¹² (138,020 ulp)",
        "1 ulp: one step to the neighbouring float32 number",
    ]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_words_have_the_colour_of_what_matters(panel: ComparisonPanel, theme: Theme) -> None:
    panel.apply_theme(theme)
    label = panel.findChild(QLabel, "verdict")
    for shown, colour in (
        (IN_FLOAT32, theme.decrease_text),
        (PARTED, theme.gradient_text),
        (Pending.COMPARING, theme.muted),
        (found(), theme.decrease_text),
    ):
        panel.show_comparison(comparison(verdict=shown))
        assert label.palette().color(QPalette.ColorRole.WindowText).name() == colour


def test_ways_with_the_same_new_theta_have_the_same_sign_whichever_is_chosen(
    panel: ComparisonPanel,
) -> None:
    panel.resize(320, 320)
    table = panel._table

    def signs(*marks: int | None) -> list[QImage]:
        ways = tuple(way(name, mark=mark) for name, mark in zip(EVERYBODY, marks, strict=True))
        panel.show_comparison(comparison(ways=ways))
        QApplication.processEvents()
        height = table._row_height
        rows = [QRect(0, row * height + 1, height, height - 2) for row in range(1, 5)]
        return [table.grab(row).toImage() for row in rows]

    same = signs(0, 0, 0, 0)
    assert same[0] == same[1] == same[2] == same[3]
    two = signs(0, 0, 1, 1)
    assert two[0] == two[1] != two[2] == two[3]
    none = signs(None, None, None, None)
    assert none[0] != same[0]


def test_what_is_often_said_moves_nothing(panel: ComparisonPanel) -> None:
    panel.resize(270, 400)
    tops = set()
    for shown in (NoStep.TO_COME, found(), IN_FLOAT32, PARTED):
        panel.show_comparison(comparison(verdict=shown))
        QApplication.processEvents()
        tops.add(panel._table.y())
    assert len(tops) == 1


@pytest.mark.parametrize("percent", [100, 175, 250])
def test_no_word_of_the_verdict_is_cut_off(
    panel: ComparisonPanel, qtbot: QtBot, percent: int
) -> None:
    scale_text(panel, percent / 100)
    long = replace(PARTED, precision=F32, finer=("python",), across=(A_BIT,), nearest=("autograd",))
    panel.show_comparison(comparison(verdict=long))
    QApplication.processEvents()
    label = panel.findChild(QLabel, "verdict")
    for width in (200, 270, 400):
        panel.resize(width, panel.heightForWidth(width))
        QApplication.processEvents()
        inside = label.contentsRect()
        needed = label.fontMetrics().boundingRect(
            QRect(0, 0, inside.width(), 10_000), Qt.TextFlag.TextWordWrap, label.text()
        )
        assert needed.height() <= inside.height()


def test_clicking_the_chosen_row_asks_for_nothing(panel: ComparisonPanel, qtbot: QtBot) -> None:
    panel.show_comparison(comparison())
    table = panel._table
    with qtbot.assertNotEmitted(panel.method_chosen):
        QTest.mouseClick(
            table, Qt.MouseButton.LeftButton, pos=QPoint(40, round(1.5 * table._row_height))
        )
    with qtbot.waitSignal(panel.method_chosen) as chosen:
        QTest.mouseClick(
            table, Qt.MouseButton.LeftButton, pos=QPoint(40, round(2.5 * table._row_height))
        )
    assert chosen.args == ["autograd"]


@pytest.mark.usefixtures("heard")
def test_the_row_of_differences_chooses_nothing(panel: ComparisonPanel, qtbot: QtBot) -> None:
    difference = WayRow("", "difference", F64, (0.0, 4.0, 0.4), "", None, chosen=False)
    panel.show_comparison(comparison(ways=(way("a"), way("b"), difference)))
    table = panel._table
    with qtbot.assertNotEmitted(panel.method_chosen):
        place = QPoint(40, round(3.5 * table._row_height))
        QTest.mouseClick(table, Qt.MouseButton.LeftButton, pos=place)
    assert table.accessibleDescription().splitlines()[2] == (
        "difference: E = 0, dE/dθ = 4, new θ = 0.4"
    )


def test_a_step_of_the_run_is_a_link(panel: ComparisonPanel, qtbot: QtBot) -> None:
    panel.show_comparison(comparison())
    run = panel.findChild(QLabel, "comparison_run")
    (href,) = re.findall("<a href='(.*?)'>step\u00a05</a>", run.text())
    with qtbot.waitSignal(panel.step_requested) as asked:
        run.linkActivated.emit(href)
    assert asked.args == [5]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", ["≈−1·10⁻⁵", "≈7·10⁻¹²", "≈−1·10³⁰⁸", "1.4"])
@pytest.mark.parametrize("width", [30.0, 47.0, 60.5, 200.0])
def test_a_number_fits_its_place_whole(text: str, width: float) -> None:
    font = QApplication.font()
    fitted = fitting(font, text, width)
    assert QFontMetricsF(fitted).horizontalAdvance(text) <= width
    if QFontMetricsF(font).horizontalAdvance(text) < width - 1:
        assert fitted == font


def test_under_in_float32_equal_numbers_are_written_alike(qtbot: QtBot) -> None:
    double = 1.4999238255801465
    (single,) = struct.unpack("<f", struct.pack("<f", double))
    rows = tuple(
        WayRow("python", "a way", precision, (1.0, -4.0, theta), "", None, False)
        for precision, theta in ((F64, double), (F32, single))
    )
    table = ComparisonTable()
    qtbot.addWidget(table)
    table.resize(700, 90)
    shown = comparison(ways=rows, precision=F32, verdict=IN_FLOAT32)
    table.show_comparison(shown)
    picture, height = table.grab().toImage(), table.height_of(0)
    first, second = (picture.copy(0, row * height, 700, height) for row in (1, 2))
    assert first == second


@pytest.mark.parametrize("width", range(24, 100, 2))
def test_numbers_of_a_column_have_as_many_digits_as_one_another(
    qapp: QApplication, width: int
) -> None:
    short, long = 0.0016, float(np.float32(0.0015999969))
    texts, font = in_a_column([Number(short, F64), Number(long, F32)], qapp.font(), width)
    metrics = QFontMetricsF(font)
    assert all(metrics.horizontalAdvance(each) <= width for each in texts)
    whole = "0.0015999969"
    if texts[1] != whole:
        digits = texts[1].removeprefix("≈")
        assert texts[0].removeprefix("≈") == digits
        assert texts[1].startswith("≈")
        if font.pointSizeF() == qapp.font().pointSizeF():
            assert digits == "0.0016", "rather written smaller than with one digit"


def test_home_and_end_lead_the_keyboard_to_the_first_way_and_the_last(
    panel: ComparisonPanel,
) -> None:
    panel.show_comparison(comparison())
    reader = panel.findChild(QTableView, "ways_reader")
    assert reader is not None
    last = len(comparison().ways) - 1
    for key, row in ((Qt.Key.Key_Down, 0), (Qt.Key.Key_End, last), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(reader, key)
        assert reader.currentIndex().row() == row


def test_a_small_difference_takes_no_digits_of_the_numbers_above_it(qtbot: QtBot) -> None:
    double = 1.4993533164
    rows = tuple(
        WayRow(name, name, F64, (1.0, -4.0, number), "", None, chosen=False)
        for name, number in (("no_zero_grad", double), ("optimizer", 1.5), ("", double - 1.5))
    )
    table = ComparisonTable()
    qtbot.addWidget(table)
    table.show_comparison(comparison(ways=rows))
    room = QFontMetricsF(table.font()).horizontalAdvance("≈−0.0007")
    own, right, difference = table._numbers(2, room)[0]
    assert float(own.removeprefix("≈")) == pytest.approx(double, abs=1e-4)
    assert right == "1.5"
    assert difference.startswith("≈−0.0006")


def test_headings_of_narrow_columns_are_written_smaller_not_cut(qtbot: QtBot) -> None:
    table = ComparisonTable()
    qtbot.addWidget(table)
    table.resize(320, 90)
    table.show_comparison(comparison())
    pictures = []
    for first in "█ ":  # which is where a text at the right is cut
        table._headings = ("E", "dE/dθ", first + "i" * 40)
        pictures.append(table.grab().toImage().copy(0, 0, 320, table.height_of(0)))
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize("width", range(120, 700, 20))
def test_new_parameters_have_fewer_columns_rather_than_numbers_that_are_cut_or_too_small(
    qtbot: QtBot, width: int
) -> None:
    columns = columns_of("p", "q", "r", "s").compared
    new = (0.64, -1.8432e-7, 294030.0, -1.36e-300)
    row = WayRow("python", "1 Python", F64, (4e9, 1.0, 1.0, 1.0, 1.0, *new), "", 0, chosen=True)
    table = ComparisonTable()
    qtbot.addWidget(table)
    table.resize(width, 90)
    table.show_comparison(comparison(ways=(row,), columns=columns))
    table.grab()
    assert table._grid is not None
    grid = table._grid[1]
    shown = [column for _, column in grid.columns]
    assert grid.leaves_out is (8 not in shown)
    for end, column in grid.columns:
        (text,), font = table._numbers(column, grid.room)
        assert end <= width
        if width >= table.minimumSizeHint().width():
            assert QFontMetricsF(font).horizontalAdvance(text) <= grid.room
            assert font.pointSizeF() >= 0.45 * table.font().pointSizeF()
