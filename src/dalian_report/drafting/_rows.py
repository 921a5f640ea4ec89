"""Rows coded elsewhere: a number of the text with some words around it, and its meaning."""

from __future__ import annotations

import io
import json
import os
import re
from contextlib import closing
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import attrs

from dalian_report.documents import _files
from dalian_report.documents._csv_tables import Columns, csv_rows
from dalian_report.errors import DataError, Problem
from dalian_report.errors._near_keys import suggestions
from dalian_report.model import Bound, Direction, Measure, NumeralRole, Sense, Status, Strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from enum import StrEnum

_LARGEST = 64 * 2**20
_ROWS_FIRST = re.compile(r"\ufeff?\s*\{\s*\"rows\"\s*:")
_MOST_PROBLEMS = 100
_MOST_DIGITS = 60
_LARGEST_WHOLE = 10**9


@attrs.frozen
class Row:
    """A row as it was coded: None for a missing field."""

    number: int
    """Its place among the rows, from 1, or the row of the spreadsheet for CSV."""
    printed: str | None = None
    """The number as the text prints it."""
    words: str | None = None
    """Some words of the text around the number, and the number itself."""
    start: int | None = None
    end: int | None = None
    label: str | None = None
    indicator: str | None = None
    value: Decimal | None = None
    value_to: Decimal | None = None
    unit: str | None = None
    bound: Bound | None = None
    measure: Measure | None = None
    direction: Direction | None = None
    year: int | None = None
    status: Status | None = None
    sense: Sense | None = None
    strength: Strength | None = None
    role: NumeralRole | None = None
    """In a correction: the number is not a figure, and this is its role."""
    cleared: tuple[str, ...] = ()
    """In a correction: the fields that the number does not have."""


_VOCABULARIES: dict[str, type[StrEnum]] = {
    "bound": Bound,
    "measure": Measure,
    "direction": Direction,
    "status": Status,
    "sense": Sense,
    "strength": Strength,
    "role": NumeralRole,
}
_CLEARABLE = ("indicator", "value_to", "direction", "year", "label")
_WHOLE = ("start", "end", "year")
_DECIMAL = ("value", "value_to")
_NAMES = tuple(field.name for field in attrs.fields(Row))[1:]
COLUMNS = Columns(needed=(), allowed=_NAMES)


def rows_of(rows: str | os.PathLike[str] | Iterable[Mapping[str, Any]]) -> list[Row]:
    """Return the rows of a CSV or JSON file, or of mappings.

    Raises:
        DataError: if a row cannot be read. It lists all problems with their places.
    """
    if isinstance(rows, str | os.PathLike):
        return _from_file(rows)
    return _checked(_mappings(rows, "rows"))


def holds_rows(path: str | os.PathLike[str]) -> bool:
    """Whether a file is a JSON object of rows, and not a report."""
    head = _files.content(path, _LARGEST)[:200].decode("utf-8", "replace")
    return _ROWS_FIRST.match(head) is not None


def _from_file(path: str | os.PathLike[str]) -> list[Row]:
    raw = _files.content(path, _LARGEST)
    name = os.path.basename(str(path))
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
        return _checked(_mappings(_json(raw, name), "$"))
    stream: Any = io.BufferedReader(io.BytesIO(raw))
    pairs: list[tuple[int, str, Mapping[str, object]]] = []
    problems: list[Problem] = []
    with closing(csv_rows(stream, name, COLUMNS)) as table:
        for row in table:
            if row.problem:
                problems.append(Problem(f"row {row.number}", "not-a-table-row", reason=row.problem))
            cells = {key: cell for key, cell in row.cells.items() if cell}
            pairs.append((row.number, f"row {row.number}", cells))
    if problems:
        raise DataError(problems)
    return _checked(pairs)


def _json(raw: bytes, name: str) -> object:
    try:
        return json.loads(raw.decode("utf-8-sig"), parse_float=Decimal)
    except (ValueError, RecursionError, InvalidOperation):
        raise DataError([Problem(name, "not-json")]) from None


def _mappings(given: object, place: str) -> Iterator[tuple[int, str, Any]]:
    rows: Any = given
    if isinstance(given, dict) and "rows" in given and len(rows) == 1:
        rows, place = rows["rows"], f"{place}.rows"
    if not hasattr(rows, "__iter__") or hasattr(rows, "items") or hasattr(rows, "encode"):
        raise DataError([Problem(place, "not-rows", rows)])
    row: Any
    for number, row in enumerate(rows):
        yield number + 1, f"{place}[{number}]", row


def _checked(rows: Iterable[tuple[int, str, Any]]) -> list[Row]:
    problems: list[Problem] = []
    checked: list[Row] = []
    for number, place, row in rows:
        if len(problems) >= _MOST_PROBLEMS:
            break
        if not hasattr(row, "items"):
            problems.append(Problem(place, "not-rows", row))
            continue
        fields = {str(key): value for key, value in row.items() if value is not None}
        found = list(_problems(fields, place))
        problems += found
        if not found:
            checked.append(Row(number, **{key: _typed(key, fields[key]) for key in fields}))
    if problems:
        raise DataError(problems)
    return checked


def _problems(fields: dict[str, object], place: str) -> Iterator[Problem]:
    for key, value in fields.items():
        at = f"{place}.{key}"
        if key not in _NAMES:
            yield Problem(at, "unknown-field", suggestions=suggestions(key, _NAMES))
        elif key in _VOCABULARIES:
            choices = [word.value for word in _VOCABULARIES[key]]
            if value not in choices:
                yield Problem(at, "not-in-vocabulary", value, choices=choices)
        elif key == "cleared":
            if not _is_clearable(value):
                yield Problem(at, "not-in-vocabulary", value, choices=_CLEARABLE)
        elif (code := _bad_value(key, value)) is not None:
            yield Problem(at, code, value)
    if ("start" in fields) != ("end" in fields):
        yield Problem(place, "half-an-offset")
    if not fields.keys() & {"printed", "words", "start"}:
        yield Problem(place, "no-place")


def _bad_value(key: str, value: object) -> str | None:
    """The code of a number or a text that cannot be used, or None."""
    if key in _WHOLE:
        return "not-whole" if _whole(value) is None else None
    if key in _DECIMAL:
        return "not-decimal" if _decimal(value) is None else None
    return None if isinstance(value, str) and value.strip() else "not-words"


def _is_clearable(value: Any) -> bool:
    return type(value) in (list, tuple) and all(name in _CLEARABLE for name in value)


def _typed(key: str, value: Any) -> Any:
    if key in _VOCABULARIES:
        return _VOCABULARIES[key](value)
    if key in _WHOLE:
        return _whole(value)
    if key == "cleared":
        return tuple(value)
    return _decimal(value) if key in _DECIMAL else value


def _whole(value: object) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        value = int(value)
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return value if is_whole and 0 <= value < _LARGEST_WHOLE else None  # type: ignore[operator,return-value]


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        return None
    text = str(value).strip()
    if len(text) > _MOST_DIGITS:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and number.adjusted() < _MOST_DIGITS else None
