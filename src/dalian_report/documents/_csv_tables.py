"""CSV, read with care and written so that no spreadsheet runs it.

Reading accepts the files that spreadsheets save: UTF-8 with or without a byte-order mark, UTF-16
with one, and the Chinese encodings where the characters leave no doubt. Commas, semicolons or tabs
may separate the columns. The header shows which, and must name known columns. Anything less certain
is refused with its place and a fix. Rows are read one by one, so a long file needs no more memory
than a short file.
"""

from __future__ import annotations

import csv
import io
import re
from decimal import Context, Decimal
from enum import Enum
from fractions import Fraction
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.documents._encodings import encoding_of_table
from dalian_report.errors import DataError, Problem
from dalian_report.errors._near_keys import suggestions
from dalian_report.model._quantities import decimal_text, rounded
from dalian_report.numerals import folded

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence

_UNNAMED = re.compile(r"(?:unnamed: \d+|index|level \d+|#|no\.?|row ?names?|序号|编号)?")
"""The heading of a column without a name or of an index, as people and pandas write it."""
_TEXT_FORMULA = re.compile(r'^="([^"]*)"$')
"""A formula that spreadsheets are given so that they keep a cell as it is written."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""The first bytes of .xlsx and .ods, and of .xls."""
_SEPARATORS = (",", ";", "\t")
_LONGEST_LINE = 1_000_000
"""In characters. A longer line is not a row of a table."""
_TO_28_DIGITS = Context(prec=28)
_FORMULA_MARKS = tuple("=+-@\t\r\n＝＋－＠")
"""The characters after which a spreadsheet reads a formula or a new cell."""


class Columns(NamedTuple):
    """The required and the optional columns of a table."""

    needed: Sequence[str]
    allowed: Sequence[str]
    aliases: Mapping[str, str] = MappingProxyType({})
    """Other headings of these columns."""
    stand_ins: Mapping[str, str] = MappingProxyType({})
    """Columns that replace others if the others are missing."""
    displaced: Mapping[str, tuple[str, frozenset[str]]] = MappingProxyType({})
    """Headings that mean a different column where one of some headings is there too."""

    def known(self, names: Iterable[str]) -> list[str]:
        """The columns that the headings name, or "" for a heading that is empty."""
        plain = [" ".join(folded(name).lower().replace("_", " ").split()) for name in names]
        for heading, (other, beside) in self.displaced.items():
            if heading in plain and not beside.isdisjoint(plain):
                plain[plain.index(heading)] = other
        known = ["" if _UNNAMED.fullmatch(name) else self.aliases.get(name, name) for name in plain]
        for name, other in self.stand_ins.items():
            if name in known and other not in known:
                known[known.index(name)] = other
        return known

    def __str__(self) -> str:
        return f"{', '.join(self.needed)}, and may have {', '.join(self.allowed)}"


class Row(NamedTuple):
    """A row: its number as a spreadsheet counts (1 is the header), and its cells by column."""

    number: int
    cells: dict[str, str]
    problem: Problem | None = None
    """Why its cells cannot be told apart, in which case they are empty."""


class _UnreadableLineError(Exception):
    """A line after which nothing can be read, by the code of its problem."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code, self.details = code, details


def csv_rows(stream: io.BufferedReader, name: str, columns: Columns) -> Generator[Row]:
    r"""The rows of a table that are not blank, one after the other.

    Args:
        stream: where the bytes come from. It is left open.
        name: its name in messages.
        columns: the columns that its header must and may name, in any order and in any case. A
            column without a name is left out, if it is empty or the first (an index).

    Raises:
        DataError: for a file that is empty or in another encoding, and for a header that
            does not name the columns.

    >>> table = io.BytesIO(b"target;value\r\ngdp;6.0\r\n")
    >>> columns = Columns(["target", "value"], ["note"])
    >>> next(csv_rows(io.BufferedReader(table), "table.csv", columns))
    Row(number=2, cells={'target': 'gdp', 'value': '6.0'}, problem=None)
    """
    lines = _lines(stream)
    try:
        first = next(lines, "")
        separator, is_said = _said_separator(first)
        header = next(lines, "") if is_said else first
        if not header.strip():
            if any(line.strip() for line in lines):
                raise DataError([Problem("row 1", "no-header", columns=str(columns))])
            raise DataError([Problem(name, "empty-table", columns=str(columns))])
        separator = separator or _separator(header, columns)
        names = columns.known(_cells(header, separator))
        problems = list(_header_problems(names, columns))
        if problems:
            raise DataError(problems)
        yield from _rows(csv.reader(lines, delimiter=separator, strict=True), names)
    except _UnreadableLineError as error:
        raise DataError([Problem(name, error.code, **error.details)]) from None
    finally:
        # Else the text would be let go of only after the stream is closed.
        lines.close()


def _lines(stream: io.BufferedReader) -> Generator[str]:
    """The lines of the text, as they end, once its encoding is certain."""
    if stream.peek().startswith(_WORKBOOKS):
        raise _UnreadableLineError("workbook")
    text = io.TextIOWrapper(stream, encoding=encoding_of_table(stream.peek()), newline="")
    number = 0
    try:
        while line := text.readline(_LONGEST_LINE):
            number += 1
            if len(line) == _LONGEST_LINE:
                raise _UnreadableLineError("too-long-line", line=number, most=_LONGEST_LINE)
            if "\0" in line:
                raise _UnreadableLineError("nul-character", line=number)
            yield line
    except UnicodeDecodeError as error:
        # All lines before the piece that cannot be decoded have been given out.
        number += error.object[: error.start].count(b"\n") + 1
        raise _UnreadableLineError(
            "other-encoding",
            line=number,
            encoding=error.encoding.upper(),
            byte=f"{error.object[error.start]:#04x}",
        ) from None
    finally:
        text.detach()


def _said_separator(line: str) -> tuple[str | None, bool]:
    """The separator that a first line "sep=;" names, and whether the line is there."""
    said = line.rstrip("\r\n")
    if said.lower().startswith("sep=") and said[4:] in _SEPARATORS:
        return said[4:], True
    return None, False


def _separator(header: str, columns: Columns) -> str:
    """The separator by which the header names the most columns that are known."""
    known = {*columns.needed, *columns.allowed}

    def fit(separator: str) -> tuple[int, int]:
        names = columns.known(_cells(header, separator))
        return len(known.intersection(names)), len(names)

    return max(_SEPARATORS, key=fit)


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator))
    except (csv.Error, StopIteration):
        return [line]


def _header_problems(names: list[str], columns: Columns) -> Iterator[Problem]:
    known = [*columns.needed, *columns.allowed]
    named = filter(None, names)
    is_header = any(name in known or suggestions(name, known) for name in named)
    is_header = is_header or sum(map(bool, map(_YEAR.fullmatch, names))) > 1
    # A title or a row of numbers may well be without a known column.
    missing = [name for name in columns.needed if name not in names]
    for place, name in enumerate(names if is_header else [], 1):
        if not name:
            continue
        at = f"row 1, column {place}"
        if _YEAR.fullmatch(name):
            yield Problem(at, "year-column", name)
        elif name not in known:
            near = suggestions(name, known)
            near += [column for column in missing if column not in near]
            yield Problem(at, "unknown-column", name, suggestions=tuple(near))
        elif name in names[: place - 1]:
            yield Problem(at, "repeated-column", name)
    if missing:
        code = "missing-columns" if is_header else "no-header"
        yield Problem("row 1", code, missing=", ".join(missing), columns=str(columns))


def _rows(reader: Iterable[list[str]], names: list[str]) -> Iterator[Row]:
    number = 1
    rows = iter(reader)
    while True:
        number += 1
        try:
            cells = [_TEXT_FORMULA.sub(r"\1", cell.strip()) for cell in next(rows)]
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(number, {}, Problem(f"row {number}", "not-a-csv-row", reason=str(error)))
            continue
        if len(cells) > len(names) and any(cells[len(names) :]):
            counts = {"cells": len(cells), "columns": len(names)}
            yield Row(number, {}, Problem(f"row {number}", "too-many-cells", **counts))
        elif any(cells):
            yield _named(number, names, cells)


def _named(number: int, names: list[str], cells: list[str]) -> Row:
    """Return the row with its cells by column. The first column may be an index."""
    for place, (name, cell) in enumerate(zip(names, cells, strict=False), 1):
        if cell and not name and place > 1:
            problem = Problem(f"row {number}", "cell-without-column", cell, column=place)
            return Row(number, {}, problem)
    return Row(number, {name: cell for name, cell in zip(names, cells, strict=False) if name})


def csv_text(
    header: Sequence[str], rows: Iterable[Sequence[object]], *, raw: bool = False
) -> Iterator[str]:
    """The lines of a table as CSV, in UTF-8 and with LF, the header first.

    A spreadsheet runs a cell as a formula that begins with one of = + - @ (in full width
    too) or with a tab or a line end. Such text, after spaces or not, gets an
    apostrophe before it, which makes it text. Numbers stay numbers. A fraction is rounded to
    28 digits.

    Args:
        header: the names of the columns.
        rows: their cells: text, numbers, truth values, members of vocabularies, None.
        raw: leave text as it is, for programs.

    >>> print(*csv_text(["name", "margin"], [["=1+1", Decimal("-8")]]), sep="", end="")
    name,margin
    '=1+1,-8
    """
    line = io.StringIO(newline="")
    # The writer quotes only characters of its own line end: with a single LF it would leave CR
    # bare.
    writer = csv.writer(line, lineterminator="\r\n")
    for cells in chain([header], rows):
        writer.writerow([_cell(value, raw) for value in cells])
        yield line.getvalue().removesuffix("\r\n") + "\n"
        line.seek(0)
        line.truncate()


def _cell(value: object, raw: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Fraction):
        # As 4/3 a spreadsheet would read it as a day in April.
        value = rounded(value, _TO_28_DIGITS)
    if isinstance(value, Decimal):
        return decimal_text(value)
    text = str(value.value if isinstance(value, Enum) else value)
    if raw or not text.lstrip(" ").startswith(_FORMULA_MARKS):
        return text
    return f"'{text}"
