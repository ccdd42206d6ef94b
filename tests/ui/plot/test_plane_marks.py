"""What is drawn on a plane can be read there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QTransform
from PySide6.QtWidgets import QApplication

from gradapp.ui.plot.plane_marks import Arrow


def test_no_line_runs_through_the_name_of_an_arrow(qapp: QApplication) -> None:
    arrow = Arrow()
    arrow.restyle(QPen(QColor("black"), 2), "#0000ff", QFont(), is_below=False, ground="#ffffff")
    arrow.show_arrow((QPointF(50, 150), QPointF(150, 60)), "step")
    frame = QRectF(0, 0, 200, 200)
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))  # as of lines close by each other
    painter = QPainter(image)
    arrow.paint_drawing(painter, QTransform(), frame)
    painter.end()
    box = arrow.name_box(QTransform(), frame)
    assert box is not None
    rows = [int(box.center().y()) + row for row in (-2, 0, 2)]
    columns = range(int(box.left()) + 2, int(box.right()) - 2)
    assert all(image.pixelColor(x, y) != QColor("#ff0000") for x in columns for y in rows)
