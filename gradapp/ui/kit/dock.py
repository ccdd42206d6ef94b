"""A panel that can be moved, floated, hidden, and scrolled when there is little room."""

from __future__ import annotations

from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QMargins, QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QDockWidget, QSizePolicy, QStyle, QToolButton, QWidget

from gradapp.override import override
from gradapp.ui.kit.boxes import column_of, row_of
from gradapp.ui.kit.card import RADIUS, paint_card
from gradapp.ui.kit.division import PartNeeds
from gradapp.ui.kit.panel import Sizes
from gradapp.ui.kit.place_on_screen import inside_a_screen
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.scroller import Scroller
from gradapp.ui.kit.theme import Theme
from gradapp.ui.kit.themed import Coloured
from gradapp.ui.kit.title_label import TitleLabel
from gradapp.values import dataclass

_MARGIN: Final = 4


@dataclass(frozen=True, slots=True)
class Needs:
    """How much room a panel gets beside others; how much it asks for it says itself (`Sizes`).

    Attributes:
        rank: panels with a smaller rank get what they need first.
        stretch: its share of the height that nobody needs, compared with the others'.
        ems: how wide it has to be to be of use, in heights of a line.
    """

    rank: int
    stretch: int
    ems: float


class _TitleBar(QWidget):
    """The name of the panel, by which it is dragged, and buttons that float and hide it."""

    def __init__(self, dock: PanelDock) -> None:
        super().__init__(dock)
        name = self._name = TitleLabel(dock.windowTitle())
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._buttons: list[QToolButton] = []
        pixmap = QStyle.StandardPixmap
        for symbol, action in (
            (pixmap.SP_TitleBarNormalButton, dock.float_or_dock),
            (pixmap.SP_TitleBarCloseButton, dock.close),
        ):
            button = QToolButton()
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setIcon(self.style().standardIcon(symbol))
            self._buttons.append(button)
            button.clicked.connect(action)
        margins = _MARGIN + 10, _MARGIN + 6, _MARGIN + 4, 0
        self.setLayout(row_of((name, 1), *self._buttons, margins=margins, gap=2))
        self._dock = dock
        self._floats = False  # one that has no place yet would call itself a window
        self.show_title()
        self._fit_icons()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_icons()

    def _fit_icons(self) -> None:
        size = 9 * self.fontMetrics().height() // 10
        for button in self._buttons:
            button.setIconSize(QSize(size, size))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._dock.float_or_dock()

    @Slot(bool)
    def show_floating(self, floating: bool) -> None:
        """Let the first button say what it would do now."""
        self._floats = floating
        self.show_title()

    @Slot()
    def show_title(self) -> None:
        """Show what the panel is called, and let the buttons say what they would do to it now."""
        title = self._dock.windowTitle()
        self._name.setText(title)
        first = self.tr("Put {} back") if self._floats else self.tr("Float {}")
        words = first, self.tr("Hide {}")
        for button, word in zip(self._buttons, words, strict=True):
            button.setAccessibleName(word.format(title))
            button.setToolTip(tip_text(button.accessibleName()))


@runtime_checkable
class GoesOn(Protocol):
    """A window that knows which control comes next, in its floating panels, too."""

    def go_on(self, forward: bool) -> bool:
        """Give the keyboard to the next control, and say whether there is one."""


class PanelDock(QDockWidget):
    """One panel of the window, drawn as a card with its name in it."""

    def __init__(self, name: str, title: str, panel: QWidget, needs: Needs) -> None:
        """Hold `panel`; `name` is the key under which its place is remembered."""
        super().__init__(title)
        self.name = name
        self._needs = needs
        self._panel: object = panel
        self._sizes = panel if isinstance(panel, Sizes) else Sizes()
        self.setObjectName(f"dock_{name}")
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        bar = _TitleBar(self)
        self.topLevelChanged.connect(bar.show_floating)
        self.windowTitleChanged.connect(bar.show_title)
        panel.windowTitleChanged.connect(self.setWindowTitle)
        self.topLevelChanged.connect(self._stay_on_screen)
        self.topLevelChanged.connect(self._look_behind)
        self.setTitleBarWidget(bar)
        inside = QWidget()
        self._scroller = Scroller(panel)
        margins = _MARGIN + 1, 0, _MARGIN + 1, _MARGIN + RADIUS // 2
        inside.setLayout(column_of(self._scroller, margins=margins))
        self._margins = QMargins(*margins)
        self.setWidget(inside)
        self._contents = (bar, inside)
        for part in self._contents:
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)

    def apply_theme(self, theme: Theme) -> None:
        """Give what is in it the colours of `theme`."""
        if isinstance(self._panel, Coloured):
            self._panel.apply_theme(theme)

    def lend(self) -> QWidget:
        """Give away what is in it, for a while."""
        gap = QWidget()
        gap.setObjectName("lent")
        self.setWidget(gap)
        return self._contents[1]

    def take_back(self, inside: QWidget) -> None:
        """Have again what was given away."""
        gap = self.widget()
        self.setWidget(inside)
        if gap is not None:
            gap.deleteLater()
        inside.show()
        self._look_behind()

    @property
    def is_in_front(self) -> bool:
        """Whether it can be seen, and is not behind another that shares its place."""
        return self.isVisible() and not self.visibleRegion().isEmpty()

    @property
    def least_width(self) -> int:
        """How wide it has to be to be scrolled in one direction only."""
        bar = self._scroller.verticalScrollBar().sizeHint().width()
        inside = self._sizes.least_width() or self._scroller.least.width()
        return self._around.width() + inside + bar

    @property
    def useful_width(self) -> int:
        """How wide it has to be to be of use."""
        return max(round(self._needs.ems * self.fontMetrics().height()), self.least_width)

    @property
    def needed_width(self) -> int:
        """How wide it has to be to show all of it."""
        return self._around.width() + self._sizes.usual_width()

    def part(self, width: int) -> PartNeeds:
        """Return what it needs of the height of a column of such a width."""
        sizes, around = self._sizes, self._around
        inside = width - around.width()
        return PartNeeds(
            self.minimumSizeHint().height(),
            around.height() + sizes.useful_height(inside),
            around.height() + sizes.usual_height(inside),
            self._needs.rank,
            self._needs.stretch,
            around.height() + sizes.enough_height(inside),
        )

    @property
    def _around(self) -> QSize:
        """How much larger it is than what is in it."""
        bar, margins = self._contents[0].sizeHint().height(), self._margins
        return QSize(margins.left() + margins.right(), bar + margins.top() + margins.bottom())

    @Slot()
    def float_or_dock(self) -> None:
        """Lift it off the window, to be seen at its side, or put it back into its place."""
        if self.isFloating():
            self.setFloating(False)
            self.raise_()  # or else it comes back behind those that it shares its place with
            return
        em, window = self.fontMetrics().height(), self.parentWidget()
        there = self.mapToGlobal(QPoint(0, 0))
        self.setFloating(True)
        size = QSize(self.useful_width, self.part(self.useful_width).needed).expandedTo(self.size())
        is_right = window is not None and there.x() > window.frameGeometry().center().x()
        inwards = QPoint(-3 * em if is_right else 3 * em, 3 * em)
        self.setGeometry(inside_a_screen(QRect(there + inwards, size)))
        self.raise_()

    @Slot(bool)
    def _stay_on_screen(self, floating: bool) -> None:
        """Come to where it can be seen from behind a tab, which for Qt is outside of the window."""
        if floating and QGuiApplication.screenAt(self.geometry().center()) is None:
            self.setGeometry(inside_a_screen(self.geometry()))

    @Slot()
    def _look_behind(self) -> None:
        """Hide what is in it while it is behind a tab: for Qt, it then is outside of the window.

        Otherwise assistive tools would take it for seen.
        """
        if self.isVisible():
            behind = self.geometry().right() < 0 or self.geometry().bottom() < 0
            for part in self._contents:
                if part.parentWidget() is self:  # and not lent
                    part.setVisible(self.isFloating() or not behind)

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._look_behind()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_behind()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let the main window say where Tab goes from a floating panel, too.

        What goes away in a panel takes the keyboard from nobody who has it elsewhere.
        """
        window: object = self.parentWidget()
        here = QApplication.focusWidget()
        is_here = here is not None and self.isAncestorOf(here)
        return is_here and isinstance(window, GoesOn) and window.go_on(forward)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keyboard back to the main window at Escape, from a floating panel, too."""
        window = self.parentWidget()
        if event.key() == Qt.Key.Key_Escape and window is not None:
            window.activateWindow()
            window.setFocus()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        card = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        paint_card(painter, card, self.palette(), event.rect())
