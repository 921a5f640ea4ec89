"""A verdict in one sentence: what was wanted, what came out, and which end decided."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import dalian_report as dr
from dalian_report.attainment import Basis, Interval
from dalian_report.attainment._assessment import no_data
from targets_made_up import observed, only_target
from test_attainment import in_step, judged

EXPLAINED = [
    (
        only_target("floor", "6", "more_than", original="at_least"),
        6,
        (
            "Thing: 6% meets the target of at least 6% for 2023 (floor; unit percent; bound "
            "at_least as in 6左右; simple rule), decided by its lower end (6%), inside the limit "
            "of at least 6%."
        ),
    ),
    (
        only_target("floor", "20", "about"),
        12,
        (
            "Thing: 12% does not meet the target of about 20% for 2023 (floor; unit percent; "
            "bound about, read as ±5%; simple rule), decided by its upper end (12%), outside "
            "the limit of at least 19%."
        ),
    ),
    (
        only_target("floor", "20", "about"),
        19.5,
        (
            "Thing: 19.5% leaves the target of about 20% for 2023 undecided (floor; unit percent; "
            "bound about, read as ±5%; simple rule), since its lower end (19.5%) is in the "
            "grey zone, from 19% to under 20%."
        ),
    ),
    (
        only_target("floor", "6", "at_least"),
        "[5.5, 6.5)",
        (
            "Thing: from 5.5% to under 6.5% leaves the target of at least 6% for 2023 undecided "
            "(floor; unit percent; bound at_least; simple rule), since its lower end (5.5%) is "
            "outside the limit of at least 6%, its upper end (6.5%, excluded) not."
        ),
    ),
    (
        only_target("ceiling", "3", "at_most"),
        "(3, 4]",
        (
            "Thing: from over 3% to 4% does not meet the target of at most 3% for 2023 "
            "(ceiling; unit percent; bound at_most; simple rule), decided by its lower end (3%,"
            " excluded), outside the limit of at most 3%."
        ),
    ),
    (
        only_target("ceiling", "3"),
        "[2, 4]",
        (
            "Thing: from 2% to 4% leaves the target of 3% for 2023 undecided (ceiling; unit "
            "percent; bound exact; simple rule), since its upper end (4%) is outside the limit of "
            "at most 3%, its lower end (2%) not."
        ),
    ),
    (
        only_target("point", "3", "about"),
        "[2, 4]",
        (
            "Thing: from 2% to 4% leaves the target of about 3% for 2023 undecided (point; unit "
            "percent; bound about, read as ±5%; simple rule), since its lower end (2%) and its "
            "upper end (4%) are outside the limits of from 2.85% to 3.15%."
        ),
    ),
    (
        only_target("point", "3", to="5"),
        "[3, 4]",
        (
            "Thing: from 3% to 4% meets the target of 3 to 5% for 2023 (point; unit percent; "
            "bound exact; simple rule), decided by its lower end (3%) and upper end (4%), "
            "inside the limits of from 3% to 5%."
        ),
    ),
    (
        only_target("ceiling", "3", "at_least", unit="rank"),
        2,
        (
            "Thing: 2nd meets the target of 3rd or better for 2023 (ceiling; unit rank; bound "
            "at_least; simple rule), decided by its upper end (2nd), inside the limit of 3rd or"
            " better."
        ),
    ),
    (
        only_target("floor", "1500000000", "nearly", unit="CNY"),
        1_450_000_000,
        (
            "Thing: 1.45 billion yuan leaves the target of nearly 1.5 billion yuan for "
            "2023 undecided (floor; unit CNY; bound nearly, read as -5%; simple rule), since its "
            "lower "
            "end (1.45 billion yuan) is in the grey zone, from 1.425 billion yuan to "
            "under 1.5 billion yuan."
        ),
    ),
]


@pytest.mark.parametrize(("report", "actual", "wanted"), EXPLAINED)
def test_the_explanation(report: dr.Report, actual: Any, wanted: str) -> None:
    told = judged(report, actual).explain()
    assert told == wanted


def test_the_explanation_of_in_step_and_of_rounding() -> None:
    reference = observed("output.growth", "6.0")
    row = judged(in_step(), observed("income.growth", "6.0"), reference=reference, rule="guarded")
    assert row.explain() == (
        "Income: from 5.95% to 6.05% leaves the target of about the outcome of output (from "
        "5.95% to 6.05%) for 2023 undecided (floor; unit percent; bound about, read as ±5%; "
        "guarded rule), "
        "since its lower end (5.95%) is outside the limit of at least 6.05%, its upper end "
        "(6.05%) not; the simple rule decides otherwise, so the verdict depends on rounding."
    )
    nothing_sure = judged(in_step(), 9, reference=Interval.at_least(6)).explain()
    assert nothing_sure.endswith("since no number is sure to be enough.")


def test_the_explanation_without_a_number() -> None:
    report = only_target("floor", "6", "at_least")
    assert judged(report, observed("thing.growth", stated="not_met")).explain() == (
        "Thing: the publisher itself judges the target of at least 6% for 2023 not met, "
        "without a number."
    )
    row = no_data(report.targets[0], report, dr.HedgePolicy(), "simple")
    assert row.explain() == "Thing: no outcome of 2023 was found for the target of at least 6%."
    assert row.verdict is dr.Verdict.NO_DATA
    assert row.basis is Basis.NOTHING


@pytest.mark.parametrize("rule", ["simple", "guarded"])
@pytest.mark.parametrize("reading", ["grey", "inclusive", "two_sided"])
def test_every_explanation_names_unit_rule_bound_and_end(reading: str, rule: str) -> None:
    card = dr.scorecard(policy=dr.HedgePolicy(about_reading=reading), rule=rule)
    for row in card.rows:
        told = row.explain()
        assert told.count("\n") == 0
        assert told.endswith(".")
        if row.basis is Basis.NUMBER:
            bound = row.figure and (row.figure.original or row.figure).bound
            assert f"unit {row.indicator.unit};" in told
            assert f"bound {bound.value if bound else 'about'}" in told
            assert f"{rule} rule" in told
            assert "lower end (" in told or "upper end (" in told


RANGE = only_target("point", "5", to="6")

ENDS = [
    (
        RANGE,
        "(5, 6)",
        (
            "decided by its lower end (5%, excluded) and upper end (6%, excluded), inside "
            "the limits of from 5% to 6%."
        ),
    ),
    (
        RANGE,
        "[4, 5.5]",
        (
            "since its lower end (4%) is outside the limits of from 5% to 6%, its upper end "
            "(5.5%) not."
        ),
    ),
    (
        RANGE,
        "[4, 6]",
        "since its lower end (4%) is outside the limits of from 5% to 6%, its upper end (6%) not.",
    ),
    (
        RANGE,
        "[5, 7]",
        "since its upper end (7%) is outside the limits of from 5% to 6%, its lower end (5%) not.",
    ),
    (
        RANGE,
        "[5.5, 7]",
        (
            "since its upper end (7%) is outside the limits of from 5% to 6%, its lower end "
            "(5.5%) not."
        ),
    ),
    (
        RANGE,
        "(4, +inf)",
        (
            "since its lower end (4%, excluded) and its upper end (unbounded) are outside "
            "the limits of from 5% to 6%."
        ),
    ),
    (
        RANGE,
        "(-inf, 5.5)",
        (
            "since its lower end (unbounded) is outside the limits of from 5% to 6%, its "
            "upper end (5.5%, excluded) not."
        ),
    ),
    (
        only_target("floor", "6"),
        "[6, 7]",
        "decided by its lower end (6%), inside the limit of at least 6%.",
    ),
    (
        only_target("floor", "6"),
        "(-inf, 6)",
        "decided by its upper end (6%, excluded), outside the limit of at least 6%.",
    ),
    (
        only_target("floor", "6", "more_than"),
        "[6, 7)",
        (
            "since its lower end (6%) is outside the limit of over 6%, its upper end (7%, "
            "excluded) not."
        ),
    ),
    (
        only_target("ceiling", "6", "less_than"),
        "(5, 6]",
        (
            "since its upper end (6%) is outside the limit of under 6%, its lower end (5%, "
            "excluded) not."
        ),
    ),
    (
        only_target("ceiling", "6", "less_than"),
        "(5, 6)",
        "decided by its upper end (6%, excluded), inside the limit of under 6%.",
    ),
    (
        only_target("ceiling", "100", "about"),
        "[103, 103]",
        "since its upper end (103%) is in the grey zone, from over 100% to 105%.",
    ),
    (
        only_target("floor", "100", "about"),
        "[96, 97]",
        "since its lower end (96%) is in the grey zone, from 95% to under 100%.",
    ),
]


@pytest.mark.parametrize(("report", "actual", "wanted"), ENDS)
def test_the_end_that_decides_is_named(report: dr.Report, actual: str, wanted: str) -> None:
    told = judged(report, actual).explain()
    assert told.partition(" rule), ")[2] == wanted


TWO = dr.HedgePolicy(about="1%", nearly="10%")
TEXTS = only_target("floor", "100", "more_than", original="about")
HEDGES = [
    (only_target("floor", "100", "nearly"), 97, TWO, "bound nearly, read as -10%"),
    (only_target("floor", "100", "about"), 97, TWO, "bound about, read as ±1%"),
    (TEXTS, 97, TWO, "bound about as in 100左右, read as ±1%"),
    (TEXTS, 97, dr.HedgePolicy(use_original=False), "bound more_than"),
    (
        only_target("floor", "100"),
        observed("thing.growth", "101", "about"),
        TWO,
        "bound exact; outcome about, read as ±1%",
    ),
    (
        only_target("floor", "100", "about"),
        observed("thing.growth", "101", "nearly"),
        TWO,
        "bound about, read as ±1%; outcome nearly, read as -10%",
    ),
]


@pytest.mark.parametrize(("report", "actual", "policy", "wanted"), HEDGES)
def test_what_a_hedge_is_taken_to_mean_is_said(
    report: dr.Report, actual: Any, policy: dr.HedgePolicy, wanted: str
) -> None:
    told = judged(report, actual, policy=policy).explain()
    assert f"(floor; unit percent; {wanted}; simple rule)" in told


def test_what_the_publisher_says_against_the_number_is_said() -> None:
    seen = observed("thing.growth", "101", stated="not_met")
    told = judged(only_target("floor", "100"), seen).explain()
    assert told.endswith("; the publisher itself calls it not met.")


def test_the_reference_of_an_in_step_target_is_named_as_what_it_came_to() -> None:
    told = judged(in_step(), Decimal(6), reference=Decimal(6)).explain()
    assert told.startswith(
        "Income: 6% meets the target of about the outcome of output (6%) for 2023"
    )


def test_a_number_just_below_the_limit_is_not_written_as_the_limit() -> None:
    words = judged(only_target("floor", "6", "at_least"), Fraction(17999999, 3000000)).explain()
    assert "5.99999966667% does not meet the target of at least 6%" in words
    assert "decided by its upper end (5.99999966667%)" in words
