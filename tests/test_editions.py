"""The Chinese editions that ship: read, checked against their texts, and what is known of them."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

import dalian_report as dr
from dalian_report.check import check_document
from dalian_report.model import Sense, Strength

ROOT = Path(__file__).parents[1]
TEXTS = ROOT.parent / "shared" / "editions"
CODED = [edition for edition in dr.editions() if edition != dr.load().edition]
RUN = re.compile(r"[\u4e00-\u9fff]{12,}")
OFFICIAL_NAME = re.compile(r'"name_zh": "[^"]*"')


def _document(edition: str) -> bytes:
    return (files("dalian_report") / "data" / f"report-{edition}.json").read_bytes()


def _targets(concept: str) -> dict[int, list[dr.Target]]:
    found = {int(edition): _headline(edition, concept) for edition in dr.editions()}
    return {year: targets for year, targets in found.items() if targets}


def _headline(edition: str, concept: str) -> list[dr.Target]:
    report = dr.load(edition)
    return [
        target
        for target in report.targets
        if report.indicator(target.indicator_id).concept == concept
    ]


def test_the_editions_are_those_with_a_text() -> None:
    assert [int(edition) for edition in dr.editions()] == [2001, *range(2004, 2027)]
    coverages = {edition: dr.load(edition).coverage for edition in dr.editions()}
    assert [edition for edition, one in coverages.items() if one is dr.Coverage.FULL] == ["2023"]
    assert {coverages[edition] for edition in CODED} == {dr.Coverage.TARGETS}


@pytest.mark.parametrize("edition", CODED)
def test_an_edition_comes_back_from_its_document(edition: str) -> None:
    document = _document(edition).decode("utf-8")
    report = dr.loads(document)
    assert report == dr.load(edition)
    assert dr.dumps(report) == document


@pytest.mark.parametrize("edition", CODED)
def test_an_edition_says_what_its_text_says(edition: str) -> None:
    text = TEXTS / f"{edition}.txt"
    if not text.is_file():
        pytest.skip("the texts of the editions are not here")
    assert check_document(_document(edition), text) == ()
    source = text.read_text(encoding="utf-8")
    document = OFFICIAL_NAME.sub("", _document(edition).decode("utf-8"))
    copied = [
        run[place : place + 12]
        for run in RUN.findall(document)
        for place in range(len(run) - 11)
        if run[place : place + 12] in source
    ]
    assert copied == []


@pytest.mark.parametrize("edition", CODED)
def test_an_edition_has_no_finding_without_its_text(edition: str) -> None:
    assert check_document(_document(edition)) == ()


@pytest.mark.parametrize("edition", CODED)
def test_ids_of_an_edition_are_unique(edition: str) -> None:
    report = dr.load(edition)
    tables = (report.sections, report.statements, report.figures, report.targets)
    ids = [record.id for table in tables for record in table]
    assert len(ids) == len(set(ids))


def test_every_edition_promises_growth_and_investment() -> None:
    years = [int(edition) for edition in dr.editions()]
    assert list(_targets("gdp")) == years
    assert list(_targets("fixed-investment")) == years
    # For 2020 growth was to be in step with the country: no number.
    assert [target.sense for target in _targets("gdp")[2020]] == [Sense.ABOVE_REFERENCE]


def test_seven_targets_of_growth_were_missed_in_january() -> None:
    """The number of the next edition against the number of the target, hedges aside."""
    missed, answered = [], []
    for before, after in pairwise(dr.editions()):
        report, results = dr.load(before), dr.load(after).results()
        target = next((t for t in report.targets if t.indicator_id == "gdp.growth"), None)
        if target is None or target.figure_id is None:
            continue
        january = [
            one for one in results if (one.indicator_id, one.year) == ("gdp.growth", report.year)
        ]
        if not january or january[0].value is None:
            continue
        answered.append(report.year)
        if january[0].value < report.figure(target.figure_id).value:
            missed.append(report.year)
    assert missed == [2011, 2012, 2014, 2015, 2018, 2022, 2024]
    assert len(answered) == 21


def test_foreign_capital_is_promised_in_fifteen_lists() -> None:
    expected = {
        year: targets
        for year, targets in _targets("foreign-capital").items()
        if any(target.strength is Strength.EXPECTED for target in targets)
    }
    assert len(expected) == 15


def test_words_of_the_next_edition_judge_a_target() -> None:
    for edition, indicator in (("2015", "exports"), ("2025", "fixed-investment")):
        row = dr.scorecard(edition).row(f"{indicator}.growth@{edition}")
        assert (row.verdict, row.basis) == (dr.Verdict.NOT_MET, "stated")
        assert row.observation is not None
        assert row.observation.edition == str(int(edition) + 1)


def test_one_number_may_be_the_target_of_two_measures() -> None:
    shared = [target for target in dr.load("2018").targets if "@2018" in target.id]
    one = {target.indicator_id: target.figure_id for target in shared}
    assert one["consumer-prices.growth"] == one["unemployment-registered.share"] is not None


def test_a_result_that_an_outcome_repeats_is_not_there_twice() -> None:
    repeated = {(one.edition, one.span) for one in dr.observations() if one.edition is not None}
    assert len(repeated) == len([one for one in dr.observations() if one.edition is not None]) - 2


def test_the_page_of_the_editions_is_what_the_data_say() -> None:
    command = [sys.executable, str(ROOT / "coding" / "editions.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
