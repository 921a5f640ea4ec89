"""The report document as pydantic models, with the rules of the strict codec written out.

What a careful user of pydantic would write: strict and closed models made from the fields of
the records, patterns where a text has a form, a hook against repeated keys, and validation of
what must hold between records. The rules of single kinds are the package's own, in the same
code.
"""

from __future__ import annotations

import json
import typing
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import attrs
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StrictInt, StrictStr
from pydantic import create_model as make

from dalian_report.documents._codec import FORMS
from dalian_report.documents._columns import DECIMAL, LARGEST_WHOLE
from dalian_report.documents._integrity import LINKS, TEXT_FORMS, Rows
from dalian_report.documents._integrity._kind_rules import (
    header_problems,
    special_problems,
    text_coverage_problems,
)
from dalian_report.documents._integrity._links_and_spans import figure_span_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["loads", "loads_shapes"]

_WHOLE = Annotated[StrictInt, Field(ge=-LARGEST_WHOLE, le=LARGEST_WHOLE)]
_NUMBER = Annotated[StrictStr, Field(pattern=f"^{DECIMAL.pattern}$"), AfterValidator(Decimal)]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _model(kind: type) -> type[_Closed]:
    types, forms = typing.get_type_hints(kind), TEXT_FORMS.get(kind, {})
    fields: dict[str, Any] = {}
    for field in attrs.fields(kind):
        form = forms.get(field.name)
        default = ... if field.default is attrs.NOTHING else field.default
        fields[field.name] = (_type(types[field.name], form and form.pattern.pattern), default)
    return make(kind.__name__, __base__=_Closed, **fields)


def _type(given: Any, pattern: str | None) -> Any:
    inner = typing.get_args(given)
    if type(None) in inner:
        return _type(inner[0], pattern) | None
    if typing.get_origin(given) is tuple:
        return tuple[_type(inner[0], pattern), ...]  # type: ignore[misc]
    if given is str:
        return Annotated[StrictStr, Field(pattern=f"^(?:{pattern})$")] if pattern else StrictStr
    if given is bool:
        return StrictBool
    if given in {int, Decimal}:
        return _WHOLE if given is int else _NUMBER
    return given if issubclass(given, StrEnum) else _model(given)


_FORM = FORMS["report"]
_Report = make(
    "Report",
    __base__=_Closed,
    **{name: (_type(kind, None), ...) for name, kind in _FORM.header.items()},  # type: ignore[call-overload]
    **{name: (tuple[_model(kind), ...], ...) for name, kind in _FORM.tables.items()},
)


def loads_shapes(data: bytes) -> Any:
    """The report, only the shapes of its records checked, by pydantic's own JSON reader."""
    return _Report.model_validate_json(data)


def loads(data: bytes) -> Any:
    """The report, checked in full."""
    report = _Report.model_validate(json.loads(data, object_pairs_hook=_unrepeated))
    tables = {name: getattr(report, name) for name in _FORM.tables}
    faults = [*_ids(tables), *_links(tables), *_spans(report, tables)]
    rows = {name: Rows(f"$.{name}", found=dict(enumerate(t))) for name, t in tables.items()}
    header = {name: getattr(report, name) for name in _FORM.header}
    faults += map(str, header_problems(header))
    faults += map(str, figure_span_problems(report.source, rows))
    faults += map(str, text_coverage_problems(report.coverage, rows))
    faults += map(str, special_problems(rows))
    if faults:
        raise ValueError("; ".join(faults))
    return report


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands more than once")
    return found


def _id(record: Any) -> str | None:
    return getattr(record, "id", None) or getattr(record, "code", None)


def _ids(tables: dict[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    for table in tables.values():
        for record in table:
            id = _id(record)
            if id in seen:
                yield f"{id} names more than one record"
            if id is not None:
                seen.add(id)


def _links(tables: dict[str, Any]) -> Iterator[str]:
    known = {name: set(map(_id, table)) for name, table in tables.items()}
    for name, links in LINKS.items():
        for record in tables[name]:
            for field, goal in links.items():
                value = getattr(record, field)
                for id in value if isinstance(value, tuple) else (value,):
                    if id is not None and id not in known[goal]:
                        yield f"{field} names no record of {goal}: {id}"


def _spans(report: Any, tables: dict[str, Any]) -> Iterator[str]:
    numbers: set[Any] = set()
    shared = {"statements": set[Any](), "figures": numbers, "numerals": numbers}
    for name in ("sections", "statements", "figures", "numerals", "glossary"):
        for record in tables[name]:
            spans = (record.span,) if hasattr(record, "span") else record.spans
            seen = shared.get(name, set())
            for span in spans:
                ends = span.start, span.end
                if not 0 <= span.start < span.end <= report.source.length:
                    yield f"a span of {name} lies outside the source or is empty: {ends}"
                if ends in seen:
                    yield f"a span of {name} stands twice: {ends}"
                seen.add(ends)
            if not spans:
                yield f"a record of {name} has no span"
