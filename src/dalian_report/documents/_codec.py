"""Strict JSON: documents to plain tables of records, and back in one canonical form.

Reading checks everything and names every problem with its JSON path. Nothing is coerced.
Writing puts one record a line, decimals as strings, fields that have their default left
out, so that a diff of the data reads as a list of changes.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from dalian_report import model
from dalian_report._version import SCHEMA_VERSION
from dalian_report.documents import _strict_json as strict_json
from dalian_report.documents._columns import Reader
from dalian_report.documents._integrity import is_sound, record_problems, report_problems
from dalian_report.documents._strict_json import DoubtError, member_path, refusal
from dalian_report.errors import DataError, Problem
from dalian_report.model._registry import DOCUMENTS, tables_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

LARGEST_DOCUMENT = 64 * 1024 * 1024
"""In bytes, or in characters of a `str`. A larger one is refused unread."""

VERSION = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")
"""A schema version: major and minor."""


class DocumentForm(NamedTuple):
    """The parts of a kind of document."""

    header: Mapping[str, type]
    tables: Mapping[str, type]


def _type(name: str) -> type:
    kind: type = {"str": str, "int": int}.get(name) or getattr(model, name)
    return kind


FORMS: Mapping[str, DocumentForm] = {
    name: DocumentForm(
        {field: _type(type_) for field, type_ in document.header.items()},
        {table.name: _type(table.record) for table in tables_in(name)},
    )
    for name, document in DOCUMENTS.items()
}
"""The three kinds of document, by name."""


def parse(data: str | bytes, kind: str) -> dict[str, Any]:
    """The document's header fields and tables (as tuples of records), all checked.

    Raises:
        DataError: with every problem found.
    """
    text, form = _document_text(data), FORMS[kind]
    try:
        return _parse_quickly(text, data if isinstance(data, bytes) else None, form)
    except DoubtError:
        return _parse_thoroughly(text, form)


def _parse_quickly(text: str, encoded: bytes | None, form: DocumentForm) -> dict[str, Any]:
    """The document if it is free of problems, read table by table."""
    quick = strict_json.quickly(text, encoded)
    raw = quick.value
    if not isinstance(raw, dict):
        raise DoubtError
    document = cast("dict[str, Any]", raw)
    if document.keys() != form.header.keys() | form.tables.keys():
        raise DoubtError
    if any(_version_problems(document)):
        raise DoubtError
    reader = Reader()
    header = {name: reader.value(kind, document[name]) for name, kind in form.header.items()}
    tables = {name: reader.table(type_, document[name]) for name, type_ in form.tables.items()}
    if not quick.holds(len(document) + reader.members):
        raise DoubtError
    if not is_sound(header, tables):
        raise DoubtError
    return header | {name: tuple(table.records) for name, table in tables.items()}


def _parse_thoroughly(text: str, form: DocumentForm) -> dict[str, Any]:
    """The document, or all that is wrong with it, read record by record."""
    # Needs cattrs, which a document in order does not.
    from dalian_report.documents import _structures as structures

    raw = strict_json.thoroughly(text)
    if not isinstance(raw, dict):
        raise refusal("not-an-object", raw)
    document = cast("dict[str, Any]", raw)
    problems = list(strict_json.repeats(document))
    version_problems = list(_version_problems(document))
    if version_problems:
        # The form of a document of another schema is not known here.
        raise DataError(problems + version_problems)
    if _is_of_the_old_shape(document, form):
        raise refusal("old-shape")
    known = {*form.header, *form.tables}
    unknown, missing = document.keys() - known, known - document.keys()
    problems += [Problem(member_path("$", name), "unknown-field") for name in unknown]
    problems += [Problem(member_path("$", name), "missing-key") for name in missing]
    header = {
        name: structures.field(document, name, type_, problems)
        for name, type_ in form.header.items()
    }
    rows = {
        name: structures.rows(document, name, type_, problems)
        for name, type_ in form.tables.items()
    }
    if "source" in form.header:
        problems += report_problems(header, rows)
    else:
        problems += record_problems(rows)
    if problems:
        raise DataError(sorted(set(problems), key=_document_order(form)))
    return header | {name: tuple(table.records()) for name, table in rows.items()}


_ADDED = {"year", "place", "coverage"}


def _is_of_the_old_shape(document: Mapping[str, Any], form: DocumentForm) -> bool:
    return "edition" in document and form.header.keys() >= _ADDED and not _ADDED & document.keys()


def _document_order(form: DocumentForm) -> Callable[[Problem], tuple[int, list[int], str]]:
    places = {name: place for place, name in enumerate([*form.header, *form.tables])}

    def key(problem: Problem) -> tuple[int, list[int], str]:
        name = re.split(r"[.\[]", problem.path.removeprefix("$."))[0]
        rows = [int(row) for row in re.findall(r"\[(\d+)\]", problem.path)]
        return places.get(name, -1), rows, f"{problem.path} {problem.code}"

    return key


def _document_text(data: object) -> str:
    if not isinstance(data, str | bytes):
        raise refusal("not-str-or-bytes", kind=type(data).__name__)
    if len(data) > LARGEST_DOCUMENT:
        raise refusal("too-large-file", len(data), most=LARGEST_DOCUMENT)
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
    except UnicodeDecodeError as error:
        byte = f"{error.object[error.start]:#04x}"
        raise refusal("not-utf-8", error.start, byte=byte) from None
    if text.startswith("\ufeff"):
        raise refusal("byte-order-mark")
    if not text or text.isspace():
        raise refusal("empty-document")
    if strict_json.holds_too_many(text):
        raise refusal("too-many-values", most=strict_json.MOST_VALUES)
    return text


def _version_problems(raw: Mapping[str, Any]) -> Iterator[Problem]:
    version = raw.get("schema_version")
    if version is None:
        return
    match = VERSION.fullmatch(version) if isinstance(version, str) else None
    if match is None:
        yield Problem("$.schema_version", "not-a-version", version, example=SCHEMA_VERSION)
        return
    major, minor = (int(number) for number in SCHEMA_VERSION.split("."))
    if int(match[1]) != major or int(match[2]) > minor:
        yield Problem("$.schema_version", "other-schema", version, schema=SCHEMA_VERSION)


def dump(header: Mapping[str, Any], tables: Mapping[str, Iterable[Any]]) -> str:
    """The canonical text of a document."""
    parts = [f'"{name}": {_line(value)}' for name, value in header.items()]
    for name, records in tables.items():
        lines = ",\n".join(map(_line, records))
        parts.append(f'"{name}": [\n{lines}\n]' if lines else f'"{name}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def plain(record: Any) -> Any:
    """The record as plain JSON values."""
    from dalian_report.documents import _structures as structures

    return structures.plain(record)


def _line(record: Any) -> str:
    return json.dumps(plain(record), ensure_ascii=False)
