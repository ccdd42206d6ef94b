"""A widget as a picture: pixels, outlines and pages, read by others than those that write them."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
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

from gradapp.ui.kit.picture import PNG, SVG, SizeError, picture
from tests.pictures import pixels
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
    parts = pixels(image)[top:bottom, left:right, None] >> np.arange(0, 24, 8) & 0xFF
    return np.count_nonzero(parts.max(axis=-1) + parts.min(axis=-1) < 220)


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


RED, BLUE, GROUND = "#d55e00", "#0072b2", "#123456"


@pytest.fixture
def view(qtbot: QtBot) -> QGraphicsView:
    """A view of a scene of 600 · 400, zoomed in upon its middle."""
    view = QGraphicsView()
    scene = QGraphicsScene(0, 0, 600, 400, view)
    for x, y, colour in ((0, 0, RED), (560, 370, BLUE)):
        scene.addRect(x, y, 40, 30, Qt.PenStyle.NoPen, QColor(colour))
    scene.addSimpleText("words in the corner").setPos(0, 380)
    view.setScene(scene)
    view.setBackgroundBrush(QColor(GROUND))
    view.setAccessibleName("Two corners")
    view.setAccessibleDescription("one red,\none blue")
    expose(qtbot, view, 200, 100)
    view.scale(3, 3)
    view.centerOn(300, 200)
    return view


@pytest.mark.parametrize("ending", [PNG, SVG])
def test_of_a_view_the_picture_is_of_the_whole_scene_at_its_own_size(
    view: QGraphicsView, ending: str
) -> None:
    seen, whole = view.grab().toImage(), QRectF(0, 0, 600, 400)
    content = picture(view, ending)
    if ending == PNG:
        image = read(content)
    else:
        renderer = QSvgRenderer(content)
        assert renderer.viewBoxF() == whole
        image = QImage(renderer.defaultSize(), QImage.Format.Format_RGB32)
        with QPainter(image) as painter:
            renderer.render(painter, whole)
    assert (image.width(), image.height()) == (600, 400)
    places = ((1, 1), (38, 28), (42, 32), (558, 368), (562, 372), (598, 398))
    colours = [QColor(image.pixel(x, y)).name() for x, y in places]
    assert colours == [RED, RED, GROUND, GROUND, BLUE, BLUE]
    assert view.grab().toImage() == seen
    assert view.scene().views() == [view]


def test_of_a_view_a_larger_png_and_a_page_are_of_the_whole_scene_too(view: QGraphicsView) -> None:
    image = read(picture(view, PNG, 2))
    assert (image.width(), image.height()) == (1200, 800)
    (box,) = re.findall(rb"/MediaBox \[([\d. ]+)\]", picture(view, ".pdf"))
    assert [float(each) for each in box.split()] == pytest.approx([0, 0, 450, 300], abs=1)


@pytest.mark.parametrize(
    ("width", "height", "scale", "size", "told"),
    [
        (5991, 1454, 8, "47,928 × 11,632", "a scale of 4 at most, or SVG"),
        (4000, 100, 9, "36,000 × 900", "a scale of 8 at most, or SVG"),
        (100, 4000, 9, "900 × 36,000", "a scale of 8 at most, or SVG"),
        (100, 32_768, 1, "100 × 32,768", "SVG"),
    ],
)
def test_pixels_for_which_there_is_no_room_are_refused_with_their_number_and_lines_are_not(
    view: QGraphicsView, width: int, height: int, scale: int, size: str, told: str
) -> None:
    view.scene().setSceneRect(0, 0, width, height)
    words = f"^A picture of {size} pixels is too large: choose {told} or PDF, which"
    with pytest.raises(SizeError, match=words):
        picture(view, PNG, scale)
    root = ET.fromstring(picture(view, SVG, scale))
    assert (root.get("width"), root.get("height")) == (str(width), str(height))


def test_a_picture_for_which_there_is_no_memory_is_refused(
    form: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoImage(QImage):
        def __init__(self, *_: object) -> None:
            super().__init__()

    monkeypatch.setattr("gradapp.ui.kit.picture.QImage", NoImage)
    with pytest.raises(SizeError):
        picture(form, PNG)


def test_an_svg_says_what_it_shows(view: QGraphicsView) -> None:
    root = ET.fromstring(picture(view, SVG))
    assert root.findtext("s:title", None, SVG_NAMES) == "Two corners"
    assert root.findtext("s:desc", None, SVG_NAMES) == "one red,\none blue"
    said = [each.get("aria-label") for each in root.iter() if each.get("aria-label")]
    assert said == ["words in the corner"]
    assert root.findall(".//s:text", SVG_NAMES) == []


def test_a_view_of_nothing_is_as_large_as_it_is_shown(qtbot: QtBot) -> None:
    view = QGraphicsView()
    expose(qtbot, view, 200, 100)
    image = read(picture(view, PNG))
    assert (image.width(), image.height()) == (200, 100)


def test_names_with_what_no_xml_may_hold_are_in_an_svg_without_it(form: QWidget) -> None:
    form.setWindowTitle("bell\a & \ufffe<tag>\uffff[*]")
    form.findChild(QLabel).setText("wo\ufffer\x1bd")
    root = ET.fromstring(picture(form, SVG))
    assert root.findtext("s:title", None, SVG_NAMES) == "bell & <tag>"
    said = "".join(each.get("aria-label") or "" for each in root.iter())
    assert said.startswith("word")


def test_an_svg_is_the_same_whatever_was_drawn_between(form: QWidget) -> None:
    for label in form.findChildren(QLabel):
        label.setText("MulBackward0 SubBackward0 AccumulateGrad · leaf")
    first = picture(form, SVG)
    for scale in (1, 2, 3):
        form.grab()
        picture(form, PNG, scale)
        assert picture(form, SVG) == first


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
