"""From a printed bound to a set of numbers, under a policy for hedges.

A figure can be read as a requirement (which actuals meet it) or as a report of an actual
(which true values it allows). The tables are in the docs under "Hedges and sets"; the
order of the steps is: sign or rank first, then the bound.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from dalian_report.errors import AssessmentError, QuantityError, shown
from dalian_report.quantities import Exact, Interval, Number, decimal_text, exact, settle
from dalian_report.records import Figure, Observation
from dalian_report.vocabulary import Bound, Direction, Measure, Sense

__all__ = [
    "AboutReading",
    "HedgePolicy",
    "Requirement",
    "Tolerance",
    "ToleranceKind",
    "allowed_values",
    "contradicts",
    "effective_bound",
    "in_step_requirement",
    "reported_values",
    "required_values",
    "rounded_values",
    "signed_bound",
]


class ToleranceKind(StrEnum):
    """Whether a tolerance is a share of the number or an amount in its unit."""

    RELATIVE = "relative"
    ABSOLUTE = "absolute"


@attrs.frozen(repr=False)
class Tolerance:
    """How far "about x" may lie from x.

    >>> Tolerance.parse("5%"), Tolerance.absolute("0.25")
    (Tolerance('5%'), Tolerance('0.25'))
    """

    amount: Exact = attrs.field(converter=lambda value: _amount(value))
    """A ratio (0.05 is 5% of the number) or an amount in the number's own unit."""
    kind: ToleranceKind = attrs.field(default=ToleranceKind.RELATIVE, converter=ToleranceKind)

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
        """ "5%" is relative, "0.25" absolute."""
        if text.strip().endswith("%"):
            return cls.relative(settle(Fraction(_amount(text.strip()[:-1])) / 100))
        return cls.absolute(text)

    def of(self, value: Fraction) -> Fraction:
        """The tolerance around this number, in its unit."""
        amount = Fraction(self.amount)
        return abs(value) * amount if self.kind is ToleranceKind.RELATIVE else amount

    def __str__(self) -> str:
        if self.kind is ToleranceKind.ABSOLUTE:
            return decimal_text(self.amount)
        return f"{decimal_text(settle(Fraction(self.amount) * 100))}%"

    def __repr__(self) -> str:
        return f"Tolerance({str(self)!r})"


def _amount(value: object) -> Exact:
    if isinstance(value, str):
        try:
            value = Decimal(value.strip())
        except ArithmeticError:
            raise QuantityError(f"a tolerance must be a number, not {shown(value)}") from None
    amount = settle(exact(value, what="a tolerance"))
    if amount < 0:
        raise QuantityError(f"a tolerance cannot be negative: {decimal_text(amount)}")
    return amount


def _tolerance(value: Tolerance | str | Number) -> Tolerance:
    if isinstance(value, Tolerance):
        return value
    return Tolerance.parse(value) if isinstance(value, str) else Tolerance.relative(value)


class AboutReading(StrEnum):
    """How a hedged floor or ceiling is read."""

    GREY = "grey"
    """Inside the hedge zone is undecided."""
    INCLUSIVE = "inclusive"
    """Inside the hedge zone is met."""
    TWO_SIDED = "two_sided"
    """Met is the hedge zone itself, on both sides of the number."""


@attrs.frozen
class HedgePolicy:
    """What "about" and "nearly" are taken to mean.

    The defaults, 5% of the number for both, are this package's convention; nothing in the
    report or in law fixes them. A plain number as tolerance is a share of the figure.

    >>> print(HedgePolicy(about=Tolerance.absolute("0.25"), about_reading="inclusive"))
    about ±0.25, nearly 5%, inclusive reading, Chinese hedges first
    """

    about: Tolerance = attrs.field(default=Tolerance("0.05"), converter=_tolerance)
    nearly: Tolerance = attrs.field(default=Tolerance("0.05"), converter=_tolerance)
    about_reading: AboutReading = attrs.field(default=AboutReading.GREY, converter=AboutReading)
    use_original: bool = True
    """Whether the hedge of the Chinese text replaces the translation's."""

    def tolerance(self, bound: Bound) -> Tolerance:
        """The tolerance of a hedge word."""
        return self.nearly if bound is Bound.NEARLY else self.about

    def __str__(self) -> str:
        hedges = "Chinese hedges first" if self.use_original else "English hedges as printed"
        return (
            f"about ±{self.about}, nearly {self.nearly}, "
            f"{self.about_reading.value.replace('_', '-')} reading, {hedges}"
        )


@attrs.frozen
class Requirement:
    """The actuals that meet a target, and those of which a hedge leaves it open."""

    met: Interval | None
    """None where no actual is sure to meet it (a reference without an upper end)."""
    grey: Interval | None = None
    threshold: Interval = attrs.field(kw_only=True)
    """The printed number or range, or the reference; margins are measured to it."""

    def mirrored(self) -> Requirement:
        """The same requirement on the negated number."""
        return Requirement(
            None if self.met is None else -self.met,
            None if self.grey is None else -self.grey,
            threshold=-self.threshold,
        )

    def __str__(self) -> str:
        met = "nothing for certain" if self.met is None else str(self.met)
        return met if self.grey is None else f"{met}, open in {self.grey}"


_NEEDLESS = {
    Sense.FLOOR: {Bound.LESS_THAN, Bound.AT_MOST},
    Sense.CEILING: {Bound.MORE_THAN, Bound.AT_LEAST},
    Sense.POINT: {Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST},
}


def contradicts(sense: Sense, bound: Bound) -> bool:
    """Whether a signed bound cannot belong to a target of this sense."""
    return bound in _NEEDLESS.get(sense, ())


def signed_bound(bound: Bound, measure: Measure, direction: Direction | None) -> Bound:
    """The bound on the signed scale: mirrored for a fall, and better-than for a rank."""
    if measure is Measure.RANK:
        return {Bound.AT_LEAST: Bound.AT_MOST, Bound.MORE_THAN: Bound.LESS_THAN}.get(bound, bound)
    return bound.mirrored if direction is Direction.DOWN else bound


def required_values(
    sense: Sense, bound: Bound, low: Fraction, high: Fraction, policy: HedgePolicy
) -> Requirement:
    """The requirement of a figure on the signed scale; `high` is `low` but for a range.

    Raises:
        AssessmentError: if the bound contradicts the sense.
    """
    if contradicts(sense, bound):
        raise AssessmentError(f"a {sense.value} cannot be {bound.value}")
    if sense is Sense.CEILING:
        mirrored = required_values(Sense.FLOOR, bound.mirrored, -high, -low, policy)
        return mirrored.mirrored()
    threshold = Interval(settle(low), settle(high))
    if sense is Sense.POINT:
        return Requirement(_around(bound, low, high, policy), threshold=threshold)
    floor = Interval.point(settle(low))
    if bound is Bound.MORE_THAN:
        return Requirement(Interval.more_than(settle(low)), threshold=floor)
    if bound in {Bound.ABOUT, Bound.NEARLY}:
        return _hedged_floor(low, policy.tolerance(bound).of(low), policy.about_reading)
    return Requirement(Interval.at_least(settle(low)), threshold=floor)


def _around(bound: Bound, low: Fraction, high: Fraction, policy: HedgePolicy) -> Interval:
    if bound not in {Bound.ABOUT, Bound.NEARLY}:
        return Interval(settle(low), settle(high))
    tolerance = policy.tolerance(bound)
    below = settle(low - tolerance.of(low))
    return Interval(below, settle(high + tolerance.of(high) * (bound is Bound.ABOUT)))


def _hedged_floor(value: Fraction, tolerance: Fraction, reading: AboutReading) -> Requirement:
    floor, zone_end = settle(value), settle(value - tolerance)
    threshold = Interval.point(floor)
    if reading is AboutReading.TWO_SIDED:
        return Requirement(Interval(zone_end, settle(value + tolerance)), threshold=threshold)
    if reading is AboutReading.INCLUSIVE:
        return Requirement(Interval.at_least(zone_end), threshold=threshold)
    grey = Interval(zone_end, floor, True, False) if tolerance else None
    return Requirement(Interval.at_least(floor), grey, threshold=threshold)


def in_step_requirement(reference: Interval, policy: HedgePolicy) -> Requirement:
    """The floor "about g", where g is known to lie in `reference`.

    What is met holds for every g of the reference; what lies below the zone of every g is
    not met; between the two it stays open.
    """
    low, high = reference.lower, reference.upper
    if low is not None and low == high:
        value = Fraction(low)
        return _hedged_floor(value, policy.about.of(value), policy.about_reading)
    met, zone_end = None, None
    inclusive = policy.about_reading is not AboutReading.GREY
    if high is not None:
        slack = policy.about.of(Fraction(high)) if inclusive else Fraction(0)
        met = Interval.at_least(settle(Fraction(high) - slack))
    if low is not None:
        zone_end = settle(Fraction(low) - policy.about.of(Fraction(low)))
    if met is not None and met.lower is not None and zone_end == met.lower:
        return Requirement(met, threshold=reference)
    open_end = None if met is None else met.lower
    return Requirement(
        met, Interval(zone_end, open_end, zone_end is not None, False), threshold=reference
    )


def allowed_values(bound: Bound, low: Fraction, high: Fraction, policy: HedgePolicy) -> Interval:
    """The true values that a reported number allows, on the signed scale.

    >>> print(allowed_values(Bound.ABOUT, Fraction(20), Fraction(20), HedgePolicy()))
    [19, 21]
    """
    value = settle(low)
    match bound:
        case Bound.MORE_THAN:
            return Interval.more_than(value)
        case Bound.AT_LEAST:
            return Interval.at_least(value)
        case Bound.LESS_THAN:
            return Interval.less_than(settle(high))
        case Bound.AT_MOST:
            return Interval.at_most(settle(high))
        case Bound.NEARLY:
            tolerance = policy.nearly.of(low)
            if not tolerance:
                return Interval.point(value)
            return Interval(settle(low - tolerance), settle(high), True, False)
        case _:
            return _around(bound, low, high, policy)


_PRINTED_IN_FULL = {"count", "rank", "places"}


def effective_bound(record: Figure | Observation, policy: HedgePolicy) -> Bound:
    """The bound that counts: the Chinese text's where the policy puts it first."""
    if isinstance(record, Observation):
        return record.bound or Bound.EXACT
    original = record.original if policy.use_original else None
    return record.bound if original is None else original.bound


def reported_values(record: Figure | Observation, policy: HedgePolicy) -> Interval:
    """The true values that a figure or an observation allows, signed, in its own unit.

    Raises:
        QuantityError: for an observation that has no number.
    """
    low, high = _printed_ends(record)
    bound = effective_bound(record, policy)
    if isinstance(record, Figure) and record.measure is Measure.RANK:
        bound = signed_bound(bound, record.measure, None)
    return _signed(record, allowed_values(bound, low, high, policy))


def rounded_values(record: Figure | Observation, policy: HedgePolicy) -> Interval:
    """As `reported_values`, but a rounded number stands for all that round to it.

    Both ends of [v - r/2, v + r/2] belong to it, so that any rule for ties is allowed
    (XBRL Calculations 1.1). Ranges, hedged numbers and whole counts are as reported.
    """
    low, high = _printed_ends(record)
    in_full = record.unit in _PRINTED_IN_FULL and record.resolution == 1
    rounded = effective_bound(record, policy) is Bound.EXACT and low == high and not in_full
    if not rounded or record.resolution is None:
        return reported_values(record, policy)
    half = Fraction(record.resolution) / 2
    return _signed(record, Interval(settle(low - half), settle(high + half)))


def _printed_ends(record: Figure | Observation) -> tuple[Fraction, Fraction]:
    low = exact(record.value, what=f"the value of {record.id}")
    if isinstance(record, Observation) or record.value_to is None:
        return low, low
    return low, exact(record.value_to, what=f"the upper value of {record.id}")


def _signed(record: Figure | Observation, values: Interval) -> Interval:
    falling = isinstance(record, Figure) and record.direction is Direction.DOWN
    return -values if falling else values
