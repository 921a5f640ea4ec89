"""Rounding to a place, and the two official ways of comparing a number with a limit."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

import dalian_report as dr
from dalian_report.model._quantities import round_to
from refusals import refused
from targets_made_up import figure, observed, only_target

GB_T_8170 = [
    ("12.1498", "1", "12"),
    ("12.1498", "0.1", "12.1"),
    ("10.5002", "1", "11"),
    ("1.050", "0.1", "1.0"),
    ("0.35", "0.1", "0.4"),
    ("2500", "1E+3", "2E+3"),
    ("3500", "1E+3", "4E+3"),
    ("8.53459", "0.01", "8.53"),  # by 8.5346 and 8.535 it would be 8.54
]
"""The examples of GB/T 8170-2008: value, place, result."""


@pytest.mark.parametrize(("value", "place", "expected"), GB_T_8170)
def test_the_standards_own_examples(value: str, place: str, expected: str) -> None:
    assert str(round_to(Decimal(value), Decimal(place))) == expected


@pytest.mark.parametrize(("value", "place", "expected"), GB_T_8170)
def test_negative_numbers_round_as_their_absolute_values(
    value: str, place: str, expected: str
) -> None:
    assert round_to(-Decimal(value), Decimal(place)) == -Decimal(expected)


def test_rounding_takes_all_kinds_of_numbers_and_any_place() -> None:
    assert round_to(0.35, 0.1) == Decimal("0.4")
    assert round_to(Fraction(1, 3), Decimal("0.001")) == Decimal("0.333")
    assert round_to(7, 5) == 5
    assert round_to(Decimal("7.5"), 5) == 10
    assert round_to(1, Fraction(2, 3)) == Fraction(4, 3)


def test_rounding_does_not_mind_the_callers_decimal_context() -> None:
    with localcontext(prec=2):
        assert round_to(Decimal("123456.5"), Decimal(1)) == 123456
        assert round_to(Decimal("12345.67"), Decimal("0.1")) == Decimal("12345.7")


@pytest.mark.parametrize(
    ("value", "place", "message"),
    [
        (1, 0, "not-positive place"),
        (1, -1, "not-positive place"),
        (float("nan"), 1, "not-finite value"),
        (1, float("inf"), "not-finite place"),
        (True, 1, "not-a-number value"),
        ("6", 1, "not-a-number value"),
    ],
)
def test_what_cannot_be_rounded_is_refused(value: object, place: object, message: str) -> None:
    with refused(dr.QuantityError, message):
        round_to(value, place)  # type: ignore[arg-type]


def verdict(rule: str, report: dr.Report, actual: object, **more: object) -> str:
    return dr.assess("thing", actual, report=report, rule=rule, **more).verdict.value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "actual", "full", "rounded"),
    [
        ("6", "5.96", "not_met", "met"),
        ("6", "5.5", "not_met", "met"),  # a tie, to the even 6
        ("6", "5.4999", "not_met", "not_met"),
        ("7", "6.5", "not_met", "not_met"),  # a tie, to the even 6
        ("6.0", "5.96", "not_met", "met"),
        ("6.0", "5.94", "not_met", "not_met"),
        ("6", "6.4", "met", "met"),
    ],
)
def test_a_floor_under_both_official_rules(
    value: str, actual: str, full: str, rounded: str
) -> None:
    report = only_target("floor", value)
    for given in (Decimal(actual), observed("thing.growth", actual), figure(actual)):
        assert verdict("simple", report, given) == full
        assert verdict("rounded_value", report, given) == rounded


def test_a_ceiling_under_both_official_rules() -> None:
    report = only_target("ceiling", "3")
    assert verdict("simple", report, Decimal("3.4")) == "not_met"
    assert verdict("rounded_value", report, Decimal("3.4")) == "met"
    assert verdict("rounded_value", report, Decimal("3.51")) == "not_met"


def test_rounding_can_take_a_verdict_away() -> None:
    over = only_target("floor", "6", "more_than")
    assert verdict("simple", over, Decimal("6.3")) == "met"
    assert verdict("rounded_value", over, Decimal("6.3")) == "not_met"


def test_a_fall_is_rounded_as_its_size() -> None:
    report = only_target("ceiling", "5", "at_least", falls=True)
    assert verdict("simple", report, Decimal("-4.6")) == "not_met"
    assert verdict("rounded_value", report, Decimal("-4.6")) == "met"
    assert verdict("rounded_value", report, Decimal("-4.5")) == "not_met"


def test_the_place_is_that_of_the_limit_not_of_the_actual() -> None:
    report = only_target("floor", "1.1E+5", unit="count")
    assert verdict("simple", report, 105_001) == "not_met"
    assert verdict("rounded_value", report, 105_001) == "met"
    assert verdict("rounded_value", report, 105_000) == "not_met"


def test_an_actual_in_another_unit_is_rounded_in_the_targets() -> None:
    report = only_target("floor", "10", unit="mu")
    assert verdict("simple", report, 6400, unit="m2") == "not_met"  # 9.6 mu
    assert verdict("rounded_value", report, 6400, unit="m2") == "met"
    assert verdict("rounded_value", report, 6300, unit="m2") == "not_met"  # 9.45 mu


def test_hedged_actuals_ranges_and_intervals_are_not_rounded() -> None:
    report = only_target("floor", "6")
    for given in (
        observed("thing.growth", "5.9", "about"),
        observed("thing.growth", "5.9", "more_than"),
        figure("5.8", to="5.9"),
        dr.Interval(Decimal("5.8"), Decimal("5.9")),
    ):
        full = dr.assess("thing", given, report=report, rule="simple")
        assert dr.assess("thing", given, report=report, rule="rounded_value").actual == full.actual


def test_a_stretch_number_has_a_place_of_its_own() -> None:
    report = only_target("floor", "6", stretch="6.5")
    row = dr.assess("thing", Decimal("6.46"), report=report, rule="rounded_value")
    assert row.actual == dr.Interval.point(6)
    assert (row.verdict.value, row.stretch_verdict.value) == ("met", "met")  # type: ignore[union-attr]
    other = dr.assess("thing", Decimal("6.44"), report=report, rule="rounded_value")
    assert other.stretch_verdict is dr.Verdict.NOT_MET


def test_to_keep_in_step_is_to_reach_the_others_number_at_its_place() -> None:
    reference = observed("gdp.growth", "6.0")
    policy = dr.HedgePolicy(about=dr.Tolerance.absolute(0))
    arguments = {"reference": reference, "policy": policy}
    assert dr.assess("income", Decimal("5.96"), **arguments).verdict is dr.Verdict.NOT_MET  # type: ignore[arg-type]
    rounded = dr.assess("income", Decimal("5.96"), rule="rounded_value", **arguments)  # type: ignore[arg-type]
    assert rounded.verdict is dr.Verdict.MET
    plain = dr.assess(
        "income", Decimal("5.96"), rule="rounded_value", reference=Decimal("6.0"), policy=policy
    )
    assert plain.verdict is dr.Verdict.NOT_MET, "a plain number has no last place"


@pytest.mark.parametrize("rule", list(dr.DecisionRule))
def test_robust_is_simple_against_guarded_whatever_the_rule(rule: dr.DecisionRule) -> None:
    report = only_target("floor", "6")
    on_the_edge = dr.assess("thing", observed("thing.growth", "6.0"), report=report, rule=rule)
    assert on_the_edge.robust is False
    assert "depends on rounding" in on_the_edge.explain()
    assert dr.assess("thing", observed("thing.growth", "5.8"), report=report, rule=rule).robust


def test_an_explanation_names_the_rule_and_what_differs() -> None:
    report = only_target("floor", "6")
    said = {
        rule.value: dr.assess(
            "thing", observed("thing.growth", "6.0"), report=report, rule=rule
        ).explain()
        for rule in dr.DecisionRule
    }
    for rule, text in said.items():
        assert f"{rule} rule" in text
    assert "the guarded rule decides otherwise" in said["simple"]
    assert "the simple and the guarded rule differ" in said["rounded_value"]
    assert "the simple rule decides otherwise" in said["guarded"]
