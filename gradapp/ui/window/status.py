"""The line below: what the engine is ready for, the step in one line, and what the run is doing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QStatusBar, QStyle, QStyleOption, QWidget

from gradapp.core.columns import Holds
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Relation, Text, joined
from gradapp.core.numbers.written import Number
from gradapp.core.program.roles import Role
from gradapp.core.run.trend import Trend
from gradapp.core.trajectory import StepValues
from gradapp.core.words import grouped
from gradapp.override import override
from gradapp.ui.kit.announcements import Announce, announce
from gradapp.ui.kit.boxes import put_between_sides, row_of
from gradapp.ui.kit.fitting_label import FittingLabel
from gradapp.ui.kit.layout_shield import LayoutShield
from gradapp.ui.kit.opaque import make_opaque
from gradapp.ui.kit.plain_text import PlainLabel, tip_text
from gradapp.ui.kit.text_style import elided, set_text_colour
from gradapp.ui.kit.themed import Themed

MESSAGE_TIME: Final = 5000
"""For how many milliseconds a message stays."""

SETTLED: Final = 500
"""After how many milliseconds without another change a change is announced."""

_BEFORE: Final = 6
_BEHIND: Final = 12
"""How far from the sides, in pixels, Qt writes a message."""

_DIGITS: Final = 6
_FEWEST: Final = 4
"""To how many digits numbers are rounded where there is little room, before some are left out."""
_SYMBOLS: Final[dict[Trend | None, str]] = {
    None: "■",
    Trend.CONVERGING: "↘",
    Trend.BOUNCING: "⇄",
    Trend.DIVERGING: "↗",
    Trend.FIXED_POINT: "●",
}


class StatusBar(QStatusBar, Themed):
    """Three texts, the last at the other end, so that it stays while the numbers change.

    A change of the engine's state or of what the run is doing is announced to screen readers once
    it has lasted: while a run is played or scrubbed through, both may change at each step.
    """

    def __init__(self, announce: Announce = announce) -> None:
        """Show nothing yet; `announce` has a text said by a screen reader."""
        super().__init__()
        self.setObjectName("status_bar")
        self.setAccessibleName(self.tr("Status"))
        self.setSizeGripEnabled(False)
        self._announce = announce
        self._count = self._message = 0  # messages so far, and which is shown; 0 for none of them
        self._trend: Trend | None = None
        self._shown: tuple[StepValues, Precision] | None = None
        self._done: frozenset[Role] | None = None
        self._engine = _Part("engine", self)
        self._step = _Part("step", self, gives_way=True)
        self._doing = _Part("doing", self)
        self._separator = PlainLabel("·", self)
        self._lay_out()
        self._words = {self._engine: "", self._doing: ""}
        self._said = dict(self._words)
        # A letter may reach out of what the status bar believes it has written on.
        self.messageChanged.connect(self.update)
        self.messageChanged.connect(self._make_way)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED)
        self._settled.timeout.connect(self._announce_changes)

    def show_engine(self, text: str) -> None:
        """Show the engine's state, or what went wrong in it."""
        self._engine.show_text(text)
        self._separate()
        self._will_say(self._engine, text)

    def show_step(
        self, values: StepValues | None, precision: Precision = Precision.FLOAT64
    ) -> None:
        """Show a step in one line; None before the first, or where there are none."""
        self._shown = None if values is None else (values, precision)
        self._write_step()

    def show_done(self, done: frozenset[Role] | None) -> None:
        """Tell of a step what lines of these roles have computed; None stands for the whole."""
        if done != self._done:
            self._done = done
            self._write_step()

    def show_trend(self, trend: Trend | None, stop_sentence: Text | str | None) -> None:
        """Show what the run is doing, or the sentence with which it stopped."""
        words = stop_sentence or self._trend_words(trend)
        self._doing.show_text(Text(f"{_SYMBOLS[trend]} ", words) if words else "")
        self._separate()
        self._will_say(self._doing, str(words))
        if trend != self._trend:
            self._trend = trend
            self._restyle()

    def show_message(self, text: str) -> int:
        """Show and announce `text` in place of everything else for `MESSAGE_TIME`.

        Returns:
            The number of this message, by which it can be withdrawn; they begin with 1.
        """
        self.showMessage(text, MESSAGE_TIME)
        self._count += 1
        self._message = self._count
        self._announce(self, text)
        return self._count

    def has_message(self, number: int) -> bool:
        """Return whether the message of this number is still shown."""
        return bool(number) and number == self._message

    def withdraw(self, number: int) -> None:
        """Take the message of this number away, if it is still shown: it is no longer so."""
        if self.has_message(number):
            self.clearMessage()

    @Slot(str)
    def _make_way(self, message: str) -> None:
        """Have the texts out of sight: what Qt has hidden it shows again when the font changes."""
        self._message = 0
        self.setToolTip(tip_text(message))
        self._row.setVisible(not message)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what of a message has room, which Qt would cut off; its tooltip is the whole."""
        text, room = self.currentMessage(), self.rect().adjusted(_BEFORE, 0, -_BEHIND, 0)
        shown = elided(text, self.fontMetrics(), room.width())
        if shown == text:
            super().paintEvent(event)
            return
        painter, option = QPainter(self), QStyleOption()
        option.initFrom(self)
        panel = QStyle.PrimitiveElement.PE_PanelStatusBar
        self.style().drawPrimitive(panel, option, painter, self)
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, shown)
        painter.end()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._reserve()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing to be said later."""
        super().hideEvent(event)
        self._settled.stop()
        self.clearMessage()

    def _lay_out(self) -> None:
        self._row = QWidget(self)
        step = self._step.place, 1  # all there is: nothing moves at another step
        parts = row_of(self._engine.place, self._separator, step, 0, self._doing.place)
        put_between_sides(parts, self._row)
        place = self._place = LayoutShield(self._row)
        place.setMinimumWidth(1)  # the window need not be as wide as the texts want it to be
        self.addWidget(place, 1)
        self._reserve()
        self._separate()
        self._restyle()

    def _reserve(self) -> None:
        """Be as high as any text is, be there one now or not."""
        self._place.setMinimumHeight(self._separator.sizeHint().height())

    def _separate(self) -> None:
        """Put a separator between the first two parts if both have a text."""
        self._separator.setVisible(bool(self._engine.text() and self._step.text()))

    def _write_step(self) -> None:
        if self._shown is None:
            self._step.show_text("")
        else:
            texts = partial(self._step_texts, *self._shown)
            self._step.show_text(next(texts()), texts)
        self._separate()

    def _step_texts(self, values: StepValues, precision: Precision) -> Iterator[Text]:
        """Yield a step in one line, and then in ever shorter ones."""

        def told(name: object, *path: float) -> Text:
            numbers = (Number(each, precision, _DIGITS) for each in path)
            return Text(f"{name} ", Relation.EQUAL, joined(" → ", numbers))

        done = tuple(Role) if self._done is None else self._done
        parts: list[list[Text]] = []
        for role, kind in ((Role.ERROR, Holds.ERROR), (Role.GRADIENT, Holds.GRADIENT)):
            if role in done:
                names = values.columns.that_hold(kind).symbols
                parts.append([*map(told, names, values.that_hold(kind))])
        paths = [values.that_hold(Holds.BEFORE)]
        if Role.UPDATE in done:
            paths.append(values.that_hold(Holds.AFTER))
        step, names = self.tr("step {0}").format(grouped(values.step)), values.columns.parameters
        where = [*map(told, names, *paths)]

        def line(*parts: Iterable[Text]) -> Text:
            return Text(f"{step}: ", joined(", ", chain(*parts)))

        yield line(*parts, where)
        yield line(*parts[:1], where)
        yield line(where)
        yield line(map(told, names, paths[-1]))
        yield Text(step)

    def _trend_words(self, trend: Trend | None) -> str:
        match trend:
            case None:
                return ""
            case Trend.CONVERGING:
                return self.tr("converging")
            case Trend.BOUNCING:
                return self.tr("bouncing")
            case Trend.DIVERGING:
                return self.tr("diverging")
            case Trend.FIXED_POINT:
                return self.tr("at the fixed point")

    def _will_say(self, part: _Part, words: str) -> None:
        if words != self._words[part]:
            self._words[part] = words
            if self.isVisible():  # of a window that is closed nothing is said
                self._settled.start()

    def _announce_changes(self) -> None:
        for part, words in self._words.items():
            if words != self._said[part]:
                self._said[part] = words
                if words:
                    self._announce(part, words)

    @override
    def _restyle(self) -> None:
        theme = self._theme
        meaning = {Trend.CONVERGING: theme.decrease_text, Trend.DIVERGING: theme.increase_text}
        colour = theme.text if self._trend is None else meaning.get(self._trend, theme.text)
        for label in (self._engine, self._step, self._separator):
            set_text_colour(label, theme.muted)
        set_text_colour(self._doing, colour)


class _Part(FittingLabel):
    """A text with a width of its own, which gives way."""

    def __init__(self, name: str, parent: QWidget, *, gives_way: bool = False) -> None:
        super().__init__(parent=parent, name=name)
        self._gives_way = gives_way
        self._width = 0
        self._texts: Callable[[], Iterable[Text | str]] = tuple
        make_opaque(self, ground=QPalette.ColorRole.Window)
        self.place = LayoutShield(self)
        self.place.hide()

    def show_text(
        self, text: Text | str, texts: Callable[[], Iterable[Text | str]] = tuple
    ) -> None:
        """Show `text`, or nothing at all where it is empty.

        Args:
            text: what there is to say.
            texts: returns it, and then ever shorter ones for where room is scarce.
        """
        if text != self.whole:
            self._texts = texts
            self.setText(text)
            self.place.setVisible(bool(text))
            self._reserve()

    @override
    def shown(self) -> str:
        """Return what is to be seen: the first of the texts whose numbers keep some digits."""
        metrics, width = self.fontMetrics(), self.width()
        if metrics.horizontalAdvance(self.text()) <= width:
            return self.text()
        *longer, last = tuple(self._texts()) or (self.whole,)
        for text in longer:
            least = text.shorter(_FEWEST) if isinstance(text, Text) else text
            if metrics.horizontalAdvance(str(least)) <= width:
                return elided(text, metrics, width)
        return elided(last, metrics, width)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        # The step, which is also shown elsewhere, gives way before the states do.
        em, height = self.fontMetrics().height(), super().sizeHint().height()
        return QSize(3 * em if self._gives_way else min(self._width, 10 * em), height)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._reserve()

    def _reserve(self) -> None:
        needed = 0
        if not self._gives_way and self.text():
            needed = self.fontMetrics().horizontalAdvance(self.text()) + 2  # which is rounded
        if needed != self._width:
            self._width = needed
            self.place.updateGeometry()
