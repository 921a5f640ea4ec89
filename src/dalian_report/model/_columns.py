"""The columns of a table of records: columns of nested records are beside the others."""

from __future__ import annotations

import types
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin

import attrs

from dalian_report.model._outline import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_DAYS = {"date", "vintage"}


class Column(NamedTuple):
    """One column of a table."""

    name: str
    kind: type
    """Of its values: str, int, bool, Decimal, date (as text), or a vocabulary."""
    value: Callable[[Any], Any]
    """Its value for a record."""
    is_list: bool = False
    """Whether a value is a list of the kind."""


@cache
def columns_of(record: type) -> tuple[Column, ...]:
    """A column for every field of a class of records, in its order.

    A span has two, a list of spans two of lists. The hedge of the Chinese text, a place in a
    source and a citation have one for each of their fields.
    """
    kind: Any = record
    attrs.resolve_types(kind)
    return tuple(
        column
        for field in attrs.fields(kind)
        for column in _of_field(field.name, _without_none(field.type))
    )


def _without_none(type_: Any) -> Any:
    if get_origin(type_) is types.UnionType or type(None) in get_args(type_):
        return next(member for member in get_args(type_) if member is not type(None))
    return type_


def _of_field(name: str, type_: Any) -> Iterator[Column]:
    if attrs.has(type_):
        for inner in columns_of(type_):
            yield Column(f"{name}_{inner.name}", inner.kind, _nested(name, inner), inner.is_list)
    elif get_args(type_)[:1] == (Span,):
        for end in ("start", "end"):
            yield Column(f"{name}_{end}", int, _ends(name, end), is_list=True)
    elif get_args(type_):
        yield Column(name, str, _field(name, list), is_list=True)
    else:
        yield Column(name, date if name in _DAYS else type_, _field(name))


def _field(name: str, convert: Callable[[Any], Any] | None = None) -> Callable[[Any], Any]:
    def value(record: Any) -> Any:
        held = getattr(record, name)
        return held if convert is None else convert(held)

    return value


def _nested(name: str, column: Column) -> Callable[[Any], Any]:
    def value(record: Any) -> Any:
        held = getattr(record, name)
        return None if held is None else column.value(held)

    return value


def _ends(name: str, end: str) -> Callable[[Any], list[int]]:
    return lambda record: [getattr(span, end) for span in getattr(record, name)]
