"""Reports of made-up towns as plain JSON, and changes that break them.

`tarn_bay` and `chinese_town` are made with it; `targets_made_up` makes reports of promises,
for tests that need no text.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from dalian_report.check import Finding

    Change = Callable[[dict[str, Any]], object]

Place = str | dict[str, int]
"""Words that are once in the source, or a span."""

__all__ = [
    "Town",
    "add",
    "changed",
    "deliverable",
    "drop",
    "encoded",
    "entity",
    "fields_of",
    "indicator",
    "of",
    "put",
    "reads_well",
    "say",
    "shift",
    "swap",
    "term",
    "unit",
]


class Town:
    """A town whose report reviews the year before and plans a year: parts I and II."""

    def __init__(self, source: str, *, id: str, year: int, **header: str) -> None:
        """`header` has the title, the publisher, the date and the language of the source."""
        self.source, self.id, self.year, self.header = source, id, year, header

    def span(self, words: str, before: str = "") -> dict[str, int]:
        """Where the words are in the source; `before` tells one of several places."""
        start = self.source.index(before + words) + len(before)
        return {"start": start, "end": start + len(words)}

    def section(
        self, id: str, kind: str, title: str, slug: str, start: str, end: str = ""
    ) -> dict[str, Any]:
        """A section from where words of the source begin to where others do, or to its end."""
        stop = self.source.index(end) if end else len(self.source)
        parent = {"parent_id": id.rpartition(".")[0]} if "." in id else {}
        place = {"start": self.source.index(start), "end": stop}
        return {"id": id, "kind": kind, "title": title, "slug": slug, "span": place, **parent}

    def statement(self, id: str, kind: str, text: str, place: Place) -> dict[str, Any]:
        """A statement of the section in its id, at words of the source or at a span."""
        spans = [self.span(place) if isinstance(place, str) else place]
        section = id.rpartition("-")[0]
        return {"id": id, "section_id": section, "kind": kind, "text": text, "spans": spans}

    def figure(
        self, id: str, value: str, unit: str, measure: str, place: Place, **fields: Any
    ) -> dict[str, Any]:
        """A figure of the statement in its id: a target in part II, and else a result.

        Growth is upwards unless `fields` say otherwise.
        """
        promised = id.startswith("II")
        rises = {"direction": "up"} if measure == "growth" else {}
        return {
            "id": id,
            "statement_id": id.rpartition(".")[0],
            "label": "what is measured",
            "value": value,
            "unit": unit,
            "bound": "exact",
            "measure": measure,
            "year": self.year if promised else self.year - 1,
            "status": "target" if promised else "result",
            "resolution": "1",
            "span": self.span(place) if isinstance(place, str) else place,
            **rises,
            **fields,
        }

    def numeral(self, role: str, place: Place) -> dict[str, Any]:
        """A number of the source that is no figure."""
        return {"span": self.span(place) if isinstance(place, str) else place, "role": role}

    def target(self, indicator_id: str, statement_id: str, **fields: str) -> dict[str, Any]:
        """A target of the year."""
        return {
            "id": f"{indicator_id}@{self.year}",
            "indicator_id": indicator_id,
            "year": self.year,
            "sense": "floor",
            "strength": "committed",
            "statement_id": statement_id,
            **fields,
        }

    def report(self, **tables: list[dict[str, Any]]) -> dict[str, Any]:
        """The document with these tables."""
        checked = {
            "sha256": hashlib.sha256(self.source.encode()).hexdigest(),
            "length": len(self.source),
        }
        return {
            "schema_version": "1.0",
            "data_version": "1.0.0",
            "edition": str(self.year),
            "year": self.year,
            "place": {
                "id": self.id,
                "name": self.id.replace("-", " ").title(),
                "level": "county",
            },
            "coverage": "full",
            "source": {**self.header, **checked},
            **tables,
        }


def unit(code: str, dimension: str, **fields: str) -> dict[str, Any]:
    """A unit whose name is its code."""
    return {"code": code, "name": code, "symbol": code, "dimension": dimension, **fields}


def indicator(id: str, unit: str) -> dict[str, Any]:
    """An indicator of the concept and the measure in its id."""
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


def deliverable(id: str, object: str) -> dict[str, Any]:
    """A thing that the statement in its id promises to open."""
    return {
        "id": id,
        "statement_id": id.rpartition(".")[0],
        "action": "open",
        "object": object,
        "strength": "committed",
    }


def entity(kind: str, name: str, statement_id: str, **fields: str) -> dict[str, Any]:
    """A named thing, in one statement."""
    id = f"entity.{name.lower().replace(' ', '-')}"
    return {"id": id, "kind": kind, "name": name, "statement_ids": [statement_id], **fields}


def term(id: str, printed: str, zh: str, en: str, place: dict[str, int]) -> dict[str, Any]:
    """A term with one place."""
    return {
        "id": f"term.{id}",
        "printed": printed,
        "zh": zh,
        "en": en,
        "meaning": "A meaning that was made up.",
        "spans": [place],
        "basis": "general knowledge: made up",
    }


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


def changed(report: dict[str, Any], *changes: Change) -> bytes:
    """The bytes of the document with these changes, in which None leaves a field out."""
    for change in changes:
        change(report)
    return encoded(_without_nulls(report))


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(below) for key, below in value.items() if below is not None}
    return [_without_nulls(below) for below in value] if isinstance(value, list) else value


_ADVICE = re.compile(
    r"(?:a (?:goal|target)|add|bring|correct|give|hedge|keep|lead|let|list|make|name|number"
    r"|print|put|restate|save|say|scale|the id of a section|write)\b"
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
