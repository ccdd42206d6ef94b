"""A button of the transport, which shows what an action of the window is called and does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import (
    QAction,
    QActionEvent,
    QColor,
    QIcon,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QWidget

from gradapp.override import override
from gradapp.ui.kit.card import RADIUS
from gradapp.ui.kit.direction import read_as
from gradapp.ui.kit.icons import tinted
from gradapp.ui.kit.panel_button import PanelToolButton
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.text_style import make_title
from gradapp.ui.kit.themed import Themed


class ActionButton(PanelToolButton, Themed):
    """Shows an action; takes the keyboard by Tab alone, so that a click leaves it where it is."""

    def __init__(self, name: str, parent: QWidget) -> None:
        """Make a button that `show_action` gives its action."""
        super().__init__(name, parent=parent)
        self._stands_out = False

    def stand_out(self) -> None:
        """Be filled with the accent colour, and written on in bold."""
        self._stands_out = True
        make_title(self)

    def show_action(self, action: QAction) -> None:
        """Stand for `action`."""
        self.setDefaultAction(action)
        self._describe(action)

    @override
    def actionEvent(self, event: QActionEvent) -> None:
        super().actionEvent(event)
        if event.type() == QEvent.Type.ActionChanged:
            self._describe(event.action())

    def _describe(self, action: QAction) -> None:
        self.setAccessibleName(action.iconText())
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tooltip = action.toolTip()
        self.setToolTip(
            tip_text(f"{tooltip} ({keys})" if keys and keys not in tooltip else tooltip)
        )

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        state = QStyle.StateFlag
        fill, line, ink = self._colours(option.state)
        with QPainter(self) as painter:
            read_as(painter, self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            width = 2.0 if option.state & state.State_HasFocus else 1.0
            painter.setPen(QPen(QColor(line), width))
            painter.setBrush(QColor(fill))
            frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
            shape = self.icon().pixmap(self.iconSize(), self.devicePixelRatio())
            option.icon = QIcon(tinted(shape, ink))
            option.palette.setColor(QPalette.ColorRole.ButtonText, QColor(ink))
            option.state |= state.State_Enabled  # `ink` says whether it is
            self.style().drawControl(
                QStyle.ControlElement.CE_ToolButtonLabel, option, painter, self
            )

    def _colours(self, state: QStyle.StateFlag) -> tuple[str, str, str]:
        """Return the colours of the button, of its outline, and of what is on it."""
        theme, flags = self._theme, QStyle.StateFlag
        if not state & flags.State_Enabled:
            return theme.window, theme.grid, theme.disabled
        is_down, is_below = state & flags.State_Sunken, state & flags.State_MouseOver
        has_focus = bool(state & flags.State_HasFocus)
        if self._stands_out:
            accent = QColor(theme.error)
            shade = accent.darker(115) if is_down else accent.darker(108) if is_below else accent
            return shade.name(), theme.text if has_focus else theme.error, theme.on_accent
        fill = theme.grid if is_down else theme.highlight if is_below else theme.window
        return fill, theme.error if has_focus else theme.border, theme.text
