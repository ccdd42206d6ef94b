"""A widget as a picture: pixels, outlines and pages, read by others than those that write them."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTextCursor, QTextFormat
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QFocusFrame,
    QFrame,
    QGraphicsScene,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gradapp.ui.kit.picture import PNG, SVG, picture
from tests.ui.seen import expose

SVG_NAMES = {"s": "http://www.w3.org/2000/svg"}


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    """A form with a field within frames, so that nothing begins in the corner."""
    form = QWidget()
    layout = QVBoxLayout(form)
    layout.setContentsMargins(31, 17, 13, 19)
    frame = QFrame()
    inside = QVBoxLayout(frame)
    inside.addWidget(QLabel("Error θ ≈ 1.5"))
    inside.addWidget(QLineEdit("typed & kept"))
    layout.addWidget(frame)
    expose(qtbot, form, 300, 160)
    return form


def read(content: bytes) -> QImage:
    image = QImage.fromData(content)
    assert not image.isNull()
    return image


def dark(image: QImage, box: tuple[int, int, int, int]) -> int:
    """Return how many pixels in a box are of dark text."""
    left, top, right, bottom = box
    return sum(
        QColor(image.pixel(x, y)).lightness() < 110
        for x in range(left, right)
        for y in range(top, bottom)
    )


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_png_has_so_many_pixels_for_one_of_the_screen(form: QWidget, scale: int) -> None:
    image = read(picture(form, PNG, scale))
    assert (image.width(), image.height()) == (300 * scale, 160 * scale)


def test_an_svg_shows_what_the_screen_shows_in_its_places(form: QWidget) -> None:
    """Another renderer draws it, and finds text where the screen has text, and nowhere else."""
    drawn = QImage(300, 160, QImage.Format.Format_RGB32)
    drawn.fill(QColor("white"))
    with QPainter(drawn) as painter:
        renderer = QSvgRenderer(picture(form, SVG))
        assert renderer.isValid()
        renderer.render(painter, QRectF(0, 0, 300, 160))
    seen = read(picture(form, PNG))
    for widget in form.findChildren(QLabel) + form.findChildren(QLineEdit):
        at = widget.mapTo(form, widget.rect().topLeft())
        box = (at.x() + 3, at.y() + 3, at.x() + widget.width() - 3, at.y() + widget.height() - 3)
        assert dark(seen, box) > 20
        assert dark(drawn, box) == pytest.approx(dark(seen, box), rel=0.5)


def test_the_words_of_an_svg_are_outlines_and_need_no_font(form: QWidget) -> None:
    content = picture(form, SVG)
    root = ET.fromstring(content)
    assert root.findall(".//s:text", SVG_NAMES) == []
    assert b"font" not in content
    said = [each.get("aria-label") for each in root.iter() if each.get("aria-label")]
    assert " ".join(" ".join(filter(None, said)).split()) == "Error θ ≈ 1.5 typed & kept"
    assert root.get("viewBox") == "0 0 300 160"
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len({*ids})
    assert {*re.findall(r"url\(#([\w-]+)\)", content.decode())} <= {*ids}


def test_a_pdf_is_one_page_as_large_as_the_widget_with_its_fonts_in_it(form: QWidget) -> None:
    content = picture(form, ".pdf")
    assert content.startswith(b"%PDF-")
    assert content.count(b"/Type /Page\n") == 1
    (box,) = re.findall(rb"/MediaBox \[([\d. ]+)\]", content)
    assert [float(each) for each in box.split()] == pytest.approx([0, 0, 225, 120], abs=1)
    assert b"/FontFile2" in content  # the glyphs themselves
    assert b"/Subtype /Image" not in content


def test_where_the_keyboard_is_is_in_no_picture(form: QWidget) -> None:
    before = read(picture(form, PNG))
    field = form.findChild(QLineEdit)
    frame = QFocusFrame(form)
    frame.setWidget(field)
    frame.show()
    assert read(picture(form, PNG)) == before
    assert frame.isVisible()


@pytest.mark.parametrize("ending", [PNG, SVG, ".pdf"])
def test_a_view_of_a_scene_is_a_picture_too(qtbot: QtBot, ending: str) -> None:
    scene = QGraphicsScene()
    scene.addRect(0, 0, 40, 30, brush=QColor("#d55e00"))
    view = QGraphicsView(scene)
    expose(qtbot, view, 200, 100)
    content = picture(view, ending)
    if ending == PNG:
        image = read(content)
        assert (image.width(), image.height()) == (200, 100)
        assert QColor(image.pixel(100, 50)).name() == "#d55e00"
    elif ending == SVG:
        assert b"#d55e00" in content
    else:
        assert content.startswith(b"%PDF-")


def test_below_a_marked_line_no_line_of_code_is_cut_off(qtbot: QtBot) -> None:
    code = QPlainTextEdit("first\nmarked\nlast")
    mark = QTextEdit.ExtraSelection()
    mark.cursor = QTextCursor(code.document().findBlockByNumber(1))
    mark.format.setBackground(QColor("yellow"))
    mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
    code.setExtraSelections([mark])
    expose(qtbot, code)
    root = ET.fromstring(picture(code, SVG))
    cut = [each for each in root.iter() if "clip-path" in each.attrib]
    inside = {
        word.get("aria-label"): [each.get("clip-path") for each in cut if word in each.iter()]
        for word in root.iter()
        if word.get("aria-label")
    }
    assert {"first", "marked", "last"} <= set(inside)
    assert all("frame" in str(name) for names in inside.values() for name in names)
