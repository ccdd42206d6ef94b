"""What is drawn on a plane can be read there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QTransform
from PySide6.QtWidgets import QApplication

from gradapp.ui.plot.plane_marks import Arrow

FRAME = QRectF(0, 0, 200, 200)


def named_arrow(font: QFont) -> Arrow:
    arrow = Arrow()
    arrow.restyle(QPen(QColor("black"), 2), "#0000ff", font, is_below=False, ground="#ffffff")
    arrow.show_arrow((QPointF(50, 150), QPointF(150, 60)), "along −.grad")
    return arrow


def drawn(arrow: Arrow) -> QImage:
    """Return an arrow on a ground as of lines close by each other."""
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    arrow.paint_drawing(painter, QTransform(), FRAME)
    painter.end()
    return image


def test_no_line_runs_through_the_name_of_an_arrow(qapp: QApplication) -> None:
    arrow = named_arrow(QFont())
    image = drawn(arrow)
    box = arrow.name_box(QTransform(), FRAME)
    assert box is not None
    rows = [int(box.center().y()) + row for row in (-2, 0, 2)]
    columns = range(int(box.left()) + 2, int(box.right()) - 2)
    assert all(image.pixelColor(x, y) != QColor("#ff0000") for x in columns for y in rows)


def test_an_arrow_looks_the_same_whatever_sizes_letters_were_drawn_in_before(
    qapp: QApplication,
) -> None:
    font = QFont()
    font.setPointSizeF(9.1)
    arrow = named_arrow(font)
    image = drawn(arrow)
    larger = QFont(font)
    for size in (11.5, 7.3, 15.9):
        larger.setPointSizeF(size)
        drawn(named_arrow(larger))
        assert drawn(arrow) == image


def test_a_name_that_would_cover_much_of_a_low_view_gives_way_to_a_shorter_one(
    qapp: QApplication,
) -> None:
    arrow = named_arrow(QFont())
    long, short = "step = −α · gradient", "step"
    arrow.show_arrow((QPointF(50, 50), QPointF(150, 20)), long, short)
    letters = QFontMetricsF(QFont())
    wide, high = letters.horizontalAdvance(long), letters.height()
    for times in (1.5, 3.0, 6.0, 12.0, 24.0):
        frame = QRectF(0, 0, 1.2 * wide, times * high)
        covers = wide * high / (frame.width() * frame.height())
        assert arrow.name(frame) == (long if covers <= 0.1 else short)
    assert arrow.name(QRectF(0, 0, 0.9 * wide, 40 * high)) == short
    arrow.show_arrow((QPointF(50, 50), QPointF(150, 20)), long)
    assert arrow.name(QRectF(0, 0, 1.2 * wide, 1.5 * high)) == long  # there is no other
