"""The inputs of a progress method: a series by year and a target, read, checked and named.

All numbers of a call are in one unit, given by any records among them. A
series of growth rates becomes levels first, with 100 for the year before the first rate.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import SupportsIndex, cast

import attrs

from dalian_report.attainment._hedges import effective_bound, printed_ends
from dalian_report.errors import GrowthError
from dalian_report.growth import GrowthUnitError
from dalian_report.growth._arguments import (
    DEFAULT_POLICY,
    LONGEST_BITS,
    RATIO_FACTORS,
    listed,
    measure_of,
)
from dalian_report.growth._reals import bit_length
from dalian_report.model import Figure, Observation
from dalian_report.model._quantities import Number, fraction_of
from dalian_report.model._vocabulary import Bound, Direction, Measure

Value = Number | Figure | Observation
"""A number, or a record that stands for one number."""

Series = Mapping[int, Value] | Iterable[tuple[int, Value] | Figure | Observation]
"""Values by year, pairs of a year and a value, or records that know their year."""

TargetPoint = tuple[int, Value] | Figure
"""The year by which a number is to be reached, and the number."""

Point = tuple[int, Fraction]

_FIRST_YEAR, _LAST_YEAR = 1, 9999
_INDEX_BASE = Fraction(100)
_LONGEST_LEVEL_BITS = 13_288
_ONE_NUMBER = {Bound.EXACT}
_LIMITS = {Bound.EXACT, Bound.AT_LEAST, Bound.AT_MOST}


@attrs.frozen
class Levels:
    """A series that has been read."""

    values: tuple[Point, ...]
    """In the order of the years."""
    measure: Measure
    unit: str | None
    """The unit of the records among the values, or None for plain numbers and for an index."""

    def since(self, base_year: int | None) -> Levels:
        """The values from this year on, which must be a year of the series.

        Raises:
            GrowthError: if the series lacks a value of that year.
        """
        if base_year is None:
            return self
        if base_year not in {year for year, _ in self.values}:
            raise GrowthError("year-not-in-series", "base_year", base_year)
        kept = tuple(point for point in self.values if point[0] >= base_year)
        return attrs.evolve(self, values=kept)


def levels_of(series: Series, measure: Measure | None) -> Levels:
    """The series as levels by year.

    Raises:
        GrowthError: see `progress`.
        GrowthUnitError: records in two units, or rates in another than percent or ratio.
    """
    by_year = _by_year(series)
    measure = _measure_of(by_year, measure)
    if measure is Measure.GROWTH:
        return Levels(tuple(_index(by_year)), measure, None)
    values = tuple(
        (year, _number(f"series[{year}]", value, _ONE_NUMBER)) for year, value in by_year.items()
    )
    return Levels(values, measure, _unit_of(by_year))


def target_of(target: TargetPoint, levels: Levels) -> Point:
    """The year and the number of a target, in the unit of the series.

    Raises:
        GrowthError: a target that is not a pair of a year and a number, or a hedged one.
        GrowthUnitError: a target in a unit other than the series.
    """
    dated, value = _dated("target", target)
    year = _year("the year of target", dated)
    _check_year("target", year, value)
    number = _number("target", value, _LIMITS)
    if isinstance(value, Figure | Observation):
        _check_target_unit(value, levels)
    return year, number


def _check_target_unit(value: Figure | Observation, levels: Levels) -> None:
    if levels.measure is Measure.GROWTH:
        raise GrowthUnitError("target-not-on-index", "target", value)
    if levels.unit is not None and value.unit != levels.unit:
        raise GrowthUnitError(
            "mixed-units", "target", value, first="the series", wanted=levels.unit
        )


def _by_year(series: Series) -> dict[int, Value]:
    members: Iterable[object] = series
    if isinstance(series, Mapping):
        members = cast("Mapping[int, Value]", series).items()
    by_year: dict[int, Value] = {}
    for place, member in enumerate(listed("series", members)):
        name = f"series[{place}]"
        dated, value = _dated(name, member)
        year = _year(f"the year of {name}", dated)
        if year in by_year:
            raise GrowthError("repeated-year", "series", value, year=year, first=by_year[year])
        _check_year(f"series[{year}]", year, value)
        by_year[year] = value
    return dict(sorted(by_year.items()))


def _dated(name: str, member: object) -> tuple[object, Value]:
    if isinstance(member, Figure | Observation):
        return member.year, member
    is_pair = isinstance(member, tuple | list)
    pair = cast("tuple[object, ...] | list[object]", member) if is_pair else ()
    if len(pair) == 2:
        return pair[0], cast("Value", pair[1])
    raise GrowthError("not-a-dated-value", name, member)


def _year(name: str, year: object) -> int:
    if isinstance(year, SupportsIndex) and type(year).__name__ not in {"bool", "bool_"}:
        year = operator.index(year)
        if _FIRST_YEAR <= year <= _LAST_YEAR:
            return year
    raise GrowthError("not-a-year", name, year, first=_FIRST_YEAR, last=_LAST_YEAR)


def _check_year(name: str, year: int, value: Value) -> None:
    own = value.year if isinstance(value, Figure | Observation) else None
    if own is not None and own != year:
        raise GrowthError("other-year", name, value, wanted=year, year=own)


def _number(name: str, value: Value, bounds: set[Bound]) -> Fraction:
    """A plain number, or the number of a record whose bound allows one number."""
    if not isinstance(value, Figure | Observation):
        return plain(name, value)
    if value.value is None:
        raise GrowthError("judgement-only", name, value)
    low, high = printed_ends(value)
    if low != high or effective_bound(value, DEFAULT_POLICY) not in bounds:
        raise GrowthError("not-one-number", name, value)
    falls = isinstance(value, Figure) and value.direction is Direction.DOWN
    return -low if falls else low


def plain(name: str, value: object) -> Fraction:
    """A number within the digits that the growth functions accept.

    Raises:
        GrowthError: naming the argument.
    """
    number = fraction_of(value, what=name, error=GrowthError)
    if bit_length(number) > LONGEST_BITS:
        raise GrowthError("too-many-digits", name, value)
    return number


def _unit_of(by_year: Mapping[int, Value]) -> str | None:
    unit, first = None, ""
    for year, value in by_year.items():
        if not isinstance(value, Figure | Observation):
            continue
        if unit is not None and value.unit != unit:
            raise GrowthUnitError("mixed-units", f"series[{year}]", value, first=first, wanted=unit)
        unit, first = value.unit, f"series[{year}]"
    return unit


def _measure_of(by_year: Mapping[int, Value], measure: Measure | None) -> Measure:
    """The measure of the series: of its records, else the caller's, else levels."""
    indicator = None
    for year, value in by_year.items():
        if not isinstance(value, Figure | Observation):
            continue
        own, name = measure_of(value), f"series[{year}]"
        if own is not None and measure not in {None, own}:
            raise GrowthError("other-measure", name, value, wanted=measure, measure=own)
        measure = own if measure is None else measure
        if None not in {indicator, value.indicator_id} and value.indicator_id != indicator:
            raise GrowthError(
                "other-indicator", name, value, wanted=indicator, indicator=value.indicator_id
            )
        indicator = indicator or value.indicator_id
    return Measure.LEVEL if measure is None else measure


def _index(by_year: Mapping[int, Value]) -> Iterable[Point]:
    """The levels that the rates lead to, from 100 in the year before the first."""
    years = list(by_year)
    level = _INDEX_BASE
    yield years[0] - 1, level
    for expected, (year, value) in enumerate(by_year.items(), years[0]):
        if year != expected:
            raise GrowthError("missing-year", f"series[{expected}]")
        rate = _rate(f"series[{year}]", value)
        level *= 1 + rate
        if bit_length(level) > _LONGEST_LEVEL_BITS:
            raise GrowthError("too-many-digits-in-all", "series", year=year)
        yield year, level


def _rate(name: str, value: Value) -> Fraction:
    rate = _number(name, value, _ONE_NUMBER)
    if isinstance(value, Figure | Observation):
        if value.unit not in RATIO_FACTORS:
            raise GrowthUnitError("not-a-ratio", name, value)
        rate *= RATIO_FACTORS[value.unit]
    if rate <= -1:
        raise GrowthError("not-above-minus-one", name, value)
    return rate
