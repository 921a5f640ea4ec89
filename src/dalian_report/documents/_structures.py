"""Plain JSON values to records one at a time, with every problem named, and records to values.

Nothing is coerced. `columns` is faster for documents without problems.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from types import GenericAlias
from typing import TYPE_CHECKING, Any, cast, get_args, get_origin

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from dalian_report.documents._columns import DECIMAL, LARGEST_WHOLE
from dalian_report.documents._integrity import Rows
from dalian_report.documents._strict_json import member_path
from dalian_report.errors import DalianReportError, Problem
from dalian_report.model._quantities import decimal_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


class _RefusedValueError(ValueError):
    """A value that a field does not accept, by the code of its problem."""

    def __init__(self, code: str, value: object, **details: object) -> None:
        super().__init__(code)
        self.code, self.value, self.details = code, value, details


def _text(value: object, kind: type[str]) -> str:
    # A hook for the class str is asked for its subclasses too, the vocabularies among them.
    if issubclass(kind, StrEnum):
        return _member(value, kind)
    if type(value) is not str:
        raise _RefusedValueError("not-a-string", value)
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        raise _RefusedValueError("half-a-surrogate-pair", value)
    return value


def _whole(value: object, _: object) -> int:
    if type(value) is not int:
        raise _RefusedValueError("not-whole", value)
    if abs(value) > LARGEST_WHOLE:
        raise _RefusedValueError("beyond-53-bits", value)
    return value


def _truth(value: object, _: object) -> bool:
    if type(value) is not bool:
        raise _RefusedValueError("not-true-or-false", value)
    return value


def _decimal(value: object, _: object) -> Decimal:
    if type(value) is not str or not DECIMAL.fullmatch(value):
        raise _RefusedValueError("not-decimal", value)
    return Decimal(value)


def _member(value: object, kind: type[StrEnum]) -> StrEnum:
    if type(value) is str and value in kind._value2member_map_:
        return kind(value)
    choices = ", ".join(member.value for member in kind)
    raise _RefusedValueError("not-in-vocabulary", value, choices=choices)


def _structure_tuple(kind: Any) -> Callable[[object, object], tuple[Any, ...]]:
    (item, _) = get_args(kind)
    items: Any = GenericAlias(list, (item,))

    def structure(value: object, _: object) -> tuple[Any, ...]:
        if type(value) is not list:
            raise _RefusedValueError("not-a-list", value)
        return tuple(_converter.structure(value, items))

    return structure


def _structure_record(kind: Any) -> Callable[[object, object], Any]:
    fields = make_dict_structure_fn(kind, _converter, _cattrs_forbid_extra_keys=True)

    def structure(value: object, _: object) -> Any:
        if not isinstance(value, dict):
            raise _RefusedValueError("not-an-object", value)
        return fields(cast("dict[str, Any]", value), kind)

    return structure


def _unstructure_record(kind: Any) -> Callable[[Any], dict[str, Any]]:
    return make_dict_unstructure_fn(kind, _converter, _cattrs_omit_if_default=True)


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


_converter = cattrs.Converter(detailed_validation=True)
_converter.register_structure_hook(str, _text)
_converter.register_structure_hook(int, _whole)
_converter.register_structure_hook(bool, _truth)
_converter.register_structure_hook(Decimal, _decimal)
_converter.register_structure_hook_factory(_is_tuple, _structure_tuple)
_converter.register_structure_hook_factory(attrs.has, _structure_record)
_converter.register_unstructure_hook(Decimal, decimal_text)
_converter.register_unstructure_hook_factory(attrs.has, _unstructure_record)


def field(raw: Mapping[str, Any], name: str, kind: type[Any], problems: list[Problem]) -> Any:
    """A field of the header, or None if it cannot be read."""
    if name not in raw:
        return None
    try:
        return _converter.structure(raw[name], kind)
    except (ValueError, cattrs.BaseValidationError) as error:
        problems += _explained(error, f"$.{name}")
        return None


def rows(raw: Mapping[str, Any], name: str, kind: type[Any], problems: list[Problem]) -> Rows:
    """The rows of a table as far as they can be read."""
    items = raw.get(name)
    table = Rows(f"$.{name}", is_read=isinstance(items, list))
    if not table.is_read:
        if name in raw:
            problems.append(Problem(table.path, "not-a-list", items))
        return table
    for place, item in enumerate(cast("list[object]", items)):
        try:
            table.found[place] = _converter.structure(item, kind)
        except (ValueError, cattrs.BaseValidationError) as error:
            problems += _explained(error, f"{table.path}[{place}]")
            table.unread(item)
    return table


def _explained(error: BaseException, path: str) -> Iterator[Problem]:
    """The problems in an error of cattrs, with their paths."""
    if isinstance(error, cattrs.IterableValidationError | cattrs.ClassValidationError):
        for inner in error.exceptions:
            yield from _explained(inner, path + _step(inner))
    elif isinstance(error, cattrs.ForbiddenExtraKeysError):
        for key in sorted(error.extra_fields):
            yield Problem(member_path(path, key), "unknown-field")
    elif isinstance(error, KeyError):
        yield Problem(path, "missing-key")
    elif isinstance(error, _RefusedValueError | DalianReportError):
        yield Problem(path, error.code, error.value, **error.details)
    else:
        yield Problem(path, "refused-value", reason=str(error))


def _step(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, cattrs.AttributeValidationNote):
            return f".{note.name}"
        if isinstance(note, cattrs.IterableValidationNote):
            return f"[{note.index}]"
    return ""


def plain(record: Any) -> Any:
    """The record as plain JSON values."""
    return _converter.unstructure(record)
