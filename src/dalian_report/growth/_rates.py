"""Rates between two levels, rates made from rates, and parts of a whole."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, overload

from dalian_report.growth._arguments import DEFAULT_POLICY, Arguments, Quantity
from dalian_report.growth._values import Answer, compounded, logarithms
from dalian_report.model import Figure, Observation

if TYPE_CHECKING:
    from decimal import Decimal

    from dalian_report.attainment._hedges import HedgePolicy
    from dalian_report.model._quantities import Number


@overload
def growth_rate(base: Number, value: Number, *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def growth_rate(base: Quantity, value: Quantity, *, policy: HedgePolicy = ...) -> Answer: ...
def growth_rate(base: Quantity, value: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY) -> Answer:
    """Return the growth from base to value, as a ratio: value / base - 1.

    The plain growth rate of statistical offices (INSEE, "growth rate"). Two levels in one
    unit give a ratio: 0.105 is 10.5%. A value of 0 is a fall of 100%, -1.

    Raises:
        GrowthError: a base of 0 or below, of which no change is a share; a value below 0,
            since a change of sign is not a rate; a value of an earlier year than the base;
            anything that is not a finite number.
        GrowthUnitError: levels in two units.

    >>> growth_rate(380, 420)
    Decimal('0.1052631578947368421052631579')
    >>> from dalian_report.model._intervals import Interval
    >>> print(growth_rate(Interval(40, 50), 60))
    [0.2, 0.5]
    """
    arguments = Arguments(policy)
    start, end = arguments.level("base", base), arguments.level("value", value, zero=True)
    arguments.of_one_kind("base", "value")
    return (end / start - 1).answer()


@overload
def apply_growth(base: Number, rate: Number, *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def apply_growth(base: Quantity, rate: Quantity, *, policy: HedgePolicy = ...) -> Answer: ...
def apply_growth(base: Quantity, rate: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY) -> Answer:
    """Return the level that a base grows to: base * (1 + rate).

    The inverse of `growth_rate`. The level is in the unit of the base (a base in percent is read as
    a ratio). A rate of -1 leaves 0.

    Raises:
        GrowthError: a base of 0 or below, a rate below -1.
        GrowthUnitError: a rate in a unit other than percent or ratio.

    >>> apply_growth(380, 0.1)
    Decimal('418')
    """
    arguments = Arguments(policy)
    return (arguments.level("base", base) * (arguments.rate("rate", rate) + 1)).answer()


@overload
def implied_base(value: Number, rate: Number, *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def implied_base(value: Quantity, rate: Quantity, *, policy: HedgePolicy = ...) -> Answer: ...
def implied_base(
    value: Quantity, rate: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY
) -> Answer:
    """Return the base that a level and its growth imply: value / (1 + rate).

    In the unit of the value. If the office has revised the base since, or counts growth at other
    prices than levels, this is the base that its growth rests on, not the one it printed. Interval
    ends are [low / (1 + high rate), high / (1 + low rate)].

    Raises:
        GrowthError: a value of 0 or below (its base would be 0, which allows no rate), a rate of -1
            or below.
        GrowthUnitError: a rate in a unit other than percent or ratio.

    >>> implied_base(1050, 0.05)
    Decimal('1000')
    """
    arguments = Arguments(policy)
    return (
        arguments.level("value", value) / (arguments.rate("rate", rate, partial=True) + 1)
    ).answer()


@overload
def log_growth(base: Number, value: Number, *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def log_growth(base: Quantity, value: Quantity, *, policy: HedgePolicy = ...) -> Answer: ...
def log_growth(base: Quantity, value: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY) -> Answer:
    """Return the continuous growth rate: ln(value / base).

    Log rates of consecutive periods add up. A growth rate g is a log rate of ln(1 + g), so
    5% is 4.879%. A pure number.

    Raises:
        GrowthError: a base or a value of 0 or below, a value of an earlier year.
        GrowthUnitError: levels in two units.

    >>> round(log_growth(100, 105), 5)
    Decimal('0.04879')
    """
    arguments = Arguments(policy)
    start, end = arguments.level("base", base), arguments.level("value", value)
    arguments.of_one_kind("base", "value")
    return logarithms(end / start)


@overload
def annualize(rate: Number, periods_per_year: Number, *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def annualize(
    rate: Quantity, periods_per_year: Quantity, *, policy: HedgePolicy = ...
) -> Answer: ...
def annualize(
    rate: Quantity, periods_per_year: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY
) -> Answer:
    """Return the yearly rate of a rate per period: (1 + rate) ** periods_per_year - 1.

    4 for a quarterly and 12 for a monthly rate. A fraction spreads a rate over years, as
    `Fraction(1, 2)` does for the growth of two years. The US Bureau of Economic Analysis
    annualises in this way ("compound annual growth rate").

    Raises:
        GrowthError: a rate below -1, periods of 0 or below or above a million.
        GrowthUnitError: a rate in a unit other than percent or ratio.

    >>> annualize(0.05, 4)
    Decimal('0.21550625')
    """
    arguments = Arguments(policy)
    factor = arguments.rate("rate", rate) + 1
    return compounded(factor, arguments.periods("periods_per_year", periods_per_year))


@overload
def deflate(nominal_rate: Number, price_rate: Number, *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def deflate(
    nominal_rate: Quantity, price_rate: Quantity, *, policy: HedgePolicy = ...
) -> Answer: ...
def deflate(
    nominal_rate: Quantity, price_rate: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY
) -> Answer:
    """Growth in constant prices: (1 + nominal_rate) / (1 + price_rate) - 1.

    Return real growth from growth in money and the rise in prices, as ratios.
    Taking the difference of the two rates instead is off by their product.

    Raises:
        GrowthError: a nominal rate below -1, a price rate of -1 or below.
        GrowthUnitError: a rate in a unit other than percent or ratio.

    >>> deflate(0.05, 0.25)
    Decimal('-0.16')
    """
    arguments = Arguments(policy)
    nominal = arguments.rate("nominal_rate", nominal_rate) + 1
    return (nominal / (arguments.rate("price_rate", price_rate, partial=True) + 1) - 1).answer()


@overload
def implied_deflator(nominal: Number, real: Number, *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def implied_deflator(nominal: Quantity, real: Quantity, *, policy: HedgePolicy = ...) -> Answer: ...
def implied_deflator(
    nominal: Quantity, real: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY
) -> Answer:
    """Return the rise of prices between two rates: (1 + nominal) / (1 + real) - 1.

    The price change that makes nominal and real growth agree. All are ratios. The
    inverse of `deflate` in its second argument.

    Raises:
        GrowthError: a nominal rate below -1, a real rate of -1 or below.
        GrowthUnitError: a rate in a unit other than percent or ratio.

    >>> implied_deflator(0.05, -0.16)
    Decimal('0.25')
    """
    arguments = Arguments(policy)
    money = arguments.rate("nominal", nominal) + 1
    return (money / (arguments.rate("real", real, partial=True) + 1) - 1).answer()


@overload
def percentage_points(base: Number, value: Number, *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def percentage_points(base: Quantity, value: Quantity, *, policy: HedgePolicy = ...) -> Answer: ...
def percentage_points(
    base: Quantity, value: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY
) -> Answer:
    """By how many percentage points a ratio changed: 100 * (value - base).

    Accept two rates or shares, as ratios of any size, and return points. A change from 5.5% to 5%
    is -0.5 points, though `growth_rate` of the two is -9.09%.

    Raises:
        GrowthError: anything that is not a finite number.
        GrowthUnitError: figures in a unit other than percent or ratio.

    >>> percentage_points(0.055, 0.060)
    Decimal('0.5')
    """
    arguments = Arguments(policy)
    before, after = arguments.ratio("base", base), arguments.ratio("value", value)
    arguments.in_order("base", "value")
    return ((after - before) * Fraction(100)).answer()


@overload
def percent(rate: Number, *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def percent(rate: Quantity, *, policy: HedgePolicy = ...) -> Answer: ...
def percent(rate: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY) -> Answer:
    """Return a ratio as a percentage: 100 * rate.

    A figure in percent returns its own number.

    Raises:
        GrowthError: anything that is not a finite number.
        GrowthUnitError: a figure in a unit other than percent or ratio.

    >>> percent(0.045)
    Decimal('4.5')
    """
    return (Arguments(policy).ratio("rate", rate) * Fraction(100)).answer()


@overload
def from_percent(x: Number, *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def from_percent(x: Quantity, *, policy: HedgePolicy = ...) -> Answer: ...
def from_percent(x: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY) -> Answer:
    """Return a percentage as a ratio: x / 100.

    Plain numbers and intervals are in percent. A figure is converted from its own unit.

    Raises:
        GrowthError: anything that is not a finite number.
        GrowthUnitError: a figure in a unit other than percent or ratio.

    >>> from_percent(4.5)
    Decimal('0.045')
    """
    values = Arguments(policy).ratio("x", x)
    return (values if isinstance(x, Figure | Observation) else values * Fraction(1, 100)).answer()


@overload
def share(part: Number, whole: Number, *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def share(part: Quantity, whole: Quantity, *, policy: HedgePolicy = ...) -> Answer: ...
def share(part: Quantity, whole: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY) -> Answer:
    """Return the part as a share of the whole: part / whole.

    A ratio of two levels in one unit. The part may be below 0 (net exports) or above the
    whole.

    Raises:
        GrowthError: a whole of 0 or below, or of another year than the part.
        GrowthUnitError: levels in two units.

    >>> share(55, 220)
    Decimal('0.25')
    """
    arguments = Arguments(policy)
    one_part, all_of_it = arguments.balance("part", part), arguments.level("whole", whole)
    arguments.of_one_year()
    return (one_part / all_of_it).answer()


@overload
def contribution(
    part_base: Number, part_value: Number, total_base: Number, *, policy: HedgePolicy = ...
) -> Decimal: ...
@overload
def contribution(
    part_base: Quantity, part_value: Quantity, total_base: Quantity, *, policy: HedgePolicy = ...
) -> Answer: ...
def contribution(
    part_base: Quantity,
    part_value: Quantity,
    total_base: Quantity,
    *,
    policy: HedgePolicy = DEFAULT_POLICY,
) -> Answer:
    """Return a part's contribution to growth: (part_value - part_base) / total_base, a ratio.

    A ratio of three levels in one unit (INSEE, "contribution to growth"). `percent` of it is in
    percentage points. Over all parts that add up to the total, the contributions add up to its
    growth. This does not hold for chained volumes, whose parts do not add up. The levels of the
    part may be below 0.

    Raises:
        GrowthError: a total of 0 or below or of another year than the part's base, a value
            of an earlier year than the base.
        GrowthUnitError: levels in two units.

    >>> contribution(30, 36, 100)
    Decimal('0.06')
    """
    arguments = Arguments(policy)
    before, total = (
        arguments.balance("part_base", part_base),
        arguments.level("total_base", total_base),
    )
    arguments.of_one_year()
    after = arguments.balance("part_value", part_value)
    arguments.of_one_kind("part_base", "part_value")
    return ((after - before) / total).answer()
