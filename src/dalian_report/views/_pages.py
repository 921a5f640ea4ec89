"""Pages to send: the scorecard as one HTML file that needs nothing else."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from dalian_report.documents import _files
from dalian_report.errors import UnwritableError
from dalian_report.views._page import scorecard_page

if TYPE_CHECKING:
    import os

__all__ = ["scorecard_page", "write"]


def write(page: str, path: str | os.PathLike[str]) -> None:
    """Write a page to a file: wholly or not at all.

    Raises:
        UnwritableError: with the file and the reason; an existing file is kept.
    """
    try:
        _files.replace(path, page)
    except (OSError, ValueError) as error:
        # A path with a null character is a ValueError.
        number = getattr(error, "errno", None) or errno.EINVAL
        reason = getattr(error, "strerror", None) or str(error)
        raise UnwritableError("cannot-write", str(path), number=number, reason=reason) from error
