"""Tables on standard output: in plain columns, with their names on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from dalian_report._plain_text import columns, pad, printable, wrap
from dalian_report.cli._terminal import is_terminal, say_raw, width

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Column", "print_table"]

_GAP = 2
_LEAST = 12
"""A column that wraps is not made narrower than this."""


class Column(NamedTuple):
    """A column: its heading, and whether its cells may be wrapped."""

    name: str
    wraps: bool = False


def print_table(table: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """Print the rows. Nothing in them can steer a terminal.

    On a terminal the columns have their names above them, and a row has lines of its own if
    the table is too wide. In a pipe every line is a row, so that other programs can count and
    cut them.
    """
    if not rows:
        return
    say_raw("\n".join(_lines(table, rows)))


def _lines(table: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[str]:
    shown = [[printable(cell) for cell in row] for row in rows]
    head = [[column.name for column in table]] if is_terminal(sys.stdout) else []
    widths = [max(map(columns, cells)) for cells in zip(*head, *shown, strict=True)]
    _narrow(table, widths)
    if is_terminal(sys.stdout) and _too_many(widths) > 0:
        return [line for row in shown for line in _stacked(row)]
    lines = [_line(names, widths) for names in head]
    for row in shown:
        cells = [
            wrap(cell, size) or [""] if column.wraps else [cell]
            for cell, size, column in zip(row, widths, table, strict=True)
        ]
        for place in range(max(map(len, cells))):
            parts = [cell[place] if place < len(cell) else "" for cell in cells]
            lines.append(_line(parts, widths))
    return lines


def _narrow(table: Sequence[Column], widths: list[int]) -> None:
    """Take the missing width from the columns that wrap, always from the widest."""
    elastic = [place for place, column in enumerate(table) if column.wraps]
    too_many = _too_many(widths)
    while too_many > 0 and elastic:
        widest = max(elastic, key=widths.__getitem__)
        if widths[widest] <= _LEAST:
            return
        widths[widest] -= 1
        too_many -= 1


def _too_many(widths: Sequence[int]) -> int:
    """The columns that a line has beyond the page."""
    return sum(widths) + _GAP * (len(widths) - 1) - width()


def _stacked(row: Sequence[str]) -> list[str]:
    """A row on lines of its own, for a terminal that is too narrow for the table."""
    name, *rest = row
    return [*wrap(name, width()), *wrap(f"  {', '.join(filter(None, rest))}", width(), "  ")]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [pad(cell, size) for cell, size in zip(cells, widths, strict=True)]
    return (" " * _GAP).join(padded).rstrip()
