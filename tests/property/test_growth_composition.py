"""Growth over periods put together, parts added up, and the same thing said in two ways."""

from __future__ import annotations

import itertools
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
    chain,
    compound,
    consistent,
    contribution,
    growth_rate,
    log_growth,
    path,
    percentage_points,
    periods_to_reach,
    rounding_interval,
    rule_of_70,
    rule_of_70_error,
    share,
    sums_to,
    two_year_average,
)

RATES = st.decimals("-1", "2", places=3)
PARTIAL = st.decimals("-0.99", "2", places=3)
SERIES = st.lists(RATES, min_size=1, max_size=8)
LEVELS = st.integers(1, 10**6)
CLOSE = Decimal("1e-24")


@given(SERIES, SERIES)
def test_compounding_in_two_steps_is_compounding_at_once(first, second):
    steps = compound([Fraction(compound(first)), Fraction(compound(second))])
    assert abs(steps - compound([*first, *second])) <= CLOSE * (1 + abs(steps))


@given(SERIES, st.randoms(use_true_random=False))
def test_the_order_of_the_years_does_not_matter(rates, random):
    shuffled = random.sample(rates, len(rates))
    assert compound(shuffled) == compound(rates)
    assert average_growth(shuffled) == average_growth(rates)


@given(SERIES)
def test_a_whole_chain_is_compounded_and_a_year_without_growth_changes_nothing(rates):
    assert chain(rates) == compound(rates) == chain(rates, missing="bridge")
    assert compound([*rates, 0]) == compound(rates)
    assert compound(iter(rates)) == compound(tuple(rates))


@given(SERIES, st.integers(1, 4))
def test_a_bridge_grows_at_the_average_of_the_known_years(rates, missing):
    average = average_growth(rates)
    bridged = chain([None] * missing + rates, missing="bridge")
    filled = compound([average] * missing + rates)
    assert abs(bridged - filled) <= CLOSE * (1 + abs(filled))


@given(PARTIAL, PARTIAL)
def test_the_two_year_average_is_the_average_and_the_cagr(first, second):
    average = two_year_average(first, second)
    levels = 1, (1 + Fraction(first)) * (1 + Fraction(second))
    assert average == average_growth([first, second]) == cagr(*levels, 2)
    assert average == annualize(levels[1] - 1, Fraction(1, 2))
    assert average <= (first + second) / 2


@given(LEVELS, LEVELS, LEVELS)
def test_log_rates_add_up(first, second, third):
    whole = log_growth(first, third)
    assert abs(log_growth(first, second) + log_growth(second, third) - whole) < Decimal("1e-25")


@given(LEVELS, PARTIAL, st.integers(1, 8))
def test_a_path_is_growth_applied_again_and_again(start, rate, periods):
    levels = path(start, rate, periods)
    assert len(levels) == periods + 1
    assert levels[0] == start
    for before, after in itertools.pairwise(levels):
        assert abs(apply_growth(before, rate) - after) <= CLOSE * after


@given(st.lists(st.tuples(LEVELS, LEVELS), min_size=1, max_size=6))
def test_contributions_add_up_to_the_growth_of_the_total(parts):
    before, after = (sum(levels) for levels in zip(*parts, strict=True))
    contributions = [contribution(*part, before) for part in parts]
    growth = growth_rate(before, after)
    assert abs(sum(contributions) - growth) < Decimal("1e-22")
    for (base, value), found in zip(parts, contributions, strict=True):
        weighted = share(base, before) * growth_rate(base, value)
        assert abs(weighted - found) <= CLOSE * (1 + abs(found))


@given(st.decimals("0.001", "2", places=3))
def test_the_error_of_the_rule_is_the_miss_of_the_rule(rate):
    exact = periods_to_reach(1, 2, rate)
    found = rule_of_70(rate) / exact - 1
    assert abs(rule_of_70_error(rate) - found) < Decimal("1e-25")


@given(st.lists(st.decimals("-99", "99", places=4), min_size=1, max_size=8), st.integers(0, 3))
def test_rounded_parts_always_fit_their_rounded_total(parts, places):
    step = Decimal(1).scaleb(-places)
    printed = [part.quantize(step) for part in parts]
    total = sum(parts).quantize(step)
    assert sums_to(printed, total, resolution=step)
    intervals = [rounding_interval(part, step) for part in printed]
    assert sums_to(intervals, rounding_interval(total, step))
    too_much = sum(printed) + step * (len(parts) + 2) / 2
    assert not sums_to(printed, too_much, resolution=step)


@given(LEVELS, LEVELS, st.integers(-2, 3), st.integers(0, 4))
def test_rounded_levels_always_fit_the_rounded_growth(base, value, level_places, rate_places):
    level_step = Decimal(1).scaleb(level_places)
    rate_step = Decimal(1).scaleb(-rate_places)
    printed = [Decimal(level).quantize(level_step) for level in (base, value)]
    rate = growth_rate(base, value).quantize(rate_step)
    if printed[0] == 0 or rate < -1:
        return
    assert consistent(printed, rate, level_resolution=level_step, rate_resolution=rate_step)
    ends = growth_rate(*(_positive(rounding_interval(each, level_step)) for each in printed))
    if ends.upper is not None:
        beyond = Fraction(ends.upper) + Fraction(rate_step) * Fraction(51, 100)
        assert not consistent(
            printed, beyond, level_resolution=level_step, rate_resolution=rate_step
        )


def _positive(levels: Interval) -> Interval:
    return levels.intersection(Interval.more_than(0)) or levels


@given(PARTIAL, PARTIAL)
def test_percentage_points_are_differences_and_growth_of_ratios_is_not(one, other):
    points = percentage_points(one, other)
    assert points == (other - one) * 100
    assert percentage_points(other, one) == -points
