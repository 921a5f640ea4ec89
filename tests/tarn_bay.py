"""A made-up report of a made-up town, without a fault, for the checker's tests to break."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import towns
from towns import Town, deliverable, entity, indicator, term, unit

if TYPE_CHECKING:
    from towns import Change

__all__ = ["SOURCE", "changed", "document", "span"]

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


TOWN = Town(
    SOURCE,
    id="tarn-bay",
    year=2040,
    title="Work report of Tarn Bay, 2040",
    publisher="Town of Tarn Bay",
    date="2040-01-09",
    language="en",
)
span = TOWN.span
_FIRST, _SECOND = "I. Review", "II. Tasks"
_SECOND_1 = "1. Harbour\nCargo is"

_DOCUMENT = TOWN.report(
    sections=[
        TOWN.section(
            "title",
            "front",
            "Work report of Tarn Bay, 2040",
            "work-report-of-tarn-bay-2040",
            "Work",
            _FIRST,
        ),
        TOWN.section("I", "part", "Review of 2039", "review-of-2039", _FIRST, _SECOND),
        TOWN.section("I.1", "section", "Harbour", "harbour-i-1", "1. Harbour", _SECOND),
        TOWN.section("II", "part", "Tasks for 2040", "tasks-for-2040", _SECOND),
        TOWN.section("II.1", "section", "Harbour", "harbour-ii-1", _SECOND_1),
    ],
    statements=[
        TOWN.statement("title-01", "context", "A report on 2040.", "Work report of Tarn Bay, 2040"),
        TOWN.statement("I-01", "context", "The part on 2039.", "I. Review of 2039"),
        TOWN.statement("I.1-01", "context", "The harbour in 2039.", "1. Harbour"),
        TOWN.statement(
            "I.1-02",
            "achievement",
            "In 2039 cargo rose by about 4.5%.",
            "Cargo grew by about 4.5%,",
        ),
        TOWN.statement(
            "I.1-02b",
            "achievement",
            "In 2039 the quays handled 1,200,000 tonnes.",
            "and 1.2 million tons passed the quays.",
        ),
        TOWN.statement(
            "I.1-03", "achievement", "Accidents fell by 20% in 2039.", "Accidents decreased by 20%."
        ),
        TOWN.statement(
            "I.1-04",
            "achievement",
            "Mill Lane got 3 schools in 2039.",
            "Three schools opened in Mill Lane.",
        ),
        TOWN.statement(
            "I.1-05",
            "achievement",
            "In 2039 the town was the best of its county.",
            "Tarn Bay ranks first in the county.",
        ),
        TOWN.statement(
            "II.1-01",
            "context",
            "The harbour in 2040.",
            TOWN.span("1. Harbour", "Tasks for 2040\n\n"),
        ),
        TOWN.statement(
            "II.1-02",
            "goal",
            "Cargo is to rise by 6% or more in 2040.",
            "Cargo is to grow by more than 6%.",
        ),
        TOWN.statement(
            "II.1-03",
            "goal",
            "The town will lay out 15 to 20 parks in 2040.",
            "Between 15 and 20 parks will be built.",
        ),
        TOWN.statement(
            "II.1-04",
            "commitment",
            'The plan of "two towers" is to be carried on.',
            'The "two towers" plan goes on,',
        ),
        TOWN.statement(
            "II.1-04b",
            "commitment",
            "The north pier is to be opened in 2040.",
            "and the north pier opens.",
        ),
        TOWN.statement(
            "II.1-05",
            "goal",
            "Incomes are to rise along with cargo in 2040.",
            "Incomes keep pace with cargo.",
        ),
    ],
    figures=[
        TOWN.figure(
            "I.1-02.1",
            "4.5",
            "percent",
            "growth",
            "4.5",
            bound="about",
            resolution="0.1",
            direction="up",
            indicator_id="cargo.growth",
        ),
        TOWN.figure("I.1-02b.1", "1200000", "t", "level", "1.2 million", resolution="100000"),
        TOWN.figure(
            "I.1-03.1",
            "20",
            "percent",
            "growth",
            TOWN.span("20", "decreased by "),
            direction="down",
        ),
        TOWN.figure("I.1-04.1", "3", "count", "level", "Three"),
        TOWN.figure("I.1-05.1", "1", "rank", "rank", "first"),
        TOWN.figure(
            "II.1-02.1",
            "6",
            "percent",
            "growth",
            "6",
            bound="more_than",
            direction="up",
            indicator_id="cargo.growth",
            original={"text": "6%以上", "bound": "at_least"},
        ),
        TOWN.figure(
            "II.1-03.1",
            "15",
            "count",
            "level",
            "15 and 20",
            value_to="20",
            indicator_id="parks.level",
        ),
    ],
    numerals=[
        TOWN.numeral("date", "2040"),
        TOWN.numeral("date", "2039"),
        TOWN.numeral("heading", TOWN.span("1", "2039\n\n")),
        TOWN.numeral("heading", TOWN.span("2040", "Tasks for ")),
        TOWN.numeral("heading", TOWN.span("1", "2040\n\n")),
        TOWN.numeral("name", "two"),
    ],
    units=[
        unit("percent", "proportion", symbol="%", si_factor="1/100"),
        unit("count", "number", symbol=""),
        unit("rank", "rank", symbol=""),
        unit("t", "mass", name="tonne", si_factor="1000"),
    ],
    indicators=[
        indicator("cargo.growth", "percent"),
        indicator("parks.level", "count"),
        indicator("income.growth", "percent"),
    ],
    targets=[
        TOWN.target(
            "cargo.growth", "II.1-02", figure_id="II.1-02.1", baseline_figure_id="I.1-02.1"
        ),
        TOWN.target("parks.level", "II.1-03", figure_id="II.1-03.1"),
        TOWN.target("income.growth", "II.1-05", relative_to="cargo.growth", sense="in_step_with"),
    ],
    deliverables=[deliverable("II.1-04b.d1", "the pier in the north")],
    entities=[entity("place", "Mill Lane", "I.1-04")],
    relations=[{"kind": "continues", "from_id": "II.1-02", "to_id": "I.1-02"}],
    glossary=[
        term("two-towers", "two towers", "双塔", "plan (of the two towers)", span("two towers"))
    ],
)


def document() -> dict[str, Any]:
    """The report as plain JSON values, to be changed at will."""
    return copy.deepcopy(_DOCUMENT)


def changed(*changes: Change) -> bytes:
    """The bytes of the document with these changes."""
    return towns.changed(document(), *changes)
