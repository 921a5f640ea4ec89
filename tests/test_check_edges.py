"""The checker's rules at their edges: what each lets pass, and what it says of every record."""

from __future__ import annotations

from decimal import Context, localcontext
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from dalian_report.check import Finding, check_document
from tarn_bay import (
    SOURCE,
    add,
    changed,
    document,
    drop,
    encoded,
    of,
    put,
    reads_well,
    say,
    span,
    swap,
)

if TYPE_CHECKING:
    from tarn_bay import Change


def found(*changes: Change, source: str | None = None) -> dict[str, list[str]]:
    """What the checker says of the document with these changes, by code: places and messages."""
    said: dict[str, list[str]] = {}
    for finding in check_document(changed(*changes), source):
        assert reads_well(finding)
        said.setdefault(finding.code, []).append(f"{finding.place} {finding.message}")
    return said


def rename(table: str, old: str, new: str) -> Change:
    """Give a record another id, and every link to it."""

    def change(report: dict[str, Any]) -> None:
        of(report, table, old)["id"] = new
        for rows in report.values():
            for row in rows if isinstance(rows, list) else ():
                for field, value in row.items():
                    if value == old:
                        row[field] = new
                    elif isinstance(value, list):
                        row[field] = [new if item == old else item for item in value]

    return change


def figure(id: str, value: str, place: dict[str, int], **fields: object) -> Change:
    """Add a figure that counts something."""
    record = {"id": id, "statement_id": id.rpartition(".")[0], "label": "what is counted"}
    record |= {"value": value, "unit": "count", "bound": "exact", "measure": "level"}
    return add("figures", **record, status="context", resolution="1", span=place, **fields)


def statement(id: str, text: str, place: dict[str, int], kind: str = "context") -> Change:
    """Add a statement."""
    section = id.rpartition("-")[0]
    return add("statements", id=id, section_id=section, kind=kind, text=text, spans=[place])


def unit(code: str, **fields: object) -> Change:
    """Add a unit."""
    return add("units", code=code, name=code, symbol=code, dimension="of its own", **fields)


def hedge(id: str, own: str, printed: str, around: str) -> str:
    """What is said of a figure that the source hedges in another way."""
    return f'{id} is {own}, the source prints {printed}: "...{around}..."'


# Every record is looked at ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "wanted", "changes"),
    [
        (
            "figure-value",
            [
                "I.1-02.1 has 5.5, the source prints 4.5",
                "I.1-02b.1 has 1300000, the source prints 1200000",
                'I.1-03.1 "Accidents" is not one number',
                "II.1-02.1 has 7, the source prints 6",
                "II.1-03.1 has 16, the source prints 15",
                "II.1-03.1 has 21, the source prints 20",
            ],
            [
                put("figures", "I.1-02.1", value="5.5"),
                put("figures", "I.1-02b.1", value="1300000"),
                put("figures", "I.1-03.1", span=span("Accidents")),
                put("figures", "II.1-02.1", value="7"),
                put("figures", "II.1-03.1", value="16", value_to="21"),
            ],
        ),
        (
            "figure-value",
            ['I.1-04.1 "Three" is not a range of two numbers'],
            [put("figures", "I.1-04.1", value_to="4")],
        ),
        (
            "figure-resolution",
            [
                "I.1-02b.1 150000 is no place value of 1200000",
                "I.1-02b.1 has 150000, the last printed digit stands for 100000",
                "II.1-03.1 10 is no place value of 15",
                "II.1-03.1 has 10, the last printed digit stands for 1",
            ],
            [
                put("figures", "I.1-02b.1", resolution="150000"),
                put("figures", "II.1-03.1", resolution="10"),
            ],
        ),
        (
            "original",
            [
                "I.1-02.1 约5%以上 is not 4.5",
                "I.1-02.1 约5%以上 says about, at_least, the bound is more_than",
                "II.1-02.1 若干 is not 6",
                "II.1-02.1 若干 says no hedge, the bound is at_least",
            ],
            [
                put("figures", "I.1-02.1", original={"text": "约5%以上", "bound": "more_than"}),
                put("figures", "II.1-02.1", original={"text": "若干", "bound": "at_least"}),
            ],
        ),
        (
            "figure-year",
            [
                "I.1-02.1 is a context with the year 2039",
                "I.1-05.1 is a result with the year None",
                "II.1-03.1 is a target with the year 2041",
            ],
            [
                put("figures", "I.1-02.1", status="context"),
                put("figures", "I.1-05.1", year=None),
                put("figures", "II.1-03.1", year=2041),
                put("targets", "parks.level@2040", year=2041),
            ],
        ),
        (
            "figure-unit",
            ['I.1-02b.1 is in count, the source prints "1.2 million tons passed..."'],
            [put("figures", "I.1-02b.1", unit="count")],
        ),
        (
            "statement-direction",
            [
                'I.1-02.1 goes up, of which "Cargo was about 4.5% in 2039." has no word',
                'I.1-03.1 goes down, of which "Accidents rose by 20% in 2039." has no word',
                'II.1-02.1 goes up, of which "Cargo falls by 6% in 2040." has no word',
            ],
            [
                say("I.1-02", "Cargo was about 4.5% in 2039."),
                say("I.1-03", "Accidents rose by 20% in 2039."),
                say("II.1-02", "Cargo falls by 6% in 2040."),
            ],
        ),
        (
            "statement-drops",
            [
                'I.1-02.1 4.5 percent is not printed by "Cargo rose in 2039."',
                'I.1-05.1 1 rank is not printed by "In 2039 the town was good."',
                'II.1-03.1 15 count is not printed by "In 2040 come 16 to 20 parks."',
            ],
            [
                say("I.1-02", "Cargo rose in 2039."),
                say("I.1-05", "In 2039 the town was good."),
                say("II.1-03", "In 2040 come 16 to 20 parks."),
            ],
        ),
        (
            "unit",
            [
                "percent has the factor 1, not 1/100",
                "t has the factor None, not 1000",
                "CNY has the currency None",
                "USD has the currency CNY",
            ],
            [
                put("units", "percent", si_factor="1"),
                put("units", "t", si_factor=None),
                unit("ell", si_factor="1"),
                unit("CNY"),
                unit("USD", iso4217="CNY"),
                unit("EUR"),
            ],
        ),
        (
            "link-deliverable",
            [
                "I.1-02.d1 belongs to I.1-02, which is achievement",
                "II.1-03.d1 belongs to II.1-03, which is goal",
            ],
            [
                lambda r: r["deliverables"].insert(
                    0,
                    {"id": "I.1-02.d1", "statement_id": "I.1-02"}
                    | {"action": "open", "object": "a quay", "strength": "committed"},
                ),
                lambda r: r["deliverables"].insert(
                    1,
                    {"id": "II.1-03.d1", "statement_id": "II.1-03"}
                    | {"action": "build", "object": "parks", "strength": "committed"},
                ),
            ],
        ),
        (
            "link-relation",
            [
                "$.relations[0] leads from I.1-03, which is achievement",
                "$.relations[0] leads to II.1-02, which is goal",
                "$.relations[2] leads to title-01, which is context",
            ],
            [
                lambda r: r["relations"][0].update(from_id="I.1-03", to_id="II.1-02"),
                add("relations", kind="continues", from_id="II.1-04", to_id="I.1-02"),
                add("relations", kind="continues", from_id="II.1-05", to_id="title-01"),
            ],
        ),
        (
            "link-goal",
            [
                "II.1-03 is commitment with a figure to be reached",
                "II.1-05 is commitment with a figure to be reached",
            ],
            [
                put("statements", "II.1-03", kind="commitment"),
                put("statements", "II.1-05", kind="commitment"),
            ],
        ),
        (
            "link-goal",
            ["II.1-03.1 is to be reached, and 2 targets name it"],
            [put("targets", "parks.level@2040", stretch_figure_id="II.1-03.1")],
        ),
        (
            "link-goal",
            [
                "II.1-02.1 is to be reached, and 0 targets name it",
                "cargo.growth@2040 names I.1-02.1, which is result",
                "cargo.growth@2040 names II.1-02, but the figure I.1-02.1",
            ],
            [
                put(
                    "targets",
                    "cargo.growth@2040",
                    figure_id="I.1-02.1",
                    baseline_figure_id=None,
                ),
                put("figures", "I.1-02.1", year=2040),
            ],
        ),
        (
            "link-baseline",
            [
                (
                    "cargo.growth@2040 starts from I.1-03.1 of the indicator None and does not say "
                    "how the two compare"
                ),
                "parks.level@2040 starts from II.1-02.1, which is target of 2040",
                (
                    "parks.level@2040 starts from II.1-02.1 of the indicator cargo.growth and does "
                    "not say how the two compare"
                ),
            ],
            [
                put("targets", "cargo.growth@2040", baseline_figure_id="I.1-03.1"),
                put("targets", "parks.level@2040", baseline_figure_id="II.1-02.1"),
            ],
        ),
        (
            "section",
            [
                "title ends at 30, the next section of its level begins at 31",
                "I ends at 225, the next section of its level begins at 226",
                (
                    f"II.1 ends at {len(SOURCE) - 1}, the next section of its level begins at "
                    f"{len(SOURCE)}"
                ),
                'II.1 has the slug "harbour", its title makes "harbour-ii-1"',
            ],
            [
                lambda r: of(r, "sections", "title")["span"].update(end=30),
                lambda r: of(r, "sections", "I")["span"].update(end=225),
                lambda r: of(r, "sections", "II.1")["span"].update(end=len(SOURCE) - 1),
                put("sections", "II.1", slug="harbour"),
            ],
        ),
        (
            "id-form",
            [
                "II_a should look like II, II.5 or II.goals",
                "title-1 should look like title-04 or title-04b",
                "I.1-04.0 should look like I.1-04.1",
                "II.1-03.01 should look like II.1-03.1",
                "Parks.level should look like Parks.level",
                "income.growth@40 should look like income.growth@2040",
                "II.1-04b.d0 should look like II.1-04b.d1",
                "entity.Mill should look like entity.hengli",
                "term.Two should look like term.banlie",
            ],
            [
                rename("sections", "II", "II_a"),
                rename("statements", "title-01", "title-1"),
                rename("figures", "I.1-04.1", "I.1-04.0"),
                rename("figures", "II.1-03.1", "II.1-03.01"),
                put("indicators", "parks.level", concept="Parks"),
                rename("indicators", "parks.level", "Parks.level"),
                rename("targets", "parks.level@2040", "Parks.level@2040"),
                rename("targets", "income.growth@2040", "income.growth@40"),
                rename("deliverables", "II.1-04b.d1", "II.1-04b.d0"),
                rename("entities", "entity.mill-lane", "entity.Mill"),
                rename("glossary", "term.two-towers", "term.Two"),
            ],
        ),
        (
            "id-sequence",
            [
                "title-01 is missing from its series",
                "I.1-02b is missing from its series",
                "I.1-03 is missing from its series",
                "II.1-05 is missing from its series",
                "II.1-06 is missing from its series",
                "II.1-03.1 to II.1-03.3 not all of them are there",
                "II.1-04b.d1 to II.1-04b.d2 not all of them are there",
            ],
            [
                rename("statements", "title-01", "title-02"),
                rename("statements", "I.1-02b", "I.1-02c"),
                rename("statements", "I.1-03", "I.1-03b"),
                rename("statements", "II.1-05", "II.1-07"),
                rename("figures", "II.1-03.1", "II.1-03.3"),
                rename("deliverables", "II.1-04b.d1", "II.1-04b.d2"),
            ],
        ),
        (
            "order",
            ["I.1 stands after I, which comes later in the source"],
            [lambda r: of(r, "sections", "I.1")["span"].update(start=31, end=227)],
        ),
        (
            "order",
            [
                "cargo.growth@2040 stands after parks.level@2040, which comes later in the source",
                "II.1-03.d1 stands after II.1-04b.d1, which comes later in the source",
                "II.1-02 to I.1-04 stands after II.1-04 to I.1-02, which comes later in the source",
                "II.1-02 to I.1-03 stands after II.1-02 to I.1-04, which comes later in the source",
                "term.cargo stands after term.two-towers, which comes later in the source",
            ],
            [
                put("targets", "cargo.growth@2040", statement_id="II.1-03"),
                swap("targets", 0, 1),
                lambda r: r["deliverables"].append(
                    {"id": "II.1-03.d1", "statement_id": "II.1-03"}
                    | {"action": "build", "object": "parks", "strength": "committed"}
                ),
                lambda r: r["relations"][0].update(from_id="II.1-04"),
                add("relations", kind="continues", from_id="II.1-02", to_id="I.1-04"),
                add("relations", kind="continues", from_id="II.1-02", to_id="I.1-03"),
                lambda r: r["glossary"].append(
                    r["glossary"][0]
                    | {"id": "term.cargo", "printed": "Cargo", "spans": [span("Cargo")]}
                ),
            ],
        ),
        (
            "order",
            [
                "I.1-02 counts lower than the record before it",
                "II.1-04 counts lower than the record before it",
                "II.1-05.1 counts lower than the record before it",
                "II.1-04b.d1 counts lower than the record before it",
            ],
            [
                rename("statements", "I.1-02", "I.1-x"),
                rename("statements", "I.1-02b", "I.1-02"),
                rename("statements", "I.1-x", "I.1-02b"),
                rename("statements", "II.1-04b", "II.1-x"),
                rename("statements", "II.1-04", "II.1-04b"),
                rename("statements", "II.1-x", "II.1-04"),
                figure("II.1-05.2", "1", span("Incomes")),
                figure("II.1-05.1", "1", span("keep")),
                lambda r: r["deliverables"].insert(
                    0, r["deliverables"][0] | {"id": "II.1-04b.d2", "statement_id": "II.1-04b"}
                ),
                put("deliverables", "II.1-04b.d1", statement_id="II.1-04b"),
            ],
        ),
        (
            "span-outside",
            [
                "I-01 50-57 lies outside the text of section I (31-50)",
                "II.1-05 226-244 lies outside the text of section II.1 (246-417)",
                "source 44-48 the numeral (date) lies in no statement",
            ],
            [
                put("statements", "I-01", spans=[span("1. Harb")]),
                put("statements", "II.1-05", spans=[span("II. Tasks for 2040")]),
            ],
        ),
        (
            "overlap",
            [
                "title-02 5-11 shares characters with 0-29 of title-01",
                "title-03 15-19 shares characters with 0-29 of title-01",
            ],
            [
                statement("title-02", "On 2040.", span("report")),
                statement("title-03", "On 2040.", span("Tarn")),
            ],
        ),
        (
            "token-edge",
            ['I.1-02b.1 103-107 is "tons"', '$.numerals[6] 91-102 is "1.2 million"'],
            [
                put("figures", "I.1-02b.1", span=span("tons")),
                add("numerals", span=span("1.2 million"), role="name"),
            ],
        ),
        (
            "token-missed",
            [
                'source 25-29 "2040" is neither a figure nor a numeral',
                'source 335-338 "two" is neither a figure nor a numeral',
            ],
            [drop("numerals", 5), drop("numerals", 0)],
        ),
        (
            "gap",
            [
                "source 0-31 6 words stand in no statement",
                "source 386-417 5 words stand in no statement",
            ],
            [drop("targets", 2), drop("statements", 13), drop("statements", 0)],
        ),
        (
            "figure-hedge",
            [
                hedge(
                    "title-01.1", "about", "exact", "Work report of Tarn Bay, 2040\n\nI. Review "
                ),
                hedge(
                    "I.1-03.1", "at_least", "exact", "quays. Accidents decreased by 20%. Three sch"
                ),
                hedge(
                    "II.1-02.1", "exact", "more_than", "Cargo is to grow by more than 6%. Between 1"
                ),
            ],
            [
                drop("numerals", 0),
                lambda r: r["figures"].insert(
                    0,
                    of(r, "figures", "I.1-04.1")
                    | {"id": "title-01.1", "statement_id": "title-01", "value": "2040"}
                    | {"bound": "about", "span": span("2040"), "status": "context", "year": None},
                ),
                put("figures", "I.1-03.1", bound="at_least"),
                put("figures", "II.1-02.1", bound="exact"),
            ],
        ),
        (
            "link-entity",
            [
                'entity.mill-lane does not stand in I.1-03: "Accidents fell by 20% in 2039."',
                'entity.mill-lane does not stand in I.1-02: "In 2039 cargo rose by about 4.5%."',
                "entity.mill-lane names I.1-02 after I.1-03",
                "entity.quay names no statement",
                'entity.mill-lane stands in I.1-04: "Mill Lane got 3 schools in 2039."',
            ],
            [
                put("entities", "entity.mill-lane", statement_ids=["I.1-03", "I.1-02"]),
                add("entities", id="entity.quay", kind="place", name="Quay", statement_ids=[]),
            ],
        ),
        (
            "span-outside",
            ["source 25-29 the numeral (date) lies in no statement"],
            [drop("statements", 0)],
        ),
        (
            "link-baseline",
            [
                "parks.level@2040 starts from II.1-02.1, which is target of 2040",
                (
                    "parks.level@2040 starts from II.1-02.1 of the indicator cargo.growth and does "
                    "not say how the two compare"
                ),
            ],
            [
                put("targets", "cargo.growth@2040", baseline_figure_id=None),
                put("targets", "parks.level@2040", baseline_figure_id="II.1-02.1"),
            ],
        ),
        (
            "order",
            ["income.growth@2040 stands after parks.level@2040, which comes later in the source"],
            [put("targets", "income.growth@2040", statement_id="II.1-03")],
        ),
        (
            "span-edge",
            [
                "I.1-02 61-88 cuts a word or its punctuation, or begins or ends with white space",
                "I.1-02b 88-125 cuts a word or its punctuation, or begins or ends with white space",
            ],
            [
                put("statements", "I.1-02", spans=[span("Cargo grew by about 4.5%, a")]),
                put(
                    "statements",
                    "I.1-02b",
                    spans=[span("nd 1.2 million tons passed the quays.")],
                ),
            ],
        ),
    ],
)
def test_every_fault_is_told(code: str, wanted: list[str], changes: list[Change]) -> None:
    assert found(*changes, source=SOURCE)[code] == wanted


# What passes ------------------------------------------------------------------------------


def test_the_way_out_of_a_wrong_order_names_the_table() -> None:
    tables = ("sections", "statements", "figures", "numerals", "targets", "deliverables")
    for table in (*tables, "relations", "glossary"):
        report = document()
        if table == "relations":
            more = {"kind": "continues", "from_id": "I.1-02", "to_id": "I.1-03"}
            report[table].append(more)
        elif table == "deliverables":
            more = {"id": "II.1-03.d1", "statement_id": "II.1-03"}
            report[table].append(report[table][0] | more)
        elif table == "glossary":
            more = {"id": "term.cargo", "printed": "Cargo", "spans": [span("Cargo")]}
            report[table].append(report[table][0] | more)
        elif table == "sections":
            of(report, table, "I.1")["span"].update(start=31, end=227)
        else:
            report[table].append(report[table].pop(1))
        ways = {one.way_out for one in check_document(encoded(report)) if one.code == "order"}
        assert f"put the records of {table} in the order of the source" in ways


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("figure-year", [lambda r: r.update(edition="20400")]),
        ("figure-year", [lambda r: r.update(edition="MMXL")]),
        ("figure-unit", [put("figures", "I.1-05.1", measure="rank")]),
        ("section", [lambda r: of(r, "sections", "I.1")["span"].update(start=31)]),
        ("order", [lambda r: of(r, "sections", "I.1")["span"].update(start=31)]),
        ("unit", [unit("km", si_factor="1000"), unit("USD", iso4217="USD")]),
        ("unit", [unit("cubit", si_factor="4/9"), unit("HKD", iso4217="HKD")]),
        (
            "link-baseline",
            [
                put("figures", "I.1-02.1", indicator_id=None),
                put("targets", "cargo.growth@2040", comparability="without fish"),
            ],
        ),
        (
            "id-sequence",
            [figure("II.1-05.2", "1", span("Incomes")), figure("II.1-05.1", "1", span("keep"))],
        ),
        (
            "order",
            [
                put("targets", "income.growth@2040", statement_id="II.1-03"),
                swap("targets", 1, 2),
            ],
        ),
        (
            "order",
            [
                rename("statements", "I.1-01", "I.1-x"),
                rename("statements", "I.1-02", "I.1-01"),
            ],
        ),
        ("span-outside", [statement("title-02", "On 2040.", span("report"))]),
        (
            "glossary",
            [
                put(
                    "glossary",
                    "term.two-towers",
                    printed="Harbour",
                    spans=[span("Harbour", "2040\n\n1. "), span("Harbour")],
                )
            ],
        ),
        (
            "span-edge",
            [
                put("statements", "I.1-02", spans=[span("Cargo grew by about 4.5%")]),
                put(
                    "statements",
                    "I.1-02b",
                    spans=[span(", and 1.2 million tons passed the quays.")],
                ),
            ],
        ),
        ("statement-hedge", [say("II.1-02", "Cargo is to rise by more than 6% in 2040.")]),
        ("statement-hedge", [say("II.1-02", "Cargo is to rise by at least 6% in 2040.")]),
        ("statement-year", [say("I.1-03", "Accidents fell by 20%.")]),
        ("statement-year", [say("II.1-04", "Two towers are carried on.")]),
        ("statement-year", [say("title-01", "On 2039 and 2040.")]),
        ("statement-year", [say("II.1-04", "The plan is carried on in 12039.")]),
        ("statement-extra", [say("I.1-04", "Mill Lane got 3 schools in 2039, not in 2040.")]),
        ("statement-extra", [say("I.1-04", "Once more, one lane got 3 schools first in 2039.")]),
    ],
)
def test_what_is_in_order_is_no_finding(code: str, changes: list[Change]) -> None:
    assert code not in found(*changes, source=SOURCE)
    assert code not in found(*changes)


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("I.1-03", "By 20 and 30%, accidents fell in 2039."),
        ("I.1-03", "By 20, by 30 and 40%, accidents fell in 2039."),
        ("I.1-03", "By 20-30%, accidents fell in 2039."),
        ("I.1-03", "By 20 percent, accidents fell in 2039."),
        ("I.1-03", "By 20 per cent accidents fell in 2039."),
        ("I.1-05", "In 2039 the town led its county."),
        ("I.1-05", "In 2039 the town was number 1 of its county."),
        ("II.1-03", "In 2040 come 15 and then 20 parks."),
    ],
)
def test_a_number_is_printed(id: str, text: str) -> None:
    assert "statement-drops" not in found(say(id, text))


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("I.1-03", "By 20 in all, and by 30%, accidents fell in 2039."),
        ("I.1-03", "By 20 percentage points accidents fell in 2039."),
        ("I.1-03", "By 20 percent points accidents fell in 2039."),
        ("I.1-03", "By 30% and 20 accidents fell in 2039."),
        ("I.1-04", "Mill Lane got 3% of the schools in 2039."),
        ("II.1-03", "In 2040 come 20 parks."),
        ("II.1-03", "In 2040 come 15 to 19 parks."),
    ],
)
def test_a_number_is_not_printed(id: str, text: str) -> None:
    assert [line.partition(".1 ")[0] for line in found(say(id, text))["statement-drops"]] == [id]


@pytest.mark.parametrize(
    ("value", "text", "holds"),
    [
        ("0", "No school opened in 2039.", True),
        ("0", "In 2039 both schools opened.", False),
        ("1", "Another school opened in 2039.", True),
        ("1", "No school opened in 2039.", False),
        ("2", "In 2039 both schools opened.", True),
        ("2", "The only school opened in 2039.", False),
        ("3", "In 2039 both schools and the only one opened.", False),
    ],
)
def test_a_small_number_may_be_said_in_words(value: str, text: str, holds: bool) -> None:
    said = found(put("figures", "I.1-04.1", value=value), say("I.1-04", text))
    assert ("statement-drops" not in said) is holds


@pytest.mark.parametrize("measure", ["level", "rank"])
def test_only_first_place_is_said_by_a_superlative(measure: str) -> None:
    unit = {"level": "count", "rank": "rank"}[measure]
    for value, holds in (("1", measure == "rank"), ("2", False)):
        change = put("figures", "I.1-05.1", value=value, measure=measure, unit=unit)
        assert ("statement-drops" not in found(change)) is holds


def test_the_scale_of_a_range_holds_for_its_lower_end() -> None:
    parks = put("figures", "II.1-03.1", value="15000000", value_to="20000000")
    good = found(parks, say("II.1-03", "In 2040 come 15 to 20 million parks."))
    assert {"statement-drops", "statement-extra"}.isdisjoint(good)
    bad = found(parks, say("II.1-03", "In 2040 come 15 thousand to 20 million parks."))
    assert "statement-extra" in bad


def test_the_exponent_of_a_square_is_no_number() -> None:
    text = "Mill Lane got 3 schools on land of m2, km2 and cm3 in 2039."
    assert "statement-extra" not in found(say("I.1-04", text))
    assert "statement-extra" in found(say("I.1-04", "Mill Lane got 3 schools of m4 in 2039."))


@pytest.mark.parametrize(
    ("text", "extra", "extra_without"),
    [
        ("The plan of 2 towers is carried on.", [], []),
        ("The plan of towers II is carried on.", [], []),
        ("The second plan is carried on.", [], []),
        ("The third plan is carried on.", ["third"], []),
        ("The plan of 22 towers is carried on.", ["22"], ["22"]),
        ("The plan of 7 towers, and 8, is carried on.", ["7", "8"], ["7", "8"]),
        ("The plan of 2 towers, not 8, is carried on.", ["8"], ["8"]),
        ("The third plan of six towers, or 22, is carried on.", ["third", "six", "22"], ["22"]),
        ("The plan of seven towers is carried on.", ["seven"], ["seven"]),
        ("The 11th plan is carried on.", ["11"], ["11"]),
        ("The plan of six towers is carried on.", ["six"], []),
        ("The plan of 1 tower is carried on.", ["1"], []),
        ("The one plan is first carried on once.", [], []),
    ],
)
def test_numbers_beside_the_figures(text: str, extra: list[str], extra_without: list[str]) -> None:
    def told(said: dict[str, list[str]]) -> list[str]:
        return [line.split('"')[1] for line in said.get("statement-extra", [])]

    assert told(found(say("II.1-04", text), source=SOURCE)) == extra
    assert told(found(say("II.1-04", text))) == extra_without


def test_numbers_of_the_span_may_be_printed_whole_or_in_part() -> None:
    for text in ("1,200,000 tonnes in 2039.", "1.2 times a million tonnes in 2039."):
        said = found(drop("figures", 1), say("I.1-02b", text), source=SOURCE)
        assert "statement-extra" not in said
    two = put(
        "statements", "I.1-02b", spans=[span("and 1.2 million"), span("tons passed the quays.")]
    )
    text = say("I.1-02b", "In 2039 came 1,200,000 tonnes, or 1.2 and a million, or 7.")
    (told,) = found(drop("figures", 1), two, text, source=SOURCE)["statement-extra"]
    assert told.startswith('I.1-02b prints "7"')


def test_the_year_of_the_other_part_may_stand_where_the_span_has_it() -> None:
    text = "The part on 2039, not 2040."
    assert "statement-year" not in found(say("I-01", text), source=SOURCE)
    year = put("statements", "title-01", kind="achievement")
    assert "statement-year" not in found(year, source=SOURCE)
    assert "statement-year" not in found(year)
    assert "statement-year" in found(say("I.1-02b", "In 2040 came 1,200,000 tonnes."))


def bare(text: str, *places: tuple[int, int]) -> list[Finding]:
    """The findings of a report with one section, and a statement at each of these places."""
    report = document()
    for rows in report.values():
        if isinstance(rows, list):
            del rows[1:]
    report |= {name: [] for name in ("figures", "numerals", "units", "indicators", "targets")}
    report |= {name: [] for name in ("deliverables", "entities", "relations", "glossary")}
    report["source"].update(length=len(text), sha256=sha256(text.encode()).hexdigest())
    report["sections"][0]["span"] = {"start": 0, "end": len(text)}
    report["statements"] = [
        report["statements"][0] | {"id": f"title-{n:02d}", "spans": [{"start": start, "end": end}]}
        for n, (start, end) in enumerate(places, 1)
    ]
    return list(check_document(encoded(report), text))


@pytest.mark.parametrize(("missed", "codes"), [(1, ["gap"]), (2, ["gap", "coverage"])])
def test_one_character_in_a_hundred_may_be_missed(missed: int, codes: list[str]) -> None:
    text = "a" * (100 - missed) + " " + "b" * missed
    assert [finding.code for finding in bare(text, (0, 100 - missed))] == codes


def test_the_checker_reckons_in_a_context_of_its_own() -> None:
    schools = put("figures", "I.1-04.1", value="1200")
    with localcontext(Context(prec=1)):
        assert check_document(encoded(document()), SOURCE) == ()
        said = found(schools, say("I.1-04", "Mill Lane got twelve hundred schools in 2039."))
    assert said == {}
