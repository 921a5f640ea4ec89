"""Growth over a horizon: how fast from here to there, and how long at this pace."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, overload

from dalian_report.errors import GrowthError
from dalian_report.growth._arguments import DEFAULT_POLICY, Arguments, Quantity
from dalian_report.growth._reals import Real, logarithm, logarithm_ratio, quotient, scaled
from dalian_report.growth._values import Answer, Values, answer, compounded, periods_between
from dalian_report.model._intervals import Interval

if TYPE_CHECKING:
    from decimal import Decimal

    from dalian_report.attainment._hedges import HedgePolicy
    from dalian_report.model._quantities import Number

_SEVEN_TENTHS = Fraction(7, 10)
_ABOVE_1 = Interval.more_than(1)


@overload
def cagr(start: Number, end: Number, periods: Number, *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def cagr(
    start: Quantity, end: Quantity, periods: Quantity, *, policy: HedgePolicy = ...
) -> Answer: ...
def cagr(
    start: Quantity, end: Quantity, periods: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY
) -> Answer:
    """Return the compound growth rate per period: (end / start) ** (1 / n) - 1.

    The compound annual growth rate where periods are years (US Bureau of Economic
    Analysis). A ratio for one of the periods, whole or not. An end of 0 gives -1. Levels
    only: never of a series that is itself a growth rate.

    Raises:
        GrowthError: a start of 0 or below, an end below 0 or of an earlier year, periods of 0
            or below or above a million.
        GrowthUnitError: levels in two units, periods in no unit of time or count.

    >>> cagr(100, 121, 2)
    Decimal('0.1')
    """
    arguments = Arguments(policy)
    first, last = arguments.level("start", start), arguments.level("end", end, zero=True)
    arguments.of_one_kind("start", "end")
    return compounded(last / first, arguments.periods("periods", periods).reciprocal())


@overload
def required_rate(
    start: Number, goal: Number, periods: Number, *, policy: HedgePolicy = ...
) -> Decimal: ...
@overload
def required_rate(
    start: Quantity, goal: Quantity, periods: Quantity, *, policy: HedgePolicy = ...
) -> Answer: ...
def required_rate(
    start: Quantity, goal: Quantity, periods: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY
) -> Answer:
    """Return the rate per period that brings the start to the goal: (goal / start) ** (1 / n) - 1.

    As `cagr`, looking ahead. If part of the way is done, start from the level reached,
    over the periods that remain. For a goal of "more than x" the least rate is open: the
    interval is (rate, +inf).

    Raises:
        GrowthError: a start of 0 or below, a goal below 0 or of an earlier year, periods of 0
            or below or above a million.
        GrowthUnitError: levels in two units, periods in no unit of time or count.

    >>> required_rate(1, 2, 10)
    Decimal('0.07177346253629316421300632502')
    """
    arguments = Arguments(policy)
    here, there = arguments.level("start", start), arguments.level("goal", goal, zero=True)
    arguments.of_one_kind("start", "goal")
    return compounded(there / here, arguments.periods("periods", periods).reciprocal())


@overload
def periods_to_reach(
    start: Number, goal: Number, rate: Number, *, policy: HedgePolicy = ...
) -> Decimal: ...
@overload
def periods_to_reach(
    start: Quantity, goal: Quantity, rate: Quantity, *, policy: HedgePolicy = ...
) -> Answer: ...
def periods_to_reach(
    start: Quantity, goal: Quantity, rate: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY
) -> Answer:
    """Return the periods to a goal at a rate: ln(goal / start) / ln(1 + rate).

    In periods of the rate, with a fraction of the last. 0 for a goal that the start has
    reached: at it or, unless the rate is below 0, above it. At a rate below 0 a lower goal
    is one to come down to.

    Raises:
        GrowthError: a start or a goal of 0 or below, a goal of an earlier year, a rate of -1 or
            below, or a goal that is not, or for sets perhaps not, reached from now on.
        GrowthUnitError: levels in two units, a rate in another than percent or ratio.

    >>> periods_to_reach(100, 121, 0.1), periods_to_reach(100, 90, 0.1)
    (Decimal('2'), Decimal('0'))
    >>> periods_to_reach(100, 200, -0.01)
    Traceback (most recent call last):
    dalian_report.errors.GrowthError: goal 200 is not reached from start 100 at rate -0.01
    """
    arguments = Arguments(policy)
    here, there = arguments.level("start", start), arguments.level("goal", goal)
    arguments.of_one_kind("start", "goal")
    multiple, factor = there / here, arguments.rate("rate", rate, partial=True) + 1
    in_sets = multiple.is_set or factor.is_set
    if factor in _ABOVE_1:
        return periods_between(multiple, factor)
    if multiple.upper is not None and multiple.upper <= 1:
        if factor.reciprocal() in _ABOVE_1:
            return periods_between(multiple.reciprocal(), factor.reciprocal())
        if multiple.lower == 1 or (factor.lower is not None and factor.lower >= 1):
            return answer((Fraction(0), True), (Fraction(0), True), in_sets)
    code = "goal-perhaps-not-reached" if in_sets else "goal-not-reached"
    raise GrowthError(code, "rate", rate, start=start, goal=goal)


@overload
def doubling_time(rate: Number, *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def doubling_time(rate: Quantity, *, policy: HedgePolicy = ...) -> Answer: ...
def doubling_time(rate: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY) -> Answer:
    """Return the periods in which a level doubles at this rate: ln(2) / ln(1 + rate).

    In periods of the rate, with a fraction of the last.

    Raises:
        GrowthError: a rate of 0 or below, or one that may be.
        GrowthUnitError: a rate in a unit other than percent or ratio.

    >>> doubling_time(1), round(doubling_time(0.07), 3)
    (Decimal('1'), Decimal('10.245'))
    """
    return periods_between(_DOUBLE, Arguments(policy).gain("rate", rate) + 1)


_DOUBLE = Values.number(Fraction(2))


@overload
def rule_of_70(rate: Number, *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def rule_of_70(rate: Quantity, *, policy: HedgePolicy = ...) -> Answer: ...
def rule_of_70(rate: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY) -> Answer:
    """Return the doubling time by rule of thumb: 70 divided by the rate in percent.

    In periods of the rate. It is best near 2%. `rule_of_70_error` says how good.

    Raises:
        GrowthError: a rate of 0 or below, or one that may be.
        GrowthUnitError: a rate in a unit other than percent or ratio.

    >>> rule_of_70(0.07)
    Decimal('10')
    """
    return (Arguments(policy).gain("rate", rate).reciprocal() * _SEVEN_TENTHS).answer()


@overload
def rule_of_70_error(rate: Number, *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def rule_of_70_error(rate: Quantity, *, policy: HedgePolicy = ...) -> Answer: ...
def rule_of_70_error(rate: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY) -> Answer:
    """Return the relative error of the rule of 70: rule_of_70 / doubling_time - 1.

    A ratio, below 0 where the rule is too short. It falls as the rate rises, from 0.99%
    near 0 through 0 near 2% towards -1.

    Raises:
        GrowthError: a rate of 0 or below, or one that may be.
        GrowthUnitError: a rate in a unit other than percent or ratio.

    >>> rule_of_70_error(1), round(rule_of_70_error(0.02), 6)
    (Decimal('-0.3'), Decimal('-0.000080'))
    """
    values = Arguments(policy).gain("rate", rate)
    (slowest, slowest_closed), (fastest, fastest_closed) = values.low_end, values.high_end
    lowest, highest = (_miss(fastest), fastest_closed), (_miss(slowest), slowest_closed)
    return answer(lowest, highest, values.is_set)


def _miss(rate: Fraction | None) -> Real:
    """The relative error at a rate, or its limit at 0 and at infinity (None)."""
    if rate is None:
        return Fraction(-1)
    if rate == 0:
        return scaled(quotient(_SEVEN_TENTHS, logarithm(Fraction(2))), Fraction(1), Fraction(-1))
    return scaled(logarithm_ratio(1 + rate, Fraction(2)), _SEVEN_TENTHS / rate, Fraction(-1))
