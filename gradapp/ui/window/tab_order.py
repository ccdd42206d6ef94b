"""Where Tab goes in the main window: through the controls that can be seen, as they are seen."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QChildEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLabel,
    QMainWindow,
    QScrollArea,
    QTabBar,
    QToolBar,
    QWidget,
)

from gradapp.override import override
from gradapp.ui.kit.keys import take_keys
from gradapp.ui.kit.term_label import TermLabel


class TabbedWindow(QMainWindow):
    """A window of panels in which Tab never gets stuck, and which has the keyboard at first."""

    def __init__(self) -> None:
        """Make an empty window."""
        super().__init__()
        self._left_at: QWidget | None = None
        # Without this, Qt gives the keyboard to whichever control comes first.
        self.setFocus()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next control, if the keyboard is in this window.

        Qt calls this for Tab, and when the control that would have the keyboard here goes away.
        """
        here = QApplication.focusWidget()
        return here is not None and here.window() is self and self.go_on(forward)

    def go_on(self, forward: bool) -> bool:
        """Go to the next control; one that goes away leaves the keyboard to the window."""
        here = QApplication.focusWidget()
        if here is not None and not (here.isVisible() and here.isEnabled()):
            self._left_at = here
            self.setFocus()
            return True
        start = self._left_at if here is None or here is self else here
        self._left_at = None
        stop = next_stop(self, start, forward=forward)
        if stop is None:
            return False
        reason = Qt.FocusReason
        stop.window().activateWindow()
        stop.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keyboard back at Escape, for stepping and playing."""
        if event.key() == Qt.Key.Key_Escape:
            self.setFocus()
        else:
            super().keyPressEvent(event)

    @override
    def childEvent(self, event: QChildEvent) -> None:
        super().childEvent(event)
        if not event.polished():
            return
        child = event.child()
        if isinstance(child, QTabBar):
            child.setAccessibleName(self.tr("Panels that share a place"))
            child.setElideMode(Qt.TextElideMode.ElideNone)  # a name of two letters is none
            take_keys(child, Qt.Key.Key_Left, Qt.Key.Key_Right)


def next_stop(window: QMainWindow, start: QWidget | None, *, forward: bool) -> QWidget | None:
    """Return where Tab leads from `start`, which may be out of sight by now, or no control."""
    widgets = _all_widgets(window)
    if not forward:
        widgets.reverse()
    if start in widgets:
        place = widgets.index(start)
        widgets = widgets[place + 1 :] + widgets[:place]
    return next(filter(_is_stop, widgets), None)


def is_in_sight(widget: QWidget) -> bool:
    """Say whether any of `widget` can be seen, or could if what is around it were scrolled.

    Panels behind the tab of another one are visible to Qt, but stand outside of the window.
    """
    if not widget.isVisible():
        return False
    inside = widget.rect()
    while not widget.isWindow() and not inside.isEmpty():
        parent = cast("QWidget", widget.parentWidget())
        area = parent.parentWidget()
        if isinstance(area, QScrollArea) and area.viewport() is parent:
            inside = parent.rect()
        else:
            inside = inside.translated(widget.pos()) & parent.rect()
        widget = parent
    return not inside.isEmpty()


def _is_stop(widget: QWidget) -> bool:
    if not (widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()):
        return False
    if widget.focusProxy() is not None or (
        isinstance(widget, QLabel)
        and "<a " not in widget.text()
        and not (isinstance(widget, TermLabel) and widget.is_stop)
    ):
        return False
    return is_in_sight(widget)


def _all_widgets(window: QMainWindow) -> list[QWidget]:
    """Return all widgets: left, middle, right, the bar below, floating panels.

    Qt's own order is that in which widgets were made or moved, whichever of them can be seen.
    """
    parts = (QDockWidget, QToolBar, QTabBar)
    standing = [
        child
        for child in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if isinstance(child, parts) or child is window.centralWidget()
    ]
    standing.sort(key=lambda part: _place(window, part))
    return [widget for part in standing for widget in (part, *part.findChildren(QWidget))]


def _place(window: QMainWindow, part: QWidget) -> tuple[int, int, int]:
    """Return what to sort the parts of the window by: the column, and the place within it."""
    at = part.mapTo(window, QPoint()) if not part.isWindow() else part.pos()
    centre = cast("QWidget", window.centralWidget())
    if part.isWindow():
        column = 4
    elif isinstance(part, QToolBar):
        column = 3
    elif part is centre:
        column = 1
    else:
        column = 0 if at.x() < centre.x() else 2
    return column, at.y(), at.x()
