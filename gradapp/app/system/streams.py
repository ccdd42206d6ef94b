"""Standard output and error, which may be closed, full, or a pipe that nobody reads any more.

Whatever becomes of them, printing raises nothing. What standard error can't take is dropped. What
standard output can't take is told in the end, with exit code 1; but for a pipe whose reader has
gone: whoever types `| head` knows that.
"""

from __future__ import annotations

import errno
import io
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final, TextIO, cast

from gradapp.override import override

UNWRITTEN: Final = 1
# Windows calls a closed pipe an invalid argument.
_NOBODY_READS: Final = (errno.EPIPE, errno.EINVAL if os.name == "nt" else errno.EPIPE)


class _Nowhere(io.RawIOBase):
    """Takes what is printed where there is nothing to print on; why not is its `error`."""

    error: OSError | None = None

    @override
    def writable(self) -> bool:
        return True

    @override
    def write(self, data: Any, /) -> int:
        return len(data)


class _Closed(_Nowhere):
    """Standard output that was closed: nothing is wrong until something is printed."""

    @override
    def write(self, data: Any, /) -> int:
        self.error = OSError(errno.EBADF, os.strerror(errno.EBADF))
        return super().write(data)


class _Sink(_Nowhere):
    """Passes bytes on until that fails once; from then on they are dropped."""

    def __init__(self, raw: Any) -> None:
        super().__init__()
        self._raw = raw

    @override
    def isatty(self) -> bool:
        return bool(self._raw.isatty())

    @override
    def fileno(self) -> int:
        return int(self._raw.fileno())

    @override
    def write(self, data: Any, /) -> int:
        try:
            while self.error is None:
                written = self._raw.write(data)
                if written is not None:
                    return int(written)
                # Another process has set the pipe or terminal, which is shared, not to wait.
                select.select([], [self._raw], [])
        except OSError as error:
            self.error = error
        return super().write(data)


@contextmanager
def guarded() -> Iterator[None]:
    """Keep standard output and error from raising, and let them hold Greek."""
    closed = _fill_closed_descriptors()
    before = sys.stdout, sys.stderr
    sys.stdout = _guard(sys.stdout, is_closed=os.name == "posix" and 1 in closed)
    sys.stderr = _guard(sys.stderr)
    try:
        yield
    finally:
        flush()
        sys.stdout, sys.stderr = before


def lost() -> bool:
    """Say whether what is printed on standard output comes to nothing."""
    return _error() is not None


def exit_code(code: int) -> int:
    """Return the exit code of a command that would end with `code` if all it printed is written."""
    flush()
    error = _error()
    if error is None or error.errno in _NOBODY_READS:
        return code
    print(f"gradapp: error: standard output can't be written: {error.strerror}", file=sys.stderr)
    return UNWRITTEN


def _error() -> OSError | None:
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    return raw.error if isinstance(raw, _Nowhere) else None


def flush() -> None:
    """Write out what has been printed, as far as that can be done."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(Exception):  # a signal may have come in the middle of writing
            stream.flush()


def _fill_closed_descriptors() -> set[int]:
    """Open the null device where a standard stream was closed, or the next file would be there.

    Returns:
        Which ones were closed.
    """
    closed = set()
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            closed.add(descriptor)
            with suppress(OSError):
                os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    return closed


def _guard(stream: TextIO | None, *, is_closed: bool = False) -> TextIO:
    """Return what takes the place of a stream."""
    if stream is None:  # closed, or those of a program of Windows that has no console
        return _text(_Closed() if is_closed else _Nowhere(), "utf-8", line_buffering=True)
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    stream.flush()
    sink = _Sink(getattr(stream.buffer, "raw", stream.buffer))
    encoding = stream.encoding if _holds_greek(stream.encoding) else "utf-8"
    return _text(sink, encoding, line_buffering=stream.line_buffering or stream.write_through)


def _text(sink: _Nowhere, encoding: str, line_buffering: bool) -> TextIO:
    buffer = io.BufferedWriter(cast("io.RawIOBase", sink))
    return io.TextIOWrapper(buffer, encoding, "backslashreplace", line_buffering=line_buffering)


def _holds_greek(encoding: str) -> bool:
    """Say whether an encoding can hold θ, which that of a pipe on Windows can't."""
    try:
        "θ₀ α −".encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
