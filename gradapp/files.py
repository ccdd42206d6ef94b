"""Reading and writing files in which a crash, a full disk or a strange file does no harm.

A pipe where a file is expected would stop whoever opens it; only regular files are opened.
"""

from __future__ import annotations

import errno
import glob
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from gradapp.core.words import N_, Message, Value

_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0)
_PLAIN: Final = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
LEFT_BEHIND_S: Final = 60.0
_LONGEST_STEM: Final = 100
"""So many bytes of a file's name begin that of its new one, which has others behind it."""
_RETRY_S: Final = 0.02
_NO_NAME: Final = N_("Files", "no file can be called so")
_NOT_REGULAR: Final = N_("Files", "it is not a regular file")


_OF_SYSTEM: Final = {
    errno.ENOENT: N_("Files", "No such file or directory"),
    errno.EACCES: N_("Files", "Permission denied"),
    errno.EPERM: N_("Files", "Operation not permitted"),
    errno.ENOSPC: N_("Files", "No space left on device"),
    errno.EFBIG: N_("Files", "File too large"),
    errno.EROFS: N_("Files", "Read-only file system"),
    errno.EISDIR: N_("Files", "Is a directory"),
    errno.ENOTDIR: N_("Files", "Not a directory"),
    errno.ENAMETOOLONG: N_("Files", "File name too long"),
    errno.ELOOP: N_("Files", "Too many levels of symbolic links"),
    errno.EIO: N_("Files", "Input/output error"),
}
"""What the system says, which has no other language: Python never asks it for one."""


class UnfitError(OSError):
    """A file that is there, and can't be taken; `message` says why."""

    def __init__(self, code: int, message: Message, path: str | os.PathLike[str]) -> None:
        super().__init__(code, str(message), os.fspath(path))
        self.message = message


def reason(error: OSError) -> Value:
    """Return why a file can't be read or written; what is rare is in the system's own words."""
    if isinstance(error, UnfitError):
        return error.message
    words = error.strerror or str(error)
    known = _OF_SYSTEM.get(error.errno or 0)
    return known if known is not None and words == known.text else words


def ending(path: Path) -> str:
    """Return what the name of a file ends in, in small letters; `.csv` is nothing else."""
    return Path(f"_{path.name}").suffix.lower()


def open_regular(path: str | os.PathLike[str], flags: int) -> int:
    """Open a regular file as `os.open` does, and never wait for anybody.

    Returns:
        The file descriptor.

    Raises:
        OSError: it can't be opened, or is something else: a folder, a pipe, a device.
    """
    try:
        descriptor = os.open(path, flags | _AT_ONCE | _PLAIN, 0o666)
    except ValueError:  # a character is in it that no name has
        raise UnfitError(errno.EINVAL, _NO_NAME, path) from None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise UnfitError(errno.EINVAL, _NOT_REGULAR, path)
        if _AT_ONCE:
            os.set_blocking(descriptor, True)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def read(path: Path, limit: int) -> bytes:
    """Return what a regular file holds.

    Raises:
        OSError: it can't be read, is not a regular file, or is longer than `limit` bytes.
    """
    with os.fdopen(open_regular(path, os.O_RDONLY), "rb") as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        words = N_("Files", "it has more than {limit} bytes")
        raise UnfitError(errno.EFBIG, words.filled(limit=limit), path)
    return content


def is_there(path: Path) -> bool:
    """Return whether a path leads anywhere, as far as can be seen: `Path.exists` may raise."""
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True


def rights_of(path: Path) -> int | None:
    """Return the rights of a file that `write` can replace; None where it would make one.

    Raises:
        OSError: what is there may only be read, or is not a regular file; or there is no folder, or
            none in which a file can be made.
    """
    rights = None
    try:
        found = path.stat().st_mode
    except FileNotFoundError:
        pass
    else:
        if not stat.S_ISREG(found):
            raise UnfitError(errno.EINVAL, _NOT_REGULAR, path)
        ask_leave(path)  # which the folder, where the new one is made, can't tell
        rights = stat.S_IMODE(found)
    ask_leave(path.resolve().parent)
    return rights


def ask_leave(path: Path) -> None:
    """Raise an `OSError` where it isn't there, or may not be written to."""
    path.stat()
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def write(path: Path, content: bytes) -> None:
    """Put `content` in place of what a file holds: all of it, or nothing changes.

    A link is followed, and stays; so do the rights of the file, and one that may only be read is
    left alone.

    Raises:
        OSError: it can't be written, or is not a regular file.
    """
    path = Path(os.path.realpath(path))
    rights = rights_of(path)
    _remove_left_behind(path)
    new = path.with_name(f"{_stem(path)}.{os.getpid()}-{time.monotonic_ns()}.new")
    descriptor = open_regular(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        if rights is not None:
            new.chmod(rights)
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    _keep_name(path.parent)


def _stem(path: Path) -> str:
    stem = path.name
    while len(os.fsencode(stem)) > _LONGEST_STEM:
        stem = stem[:-1]
    return stem


def _remove_left_behind(path: Path) -> None:
    """Remove what writers that were killed in the middle have left."""
    for left in path.parent.glob(f"{glob.escape(_stem(path))}.*-*.new"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > LEFT_BEHIND_S:
                left.unlink()


def _keep_name(folder: Path) -> None:
    """Have the folder itself written to the disk, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def locked(path: Path, patience: float) -> Iterator[bool]:
    """Hold a lock that ends with the process, and leave no file of it.

    Args:
        path: the file that stands for the lock.
        patience: seconds to wait for whoever holds it.

    Yields:
        Whether it is held. It can't be for long where another has it, or a file can't be made.
    """
    descriptor = _lock(path, time.monotonic() + patience)
    try:
        yield descriptor is not None
    finally:
        if descriptor is not None:
            with suppress(OSError):
                path.unlink()
            os.close(descriptor)


def _lock(path: Path, ends_at: float) -> int | None:
    if os.name != "posix":
        return None
    import fcntl

    while True:
        try:
            descriptor = open_regular(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW)
        except OSError:
            return None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Whoever held it may just have removed this file: the next one would lock another.
            if os.path.samestat(os.fstat(descriptor), path.lstat()):
                return descriptor
        except OSError:
            pass
        os.close(descriptor)
        if time.monotonic() > ends_at:
            return None
        time.sleep(_RETRY_S)
