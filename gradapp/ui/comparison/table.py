"""The rows of the comparison: a way each, with its numbers of the step."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gradapp.core.columns import THETA, Holds
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import ELLIPSIS
from gradapp.core.numbers.written import Number, exact
from gradapp.core.words import in_a_row, listed
from gradapp.override import override
from gradapp.ui.comparison.column import fitting, in_a_column, write_within
from gradapp.ui.comparison.reader import ComparisonReader
from gradapp.ui.comparison.values import Comparison, WayRow
from gradapp.ui.kit.direction import keep_left_to_right
from gradapp.ui.kit.old_tip import hide_old_tip
from gradapp.ui.kit.opaque import make_opaque
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.still_picture import StillPicture
from gradapp.ui.kit.text_style import elided, scaled
from gradapp.ui.kit.themed import Themed
from gradapp.ui.kit.tone import Tone
from gradapp.ui.kit.words import said
from gradapp.values import dataclass

_FEWEST_PLACES: Final = 5
"""A column has room for so many digits, or else there are fewer columns."""
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SIGNS: Final = ("●", "◆", "▲", "■", "▼", "★")
"""Ways with the same sign have the same new parameters."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where in the table something is, in pixels.

    Attributes:
        height: how high a row is, of which the headings are the first.
        baseline: where in a row letters stand.
        pad: what is left free at the sides.
        mark: how much the signs take, which begin after `pad`: names begin there.
        left: where the numbers begin.
        room: how wide a column is.
        columns: where each of them ends, and which it is.
        leaves_out: whether there are new parameters without a column.
    """

    height: int
    baseline: float
    pad: int
    mark: int
    left: int
    room: int
    columns: tuple[tuple[int, int], ...]
    leaves_out: bool


class ComparisonTable(QWidget, Themed):
    """Painted at once, which takes a tenth of the time that a view with delegates takes.

    Signals:
        method_chosen: the id of the way whose row was clicked.
    """

    method_chosen = Signal(str)

    def __init__(self) -> None:
        """Make an empty table."""
        super().__init__()
        self.setObjectName("ways_table")
        keep_left_to_right(self)
        self.setAccessibleName(self.tr("The step by each way"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        make_opaque(self)
        self._ways: tuple[WayRow, ...] = ()
        self._compared = THETA.compared
        self._headings = tuple(map(said, self._compared.symbols))
        self._precision = Precision.FLOAT32
        self._tone = Tone.PENDING
        self._still = StillPicture()
        self._grid: tuple[tuple[object, ...], _Grid] | None = None
        self._notes: dict[str, str] = {}
        self._reader = ComparisonReader(self)
        self._reader.setObjectName("ways_reader")
        self._reader.setAccessibleName(self.accessibleName())
        self._reader.chosen.connect(self._choose_row)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show the row of each way, the signs in the colour of what is said about the step."""
        ways, columns, precision = comparison.ways, comparison.columns, comparison.precision
        shown = (ways, columns, precision, comparison.tone)
        if shown == (self._ways, self._compared, self._precision, self._tone):
            return
        hide_old_tip(self)
        grows = (len(ways), len(columns)) != (len(self._ways), len(self._compared))
        if columns != self._compared:
            self._headings = tuple(map(said, columns.symbols))
        self._ways, self._compared, self._precision, self._tone = shown
        headings = (self.tr("way"), *self._headings)
        rows = tuple(map(self._cells, ways))
        is_heard = QAccessible.isActive()
        words = map(self._in_words, ways, rows) if is_heard else ()  # which take a tenth of a frame
        self.setAccessibleDescription("\n".join(words))
        self._reader.show_texts(headings, rows)
        if grows:
            self.updateGeometry()
            self._place_reader()
        self.update()

    def text(self, way: WayRow) -> str:
        """Return a row in words, its numbers with all digits."""
        return self._in_words(way, self._cells(way))

    def _in_words(self, way: WayRow, cells: tuple[str, ...]) -> str:
        if way.values is None:
            return f"{way.name}: {way.note}"
        named = zip(self._headings, cells[1:], strict=True)
        numbers = said(in_a_row([f"{name} = {number}" for name, number in named]))
        like = [each.name for each in self._ways if each.mark == way.mark and each is not way]
        if way.mark is None or not like:
            return f"{way.name}: {numbers}"
        new = [each.parameter for each in self._compared if each.holds is Holds.AFTER]
        same = self.tr("the same new {0} in {1} as {2}", "", len(new)).format(
            said(listed(new)), self._precision, said(listed(like))
        )
        words = self.tr("{way}: {numbers} ({same})")
        return words.format(way=way.name, numbers=numbers, same=same)

    def _cells(self, way: WayRow) -> tuple[str, ...]:
        if way.values is None:
            return (way.name, way.note, *("" for _ in self._compared[1:]))
        return (way.name, *(exact(value, way.precision) for value in way.values))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_reader()

    def _place_reader(self) -> None:
        count = len(self._compared)
        height, width = self._row_height, self.width() // (1 + count)
        self._reader.setGeometry(0, height, self.width(), self.height() - height)
        self._reader.lay_out(height, [self.width() - count * width, *[width] * count])

    @override
    def sizeHint(self) -> QSize:
        return QSize(17 * self.fontMetrics().height(), self.minimumSizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(9 * self.fontMetrics().height(), self.height_of(len(self._ways)))

    def height_of(self, ways: int) -> int:
        """Return how high the table is with so many ways."""
        return self._row_height * (1 + ways)

    @property
    def _row_height(self) -> int:
        return round(1.35 * self.fontMetrics().height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        asked = (
            tuple((way.name, way.chosen, way.mark is None) for way in self._ways),
            (self._headings, self._compared, self._precision),
            (self._theme, self._background.rgba(), self.font().key(), self.size()),
        )
        if self._grid is None or self._grid[0] != asked:
            self._grid = asked, self._divided()
            self._notes = {}
        grid = self._grid[1]
        with QPainter(self) as painter:
            draw = partial(self._paint_ground, grid)
            self._still.paint(painter, self.size(), asked, draw)
            keep_left_to_right(painter)
            painter.setFont(self.font())
            painter.setPen(QColor(self._tone.colours(self._theme)[0]))
            for row, way in enumerate(self._ways, start=1):
                if way.mark is not None:
                    sign = QPointF(grid.pad, grid.baseline + row * grid.height)
                    painter.drawText(sign, _SIGNS[way.mark])
            painter.setPen(QColor(self._theme.muted))
            for row, way in enumerate(self._ways, start=1):
                if way.values is None:
                    width = self.width() - grid.left - grid.pad
                    rest = QRectF(grid.left, row * grid.height, width, grid.height)
                    if way.note not in self._notes:  # the same for many steps
                        self._notes[way.note] = elided(way.note, self.fontMetrics(), width)
                    painter.drawText(rest, _RIGHT, self._notes[way.note])
            painter.setPen(QColor(self._theme.text))
            for end, column in grid.columns:
                texts, font = self._numbers(column, grid.room)
                painter.setFont(font)
                place = QRectF(end - grid.room, grid.height, grid.room, grid.height)
                write_within(painter, texts, place)

    @property
    def _background(self) -> QColor:
        return self.palette().color(self.backgroundRole())

    def _divided(self) -> _Grid:
        """Divide the width among signs, names and columns."""
        metrics, height = self.fontMetrics(), self._row_height
        pad = metrics.height() // 3
        signs = any(way.mark is not None for way in self._ways)
        mark = pad + (metrics.horizontalAdvance(_SIGNS[0]) + pad if signs else 0)
        names = max((metrics.horizontalAdvance(way.name) for way in self._ways), default=0)
        left = mark + names + pad
        more = metrics.horizontalAdvance(ELLIPSIS)
        columns = self._columns(self.width() - left - pad - more)
        leaves_out = self._compared.rows(Holds.AFTER)[-1] not in columns
        room = (self.width() - left - more * leaves_out) // len(columns)
        ends = (left + (place + 1) * room - pad for place in range(len(columns)))
        return _Grid(
            height=height,
            baseline=(height + metrics.ascent() - metrics.descent()) / 2,
            pad=pad,
            mark=mark,
            left=left,
            room=room - pad,
            columns=tuple(zip(ends, columns, strict=True)),
            leaves_out=leaves_out,
        )

    def _paint_ground(self, grid: _Grid, painter: QPainter) -> None:
        """Paint what is the same at each step: headings, names, and which way is chosen."""
        theme, height = self._theme, grid.height
        keep_left_to_right(painter)
        painter.fillRect(self.rect(), self._background)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = scaled(self.font(), 0.9)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        corner = QRectF(grid.pad, 0, grid.left - grid.pad, height)
        precision = self.tr("in {0}").format(self._precision)
        painter.drawText(corner, Qt.AlignmentFlag.AlignVCenter, precision)
        for end, column in grid.columns:
            heading = self._headings[column]
            painter.setFont(fitting(small, heading, grid.room))
            write_within(painter, [heading], QRectF(end - grid.room, 0, grid.room, height))
        painter.setFont(self.font())
        if grid.leaves_out:
            painter.drawText(QRectF(0, 0, self.width(), height), _RIGHT, ELLIPSIS)
        for row, way in enumerate(self._ways, start=1):
            if way.chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.highlight))
                painter.drawRoundedRect(QRectF(0, row * height, self.width(), height), 4, 4)
            painter.setPen(QColor(theme.text))
            painter.drawText(QPointF(grid.mark, grid.baseline + row * height), way.name)

    def _numbers(self, column: int, width: float) -> tuple[list[str], QFont]:
        """Return what is written in a column, row by row, and its font."""
        known = {
            # As the heading says: of what differs only behind that, Why? has all digits.
            row: Number(self._precision.rounded(way.values[column]), self._precision)
            for row, way in enumerate(self._ways)
            if way.values is not None
        }
        written, fonts = [""] * len(self._ways), [self.font()]
        differences = {row for row in known if not self._ways[row].method_id}
        # Differences, of which there are none as a rule, may be far smaller than the numbers.
        for rows in filter(None, (known.keys() - differences, differences)):
            texts, font = in_a_column([known[row] for row in rows], self.font(), width)
            fonts.append(font)
            for row, text in zip(rows, texts, strict=True):
                written[row] = text
        return written, min(fonts, key=QFont.pointSizeF)

    def _columns(self, room: int) -> list[int]:
        """Return the columns that `room` has place for: new parameters rather than others.

        A number is written smaller where it must, but not so small that it can't be read.
        """
        least = self.fontMetrics().horizontalAdvance("0") * _FEWEST_PLACES
        wanted = (Holds.ERROR, Holds.GRADIENT, Holds.AFTER)
        for kinds in (wanted, (Holds.ERROR, Holds.AFTER)):
            columns = self._compared.rows(*kinds)
            if room >= least * len(columns):
                return columns
        return self._compared.rows(Holds.AFTER)[: max(1, room // least)]

    def _way_at(self, y: float) -> WayRow | None:
        row = int(y // self._row_height) - 1
        return self._ways[row] if 0 <= row < len(self._ways) else None

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            way = self._way_at(event.pos().y())
            QToolTip.showText(
                event.globalPos(), tip_text("" if way is None else self.text(way)), self
            )
            return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._way_at(event.position().y()))

    @Slot(int)
    def _choose_row(self, row: int) -> None:
        self._choose(self._ways[row])

    def _choose(self, way: WayRow | None) -> None:
        if way is not None and way.method_id and not way.chosen:
            self.method_chosen.emit(way.method_id)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._place_reader()
            self.update()
