"""Series and record: promises and outcomes through the editions of a place."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

import dalian_report as dr
from dalian_report.attainment._record import Hardness, hardness_of, is_headline
from dalian_report.cli import main
from dalian_report.views._card_words import VERDICT_WORDS
from targets_made_up import Promise, report_of

if TYPE_CHECKING:
    from pathlib import Path

FIRST = report_of(
    Promise("cargo", value="6", year=2031, strength="expected"),
    Promise("parks", value="12", unit="count", year=2031),
    Promise("fires", "ceiling", value="0", year=2031),
)
SECOND = report_of(
    Promise("cargo", value="5", bound="about", year=2032, strength="expected", before="6.5"),
    Promise("parks", value="14", unit="count", year=2032, before="11"),
)
FOURTH = report_of(
    Promise("cargo", value="4", bound="at_least", year=2034, strength="expected", before="3.9"),
)
TOWN = (FOURTH, FIRST, SECOND)


def test_a_series_has_promise_number_and_verdict_of_each_year() -> None:
    series = dr.series("cargo", editions=TOWN)
    assert [row.year for row in series.rows] == [2031, 2032, 2033, 2034]
    assert [row.promise and row.promise.verdict.value for row in series.rows] == [
        "met", "no_data", None, "no_data",
    ]  # fmt: skip
    assert [row.outcome and str(row.outcome) for row in series.rows] == [
        "6.5%", None, "3.9%", None,
    ]  # fmt: skip
    assert series.rows[0].january_outcome == series.rows[0].outcome
    assert series.rows[0].january is not None


def test_a_series_says_which_years_are_missing() -> None:
    series = dr.series("cargo", editions=(FIRST, FOURTH))
    notes = {row.year: row.break_note for row in series.rows}
    assert notes == {
        2031: None,
        2033: "nothing is known of 2032; no edition of 2032 and 2033",
        2034: None,
    }


def test_the_first_number_and_the_last_are_kept_apart() -> None:
    january = dr.scorecard("2023").row("gdp")
    series = dr.series("gdp", editions=["2023"])
    (row,) = [one for one in series.rows if one.year == 2023]
    assert row.outcome is not None
    assert row.january_outcome is not None
    assert row.outcome.status == "final"
    assert row.january_outcome.status != "final"
    assert row.promise is not None
    assert row.promise.verdict is january.verdict


def test_a_national_result_is_no_outcome_of_the_city() -> None:
    (row,) = [one for one in dr.series("retail-sales.growth").rows if one.year == 2025]
    assert row.promise is not None
    assert (row.promise.target.sense.value, row.promise.verdict.value) == (
        "above_reference",
        "not_met",
    )
    assert row.outcome is row.january_outcome
    assert row.outcome is not None
    assert row.outcome.edition == "2026"


def test_a_series_says_where_a_number_has_another_basis() -> None:
    def basis(id: str) -> dict[int, str]:
        notes = {row.year: row.break_note or "" for row in dr.series(id).rows}
        return {year: note for year, note in notes.items() if "basis" in note and year > 2014}

    assert list(basis("gdp.level")) == [2017]
    assert list(basis("foreign-capital.growth")) == list(basis("foreign-capital.level")) == [2019]
    assert list(basis("urban-jobs.level")) == [2016]
    # Of two printed rates the plain one counts, so the comparable one of 2019 makes no break.
    assert list(basis("budget-revenue.growth")) == [2022]


def test_a_series_has_the_outcome_that_says_how_it_compares() -> None:
    (row,) = [one for one in dr.series("budget-revenue.growth").rows if one.year == 2022]
    assert row.january_outcome is not None
    assert row.january_outcome.comparability is not None


def test_an_unknown_indicator_suggests_near_ones() -> None:
    with pytest.raises(dr.UnknownKeyError) as caught:
        dr.series("crago", editions=TOWN)
    assert "cargo" in caught.value.suggestions


def test_editions_of_two_places_make_no_record() -> None:
    with pytest.raises(dr.AssessmentError) as caught:
        dr.record(["2023", FIRST])
    assert caught.value.code == "several-places"
    with pytest.raises(dr.AssessmentError):
        dr.record([])


def test_a_record_is_the_scorecards_of_its_editions() -> None:
    record = dr.record(TOWN)
    assert [card.report for card in record.cards] == [FIRST, SECOND, FOURTH]
    rows = [(card.report.year, row.target.id, row.verdict.value) for card, row in record.rows()]
    assert rows == [
        (2031, "cargo.growth@2031", "met"),
        (2031, "parks.level@2031", "not_met"),
        (2031, "fires.growth@2031", "no_data"),
        (2032, "cargo.growth@2032", "no_data"),
        (2032, "parks.level@2032", "no_data"),
        (2034, "cargo.growth@2034", "no_data"),
    ]
    assert record.counts[dr.Verdict.MET] == 1
    assert record.counts_by("year")["2031"][dr.Verdict.NOT_MET] == 1
    assert record.counts_by("hardness", headline=True)["hard"][dr.Verdict.NO_DATA] == 1
    assert sum(record.counts.values()) == len(rows)


@pytest.mark.parametrize("group", ["year", "indicator", "hardness", "strength", "section"])
def test_every_grouping_counts_every_target_once(group: str) -> None:
    record = dr.record(["2023"])
    found = record.counts_by(group)
    for verdict in dr.Verdict:
        assert sum(row[verdict] for row in found.values()) == record.counts[verdict]


@pytest.mark.parametrize(
    ("bound", "strength", "hardness"),
    [
        ("at_least", "expected", "hard"),
        ("exact", "committed", "plain"),
        ("about", "expected", "soft"),
        ("at_least", "strived_for", "soft"),
    ],
)
def test_how_firmly_a_target_is_worded(bound: str, strength: str, hardness: str) -> None:
    report = report_of(Promise("cargo", value="6", bound=bound, year=2031, strength=strength))
    assert hardness_of(dr.scorecard(report).rows[0]) is Hardness(hardness)


def test_as_of_a_day_only_what_was_known_then_counts() -> None:
    record = dr.record(TOWN, as_of="2031-12-31")
    assert record.counts[dr.Verdict.NO_DATA] == 6


def test_text_page_and_json_say_the_same() -> None:
    record = dr.record(["2023"])
    data = record.to_dict()
    assert json.loads(json.dumps(data))["counts"]["met"] == record.counts[dr.Verdict.MET]
    assert len(data["rows"]) == sum(record.counts.values())
    assert max(map(len, str(record).splitlines())) <= 100
    page = record.to_html()
    assert page.startswith("<!DOCTYPE html>")
    assert "http://" not in page.split("<body>")[0]
    for verdict, number in record.counts.items():
        assert f"{number} {VERDICT_WORDS[verdict]}" in page
        assert not number or f"{number} {VERDICT_WORDS[verdict]}" in str(record)


def test_a_cell_opens_to_promise_hedge_outcome_and_source() -> None:
    reports = [
        report_of(
            Promise(
                "cargo", value="6", bound="about", year=year, strength="expected",
                before=None if year == 2031 else "6.5",
            )
        )
        for year in (2031, 2032, 2033)
    ]  # fmt: skip
    record = dr.record(reports)
    page = record.to_html()
    assert page.count("<details ") == 3
    assert "Promise: about 6% (soft, expected)" in page
    assert "Outcome: 6.5%" in page
    assert "Town Hall" in page
    assert all(is_headline(row) for _, row in record.rows(headline=True))


def test_the_page_of_a_series_has_every_year_with_its_source_and_breaks() -> None:
    series = dr.series("gdp")
    page = series.to_html()
    assert page.startswith("<!DOCTYPE html>")
    assert re.findall(r'<th scope="row">(\d{4})</th>', page) == [str(row.year) for row in series]
    assert page.count('class="break"') == sum(row.break_note is not None for row in series) > 0
    assert "2024-04-25" in page.partition("<tbody>")[2]


def test_the_pictures_draw_every_year() -> None:
    pytest.importorskip("altair")
    chart = dr.series("cargo", editions=TOWN).plot().to_dict()
    years = set(re.findall(r"\"year\": (\d{4})", json.dumps(chart)))
    assert years == {"2031", "2032", "2033", "2034"}
    assert dr.record(["2023"]).plot().to_dict()["mark"]["type"] == "point"


def test_the_commands_print_what_the_functions_return(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["record", "--editions", "2023", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == dr.record(["2023"]).to_dict()
    assert main(["series", "gdp", "--editions", "2023", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == dr.series("gdp", editions=["2023"]).to_dict()
    assert main(["series", "gdp", "--editions", "2023"]) == 0
    assert capsys.readouterr().out == f"{dr.series('gdp', editions=['2023'])}\n"
    page = tmp_path / "record.html"
    assert main(["record", "--editions", "2023", "--html", str(page)]) == 0
    assert page.read_text(encoding="utf-8") == dr.record(["2023"]).to_html()
    page = tmp_path / "series.html"
    assert main(["series", "gdp", "--editions", "2023", "--html", str(page)]) == 0
    assert page.read_text(encoding="utf-8") == dr.series("gdp", editions=["2023"]).to_html()
    assert main(["record", "--editions", "2003"]) == 2
