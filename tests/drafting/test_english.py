"""English texts: which numbers count, and what the words around them say."""

from decimal import Decimal
from pathlib import Path

import pytest

import dalian_report as dr

HEAD = (
    "Work Report of the Haicheng Municipal Government, 2031\n"
    "Delegates: I now report on our work for your deliberation.\n"
)
REVIEW, PLAN = "I. Review of work in 2030\n", "II. Tasks for 2031\n"
SOURCE = Path(__file__).parents[3] / "shared" / "source" / "report.en.txt"


def figures(sentence, part=REVIEW):
    return dr.draft(HEAD + part + sentence + "\n").report.figures


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "bound"),
    [
        ("Trade grew by over 10%.", "10", "percent", "more_than"),
        ("The budget reached about 26.6 billion yuan.", "26600000000", "CNY", "about"),
        ("We built no less than 12 schools.", "12", "count", "at_least"),
        ("Twenty-five people were trained.", "25", "count", "exact"),
        ("The town ranked first in the province.", "1", "rank", "exact"),
        ("The rate rose by 0.5 percentage points.", "0.5", "percentage_point", "exact"),
        ("We planted nearly 20,000 mu of trees.", "20000", "mu", "nearly"),
        ("It has an annual output of 3.1 million tons of steel.", "3100000", "t/a", "exact"),
    ],
)
def test_value_unit_and_bound(sentence, value, unit, bound):
    (figure,) = figures(sentence)
    assert (figure.value, figure.unit, figure.bound) == (Decimal(value), unit, bound)


@pytest.mark.parametrize(
    ("sentence", "measure", "direction"),
    [
        ("Output increased by 5%.", "growth", "up"),
        ("Accidents fell by 5%.", "growth", "down"),
        ("Forest coverage reached 45%.", "share", None),
        ("Services account for 45% of output.", "share", None),
        ("The town built 3 schools.", "level", None),
        ("Capacity will increase by 300 units.", "change", "up"),
        ("The rate dropped by 2 percentage points.", "change", "down"),
    ],
)
def test_measure_and_direction(sentence, measure, direction):
    (figure,) = figures(sentence)
    assert (figure.measure, figure.direction) == (measure, direction)


@pytest.mark.parametrize(
    ("part", "sentence", "year", "status"),
    [
        (REVIEW, "Output increased by 5%.", 2030, "result"),
        (PLAN, "Output will increase by 5%.", 2031, "target"),
        (PLAN, "Output is to double to 300 units by 2035.", 2035, "context"),
        (PLAN, "We will attract projects with over 100 million yuan.", None, "context"),
        (REVIEW, "The number of firms fell from 35 last spring to few.", None, "context"),
    ],
)
def test_year_and_status(part, sentence, year, status):
    figure = figures(sentence, part)[0]
    assert (figure.year, figure.status) == (year, status)


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Since 2019 the town has grown.", "date"),
        ("On January 4 the congress met.", "date"),
        ("We started the three-year action.", "name"),
        ('We keep the "four winds" in mind.', "name"),
        ("The 14th Five-Year Plan began.", "name"),
        ("Metro Line 5 was opened.", "name"),
        ("We built 5G networks.", "name"),
        ("It is a first-class port.", "idiom"),
        ("It is one of our parks.", "idiom"),
        ("(1) Farming and fishing", "heading"),
    ],
)
def test_numbers_that_are_no_figures(sentence, role):
    report = dr.draft(HEAD + REVIEW + sentence + "\n").report
    start = len(HEAD + REVIEW)
    assert report.figures == ()
    assert {n.role for n in report.numerals if n.span.start >= start} == {role}


def test_targets_and_the_source():
    text = HEAD + PLAN + "The main goals are: output is to grow by over 6%. Strive for 3 ports.\n"
    report = dr.draft(text).report
    targets = [(t.sense.value, t.strength.value) for t in report.targets]
    assert targets == [("floor", "expected"), ("floor", "strived_for")]
    assert (report.year, report.place.name, report.source.language) == (2031, "Haicheng", "en")


def test_an_english_report_is_a_work_report():
    doubts = {doubt.code.value for doubt in dr.draft(HEAD + REVIEW + PLAN + "We will.\n").doubts}
    assert "not-chinese" in doubts
    assert not doubts & {"not-a-work-report", "cut-off", "year-unknown", "place-unknown"}


@pytest.mark.skipif(not SOURCE.exists(), reason="the text of the report is not here")
def test_the_coded_edition_is_found():
    read = {(f.span.start, f.span.end): f for f in dr.draft(SOURCE).report.figures}
    coded = {(f.span.start, f.span.end): f for f in dr.load().figures}
    both = read.keys() & coded.keys()
    assert len(both) >= 0.99 * len(coded)
    assert len(both) >= 0.96 * len(read)
    for name, least in (("value", 1), ("bound", 1), ("unit", 0.97), ("status", 0.95)):
        right = sum(getattr(read[at], name) == getattr(coded[at], name) for at in both)
        assert right >= least * len(both), name


def test_a_list_of_headline_indicators_is_named():
    goals = (
        "The main goals are: regional GDP will grow by over 6%, and strive for 7%; budget revenue "
        "will increase by 5%; the rise in consumer prices is kept at about 3%."
    )
    report = dr.draft(HEAD + PLAN + goals + "\n").report
    assert [figure.indicator_id for figure in report.figures] == [
        "gdp.growth",
        "gdp.growth",
        "budget-revenue.growth",
        "consumer-prices.growth",
    ]


def test_a_single_name_may_be_of_a_part():
    (figure,) = figures("In the port district, GDP grew by 9%.")
    assert figure.indicator_id is None


GOALS = (
    "The main expected goals are: GDP growth of about 6%, retail sales growth of 5%, budget "
    "revenue growth of 4%, "
)


@pytest.mark.parametrize(
    ("clause", "concept", "sense", "relative_to"),
    [
        ("incomes to grow in step with economic growth", "income", "in_step_with", "gdp.growth"),
        ("incomes to keep pace with the economy", "income", "in_step_with", "gdp.growth"),
        ("exports no lower than economic growth", "exports", "in_step_with", "gdp.growth"),
        ("exports to grow faster than the national average", "exports", "above_reference", None),
        ("incomes to grow faster than the economy", "income", "above_reference", "gdp.growth"),
        ("keep prices basically stable", "consumer-prices", "stable", None),
        ("stable prices", "consumer-prices", "stable", None),
        (
            "emission reduction to meet the targets set by the province",
            "emissions",
            "ordered",
            None,
        ),
    ],
)
def test_a_goal_of_the_list_may_have_no_number(clause, concept, sense, relative_to):
    report = dr.draft(f"{HEAD}{REVIEW}{PLAN}{GOALS}{clause}.\n").report
    (target,) = [target for target in report.targets if target.figure_id is None]
    assert report.indicator(target.indicator_id).concept == concept
    assert (target.sense.value, target.relative_to) == (sense, relative_to)
    assert target.strength.value == "expected"


def test_outside_the_list_only_what_keeps_in_step_is_a_target():
    tasks = "We will keep incomes in line with economic growth. Prices stay stable."
    text = f"{HEAD}{REVIEW}{PLAN}{tasks}\n"
    (target,) = dr.draft(text).report.targets
    assert (target.sense.value, target.strength.value) == ("in_step_with", "committed")


@pytest.mark.parametrize(
    ("sentence", "measure", "status"),
    [
        ("Green coverage of built-up areas reached 45%.", "share", "result"),
        ("Exports grew by 12% and small imports by 7%.", "growth", "result"),
        ("The interest rate is 0.4 percentage points lower than before.", "level", "result"),
        ("Banks lent a total of 6 billion yuan.", "level", "result"),
        ("Its production capacity will reach 480,000 pieces.", "level", "context"),
        ("We carried out the 15 measures.", "level", "context"),
        ("Data were shared in six cities.", "level", "context"),
    ],
)
def test_totals_capacities_and_things_that_there_are(sentence, measure, status):
    figure = figures(sentence)[-1]
    assert (figure.measure.value, figure.status.value) == (measure, status)


def test_the_checker_has_nothing_to_say_about_the_form_of_a_draft():
    long = "We built 3 piers, " + "which serve the ferries and the boats of the bay, " * 8
    review = f"{long}and 4 of them by over 5 firms. A thousand days of work."
    text = f"{HEAD}{REVIEW}{review}\n{PLAN}Strive.\n"
    drafted = dr.draft(text)
    assert dr.check.check(drafted.report, drafted.text.source) == ()
    assert {figure.original for figure in drafted.report.figures} == {None}
    assert [section.slug for section in drafted.report.sections][1:] == [
        "i-review-of-work-in-2030",
        "ii-tasks-for-2031",
    ]


def test_sections_with_one_title_have_slugs_of_their_own():
    text = f"{HEAD}{REVIEW}(1) Ports. We built 3 piers.\n(1) Ports. We built 4 piers.\n{PLAN}"
    slugs = [section.slug for section in dr.draft(text).report.sections]
    assert len(set(slugs)) == len(slugs)
    assert "1-ports-we-built-3-piers-i-1" in slugs or "1-ports-i-1" in slugs
