"""The arguments of a growth function: read, converted, checked, each under its name.

Four kinds are told apart. A *level* is an amount, above 0 unless the formula allows less. A *rate*
is a relative change, as a ratio. A *ratio* is any rate or share. *Periods* are the number of times
that something compounds. Figures and observations bring their unit: a percent becomes a ratio
wherever it stands, and all levels of a call must then share one unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import islice

from dalian_report.attainment._hedges import (
    HedgePolicy,
    effective_bound,
    reported_values,
    rounded_values,
)
from dalian_report.errors import GrowthError, QuantityError, UnitError
from dalian_report.growth._values import Values
from dalian_report.model import Figure, Observation
from dalian_report.model._intervals import Interval
from dalian_report.model._quantities import Number, fraction_of
from dalian_report.model._vocabulary import Bound, Direction, Measure

Quantity = Number | Interval | Figure | Observation
"""The arguments of growth functions: a number, a set of numbers, or a number with a unit."""

DEFAULT_POLICY = HedgePolicy()

LONGEST_BITS = 4096
LONGEST_SERIES = 10_000
_SERIES_BITS = 2_000_000
_MOST_PERIODS = 1_000_000
_PERIOD_UNITS = {"count", "day", "hour", "month", "quarter", "week", "year"}
RATIO_FACTORS = {"percent": Fraction(1, 100), "ratio": Fraction(1)}


class GrowthUnitError(GrowthError, UnitError):
    """Units that do not fit a growth function: levels in two units, or a rate in yuan."""


_POSITIVE = Interval.more_than(0), "not-positive"
_NOT_NEGATIVE = Interval.at_least(0), "negative"
_ANY_LOSS = Interval.at_least(-1), "below-minus-one"
_PARTIAL_LOSS = Interval.more_than(-1), "not-above-minus-one"
"""The numbers that an argument may be, and the code of the refusal of others."""


class Arguments:
    """The arguments of one call, read one by one.

    >>> Arguments(DEFAULT_POLICY).level("base", 0)
    Traceback (most recent call last):
    dalian_report.errors.GrowthError: base must be above 0, got 0
    """

    def __init__(self, policy: HedgePolicy, *, as_printed: bool = False) -> None:
        """With `as_printed`, a rounded figure stands for all the numbers that round to it."""
        if not isinstance(policy, HedgePolicy):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise GrowthError("wrong-type", "policy", policy, wanted="a HedgePolicy")
        self._policy = policy
        self._as_printed = as_printed
        self._unit: tuple[str | None, str] | None = None
        """That of the levels, and the first argument to have it."""
        self._years: dict[str, int] = {}
        self._records: dict[str, Figure | Observation] = {}

    def level(
        self,
        name: str,
        value: object,
        *,
        zero: bool = False,
        resolution: Fraction | None = None,
    ) -> Values:
        """An amount above 0, or with `zero` also 0. A one-sided set is cut to those above 0."""
        values = self._amount(name, value, resolution)
        return self._within(name, value, values, _NOT_NEGATIVE if zero else _POSITIVE)

    def balance(self, name: str, value: object, *, resolution: Fraction | None = None) -> Values:
        """An amount of either sign, such as net exports, in the unit of the levels."""
        values = self._amount(name, value, resolution)
        falling = isinstance(value, Figure) and value.direction is Direction.DOWN
        return -_cut_at_zero(-values) if falling else _cut_at_zero(values)

    def rate(
        self,
        name: str,
        value: object,
        *,
        partial: bool = False,
        resolution: Fraction | None = None,
    ) -> Values:
        """A rate of -1 or more, or with `partial` above -1. A one-sided set is cut to these."""
        values = self.ratio(name, value, resolution=resolution)
        return self._within(name, value, values, _PARTIAL_LOSS if partial else _ANY_LOSS)

    def factors(self, name: str, rates: Iterable[object]) -> list[Values]:
        """The growth factors of a series of rates of -1 or more."""
        return self.factors_of(name, dict(enumerate(listed(name, rates))))

    def factors_of(self, name: str, rates: Mapping[int, object]) -> list[Values]:
        """The growth factors of rates of -1 or more by their year or place."""
        read = [self.rate(f"{name}[{place}]", rate) for place, rate in rates.items()]
        if sum(values.bits for values in read) > _SERIES_BITS:
            raise GrowthError("too-many-digits-in-all", name, len(read))
        return [values + 1 for values in read]

    def gain(self, name: str, value: object) -> Values:
        """A rate above 0. A set that reaches 0 or below is refused, not cut."""
        values = self.rate(name, value)
        if values not in _POSITIVE[0]:
            raise GrowthError("never-doubles", name, value)
        return values

    def ratio(self, name: str, value: object, *, resolution: Fraction | None = None) -> Values:
        """A rate or a share of any size."""
        values = self._read(name, value, resolution)
        if isinstance(value, Figure | Observation) and value.unit not in RATIO_FACTORS:
            raise GrowthUnitError("not-a-ratio", name, value)
        return values

    def periods(self, name: str, value: object) -> Values:
        """A number of periods above 0, whole or not. A figure counts its own unit of time."""
        values = self._read(name, value, None)
        if isinstance(value, Figure | Observation) and value.unit not in _PERIOD_UNITS:
            raise GrowthUnitError("not-periods", name, value)
        values = self._within(name, value, values, _POSITIVE)
        longest = values.lower if values.upper is None else values.upper
        if longest is not None and longest > _MOST_PERIODS:
            raise GrowthError("too-many-periods", name, value, most=_MOST_PERIODS)
        return values

    def of_one_kind(self, first: str, second: str) -> None:
        """Refuse records of two indicators or measures, and a second one of an earlier year.

        New loans and the balance of loans are in one unit, and no growth leads between them.
        """
        base, value = self._records.get(first), self._records.get(second)
        if base is not None and value is not None:
            its, own = base.indicator_id, value.indicator_id
            if its is not None and own is not None and its != own:
                raise GrowthError("other-indicator", second, value, wanted=its, indicator=own)
            kind, other = measure_of(base), measure_of(value)
            if kind is not None and other is not None and kind is not other:
                details = {"wanted": kind.value, "measure": other.value}
                raise GrowthError("other-measure", second, value, **details)
        self.in_order(first, second)

    def in_order(self, first: str, second: str) -> None:
        """Refuse a second argument that is a record of an earlier year than the first."""
        earlier, later = self._years.get(first), self._years.get(second)
        if earlier is not None and later is not None and later < earlier:
            raise GrowthError("earlier-year", second, later, first=first, first_year=earlier)

    def of_one_year(self) -> None:
        """Refuse records of different years among the arguments so far."""
        dated = list(self._years.items())
        for name, year in dated[1:]:
            first, own = dated[0]
            if year != own:
                raise GrowthError("other-year", name, year, wanted=own, first=first)

    def _amount(self, name: str, value: object, resolution: Fraction | None) -> Values:
        values = self._read(name, value, resolution)
        if isinstance(value, Figure | Observation):
            if measure_of(value) is Measure.GROWTH:
                raise GrowthError("growth-record", name, value)
            self._share_unit(name, value)
        return values

    def _share_unit(self, name: str, record: Figure | Observation) -> None:
        unit = "ratio" if record.unit in RATIO_FACTORS else record.unit
        self._unit = self._unit or (unit, name)
        shared, first = self._unit
        if unit != shared:
            raise GrowthUnitError("mixed-units", name, record, first=first, wanted=shared)

    def _read(self, name: str, value: object, resolution: Fraction | None) -> Values:
        if isinstance(value, Figure | Observation):
            values = self._recorded(name, value)
            self._records[name] = value
            if value.year is not None:
                self._years[name] = value.year
        elif isinstance(value, Interval):
            values = Values.of(value)
        else:
            number = fraction_of(value, what=name, error=GrowthError)
            values = (
                Values.number(number) if resolution is None else Values.around(number, resolution)
            )
        if values.bits > LONGEST_BITS:
            raise GrowthError("too-many-digits", name, value)
        return values

    def _recorded(self, name: str, record: Figure | Observation) -> Values:
        ranked = isinstance(record, Figure) and record.measure is Measure.RANK
        if ranked or record.unit == "rank":
            raise GrowthError("rank", name, record)
        read = rounded_values if self._as_printed else reported_values
        try:
            values = read(record, self._policy)
        except QuantityError as error:
            raise GrowthError("unusable-record", name, record, reason=str(error)) from None
        hedged = effective_bound(record, self._policy) is not Bound.EXACT or not values.is_point
        return Values.of(values, is_set=hedged) * RATIO_FACTORS.get(str(record.unit), Fraction(1))

    def _within(
        self, name: str, value: object, values: Values, domain: tuple[Interval, str]
    ) -> Values:
        numbers, refusal = domain
        if values in numbers:
            return values
        one_sided = values.lower is None or values.upper is None
        if one_sided or self._as_printed:
            floor, closed = Values.of(numbers).low_end
            cut = Values.between(
                (floor, closed and not one_sided), values.high_end, is_set=values.is_set
            )
            if not cut.is_empty:
                return cut
        raise GrowthError(refusal, name, value)


def measure_of(record: Figure | Observation) -> Measure | None:
    """The measure of a record, for an observation as named in its indicator's id.

    The measure is the last part of an id, or the last before a unit: "exports.level.CNY".
    """
    if isinstance(record, Figure):
        return record.measure
    parts = (record.indicator_id or "").split(".")[1:]
    return next((Measure(part) for part in reversed(parts) if part in set(Measure)), None)


def listed(name: str, values: Iterable[object]) -> list[object]:
    """The members of a series that is neither empty nor endless."""
    try:
        series = iter(() if _is_keyed_or_text(values) else values)
    except TypeError:
        series = iter(())
    members = list(islice(series, LONGEST_SERIES + 1))
    if not members:
        raise GrowthError("empty-series", name, values)
    if len(members) > LONGEST_SERIES:
        raise GrowthError("too-long-series", name, most=LONGEST_SERIES)
    return members


def _is_keyed_or_text(value: object) -> bool:
    return isinstance(value, str | bytes | Mapping)


def positive(name: str, value: object) -> Fraction:
    """A plain number above 0."""
    number = fraction_of(value, what=name, error=GrowthError)
    if number <= 0:
        raise GrowthError("not-positive", name, value)
    return number


def _cut_at_zero(values: Values) -> Values:
    if values.lower is not None or values.upper is None or values.upper <= 0:
        return values
    return Values.between((Fraction(0), values.lower_closed), values.high_end, is_set=values.is_set)
