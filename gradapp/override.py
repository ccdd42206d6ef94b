"""Marks methods that stand in for one of their base class, and keeps their errors from crashing Qt.

Python 3.11 makes an object of an error that was raised in C, as by ``[][0]``, only once something
looks at it. PySide6 takes it for an object, and the process ends with it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from inspect import CO_VARARGS
from typing import Any, TypeVar

if sys.version_info >= (3, 12):
    from typing import override as override
else:
    _F = TypeVar("_F", bound=Callable[..., Any])

    def override(method: _F, /) -> _F:
        """Mark a method that stands in for one of its base class, with errors that are objects."""
        code = method.__code__
        most = None if code.co_flags & CO_VARARGS else code.co_argcount

        @wraps(method)
        def marked(*arguments: Any, **named: Any) -> Any:
            try:
                return method(*arguments[:most], **named)  # signals give slots as much as they take
            except BaseException:  # which makes it an object
                raise

        marked.__override__ = True  # type: ignore[attr-defined]
        return marked  # type: ignore[return-value]
