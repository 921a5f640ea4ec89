"""Cards that are one HTML page, to return or to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from dalian_report.documents import _files
from dalian_report.errors._guessed import Guessed

if TYPE_CHECKING:
    import os


class HtmlPage(Guessed):
    """A base for cards that are one HTML page."""

    __slots__ = ()

    def _page(self) -> str:
        raise NotImplementedError

    @overload
    def to_html(self) -> str: ...

    @overload
    def to_html(self, path: str | os.PathLike[str]) -> None: ...

    def to_html(self, path: str | os.PathLike[str] | None = None) -> str | None:
        """Return one HTML page that loads nothing, or write the page to `path`.

        Raises:
            UnwritableError: if the file cannot be written. An existing file is kept.
        """
        return page_or_file(self._page(), path)


def page_or_file(page: str, path: str | os.PathLike[str] | None) -> str | None:
    """Return a page, or write it to a file: wholly or not at all.

    Raises:
        UnwritableError: if the file cannot be written. An existing file is kept.
    """
    if path is None:
        return page
    _files.replace(path, page)
    return None
