"""The growth functions as the command offers them: names, arguments, results, examples."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["FORMULAS", "KINDS", "Formula"]

KINDS = {
    "level": "an amount",
    "rate": "a rate: 6%% or 0.06",
    "ratio": "a rate or a share: 6%% or 0.06",
    "percent": "a number of percent",
    "periods": "a number of periods",
    "place": "a place value, such as 0.1",
}
"""The meaning of an argument, for the help."""


class Formula(NamedTuple):
    """A growth function: its arguments with their kinds, and its result."""

    name: str
    function: str
    arguments: dict[str, str]
    gives: str
    """rate, level, periods, points, percent, levels, set or answer."""
    purpose: str
    example: str
    is_series: bool = False
    """Whether its first argument is one or more numbers."""


FORMULAS = (
    Formula(
        "rate", "growth_rate", {"base": "level", "value": "level"}, "rate",
        "by what share a value is above its base: value / base - 1", "380 420",
    ),
    Formula(
        "apply-growth", "apply_growth", {"base": "level", "rate": "rate"}, "level",
        "what a base grows to: base * (1 + rate)", "380 6%",
    ),
    Formula(
        "implied-base", "implied_base", {"value": "level", "rate": "rate"}, "level",
        "what a value grew from: value / (1 + rate)", "420 5%",
    ),
    Formula(
        "compound", "compound", {"rates": "rate"}, "rate",
        "the growth over all periods together: the product of (1 + rate), less 1",
        "-- -3.1% 12.6%", is_series=True,
    ),
    Formula(
        "chain", "chain", {"rates": "rate"}, "rate",
        'as compound, of a series in which some rates are missing ("none")',
        "6% none 5% --missing bridge", is_series=True,
    ),
    Formula(
        "average-growth", "average_growth", {"rates": "rate"}, "rate",
        "the even rate with the same total growth (geometric mean)", "10% -10%", is_series=True,
    ),
    Formula(
        "two-year-average", "two_year_average", {"first": "rate", "second": "rate"}, "rate",
        "the average yearly growth of two years", "-1.2% 8.4%",
    ),
    Formula(
        "path", "path", {"start": "level", "rate": "rate", "periods": "periods"}, "levels",
        "the levels of even growth, one a line", "100 6% 5",
    ),
    Formula(
        "cagr", "cagr", {"start": "level", "end": "level", "periods": "periods"}, "rate",
        "the compound rate a period between two levels", "100 150 5",
    ),
    Formula(
        "required-rate", "required_rate",
        {"start": "level", "goal": "level", "periods": "periods"}, "rate",
        "the rate a period that brings a start to a goal", "840 1000 3",
    ),
    Formula(
        "periods-to-reach", "periods_to_reach",
        {"start": "level", "goal": "level", "rate": "rate"}, "periods",
        "how many periods at a rate bring a start to a goal", "840 1000 6%",
    ),
    Formula(
        "doubling-time", "doubling_time", {"rate": "rate"}, "periods",
        "how many periods double a level", "7%",
    ),
    Formula(
        "rule-of-70", "rule_of_70", {"rate": "rate"}, "periods",
        "the doubling time by rule of thumb: 70 by the rate in percent", "7%",
    ),
    Formula(
        "rule-of-70-error", "rule_of_70_error", {"rate": "rate"}, "rate",
        "by what share that rule misses the doubling time", "7%",
    ),
    Formula(
        "log-growth", "log_growth", {"base": "level", "value": "level"}, "rate",
        "the continuous growth rate: ln(value / base)", "380 420",
    ),
    Formula(
        "annualize", "annualize", {"rate": "rate", "periods_per_year": "periods"}, "rate",
        "the yearly rate if one period's rate went on", "1.5% 4",
    ),
    Formula(
        "deflate", "deflate", {"nominal_rate": "rate", "price_rate": "rate"}, "rate",
        "growth in constant prices: (1 + nominal) / (1 + prices) - 1", "8% 2%",
    ),
    Formula(
        "implied-deflator", "implied_deflator", {"nominal": "rate", "real": "rate"}, "rate",
        "the rise of prices between a nominal and a real rate", "8% 6%",
    ),
    Formula(
        "percentage-points", "percentage_points", {"base": "ratio", "value": "ratio"}, "points",
        "by how many percentage points a ratio changed", "5.5% 6%",
    ),
    Formula(
        "share", "share", {"part": "level", "whole": "level"}, "rate",
        "a part as a share of the whole", "55 220",
    ),
    Formula(
        "contribution", "contribution",
        {"part_base": "level", "part_value": "level", "total_base": "level"}, "rate",
        "what a part adds to the growth of the total", "40 46 200",
    ),
    Formula(
        "percent", "percent", {"rate": "ratio"}, "percent",
        "a ratio as a number of percent", "0.045",
    ),
    Formula(
        "from-percent", "from_percent", {"x": "percent"}, "rate",
        "a number of percent as a ratio", "4.5",
    ),
    Formula(
        "rounding-interval", "rounding_interval", {"value": "level", "resolution": "place"}, "set",
        "all numbers that a rounded one may stand for", "12 1",
    ),
    Formula(
        "consistent", "consistent", {"base": "level", "value": "level", "rate": "rate"}, "answer",
        "can two printed levels and a printed rate all be right?",
        "255900 271430 6.1% --level-resolution 1 --rate-resolution 0.1%",
    ),
    Formula(
        "sums-to", "sums_to", {"parts": "level"}, "answer",
        "do printed parts add up to a printed total, given their rounding?",
        "12 45 --total 58 --resolution 1", is_series=True,
    ),
)  # fmt: skip
"""In the order of the help: levels and rates, several periods, horizons, prices, parts."""
