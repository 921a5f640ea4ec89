"""Citations: records named so that somebody else finds them again.

Every citation, whatever its style, holds one stable reference such as
"dalian-report 2023, II.5.3-04, data 1.0.0": the edition, the id and the version of the data.
`resolve` reads it, alone or inside a citation.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import attrs

from dalian_report import model
from dalian_report.documents._editions import home
from dalian_report.errors import CitationError, UnknownKeyError
from dalian_report.errors import _near_keys as near_keys
from dalian_report.errors._members import choice
from dalian_report.model._outline import Section
from dalian_report.model._registry import record_of, tables_in
from dalian_report.model._vocabulary import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dalian_report.lookup._lookups import Lookups

STYLES = ("text", "apa", "chicago", "bibtex", "csl-json", "reference")
"""The styles of a citation. "text" is APA's."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_KINDS: dict[type, str] = {
    record_of(table.name): table.title
    for document in ("report", "observations")
    for table in tables_in(document)
} | {model.Source: "Source text"}
_SOURCE_TEXT = "source text"
_STOPS = (".", "?", "!")
_REFERENCE = re.compile(
    r"dalian-report\s+(?P<edition>[^,]{1,100}?)(?:,\s+(?P<key>[^,]{1,300}?))?,\s+data\s+"
    r"(?P<version>\d{1,6}\.\d{1,6}\.\d{1,6})(?![\d.]*\d)"
)
_LONGEST = 100_000
_LATEX = str.maketrans(
    {mark: "\\" + mark for mark in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


@attrs.frozen
class _Work:
    """The cited record, field by field, before it gets a style."""

    key: str
    """The same in BibTeX and in CSL."""
    author: str
    title: str
    date: str
    url: str | None
    language: str | None
    place: str | None
    """The id of the section."""
    heading: str | None
    note: str
    """Its kind and its reference in the report."""


def cite(report: Lookups, obj: object, style: str = "text") -> str:
    """A citation of the report or of one of its records, in a style.

    Args:
        report: The report.
        obj: The report, a record of it (or the id of one, or the key of a section), or an
            outcome, which is cited by its own publisher's page.
        style: One of `STYLES`: "text" and "apa" (a reference list's entry, APA 7), "chicago"
            (a bibliography's entry), "bibtex", "csl-json" (an array of one item), or
            "reference" (the stable reference alone).

    Raises:
        CitationError: if the style is unknown, or the object is not a record of this report.
        UnknownKeyError: for an id that names nothing.
    """
    chosen = choice(style, STYLES, "style", CitationError)
    record = _record(report, obj)
    key = _key(report, record)
    named = "" if key is None else f", {key}"
    reference = f"dalian-report {_edition(report)}{named}, data {report.data_version}"
    if chosen == "reference":
        return reference
    write = {"bibtex": _bibtex, "chicago": _chicago, "csl-json": _csl_json}.get(chosen, _apa)
    return write(_work(report, record, reference))


def _record(report: Lookups, obj: object) -> Any:
    if isinstance(obj, str):
        return report.find(obj)
    if type(obj) in _KINDS or type(obj) is type(report):
        if isinstance(obj, model.Observation) or _is_of(report, obj):
            return obj
        raise CitationError("foreign-record", "obj", obj)
    raise CitationError("not-citable", "obj", obj)


def _is_of(report: Lookups, obj: Any) -> bool:
    if isinstance(obj, model.Numeral):
        return obj in report.numerals
    if isinstance(obj, model.Relation):
        return obj in report.relations
    if isinstance(obj, model.Source):
        return obj == report.source
    id = obj.code if isinstance(obj, model.Unit) else getattr(obj, "id", None)
    return bool(obj == (report if id is None else report.get(id)))


def _key(report: Lookups, record: Any) -> str | None:
    """The name of a record in a reference: its id, or a phrase for a record without an id."""
    if record is report or type(record) is type(report):
        return None
    if isinstance(record, model.Numeral):
        return f"numeral {record.span.start}-{record.span.end}"
    if isinstance(record, model.Relation):
        return f"{record.from_id} {record.kind.value} {record.to_id}"
    if isinstance(record, model.Source):
        return _SOURCE_TEXT
    key: str = record.code if isinstance(record, model.Unit) else record.id
    return key


def _edition(report: Lookups) -> str:
    """The edition, after the id of its place if that is not the place whose editions ship."""
    place_id = report.place.id
    return report.edition if place_id == home() else f"{place_id} {report.edition}"


def _work(report: Lookups, record: Any, reference: str) -> _Work:
    source = record.source if isinstance(record, model.Observation) else report.source
    copy = getattr(source, "read_at", None)
    is_full = report.coverage is model.Coverage.FULL
    coverage = "" if is_full else f"; coverage {report.coverage.value}"
    section = _section(report, record)
    part = "Part" if section and section.kind is SectionKind.PART else "Section"
    is_report = record is report or type(record) is type(report)
    kind = "Data" if is_report else _KINDS[type(record)]
    named = reference.removesuffix(f", data {report.data_version}").replace(", ", "-")
    return _Work(
        key=re.sub(r"[^A-Za-z0-9.+-]+", "-", named),
        author=source.publisher,
        title=source.title,
        date=source.date,
        url=copy or source.url or None,
        language=getattr(source, "language", None),
        place=None if section is None else section.id,
        heading=None if section is None else f"{part} {section.id}, {_quoted(section.title)}",
        note=f"{kind} in {reference}{coverage}{'' if copy is None else ', read in a copy'}",
    )


def _section(report: Lookups, record: Any) -> Section | None:
    if isinstance(record, Section):
        return record
    if isinstance(record, model.Numeral):
        return report.at(record.span.start)
    statement = record
    if isinstance(record, model.Figure | model.Target | model.Deliverable):
        statement = report.statement(record.statement_id)
    if isinstance(statement, model.Statement):
        return report.section(statement.section_id)
    return None


def _quoted(text: str, stop: str = "") -> str:
    """The text in quotation marks, with single marks inside it and the stop before the end."""
    inside = re.sub(r'"([^"]*)"', r"‘\1’", text).translate(str.maketrans("“”", "‘’"))
    return f"“{inside}{'' if inside.endswith(_STOPS) else stop}”"


def _apa(work: _Work) -> str:
    year, month, day = _date_parts(work.date)
    when = ", ".join(filter(None, [year, " ".join(filter(None, [month, day]))]))
    heading = "" if work.heading is None else f" ({work.heading})"
    url = "" if work.url is None else f" {work.url}"
    return f"{_stopped(work.author)} ({when}). {work.title}{heading} [{work.note}].{url}"


def _chicago(work: _Work) -> str:
    year, month, day = _date_parts(work.date)
    when = ", ".join(filter(None, [" ".join(filter(None, [month, day])), year]))
    heading = (
        "" if work.heading is None else f" {_stopped(work.heading.removesuffix('”'), _STOPS)}”"
    )
    url = "" if work.url is None else f" {work.url}."
    title = _quoted(work.title, ".")
    return f"{_stopped(work.author)} {title}{heading} {when}. {work.note}.{url}"


def _stopped(text: str, stops: tuple[str, ...] = (".",)) -> str:
    return text if text.endswith(stops) else f"{text}."


def _date_parts(date: str) -> tuple[str, str, str]:
    """The year, the month's name and the day. A date that is not a day is left as it is."""
    numbers = [int(part) for part in date.split("-") if re.fullmatch(r"[0-9]{1,4}", part)]
    if len(numbers) != 3 or not 1 <= numbers[1] <= 12:
        return date, "", ""
    return str(numbers[0]), _MONTHS[numbers[1] - 1], str(numbers[2])


def _bibtex(work: _Work) -> str:
    year, month, day = _date_parts(work.date)
    where = [] if work.heading is None else [work.heading]
    fields = {
        "author": f"{{{_latex(work.author)}}}",
        "title": f"{{{_latex(work.title)}}}",
        "year": _latex(year),
        "month": month[:3].lower(),
        "day": day,
        "url": work.url and re.sub(r"[{}\\\s]", _percent_encoded, work.url),
        "language": work.language and _latex(work.language),
        "note": _latex("; ".join([*where, work.note])),
    }
    lines = [f"@misc{{{work.key},"]
    for name, value in fields.items():
        if value:
            # A month's name is a word that BibTeX itself knows.
            lines.append(f"  {name} = {value if name == 'month' else f'{{{value}}}'},")
    return "\n".join([*lines, "}"])


def _latex(text: str) -> str:
    return " ".join(text.split()).translate(_LATEX)


def _percent_encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def _csl_json(work: _Work) -> str:
    year, month, day = _date_parts(work.date)
    is_day = bool(month)
    parts = [int(year), _MONTHS.index(month) + 1, int(day)] if is_day else []
    item = {
        "id": work.key,
        "type": "report" if work.url is None else "webpage",
        "title": work.title,
        "author": [{"literal": work.author}],
        "issued": {"date-parts": [parts]} if is_day else {"literal": work.date},
        "URL": work.url,
        "language": work.language,
        "section": work.place,
        "note": work.note,
    }
    kept = {name: value for name, value in item.items() if value is not None}
    return json.dumps([kept], ensure_ascii=False, indent=2)


def resolve(
    report: Lookups, reference: str, *, observations: Iterable[model.Observation] | None = None
) -> Any:
    """The record that a reference names, or the report itself.

    Args:
        report: The report that the reference is to.
        reference: The reference, or a citation of any style that holds it.
        observations: The outcomes to search, by default among the outcomes that ship with
            the package, if the report is the shipped one.

    Raises:
        CitationError: if the text holds no reference or several, or one to another edition,
            to another major version of the data, or to a newer one.
        UnknownKeyError: if the id names nothing.
    """
    match = _found_reference(reference)
    _check(report, match["edition"], match["version"])
    key = match["key"]
    if key is None:
        return report
    record = _by_key(report, key)
    if record is None:
        known = report.outcomes() if observations is None else observations
        record = next((outcome for outcome in known if outcome.id == key), None)
    if record is None:
        tables = [table.name for table in tables_in("report") if table.key == "id"]
        ids = [record.id for name in tables for record in getattr(report, name)]
        raise UnknownKeyError(key, near_keys.suggestions(key, ids), "record")
    return record


def _found_reference(text: object) -> re.Match[str]:
    if not isinstance(text, str) or len(text) > _LONGEST:
        raise CitationError("not-a-reference", "text", text)
    # BibTeX has marks of its own in the note.
    plain = re.sub(r"\\([&%$#_{}])", r"\1", text)
    all_found = {match[0]: match for match in _REFERENCE.finditer(plain)}
    if len(all_found) != 1:
        code = "several-references" if all_found else "no-reference"
        raise CitationError(code, "text", text, count=len(all_found))
    return next(iter(all_found.values()))


def _check(report: Lookups, edition: str, version: str) -> None:
    """Refuse a reference to another edition or to data that the report does not have."""
    own = _edition(report)
    # A reference without a place may be to any report of the edition.
    if edition not in {own, report.edition}:
        raise CitationError("other-edition", "text", edition, edition=own)
    asked = tuple(map(int, version.split(".")))
    here = tuple(map(int, report.data_version.split(".")))
    if asked[0] != here[0] or asked > here:
        code = "newer-data" if asked > here else "older-data"
        raise CitationError(code, "text", version, version=report.data_version)


def _by_key(report: Lookups, key: str) -> Any:
    if key == _SOURCE_TEXT:
        return report.source
    words = key.split()
    if words[0] == "numeral":
        return next((record for record in report.numerals if _key(report, record) == key), None)
    if len(words) == 3:
        return next((record for record in report.relations if _key(report, record) == key), None)
    return report.get(key)
