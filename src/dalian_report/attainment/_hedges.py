"""Turn a printed bound into a set of numbers, under a policy for hedges.

A figure can be read as a requirement (which actuals meet it) or as a report of an actual
(which true values it allows). The tables are in the docs under "Hedges and sets". The order of the
steps is: sign or rank first, then the bound.
"""

from __future__ import annotations

import warnings
from enum import StrEnum
from fractions import Fraction

import attrs

from dalian_report.errors import AssessmentError, QuantityError, UnitWarning
from dalian_report.errors._members import member
from dalian_report.model import Figure, Observation
from dalian_report.model._bounds import signed_bound
from dalian_report.model._intervals import Interval
from dalian_report.model._quantities import (
    EXACTLY,
    Exact,
    Number,
    decimal_or_fraction,
    decimal_text,
    fraction_of,
)
from dalian_report.model._vocabulary import Bound, Direction, Measure


class ToleranceKind(StrEnum):
    """Whether a tolerance is a share of the number or an amount in its unit."""

    RELATIVE = "relative"
    ABSOLUTE = "absolute"


def _amount(value: Number | str) -> Exact:
    if isinstance(value, str):
        try:
            # The caller's context may let text that is not a number pass as NaN.
            value = EXACTLY.create_decimal(value.strip())
        except ArithmeticError:
            raise QuantityError("not-a-number", "a tolerance", value) from None
    amount = decimal_or_fraction(fraction_of(value, what="a tolerance"))
    if amount < 0:
        raise QuantityError("negative", "a tolerance", amount)
    return amount


def _kind(value: ToleranceKind | str) -> ToleranceKind:
    return member(ToleranceKind, value, "the kind of a tolerance", AssessmentError)


@attrs.frozen(repr=False, cache_hash=True)
class Tolerance:
    """The distance that "about x" allows from x.

    Raises:
        QuantityError: for an amount that is negative or no finite number.

    >>> Tolerance.parse("5%"), Tolerance.absolute("0.25")
    (Tolerance('5%'), Tolerance('0.25'))
    """

    amount: Exact = attrs.field(converter=_amount)
    """A ratio (0.05 is 5% of the number) or an amount in the number's own unit."""
    kind: ToleranceKind = attrs.field(default=ToleranceKind.RELATIVE, converter=_kind)

    @classmethod
    def relative(cls, amount: Number | str) -> Tolerance:
        """A share of the number: 0.05 is 5% of it."""
        return cls(amount, ToleranceKind.RELATIVE)

    @classmethod
    def absolute(cls, amount: Number | str) -> Tolerance:
        """An amount in the number's own unit."""
        return cls(amount, ToleranceKind.ABSOLUTE)

    @classmethod
    def parse(cls, text: str) -> Tolerance:
        """The tolerance that `str` wrote: "5%" is relative, "0.25" absolute.

        Raises:
            QuantityError: if the text has a different form, or the value is not a text.
        """
        if not hasattr(text, "strip"):
            raise QuantityError("not-a-tolerance", "a tolerance", text)
        if text.strip().endswith("%"):
            return cls.relative(Fraction(_amount(text.strip()[:-1])) / 100)
        return cls.absolute(text)

    def of(self, value: Fraction) -> Fraction:
        """The tolerance around this number, in its unit."""
        amount = Fraction(self.amount)
        return abs(value) * amount if self.kind is ToleranceKind.RELATIVE else amount

    def __str__(self) -> str:
        if self.kind is ToleranceKind.ABSOLUTE:
            return decimal_text(self.amount)
        return f"{decimal_text(decimal_or_fraction(Fraction(self.amount) * 100))}%"

    def __repr__(self) -> str:
        return f"Tolerance({str(self)!r})"


def _tolerance(value: Tolerance | str | Number, name: str) -> Tolerance:
    if isinstance(value, Tolerance):
        return value
    try:
        found = Tolerance.parse(value) if isinstance(value, str) else Tolerance.relative(value)
    except QuantityError as error:
        raise QuantityError(error.code, name, value, **error.details) from None
    if not isinstance(value, str) and found.amount > 1:
        # The caller of the policy, past its converters and its generated __init__.
        warnings.warn(
            UnitWarning("looks-like-percent", name, value, meant=str(found)), stacklevel=4
        )
    return found


def _about(value: Tolerance | str | Number) -> Tolerance:
    return _tolerance(value, "about")


def _nearly(value: Tolerance | str | Number) -> Tolerance:
    return _tolerance(value, "nearly")


class AboutReading(StrEnum):
    """How a hedged floor or ceiling is read."""

    GREY = "grey"
    """Inside the grey zone is undecided."""
    INCLUSIVE = "inclusive"
    """Inside the grey zone is met."""
    TWO_SIDED = "two_sided"
    """Met is the grey zone itself, on both sides of the number."""


def _about_reading(value: AboutReading | str) -> AboutReading:
    return member(AboutReading, value, "about_reading", AssessmentError)


@attrs.frozen(cache_hash=True)
class HedgePolicy:
    """The meaning given to "about" and "nearly".

    The defaults, 5% of the number for both, are this package's convention. Nothing in the report or
    in law fixes them. A tolerance is a `Tolerance`, a text ("5%" of the number, "0.25" in its
    unit), or a plain number, which is a share of the figure.

    Raises:
        QuantityError: for a tolerance that is negative or no finite number.
        AssessmentError: if the reading is unknown.

    >>> print(HedgePolicy(about=Tolerance.absolute("0.25"), about_reading="inclusive"))
    about ±0.25, nearly 5%, inclusive reading, Chinese hedges first
    """

    about: Tolerance = attrs.field(default=Tolerance("0.05"), converter=_about)
    nearly: Tolerance = attrs.field(default=Tolerance("0.05"), converter=_nearly)
    about_reading: AboutReading = attrs.field(default=AboutReading.GREY, converter=_about_reading)
    use_original: bool = True
    """Whether the hedge of the Chinese text replaces the translation's."""

    def tolerance(self, bound: Bound) -> Tolerance:
        """The tolerance of a hedge word."""
        return self.nearly if bound is Bound.NEARLY else self.about

    def with_tolerance(self, bound: Bound, tolerance: Tolerance) -> HedgePolicy:
        """This policy with a different tolerance of a hedge word."""
        if bound is Bound.NEARLY:
            return attrs.evolve(self, nearly=tolerance)
        return attrs.evolve(self, about=tolerance)

    def __str__(self) -> str:
        hedges = "Chinese hedges first" if self.use_original else "English hedges as printed"
        return (
            f"about ±{self.about}, nearly {self.nearly}, "
            f"{self.about_reading.value.replace('_', '-')} reading, {hedges}"
        )


def around(bound: Bound, low: Fraction, high: Fraction, policy: HedgePolicy) -> Interval:
    """The numbers that a point allows: itself, its range, or its grey zone, ends included."""
    if bound is Bound.ABOUT:
        low, high = low - policy.about.of(low), high + policy.about.of(high)
    elif bound is Bound.NEARLY:
        low = low - policy.nearly.of(low)
    return Interval(decimal_or_fraction(low), decimal_or_fraction(high))


def allowed_values(bound: Bound, low: Fraction, high: Fraction, policy: HedgePolicy) -> Interval:
    """The true values that a reported number allows, on the signed scale.

    Except for a range, `high` equals `low`.

    >>> print(allowed_values(Bound.ABOUT, Fraction(20), Fraction(20), HedgePolicy()))
    [19, 21]
    """
    match bound:
        case Bound.MORE_THAN:
            return Interval.more_than(decimal_or_fraction(low))
        case Bound.AT_LEAST:
            return Interval.at_least(decimal_or_fraction(low))
        case Bound.LESS_THAN:
            return Interval.less_than(decimal_or_fraction(high))
        case Bound.AT_MOST:
            return Interval.at_most(decimal_or_fraction(high))
        case Bound.NEARLY:
            below = low - policy.nearly.of(low)
            return Interval(
                decimal_or_fraction(below), decimal_or_fraction(high), True, below == high
            )
        case _:
            return around(bound, low, high, policy)


def effective_bound(record: Figure | Observation, policy: HedgePolicy) -> Bound:
    """The bound that counts: the Chinese text's where the policy puts it first."""
    if isinstance(record, Observation):
        return record.bound or Bound.EXACT
    original = record.original if policy.use_original else None
    return record.bound if original is None else original.bound


def reported_values(record: Figure | Observation, policy: HedgePolicy) -> Interval:
    """The true values that a figure or an observation allows, signed, in its own unit.

    Raises:
        QuantityError: if the observation lacks a number.
    """
    low, high = printed_ends(record)
    bound = effective_bound(record, policy)
    if record.unit == "rank":
        bound = signed_bound(bound, Measure.RANK, None)
    return _signed(record, allowed_values(bound, low, high, policy))


_PRINTED_IN_FULL = {"count", "rank", "places"}


def rounded_values(record: Figure | Observation, policy: HedgePolicy) -> Interval:
    """As `reported_values`, but a rounded number stands for all that round to it.

    Both ends of [v - r/2, v + r/2] belong to it, so that any rule for ties is allowed
    (XBRL Calculations 1.1). Ranges, hedged numbers and whole counts are as reported.
    """
    low, high = printed_ends(record)
    in_full = record.unit in _PRINTED_IN_FULL and record.resolution == 1
    rounded = effective_bound(record, policy) is Bound.EXACT and low == high and not in_full
    if not rounded or record.resolution is None:
        return reported_values(record, policy)
    half = fraction_of(record.resolution, what=f"the resolution of {record.id}") / 2
    return _signed(
        record, Interval(decimal_or_fraction(low - half), decimal_or_fraction(high + half))
    )


def printed_ends(record: Figure | Observation) -> tuple[Fraction, Fraction]:
    """The number as printed, without its sign for a fall, or the ends of a printed range.

    Raises:
        QuantityError: if the observation lacks a number.
    """
    low = fraction_of(record.value, what=f"the value of {record.id}")
    if isinstance(record, Observation) or record.value_to is None:
        return low, low
    return low, fraction_of(record.value_to, what=f"the upper value of {record.id}")


def _signed(record: Figure | Observation, values: Interval) -> Interval:
    falling = isinstance(record, Figure) and record.direction is Direction.DOWN
    return -values if falling else values
