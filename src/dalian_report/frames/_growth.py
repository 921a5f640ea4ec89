"""Growth maths as expressions over the columns of a frame.

Each function applies its namesake in `dalian_report.growth` to rows: rates are ratios, and the
formula and its conditions are the same. Arguments are expressions, names of columns, or
numbers. The result is a Narwhals expression of floats, for `with_columns` or `select` of a
Narwhals frame, eager or lazy. If the scalar function raises an error, the row is null: for a
base of 0 or below, a rate below -1, NaN, an infinity or a null. The arithmetic is in floats, so
results agree with the exact results to a few units of the last place, relative to the largest
intermediate number. A result beyond all floats is null.

>>> import narwhals as nw, polars as pl
>>> levels = pl.DataFrame({"last": [380.0, 0.0], "this": [418.0, 5.0]})
>>> rates = nw.from_native(levels).select(rate=growth_rate("last", "this"))
>>> [rate if rate is None else round(rate, 12) for rate in rates["rate"].to_list()]
[0.1, None]
"""

from __future__ import annotations

import math
from functools import reduce
from operator import mul
from typing import TYPE_CHECKING, TypeAlias

import narwhals as nw

from dalian_report.errors import FrameError

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
    """Return the growth from base to value, as a ratio: (value - base) / base.

    Null for a base of 0 or below and a value below 0.
    """
    start, end = _above(base, 0), _at_least(value, 0)
    return _finite((end - start) / start)


def apply_growth(base: Column, rate: Column) -> nw.Expr:
    """Return the level that a base grows to: base * (1 + rate).

    Null for a base of 0 or below and a rate below -1.
    """
    return _finite(_above(base, 0) * (1 + _at_least(rate, -1)))


def implied_base(value: Column, rate: Column) -> nw.Expr:
    """Return the base that a level and its growth imply: value / (1 + rate).

    Null for a value of 0 or below and a rate of -1 or below.
    """
    return _finite(_above(value, 0) / (1 + _above(rate, -1)))


def compound(rates: Sequence[Column]) -> nw.Expr:
    """Return the growth over all periods of a row: the product of (1 + rate), minus 1.

    Null where a rate is missing or below -1.

    Raises:
        FrameError: for no rates.
    """
    return _finite(_product(rates) - 1)


def average_growth(rates: Sequence[Column]) -> nw.Expr:
    """Return the average growth per period: (product of (1 + rate)) ** (1 / n) - 1.

    Null where a rate is missing or below -1.

    Raises:
        FrameError: for no rates.
    """
    return _finite(_power(_product(rates), nw.lit(1 / len(rates))) - 1)


def two_year_average(first: Column, second: Column) -> nw.Expr:
    """Return the average yearly growth of two years: ((1 + first)(1 + second)) ** (1/2) - 1.

    Null where a rate is below -1.
    """
    return average_growth([first, second])


def cagr(start: Column, end: Column, periods: Column) -> nw.Expr:
    """Return the compound growth rate per period: (end / start) ** (1 / n) - 1.

    Null for a start of 0 or below, an end below 0, and periods of 0 or below or above a million.
    """
    multiple = _at_least(end, 0) / _above(start, 0)
    return _finite(_power(multiple, 1 / _periods(periods)) - 1)


def required_rate(start: Column, goal: Column, periods: Column) -> nw.Expr:
    """Return the rate per period that brings the start to the goal: as `cagr`, looking ahead."""
    return cagr(start, goal, periods)


def annualize(rate: Column, periods_per_year: Column) -> nw.Expr:
    """Return the yearly rate of a rate per period: (1 + rate) ** periods_per_year - 1.

    Null for a rate below -1, and periods of 0 or below or above a million.
    """
    return _finite(_power(1 + _at_least(rate, -1), _periods(periods_per_year)) - 1)


def log_growth(base: Column, value: Column) -> nw.Expr:
    """Return the continuous growth rate: ln(value / base). Null for either of 0 or below."""
    return _finite((_above(value, 0) / _above(base, 0)).log())


def periods_to_reach(start: Column, goal: Column, rate: Column) -> nw.Expr:
    """Return the periods to a goal at a rate: ln(goal / start) / ln(1 + rate).

    0 for a goal that the start has reached: at it or, unless the rate is below 0, above it.
    Null for a goal that is not reached from now on, a level of 0 or below, a rate of -1 or
    below.
    """
    multiple, growth = _above(goal, 0) / _above(start, 0), _above(rate, -1)
    reached = (growth > -1) & ((multiple == 1) | ((multiple < 1) & (growth >= 0)))
    ahead = ((multiple > 1) & (growth > 0)) | ((multiple < 1) & (growth < 0))
    moving = nw.when(ahead).then(growth)
    periods = _finite(multiple.log() / (1 + moving).log())
    return nw.when(reached).then(nw.lit(0.0)).otherwise(periods)


def doubling_time(rate: Column) -> nw.Expr:
    """Return the periods in which a level doubles: ln(2) / ln(1 + rate). Null for 0 or below."""
    return _finite(math.log(2) / (1 + _above(rate, 0)).log())


def deflate(nominal_rate: Column, price_rate: Column) -> nw.Expr:
    """Return the growth in constant prices: (1 + nominal_rate) / (1 + price_rate) - 1.

    Null for a nominal rate below -1 and a price rate of -1 or below.
    """
    nominal, prices = _at_least(nominal_rate, -1), _above(price_rate, -1)
    return _finite((nominal - prices) / (1 + prices))


def implied_deflator(nominal: Column, real: Column) -> nw.Expr:
    """Return the rise of prices between two rates: (1 + nominal) / (1 + real) - 1.

    Null for a nominal rate below -1 and a real rate of -1 or below.
    """
    return deflate(nominal, real)


def percentage_points(base: Column, value: Column) -> nw.Expr:
    """Return the change of a ratio in percentage points: 100 * (value - base)."""
    return _finite((_number(value) - _number(base)) * 100)


def share(part: Column, whole: Column) -> nw.Expr:
    """Return the part as a share of the whole: part / whole. Null for a whole of 0 or below."""
    return _finite(_number(part) / _above(whole, 0))


def contribution(part_base: Column, part_value: Column, total_base: Column) -> nw.Expr:
    """Return the contribution of a part to total growth: (part_value - part_base) / total_base.

    Null for a total of 0 or below.
    """
    return _finite((_number(part_value) - _number(part_base)) / _above(total_base, 0))


def percent(rate: Column) -> nw.Expr:
    """Return a ratio as a percentage: 100 * rate."""
    return _finite(_number(rate) * 100)


def from_percent(x: Column) -> nw.Expr:
    """Return a percentage as a ratio: x / 100."""
    return _finite(_number(x) / 100)


# Arguments outside a formula's domain become null first: some engines stop at a
# logarithm of 0 or a division by it, and to some NaN is greater than every number.


def _number(argument: Column) -> nw.Expr:
    column = nw.col(argument) if isinstance(argument, str) else argument
    floats = (column if isinstance(column, nw.Expr) else nw.lit(float(column))).cast(nw.Float64())
    return _finite(floats)


def _finite(number: nw.Expr) -> nw.Expr:
    return nw.when(number.is_finite()).then(number)


def _above(column: Column, floor: float) -> nw.Expr:
    number = _number(column)
    return nw.when(number > floor).then(number)


def _at_least(column: Column, floor: float) -> nw.Expr:
    number = _number(column)
    return nw.when(number >= floor).then(number)


def _periods(column: Column) -> nw.Expr:
    number = _number(column)
    return nw.when((number > 0) & (number <= _MOST_PERIODS)).then(number)


def _power(base: nw.Expr, exponent: nw.Expr) -> nw.Expr:
    # NumPy, for which a missing number is NaN, has 1 to the power of NaN be 1.
    return nw.when(base.is_finite() & exponent.is_finite()).then(base**exponent)


def _product(rates: Sequence[Column]) -> nw.Expr:
    """The product of (1 + rate)."""
    if isinstance(rates, str) or not rates:
        raise FrameError("no-columns", "rates", rates)
    factors = [1 + _at_least(rate, -1) for rate in rates]
    return reduce(mul, factors)
