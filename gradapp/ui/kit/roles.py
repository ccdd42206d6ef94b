"""What widgets are to assistive tools, where Qt can't know it: a frame that is a chart."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

CHART: Final = QAccessible.Role.Chart
_ROLE: Final = "accessibleRole"


def set_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Have `widget` be something else to assistive tools than its class says."""
    widget.setProperty(_ROLE, role.value)


def install_roles() -> None:
    """From now on, tell assistive tools the roles that widgets have been given."""
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, widget: QObject) -> QAccessibleInterface | None:
    if not isinstance(widget, QWidget) or (role := widget.property(_ROLE)) is None:
        return None
    return QAccessibleWidget(widget, QAccessible.Role(role))
