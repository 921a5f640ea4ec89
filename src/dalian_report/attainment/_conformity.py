"""The verdict on an actual under a requirement, and what would change it: tolerance, reading.

The rule comes from conformity assessment (JCGM 106, ISO 14253-1) for an actual that is known
as a set A and a requirement R: met when A is inside R, not met when A meets neither R nor its
grey zone, undecided otherwise. All arithmetic is exact.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from dalian_report.attainment._actuals import AS_IT_IS, DecisionRule, Line, Measured, zone_lines
from dalian_report.attainment._hedges import (
    AboutReading,
    HedgePolicy,
    Tolerance,
    ToleranceKind,
    effective_bound,
)
from dalian_report.attainment._requirements import (
    Requirement,
    above_requirement,
    in_step_requirement,
    requirement_of,
)
from dalian_report.model import Figure
from dalian_report.model._intervals import Interval
from dalian_report.model._quantities import Exact, decimal_or_fraction
from dalian_report.model._vocabulary import Bound, Sense

if TYPE_CHECKING:
    from collections.abc import Iterator


class Verdict(StrEnum):
    """Whether a target was met."""

    MET = "met"
    NOT_MET = "not_met"
    UNDECIDED = "undecided"
    NO_DATA = "no_data"
    """Nothing was observed, only in scorecards and frames."""


def verdict_on(actual: Interval, required: Requirement) -> Verdict:
    """The verdict on the values that an actual allows.

    >>> requirement = Requirement(Interval.at_least(6), threshold=Interval.point(6))
    >>> verdict_on(Interval(5.95, 6.05), requirement)
    <Verdict.UNDECIDED: 'undecided'>
    """
    met, grey = required.met, required.grey
    if met is not None and actual in met:
        return Verdict.MET
    if (met is not None and actual.meets(met)) or (grey is not None and actual.meets(grey)):
        return Verdict.UNDECIDED
    return Verdict.NOT_MET


def margin_to(threshold: Interval, actual: Interval, sense: Sense) -> Interval:
    """The distance of the actual on the good side of the threshold, or minus that for a point.

    >>> print(margin_to(Interval.point(3), Interval(3.5, 4), Sense.CEILING))
    [-1, -0.5]
    """
    if sense is Sense.CEILING:
        return threshold - actual
    if sense is Sense.POINT:
        return -_distance(threshold, actual)
    return actual - threshold


def _distance(threshold: Interval, actual: Interval) -> Interval:
    """How far off the threshold the actual lies, on either side, or 0 inside it."""
    assert threshold.lower is not None
    assert threshold.upper is not None
    above, below = actual - threshold.upper, -actual + threshold.lower
    near = above if threshold.below(actual) else below if actual.below(threshold) else None
    if near is None or near.lower is None:
        near = Interval.point(0)
    if above.upper is None or below.upper is None:
        return Interval(near.lower, None, near.lower_closed)
    sides = [(side.upper, side.upper_closed) for side in (above, below) if side.upper is not None]
    upper, upper_closed = max(*sides, (Fraction(0), True))
    return Interval(near.lower, upper, near.lower_closed, upper_closed)


def ratio_to(threshold: Interval, actual: Interval) -> Interval | None:
    """The actual divided by the threshold, or None if the threshold is 0 or may be 0.

    >>> print(ratio_to(Interval.point(20), Interval(12, 13)))
    [0.6, 0.65]
    """
    not_above = threshold.lower is None or threshold.lower <= 0
    not_below = threshold.upper is None or threshold.upper >= 0
    if not_above and not_below:
        return None
    if threshold.lower is not None and threshold.is_point:
        if actual.lower is not None and actual.is_point:
            return Interval.point(_quotient(actual.lower, threshold.lower))
        return actual * (1 / Fraction(threshold.lower))
    if not_above:
        threshold, actual = -threshold, -actual
    lower, lower_closed = _least_quotient(actual, threshold)
    mirrored, upper_closed = _least_quotient(-actual, threshold)
    upper = None if mirrored is None else -mirrored
    return Interval(lower, upper, lower_closed, upper_closed)


def _quotient(part: Exact, whole: Exact) -> Fraction:
    """One number divided by another, through whole numbers, since fractions need twice the time."""
    numerator, denominator = part.as_integer_ratio()
    by_numerator, by_denominator = whole.as_integer_ratio()
    return Fraction(numerator * by_denominator, denominator * by_numerator)


def _least_quotient(actual: Interval, threshold: Interval) -> tuple[Fraction | None, bool]:
    """The lower end of the quotients by numbers above 0, and whether it is one of them."""
    if actual.lower is None:
        return None, False
    least = Fraction(actual.lower)
    if least == 0:
        return least, actual.lower_closed
    by, closed = threshold.upper, threshold.upper_closed
    if least < 0:
        by, closed = threshold.lower, threshold.lower_closed
    if by is None:
        return Fraction(0), False
    return least / Fraction(by), closed and actual.lower_closed


@attrs.frozen
class Case:
    """Everything that a verdict depends on but the policy and the rule."""

    sense: Sense
    figure: Figure | None
    """The target's threshold, or None for a target that has a reference."""
    actual: Measured
    reference: Measured | None = None
    printed_limit: Measured | None = None
    """The reference as given, if another set replaces it."""

    def values(self, policy: HedgePolicy, rule: DecisionRule) -> Interval:
        """The values that the actual allows."""
        if rule is not DecisionRule.ROUNDED_VALUE:
            return self.actual.values(policy, rule)
        return self.actual.values(policy, rule, self._place)

    @property
    def _place(self) -> Fraction | None:
        """The place of the last digit of the threshold or the reference."""
        if self.figure is not None:
            return Measured(self.figure, AS_IT_IS).place
        limit = self.printed_limit or self.reference
        return None if limit is None else limit.place

    def required(self, policy: HedgePolicy, rule: DecisionRule) -> Requirement:
        """The requirement of the target."""
        if self.figure is not None:
            return requirement_of(self.figure, self.sense, policy)
        assert self.reference is not None
        reference = self.reference.values(policy, rule)
        if self.sense is Sense.ABOVE_REFERENCE:
            return above_requirement(reference)
        return in_step_requirement(reference, policy)

    def verdict(self, policy: HedgePolicy, rule: DecisionRule) -> Verdict:
        """The verdict under a policy and a rule."""
        return verdict_on(self.values(policy, rule), self.required(policy, rule))

    def guarded_verdict(self, policy: HedgePolicy) -> Verdict:
        """The verdict under the guarded rule."""
        widened = self.actual.is_widened(policy) or (
            self.reference is not None and self.reference.is_widened(policy)
        )
        return self.verdict(policy, DecisionRule.GUARDED if widened else DecisionRule.SIMPLE)

    def is_robust(self, policy: HedgePolicy) -> bool:
        """Whether the simple and the guarded rule agree."""
        return self.verdict(policy, DecisionRule.SIMPLE) is self.guarded_verdict(policy)

    def target_bound(self, policy: HedgePolicy) -> Bound:
        """The hedge of the target. A target in step with another has the hedge "about"."""
        if self.figure is not None:
            return effective_bound(self.figure, policy)
        return Bound.MORE_THAN if self.sense is Sense.ABOVE_REFERENCE else Bound.ABOUT


_HEDGES = {Bound.ABOUT, Bound.NEARLY}


def flips_at(case: Case, policy: HedgePolicy, rule: DecisionRule) -> Exact | None:
    """The tolerance nearest to the policy's, and of its kind, where the verdict changes.

    The target's own hedge is looked at first, then the hedge of the actual. A hedged reference
    stays as the policy reads it. None where no tolerance changes the verdict, or nothing is hedged.
    """
    hedges = [
        bound
        for bound in dict.fromkeys((case.target_bound(policy), case.actual.bound(policy)))
        if bound in _HEDGES
    ]
    if hedges and case.reference is not None:
        reference = Measured(case.reference.values(policy, rule), AS_IT_IS)
        case = attrs.evolve(case, reference=reference, printed_limit=case.reference)
    for hedge in hedges:
        tolerance = _flip_of(hedge, case, policy, rule)
        if tolerance is not None:
            return decimal_or_fraction(tolerance)
    return None


def _flip_of(hedge: Bound, case: Case, policy: HedgePolicy, rule: DecisionRule) -> Fraction | None:
    kind, current = policy.tolerance(hedge).kind, Fraction(policy.tolerance(hedge).amount)
    verdict = case.verdict(policy, rule)

    def changes_at(amount: Fraction) -> bool:
        other = policy.with_tolerance(hedge, Tolerance(amount, kind))
        return case.verdict(other, rule) is not verdict

    turns = sorted({Fraction(0), *_turning_points(hedge, case, policy, rule)})
    up = [turn for turn in turns if turn >= current]
    down = [turn for turn in reversed(turns) if turn <= current]
    # The nearest first, so that trying ends with the first change. If two are equally near, the
    # lower comes first.
    steps = [*pairwise([*down, Fraction(0)]), *pairwise([*up, turns[-1] + 2])]
    for turn, behind in sorted(steps, key=lambda step: abs(step[0] - current)):
        if changes_at(turn) or (turn != behind and changes_at((turn + behind) / 2)):
            return turn
    return None


def _turning_points(
    hedge: Bound, case: Case, policy: HedgePolicy, rule: DecisionRule
) -> Iterator[Fraction]:
    """The tolerances at which an end of the actual meets an end of the requirement.

    Every end moves in a straight line with the tolerance. Some of the lines may belong to no
    end, so each solution has still to be tried.
    """
    required = _required_lines(hedge, case, policy, rule)
    for at, slope in _actual_lines(hedge, case, policy, rule):
        for other_at, other_slope in required:
            if slope != other_slope and (other_at - at) / (slope - other_slope) > 0:
                yield (other_at - at) / (slope - other_slope)
    if case.figure is None and policy.tolerance(hedge).kind is ToleranceKind.RELATIVE:
        yield Fraction(1)


def _actual_lines(hedge: Bound, case: Case, policy: HedgePolicy, rule: DecisionRule) -> list[Line]:
    if case.actual.bound(policy) is hedge:
        return case.actual.hedge_lines(policy.tolerance(hedge).kind)
    return _still(case.values(policy, rule))


def _required_lines(
    hedge: Bound, case: Case, policy: HedgePolicy, rule: DecisionRule
) -> list[Line]:
    kind = policy.tolerance(hedge).kind
    if case.target_bound(policy) is not hedge:
        required = case.required(policy, rule)
        return [*_still(required.met), *_still(required.grey)]
    if case.figure is not None:
        return Measured(case.figure, AS_IT_IS).hedge_lines(kind)
    assert case.reference is not None
    ends = [at for at, _ in _still(case.reference.values(policy, rule))]
    return [line for end in ends for line in zone_lines(end, kind)]


def _still(interval: Interval | None) -> list[Line]:
    """The ends of a set that does not move with the tolerance."""
    ends = () if interval is None else {interval.lower, interval.upper}
    return [(Fraction(end), Fraction(0)) for end in ends if end is not None]


def interpretations(case: Case, policy: HedgePolicy) -> list[HedgePolicy]:
    """The policies that read the words differently, the policy itself among them.

    Two things may be read differently: which text's hedges count where the Chinese and the
    English differ (以上 includes the number, "over" excludes it), and how a hedged floor or
    ceiling is read. The tolerances stay. The Chinese text comes first. A reading that changes
    nothing is left out.
    """
    texts = (True, False) if _texts_differ(case) else (policy.use_original,)
    policies: list[HedgePolicy] = []
    for use_original in texts:
        own = _taken(policy, use_original, policy.about_reading)
        if has_zone(case, own):
            policies += [_taken(policy, use_original, reading) for reading in AboutReading]
        else:
            policies.append(own)
    return policies


# A scorecard asks for the few ways of taking one policy again and again.
@lru_cache(maxsize=64)
def _taken(policy: HedgePolicy, use_original: bool, reading: AboutReading) -> HedgePolicy:
    return attrs.evolve(policy, use_original=use_original, about_reading=reading)


def has_zone(case: Case, policy: HedgePolicy) -> bool:
    """Whether the target has a grey zone that may be read in more than one way."""
    return case.target_bound(policy) in _HEDGES and case.sense is not Sense.POINT


def depends_on_reading(
    verdict: Verdict, case: Case, policy: HedgePolicy, rule: DecisionRule
) -> bool:
    """Whether the verdict under the policy changes if the words are read differently."""
    if not _texts_differ(case) and not has_zone(case, policy):
        return False
    return any(
        other != policy and case.verdict(other, rule) is not verdict
        for other in interpretations(case, policy)
    )


def _texts_differ(case: Case) -> bool:
    """Whether the Chinese text of some number that counts has another bound than the English."""
    reference = None if case.reference is None else case.reference.given
    return any(
        number.original is not None and number.original.bound is not number.bound
        for number in (case.figure, case.actual.given, reference)
        if isinstance(number, Figure)
    )
