"""The Chinese editions that ship: read, checked against their texts, and what is known of them."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

import dalian_report as dr
from dalian_report import frames
from dalian_report.check import check_document
from dalian_report.model import Sense, StatementKind, Strength

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
TEXTS = ROOT.parent / "shared" / "editions"
CODED = [edition for edition in dr.editions() if edition != dr.load().edition]
RUN = re.compile(r"[\u4e00-\u9fff]{12,}")
OTHER_BASIS = re.compile(r"Printed on an? (?:comparable|usual|old|traditional) basis")
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


def _listed(concept: str) -> list[int]:
    """The years whose list of main expected goals has the concept."""
    return [
        year
        for year, targets in _targets(concept).items()
        if any(target.strength is Strength.EXPECTED for target in targets)
    ]


def test_growth_investment_trade_and_revenue_are_promised_in_every_edition() -> None:
    years = [int(edition) for edition in dr.editions()]
    for concept in ("gdp", "fixed-investment", "retail-sales", "budget-revenue"):
        assert _listed(concept) == years, concept
    # Retail sales of 2025 were to outdo the nation's, together with foreign trade: no number.
    retail = [target for targets in _targets("retail-sales").values() for target in targets]
    assert [target.year for target in retail if target.figure_id is None] == [2025]


def test_other_goals_are_listed_in_some_years() -> None:
    assert _listed("unemployment-registered") == list(range(2004, 2023))
    energy = [*_listed("energy-intensity"), *_listed("energy-intensity-since-2020")]
    assert sorted(energy) == [y for y in range(2006, 2026) if y not in (2012, 2023)]
    assert _listed("consumer-prices") == list(range(2015, 2027))
    numbered = [t for targets in _targets("consumer-prices").values() for t in targets]
    assert [t.year for t in numbered if t.figure_id is None] == [2025, 2026]
    assert _listed("industrial-value-added") == [2001, *(y for y in range(2017, 2027) if y != 2020)]


def test_growth_and_incomes_without_a_number_of_their_own() -> None:
    # For 2020 growth was to be in step with the country.
    assert [target.sense for target in _targets("gdp")[2020]] == [Sense.ABOVE_REFERENCE]
    incomes = {year: targets for year, targets in _targets("income").items() if year >= 2018}
    assert list(incomes) == list(range(2018, 2027))
    senses = {target.sense for targets in incomes.values() for target in targets}
    assert senses == {Sense.IN_STEP_WITH}


def test_failures_move_to_the_problems_or_vanish() -> None:
    for edition, indicator, value in (
        ("2017", "fixed-investment.growth", "-68.5"),
        ("2020", "retail-sales.growth", "1.8"),
    ):
        report = dr.load(edition)
        (result,) = [one for one in report.results() if one.indicator_id == indicator]
        assert str(result.value) == value
        statement = report.figure(result.id.removeprefix(f"obs.{edition}.")).statement_id
        assert report.statement(statement).kind is StatementKind.PROBLEM
    for edition, indicator in (
        ("2021", "retail-sales.growth"),
        ("2022", "fixed-investment.growth"),
        ("2023", "retail-sales.growth"),
        ("2026", "fixed-investment.growth"),
    ):
        results = dr.load(edition).results()
        assert indicator not in {one.indicator_id for one in results}, edition


def test_only_one_edition_says_that_a_target_was_missed() -> None:
    stated = [one for one in dr.observations() if one.words == "below expectations"]
    assert {(one.edition, one.stated and one.stated.value) for one in stated} == {
        ("2024", "not_met")
    }


def test_numbers_of_another_basis() -> None:
    def printed(edition: str, indicator: str) -> list[str]:
        results = dr.load(edition).results()
        return [str(one.value) for one in results if one.indicator_id == indicator]

    assert printed("2017", "gdp.level") == ["815000000000"]
    assert printed("2018", "gdp.level") == ["736390000000"]
    assert printed("2016", "fixed-investment.level") == ["460000000000"]
    assert printed("2018", "fixed-investment.level") == ["165280000000"]
    editions = ("2011", "2017", "2019", "2020")
    dollars = [printed(edition, "foreign-capital.level")[0] for edition in editions]
    assert dollars == ["10030000000", "3002000000", "2700000000", "650000000"]
    assert printed("2020", "foreign-capital.growth") == ["62.8"]
    assert printed("2020", "budget-revenue.growth") == ["-1.6", "11.5"]


def test_some_editions_have_numbers_for_the_next_years() -> None:
    years = [
        int(edition)
        for edition in CODED
        for report in [dr.load(edition)]
        if len(_figures_of_commitments(report)) > 1
    ]
    # They begin a plan or a term. 2018 begins one, too, without numbers.
    assert years == [2001, 2006, 2008, 2011, 2013, 2016, 2021, 2022, 2026]


def _figures_of_commitments(report: dr.Report) -> list[dr.Figure]:
    kinds = {statement.id: statement.kind for statement in report.statements}
    return [f for f in report.figures if kinds[f.statement_id] is StatementKind.COMMITMENT]


def test_a_floor_may_have_a_stretch_target() -> None:
    years = {
        target.year
        for edition in dr.editions()
        for target in dr.load(edition).targets
        if target.stretch_figure_id is not None
    }
    assert {2006, 2023} <= years


def test_growth_of_january_is_not_the_last_one() -> None:
    rows = {row.year: row for row in dr.series("gdp.growth").rows}
    row = rows[2022]
    assert row.january_outcome is not None
    assert row.outcome is not None
    assert (str(row.january_outcome), str(row.outcome)) == ("about 4.5%", "4%")
    assert str(rows[2025].outcome) == "5.7%"
    # The official page of 2017 repeats the numbers of January.
    assert str(rows[2017].outcome) == str(rows[2017].january_outcome) == "7.1%"


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
    assert len(_listed("foreign-capital")) == 15
    # 2026 sets an amount, not a growth.
    ids = [target.indicator_id for target in _targets("foreign-capital")[2026]]
    assert ids == ["foreign-capital.level"]


def test_words_of_the_next_edition_judge_a_target() -> None:
    for edition, indicator in (("2015", "exports"), ("2025", "fixed-investment")):
        row = dr.scorecard(edition).row(f"{indicator}.growth@{edition}")
        assert (row.verdict, row.basis) == (dr.Verdict.NOT_MET, "stated")
        assert row.observation is not None
        assert row.observation.edition == str(int(edition) + 1)


@pytest.mark.parametrize(
    ("target", "verdict", "is_other_measure"),
    [
        # Answers from the text outside the headline results.
        ("air-cargo-and-mail-throughput.growth@2004", "met", False),
        ("new-ocean-container-routes.level@2004", "not_met", True),
        ("agricultural-tax-rate.growth@2004", "met", True),
        ("container-berths-completed-phase-ii.level@2005", "not_met", True),
        ("gross-output-of-agriculture-and-its-services.growth@2006", "not_met", False),
        ("invention-patent-applications.growth@2007", "not_met", False),
        ("funding-standard-of-rural-cooperative-medicine.level@2008", "met", False),
        ("main-growth-indicators.growth@2009", "met", False),
        ("city-level-approvals-handled-online.share@2010", "met", False),
        ("low-income-villages-given-poverty-relief.level@2011", "met", False),
        ("unemployment-registered.share@2012", "met", True),
        ("income.growth@2013", "not_met", True),
        ("emissions.growth@2014", "met", False),
    ],
)
def test_an_answer_of_the_next_edition_judges_its_target(
    target: str, verdict: str, is_other_measure: bool
) -> None:
    row = dr.scorecard(target[-4:]).row(target)
    assert row.verdict == verdict
    assert row.observation is not None
    assert row.observation.edition == str(int(target[-4:]) + 1)
    assert (row.comparability is not None) is is_other_measure


def test_an_outcome_on_another_basis_than_its_target_says_so() -> None:
    """Growth of gross domestic product and of value added is at comparable prices anyway."""
    same_basis = {"gdp.growth", "industrial-value-added.growth"}
    unsaid = []
    for edition in dr.editions():
        report = dr.load(edition)
        for row in dr.scorecard(report).rows:
            figure, outcome = row.target.figure_id, row.observation
            if figure is None or outcome is None or row.indicator.id in same_basis:
                continue
            notes = (report.figure(figure).note, outcome.note)
            bases = [OTHER_BASIS.match(note or "") is not None for note in notes]
            if bases == [False, True] and row.comparability is None:
                unsaid.append(row.target.id)
    assert unsaid == []


def test_the_communique_of_2007_comes_after_the_january_number() -> None:
    january = dr.scorecard("2007", as_of="2008-03-02").row("gdp.growth@2007").observation
    final = dr.scorecard("2007", as_of="2008-03-03").row("gdp.growth@2007").observation
    assert january is not None
    assert final is not None
    assert (str(january), january.edition) == ("at least 17%", "2008")
    assert (str(final), final.status, final.edition) == ("17.5%", "final", None)


@pytest.mark.parametrize("concept", ["gdp", "budget-revenue", "fixed-investment", "retail-sales"])
def test_a_series_says_that_two_editions_are_missing(concept: str) -> None:
    notes = {row.year: row.break_note for row in dr.series(f"{concept}.growth").rows}
    assert "no edition of 2002 and 2003" in (notes[2003] or "")


@pytest.mark.parametrize(
    ("indicator", "year"),
    [
        ("gdp.level", 2006),
        ("foreign-capital.level", 2004),
        ("foreign-capital.level", 2006),
        ("budget-revenue.level", 2004),
        ("budget-revenue.level", 2005),
        ("budget-revenue.level", 2012),
        ("budget-revenue.growth", 2014),
        ("fixed-investment.level", 2011),
        ("foreign-capital.growth", 2006),
    ],
)
def test_a_series_over_a_break_says_so(indicator: str, year: int) -> None:
    notes = {row.year: row.break_note for row in dr.series(indicator).rows}
    assert (notes[year] or "").startswith("Printed ")


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


def test_one_edition_makes_a_record_and_a_series() -> None:
    report = dr.load("2014")
    for editions in ("2014", ["2014"], report, [report]):
        assert [card.report for card in dr.record(editions).cards] == [report]
        assert dr.series("gdp", editions=editions) == dr.series("gdp", editions=[report])


def test_one_word_is_one_edition_and_not_its_letters() -> None:
    with pytest.raises(dr.UnknownKeyError) as caught:
        dr.record("gdp")
    assert caught.value.key == "gdp"


@pytest.mark.parametrize(
    "function", [dr.load, dr.scorecard, dr.record, lambda key: dr.record([key])]
)
def test_a_year_that_is_a_number_is_told_its_key(function: Callable[[Any], object]) -> None:
    with pytest.raises(dr.UnknownKeyError) as caught:
        function(2014)
    assert (caught.value.key, caught.value.suggestions) == (2014, ("2014",))


def test_every_function_of_a_report_accepts_the_edition_of_a_shipped_one(tmp_path: Path) -> None:
    report, table = dr.load("2014"), tmp_path / "mine.csv"
    table.write_text("target,value,unit,date\ngdp,6.4,%,2015-01-13\n", encoding="utf-8")
    frame = pl.DataFrame({"target_id": ["gdp"], "actual": [9.0]})
    for function in (
        lambda given: dr.assess("gdp", 9, report=given),
        lambda given: dr.sensitivity("gdp", 9, report=given),
        lambda given: dr.read_outcomes(table, report=given),
        dr.outcomes_template,
        lambda given: dr.describe("gdp", given).to_dict(),
        lambda given: frames.assess(frame, report=given).to_dicts(),
        lambda given: frames.table("targets", backend="polars", of=given).to_dicts(),
        lambda given: frames.table("observations", backend="polars", of=given).to_dicts(),
    ):
        assert function("2014") == function(report)
        with pytest.raises(dr.UnknownKeyError):
            function("2002")
