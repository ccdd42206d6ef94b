"""A run on paper: what is said of it there, and that it is lines and words in light colours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QBuffer, QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from gradapp.app.views.report import report
from gradapp.core import descend
from gradapp.core.lab import ENTRIES
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import rule
from gradapp.core.run import Run
from gradapp.ui.kit.theme import DARK
from gradapp.ui.report.pieces import Block, sized, table
from tests.soak.reading import value


def printed(run: Run, path: Path, cursor: int = 5) -> bytes:
    """Return what is printed on paper of A4, as PDF."""
    writer = QPdfWriter(str(path))
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(40, 40, 40, 40),
        )
    )
    assert report(run, cursor, "a run").paint(writer)
    return path.read_bytes()


def pages(content: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", content))


@pytest.mark.parametrize("place", range(len(GALLERY)))
def test_every_example_is_printed_as_lines_and_words_without_pixels(
    qapp: QApplication, place: int, tmp_path: Path
) -> None:
    run = descend(GALLERY[place][1], "autograd", 30)
    content = printed(run, tmp_path / "run.pdf")
    assert b"/Subtype /Image" not in content
    assert b"/FontFile2" in content
    assert pages(content) >= 2


def test_what_is_printed_is_light_in_a_dark_window(qapp: QApplication, tmp_path: Path) -> None:
    run = descend(Problem(), "python", 5)
    bright = printed(run, tmp_path / "bright.pdf")
    before = qapp.palette()
    qapp.setPalette(DARK.palette())
    try:
        dark = printed(run, tmp_path / "dark.pdf")
    finally:
        qapp.setPalette(before)
    dates = re.compile(rb"/(?:Creation|Mod)Date.*|/ID.*|.*uuid.*|.*\d{4}-\d\d-\d\dT.*")
    assert dates.sub(b"", dark) == dates.sub(b"", bright)


def test_every_digit_of_the_steps_is_there(qapp: QApplication) -> None:
    run = descend(Problem(), "python", 5)
    found = report(run, 5, "a run")
    for number, (step, *cells) in enumerate(found.rows, start=1):
        assert str(step) == str(number)
        read = [value(str(cell)) for cell in cells]
        assert read == run.steps[:, number - 1].tolist()
    assert found.remark == ""


@pytest.mark.parametrize("method", ["python", "autograd", "optimizer", "mseloss"])
def test_the_lines_of_the_program_are_counted_from_one(qapp: QApplication, method: str) -> None:
    found = report(descend(Problem(), method, 2), 2, "a run")
    numbers = [line.number for line in found.lines]
    assert numbers == [*range(1, len(found.lines) + 1)]


def test_of_a_long_run_two_hundred_steps_are_printed_and_it_is_said_which(
    qapp: QApplication,
) -> None:
    run = descend(Problem(alpha=0.0001), "python", 1000)
    found = report(run, 500, "a run")
    assert found.remark == "These are steps 300 to 500 of 1,000."
    assert [str(row[0]) for row in found.rows] == [*map(str, range(300, 501))]


def test_an_open_question_of_the_lab_is_not_answered_on_paper(qapp: QApplication) -> None:
    entry = ENTRIES[0]
    run = Run.begun(Problem(), entry.method)
    asked = report(run, 0, "a run", is_asked=True)
    told = report(run, 0, "a run")
    assert str(entry.wrong) in " ".join(told.facts)
    assert str(entry.wrong) not in " ".join(asked.facts)
    assert str(entry.why) not in " ".join(asked.facts)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_where_nothing_can_be_written_it_is_said(qapp: QApplication, tmp_path: Path) -> None:
    writer = QPdfWriter(str(tmp_path / "none" / "run.pdf"))
    writer.setPageSize(QPageSize(QSizeF(210, 297), QPageSize.Unit.Millimeter))
    assert not report(descend(Problem(), "python", 2), 2, "a run").paint(writer)


def drawn(pieces: Iterable[Block]) -> Iterator[tuple[float, str]]:
    """Yield what pieces write, and how large: in points of paper, where 96 pixels are an inch."""
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    with QPainter(generator) as painter:
        for each in pieces:
            painter.save()
            each.paint(painter)
            painter.restore()
    for element in ElementTree.fromstring(bytes(buffer.data().data())).iter():
        if element.tag.endswith("}text"):
            yield float(element.get("font-size", "0")) * 72 / 96, "".join(element.itertext())


@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_of_four_parameters_with_adam_each_number_is_printed_to_be_read(
    qapp: QApplication, precision: str
) -> None:
    data = Data(("x",), ((1.0, 2.0, 4.0, 3.0, 5.0),), (1.0, 3.0, 3.0, 2.0, 5.0))
    cubic = Fit("a*x**3 + b*x**2 + c*x + d", data, rule=rule("adam"), precision=precision)
    run = descend(cubic.but(alpha=0.01), "python", 3)
    found = report(run, 3, "a run")
    width = (210 - 30) / 25.4 * 96
    pieces = [*table(found.heads, found.rows, sized(QFont(), 12), width)]
    written = [*drawn(pieces)]
    assert min(size for size, _ in written) >= 8
    texts = [text.strip() for _, text in written]
    for head in found.heads[1:]:
        assert texts.count(head) == 1
    tables = texts.count("step")
    assert tables > 1
    assert sum(not each.stays for each in pieces) == 3 * tables
    shown = [
        float(text.removeprefix("≈").replace("−", "-")) for text in texts if text[-1].isdigit()
    ]
    for number in run.steps.ravel().tolist():
        assert any(each == pytest.approx(number, rel=1e-5, abs=1e-300) for each in shown)
    head = [each for each in pieces if each.stays and not each.is_gap]
    assert len(head) == tables
    assert all(each.again in head for each in pieces if not each.stays)


def test_what_fits_is_one_table(qapp: QApplication) -> None:
    for precision in ("float32", "float64"):
        run = descend(Problem(precision=precision), "python", 20)
        found = report(run, 20, "a run")
        texts = [*drawn(table(found.heads, found.rows, sized(QFont(), 12), 680))]
        assert [text for _, text in texts].count("step") == 1
        assert min(size for size, _ in texts) >= 8
