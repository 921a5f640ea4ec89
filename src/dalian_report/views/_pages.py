"""Pages to send: the scorecard as one HTML file that needs nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report.documents import _files
from dalian_report.views._page import scorecard_page

if TYPE_CHECKING:
    import os

__all__ = ["scorecard_page", "write"]


def write(page: str, path: str | os.PathLike[str]) -> None:
    """Write a page to a file: wholly or not at all.

    Raises:
        UnwritableError: if the file cannot be written. An existing file is kept.
    """
    _files.replace(path, page)
