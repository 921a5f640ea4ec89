"""A made-up report of a made-up town, without a fault, for the checker's tests to break."""

from __future__ import annotations

import copy
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from dalian_report.check import Finding

    Change = Callable[[dict[str, Any]], object]

__all__ = [
    "SOURCE",
    "add",
    "changed",
    "document",
    "drop",
    "encoded",
    "of",
    "put",
    "reads_well",
    "say",
    "shift",
    "span",
    "swap",
]

SOURCE = """\
Work report of Tarn Bay, 2040

I. Review of 2039

1. Harbour
Cargo grew by about 4.5%, and 1.2 million tons passed the quays. Accidents decreased by 20%. \
Three schools opened in Mill Lane. Tarn Bay ranks first in the county.

II. Tasks for 2040

1. Harbour
Cargo is to grow by more than 6%. Between 15 and 20 parks will be built. \
The "two towers" plan goes on, and the north pier opens. Incomes keep pace with cargo.
"""


def span(words: str, before: str = "") -> dict[str, int]:
    """Where the words stand in the source; `before` tells one of several places."""
    start = SOURCE.index(before + words) + len(before)
    return {"start": start, "end": start + len(words)}


def _section(id: str, kind: str, title: str, slug: str, start: int, end: int) -> dict[str, Any]:
    parent = {"parent_id": id.rpartition(".")[0]} if "." in id else {}
    return {
        "id": id,
        "kind": kind,
        "title": title,
        "slug": slug,
        "span": {"start": start, "end": end},
        **parent,
    }


def _statement(id: str, kind: str, text: str, *places: dict[str, int]) -> dict[str, Any]:
    section = id.rpartition("-")[0]
    return {"id": id, "section_id": section, "kind": kind, "text": text, "spans": [*places]}


def _figure(id: str, value: str, unit: str, measure: str, place: dict[str, int]) -> dict[str, Any]:
    return {
        "id": id,
        "statement_id": id.rpartition(".")[0],
        "label": "what is measured",
        "value": value,
        "unit": unit,
        "bound": "exact",
        "measure": measure,
        "status": "target" if id.startswith("II") else "result",
        "resolution": "1",
        "span": place,
        "year": 2040 if id.startswith("II") else 2039,
    }


def _numeral(role: str, place: dict[str, int]) -> dict[str, Any]:
    return {"span": place, "role": role}


def _indicator(id: str, unit: str) -> dict[str, Any]:
    concept, measure = id.split(".")
    return {
        "id": id,
        "concept": concept,
        "measure": measure,
        "unit": unit,
        "name": concept.capitalize(),
        "polarity": "higher_is_better",
        "definition": f"The {measure} of {concept}.",
    }


def _target(indicator: str, statement: str, **fields: str) -> dict[str, Any]:
    return {
        "id": f"{indicator}@2040",
        "indicator_id": indicator,
        "year": 2040,
        "sense": "floor",
        "strength": "committed",
        "statement_id": statement,
        **fields,
    }


_FIRST, _SECOND = SOURCE.index("I. Review"), SOURCE.index("II. Tasks")
_FIRST_1, _SECOND_1 = SOURCE.index("1. Harbour"), SOURCE.index("1. Harbour", _SECOND)

_DOCUMENT: dict[str, Any] = {
    "schema_version": "1.0",
    "data_version": "1.0.0",
    "edition": "2040",
    "year": 2040,
    "place": {"id": "tarn-bay", "name": "Tarn Bay", "level": "county"},
    "coverage": "full",
    "source": {
        "title": "Work report of Tarn Bay, 2040",
        "publisher": "Town of Tarn Bay",
        "date": "2040-01-09",
        "language": "en",
        "sha256": hashlib.sha256(SOURCE.encode()).hexdigest(),
        "length": len(SOURCE),
    },
    "sections": [
        _section(
            "title",
            "front",
            "Work report of Tarn Bay, 2040",
            "work-report-of-tarn-bay-2040",
            0,
            _FIRST,
        ),
        _section("I", "part", "Review of 2039", "review-of-2039", _FIRST, _SECOND),
        _section("I.1", "section", "Harbour", "harbour-i-1", _FIRST_1, _SECOND),
        _section("II", "part", "Tasks for 2040", "tasks-for-2040", _SECOND, len(SOURCE)),
        _section("II.1", "section", "Harbour", "harbour-ii-1", _SECOND_1, len(SOURCE)),
    ],
    "statements": [
        _statement(
            "title-01", "context", "A report on 2040.", span("Work report of Tarn Bay, 2040")
        ),
        _statement("I-01", "context", "The part on 2039.", span("I. Review of 2039")),
        _statement("I.1-01", "context", "The harbour in 2039.", span("1. Harbour")),
        _statement(
            "I.1-02",
            "achievement",
            "In 2039 cargo rose by about 4.5%.",
            span("Cargo grew by about 4.5%,"),
        ),
        _statement(
            "I.1-02b",
            "achievement",
            "In 2039 the quays handled 1,200,000 tonnes.",
            span("and 1.2 million tons passed the quays."),
        ),
        _statement(
            "I.1-03",
            "achievement",
            "Accidents fell by 20% in 2039.",
            span("Accidents decreased by 20%."),
        ),
        _statement(
            "I.1-04",
            "achievement",
            "Mill Lane got 3 schools in 2039.",
            span("Three schools opened in Mill Lane."),
        ),
        _statement(
            "I.1-05",
            "achievement",
            "In 2039 the town was the best of its county.",
            span("Tarn Bay ranks first in the county."),
        ),
        _statement(
            "II.1-01",
            "context",
            "The harbour in 2040.",
            {"start": _SECOND_1, "end": _SECOND_1 + 10},
        ),
        _statement(
            "II.1-02",
            "goal",
            "Cargo is to rise by 6% or more in 2040.",
            span("Cargo is to grow by more than 6%."),
        ),
        _statement(
            "II.1-03",
            "goal",
            "The town will lay out 15 to 20 parks in 2040.",
            span("Between 15 and 20 parks will be built."),
        ),
        _statement(
            "II.1-04",
            "commitment",
            'The plan of "two towers" is to be carried on.',
            span('The "two towers" plan goes on,'),
        ),
        _statement(
            "II.1-04b",
            "commitment",
            "The north pier is to be opened in 2040.",
            span("and the north pier opens."),
        ),
        _statement(
            "II.1-05",
            "goal",
            "Incomes are to rise along with cargo in 2040.",
            span("Incomes keep pace with cargo."),
        ),
    ],
    "figures": [
        _figure("I.1-02.1", "4.5", "percent", "growth", span("4.5"))
        | {"bound": "about", "resolution": "0.1", "direction": "up"}
        | {"indicator_id": "cargo.growth"},
        _figure("I.1-02b.1", "1200000", "t", "level", span("1.2 million"))
        | {"resolution": "100000"},
        _figure("I.1-03.1", "20", "percent", "growth", span("20", "decreased by "))
        | {"direction": "down"},
        _figure("I.1-04.1", "3", "count", "level", span("Three")),
        _figure("I.1-05.1", "1", "rank", "rank", span("first")),
        _figure("II.1-02.1", "6", "percent", "growth", span("6"))
        | {"bound": "more_than", "direction": "up", "indicator_id": "cargo.growth"}
        | {"original": {"text": "6%以上", "bound": "at_least"}},
        _figure("II.1-03.1", "15", "count", "level", span("15 and 20"))
        | {"value_to": "20", "indicator_id": "parks.level"},
    ],
    "numerals": [
        _numeral("date", span("2040")),
        _numeral("date", span("2039")),
        _numeral("heading", {"start": _FIRST_1, "end": _FIRST_1 + 1}),
        _numeral("heading", span("2040", "Tasks for ")),
        _numeral("heading", {"start": _SECOND_1, "end": _SECOND_1 + 1}),
        _numeral("name", span("two")),
    ],
    "units": [
        {
            "code": "percent",
            "name": "percent",
            "symbol": "%",
            "dimension": "proportion",
            "si_factor": "1/100",
        },
        {"code": "count", "name": "count", "symbol": "", "dimension": "number"},
        {"code": "rank", "name": "rank", "symbol": "", "dimension": "rank"},
        {
            "code": "t",
            "name": "tonne",
            "symbol": "t",
            "dimension": "mass",
            "si_factor": "1000",
        },
    ],
    "indicators": [
        _indicator("cargo.growth", "percent"),
        _indicator("parks.level", "count"),
        _indicator("income.growth", "percent"),
    ],
    "targets": [
        _target("cargo.growth", "II.1-02", figure_id="II.1-02.1", baseline_figure_id="I.1-02.1"),
        _target("parks.level", "II.1-03", figure_id="II.1-03.1"),
        _target("income.growth", "II.1-05", relative_to="cargo.growth", sense="in_step_with"),
    ],
    "deliverables": [
        {
            "id": "II.1-04b.d1",
            "statement_id": "II.1-04b",
            "action": "open",
            "object": "the pier in the north",
            "strength": "committed",
        }
    ],
    "entities": [
        {
            "id": "entity.mill-lane",
            "kind": "place",
            "name": "Mill Lane",
            "statement_ids": ["I.1-04"],
        },
    ],
    "relations": [{"kind": "continues", "from_id": "II.1-02", "to_id": "I.1-02"}],
    "glossary": [
        {
            "id": "term.two-towers",
            "printed": "two towers",
            "zh": "双塔",
            "en": "plan (of the two towers)",
            "meaning": "A plan that was made up.",
            "spans": [span("two towers")],
            "basis": "general knowledge: made up",
        }
    ],
}


def document() -> dict[str, Any]:
    """The report as plain JSON values, to be changed at will."""
    return copy.deepcopy(_DOCUMENT)


def encoded(report: dict[str, Any]) -> bytes:
    """The document as the bytes of a file."""
    return json.dumps(report, ensure_ascii=False, indent=1).encode()


def of(report: dict[str, Any], table: str, id: str) -> dict[str, Any]:
    """The record with this id."""
    key = "code" if table == "units" else "id"
    found: dict[str, Any] = next(record for record in report[table] if record[key] == id)
    return found


def put(table: str, id: str, /, **fields: object) -> Change:
    """Give these fields of a record other values."""
    return lambda report: of(report, table, id).update(fields)


def drop(table: str, place: int) -> Change:
    """Leave a record out."""
    return lambda report: report[table].pop(place)


def add(table: str, **record: object) -> Change:
    """Add a record at the end of its table."""
    return lambda report: report[table].append(record)


def shift(table: str, id: str, by: int) -> Change:
    """Move the first span of a record."""

    def change(report: dict[str, Any]) -> None:
        record = of(report, table, id)
        place = record["span"] if "span" in record else record["spans"][0]
        place["start"] += by
        place["end"] += by

    return change


def say(id: str, text: str) -> Change:
    """Let a statement say something else."""
    return put("statements", id, text=text)


def swap(table: str, first: int, second: int) -> Change:
    """Let two records change places."""

    def change(report: dict[str, Any]) -> None:
        rows = report[table]
        rows[first], rows[second] = rows[second], rows[first]

    return change


def changed(*changes: Change) -> bytes:
    """The bytes of the document with these changes."""
    report = document()
    for change in changes:
        change(report)
    # None stands for a field that is left out.
    return encoded(_without_nulls(report))


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(below) for key, below in value.items() if below is not None}
    return [_without_nulls(below) for below in value] if isinstance(value, list) else value


_ADVICE = re.compile(
    r"(?:a (?:goal|target)|add|bring|correct|give|hedge|keep|lead|let|list|make|name|number"
    r"|print|put|restate|save|say|scale|take|the id of a section|write)\b"
)
"""How the fixes begin: most with a verb."""


def fields_of(finding: Finding) -> str:
    """The case, the value and the fields of a finding, without the texts that it quotes."""
    parts = [finding.case, finding.value, *_named(finding)]
    return " ".join(str(part) for part in parts if part not in ("", None))


def _named(finding: Finding) -> list[str]:
    return [
        f"{name}={value}"
        for name, value in finding.details.items()
        if name not in {"text", "words", "reason"} and value is not None
    ]


def reads_well(finding: Finding) -> bool:
    """Whether place, message and fix make a sentence together."""
    message, fix = finding.message, finding.fix
    return (
        bool(message)
        and not message[0].isupper()
        and _ADVICE.match(fix) is not None
        and re.search(r"[a-z0-9\"]$", fix) is not None
        and re.search(r"\b(?:english|chinese|lf|utf-8|sha-256)\b", f"{message} {fix}") is None
    )
