"""The checker's rules at their edges: what each lets pass, and what it says of every record."""

from __future__ import annotations

from decimal import Context, localcontext
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from dalian_report.check import Finding, check_document
from tarn_bay import SOURCE, changed, document, span
from towns import add, drop, encoded, fields_of, of, put, reads_well, say, swap

if TYPE_CHECKING:
    from towns import Change


def found(*changes: Change, source: str | None = None) -> dict[str, list[str]]:
    """What the checker finds in the document with these changes, by code: places and fields."""
    said: dict[str, list[str]] = {}
    for finding in check_document(changed(*changes), source):
        assert reads_well(finding)
        said.setdefault(finding.code, []).append(f"{finding.place} {fields_of(finding)}".rstrip())
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


# Every record is looked at ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "wanted", "changes"),
    [
        (
            "figure-value",
            [
                "I.1-02.1 other-number 5.5 printed=4.5",
                "I.1-02b.1 other-number 1300000 printed=1200000.0",
                "I.1-03.1 not-one-number word=Accidents",
                "II.1-02.1 other-number 7 printed=6",
                "II.1-03.1 other-number 16 printed=15",
                "II.1-03.1 other-number 21 printed=20",
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
            ["I.1-04.1 not-a-range word=Three"],
            [put("figures", "I.1-04.1", value_to="4")],
        ),
        (
            "figure-resolution",
            [
                "I.1-02b.1 not-a-place 150000 figure=1200000",
                "I.1-02b.1 printed 150000 printed=100000.0",
                "II.1-03.1 not-a-place 10 figure=15",
                "II.1-03.1 printed 10 printed=1",
            ],
            [
                put("figures", "I.1-02b.1", resolution="150000"),
                put("figures", "II.1-03.1", resolution="10"),
            ],
        ),
        (
            "original",
            [
                "I.1-02.1 number figure=4.5",
                "I.1-02.1 bound said=about, at_least bound=more_than",
                "II.1-02.1 number figure=6",
                "II.1-02.1 bound said=no hedge bound=at_least",
            ],
            [
                put("figures", "I.1-02.1", original={"text": "约5%以上", "bound": "more_than"}),
                put("figures", "II.1-02.1", original={"text": "若干", "bound": "at_least"}),
            ],
        ),
        (
            "figure-year",
            [
                "I.1-05.1 2040 status=result",
                "II.1-03.1 2041 status=target",
            ],
            [
                put("figures", "I.1-02.1", status="context"),
                put("figures", "I.1-05.1", year=2040),
                put("figures", "II.1-03.1", year=2041),
                put("targets", "parks.level@2040", year=2041),
            ],
        ),
        (
            "figure-unit",
            ["I.1-02b.1 word unit=count"],
            [put("figures", "I.1-02b.1", unit="count")],
        ),
        (
            "statement-direction",
            [
                "I.1-02.1 direction=up",
                "I.1-03.1 direction=down",
                "II.1-02.1 direction=up",
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
                "I.1-02.1 4.5 unit=percent",
                "I.1-05.1 1 unit=rank",
                "II.1-03.1 15 unit=count",
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
                "percent factor factor=1 wanted=1/100",
                "t factor wanted=1000",
                "CNY currency",
                "USD currency currency=CNY",
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
                "I.1-02.d1 statement=I.1-02 kind=achievement",
                "II.1-03.d1 statement=II.1-03 kind=goal",
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
                "$.relations[0] from statement=I.1-03 kind=achievement",
                "$.relations[0] to statement=II.1-02 kind=goal",
                "$.relations[2] to statement=title-01 kind=context",
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
                "II.1-03 not-a-goal kind=commitment",
                "II.1-05 not-a-goal kind=commitment",
            ],
            [
                put("statements", "II.1-03", kind="commitment"),
                put("statements", "II.1-05", kind="commitment"),
            ],
        ),
        (
            "link-goal",
            ["II.1-03.1 targets 2"],
            [put("targets", "parks.level@2040", stretch_figure_id="II.1-03.1")],
        ),
        (
            "link-goal",
            [
                "II.1-02.1 targets 0",
                "cargo.growth@2040 status figure=I.1-02.1 status=result",
                "cargo.growth@2040 statement figure=I.1-02.1 statement=II.1-02",
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
                ("cargo.growth@2040 indicator figure=I.1-03.1"),
                "parks.level@2040 status figure=II.1-02.1 status=target year=2040",
                ("parks.level@2040 indicator figure=II.1-02.1 indicator=cargo.growth"),
            ],
            [
                put("targets", "cargo.growth@2040", baseline_figure_id="I.1-03.1"),
                put("targets", "parks.level@2040", baseline_figure_id="II.1-02.1"),
            ],
        ),
        (
            "section",
            [
                "title end 30 wanted=31",
                "I end 225 wanted=226",
                ("II.1 end 416 wanted=417"),
                "II.1 slug slug=harbour wanted=harbour-ii-1",
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
                "II_a II_a wanted=II, II.5 or II.goals",
                "title-1 title-1 wanted=title-04 or title-04b",
                "I.1-04.0 I.1-04.0 wanted=I.1-04.1",
                "II.1-03.01 II.1-03.01 wanted=II.1-03.1",
                "Parks.level Parks.level wanted=Parks.level",
                "income.growth@40 income.growth@40 wanted=income.growth@2040",
                "II.1-04b.d0 II.1-04b.d0 wanted=II.1-04b.d1",
                "entity.Mill entity.Mill wanted=entity.hengli",
                "term.Two term.Two wanted=term.banlie",
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
                "title-01 one",
                "I.1-02b one",
                "I.1-03 one",
                "II.1-05 one",
                "II.1-06 one",
                "II.1-03.1 to II.1-03.3 several",
                "II.1-04b.d1 to II.1-04b.d2 several",
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
            ["I.1 place before=I table=sections"],
            [lambda r: of(r, "sections", "I.1")["span"].update(start=31, end=227)],
        ),
        (
            "order",
            [
                "cargo.growth@2040 place before=parks.level@2040 table=targets",
                "II.1-03.d1 place before=II.1-04b.d1 table=deliverables",
                "II.1-02 to I.1-04 place before=II.1-04 to I.1-02 table=relations",
                "II.1-02 to I.1-03 place before=II.1-02 to I.1-04 table=relations",
                "term.cargo place before=term.two-towers table=glossary",
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
                    | {
                        "id": "term.cargo",
                        "printed": "Cargo",
                        "spans": [span("Cargo")],
                        "en": "cargo",
                    }
                ),
            ],
        ),
        (
            "order",
            [
                "I.1-02 count",
                "II.1-04 count",
                "II.1-05.1 count",
                "II.1-04b.d1 count",
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
                "I-01 statement start=50 end=57 record=I record_start=31 record_end=50",
                "II.1-05 statement start=226 end=244 record=II.1 record_start=246 record_end=417",
                "source 44-48 numeral role=date",
            ],
            [
                put("statements", "I-01", spans=[span("1. Harb")]),
                put("statements", "II.1-05", spans=[span("II. Tasks for 2040")]),
            ],
        ),
        (
            "overlap",
            [
                "title-02 start=5 end=11 other=title-01 other_start=0 other_end=29",
                "title-03 start=15 end=19 other=title-01 other_start=0 other_end=29",
            ],
            [
                statement("title-02", "On 2040.", span("report")),
                statement("title-03", "On 2040.", span("Tarn")),
            ],
        ),
        (
            "token-edge",
            [
                "I.1-02b.1 start=103 end=107 word=tons",
                "$.numerals[6] start=91 end=102 word=1.2 million",
            ],
            [
                put("figures", "I.1-02b.1", span=span("tons")),
                add("numerals", span=span("1.2 million"), role="name"),
            ],
        ),
        (
            "token-missed",
            [
                "source 25-29 word=2040",
                "source 335-338 word=two",
            ],
            [drop("numerals", 5), drop("numerals", 0)],
        ),
        (
            "gap",
            [
                "source 0-31 words 6",
                "source 386-417 words 5",
            ],
            [drop("targets", 2), drop("statements", 13), drop("statements", 0)],
        ),
        (
            "figure-hedge",
            [
                "title-01.1 bound=about printed=exact",
                "I.1-03.1 bound=at_least printed=exact",
                "II.1-02.1 bound=exact printed=more_than",
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
                "entity.mill-lane not-named statement=I.1-03",
                "entity.mill-lane not-named statement=I.1-02",
                "entity.mill-lane order statement=I.1-02 before=I.1-03",
                "entity.quay none",
                "entity.mill-lane not-listed statement=I.1-04",
            ],
            [
                put("entities", "entity.mill-lane", statement_ids=["I.1-03", "I.1-02"]),
                add("entities", id="entity.quay", kind="place", name="Quay", statement_ids=[]),
            ],
        ),
        (
            "span-outside",
            ["source 25-29 numeral role=date"],
            [drop("statements", 0)],
        ),
        (
            "link-baseline",
            [
                "parks.level@2040 status figure=II.1-02.1 status=target year=2040",
                ("parks.level@2040 indicator figure=II.1-02.1 indicator=cargo.growth"),
            ],
            [
                put("targets", "cargo.growth@2040", baseline_figure_id=None),
                put("targets", "parks.level@2040", baseline_figure_id="II.1-02.1"),
            ],
        ),
        (
            "order",
            ["parks.level@2040 place before=income.growth@2040 table=targets"],
            [swap("targets", 1, 2)],
        ),
        (
            "span-edge",
            [
                "I.1-02 start=61 end=88",
                "I.1-02b start=88 end=125",
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


def test_a_wrong_order_names_the_table() -> None:
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
        found_tables = [
            one.details["table"]
            for one in check_document(encoded(report))
            if (one.code, one.case) == ("order", "place")
        ]
        assert table in found_tables


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
                    en="harbour",
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
        ("statement-hedge", [say("II.1-02", "Cargo is to rise by at least 6% in 2040.")]),
        ("statement-year", [say("I.1-03", "Accidents fell by 20% from 2038 on.")]),
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
        return [line.split("word=")[1] for line in said.get("statement-extra", [])]

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
    assert told == "I.1-02b 7 word=7"


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
