"""Growth maths at its edges, with sets, units and hedges, and what it refuses."""

from __future__ import annotations

import copy
import inspect
import pickle
from decimal import Decimal
from fractions import Fraction
from itertools import count

import attrs
import numpy as np
import pytest

import dalian_report as dr
from dalian_report import Interval, growth
from dalian_report.attainment import HedgePolicy
from dalian_report.errors import DalianReportError, GrowthError, UnitError
from dalian_report.growth import (
    GrowthUnitError,
    annualize,
    apply_growth,
    average_growth,
    cagr,
    chain,
    compound,
    consistent,
    contribution,
    deflate,
    doubling_time,
    from_percent,
    growth_rate,
    implied_base,
    implied_deflator,
    log_growth,
    path,
    percent,
    percentage_points,
    periods_to_reach,
    required_rate,
    rounding_interval,
    rule_of_70,
    rule_of_70_error,
    share,
    sums_to,
    two_year_average,
)
from dalian_report.growth._arguments import DEFAULT_POLICY, Arguments
from dalian_report.model import (
    Bound,
    Citation,
    Direction,
    Figure,
    Measure,
    Observation,
    ObservationStatus,
    Original,
    Span,
    Status,
)
from refusals import refused

HALF = Fraction(1, 2)
LONG = Fraction(3**2600 + 1, 3**2600)


def figure(value, unit, bound="exact", *, original=None, **fields):
    """A figure of which only the number matters."""
    return Figure(
        id="x-01.1",
        statement_id="x-01",
        label="anything",
        value=Decimal(str(value)),
        unit=unit,
        bound=Bound(bound),
        measure=Measure(fields.pop("measure", "level")),
        status=Status.RESULT,
        resolution=Decimal(str(fields.pop("resolution", 1))),
        span=Span(0, 1),
        original=None if original is None else Original("…", Bound(original)),
        **fields,
    )


def observation(value, unit, bound="exact", resolution="0.1"):
    """An outcome of which only the number matters."""
    return Observation(
        id="obs.x.1",
        year=2023,
        status=ObservationStatus.FINAL,
        vintage="2024-01-01",
        source=Citation("t", "p", "2024-01-01", "https://example.org"),
        indicator_id="x",
        value=None if value is None else Decimal(str(value)),
        unit=unit,
        bound=None if bound is None else Bound(bound),
        resolution=Decimal(resolution),
    )


# --- formulas ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("function", "arguments", "expected"),
    [
        (percentage_points, ("0.055", "0.050"), "-0.5"),
        (annualize, ("0.05", "4"), "0.21550625"),
        (growth_rate, ("0.055", "0.050"), "-0.09090909090909090909090909091"),
    ],
)
def test_points_are_not_rates(function, arguments, expected):
    assert function(*map(Decimal, arguments)) == Decimal(expected)


def test_log_growth_and_the_geometric_mean():
    assert round(percent(log_growth(100, 105)), 3) == Decimal("4.879")
    assert round(percent(average_growth([0.1, -0.1])), 2) == Decimal("-0.50")


def test_touching_ends_are_consistent_and_open_ones_are_not():
    parts = [rounding_interval(12, 1), rounding_interval(45, 1)]
    assert sums_to(parts, Interval(58, 60))
    assert not sums_to(parts, Interval(58, 60, False, True))
    assert not sums_to([*parts, Interval(-1, 0, True, False)], Interval(58, 60))
    # growth of [99.5, 100.5] to [104.5, 105.5] is [0.0398, 0.0603]
    ends = growth_rate(rounding_interval(100, 1), rounding_interval(105, 1))
    assert consistent((100, 105), ends.upper, level_resolution=1)
    assert not consistent((100, 105), ends.upper + Fraction(1, 10**9), level_resolution=1)


# --- exact results ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: cagr(100, 121, 2), "0.1"),
        (lambda: cagr(4, 9, 2), "0.5"),
        (lambda: cagr(Fraction(1, 27), Fraction(8, 27), 3), "1"),
        (lambda: cagr(10**20, 12**20, 20), "0.2"),
        (lambda: cagr(100, 331, Fraction(1, 2)), "9.9561"),
        (lambda: cagr(100, 0, 3), "-1"),
        (lambda: cagr(100, 100, 7), "0"),
        (lambda: required_rate(8, 1, 3), "-0.5"),
        (lambda: annualize(0.21, HALF), "0.1"),
        (lambda: annualize(-1, 4), "-1"),
        (lambda: average_growth([0, 0.21]), "0.1"),
        (lambda: average_growth([-1, 0.5]), "-1"),
        (lambda: two_year_average(1, -0.5), "0"),
        (lambda: compound([0.5]), "0.5"),
        (lambda: compound([-1, 3]), "-1"),
        (lambda: chain([0.25, None, None, 0.25], missing="bridge"), "1.44140625"),
        (lambda: chain([0.5, 0.5]), "1.25"),
        (lambda: growth_rate(5, 0), "-1"),
        (lambda: growth_rate(5, 5), "0"),
        (lambda: apply_growth(5, -1), "0"),
        (lambda: implied_base(121, 0.1), "110"),
        (lambda: log_growth(7, 7), "0"),
        (lambda: doubling_time(1), "1"),
        (lambda: doubling_time(3), "0.5"),
        (lambda: periods_to_reach(100, 121, 0.1), "2"),
        (lambda: periods_to_reach(100, 800, 3), "1.5"),
        (lambda: periods_to_reach(1, Fraction(27, 8), Fraction(5, 4)), "1.5"),
        (lambda: periods_to_reach(100, 25, -0.5), "2"),
        (lambda: periods_to_reach(8, 4, Fraction(-7, 8)), "0.3333333333333333333333333333"),
        (lambda: periods_to_reach(1, 2, 31), "0.2"),
        (lambda: periods_to_reach(1, Fraction(1, 8), Fraction(-31, 32)), "0.6"),
        (lambda: periods_to_reach(100, 100, 0), "0"),
        (lambda: periods_to_reach(100, 100, -0.5), "0"),
        (lambda: periods_to_reach(100, 100, 0.5), "0"),
        (lambda: periods_to_reach(100, 50, 0.5), "0"),
        (lambda: periods_to_reach(100, 50, 0), "0"),
        (lambda: rule_of_70(2), "0.35"),
        (lambda: rule_of_70_error(3), "-0.5333333333333333333333333333"),
        (lambda: share(-55, 220), "-0.25"),
        (lambda: share(330, 220), "1.5"),
        (lambda: share(0, 220), "0"),
        (lambda: contribution(-5, -11, 100), "-0.06"),
        (lambda: percent(0.045), "4.5"),
        (lambda: percent(Fraction(1, 3)), "33.33333333333333333333333333"),
        (lambda: from_percent(Decimal("4.5")), "0.045"),
        (lambda: percentage_points(-0.016, 0.127), "14.3"),
        (lambda: deflate(0.26, 0.2), "0.05"),
        (lambda: deflate(-1, 0.2), "-1"),
    ],
)
def test_rational_results_are_exact(call, expected):
    found = call()
    assert found == Decimal(expected)
    assert isinstance(found, Decimal)


def test_a_path_has_its_start_and_every_period():
    assert path(100, Decimal("-0.5"), 3) == (100, 50, 25, Decimal("12.5"))
    assert path(Interval(100, 200, True, False), 1, 1) == (
        Interval(100, 200, True, False),
        Interval(200, 400, True, False),
    )
    assert path(5, -1, 2) == (5, 0, 0)


def test_levels_of_a_path_are_rounded_one_by_one():
    last = path(1, Fraction(1, 3), 60)[-1]
    assert last == growth_rate(1, 1 + Fraction(4, 3) ** 60)


@pytest.mark.parametrize(
    "same",
    [
        0.1,
        Decimal("0.10"),
        Fraction(1, 10),
        np.float64(0.1),
        np.float32(0.1),
        np.float16(0.1),
    ],
)
def test_numbers_of_every_type_mean_the_same(same):
    assert apply_growth(np.int64(10), same) == 11
    assert compound(np.array([0.5, 0.5])) == Decimal("1.25")


def test_results_have_28_digits_and_no_more():
    assert str(growth_rate(3, 5)) == "0.6666666666666666666666666667"
    assert str(growth_rate(6, 7)) == "0.1666666666666666666666666667"
    # ties go to the even digit
    assert apply_growth(1, Decimal("0.0000000000000000000000000005")) == Decimal(1)
    assert apply_growth(1, Decimal("0.0000000000000000000000000015")) == Decimal(
        "1.000000000000000000000000002"
    )


# --- sets -------------------------------------------------------------------------------


def interval(text):
    """An interval from its notation."""
    return Interval.parse(text)


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: growth_rate(interval("[40, 50]"), 60), "[0.2, 0.5]"),
        (lambda: growth_rate(interval("(40, 50]"), 60), "[0.2, 0.5)"),
        (lambda: growth_rate(interval("[40, 50)"), interval("[60, 80)")), "(0.2, 1)"),
        (lambda: growth_rate(interval("(0, 50]"), 60), "[0.2, +inf)"),
        (lambda: growth_rate(interval("[40, +inf)"), 60), "(-1, 0.5]"),
        (lambda: growth_rate(interval("(-inf, 50]"), 60), "[0.2, +inf)"),
        (lambda: growth_rate(50, interval("(-inf, 60)")), "(-1, 0.2)"),
        (lambda: growth_rate(50, interval("[0, 60)")), "[-1, 0.2)"),
        (lambda: growth_rate(interval("[40, +inf)"), interval("[0, 60]")), "[-1, 0.5]"),
        (lambda: growth_rate(interval("(0, 40)"), 0), "[-1, -1]"),
        (lambda: growth_rate(50, 60), None),
        (lambda: apply_growth(interval("(0, 50)"), -1), "[0, 0]"),
        (lambda: apply_growth(interval("(0, 50)"), interval("[-1, 1)")), "[0, 100)"),
        (lambda: apply_growth(interval("(0, 50)"), interval("(-1, 1]")), "(0, 100)"),
        (lambda: apply_growth(50, interval("(-inf, 0.1]")), "(0, 55]"),
        (lambda: apply_growth(interval("[40, +inf)"), interval("[0.5, 1]")), "[60, +inf)"),
        (lambda: implied_base(interval("[60, 80]"), interval("(0, 1]")), "[30, 80)"),
        (lambda: implied_base(60, interval("(-inf, 1]")), "[30, +inf)"),
        (lambda: implied_base(60, interval("[1, +inf)")), "(0, 30]"),
        (lambda: compound([interval("[0, 1)"), interval("[-1, 1]"), 0]), "[-1, 3)"),
        (lambda: compound([interval("(-1, 1)"), interval("[-1, 1)")]), "[-1, 3)"),
        (lambda: compound([interval("(-1, 1)"), interval("(-1, 1]")]), "(-1, 3)"),
        (lambda: compound([interval("[0, +inf)"), -1]), "[-1, -1]"),
        (lambda: compound([interval("[1, +inf)"), 0]), "[1, +inf)"),
        (lambda: average_growth([interval("[0, 3)"), interval("[0, 3]")]), "[0, 3)"),
        (lambda: chain([interval("[0, 1)"), None], missing="bridge"), "[0, 3)"),
        (lambda: two_year_average(interval("[0, 3]"), 0), "[0, 1]"),
        (lambda: deflate(interval("[0.2, 0.5)"), interval("(-0.5, 0.2]")), "[0, 2)"),
        (lambda: implied_deflator(0.5, interval("[0.25, 0.5]")), "[0, 0.2]"),
        (lambda: annualize(interval("[0.1, 0.5)"), 2), "[0.21, 1.25)"),
        (lambda: annualize(0.5, interval("[1, 2)")), "[0.5, 1.25)"),
        (lambda: annualize(-0.5, interval("[1, 2)")), "(-0.75, -0.5]"),
        (lambda: annualize(interval("[-0.5, 0.5]"), interval("[1, 2)")), "(-0.75, 1.25)"),
        (lambda: annualize(interval("[-0.5, 0.5]"), interval("(0, +inf)")), "(-1, +inf)"),
        (lambda: annualize(interval("[0, 0.5]"), interval("(0, 1)")), "[0, 0.5)"),
        (lambda: annualize(interval("[-1, 0.5]"), interval("(0, 1)")), "[-1, 0.5)"),
        (lambda: annualize(interval("[-0.5, -0.2]"), interval("(0, 2]")), "[-0.75, 0)"),
        (lambda: cagr(interval("[100, 121]"), 121, 2), "[0, 0.1]"),
        (lambda: cagr(100, interval("[0, 121)"), 2), "[-1, 0.1)"),
        (lambda: cagr(100, 121, interval("[1, 2]")), "[0.1, 0.21]"),
        (lambda: cagr(100, 121, interval("(0, 2]")), "[0.1, +inf)"),
        (lambda: cagr(100, 121, interval("[1, +inf)")), "(0, 0.21]"),
        (lambda: cagr(100, 25, interval("[1, 2)")), "[-0.75, -0.5)"),
        (lambda: cagr(100, 25, interval("(0, 2]")), "(-1, -0.5]"),
        (lambda: cagr(100, 25, interval("[2, +inf)")), "[-0.5, 0)"),
        (lambda: cagr(interval("(0, 100]"), 400, 2), "[1, +inf)"),
        (lambda: required_rate(100, interval("(400, +inf)"), 2), "(1, +inf)"),
        (lambda: log_growth(interval("[5, +inf)"), 5), "(-inf, 0]"),
        (lambda: log_growth(interval("(0, 5)"), 5), "(0, +inf)"),
        (lambda: periods_to_reach(100, interval("[121, 146.41)"), 0.1), "[2, 4)"),
        (lambda: periods_to_reach(100, interval("[50, 121]"), 0.1), "[0, 2]"),
        (lambda: periods_to_reach(100, interval("(100, 121]"), 0.1), "(0, 2]"),
        (lambda: periods_to_reach(100, interval("[50, 100)"), 0.1), "[0, 0]"),
        (lambda: periods_to_reach(100, interval("[121, +inf)"), 0.1), "[2, +inf)"),
        (lambda: periods_to_reach(100, 400, interval("[1, 3)")), "(1, 2]"),
        (lambda: periods_to_reach(100, 400, interval("(0, 3]")), "[1, +inf)"),
        (lambda: periods_to_reach(100, 400, interval("[1, +inf)")), "(0, 2]"),
        (lambda: periods_to_reach(100, 50, interval("[0, 1]")), "[0, 0]"),
        (lambda: periods_to_reach(100, 100, interval("[-0.5, 1]")), "[0, 0]"),
        (lambda: periods_to_reach(100, interval("(25, 100]"), -0.5), "[0, 2)"),
        (lambda: periods_to_reach(100, 25, interval("[-0.75, -0.5)")), "[1, 2)"),
        (lambda: periods_to_reach(100, 25, interval("(-1, -0.5]")), "(0, 2]"),
        (lambda: periods_to_reach(interval("[100, 200]"), 400, 1), "[1, 2]"),
        (lambda: doubling_time(interval("[1, 3]")), "[0.5, 1]"),
        (lambda: doubling_time(interval("(0, 1]")), "[1, +inf)"),
        (lambda: doubling_time(interval("(1, +inf)")), "(0, 1)"),
        (lambda: rule_of_70(interval("[0.07, 0.7)")), "(1, 10]"),
        (lambda: rule_of_70(interval("(0, 0.7]")), "[1, +inf)"),
        (lambda: rule_of_70_error(interval("(1, +inf)")), "(-1, -0.3)"),
        (lambda: share(interval("[0, 5)"), interval("(0, 10]")), "[0, +inf)"),
        (lambda: share(interval("(0, 5]"), interval("[10, 20]")), "(0, 0.5]"),
        (lambda: share(interval("[-5, 5)"), interval("(5, 10]")), "(-1, 1)"),
        (lambda: share(interval("(-inf, 5]"), 10), "(0, 0.5]"),
        (lambda: share(interval("(-inf, -5]"), 10), "(-inf, -0.5]"),
        (lambda: share(interval("[-5, +inf)"), 10), "[-0.5, +inf)"),
        (lambda: share(5, interval("[10, +inf)")), "(0, 0.5]"),
        (lambda: share(0, interval("(0, +inf)")), "[0, 0]"),
        (lambda: contribution(interval("[10, 20)"), 30, interval("[100, 200]")), "(0.05, 0.2]"),
        (lambda: contribution(10, interval("[10, 20]"), interval("(100, 200)")), "[0, 0.1)"),
        (lambda: percentage_points(interval("[0.05, 0.06)"), 0.07), "(1, 2]"),
        (lambda: percentage_points(interval("(-inf, 0.05]"), 0.07), "[2, +inf)"),
        (lambda: percentage_points(0.07, interval("(-inf, 0.05]")), "(-inf, -2]"),
        (lambda: percentage_points(0.07, interval("[0.08, +inf)")), "[1, +inf)"),
        (lambda: percent(interval("[0.05, 0.06)")), "[5, 6)"),
        (lambda: from_percent(interval("(5, +inf)")), "(0.05, +inf)"),
        (lambda: rounding_interval(Decimal("5.2"), Decimal("0.1")), "[5.15, 5.25]"),
    ],
)
def test_sets_of_arguments_give_their_exact_image(call, expected):
    found = call()
    if expected is None:
        assert isinstance(found, Decimal)
    else:
        assert str(found) == expected


def test_rational_ends_stay_fractions_and_irrational_ones_round_outward():
    assert growth_rate(interval("[3, 4]"), 5).upper == Fraction(2, 3)
    step = Fraction(1, 10**28)
    root = cagr(interval("[1, 2]"), 2, 2)
    assert root.lower == 0
    assert (Fraction(root.upper) + 1) ** 2 > 2 > (Fraction(root.upper) - step + 1) ** 2
    loss = cagr(interval("[1, 2]"), 1, 2)
    assert (Fraction(loss.lower) + 1) ** 2 < HALF < (Fraction(loss.lower) + step + 1) ** 2


def test_an_interval_of_one_number_gives_an_interval():
    assert growth_rate(Interval.point(4), 5) == Interval.point(Decimal("0.25"))
    assert periods_to_reach(Interval.point(1), 2, 7) == Interval.point(Fraction(1, 3))
    narrow = doubling_time(Interval.point(0.07))
    assert narrow.lower < narrow.upper
    assert doubling_time(0.07) in {narrow.lower, narrow.upper}


def test_the_rule_of_70_errs_by_one_percent_at_most_near_zero():
    errors = rule_of_70_error(interval("(0, 1]"))
    assert errors.lower == Decimal("-0.3")
    assert not errors.upper_closed
    assert round(errors.upper, 5) == Decimal("0.00989")


# --- figures and observations -------------------------------------------------------------


def test_percent_becomes_a_ratio_wherever_it_stands():
    assert apply_growth(100, figure(4.5, "percent")) == Decimal("104.5")
    assert apply_growth(100, figure("0.045", "ratio")) == Decimal("104.5")
    assert percentage_points(figure(5.5, "percent"), 0.05) == Decimal("-0.5")
    assert growth_rate(figure(5.5, "percent"), 0.05) == growth_rate(5.5, 5)
    assert share(figure(5, "percent"), figure("0.2", "ratio")) == Decimal("0.25")
    assert percent(figure(4.5, "percent")) == Decimal("4.5")
    assert from_percent(figure(4.5, "percent")) == Decimal("0.045")
    assert from_percent(figure("0.045", "ratio")) == Decimal("0.045")
    assert compound([observation("-3.1", "percent"), figure(12.6, "percent")]) == Decimal(
        "0.091094"
    )


def test_levels_of_one_unit_go_together_and_with_plain_numbers():
    assert growth_rate(figure(380, "CNY"), observation(418, "CNY")) == Decimal("0.1")
    assert growth_rate(figure(380, "CNY"), 418) == Decimal("0.1")
    assert contribution(30, figure(36, "t"), figure(100, "t")) == Decimal("0.06")
    assert sums_to([figure(12, "t", resolution=1), figure(45, "t")], figure(58, "t"))


def test_periods_may_be_a_duration():
    years = figure(3, "year", measure="duration")
    assert required_rate(1, 8, years) == 1
    assert path(1, 1, years) == (1, 2, 4, 8)
    with refused(UnitError, "not-periods periods"):
        cagr(1, 2, figure(3, "CNY"))


@pytest.mark.parametrize(
    "call",
    [
        lambda: growth_rate(figure(380, "CNY"), figure(420, "USD")),
        lambda: share(figure(5, "percent"), figure(5, "count")),
        lambda: sums_to([figure(5, "t"), figure(5, "km")], 10),
        lambda: sums_to([figure(5, "t"), 5], figure(10, "km")),
        lambda: consistent((figure(5, "t"), figure(6, "jin")), 0.2),
        lambda: contribution(figure(5, "t"), 6, figure(5, "m2")),
        lambda: apply_growth(5, figure(5, "percentage_point")),
        lambda: percentage_points(figure(5, "CNY"), 0.1),
        lambda: from_percent(figure(5, "CNY")),
        lambda: compound([0.1, figure(5, "count")]),
        lambda: annualize(0.1, observation(4, "percent")),
    ],
)
def test_mixed_units_are_refused(call):
    with pytest.raises(GrowthUnitError) as caught:
        call()
    assert isinstance(caught.value, GrowthError)
    assert isinstance(caught.value, UnitError)
    assert "x-01.1" in str(caught.value) or "obs.x.1" in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_mixture_of_units_is_named():
    with refused(GrowthUnitError, "mixed-units value") as caught:
        growth_rate(figure(380, "CNY"), figure(420, "USD"))
    assert caught.value.details == {"first": "base", "wanted": "CNY"}
    with refused(GrowthUnitError, "mixed-units whole"):
        share(figure(5, "percent"), figure(5, "count"))


@pytest.mark.parametrize(
    ("rate", "level"),
    [
        (figure(5, "percent", "about"), "[104.75, 105.25]"),
        (figure(5, "percent", "nearly"), "[104.75, 105)"),
        (figure(5, "percent", "more_than"), "(105, +inf)"),
        (figure(5, "percent", "at_least"), "[105, +inf)"),
        (figure(5, "percent", "at_most"), "(0, 105]"),
        (figure(5, "percent", "less_than"), "(0, 105)"),
        (figure(5, "percent", value_to=Decimal(6)), "[105, 106]"),
        (figure(5, "percent", "more_than", original="at_least"), "[105, +inf)"),
        (figure(5, "percent", "at_least", direction=Direction.DOWN), "(0, 95]"),
        (figure(5, "percent", "more_than", direction=Direction.DOWN), "(0, 95)"),
        (figure(5, "percent", "about", direction=Direction.DOWN), "[94.75, 95.25]"),
        (observation(-5, "percent", "at_most"), "(0, 95]"),
        (observation(-5, "percent", "about"), "[94.75, 95.25]"),
    ],
)
def test_hedged_rates_become_sets(rate, level):
    assert str(apply_growth(100, rate)) == level


def test_the_policy_says_what_a_hedge_means():
    about = figure(20, "CNY", "about")
    assert growth_rate(10, about) == Interval(Decimal("0.9"), Decimal("1.1"))
    assert growth_rate(10, about, policy=HedgePolicy(about="10%")) == Interval(
        Decimal("0.8"), Decimal("1.2")
    )
    exactly = growth_rate(10, about, policy=HedgePolicy(about=0))
    assert exactly == Interval.point(1)
    mixed = figure(20, "CNY", "more_than", original="exact")
    assert growth_rate(10, mixed) == Decimal(1)
    printed = HedgePolicy(use_original=False)
    assert growth_rate(10, mixed, policy=printed) == Interval.more_than(1)


WITHOUT_FIGURES = {"Answer", "GrowthUnitError", "Quantity", "rounding_interval"}


@pytest.mark.parametrize("name", sorted(set(growth.__all__) - WITHOUT_FIGURES))
def test_every_function_takes_the_policy(name):
    policy = inspect.signature(getattr(growth, name)).parameters["policy"]
    assert policy.kind is policy.KEYWORD_ONLY
    assert policy.default == HedgePolicy()


def test_a_fall_is_negative_and_an_exact_one_a_number():
    fall = figure(19.7, "percent", direction=Direction.DOWN)
    assert apply_growth(100, fall) == Decimal("80.3")
    rise = figure(19.7, "percent", direction=Direction.UP)
    assert apply_growth(100, rise) == Decimal("119.7")


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        ("at_most", "(0, 5]"),
        ("less_than", "(0, 5)"),
        ("at_least", "[5, +inf)"),
        ("more_than", "(5, +inf)"),
    ],
)
def test_one_sided_levels_are_cut_to_the_positive_numbers(bound, expected):
    level = figure(5, "CNY", bound)
    assert str(apply_growth(level, 0)) == expected
    assert str(share(level, 1)) == expected
    assert str(share(observation(5, "CNY", bound), 1)) == expected
    fall = figure(5, "CNY", bound, direction=Direction.DOWN)
    assert share(fall, 1) == -interval(expected)


def test_ranks_and_judgements_are_no_amounts():
    rank = figure(3, "rank", "at_least", measure="rank")
    with refused(GrowthError, "rank base"):
        growth_rate(rank, 2)
    with refused(GrowthError, "unusable-record value"):
        growth_rate(2, observation(None, None, None))
    with refused(GrowthError, "unusable-record rate"):
        apply_growth(2, observation(None, None, None))
    with refused(GrowthError, "rank part"):
        share(observation(3, "rank"), 5)


def test_figures_stand_for_what_rounds_to_them_only_where_that_is_asked():
    # [99.5, 100.5] to [109.5, 110.5] is growth of 8.96% to 11.06%
    base, value = figure(100, "CNY", resolution=1), figure(110, "CNY", resolution=1)
    assert growth_rate(base, value) == Decimal("0.1")
    assert consistent((base, value), Decimal("0.11"))
    assert not consistent((base, value), Decimal("0.111"))
    assert consistent((base, value), observation("11.1", "percent", resolution="0.1"))
    # whole counts are printed in full
    counts = figure(100, "count", resolution=1), figure(110, "count", resolution=1)
    assert not consistent(counts, Decimal("0.11"))
    # a hedge is wider than rounding, and a range is as printed
    assert consistent((figure(100, "CNY", "about"), value), Decimal("0.16"))
    assert consistent((figure(90, "CNY", value_to=Decimal(100)), value), Decimal("0.2"))
    assert not consistent((figure(90, "CNY", value_to=Decimal(100)), value), Decimal("0.08"))


def test_printed_levels_near_zero_are_cut_at_zero():
    assert consistent((1, 0), -1, level_resolution=1)
    assert consistent((0, 3), 50, level_resolution=1)
    with refused(GrowthError, "not-positive levels[0]"):
        consistent((0, 3), 50)
    assert consistent((100, 1), Decimal("-0.999"), level_resolution=2, rate_resolution=1)


def test_parts_may_be_negative_and_of_different_resolutions():
    assert sums_to([100, -42], 58)
    assert not sums_to([100, -42], 59)
    assert sums_to([100, rounding_interval(-42, 1), Decimal("0.5")], 59)
    assert sums_to([0.1, 0.2], 0.3)


# --- errors -----------------------------------------------------------------------------

LEVEL_ERRORS = [
    (0, "not-positive"),
    (-5, "not-positive"),
    (-0.0, "not-positive"),
    (Decimal("-0.1"), "not-positive"),
    (Interval(-1, 5), "not-positive"),
    (Interval(0, 5), "not-positive"),
    (Interval.at_most(-1), "not-positive"),
    (figure(5, "t", direction=Direction.DOWN), "not-positive"),
    (True, "not-a-number"),
    (np.bool_(True), "not-a-number"),
    ("5", "not-a-number"),
    (None, "not-a-number"),
    (1j, "not-a-number"),
    ([5], "not-a-number"),
    (float("nan"), "not-finite"),
    (float("inf"), "not-finite"),
    (Decimal("-Infinity"), "not-finite"),
    (Decimal("sNaN"), "not-finite"),
    (Decimal("1e1001"), "beyond-range"),
    (10**1001, "beyond-range"),
    (LONG, "too-many-digits"),
]

LEVELS = {
    "growth_rate": (lambda bad: growth_rate(bad, 5), "base"),
    "apply_growth": (lambda bad: apply_growth(bad, 0.1), "base"),
    "implied_base": (lambda bad: implied_base(bad, 0.1), "value"),
    "log_growth-base": (lambda bad: log_growth(bad, 5), "base"),
    "log_growth-value": (lambda bad: log_growth(5, bad), "value"),
    "cagr": (lambda bad: cagr(bad, 5, 3), "start"),
    "required_rate": (lambda bad: required_rate(bad, 5, 3), "start"),
    "periods_to_reach-start": (lambda bad: periods_to_reach(bad, 5, 0.1), "start"),
    "periods_to_reach-goal": (lambda bad: periods_to_reach(5, bad, 0.1), "goal"),
    "path": (lambda bad: path(bad, 0.1, 3), "start"),
    "share": (lambda bad: share(3, bad), "whole"),
    "contribution": (lambda bad: contribution(1, 2, bad), "total_base"),
    "annualize": (lambda bad: annualize(0.1, bad), "periods_per_year"),
    "cagr-periods": (lambda bad: cagr(1, 2, bad), "periods"),
    "required_rate-periods": (lambda bad: required_rate(1, 2, bad), "periods"),
    "path-periods": (lambda bad: path(1, 0.1, bad), "periods"),
}


@pytest.mark.parametrize("call", LEVELS)
@pytest.mark.parametrize(("bad", "code"), LEVEL_ERRORS, ids=[str(n) for n in range(21)])
def test_amounts_without_an_answer_name_the_argument_and_why(call, bad, code):
    function, name = LEVELS[call]
    if isinstance(bad, Figure) and "periods" in name:
        code = "not-periods"
    with refused(GrowthError, f"{code} {name}"):
        function(bad)


@pytest.mark.parametrize(
    ("function", "name"),
    [
        (lambda bad: consistent((5, 6), 0.2, level_resolution=bad), "level_resolution"),
        (lambda bad: consistent((5, 6), 0.2, rate_resolution=bad), "rate_resolution"),
        (lambda bad: rounding_interval(5, bad), "resolution"),
        (lambda bad: sums_to([5], 5, resolution=bad), "resolution"),
    ],
)
@pytest.mark.parametrize("bad", [0, -1, -0.5, True, "1", 1j, float("nan"), Interval(1, 2)])
def test_resolutions_are_plain_numbers_above_0(function, name, bad):
    with pytest.raises(GrowthError) as caught:
        function(bad)
    assert caught.value.place == name
    assert caught.value.code in {"not-a-number", "not-finite", "not-positive"}


@pytest.mark.parametrize("function", [growth_rate, lambda base, value: cagr(base, value, 3)])
def test_levels_that_may_be_0_may_not_be_negative(function):
    with refused(GrowthError, "negative"):
        function(5, -1)
    assert function(5, 0) == -1


RATES = {
    "apply_growth": (lambda bad: apply_growth(5, bad), "rate", False),
    "implied_base": (lambda bad: implied_base(5, bad), "rate", True),
    "compound": (lambda bad: compound([0.1, bad]), "rates[1]", False),
    "chain": (lambda bad: chain([0.1, bad]), "rates[1]", False),
    "average_growth": (lambda bad: average_growth([0.1, bad]), "rates[1]", False),
    "two_year_average-first": (lambda bad: two_year_average(bad, 0.1), "first", False),
    "two_year_average-second": (lambda bad: two_year_average(0.1, bad), "second", False),
    "annualize": (lambda bad: annualize(bad, 4), "rate", False),
    "deflate-nominal": (lambda bad: deflate(bad, 0.1), "nominal_rate", False),
    "deflate-price": (lambda bad: deflate(0.1, bad), "price_rate", True),
    "implied_deflator-nominal": (lambda bad: implied_deflator(bad, 0.1), "nominal", False),
    "implied_deflator-real": (lambda bad: implied_deflator(0.1, bad), "real", True),
    "periods_to_reach": (lambda bad: periods_to_reach(5, 3, bad), "rate", True),
    "path": (lambda bad: path(5, bad, 3), "rate", False),
    "consistent": (lambda bad: consistent((5, 6), bad), "rate", False),
}


@pytest.mark.parametrize("call", RATES)
def test_rates_below_a_total_loss_have_no_answer(call):
    function, name, divides = RATES[call]
    code = "not-above-minus-one" if divides else "below-minus-one"
    for bad in [
        -1.5,
        Interval(-2, 1),
        Interval.at_most(-1.5),
        figure(150, "percent", direction=Direction.DOWN),
    ]:
        if call == "consistent" and isinstance(bad, Interval) and bad.upper == 1:
            continue  # cut, as all printed sets
        with refused(GrowthError, f"{code} {name}") as caught:
            function(bad)
        assert caught.value.value is bad
    if divides:
        with refused(GrowthError, "not-above-minus-one"):
            function(-1)
        with refused(GrowthError, "not-above-minus-one"):
            function(Interval(-1, 1))
    else:
        function(-1)
        function(Interval(-1, 1))


@pytest.mark.parametrize("call", RATES)
@pytest.mark.parametrize("bad", [True, "0.1", None, float("nan"), float("-inf"), 1j])
def test_rates_that_are_no_finite_numbers(call, bad):
    function, name, _ = RATES[call]
    with pytest.raises(GrowthError) as caught:
        function(bad)
    assert caught.value.place == name
    assert caught.value.code in {"not-a-number", "not-finite", "missing-rate"}


@pytest.mark.parametrize("function", [doubling_time, rule_of_70, rule_of_70_error])
def test_nothing_doubles_without_growth(function):
    for bad in (
        0,
        -0.5,
        Interval(0, 1),
        Interval(-0.5, 1),
        Interval.at_most(0.05),
        Interval(-1, 1),
    ):
        with refused(GrowthError, "never-doubles rate"):
            function(bad)
    with refused(GrowthError, "never-doubles rate"):
        function(Interval.at_least(-0.5))
    with refused(GrowthError, "below-minus-one rate"):
        function(-2)


@pytest.mark.parametrize(
    ("start", "goal", "rate"),
    [
        (100, 200, 0),
        (100, 200, -0.01),
        (Interval(50, 100), 75, 0),
        (100, 200, Interval(0, 1)),
        (100, 200, Interval(-0.5, 0.5)),
        (100, Interval(50, 200), -0.5),
        (100, 50, Interval(-0.5, 0.5)),
        (100, 50, Interval(-0.5, 0)),
        (100, 200, Interval.at_most(0.05)),
        (100, Interval.at_least(50), -0.5),
    ],
)
def test_goals_that_are_not_surely_reached(start, goal, rate):
    plain = not any(isinstance(each, Interval) for each in (start, goal, rate))
    code = "goal-not-reached" if plain else "goal-perhaps-not-reached"
    with refused(GrowthError, f"{code} rate"):
        periods_to_reach(start, goal, rate)


def test_the_error_of_a_goal_never_reached_names_all_three():
    with refused(GrowthError, "goal-not-reached rate") as caught:
        periods_to_reach(100, 200, -0.01)
    assert caught.value.value == -0.01
    assert caught.value.details == {"start": 100, "goal": 200}


@pytest.mark.parametrize("function", [compound, average_growth, chain, lambda s: sums_to(s, 5)])
@pytest.mark.parametrize("bad", [[], (), "", "0.1", b"", {}, 0.05, None, np.array(0.1)])
def test_series_that_are_none(function, bad):
    with refused(GrowthError, "empty-series"):
        function(bad)


@pytest.mark.parametrize("function", [compound, average_growth, lambda s: sums_to(s, 5)])
def test_a_mapping_is_no_series_where_years_do_not_matter(function):
    with refused(GrowthError, "empty-series"):
        function({2019: 0.1})


def test_series_without_end_and_series_of_too_many_digits():
    with refused(GrowthError, "too-long-series rates"):
        compound(iter(lambda: 0.1, None))
    with refused(GrowthError, "too-many-digits-in-all rates"):
        compound([Fraction(3**2500 - 1, 3**2500)] * 1000)
    with refused(GrowthError, "too-many-digits-in-all parts"):
        sums_to([Fraction(3**2500, 3**2500 + k) for k in range(20)], 5)


def test_missing_rates():
    with refused(GrowthError, "missing-rate rates[1]"):
        chain([0.1, None, 0.1])
    with refused(GrowthError, "no-known-rate rates"):
        chain([None, None], missing="bridge")
    with refused(GrowthError, "unknown-choice missing"):
        chain([0.1], missing="skip")
    with refused(GrowthError, "unknown-choice missing"):
        chain([0.1], missing=[])


@pytest.mark.parametrize("bad", [1.5, Interval(1, 2), figure(3, "year", "about"), Fraction(1, 2)])
def test_a_path_has_whole_periods(bad):
    with refused(GrowthError, "not-one-whole-number periods"):
        path(5, 0.1, bad)


def test_a_path_tells_which_periods_it_cannot_take():
    with refused(GrowthError, "not-one-whole-number periods"):
        path(5, 0.1, 1.5)
    with refused(GrowthError, "too-long-path periods"):
        path(5, 0.1, 1001)


@pytest.mark.parametrize(("function", "name"), [(percent, "rate"), (from_percent, "x")])
def test_conversions_name_their_argument(function, name):
    with refused(GrowthError, "not-a-number"):
        function(True)


@pytest.mark.parametrize("function", [doubling_time, rule_of_70, rule_of_70_error])
def test_a_rate_that_doubles_nothing_is_told(function):
    with refused(GrowthError, "never-doubles rate"):
        function(-0.5)


def test_a_rank_is_known_by_its_measure_as_by_its_unit():
    for rank in (figure(3, "count", measure="rank"), observation(3, "rank")):
        with refused(GrowthError, "rank part"):
            share(rank, 5)


def test_the_longest_number_that_is_taken():
    assert share(Fraction(2**4095 + 1, 2**4095), 1) == 1
    with refused(GrowthError, "too-many-digits part"):
        share(Fraction(2**4096 + 1, 2**4096), 1)


@pytest.mark.parametrize(
    ("call", "refusal"),
    [
        (lambda: compound({}), "empty-series rates"),
        (lambda: growth_rate(1, 2, policy="5%"), "wrong-type policy"),
        (lambda: rounding_interval("5", 1), "not-a-number value"),
        (lambda: rounding_interval(5, -1), "not-positive resolution"),
        (lambda: cagr(1, 2, 10**7), "too-many-periods periods"),
        (lambda: consistent((5,), 1), "not-a-pair levels"),
        (lambda: growth_rate(Interval(0, int("1" * 900)), 5), "not-positive base"),
        (lambda: share(Interval.at_least(LONG), 1), "too-many-digits part"),
    ],
)
def test_an_error_names_the_argument_and_prints_on_one_short_line(call, refusal):
    with refused(GrowthError, refusal) as caught:
        call()
    assert len(str(caught.value)) < 300
    assert "\n" not in str(caught.value)


def test_an_endless_series_is_left_as_soon_as_it_is_too_long():
    rates = count()
    with refused(GrowthError, "too-long-series rates"):
        compound(rates)
    assert next(rates) == 10_001


def test_a_series_has_two_million_bits_at_most():
    rates = [Fraction(1, 2**3199)] * 625
    given = Arguments(DEFAULT_POLICY)
    assert len(given.factors("rates", rates)) == 625
    with refused(GrowthError, "too-many-digits-in-all rates"):
        given.factors("rates", [*rates, 1])


def test_a_sum_has_13_000_bits_at_most():
    parts = [1 + Fraction(1, base) for base in (3**2500, 5**1700, 7**390)]
    length = 13_000 - (sum(parts) + 1).numerator.bit_length()
    longest, longer = (1 + Fraction(1, 2**bits) for bits in (length, length + 1))
    assert (sum(parts) + longest).numerator.bit_length() == 13_000
    assert not sums_to([*parts, longest], 5)
    with refused(GrowthError, "too-many-digits-in-all parts"):
        sums_to([*parts, longer], 5)


def test_the_total_is_rounded_as_the_parts():
    assert sums_to([57], 58, resolution=1)
    assert not sums_to([57], 58)


def test_balances_that_are_at_most_0_stay_below_0():
    assert share(Interval.at_most(0), 10) == Interval.at_most(0)
    assert share(Interval.less_than(0), 10) == Interval.less_than(0)
    assert share(Interval.at_most(1), 10) == Interval(0, Decimal("0.1"), False, True)


def test_the_longest_path():
    assert path(1, 1, 1000)[-1] == apply_growth(2**500, 2**500 - 1)
    long = Fraction(1, 2**2999)
    assert len(path(1, long, 20)) == 21
    with refused(GrowthError, "too-long-path periods"):
        path(1, long, 21)


def test_a_goal_of_nothing_needs_a_total_loss():
    assert required_rate(5, 0, 3) == -1


def test_ends_that_are_cut_are_open_and_nothing_else():
    for cut in (share(Interval.at_most(5), 1), share(figure(5, "CNY", "at_most"), 1)):
        assert cut.lower_closed is False


@pytest.mark.parametrize("bad", [(), (5,), (5, 6, 7), 5, "56"])
def test_consistency_is_of_two_levels(bad):
    with pytest.raises(GrowthError) as caught:
        consistent(bad, 0.1)
    assert (caught.value.place, caught.value.value) == ("levels", bad)
    assert caught.value.code in {"empty-series", "not-a-pair"}


@pytest.mark.parametrize(
    "call",
    [
        lambda: cagr(1, 2, 10**7),
        lambda: cagr(1, 2, Interval(1, 10**7)),
        lambda: cagr(1, 2, Interval.at_least(10**7)),
        lambda: annualize(0.5, 10**6),
        lambda: annualize(-0.5, 10**6),
        lambda: annualize(Interval(0, 1), 10**6),
        lambda: cagr(1, 2, Decimal("1e-900")),
        lambda: path(1, 0.1, 1001),
        lambda: path(1, Fraction(1, 3**2000), 1000),
        lambda: growth_rate(Decimal("1e-900"), Decimal("1e900")),
        lambda: growth_rate(Interval(Decimal("1e-900"), 1), Decimal("1e900")),
        lambda: share(Decimal("1e-900"), Decimal("1e900")),
        lambda: compound([Decimal("1e900")] * 2),
        lambda: growth_rate(Interval.point(Fraction(3, 100)), 10**1000),
        lambda: consistent((Decimal("1e-900"), Decimal("1e900")), 0.1),
    ],
)
def test_absurd_sizes_are_refused(call):
    with pytest.raises(GrowthError) as caught:
        call()
    assert caught.value.code in {"result-out-of-range", "too-long-path", "too-many-periods"}


def test_a_set_of_one_number_reaches_as_far_as_a_number():
    rate = growth_rate(Fraction(3, 10), 10**1000)
    found = growth_rate(Interval.point(Fraction(3, 10)), 10**1000)
    assert found.lower == rate
    assert rate < found.upper < rate * Decimal("1.0000000001")


def test_large_but_sane_sizes_are_answered():
    tiny = cagr(10**900, 10**900 + 1, 100)
    assert tiny == Decimal("1e-902")
    assert annualize(Decimal("1e-900"), 365) == Decimal("3.65e-898")
    assert round(average_growth([0.1] * 10_000), 20) == Decimal("0.1")
    assert str(annualize(Decimal("0.0001"), 365))[:12] == "0.0371724113"
    assert cagr(1, 2, 1_000_000) < Decimal("1e-6")
    daily = annualize(Interval(Decimal("0.000123456789"), Decimal("0.0002")), 3650)
    assert daily.lower_closed
    assert annualize(Decimal("0.000123456789"), 3650) - daily.lower < Decimal("1e-27")


def test_rates_next_to_nothing_are_answered_to_the_last_digit():
    tiny = Decimal("1e-100")
    # ln(2) / ln(1 + x) is ln(2) / x + ln(2) / 2 - ..., with ln(2) of A002162
    assert periods_to_reach(1, 2, tiny) == Decimal("6.931471805599453094172321215E+99")
    assert doubling_time(tiny) == periods_to_reach(1, 2, tiny)
    assert log_growth(1, 1 + Fraction(tiny)) == tiny
    assert periods_to_reach(1, (1 + Fraction(tiny)) ** 2, tiny) == 2
    assert periods_to_reach(1, 1 + 2 * Fraction(tiny), tiny) == 2
    # the growth of a moment: 1e900 times over, and still next to nothing
    assert cagr(1, 1 + Fraction(1, 10**950), Decimal("1e-900")) == Decimal("1e-50")
    nearly_two = periods_to_reach(Interval.point(1), 1 + 2 * Fraction(tiny), tiny)
    assert nearly_two == Interval(Decimal("1.999999999999999999999999999"), 2)


def test_growth_errors_are_value_errors_of_the_package():
    assert issubclass(GrowthError, ValueError)
    assert issubclass(GrowthUnitError, DalianReportError)
    assert copy.copy(cagr) is cagr


REPORT = dr.load()
GROWTH_RATES = (REPORT.figure("I.indicators-01.1"), REPORT.figure("II.goals-01.1"))
LOANS = (REPORT.figure("I.1.1-05b.1"), REPORT.figure("II.5.3-05c.1"))
BETWEEN_LEVELS = {
    "growth_rate": growth_rate,
    "log_growth": log_growth,
    "cagr": lambda base, value: cagr(base, value, 1),
    "required_rate": lambda base, value: required_rate(base, value, 1),
    "periods_to_reach": lambda base, value: periods_to_reach(base, value, Fraction(1, 10)),
}


@pytest.mark.parametrize("name", BETWEEN_LEVELS)
def test_a_growth_rate_has_no_growth(name):
    observations = [one for one in dr.observations() if one.indicator_id == "gdp.growth"][:2]
    for records in (GROWTH_RATES, observations):
        with pytest.raises(dr.GrowthError) as caught:
            BETWEEN_LEVELS[name](*records)
        assert caught.value.code == "growth-record"


@pytest.mark.parametrize(
    "call", [lambda rate: apply_growth(rate, 0.1), lambda rate: implied_base(rate, 0.1)]
)
def test_a_growth_rate_is_no_base(call):
    with pytest.raises(dr.GrowthError) as caught:
        call(GROWTH_RATES[0])
    assert caught.value.code == "growth-record"


def test_functions_of_rates_take_growth_rates():
    assert compound(GROWTH_RATES).lower == Fraction("1.04275") * Fraction("1.06") - 1
    assert percentage_points(*GROWTH_RATES).lower == Decimal("1.275")


@pytest.mark.parametrize("name", BETWEEN_LEVELS)
def test_a_flow_does_not_grow_into_a_balance(name):
    with pytest.raises(dr.GrowthError) as caught:
        BETWEEN_LEVELS[name](*LOANS)
    assert caught.value.code == "other-indicator"
    assert {caught.value.details["wanted"], caught.value.details["indicator"]} == {
        record.indicator_id for record in LOANS
    }
    assert share(*(attrs.evolve(record, year=2023) for record in LOANS)) > 0
    assert BETWEEN_LEVELS[name](*(record.value for record in LOANS)) > 0


def test_a_change_is_no_level():
    level = attrs.evolve(LOANS[1], id="II.5.3-05c.2", measure=dr.Measure.CHANGE)
    with pytest.raises(dr.GrowthError) as caught:
        growth_rate(LOANS[1], level)
    assert caught.value.code == "other-measure"
