"""What one growth function does, its inverse undoes."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dalian_report import Interval
from dalian_report.growth import (
    annualize,
    apply_growth,
    average_growth,
    cagr,
    compound,
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
    share,
)

LEVELS = st.decimals("0.01", "1e6", places=2)
RATES = st.decimals("-0.99", "2", places=4)
RISES = st.decimals("0.0001", "2", places=4)
FALLS = st.decimals("-0.99", "-0.0001", places=4)
RATIOS = st.decimals("-5", "5", places=4)
CLOSE = Decimal("1e-24")


def close(one: Decimal, other: Decimal) -> bool:
    """Whether two results differ by no more than a few roundings."""
    return abs(one - other) <= CLOSE * max(abs(one), abs(other), Decimal("0.001"))


@given(LEVELS, RATES)
def test_the_rate_applied_is_the_rate_found(base, rate):
    assert growth_rate(base, apply_growth(base, rate)) == rate


@given(LEVELS, LEVELS)
def test_the_rate_found_applied_gives_the_level_back(base, value):
    assert abs(apply_growth(base, growth_rate(base, value)) - value) < CLOSE * (base + value)


@given(LEVELS, RATES)
def test_a_level_implies_the_base_it_came_from(base, rate):
    assert implied_base(apply_growth(base, rate), rate) == base


@given(LEVELS, RATES)
def test_a_set_that_grew_implies_a_set_around_its_base(base, rate):
    around = Interval(base, base * 2)
    assert implied_base(apply_growth(around, rate), rate) == around


@given(RATES, RATES)
def test_the_deflator_deflates_to_the_real_rate(real, prices):
    nominal = compound([real, prices])
    assert deflate(nominal, prices) == real
    assert implied_deflator(nominal, real) == prices
    assert deflate(nominal, real) == implied_deflator(nominal, real)


@given(RATIOS)
def test_percent_and_back(ratio):
    assert from_percent(percent(ratio)) == ratio
    assert percentage_points(0, ratio) == percent(ratio)


@given(LEVELS, RATES, st.integers(1, 12))
def test_the_cagr_of_a_path_is_its_rate(start, rate, periods):
    end = Fraction(start) * (1 + Fraction(rate)) ** periods
    assert cagr(start, end, periods) == rate
    assert required_rate(start, end, periods) == rate
    assert close(path(start, rate, periods)[-1], growth_rate(1, 1 + end))


@given(LEVELS, st.one_of(RISES, FALLS), st.integers(1, 12))
def test_a_path_reaches_its_end_after_its_periods(start, rate, periods):
    end = Fraction(start) * (1 + Fraction(rate)) ** periods
    assert periods_to_reach(start, end, rate) == periods


@given(LEVELS, st.decimals("0.1", "10", places=3), st.decimals("1", "50", places=2))
def test_the_required_rate_takes_the_periods_it_was_asked_for(start, multiple, periods):
    goal = start * multiple
    rate = required_rate(start, goal, periods)
    if abs(rate) > Decimal("1e-6"):
        assert abs(periods_to_reach(start, goal, rate) - periods) < Decimal("1e-15") * periods


@given(RISES)
def test_growth_over_the_doubling_time_is_one(rate):
    periods = doubling_time(rate)
    assert close(cagr(1, 2, periods), rate)
    assert close(annualize(rate, periods), Decimal(1))
    assert doubling_time(rate) == periods_to_reach(1, 2, rate)


@given(RATES, st.integers(1, 12))
def test_annualised_and_spread_again_a_rate_is_itself(rate, periods):
    exact = compound([rate] * periods)
    assert annualize(rate, periods) == exact
    yearly = (1 + Fraction(rate)) ** periods - 1
    assert annualize(yearly, Fraction(1, periods)) == rate
    assert average_growth([rate] * periods) == rate


@given(LEVELS, LEVELS)
def test_log_rates_there_and_back_cancel(base, value):
    assert log_growth(base, value) == log_growth(value, base).copy_negate()


@given(LEVELS, LEVELS)
def test_a_share_of_the_whole_is_the_part(part, whole):
    assert abs(apply_growth(whole, share(part, whole) - 1) - part) < CLOSE * (part + whole)
