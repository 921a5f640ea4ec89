"""The checker: every code on a made-up report, bad input, formats, the shipped report."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import dalian_report as dr
from dalian_report.check import (
    CODES,
    Finding,
    as_github,
    as_json,
    as_text,
    check,
    check_document,
    number_tokens,
    official_names,
)
from dalian_report.cli import main
from refusals import refused
from tarn_bay import SOURCE, changed, document, span
from towns import add, drop, encoded, fields_of, of, put, reads_well, say, shift, swap

if TYPE_CHECKING:
    from towns import Change

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "src" / "dalian_report" / "data" / "report-2023.json"
NAMES = ROOT / "coding" / "official-names.txt"


def moved(id: str, words: str) -> Change:
    """Let a statement stand for other words of the source."""
    return put("statements", id, spans=[span(words)])


def listed(*ids: str) -> Change:
    """Let the entity name other statements."""
    return put("entities", "entity.mill-lane", statement_ids=[*ids])


def termed(report: dict[str, Any], printed: str, *variants: str) -> None:
    """Let the term have other forms."""
    of(report, "glossary", "term.two-towers").update(printed=printed, variants=[*variants])


def entities(report: dict[str, Any], name: str, **fields: str) -> None:
    """Add an entity, and give the one that is there a Chinese name."""
    report["entities"][0]["name_zh"] = "磨坊巷"
    more = {"id": "entity.the-lane", "kind": "place", "name": name, "statement_ids": ["I.1-04"]}
    report["entities"].append(more | fields)


def renamed(report: dict[str, Any], name: str) -> None:
    """Give the entity a longer name than a statement prints."""
    report["entities"][0]["name"] = name
    text = "Mill Lane Wool Hall in Mill Lane got 3 schools in 2039."
    of(report, "statements", "I.1-04")["text"] = text


def hedge(text: str) -> dict[str, str]:
    """A Chinese hedge of the bound at_least."""
    return {"text": text, "bound": "at_least"}


def at(words: str, before: str = "") -> str:
    """The place of words of the source, as a finding names it."""
    place = span(words, before)
    return f"source {place['start']}-{place['end']}"


GAP = at(' The "two towers" plan goes on, ')
SHA256 = f"other sha256={hashlib.sha256(SOURCE.encode()).hexdigest()} wanted_sha256={'0' * 64}"
_OWN = hashlib.sha256(SOURCE.encode()).hexdigest()
SHA256 = f"other sha256={_OWN} wanted_sha256={'0' * 64}"
LONG = "Cargo is to grow by more than 6%."

BARE = [
    (
        "document",
        "$.figures[0].value",
        "4.5 problem=not-decimal",
        put("figures", "I.1-02.1", value=4.5),
    ),
    (
        "document",
        "$.statements[6].id",
        "I.1-03 problem=repeated-id",
        put("statements", "I.1-04", id="I.1-03"),
    ),
    ("gap", GAP, "characters 32", drop("statements", 11)),
    (
        "overlap",
        "I.1-02b",
        "start=81 end=102 other=I.1-02 other_start=61 other_end=86",
        put("statements", "I.1-02b", spans=[span("4.5%, and 1.2 million")]),
    ),
    (
        "overlap",
        "source 93-94",
        "start=93 end=94 other=I.1-02b.1 other_start=91 other_end=102",
        lambda r: r["numerals"][5].update(span=span("2", "1.")),
    ),
    (
        "document",
        "$.figures[3].span",
        "problem=span-outside-statement",
        put("figures", "I.1-04.1", span=span("parks")),
    ),
    (
        "span-outside",
        at("Tasks"),
        "numeral role=date",
        lambda r: r["numerals"][0].update(span=span("Tasks")),
    ),
    (
        "span-outside",
        "II.1-05",
        "statement start=387 end=416 record=I.1 record_start=50 record_end=226",
        put("statements", "II.1-05", section_id="I.1"),
    ),
    (
        "section",
        "I.1",
        "end 225 wanted=226",
        shift("sections", "I.1", -1),
    ),
    (
        "section",
        "I.1",
        "slug slug=harbour wanted=harbour-i-1",
        put("sections", "I.1", slug="harbour"),
    ),
    ("section", "II.1", "parent I wanted=II", put("sections", "II.1", parent_id="I")),
    (
        "figure-resolution",
        "I.1-02b.1",
        "not-a-place 1000000 figure=1200000",
        put("figures", "I.1-02b.1", resolution="1000000"),
    ),
    (
        "figure-resolution",
        "I.1-02b.1",
        "not-a-place 300000 figure=1200000",
        put("figures", "I.1-02b.1", resolution="300000"),
    ),
    (
        "figure-unit",
        "I.1-03.1",
        "measure measure=growth unit=t",
        put("figures", "I.1-03.1", unit="t"),
    ),
    (
        "figure-unit",
        "I.1-05.1",
        "measure measure=level unit=rank",
        put("figures", "I.1-05.1", measure="level"),
    ),
    (
        "figure-year",
        "I.1-03.1",
        "2040 status=result",
        put("figures", "I.1-03.1", year=2040),
    ),
    (
        "original",
        "II.1-02.1",
        "number figure=6",
        put("figures", "II.1-02.1", original=hedge("7%以上")),
    ),
    (
        "original",
        "II.1-02.1",
        "bound said=about bound=at_least",
        put("figures", "II.1-02.1", original=hedge("6%左右")),
    ),
    (
        "original",
        "II.1-02.1",
        "bound said=no hedge bound=at_least",
        put("figures", "II.1-02.1", original=hedge("6%")),
    ),
    (
        "statement-drops",
        "I.1-04.1",
        "4 unit=count",
        put("figures", "I.1-04.1", value="4"),
    ),
    (
        "statement-drops",
        "II.1-03.1",
        "15 unit=count",
        say("II.1-03", "In 2040 come 15 parks."),
    ),
    (
        "statement-drops",
        "I.1-03.1",
        "20 unit=percent",
        say("I.1-03", "Accidents fell by 20 in 2039."),
    ),
    ("statement-extra", "I.1-04", "5 word=5", say("I.1-04", "Mill Lane got 3 of 5 schools.")),
    (
        "statement-hedge",
        "I.1-02.1",
        "bound=about said=exact",
        say("I.1-02", "In 2039 cargo rose by 4.5%."),
    ),
    (
        "statement-hedge",
        "I.1-03.1",
        "bound=exact said=more_than",
        say("I.1-03", "In 2039 accidents fell by over 20%."),
    ),
    (
        "statement-direction",
        "I.1-03.1",
        "direction=up",
        put("figures", "I.1-03.1", direction="up"),
    ),
    (
        "statement-year",
        "II.1-05",
        "missing 2040",
        say("II.1-05", "Incomes rise with cargo."),
    ),
    (
        "statement-year",
        "II.1-04b",
        "missing 2040",
        say("II.1-04b", "The north pier opens."),
    ),
    (
        "statement-year",
        "I.1-03",
        "other 2040 kind=achievement",
        say("I.1-03", "Accidents fell by 20% in 2040."),
    ),
    (
        "statement-year",
        "II.1-04",
        "other 2039 kind=commitment",
        say("II.1-04", "Two towers in 2039."),
    ),
    (
        "id-form",
        "entity.Mill",
        "entity.Mill wanted=entity.hengli",
        put("entities", "entity.mill-lane", id="entity.Mill"),
    ),
    (
        "id-form",
        "parks.rise",
        "parks.rise wanted=parks.level@2040",
        put("targets", "parks.level@2040", id="parks.rise"),
    ),
    (
        "id-form",
        "income.growth",
        "income.growth wanted=incomes.growth",
        put("indicators", "income.growth", concept="incomes"),
    ),
    (
        "id-form",
        "I.1-1",
        "I.1-1 wanted=I.1-04 or I.1-04b",
        put("statements", "I.1-01", id="I.1-1"),
    ),
    ("id-form", "I.1-04a", "I.1-04a wanted=I.1-04.1", put("figures", "I.1-04.1", id="I.1-04a")),
    (
        "id-form",
        "II.1-04b.1",
        "II.1-04b.1 wanted=II.1-04b.d1",
        put("deliverables", "II.1-04b.d1", id="II.1-04b.1"),
    ),
    (
        "id-form",
        "towers",
        "towers wanted=term.banlie",
        put("glossary", "term.two-towers", id="towers"),
    ),
    ("id-sequence", "II.1-04", "one", drop("statements", 11)),
    (
        "id-sequence",
        "I.1-04.1 to I.1-04.2",
        "several",
        put("figures", "I.1-04.1", id="I.1-04.2"),
    ),
    ("order", "I.1-02.1", "place before=I.1-02b.1 table=figures", swap("figures", 0, 1)),
    ("order", "I-01", "place before=I.1-01 table=statements", swap("statements", 1, 2)),
    (
        "order",
        "parks.level@2040",
        "place before=income.growth@2040 table=targets",
        swap("targets", 1, 2),
    ),
    (
        "order",
        at("1", "2039\n\n").partition("-")[0],
        "place before=source 240 table=numerals",
        swap("numerals", 2, 3),
    ),
    ("order", "I-00", "count", put("statements", "I-01", id="I-00")),
    ("link-goal", "II.1-05", "no-target", drop("targets", 2)),
    ("link-goal", "II.1-03.1", "targets 0", drop("targets", 1)),
    (
        "link-goal",
        "II.1-03",
        "not-a-goal kind=commitment",
        put("statements", "II.1-03", kind="commitment"),
    ),
    (
        "link-goal",
        "parks.level@2040",
        "indicator figure=II.1-03.1",
        put("figures", "II.1-03.1", indicator_id=None),
    ),
    (
        "link-goal",
        "parks.level@2040",
        "status figure=II.1-03.1 status=context",
        put("figures", "II.1-03.1", status="context"),
    ),
    (
        "link-goal",
        "parks.level@2040",
        "statement figure=II.1-03.1 statement=II.1-02",
        put("targets", "parks.level@2040", statement_id="II.1-02"),
    ),
    (
        "link-goal",
        "income.growth@2040",
        "year 2041 wanted=2040",
        put("targets", "income.growth@2040", year=2041),
    ),
    (
        "link-baseline",
        "cargo.growth@2040",
        "indicator figure=I.1-02.1",
        put("figures", "I.1-02.1", indicator_id=None),
    ),
    (
        "link-baseline",
        "cargo.growth@2040",
        "status figure=I.1-02.1 status=context year=2039",
        put("figures", "I.1-02.1", status="context"),
    ),
    (
        "link-deliverable",
        "II.1-04b.d1",
        "statement=II.1-04b kind=principle",
        put("statements", "II.1-04b", kind="principle"),
    ),
    (
        "deliverable-strength",
        "II.1-04b.d1",
        "",
        put("deliverables", "II.1-04b.d1", action="help", object="the harbour open a pier"),
    ),
    (
        "deliverable-strength",
        "II.1-04b.d1",
        "",
        say("II.1-04b", "In 2040 the town will support the opening of the pier in the north."),
    ),
    (
        "deliverable-strength",
        "II.1-04b.d1",
        "",
        say("II.1-04b", "2040年，支持北码头开放。"),
    ),
    ("link-entity", "entity.mill-lane", "not-named statement=I.1-03", listed("I.1-03")),
    (
        "entity-names",
        "entity.the-lane",
        "same-chinese name_zh=磨坊巷 other=entity.mill-lane",
        lambda r: entities(r, "Quarry Row", name_zh="磨坊巷"),
    ),
    (
        "entity-names",
        "entity.the-lane",
        "near name=mill-lane other=entity.mill-lane other_name=Mill Lane",
        lambda r: entities(r, "mill-lane"),
    ),
    (
        "entity-names",
        "entity.mill-lane",
        "statement name=Mill Lane Wool Hall statement=I.1-04",
        lambda r: renamed(r, "Mill Lane Old Wool and Corn Hall"),
    ),
    (
        "statement-year",
        "I.1-03",
        "undated",
        say("I.1-03", "Accidents fell by 20%."),
    ),
    (
        "glossary-use",
        "II.1-04",
        "wanted=plan (of the two towers) term=term.two-towers printed=two towers",
        say("II.1-04", "Both high buildings are carried on."),
    ),
    ("link-entity", "entity.mill-lane", "none", listed()),
    (
        "link-relation",
        "$.relations[0]",
        "to statement=II.1-05 kind=goal",
        lambda r: r["relations"][0].update(to_id="II.1-05"),
    ),
    (
        "link-relation",
        "$.relations[0]",
        "from statement=I.1-03 kind=achievement",
        lambda r: r["relations"][0].update(from_id="I.1-03"),
    ),
    ("unit", "t", "factor factor=100 wanted=1000", put("units", "t", si_factor="100")),
    (
        "glossary",
        "term.two-towers",
        "basis basis=hearsay",
        put("glossary", "term.two-towers", basis="hearsay"),
    ),
    (
        "glossary",
        "term.two-towers",
        "length start=335 end=345",
        put("glossary", "term.two-towers", printed="high towers"),
    ),
]
"""A code, its place, words of the message and the change that it all comes of, where no source
is needed."""

WITH_SOURCE = [
    (
        "source",
        "$.source",
        SHA256,
        lambda r: r["source"].update(sha256="0" * 64),
    ),
    (
        "source",
        "$.source",
        "other length=417 wanted_length=418",
        lambda r: r["source"].update(length=len(SOURCE) + 1),
    ),
    ("gap", GAP, "words 6", drop("statements", 11)),
    ("coverage", "$.statements", "share=92.5%", drop("statements", 11)),
    ("span-edge", "II.1-05", "start=387 end=415", moved("II.1-05", "Incomes keep pace with cargo")),
    ("span-edge", "II.1-05", "start=388 end=416", moved("II.1-05", "ncomes keep pace with cargo.")),
    (
        "span-edge",
        "I.1-02b",
        "start=86 end=125",
        moved("I.1-02b", " and 1.2 million tons passed the quays."),
    ),
    ("token-missed", at("2039"), "word=2039", drop("numerals", 1)),
    (
        "token-twice",
        at("million"),
        "word=million count=2",
        add("numerals", span=span("million"), role="name"),
    ),
    (
        "token-edge",
        "I.1-02b.1",
        "start=93 end=102 word=2 million",
        put("figures", "I.1-02b.1", span=span("2 million")),
    ),
    (
        "token-edge",
        "I.1-02b.1",
        "start=91 end=107 word=1.2 million tons",
        put("figures", "I.1-02b.1", span=span("1.2 million tons")),
    ),
    (
        "token-edge",
        "$.numerals[5]",
        "start=335 end=344 word=two tower",
        lambda r: r["numerals"][5].update(span=span("two tower")),
    ),
    (
        "figure-value",
        "I.1-02b.1",
        "other-number 1300000 printed=1200000.0",
        put("figures", "I.1-02b.1", value="1300000"),
    ),
    (
        "figure-value",
        "II.1-03.1",
        "other-number 30 printed=20",
        put("figures", "II.1-03.1", value_to="30"),
    ),
    (
        "figure-value",
        "II.1-03.1",
        "not-one-number word=15 and 20",
        put("figures", "II.1-03.1", value_to=None),
    ),
    (
        "figure-resolution",
        "I.1-02b.1",
        "printed 10000 printed=100000.0",
        put("figures", "I.1-02b.1", resolution="10000"),
    ),
    (
        "figure-hedge",
        "I.1-02.1",
        "bound=nearly printed=about",
        put("figures", "I.1-02.1", bound="nearly"),
    ),
    (
        "figure-hedge",
        "I.1-03.1",
        "bound=at_least printed=exact",
        put("figures", "I.1-03.1", bound="at_least"),
    ),
    (
        "figure-unit",
        "I.1-02b.1",
        "word unit=count",
        put("figures", "I.1-02b.1", unit="count"),
    ),
    ("statement-extra", "II.1-04", "200 word=200", say("II.1-04", 'The "two towers" are 200.')),
    (
        "glossary",
        "term.two-towers",
        "missing-place word=two towers start=335 end=345",
        put("glossary", "term.two-towers", spans=[span("towers")]),
    ),
    (
        "glossary",
        "term.two-towers",
        "first word=two towers wanted=Two towers",
        lambda r: termed(r, "Two towers", "two towers"),
    ),
    (
        "shared-words",
        "II.1-04b",
        "field=text",
        say("II.1-04b", f"In 2040 the pier opens. {LONG}"),
    ),
    (
        "shared-words",
        "term.two-towers",
        "field=meaning",
        put("glossary", "term.two-towers", meaning=LONG),
    ),
]
"""The same where the source is needed."""


def places(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(finding.code, finding.place) for finding in findings}


def test_a_good_report_has_no_findings() -> None:
    assert check_document(encoded(document()), SOURCE) == ()
    assert check_document(encoded(document())) == ()


def tells(findings: tuple[Finding, ...], code: str, place: str, words: str) -> bool:
    return any(
        (finding.code, finding.place, fields_of(finding)) == (code, place, words)
        for finding in findings
    )


@pytest.mark.parametrize(("code", "place", "words", "change"), BARE)
def test_a_fault_is_found_without_the_source(
    code: str, place: str, words: str, change: Change
) -> None:
    assert tells(check_document(changed(change)), code, place, words)
    assert (code, place) in places(check_document(changed(change), SOURCE))


@pytest.mark.parametrize(("code", "place", "words", "change"), WITH_SOURCE)
def test_a_fault_is_found_with_the_source(
    code: str, place: str, words: str, change: Change
) -> None:
    assert tells(check_document(changed(change), SOURCE), code, place, words)


@pytest.mark.parametrize(("code", "place", "words", "change"), BARE + WITH_SOURCE)
def test_a_finding_reads_as_a_sentence(code: str, place: str, words: str, change: Change) -> None:
    assert all(map(reads_well, check_document(changed(change), SOURCE)))


def test_every_code_is_shown_and_nothing_else() -> None:
    shown = {code for code, *_ in BARE + WITH_SOURCE}
    assert shown | {"encoding", "id-lost", "shared-record", "observation-read-at"} == set(CODES)


def test_an_edition_that_ships_loses_no_id() -> None:
    report = json.loads(SHIPPED.read_bytes())
    lost = ("id-lost", report["glossary"].pop()["id"])
    found = check_document(json.dumps(report))
    assert lost in places(found)
    assert all(one.details == {"edition": "2023"} for one in found if one.code == "id-lost")
    report["data_version"] = "2.0.0"
    assert lost not in places(check_document(json.dumps(report)))


def test_editions_of_one_place_share_units_and_indicators() -> None:
    report = json.loads(SHIPPED.read_bytes()) | {"edition": "2050", "year": 2050}
    report["indicators"][0]["name"] = "Something else"
    report["units"][0]["symbol"] = "pc"
    found = {one.place for one in check_document(json.dumps(report)) if one.code == "shared-record"}
    assert sorted(found, reverse=True) == [
        report["units"][0]["code"],
        report["indicators"][0]["id"],
    ]
    elsewhere = report | {"place": {"id": "elsewhere", "name": "Elsewhere", "level": "city"}}
    codes = {one.code for one in check_document(json.dumps(elsewhere))}
    assert "shared-record" not in codes


def test_a_target_that_is_not_counted_says_why() -> None:
    change = put("targets", "parks.level@2040", counted=False)
    assert ("link-goal", "parks.level@2040") in places(check_document(changed(change)))
    with_note = put("targets", "parks.level@2040", counted=False, note="It names an action.")
    assert check_document(changed(with_note)) == ()


def test_a_unit_is_kept_too() -> None:
    report = SHIPPED.read_text(encoding="utf-8").replace('"CNY"', '"RMB"')
    assert ("id-lost", "CNY") in places(check_document(report))


def test_every_code_stands_in_the_docs() -> None:
    page = (ROOT / "docs" / "checker.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^`([a-z-]+)`$", page, re.MULTILINE)) == set(CODES)


def test_a_finding_has_a_code_that_is_known() -> None:
    with pytest.raises(ValueError, match="code"):
        Finding("nonsense", "$", "is wrong", "correct it")


@pytest.mark.parametrize(
    "text",
    [
        "Accidents fell by 20% in 2039, a fifth less.",
        "In 2039 there were twenty percent fewer accidents.",
        "Accidents fell by 20 per cent in 2039.",
    ],
)
def test_a_number_may_be_said_in_other_ways(text: str) -> None:
    assert check_document(changed(put("statements", "I.1-03", text=text))) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The plan of 2 towers is carried on.",
        "One plan of two is carried on once more.",
        "First of all a plan is carried on in 2040.",
    ],
)
def test_numerals_of_the_span_and_idle_words_are_no_findings(text: str) -> None:
    report = changed(put("statements", "II.1-04", text=text))
    assert check_document(report, SOURCE) == ()
    assert check_document(report) == ()


@pytest.mark.parametrize(
    ("said", "original", "good"),
    [
        ("by at least 6%", True, True),
        ("by 6% or more", True, True),
        ("by more than 6%", True, False),
        ("by more than 6%", False, True),
        ("by at least 6%", False, False),
    ],
)
def test_a_statement_follows_the_hedge_of_the_original(
    said: str, original: bool, good: bool
) -> None:
    changes = [put("statements", "II.1-02", text=f"Cargo is to rise {said} in 2040.")]
    if not original:
        changes.append(lambda r: of(r, "figures", "II.1-02.1").pop("original"))
    wanted = set() if good else {("statement-hedge", "II.1-02.1")}
    assert places(check_document(changed(*changes), SOURCE)) == wanted
    assert places(check_document(changed(*changes))) == wanted


def test_official_names_may_be_long() -> None:
    name = "Cargo is to grow by more than 6 Act"
    report = changed(put("glossary", "term.two-towers", meaning=f"Rests on the {name}."))
    assert places(check_document(report, SOURCE)) == {("shared-words", "term.two-towers")}
    assert check_document(report, SOURCE, exempt=[name, ""]) == ()


def test_names_of_entities_are_official(tmp_path: Path) -> None:
    long = "Cargo is to grow by more than 6 Society"
    assert (
        check_document(changed(put("entities", "entity.mill-lane", name=f"Mill {long}")), SOURCE)
        == ()
    )
    file = tmp_path / "names.txt"
    file.write_text(f"# names\n\n  {long}  \n", encoding="utf-8")
    assert official_names(file) == (long,)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n",
        b"{}",
        b"[]",
        b"5",
        b"nonsense",
        b"\xff\xfe{\x00}\x00",
        b"\x00\x80\x81",
        b"[" * 100_000,
        b'{"schema_version": "9.0"}',
        "",
        "\ud800",
    ],
)
def test_what_is_no_report_has_findings(data: str | bytes) -> None:
    assert "document" in {finding.code for finding in check_document(data, SOURCE)}


def test_other_documents_are_no_reports() -> None:
    data = (SHIPPED.parent / "observations.json").read_bytes()
    assert {finding.code for finding in check_document(data)} == {"document"}


@pytest.mark.parametrize(
    ("data", "case"),
    [
        (b"\xef\xbb\xbf" + encoded(document()), "mark"),
        ("\ufeff" + encoded(document()).decode(), "mark"),
        (encoded(document()).replace(b"\n", b"\r\n"), "line-ends"),
        (encoded(document()) + b"\r", "line-ends"),
    ],
)
def test_marks_and_line_ends_are_findings(data: str | bytes, case: str) -> None:
    found = check_document(data, SOURCE)
    assert places(found) == {("encoding", "$")}
    assert found[0].case == case


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("", "empty"),
        (b" \n", "empty"),
        (b"\xff\xfe", "not-utf-8"),
        ("Something else.", "sha256"),
        (SOURCE.replace("\n", "\r\n"), "line_ends"),
        (SOURCE.replace("\n", "\r\n").encode(), "line_ends"),
        ("\ufeff" + SOURCE, "mark"),
        (SOURCE[:-1], "length"),
        ("\ud800", "not-utf-8"),
    ],
)
def test_another_source_is_one_finding(source: str | bytes, fault: str) -> None:
    (found,) = check_document(encoded(document()), source)
    assert (found.code, found.place) == ("source", "$.source")
    assert found.case == fault or (found.case == "other" and found.details[fault])


def test_a_source_may_be_a_file(tmp_path: Path) -> None:
    file = tmp_path / "source.txt"
    file.write_bytes(SOURCE.encode())
    assert check_document(encoded(document()), file) == ()
    with refused(dr.DataError, "unreadable-file"):
        check_document(encoded(document()), tmp_path / "none.txt")


def test_a_report_made_by_hand_is_read_as_strictly() -> None:
    report = dr.loads(encoded(document()))
    assert check(report, SOURCE) == ()
    twice = dr.loads(encoded(document()))
    object.__setattr__(twice, "units", (*twice.units, twice.units[0]))
    assert {finding.code for finding in check(twice)} == {"document"}


def test_numbers_of_any_length_are_read() -> None:
    long = "9" * 5000
    report = changed(put("statements", "II.1-04", text=f"There are {long} trillion towers."))
    assert places(check_document(report, SOURCE)) == {("statement-extra", "II.1-04")}


def test_spans_beyond_all_bounds_are_no_work() -> None:
    report = document()
    report["source"]["length"] = 10**15
    of(report, "statements", "II.1-05")["spans"] = [{"start": 0, "end": 10**15}]
    assert "overlap" in {finding.code for finding in check_document(encoded(report))}


FINDINGS = check_document(changed(say("I.1-04", "Mill Lane got schools in 2039.")))


def test_text_names_the_place_and_the_fix() -> None:
    (line, count) = as_text(FINDINGS).splitlines()
    assert line.startswith("I.1-04.1: ")
    assert "[statement-drops]; " in line
    assert count == "1 finding"
    assert as_text([]) == "no findings"


def test_json_has_the_fields() -> None:
    (read,) = json.loads(as_json(FINDINGS))
    assert read["code"] == "statement-drops"
    assert read["place"] == "I.1-04.1"
    assert set(read) == {"code", "case", "place", "message", "fix"}


def test_annotations_name_the_line_of_the_record() -> None:
    canonical = dr.dumps(dr.loads(encoded(document())))
    finding = FINDINGS[0]
    line = next(
        n for n, text in enumerate(canonical.splitlines(), 1) if '{"id": "I.1-04.1"' in text
    )
    start = f"::error file=a%2Cb.json,line={line},title=statement-drops::I.1-04.1: "
    assert as_github([finding], "a,b.json", canonical).startswith(start)
    assert as_github([], "report.json") == ""


@pytest.mark.parametrize(
    ("place", "fragment"),
    [
        ("$.relations[0]", '"kind": "continues"'),
        ("$.figures[2].value", '"I.1-03.1"'),
        ("$.source.sha256", '"source": '),
        ("t", '"code": "t"'),
    ],
)
def test_annotations_find_json_paths(place: str, fragment: str) -> None:
    canonical = dr.dumps(dr.loads(encoded(document())))
    told = as_github([Finding("order", place, "100%\nwrong", "mend it")], "r.json", canonical)
    found = re.search(r"line=(\d+)", told)
    assert found is not None
    assert fragment in canonical.splitlines()[int(found[1]) - 1]
    assert told.endswith(f"{place}: 100%25%0Awrong; mend it")


def test_annotations_do_without_a_line() -> None:
    told = as_github([Finding("gap", "source 3-5", "is out", "in")], "r.json", "{}")
    assert told == "::error file=r.json,title=gap::source 3-5: is out; in"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("The 14th plan, 1,234.50 and 2.0", ["14", "1,234.50", "2.0"]),
        ("PM2.5, P3, 5G, 47+32", ["2.5", "3", "5", "47", "32"]),
        ("1.2 million, twenty-one", ["1.2", "million", "twenty", "one"]),
        ("First-class and one-stop", ["First", "one"]),
        ("once, double, dual", ["once", "double", "dual"]),
        ("single, both, half, none, millions, someone, tenth-rate, often", ["tenth"]),
        ("30.75. From 35 to 20, in 2022,", ["30.75", "35", "20", "2022"]),
        ("12,3456 and 1,2", ["12", "3456", "1", "2"]),
        ("５００ million, 五十, 1½", ["５００", "million", "五十", "1", "½"]),
        ("⑩ towns, Phase Ⅲ, 10 m²", ["⑩", "Ⅲ", "10"]),
    ],
)
def test_number_tokens(text: str, tokens: list[str]) -> None:
    assert [text[place.start : place.end] for place in number_tokens(text)] == tokens


def test_the_tokens_of_the_source_are_all_found(source_folder: Path, source_text: str) -> None:
    listed = (source_folder / "numbers.jsonl").read_text(encoding="ascii").splitlines()
    wanted = [json.loads(line) for line in listed]
    found = [
        {"n": n, "start": at.start, "end": at.end, "text": source_text[at.start : at.end]}
        for n, at in enumerate(number_tokens(source_text))
    ]
    assert len(found) == 507
    assert found == wanted


def test_the_shipped_report_has_no_findings() -> None:
    assert check(dr.load()) == ()


def test_the_shipped_report_says_what_its_source_says(source_folder: Path) -> None:
    found = check_document(
        SHIPPED.read_bytes(), source_folder / "report.en.txt", exempt=official_names(NAMES)
    )
    assert as_text(found) == "no findings"


def test_the_report_of_the_coding_guide_has_no_findings() -> None:
    folder = ROOT / "tests" / "data" / "example-town"
    assert check_document((folder / "report.json").read_bytes(), folder / "report.txt") == ()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a good report, one with a fault, and their source."""
    (tmp_path / "good.json").write_bytes(encoded(document()))
    (tmp_path / "bad.json").write_bytes(changed(say("I.1-04", "Mill Lane got schools in 2039.")))
    (tmp_path / "source.txt").write_bytes(SOURCE.encode())
    (tmp_path / "empty.json").write_bytes(b"")
    return tmp_path


def test_the_command_says_that_all_is_well(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(files / "good.json"), "--source", str(files / "source.txt")]) == 0
    assert capsys.readouterr() == ("no findings\n", "")


@pytest.mark.parametrize(
    ("options", "start"),
    [
        ([], "I.1-04.1: 3 count is not printed"),
        (["--format", "text"], "I.1-04.1: 3 count is not printed"),
        (["--format", "json"], '[\n  {\n    "code": "statement-drops"'),
        (["--json"], '[\n  {\n    "code": "statement-drops"'),
        (["--format", "github"], "::error file="),
    ],
)
def test_the_command_fails_on_findings(
    files: Path, capsys: pytest.CaptureFixture[str], options: list[str], start: str
) -> None:
    assert main(["check", str(files / "bad.json"), *options]) == 1
    out, err = capsys.readouterr()
    assert out.startswith(start)
    assert err == ""


def test_the_command_finds_an_empty_file_and_a_wrong_source(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(files / "empty.json")]) == 1
    assert main(["check", str(files / "good.json"), "--source", str(files / "bad.json")]) == 1
    out, err = capsys.readouterr()
    assert "$: is empty [document]" in out
    assert "$.source: the source text has the SHA-256" in out
    assert err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["none.json"],
        ["."],
        ["good.json", "--source", "none.txt"],
        ["good.json", "--names", "none.txt"],
    ],
)
def test_the_command_complains_of_files_that_are_not_there(
    files: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
) -> None:
    monkeypatch.chdir(files)
    assert main(["check", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("dalian-report: 1 problem: ")
    assert err.count("\n") == 1


def test_the_command_takes_names(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = files / "named.json"
    report.write_bytes(changed(put("glossary", "term.two-towers", meaning=LONG)))
    names = files / "names.txt"
    names.write_text(f"{LONG}\n", encoding="utf-8")
    given = ["check", str(report), "--source", str(files / "source.txt")]
    assert main(given) == 1
    assert main([*given, "--names", str(names)]) == 0
    assert capsys.readouterr().out.endswith("no findings\n")
