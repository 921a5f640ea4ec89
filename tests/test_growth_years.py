"""Growth of records that know their years: gaps, order, and arguments of one year."""

from __future__ import annotations

from decimal import Decimal

import attrs
import numpy as np
import pytest

from dalian_report import growth
from dalian_report.errors import GrowthError
from dalian_report.growth import (
    cagr,
    chain,
    consistent,
    contribution,
    growth_rate,
    log_growth,
    percentage_points,
    periods_to_reach,
    required_rate,
    share,
    sums_to,
)
from refusals import refused
from test_growth import figure, observation


def level(value, year):
    """An amount of money of a year."""
    return figure(value, "CNY", year=year)


def rate(value, year):
    """A published growth rate of a year, in percent."""
    return attrs.evolve(observation(value, "percent"), year=year)


# --- gaps ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rates",
    [
        {2021: Decimal("0.1"), 2019: Decimal("0.1")},
        {2019: Decimal("0.1"), 2020: None, 2021: Decimal("0.1")},
        {np.int64(2019): 0.1, np.int32(2021): 0.1},
        [rate(10, 2019), rate(10, 2021)],
        [rate(10, 2021), rate(10, 2019)],
        {2019: rate(10, 2019), 2021: 0.1},
    ],
)
def test_a_year_without_a_rate_is_missing(rates):
    with refused(GrowthError, "missing-rate rates[2020]"):
        chain(rates)
    assert chain(rates, missing="bridge") == Decimal("0.331")


def test_years_without_a_gap_are_compounded():
    assert chain({2020: 0.1, 2019: -0.5}) == Decimal("-0.45")
    assert chain([rate(10, 2019), rate(-50, 2020)]) == Decimal("-0.45")
    assert chain({2019: 0.1}) == Decimal("0.1")
    assert chain([rate(10, 2019)]) == Decimal("0.1")


def test_members_without_a_year_among_others_are_taken_in_their_order():
    assert chain([rate(10, 2019), 0.1, rate(10, 2025)]) == Decimal("0.331")
    undated = figure(10, "percent")
    assert chain([rate(10, 2019), undated, rate(10, 2019)]) == Decimal("0.331")


def test_a_bad_rate_is_named_by_its_year_or_by_its_place_among_all():
    with refused(GrowthError, "below-minus-one rates[2021]"):
        chain({2019: 0.1, 2021: -2}, missing="bridge")
    with refused(GrowthError, "below-minus-one rates[2]"):
        chain([0.1, None, -2], missing="bridge")


@pytest.mark.parametrize(
    ("rates", "message"),
    [
        (
            [rate(10, 2019), rate(11, 2019)],
            "repeated-year rates",
        ),
        ({2019: rate(10, 2020)}, "other-year rates[2019]"),
        ({"2019": 0.1}, "not-a-year a key of rates"),
        ({2019.0: 0.1}, "not-a-year a key of rates"),
        ({True: 0.1}, "not-a-year a key of rates"),
        ({}, "empty-series rates"),
        ({1: 0.1, 10_001: 0.1}, "too-many-years rates"),
        (
            [rate(10, 1), rate(10, 10_001)],
            "too-many-years rates",
        ),
        ({2019: None}, "missing-rate rates[2019]"),
    ],
)
def test_series_by_year_that_are_none(rates, message):
    with refused(GrowthError, message):
        chain(rates)


def test_the_longest_series_by_year():
    assert chain({1: 0, 10_000: 0}, missing="bridge") == 0
    with refused(GrowthError, "no-known-rate rates"):
        chain({2019: None, 2020: None}, missing="bridge")


# --- order --------------------------------------------------------------------------------

ORDERED = {
    "growth_rate": (growth_rate, "base", "value"),
    "log_growth": (log_growth, "base", "value"),
    "cagr": (lambda one, other: cagr(one, other, 1), "start", "end"),
    "required_rate": (lambda one, other: required_rate(one, other, 1), "start", "goal"),
    "periods_to_reach": (lambda one, other: periods_to_reach(one, other, 1), "start", "goal"),
    "contribution": (
        lambda one, other: contribution(one, other, 100),
        "part_base",
        "part_value",
    ),
    "consistent": (
        lambda one, other: consistent((one, other), 0.1),
        "levels[0]",
        "levels[1]",
    ),
}


@pytest.mark.parametrize("name", ORDERED)
def test_a_value_of_an_earlier_year_than_its_base_is_refused(name):
    function, first, second = ORDERED[name]
    with refused(GrowthError, f"earlier-year {second}") as caught:
        function(level(5, 2023), level(6, 2022))
    assert caught.value.value == 2022
    assert caught.value.details == {"first": first, "first_year": 2023}
    for years in ((2022, 2023), (2022, 2022), (None, 2022), (2023, None)):
        function(*(level(value, year) for value, year in zip((5, 6), years, strict=True)))


def test_points_from_a_later_year_to_an_earlier_are_refused():
    with refused(GrowthError, "earlier-year value"):
        percentage_points(rate(5, 2023), rate(6, 2022))
    assert percentage_points(rate(5, 2022), rate(6, 2023)) == 1


# --- one year -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "name", "first"),
    [
        (lambda: share(level(1, 2022), level(2, 2023)), "whole", "part"),
        (lambda: contribution(level(1, 2022), 2, level(9, 2021)), "total_base", "part_base"),
        (lambda: sums_to([level(1, 2022), level(2, 2023)], 3), r"parts\[1\]", r"parts\[0\]"),
        (lambda: sums_to([1, level(2, 2022)], level(3, 2023)), "total", r"parts\[1\]"),
    ],
)
def test_parts_and_wholes_are_of_one_year(call, name, first):
    with refused(GrowthError, "other-year"):
        call()


def test_parts_and_wholes_of_one_year_or_none():
    assert share(level(1, 2022), level(2, 2022)) == Decimal("0.5")
    assert share(level(1, 2022), 2) == Decimal("0.5")
    assert share(1, 2) == Decimal("0.5")
    assert contribution(level(1, 2021), level(2, 2022), level(10, 2021)) == Decimal("0.1")
    assert sums_to([level(1, 2022), level(2, 2022), 3], level(6, 2022))


# --- the policy ---------------------------------------------------------------------------

POLICY_CALLS = {
    "chain": lambda policy: growth.chain([0.1], policy=policy),
    "compound": lambda policy: growth.compound([0.1], policy=policy),
    "growth_rate": lambda policy: growth.growth_rate(level(1, 2022), 2, policy=policy),
    "consistent": lambda policy: growth.consistent((1, 2), 1, policy=policy),
    "doubling_time": lambda policy: growth.doubling_time(0.1, policy=policy),
}


@pytest.mark.parametrize("name", POLICY_CALLS)
@pytest.mark.parametrize("bad", [None, "5%", 0.05, object])
def test_a_policy_is_a_hedge_policy(name, bad):
    with refused(GrowthError, "wrong-type policy"):
        POLICY_CALLS[name](bad)
