"""Strict JSON: documents to plain tables of records, and back in one canonical form.

Reading checks everything and names every problem with its JSON path; nothing is coerced.
Writing puts one record a line, decimals as strings, fields that have their default left
out, so that a diff of the data reads as a list of what changed.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from enum import StrEnum
from types import GenericAlias
from typing import TYPE_CHECKING, Any, NamedTuple, cast, get_args, get_origin

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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = [
    "DECIMAL",
    "DEEPEST",
    "FORMS",
    "LARGEST_DOCUMENT",
    "LARGEST_WHOLE",
    "VERSION",
    "DocumentForm",
    "dump",
    "parse",
    "plain",
]

LARGEST_DOCUMENT = 64 * 1024 * 1024
"""In bytes, or in characters of a `str`; a larger one is refused unread."""

DEEPEST = 32
"""How many brackets may be open at once; the documents themselves need five."""

LARGEST_WHOLE = 2**53 - 1
"""The largest whole number, either sign: what every JSON reader holds exactly."""

DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,39})(?:\.[0-9]{1,20})?")
"""A decimal, as text."""

VERSION = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")
"""A schema version: major and minor."""

_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,59}")


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


def _text(value: object, kind: type[str]) -> str:
    # A hook for the class str is asked for its subclasses too, the vocabularies among them.
    if issubclass(kind, StrEnum):
        return _member(value, kind)
    if type(value) is not str:
        raise ValueError(f"must be text, not {shown(value)}")
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError(f"holds half of a surrogate pair: {shown(value)}")
    return value


def _whole(value: object, _: object) -> int:
    if type(value) is not int:
        raise ValueError(f"must be a whole number, not {shown(value)}")
    if abs(value) > LARGEST_WHOLE:
        raise ValueError(f"must lie between -(2**53 - 1) and 2**53 - 1, not {shown(value)}")
    return value


def _decimal(value: object, _: object) -> Decimal:
    if type(value) is not str or not DECIMAL.fullmatch(value):
        raise ValueError(f'must be a decimal as text, such as "7.5", not {shown(value)}')
    return Decimal(value)


def _member(value: object, kind: type[StrEnum]) -> StrEnum:
    if type(value) is str and value in kind._value2member_map_:
        return kind(value)
    choices = ", ".join(member.value for member in kind)
    raise ValueError(f"must be one of {choices}; not {shown(value)}")


def _structure_tuple(kind: Any) -> Callable[[object, object], tuple[Any, ...]]:
    (item, _) = get_args(kind)
    items = cast("type[list[Any]]", GenericAlias(list, (item,)))

    def structure(value: object, _: object) -> tuple[Any, ...]:
        if type(value) is not list:
            raise ValueError(f"must be a list, not {shown(value)}")
        return tuple(_converter.structure(value, items))

    return structure


def _structure_record(kind: Any) -> Callable[[object, object], Any]:
    fields = make_dict_structure_fn(kind, _converter, _cattrs_forbid_extra_keys=True)

    def structure(value: object, _: object) -> Any:
        if not isinstance(value, dict):
            raise ValueError(f"must be an object, not {shown(value)}")
        return fields(cast("dict[str, Any]", value), kind)

    return structure


def _unstructure_record(kind: Any) -> Callable[[Any], dict[str, Any]]:
    return make_dict_unstructure_fn(kind, _converter, _cattrs_omit_if_default=True)


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


_converter = cattrs.Converter(detailed_validation=True)
_converter.register_structure_hook(str, _text)
_converter.register_structure_hook(int, _whole)
_converter.register_structure_hook(Decimal, _decimal)
_converter.register_structure_hook_factory(_is_tuple, _structure_tuple)
_converter.register_structure_hook_factory(attrs.has, _structure_record)
_converter.register_unstructure_hook(Decimal, decimal_text)
_converter.register_unstructure_hook_factory(attrs.has, _unstructure_record)


def parse(data: str | bytes, kind: str) -> dict[str, Any]:
    """The document's header fields and tables (as tuples of records), all checked.

    Raises:
        DataError: with every problem found.
    """
    form = FORMS[kind]
    raw = _json(_document_text(data))
    if not isinstance(raw, dict):
        raise _refusal(f"must be an object, not {shown(raw)}")
    document = cast("dict[str, Any]", raw)
    problems = list(_repeats(document))
    version_problems = list(_version_problems(document))
    if version_problems:
        # What a document of another schema must look like is not known here.
        raise DataError(problems + version_problems)
    known = {*form.header, *form.tables}
    problems += [Problem(_at("$", name), "is not a known key") for name in document.keys() - known]
    problems += [Problem(_at("$", name), "is missing") for name in known - document.keys()]
    header = {name: _field(document, name, type_, problems) for name, type_ in form.header.items()}
    rows = {name: _rows(document, name, type_, problems) for name, type_ in form.tables.items()}
    if kind == "report":
        problems += report_problems(header["source"], rows)
    else:
        problems += record_problems(rows)
    if problems:
        raise DataError(sorted(set(problems), key=_document_order(form)))
    return header | {name: tuple(found.records()) for name, found in rows.items()}


def _refusal(message: str) -> DataError:
    """The error for a document of which nothing can be read."""
    return DataError([Problem("$", message)])


def _at(path: str, key: str) -> str:
    """The path of an object's member, readable and of bounded length."""
    return f"{path}.{key}" if _NAME.fullmatch(key) else f"{path}[{shown(key)}]"


def _document_order(form: DocumentForm) -> Callable[[Problem], tuple[int, list[int], str]]:
    places = {name: place for place, name in enumerate([*form.header, *form.tables])}

    def key(problem: Problem) -> tuple[int, list[int], str]:
        name = re.split(r"[.\[]", problem.path.removeprefix("$."))[0]
        rows = [int(row) for row in re.findall(r"\[(\d+)\]", problem.path)]
        return places.get(name, -1), rows, str(problem)

    return key


def _document_text(data: object) -> str:
    if not isinstance(data, str | bytes):
        raise _refusal(f"a document is str or bytes, not {type(data).__name__}")
    if len(data) > LARGEST_DOCUMENT:
        raise _refusal(f"is larger than {LARGEST_DOCUMENT} bytes")
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
    except UnicodeDecodeError as error:
        byte = f"byte {error.start} is {error.object[error.start]:#04x}"
        raise _refusal(f"is not UTF-8: {byte}") from None
    if text.startswith("\ufeff"):
        raise _refusal("begins with a byte order mark; save it as UTF-8 without one")
    if not text.strip():
        raise _refusal("is empty")
    return text


def _json(text: str) -> Any:
    # Counted first, since json.loads goes as deep as the caller's stack happens to allow.
    if _is_too_deep(text):
        raise _refusal(f"is nested more than {DEEPEST} deep")
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_integer)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise _refusal(f"is not JSON: {error.msg} at {place}") from None


def _is_too_deep(text: str) -> bool:
    depth = 0
    for bracket in re.finditer(r"[\[\]{}]", _STRING.sub("", text)):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > DEEPEST:
            return True
    return False


def _integer(digits: str) -> int | float:
    # Python itself refuses to read very long integers; as a float one is refused in its place.
    return int(digits) if len(digits) < 640 else float(digits)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    counts = Counter(key for key, _ in pairs)
    repeated = _RepeatedKeys(found)
    repeated.repeated = tuple(key for key, count in counts.items() if count > 1)
    return repeated


def _repeats(value: dict[str, Any] | list[Any], path: str = "$") -> Iterator[Problem]:
    if isinstance(value, _RepeatedKeys):
        for key in value.repeated:
            yield Problem(_at(path, key), "stands more than once")
    members = value.items() if isinstance(value, dict) else enumerate(value)
    for step, below in members:
        if isinstance(below, dict | list):
            at = f"{path}[{step}]" if isinstance(step, int) else _at(path, step)
            yield from _repeats(cast("dict[str, Any] | list[Any]", below), at)


def _version_problems(raw: Mapping[str, Any]) -> Iterator[Problem]:
    given = raw.get("schema_version")
    if given is None:
        return
    found = VERSION.fullmatch(given) if isinstance(given, str) else None
    if found is None:
        wanted = f'must be a version such as "{SCHEMA_VERSION}"'
        yield Problem("$.schema_version", f"{wanted}, not {shown(given)}")
        return
    major, minor = (int(number) for number in SCHEMA_VERSION.split("."))
    if int(found[1]) != major or int(found[2]) > minor:
        yield Problem(
            "$.schema_version",
            f"the document has schema {given}, this package reads schema {SCHEMA_VERSION}",
        )


def _field(raw: Mapping[str, Any], name: str, kind: type[Any], problems: list[Problem]) -> Any:
    if name not in raw:
        return None
    try:
        return _converter.structure(raw[name], kind)
    except (ValueError, cattrs.BaseValidationError) as error:
        problems += _explained(error, f"$.{name}")
        return None


def _rows(raw: Mapping[str, Any], name: str, kind: type[Any], problems: list[Problem]) -> Rows:
    items = raw.get(name)
    rows = Rows(f"$.{name}", is_read=isinstance(items, list))
    if not rows.is_read:
        if name in raw:
            problems.append(Problem(rows.path, f"must be a list, not {shown(items)}"))
        return rows
    for place, item in enumerate(cast("list[object]", items)):
        try:
            rows.found[place] = _converter.structure(item, kind)
        except (ValueError, cattrs.BaseValidationError) as error:
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
            yield Problem(_at(path, key), "is not a known key")
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
