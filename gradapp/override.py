"""Marks methods that stand in for one of their base class, and keeps their errors from crashing Qt.

Where Qt calls Python that calls Qt that calls Python, an error that leaves the innermost method
ends the process: PySide6 (6.9 to 6.11) looks at errors that are no objects yet, or are not there.
So none leaves: it is told like any other that nobody expected, and Qt gets a neutral value. Nothing
is told of an object that Python's garbage collection has emptied, while Qt still asks it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from inspect import CO_VARARGS
from typing import TYPE_CHECKING, Any, Final, TypeVar

_NEUTRAL: Final = {"bool", "int", "str", "QSize", "QRect", "QRectF", "QPainterPath"}
"""Types of results that are made without arguments; of all others there is None."""

if TYPE_CHECKING:
    from typing_extensions import override as override
else:
    _F = TypeVar("_F", bound=Callable[..., Any])

    def override(method: _F, /) -> _F:
        """Mark a method that stands in for one of its base class, which may be Qt's."""
        code = method.__code__
        most = None if code.co_flags & CO_VARARGS else code.co_argcount

        @wraps(method)
        def marked(*arguments: Any, **named: Any) -> Any:
            try:
                return method(*arguments[:most], **named)  # signals give slots as much as they take
            except Exception as error:
                if not _is_qts(arguments[0]):
                    raise
                if vars(arguments[0]):
                    sys.excepthook(type(error), error, error.__traceback__)
                return _neutral(method)

        marked.__override__ = True
        return marked


def _is_qts(instance: object) -> bool:
    return any(base.__module__.startswith("PySide6") for base in type(instance).__mro__)


def _neutral(method: Callable[..., Any]) -> Any:
    """Return what a method may give back that could not find out."""
    name = method.__annotations__.get("return")
    kinds = {"bool": bool, "int": int, "str": str, **method.__globals__}
    return kinds[name]() if name in _NEUTRAL and name in kinds else None
