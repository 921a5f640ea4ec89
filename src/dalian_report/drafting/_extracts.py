"""The text of a file with a layout of its own."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from dalian_report.errors import MissingExtraError

if TYPE_CHECKING:
    from dalian_report.drafting._markup import Heading


def library(module: str, package: str) -> Any:
    """Return a module of the extra `documents`.

    Raises:
        MissingExtraError: if its package is not installed.
    """
    try:
        return import_module(module)
    except ImportError:
        raise MissingExtraError(package, "documents") from None


_GAPS = re.compile(" ?\t[ \t]*")


class Extract(NamedTuple):
    """A text, a line for each paragraph, with its headings and the title of the file."""

    text: str
    headings: list[Heading]
    title: str = ""


class Page:
    """Lines that grow piece by piece: paragraphs, cells and headings."""

    def __init__(self) -> None:
        self.heading: int | None = None
        self.bold = 0
        self._cells = 0
        self._pieces: list[str] = []
        self._length = 0
        self._line: list[str] = []
        self._plain = self._strong = 0
        self._level: int | None = None
        self._headings: list[Heading] = []

    def write(self, text: str) -> None:
        """Add text to the line."""
        if not text:
            return
        self._line.append(text)
        letters = len(text.strip())
        if self.bold:
            self._strong += letters
        else:
            self._plain += letters
        if letters and self.heading is not None:
            self._level = self.heading

    def mark_cell(self, is_start: bool) -> None:
        """Start or end a cell of a table: the next one follows on the same line."""
        self._cells = max(0, self._cells + (1 if is_start else -1))
        if not is_start:
            self._line.append("\t")

    def break_line(self) -> None:
        """End the line, if it has any text. Within a cell the line goes on."""
        if self._cells:
            self._line.append(" ")
            return
        self._end_line()

    def _end_line(self) -> None:
        text = _GAPS.sub("\t", "".join(self._line)).strip(" \t")
        if text and not text.isspace():
            if self._level is not None:
                self._add_heading(text, self._level)
            elif self._strong and not self._plain:
                self._add_heading(text, 0)
            self._pieces += (text, "\n")
            self._length += len(text) + 1
        self._line = []
        self._plain = self._strong = 0
        self._level = None

    def _add_heading(self, text: str, level: int) -> None:
        self._headings.append((self._length, self._length + len(text), level))

    def extract(self) -> Extract:
        """Return the text and its headings."""
        self._end_line()
        return Extract("".join(self._pieces), self._headings)
