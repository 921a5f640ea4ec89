"""Growth over several periods: compounded, averaged, chained, laid out as a path."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, SupportsIndex, cast, overload

from dalian_report.errors import GrowthError
from dalian_report.growth._arguments import (
    DEFAULT_POLICY,
    LONGEST_SERIES,
    Arguments,
    Quantity,
    listed,
)
from dalian_report.growth._values import Answer, Values, compounded, product
from dalian_report.model import Figure, Observation

if TYPE_CHECKING:
    from decimal import Decimal

    from dalian_report.attainment._hedges import HedgePolicy
    from dalian_report.model._quantities import Number

_LONGEST_PATH = 1000
_PATH_BITS = 60_000


@overload
def compound(rates: Iterable[Number], *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def compound(rates: Iterable[Quantity], *, policy: HedgePolicy = ...) -> Answer: ...
def compound(rates: Iterable[Quantity], *, policy: HedgePolicy = DEFAULT_POLICY) -> Answer:
    """Return the growth over all periods together: the product of (1 + rate), minus 1.

    Ratios in, a ratio out. 12.6% after a fall of 3.1% is 9.11% over the two years.

    Raises:
        GrowthError: no rates, more than 10,000, a rate below -1.
        GrowthUnitError: a rate in a unit other than percent or ratio.

    >>> compound([-0.031, 0.126])
    Decimal('0.091094')
    """
    return (product(Arguments(policy).factors("rates", rates)) - 1).answer()


@overload
def chain(
    rates: Iterable[Number | None] | Mapping[int, Number | None],
    *,
    missing: Literal["refuse", "bridge"] = ...,
    policy: HedgePolicy = ...,
) -> Decimal: ...
@overload
def chain(
    rates: Iterable[Quantity | None] | Mapping[int, Quantity | None],
    *,
    missing: Literal["refuse", "bridge"] = ...,
    policy: HedgePolicy = ...,
) -> Answer: ...
def chain(
    rates: Iterable[Quantity | None] | Mapping[int, Quantity | None],
    *,
    missing: Literal["refuse", "bridge"] = "refuse",
    policy: HedgePolicy = DEFAULT_POLICY,
) -> Answer:
    """Return the growth over all periods of a series in which some rates are missing.

    `compound` for a whole series. None is a missing rate. So is a year without a rate between the
    first and the last, in a mapping by year or in figures and observations that all have a year.
    "bridge" lets each missing period grow at the geometric mean of the m known ones out of n: the
    product of (1 + rate) to the power n / m, less 1. That is an assumption about the missing
    periods, so the default refuses them.

    Raises:
        GrowthError: a missing rate unless bridged, no known rate, a rate below -1, two rates
            of one year, a year that is not a whole number or not the record's own.
        GrowthUnitError: a rate in a unit other than percent or ratio.

    >>> chain([0.10, None, 0.10], missing="bridge")
    Decimal('0.331')
    >>> chain({2019: 0.06, 2021: 0.08})
    Traceback (most recent call last):
    dalian_report.errors.GrowthError: rates[2020] must be a rate, got none: missing='bridge'
    bridges the gap
    """
    if missing not in ("refuse", "bridge"):
        raise GrowthError("unknown-choice", "missing", missing, choices=("refuse", "bridge"))
    members = _by_place("rates", rates)
    known = {place: rate for place, rate in members.items() if rate is not None}
    if len(known) < len(members) and missing == "refuse":
        gap = next(place for place in members if place not in known)
        raise GrowthError("missing-rate", f"rates[{gap}]")
    if not known:
        raise GrowthError("no-known-rate", "rates", len(members))
    factors = Arguments(policy).factors_of("rates", known)
    return compounded(product(factors), Values.number(Fraction(len(members), len(known))))


@overload
def average_growth(rates: Iterable[Number], *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def average_growth(rates: Iterable[Quantity], *, policy: HedgePolicy = ...) -> Answer: ...
def average_growth(rates: Iterable[Quantity], *, policy: HedgePolicy = DEFAULT_POLICY) -> Answer:
    """Return the average growth per period: (product of (1 + rate)) ** (1 / n) - 1.

    The geometric mean, as the UN Statistics Division's national accounts database averages growth.
    The arithmetic mean of +10% and -10% is 0, though 1% is lost. Ratios.

    Raises:
        GrowthError: no rates, more than 10,000, a rate below -1.
        GrowthUnitError: a rate in a unit other than percent or ratio.

    >>> round(average_growth([0.10, -0.10]), 5)
    Decimal('-0.00501')
    """
    factors = Arguments(policy).factors("rates", rates)
    return compounded(product(factors), Values.number(Fraction(1, len(factors))))


@overload
def two_year_average(first: Number, second: Number, *, policy: HedgePolicy = ...) -> Decimal: ...
@overload
def two_year_average(first: Quantity, second: Quantity, *, policy: HedgePolicy = ...) -> Answer: ...
def two_year_average(
    first: Quantity, second: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY
) -> Answer:
    """Return the average yearly growth of two years: ((1 + first)(1 + second)) ** (1/2) - 1.

    The two-year average that China's statistical offices printed for 2021, on the base of
    2019: the geometric mean. If only the growth of the two years together is printed, `annualize`
    it by `Fraction(1, 2)`. Ratios.

    Raises:
        GrowthError: a rate below -1.
        GrowthUnitError: a rate in a unit other than percent or ratio.

    >>> round(two_year_average(-0.193, 0.285), 4)
    Decimal('0.0183')
    """
    arguments = Arguments(policy)
    factors = [arguments.rate("first", first) + 1, arguments.rate("second", second) + 1]
    return compounded(product(factors), Values.number(Fraction(1, 2)))


@overload
def path(
    start: Number, rate: Number, periods: Number, *, policy: HedgePolicy = ...
) -> tuple[Decimal, ...]: ...
@overload
def path(
    start: Quantity, rate: Quantity, periods: Quantity, *, policy: HedgePolicy = ...
) -> tuple[Answer, ...]: ...
def path(
    start: Quantity, rate: Quantity, periods: Quantity, *, policy: HedgePolicy = DEFAULT_POLICY
) -> tuple[Answer, ...]:
    """Return the levels of even growth with the start: start * (1 + rate) ** k for k = 0 ... n.

    In the unit of the start. Each level is rounded by itself, not from the one before.

    Raises:
        GrowthError: a start of 0 or below, a rate below -1, periods that are not a whole
            number from 1 to 1000.
        GrowthUnitError: a rate in a unit other than percent or ratio.

    >>> path(100, 0.1, 3)
    (Decimal('100'), Decimal('110'), Decimal('121'), Decimal('133.1'))
    """
    arguments = Arguments(policy)
    level, factor = arguments.level("start", start), arguments.rate("rate", rate) + 1
    times = arguments.periods("periods", periods)
    if times.is_set or times.lower is None or times.lower % 1 != 0:
        raise GrowthError("not-one-whole-number", "periods", periods)
    if times.lower > _LONGEST_PATH or times.lower * factor.bits > _PATH_BITS:
        raise GrowthError("too-long-path", "periods", periods, most=_LONGEST_PATH)
    levels = [level]
    for _ in range(int(times.lower)):
        levels.append(levels[-1] * factor)
    return tuple(each.answer() for each in levels)


def _by_place(name: str, values: Iterable[object] | Mapping[int, object]) -> dict[int, object]:
    """The members by year if they have years, else by place, with None for a missing member.

    They have years in a mapping, and if all of them are records with a year.

    >>> _by_place("rates", {2021: 0.08, 2019: 0.06})
    {2019: 0.06, 2020: None, 2021: 0.08}
    """
    if isinstance(values, Mapping):
        return _filled(name, _keyed(name, cast("Mapping[object, object]", values)))
    members = listed(name, values)
    dated = [
        (value.year, value)
        for value in members
        if isinstance(value, Figure | Observation) and value.year is not None
    ]
    if len(dated) < len(members):
        return dict(enumerate(members))
    by_year: dict[int, object] = {}
    for year, member in dated:
        if year in by_year:
            raise GrowthError("repeated-year", name, member, year=year, first=by_year[year])
        by_year[year] = member
    return _filled(name, by_year)


def _keyed(name: str, values: Mapping[object, object]) -> dict[int, object]:
    by_year: dict[int, object] = {}
    for key, member in values.items():
        if not isinstance(key, SupportsIndex) or isinstance(key, bool):
            raise GrowthError("not-a-year", f"a key of {name}", key)
        year = operator.index(key)
        own = member.year if isinstance(member, Figure | Observation) else None
        if own not in {None, year}:
            raise GrowthError("other-year", f"{name}[{year}]", member, wanted=year, year=own)
        by_year[year] = member
    if not by_year:
        raise GrowthError("empty-series", name, values)
    return by_year


def _filled(name: str, by_year: dict[int, object]) -> dict[int, object]:
    first, last = min(by_year), max(by_year)
    if last - first >= LONGEST_SERIES:
        raise GrowthError("too-many-years", name, most=LONGEST_SERIES, first=first, last=last)
    return {year: by_year.get(year) for year in range(first, last + 1)}
