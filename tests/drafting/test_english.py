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
    for name, least in (("value", 1), ("bound", 1), ("unit", 0.97), ("status", 0.88)):
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
