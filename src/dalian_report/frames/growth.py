"""Growth maths as expressions over the columns of a frame.

Each function is the one of the same name in `dalian_report.growth`, for rows: rates are
ratios, and the formula and its conditions are the same. Arguments are expressions, names of
columns, or numbers; the result is a Narwhals expression of floats, for `with_columns` or
`select` of a Narwhals frame, eager or lazy. Where the scalar function raises an error, the
row is null: a base of 0 or below, a rate below -1, NaN, an infinity, a null. Floats are
computed with floats, so results agree with the exact ones to a few units of the last place,
relative to the largest number on the way.

>>> import narwhals as nw, polars as pl
>>> levels = pl.DataFrame({"last": [380.0, 0.0], "this": [418.0, 5.0]})
>>> rates = nw.from_native(levels).select(rate=growth_rate("last", "this"))
>>> [rate if rate is None else round(rate, 12) for rate in rates["rate"].to_list()]
[0.1, None]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import narwhals as nw

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Column",
    "annualize",
    "apply_growth",
    "average_growth",
    "cagr",
    "compound",
    "contribution",
    "deflate",
    "doubling_time",
    "from_percent",
    "growth_rate",
    "implied_base",
    "implied_deflator",
    "log_growth",
    "percent",
    "percentage_points",
    "periods_to_reach",
    "required_rate",
    "share",
    "two_year_average",
]

Column: TypeAlias = nw.Expr | str | float
"""An expression, the name of a column, or a number."""

_MOST_PERIODS = 1_000_000


def growth_rate(base: Column, value: Column) -> nw.Expr:
    """By what share of the base the value is above it: (value - base) / base.

    Null for a base of 0 or below and a value below 0.
    """
    start, end = _number(base), _number(value)
    return _where((start > 0) & (end >= 0), (end - start) / start)


def apply_growth(base: Column, rate: Column) -> nw.Expr:
    """The level that a base grows to: base * (1 + rate).

    Null for a base of 0 or below and a rate below -1.
    """
    start, growth = _number(base), _number(rate)
    return _where((start > 0) & (growth >= -1), start * (1 + growth))


def implied_base(value: Column, rate: Column) -> nw.Expr:
    """The base that a level and its growth imply: value / (1 + rate).

    Null for a value of 0 or below and a rate of -1 or below.
    """
    level, growth = _number(value), _number(rate)
    return _where((level > 0) & (growth > -1), level / (1 + growth))


def compound(rates: Sequence[Column]) -> nw.Expr:
    """The growth over all periods of a row together: the product of (1 + rate), less 1.

    Null where a rate is missing or below -1.
    """
    factors, holds = _factors(rates)
    return _where(holds, factors - 1)


def average_growth(rates: Sequence[Column]) -> nw.Expr:
    """The even rate that comes to the same: the n-th root of the product of (1 + rate), less 1.

    Null where a rate is missing or below -1.
    """
    factors, holds = _factors(rates)
    return _where(holds, factors ** (1 / len(rates)) - 1)


def two_year_average(first: Column, second: Column) -> nw.Expr:
    """The average yearly growth of two years: ((1 + first)(1 + second)) ** (1/2) - 1."""
    return average_growth([first, second])


def cagr(start: Column, end: Column, periods: Column) -> nw.Expr:
    """The compound growth rate a period from one level to another: (end / start) ** (1 / n) - 1.

    Null for a start of 0 or below, an end below 0, and periods of 0 or below or above a million.
    """
    first, last, times = _number(start), _number(end), _number(periods)
    holds = (first > 0) & (last >= 0) & (times > 0) & (times <= _MOST_PERIODS)
    return _where(holds, (last / first) ** (1 / times) - 1)


def required_rate(start: Column, goal: Column, periods: Column) -> nw.Expr:
    """The rate a period that brings the start to the goal: as `cagr`, looking ahead."""
    return cagr(start, goal, periods)


def annualize(rate: Column, periods_per_year: Column) -> nw.Expr:
    """The yearly rate if one period's rate went on: (1 + rate) ** periods_per_year - 1.

    Null for a rate below -1, and periods of 0 or below or above a million.
    """
    growth, times = _number(rate), _number(periods_per_year)
    holds = (growth >= -1) & (times > 0) & (times <= _MOST_PERIODS)
    return _where(holds, (1 + growth) ** times - 1)


def log_growth(base: Column, value: Column) -> nw.Expr:
    """The continuous growth rate: ln(value / base). Null for either of 0 or below."""
    start, end = _number(base), _number(value)
    return _where((start > 0) & (end > 0), (end / start).log())


def periods_to_reach(start: Column, goal: Column, rate: Column) -> nw.Expr:
    """How many periods at this rate bring the start to the goal: ln(goal / start) / ln(1 + rate).

    0 for a goal that is reached: at the start or, unless the rate is below 0, below it. Null
    for one that is not reached from now on, a level of 0 or below, a rate of -1 or below.
    """
    here, there, growth = _number(start), _number(goal), _number(rate)
    holds = (here > 0) & (there > 0) & (growth > -1)
    ahead = ((there > here) & (growth > 0)) | ((there < here) & (growth < 0))
    reached = (there == here) | ((there < here) & (growth >= 0))
    periods = (there / here).log() / (1 + growth).log()
    return nw.when(holds & reached).then(nw.lit(0.0)).otherwise(_where(holds & ahead, periods))


def doubling_time(rate: Column) -> nw.Expr:
    """How many periods double a level at this rate: ln(2) / ln(1 + rate). Null for 0 or below."""
    growth = _number(rate)
    return _where(growth > 0, nw.lit(2.0).log() / (1 + growth).log())


def deflate(nominal_rate: Column, price_rate: Column) -> nw.Expr:
    """Growth in constant prices: (1 + nominal_rate) / (1 + price_rate) - 1.

    Null for a nominal rate below -1 and a price rate of -1 or below.
    """
    nominal, prices = _number(nominal_rate), _number(price_rate)
    return _where((nominal >= -1) & (prices > -1), (nominal - prices) / (1 + prices))


def implied_deflator(nominal: Column, real: Column) -> nw.Expr:
    """The rise of prices between two published rates: (1 + nominal) / (1 + real) - 1."""
    return deflate(nominal, real)


def percentage_points(base: Column, value: Column) -> nw.Expr:
    """By how many percentage points a ratio changed: 100 * (value - base)."""
    before, after = _number(base), _number(value)
    return _where(before.is_finite() & after.is_finite(), (after - before) * 100)


def share(part: Column, whole: Column) -> nw.Expr:
    """The part as a share of the whole: part / whole. Null for a whole of 0 or below."""
    one, total = _number(part), _number(whole)
    return _where(total > 0, one / total)


def contribution(part_base: Column, part_value: Column, total_base: Column) -> nw.Expr:
    """What a part adds to the growth of the total: (part_value - part_base) / total_base.

    Null for a total of 0 or below.
    """
    before, after, total = _number(part_base), _number(part_value), _number(total_base)
    return _where(total > 0, (after - before) / total)


def percent(rate: Column) -> nw.Expr:
    """A ratio as a number of percent: 100 * rate."""
    return _where(_number(rate).is_finite(), _number(rate) * 100)


def from_percent(x: Column) -> nw.Expr:
    """A number of percent as a ratio: x / 100."""
    return _where(_number(x).is_finite(), _number(x) / 100)


def _number(given: Column) -> nw.Expr:
    column = nw.col(given) if isinstance(given, str) else given
    return (column if isinstance(column, nw.Expr) else nw.lit(float(column))).cast(nw.Float64())


def _factors(rates: Sequence[Column]) -> tuple[nw.Expr, nw.Expr]:
    """The product of (1 + rate), and whether no rate is below -1."""
    first, *others = (_number(rate) for rate in rates)
    product, holds = 1 + first, first >= -1
    for rate in others:
        product, holds = product * (1 + rate), holds & (rate >= -1)
    return product, holds


def _where(holds: nw.Expr, value: nw.Expr) -> nw.Expr:
    # NaN compares as greater than everything in some engines; it is no number anywhere.
    return nw.when(holds & value.is_finite()).then(value)
