"""Files: read with care, written wholly or not at all."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress

from dalian_report.errors import DataError, Problem, UnwritableError


def content(path: str | os.PathLike[str], largest: int) -> bytes:
    """The bytes of a regular file.

    Raises:
        DataError: if it is missing or larger than `largest` bytes.
    """
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            raise DataError([Problem(str(path), "not-a-regular-file")])
        if status.st_size > largest:
            raise DataError([Problem(str(path), "too-large-file", status.st_size, most=largest)])
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        if isinstance(error, DataError):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        raise DataError([Problem(str(path), "unreadable-file", reason=reason)]) from None


def replace(path: str | os.PathLike[str], content: str | bytes) -> None:
    """Put text or bytes in place of the file in one step, keeping an old file's permissions.

    Raises:
        UnwritableError: if the file cannot be written. An existing file is kept.
    """
    try:
        _replace(path, content)
    except (OSError, ValueError) as error:
        # A path with a null character is a ValueError.
        number = getattr(error, "errno", None) or errno.EINVAL
        reason = getattr(error, "strerror", None) or str(error)
        raise UnwritableError("cannot-write", str(path), number=number, reason=reason) from None


def _replace(path: str | os.PathLike[str], content: str | bytes) -> None:
    goal = os.path.realpath(path)
    old = os.stat(goal) if os.path.exists(goal) else None
    if old is not None and not stat.S_ISREG(old.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", goal)
    draft = os.path.join(os.path.dirname(goal), f".{os.urandom(8).hex()}.part")
    # From the first byte on, the new file is closed to everybody to whom the old file is closed.
    mode = 0o666 if old is None else stat.S_IMODE(old.st_mode)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            os.chmod(draft, mode)
        os.replace(draft, goal)
    except BaseException:
        os.unlink(draft)
        raise
    _settle_folder(os.path.dirname(goal))


def _settle_folder(folder: str) -> None:
    """Make the new name durable, if the system can sync a folder."""
    # The file is written by now: a folder that cannot be opened or synced is not a failure.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
