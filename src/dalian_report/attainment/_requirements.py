"""The requirement of a target: the set of actuals that meet it, and the grey zone of a hedge.

The table of bounds is in the docs under "Hedges and sets". The order of the steps is: sign
or rank first, then the bound.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from dalian_report.attainment._hedges import (
    AboutReading,
    HedgePolicy,
    Tolerance,
    ToleranceKind,
    around,
    effective_bound,
    printed_ends,
)
from dalian_report.errors import AssessmentError
from dalian_report.model._bounds import contradicts, signed_bound
from dalian_report.model._intervals import Interval
from dalian_report.model._quantities import decimal_or_fraction
from dalian_report.model._vocabulary import Bound, Direction, Measure, Sense

if TYPE_CHECKING:
    from dalian_report.model import Figure


@attrs.frozen
class Requirement:
    """The actuals that meet a target, and the grey zone that a hedge leaves undecided."""

    met: Interval | None
    """None where no actual is sure to meet it (a reference without an upper end)."""
    grey: Interval | None = None
    """Beside the met zone, or around it where a two-sided reading follows a reference that is
    itself a set. The met zone stays the same."""
    threshold: Interval = attrs.field(kw_only=True)
    """The printed number or range, or the reference. Margins are measured to it."""

    @property
    def reach(self) -> Interval:
        """The smallest interval around all that is not surely missed."""
        met, grey = self.met, self.grey
        if met is None or grey is None:
            reach = met if grey is None else grey
            assert reach is not None, "a requirement that nothing could meet"
            return reach
        return met.hull(grey)

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


_OPPOSITE = {Sense.FLOOR: Sense.CEILING, Sense.CEILING: Sense.FLOOR}


def requirement_of(figure: Figure, sense: Sense, policy: HedgePolicy) -> Requirement:
    """The requirement that a figure sets to a target of this sense.

    Raises:
        AssessmentError: if the bound contradicts the sense, or a rank is not a ceiling.

    >>> import dalian_report as dr
    >>> figure = dr.load().figure("II.goals-02.1")
    >>> print(requirement_of(figure, Sense.FLOOR, HedgePolicy()))
    [20, +inf), open in [19, 20)
    """
    return _requirement_of(figure, sense, policy)


# A scorecard asks for every requirement several times, under one policy.
@lru_cache(maxsize=1024)
def _requirement_of(figure: Figure, sense: Sense, policy: HedgePolicy) -> Requirement:
    if figure.measure is Measure.RANK and sense is not Sense.CEILING:
        raise AssessmentError("rank-not-ceiling", figure.id, sense.value)
    low, high = printed_ends(figure)
    bound = effective_bound(figure, policy)
    try:
        if figure.direction is Direction.DOWN:
            opposite = _OPPOSITE.get(sense, sense)
            return required_values(opposite, bound, low, high, policy).mirrored()
        bound = signed_bound(bound, figure.measure, figure.direction)
        return required_values(sense, bound, low, high, policy)
    except AssessmentError:
        raise AssessmentError(
            "contradicting-bound",
            figure.id,
            effective_bound(figure, policy).value,
            sense=sense.value,
        ) from None


def required_values(
    sense: Sense, bound: Bound, low: Fraction, high: Fraction, policy: HedgePolicy
) -> Requirement:
    """The requirement of a bound on the signed scale. Except for a range, `high` equals `low`.

    Raises:
        AssessmentError: if the bound contradicts the sense.
    """
    if contradicts(sense, bound):
        raise AssessmentError("contradicting-bound", "figure", bound.value, sense=sense.value)
    if sense is Sense.CEILING:
        mirrored = required_values(Sense.FLOOR, bound.mirrored, -high, -low, policy)
        return mirrored.mirrored()
    if sense is Sense.POINT:
        threshold = Interval(decimal_or_fraction(low), decimal_or_fraction(high))
        return Requirement(around(bound, low, high, policy), threshold=threshold)
    floor = decimal_or_fraction(low)
    if bound is Bound.MORE_THAN:
        return Requirement(Interval.more_than(floor), threshold=Interval.point(floor))
    if bound in {Bound.ABOUT, Bound.NEARLY}:
        return _hedged_floor(low, policy.tolerance(bound).of(low), policy.about_reading)
    return Requirement(Interval.at_least(floor), threshold=Interval.point(floor))


def _hedged_floor(value: Fraction, tolerance: Fraction, reading: AboutReading) -> Requirement:
    floor, zone_end = decimal_or_fraction(value), decimal_or_fraction(value - tolerance)
    threshold = Interval.point(floor)
    if reading is AboutReading.TWO_SIDED:
        return Requirement(
            Interval(zone_end, decimal_or_fraction(value + tolerance)), threshold=threshold
        )
    if reading is AboutReading.INCLUSIVE:
        return Requirement(Interval.at_least(zone_end), threshold=threshold)
    grey = Interval(zone_end, floor, True, False) if tolerance else None
    return Requirement(Interval.at_least(floor), grey, threshold=threshold)


def above_requirement(reference: Interval) -> Requirement:
    """The floor "more than g", where g is in `reference`.

    >>> print(above_requirement(Interval(5, 5.5)))
    (5.5, +inf), open in (5, 5.5]
    """
    lower, upper = reference.lower, reference.upper
    met = None if upper is None else Interval(upper, None, not reference.upper_closed)
    if reference.is_point:
        return Requirement(met, threshold=reference)
    grey = Interval(lower, upper, False, upper is not None and reference.upper_closed)
    return Requirement(met, grey, threshold=reference)


def in_step_requirement(reference: Interval, policy: HedgePolicy) -> Requirement:
    """The floor "about g", where g is in `reference`.

    A number that meets the target for every g of the reference is met, and a number that misses it
    for every g is not met. Any other number stays open.

    >>> print(in_step_requirement(Interval(6, 8), HedgePolicy()))
    [8, +inf), open in [5.7, 8)
    """
    if reference.is_point and reference.lower is not None:
        value = Fraction(reference.lower)
        return _hedged_floor(value, policy.about.of(value), policy.about_reading)
    if policy.about_reading is AboutReading.TWO_SIDED:
        return _in_step_both_ways(reference, policy.about)
    lowest, highest = _zone_starts(reference, policy.about)
    if policy.about_reading is AboutReading.GREY:
        highest = None if reference.upper is None else Fraction(reference.upper)
    met = None if highest is None else Interval.at_least(highest)
    if highest is not None and lowest.lower is not None and lowest.lower >= highest:
        return Requirement(met, threshold=reference)
    return Requirement(
        met, Interval(lowest.lower, highest, lowest.lower_closed, False), threshold=reference
    )


def _in_step_both_ways(reference: Interval, tolerance: Tolerance) -> Requirement:
    """A number in the zones of all g is met, and a number in the zones of some g is open."""
    lowest, highest_start = _zone_starts(reference, tolerance)
    mirrored, mirrored_start = _zone_starts(-reference, tolerance)
    grey = Interval(lowest.lower, None, lowest.lower_closed).intersection(
        -Interval(mirrored.lower, None, mirrored.lower_closed)
    )
    if highest_start is None or mirrored_start is None or highest_start > -mirrored_start:
        return Requirement(None, grey, threshold=reference)
    return Requirement(Interval(highest_start, -mirrored_start), grey, threshold=reference)


def _zone_starts(reference: Interval, tolerance: Tolerance) -> tuple[Interval, Fraction | None]:
    """From where the zones of all g start, [g - t, ...: the least start and the greatest.

    The least comes as the interval above it, which knows whether some g has it. Either may be None.
    The start of g rises with g, but under a relative tolerance has a corner at g = 0: above it all
    starts are 0 for a tolerance of 100%, and fall for a larger one.
    """
    lower, upper = reference.lower, reference.upper
    share = Fraction(tolerance.amount) if tolerance.kind is ToleranceKind.RELATIVE else Fraction(0)
    ends = [(lower, reference.lower_closed), (upper, reference.upper_closed)]
    if 0 in reference:
        ends.append((Fraction(0), True))
    if lower is not None:
        # If the starts stay the same, a g inside has the start that an open end lacks.
        inside = Fraction(lower) + 1 if upper is None else (Fraction(lower) + Fraction(upper)) / 2
        ends.append((inside, True))
    starts = [
        (Fraction(g) - tolerance.of(Fraction(g)), not closed) for g, closed in ends if g is not None
    ]
    falls, rises = upper is None and share > 1, upper is None and share < 1
    least, is_open = (None, True) if lower is None or falls else min(starts)
    greatest = None if rises else max(start for start, _ in starts)
    return Interval(least, None, not is_open, False), greatest
