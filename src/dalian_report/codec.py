"""Strict JSON: documents to plain tables of records, and back in one canonical form.

Reading checks everything and names every problem with its JSON path; nothing is coerced.
Writing puts one record a line, decimals as strings, fields that have their default left
out, so that a diff of the data reads as a list of what changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple, get_args, get_origin

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from dalian_report._version import SCHEMA_VERSION
from dalian_report.errors import DataError, Problem, shown
from dalian_report.integrity import Rows, record_problems, report_problems
from dalian_report.quantities import decimal_text
from dalian_report.records import (
    Change,
    Deliverable,
    Entity,
    Figure,
    GlossaryEntry,
    Indicator,
    Numeral,
    Observation,
    Relation,
    Section,
    Source,
    Statement,
    Target,
    Unit,
)

__all__ = ["FORMS", "LARGEST_DOCUMENT", "DocumentForm", "dump", "parse", "plain"]

LARGEST_DOCUMENT = 64 * 1024 * 1024
"""In bytes; a larger one is refused unread."""

_DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,39})(?:\.\d{1,20})?", re.ASCII)


class DocumentForm(NamedTuple):
    """What a kind of document is made of."""

    header: Mapping[str, type]
    tables: Mapping[str, type]


FORMS: Mapping[str, DocumentForm] = {
    "report": DocumentForm(
        {"schema_version": str, "data_version": str, "edition": str, "source": Source},
        {
            "sections": Section,
            "statements": Statement,
            "figures": Figure,
            "numerals": Numeral,
            "units": Unit,
            "indicators": Indicator,
            "targets": Target,
            "deliverables": Deliverable,
            "entities": Entity,
            "relations": Relation,
            "glossary": GlossaryEntry,
        },
    ),
    "observations": DocumentForm(
        {"schema_version": str, "data_version": str}, {"observations": Observation}
    ),
    "changes": DocumentForm({"schema_version": str, "data_version": str}, {"changes": Change}),
}
"""The three kinds of document, by name."""


class _RepeatedKeys(dict[str, Any]):
    """An object of which the text repeats a key."""

    repeated: tuple[str, ...] = ()


def _text(value: object, _: object) -> str:
    if type(value) is not str:
        raise ValueError(f"must be text, not {shown(value)}")
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError(f"holds half of a surrogate pair: {shown(value)}")
    return value


def _whole(value: object, _: object) -> int:
    if type(value) is not int:
        raise ValueError(f"must be a whole number, not {shown(value)}")
    return value


def _decimal(value: object, _: object) -> Decimal:
    if type(value) is not str or not _DECIMAL.fullmatch(value):
        raise ValueError(f'must be a decimal as text, such as "7.5", not {shown(value)}')
    return Decimal(value)


def _member(value: object, kind: type[StrEnum]) -> StrEnum:
    if type(value) is str:
        found = kind._value2member_map_.get(value)
        if found is not None:
            return kind(value)
    choices = ", ".join(member.value for member in kind)
    raise ValueError(f"must be one of {choices}; not {shown(value)}")


def _structure_tuple(kind: Any) -> Callable[[object, object], tuple[Any, ...]]:
    (item, _) = get_args(kind)

    def structure(value: object, _: object) -> tuple[Any, ...]:
        if type(value) is not list:
            raise ValueError(f"must be a list, not {shown(value)}")
        return tuple(_converter.structure(value, list[item]))

    return structure


def _structure_record(kind: Any) -> Callable[[object, object], Any]:
    fields = make_dict_structure_fn(kind, _converter, _cattrs_forbid_extra_keys=True)

    def structure(value: object, _: object) -> Any:
        if not isinstance(value, dict):
            raise ValueError(f"must be an object, not {shown(value)}")
        return fields(value, kind)

    return structure


def _is_enum(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


_converter = cattrs.Converter(detailed_validation=True)
# By predicate, since a hook for the class str would take every string enum too.
_converter.register_structure_hook_func(lambda kind: kind is str, _text)
_converter.register_structure_hook(int, _whole)
_converter.register_structure_hook(Decimal, _decimal)
_converter.register_structure_hook_func(_is_enum, _member)
_converter.register_structure_hook_factory(
    lambda kind: get_origin(kind) is tuple, _structure_tuple
)
_converter.register_structure_hook_factory(attrs.has, _structure_record)
_converter.register_unstructure_hook(Decimal, decimal_text)
_converter.register_unstructure_hook_factory(
    attrs.has,
    lambda kind: make_dict_unstructure_fn(kind, _converter, _cattrs_omit_if_default=True),
)


def parse(data: str | bytes, kind: str) -> dict[str, Any]:
    """The document's header fields and tables (as tuples of records), all checked.

    Raises:
        DataError: with every problem found.
    """
    form = FORMS[kind]
    raw, problems = _json(data)
    if problems:
        raise DataError(problems)
    if not isinstance(raw, dict):
        raise DataError([Problem("$", f"must be an object, not {shown(raw)}")])
    problems += _repeats(raw)
    problems += _version_problems(raw)
    if problems:
        raise DataError(problems)
    known = {*form.header, *form.tables}
    problems += [Problem(f"$.{name}", "is not a known key") for name in raw if name not in known]
    problems += [Problem(f"$.{name}", "is missing") for name in known if name not in raw]
    header = {name: _structured(raw, name, type_, problems) for name, type_ in form.header.items()}
    rows = {name: _rows(raw, name, type_, problems) for name, type_ in form.tables.items()}
    if kind == "report":
        problems += report_problems(header.get("source"), rows)
    else:
        problems += record_problems(rows)
    if problems:
        raise DataError(sorted(set(problems), key=_document_order(form)))
    return header | {name: tuple(found.records()) for name, found in rows.items()}


def _document_order(form: DocumentForm) -> Callable[[Problem], tuple[int, list[int], str]]:
    places = {name: place for place, name in enumerate([*form.header, *form.tables])}

    def key(problem: Problem) -> tuple[int, list[int], str]:
        name = re.split(r"[.\[]", problem.path.removeprefix("$."))[0]
        return places.get(name, -1), [int(n) for n in re.findall(r"\[(\d+)\]", problem.path)], problem.path

    return key


def _json(data: object) -> tuple[Any, list[Problem]]:
    if not isinstance(data, str | bytes):
        return None, [Problem("$", f"a document is str or bytes, not {type(data).__name__}")]
    if len(data) > LARGEST_DOCUMENT:
        return None, [Problem("$", f"is larger than {LARGEST_DOCUMENT} bytes")]
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
        return json.loads(text, object_pairs_hook=_object), []
    except UnicodeDecodeError as error:
        return None, [Problem("$", f"is not UTF-8: byte {error.start} is {error.object[error.start]:#04x}")]
    except RecursionError:
        return None, [Problem("$", "is nested too deeply")]
    except json.JSONDecodeError as error:
        if not text.strip():
            return None, [Problem("$", "is empty")]
        place = f"line {error.lineno}, column {error.colno}"
        return None, [Problem("$", f"is not JSON: {error.msg} at {place}")]
    except ValueError as error:
        return None, [Problem("$", f"is not JSON that can be read: {error}")]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    seen: set[str] = set()
    repeated = _RepeatedKeys(found)
    repeated.repeated = tuple(key for key, _ in pairs if key in seen or seen.add(key))
    return repeated


def _repeats(raw: Any) -> Iterator[Problem]:
    waiting = [("$", raw)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, _RepeatedKeys):
            for key in dict.fromkeys(value.repeated):
                yield Problem(path, f"repeats the key {shown(key)}")
        if isinstance(value, dict):
            waiting += [(f"{path}.{key}", below) for key, below in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{path}[{place}]", below) for place, below in enumerate(value)]


def _version_problems(raw: Mapping[str, Any]) -> Iterator[Problem]:
    given = raw.get("schema_version")
    if given is None:
        return
    found = re.fullmatch(r"(\d{1,6})\.(\d{1,6})", given) if isinstance(given, str) else None
    if found is None:
        yield Problem("$.schema_version", f'must be a version such as "{SCHEMA_VERSION}", not {shown(given)}')
        return
    major, minor = (int(number) for number in SCHEMA_VERSION.split("."))
    if int(found[1]) != major or int(found[2]) > minor:
        yield Problem(
            "$.schema_version",
            f"the document has schema {given}, this package reads schema {SCHEMA_VERSION}",
        )


def _structured(raw: Mapping[str, Any], name: str, kind: type, problems: list[Problem]) -> Any:
    if name not in raw:
        return None
    try:
        return _converter.structure(raw[name], kind)
    except Exception as error:
        problems += _explained(error, f"$.{name}")
        return None


def _rows(raw: Mapping[str, Any], name: str, kind: type, problems: list[Problem]) -> Rows:
    rows = Rows(f"$.{name}")
    if name not in raw:
        return rows
    if not isinstance(raw[name], list):
        problems.append(Problem(f"$.{name}", f"must be a list, not {shown(raw[name])}"))
        return rows
    for place, item in enumerate(raw[name]):
        try:
            rows.found[place] = _converter.structure(item, kind)
        except Exception as error:
            problems += _explained(error, f"$.{name}[{place}]")
            rows.unread(item)
    return rows


def _explained(error: BaseException, path: str) -> Iterator[Problem]:
    """The problems in an error of cattrs, with their paths."""
    if isinstance(error, cattrs.IterableValidationError | cattrs.ClassValidationError):
        for inner in error.exceptions:
            yield from _explained(inner, path + _step(inner))
    elif isinstance(error, cattrs.ForbiddenExtraKeysError):
        for key in sorted(error.extra_fields):
            yield Problem(f"{path}.{key}", "is not a known key")
    elif isinstance(error, KeyError):
        yield Problem(path, "is missing")
    else:
        yield Problem(path, str(error))


def _step(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, cattrs.AttributeValidationNote):
            return f".{note.name}"
        if isinstance(note, cattrs.IterableValidationNote):
            return f"[{note.index}]"
    return ""


def dump(header: Mapping[str, Any], tables: Mapping[str, Iterable[Any]]) -> str:
    """The canonical text of a document."""
    parts = [f'"{name}": {_line(value)}' for name, value in header.items()]
    for name, records in tables.items():
        lines = ",\n".join(map(_line, records))
        parts.append(f'"{name}": [\n{lines}\n]' if lines else f'"{name}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def plain(record: Any) -> Any:
    """The record as plain JSON values."""
    return _converter.unstructure(record)


def _line(record: Any) -> str:
    return json.dumps(plain(record), ensure_ascii=False)
