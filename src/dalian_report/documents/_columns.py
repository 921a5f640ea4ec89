"""Tables read column by column: the short way, for a document without problems.

A record at a time costs several calls for each of its fields. Here a field is read for all
records of a table at once, with a few operations on lists and sets that Python runs in C.
The first problem ends it without a message. `structures` then reads
record by record and names every problem. A law in the tests holds that this accepts exactly the
input of `structures` and makes the same records of it.
"""

from __future__ import annotations

import re
from collections import deque
from enum import EnumType
from functools import cache, partial
from itertools import chain, islice, repeat
from operator import itemgetter
from types import UnionType
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from dalian_report import model
from dalian_report.documents._strict_json import DoubtError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Cells = list[Any]
    Read = Callable[["Reader", Cells], Cells]

DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,39})(?:\.[0-9]{1,20})?")
"""A decimal, as text."""

LARGEST_WHOLE = 2**53 - 1
"""The largest whole number, of either sign, that every JSON reader holds exactly."""


class Table(NamedTuple):
    """A table as records, and as columns by the names of their fields."""

    kind: type
    records: list[Any]
    columns: dict[str, Cells]


class Reader:
    """Reads the tables of one document, and counts the members of every object in them."""

    def __init__(self) -> None:
        self.members: int = 0

    def value(self, kind: type, value: Any) -> Any:
        """One value: a text, a whole number, a member of a vocabulary, or a record.

        Raises:
            DoubtError: if anything is wrong with it.
        """
        (read,) = _values(kind)(self, [value])
        return read

    def table(self, kind: type, rows: Any) -> Table:
        """A table from its rows as JSON has them.

        Raises:
            DoubtError: if anything is wrong with any of them.
        """
        _must_be(list, [rows])
        _must_be(dict, rows)
        columns = _columns(kind)
        if not set[str]().union(*rows) <= columns.keys():
            raise DoubtError
        self.members += sum(map(len, rows))
        cells = {name: column.read(self, rows) for name, column in columns.items()}
        return Table(kind, _built(kind, len(rows), cells), cells)


_HASH = "_attrs_cached_hash"
"""The field in which a class keeps its hash: empty at first."""


def _built(kind: type, count: int, columns: Mapping[str, Cells]) -> Cells:
    # As unpickling does. Calling the class needs twice the time, since it converts lists to tuples.
    records: Cells = list(map(object.__new__, repeat(kind, count)))
    if hasattr(kind, _HASH):
        columns = {**columns, _HASH: [None] * count}
    for name, cells in columns.items():
        put: Callable[[Any, Any], None] = getattr(kind, name).__set__
        deque(map(put, records, cells), maxlen=0)
    return records


class _Column(NamedTuple):
    """A field of a record type: its name, and how all its values are read at once."""

    name: str
    values: Read
    absent: Any
    """The value of a field that is left out, or `attrs.NOTHING` if it is required."""

    def read(self, reader: Reader, rows: list[dict[str, Any]]) -> Cells:
        name, absent = self.name, self.absent
        if absent is not attrs.NOTHING:
            return self.values(reader, [row.get(name, absent) for row in rows])
        try:
            cells = list(map(itemgetter(name), rows))
        except KeyError:
            raise DoubtError from None
        return self.values(reader, cells)


@cache
def _columns(kind: type) -> Mapping[str, _Column]:
    columns: dict[str, _Column] = {}
    for field in attrs.fields(kind):
        values = _values(kind.__annotations__[field.name])
        absent: Any = [] if field.default == () else field.default
        columns[field.name] = _Column(field.name, values, absent)
    return columns


def _values(annotation: Any) -> Read:
    if isinstance(annotation, UnionType):
        return partial(_optional, _values(annotation.__args__[0]))
    if annotation in _VALUES:
        return _VALUES[annotation]
    if annotation.__name__ == "Decimal":
        return _decimals
    if isinstance(annotation, EnumType):
        return partial(_members, annotation._value2member_map_)
    return partial(_records, annotation)


def _must_be(kind: type, cells: Cells) -> None:
    # The very type: true is not 1.
    if not set(map(type, cells)) <= {kind}:
        raise DoubtError


def _optional(read: Read, reader: Reader, cells: Cells) -> Cells:
    values = iter(read(reader, [cell for cell in cells if cell is not None]))
    return [None if cell is None else next(values) for cell in cells]


def _texts(_: Reader, cells: Cells) -> Cells:
    _must_be(str, cells)
    try:
        "".join(cells).encode()
    except UnicodeEncodeError:  # Half of a surrogate pair.
        raise DoubtError from None
    return cells


def _wholes(_: Reader, cells: Cells) -> Cells:
    _must_be(int, cells)
    if cells and not -LARGEST_WHOLE <= min(cells) <= max(cells) <= LARGEST_WHOLE:
        raise DoubtError
    return cells


def _truths(_: Reader, cells: Cells) -> Cells:
    _must_be(bool, cells)
    return cells


def _decimals(_: Reader, cells: Cells) -> Cells:
    # The module decimal is imported by the first table that has one.
    _must_be(str, cells)
    if not all(map(DECIMAL.fullmatch, cells)):
        raise DoubtError
    from decimal import Decimal

    return list(map(Decimal, cells))


def _members(members: Mapping[Any, Any], _: Reader, cells: Cells) -> Cells:
    _must_be(str, cells)
    if not members.keys() >= set(cells):
        raise DoubtError
    return list(map(members.__getitem__, cells))


def _records(kind: type, reader: Reader, cells: Cells) -> Cells:
    return reader.table(kind, cells).records


def _lists(read: Read, reader: Reader, cells: Cells) -> Cells:
    _must_be(list, cells)
    values = iter(read(reader, list(chain.from_iterable(cells))))
    return [tuple(islice(values, len(cell))) for cell in cells]


_VALUES: dict[Any, Read] = {
    str: _texts,
    int: _wholes,
    bool: _truths,
    tuple[str, ...]: partial(_lists, _texts),
    tuple[model.Span, ...]: partial(_lists, partial(_records, model.Span)),
}
