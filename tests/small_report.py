"""A tiny report of a made-up city with every kind of record, for the tests to break.

`small-report.json` is its canonical text, byte for byte; `SOURCE` is what it restates.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import dalian_report as dr

__all__ = [
    "CANONICAL",
    "LEFT_OUT",
    "SOURCE",
    "changed",
    "document",
    "observations_document",
    "problems",
    "report",
    "text",
]

CANONICAL = Path(__file__).with_name("small-report.json").read_bytes().decode("utf-8")

SOURCE = """\
Work report of Port Ember, 2023

I. Review of 2022
1. Harbour and ferries
The harbour handled 1.2 million tonnes, 4.5% more than the year before. \
Ferry accidents fell by about 19.7%. \
The city rose two places, to third among the free ports.
2. The 14th Plan
Between 30 and 40 families moved into the lamp quarter.
II. Tasks of 2023
1. Harbour and ferries
(1) Growth
Cargo is to grow by over 5%, striving for 6%. \
Ships wait no longer than 2 days. \
Incomes keep pace with cargo.
(2) Piers
The lantern pier opens, as one of "three lights" of the bay.
Thank you.
"""

OBSERVATIONS = r"""
{"schema_version": "1.0", "data_version": "1.0.0", "observations": [
    {"id": "obs.cargo.growth.2023.1", "year": 2023, "status": "final", "vintage": "2024-03-01",
     "source": {"title": "The year 2023", "publisher": "City of Port Ember",
                "date": "2024-03-02", "url": "https://ember.example/2023"},
     "indicator_id": "cargo.growth", "value": "-0.5", "unit": "percent", "bound": "exact",
     "resolution": "0.1", "comparability": "without fish", "note": "A fall."},
    {"id": "obs.wait.duration.2023.1", "year": 2023, "status": "reported",
     "vintage": "2024-03-01",
     "source": {"title": "The year 2023", "publisher": "City of Port Ember",
                "date": "2024-03-02", "url": "https://ember.example/2023"},
     "indicator_id": "wait.duration", "stated": "not_met"},
    {"id": "obs.lantern-pier.2023.1", "year": 2023, "status": "estimate",
     "vintage": "2024-01-05",
     "source": {"title": "The pier", "publisher": "City of Port Ember",
                "date": "2024-01-05", "url": "https://ember.example/pier"},
     "deliverable_id": "II.1.2-01.d1", "stated": "met"}
]}
"""

LEFT_OUT: Any = object()
"""As the value of `changed`: the key or item is deleted."""


def document() -> dict[str, Any]:
    """The report as plain JSON values, new at every call."""
    found: dict[str, Any] = json.loads(CANONICAL)
    return found


def observations_document() -> dict[str, Any]:
    """Three observations as plain JSON values, new at every call."""
    found: dict[str, Any] = json.loads(OBSERVATIONS)
    return found


def report() -> dr.Report:
    """The report."""
    return dr.loads(CANONICAL)


def text(document: Any) -> str:
    """The document as JSON, not in the canonical layout."""
    return json.dumps(document)


def changed(whole: dict[str, Any], *changes: tuple[tuple[str | int, ...], Any]) -> dict[str, Any]:
    """The document with the values at these places replaced, added or, by LEFT_OUT, deleted."""
    for (*way, last), value in changes:
        inner: Any = whole
        for step in way:
            inner = inner[step]
        if value is LEFT_OUT:
            del inner[last]
        elif isinstance(inner, list) and last == len(inner):
            inner.append(value)
        else:
            inner[last] = value
    return whole


def problems(data: Any) -> list[str]:
    """Path and code of every problem that reading the report finds; none if it reads."""
    try:
        dr.loads(text(data) if isinstance(data, dict) else data)
    except dr.DataError as error:
        return [f"{problem.path}: {problem.code}" for problem in error.problems]
    return []
