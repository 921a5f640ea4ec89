"""Work for processes that may die of it; in a module of its own, so that they can import it."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from dalian_report.corpus._steps import read_text_file
from dalian_report.documents import _files
from dalian_report.errors import UnwritableError

if TYPE_CHECKING:
    from dalian_report.corpus._steps import Failure, Text

__all__ = ["doubled", "reading", "reading_on_full_disk"]


def doubled(number: int) -> int:
    """Twice the number; the process dies of 3."""
    if number == 3:
        os._exit(9)
    return 2 * number


def reading(folder: str, parts: str, path: str) -> Text | Failure:
    """Read a text; the process dies of a file with `deadly` in its name."""
    if "deadly" in path:
        os._exit(9)
    return read_text_file(folder, parts, path)


def reading_on_full_disk(folder: str, parts: str, path: str) -> Text | Failure:
    """Read a text where its part cannot be written."""

    def full(goal: str, content: bytes) -> None:
        raise UnwritableError(
            "cannot-write", goal, number=errno.ENOSPC, reason=os.strerror(errno.ENOSPC)
        )

    _files.replace = full
    return read_text_file(folder, parts, path)
