"""Verdicts: is a target met by an actual, by how much, and on which reading does it hang?

A verdict follows the rule of conformity assessment (JCGM 106, ISO 14253-1) for an actual
that is known as a set A and a requirement R: met when A lies in R, not met when A meets
neither R nor its grey zone, indeterminate otherwise. All arithmetic is exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from dalian_report.errors import AssessmentError, UnitError, shown
from dalian_report.hedges import (
    AboutReading,
    HedgePolicy,
    Requirement,
    Tolerance,
    ToleranceKind,
    allowed_values,
    in_step_requirement,
    required_values,
    signed_bound,
)
from dalian_report.quantities import Exact, Interval, Number, exact, settle
from dalian_report.records import Figure, Indicator, Observation, Target, Unit
from dalian_report.vocabulary import Bound, Direction, Measure, Sense, Stated

if TYPE_CHECKING:
    from dalian_report.report import Report
    from dalian_report.scorecards import Scorecard, scorecard

__all__ = [
    "AboutReading",
    "Actual",
    "Assessment",
    "Basis",
    "DecisionRule",
    "HedgePolicy",
    "Interval",
    "Requirement",
    "Scorecard",
    "Tolerance",
    "ToleranceKind",
    "Verdict",
    "assess",
    "no_data",
    "requirement_of",
    "scorecard",
]

Actual = Observation | Figure | Interval | Number
"""What a target can be judged by; a plain number is in the target's unit."""

_PRINTED_IN_FULL = {"count", "rank", "places"}
_HEDGED = {Bound.ABOUT, Bound.NEARLY}


class Verdict(StrEnum):
    """Whether a target was met."""

    MET = "met"
    NOT_MET = "not_met"
    INDETERMINATE = "indeterminate"
    NO_DATA = "no_data"
    """Nothing was observed; in scorecards and frames only."""


class DecisionRule(StrEnum):
    """What an exact published number stands for."""

    SIMPLE = "simple"
    """Its face value, as an official tally takes it."""
    GUARDED = "guarded"
    """Every value that rounds to it."""


class Basis(StrEnum):
    """What a verdict rests on."""

    NUMBER = "number"
    STATED = "stated"
    """The publisher's own judgement, without a number."""
    NOTHING = "nothing"


@attrs.frozen(repr=False)
class Assessment:
    """One target judged by one actual."""

    target: Target
    indicator: Indicator
    figure: Figure | None
    """The target's threshold; None for an in-step-with target."""
    stretch: Figure | None
    """The higher number striven for, where the target has one."""
    reference: Indicator | None
    """The indicator that an in-step-with target follows."""
    actual: Interval | None
    """The set of values that the actual allows, in the target's unit."""
    required: Requirement | None
    verdict: Verdict
    stretch_verdict: Verdict | None
    margin: Interval | None
    """Distance to the printed threshold, in the target's unit; positive is good."""
    ratio: Interval | None
    """Actual divided by threshold; None where the threshold is 0 or a range."""
    robust: bool | None
    """Whether the simple and the guarded rule agree; None without data."""
    flips_at: Exact | None
    """The tolerance, of the policy's kind, at which a verdict resting on a hedge changes."""
    basis: Basis
    comparability: str | None
    observation: Observation | None
    stated: Stated | None
    """The publisher's own judgement, where it gives one."""
    rule: DecisionRule
    policy: HedgePolicy

    @property
    def disagrees(self) -> bool:
        """Whether the number and the publisher's own judgement say different things."""
        if self.stated is None or self.basis is not Basis.NUMBER:
            return False
        return self.verdict.value != self.stated.value

    def explain(self) -> str:
        """The verdict in one sentence: unit, bound, rule, and the end that decided."""
        from dalian_report.wording import explanation

        return explanation(self)

    def __repr__(self) -> str:
        return f"<Assessment {self.target.id}: {self.verdict.value}>"


def _bound_of(figure: Figure, policy: HedgePolicy) -> Bound:
    original = figure.original if policy.use_original else None
    return figure.bound if original is None else original.bound


def _printed_ends(figure: Figure) -> tuple[Fraction, Fraction]:
    low = Fraction(figure.value)
    return low, low if figure.value_to is None else Fraction(figure.value_to)


def requirement_of(figure: Figure, sense: Sense, policy: HedgePolicy) -> Requirement:
    """The requirement that a figure sets to a target of this sense.

    Raises:
        AssessmentError: if the bound contradicts the sense.

    >>> import dalian_report as dr
    >>> figure = dr.load().figure("II.goals-02.1")
    >>> print(requirement_of(figure, Sense.FLOOR, HedgePolicy()))
    [20, +inf), open in [19, 20)
    """
    low, high = _printed_ends(figure)
    bound = _bound_of(figure, policy)
    try:
        if figure.direction is Direction.DOWN:
            opposite = {Sense.FLOOR: Sense.CEILING, Sense.CEILING: Sense.FLOOR}.get(sense, sense)
            return required_values(opposite, bound, low, high, policy).mirrored()
        bound = signed_bound(bound, figure.measure, figure.direction)
        return required_values(sense, bound, low, high, policy)
    except AssessmentError:
        raise AssessmentError(
            f"{figure.id} cannot be the {sense.value} of a target: its bound is {bound.value}"
        ) from None


@attrs.frozen
class _Reading:
    """An actual as given, before it becomes a set under a policy and a rule."""

    bound: Bound
    low: Fraction
    high: Fraction
    negated: bool
    factor: Fraction
    half_width: Fraction
    interval: Interval | None = None

    def values(self, policy: HedgePolicy, rule: DecisionRule) -> Interval:
        if self.interval is not None:
            return self.interval if self.factor == 1 else self.interval * settle(self.factor)
        found = allowed_values(self.bound, self.low, self.high, policy)
        if rule is DecisionRule.GUARDED and self.half_width:
            half = self.half_width
            found = Interval(settle(self.low - half), settle(self.high + half))
        signed = -found if self.negated else found
        return signed if self.factor == 1 else signed * settle(self.factor)


def _factor(given: Unit, wanted: Unit, named: str) -> Fraction:
    if given.dimension == wanted.dimension and given.si_factor and wanted.si_factor:
        return Fraction(given.si_factor) / Fraction(wanted.si_factor)
    raise UnitError(f"{named} is in {given.code}, the target in {wanted.code}")


def _half_width(figure: Figure | Observation) -> Fraction:
    if figure.bound is not Bound.EXACT or figure.resolution is None:
        return Fraction(0)
    if getattr(figure, "value_to", None) is not None:
        return Fraction(0)
    if figure.unit in _PRINTED_IN_FULL and figure.resolution == 1:
        return Fraction(0)
    return Fraction(figure.resolution) / 2


def _reading(
    actual: object,
    what: str,
    indicator: Indicator,
    unit: str | None,
    report: Report,
    policy: HedgePolicy,
) -> _Reading:
    """The actual (or the reference), checked, with what turns it into the target's unit."""
    own_unit, named = unit, f"the {what}"
    if isinstance(actual, Figure | Observation):
        own_unit, named = actual.unit, actual.id
        if unit is not None and own_unit != unit:
            raise UnitError(f"{named} is in {own_unit}, but unit={unit!r} was given")
    factor = Fraction(1)
    if own_unit is not None and own_unit != indicator.unit:
        factor = _factor(report.unit(own_unit), report.unit(indicator.unit), named)
    if isinstance(actual, Interval):
        return _Reading(Bound.EXACT, Fraction(0), Fraction(0), False, factor, Fraction(0), actual)
    if isinstance(actual, Figure):
        low, high = _printed_ends(actual)
        bound = _bound_of(actual, policy)
        if actual.measure is Measure.RANK:
            bound = signed_bound(bound, actual.measure, None)
        half = _half_width(actual) if bound is Bound.EXACT else Fraction(0)
        return _Reading(bound, low, high, actual.direction is Direction.DOWN, factor, half)
    if isinstance(actual, Observation):
        value = exact(actual.value, what=named, error=AssessmentError)
        bound = signed_bound(actual.bound or Bound.EXACT, indicator.measure, None)
        return _Reading(bound, value, value, False, factor, _half_width(actual))
    value = exact(actual, what=named, error=AssessmentError)
    return _Reading(Bound.EXACT, value, value, False, factor, Fraction(0))


def _check_subject(actual: object, target: Target) -> None:
    if actual is None:
        raise AssessmentError(f"{target.id} needs an actual to be judged by, not None")
    if isinstance(actual, Observation):
        if actual.indicator_id != target.indicator_id:
            about = actual.indicator_id or actual.deliverable_id
            raise AssessmentError(f"{actual.id} observes {about}, not {target.indicator_id}")
        if actual.year != target.year:
            raise AssessmentError(f"{actual.id} is of {actual.year}; {target.id} is for {target.year}")
    if isinstance(actual, Figure) and actual.indicator_id not in {None, target.indicator_id}:
        raise AssessmentError(f"{actual.id} measures {actual.indicator_id}, not {target.indicator_id}")


@attrs.frozen
class _Case:
    """Everything a verdict depends on but the policy and the rule."""

    target: Target
    figure: Figure | None
    stretch: Figure | None
    actual: _Reading
    reference: _Reading | None

    def required(self, policy: HedgePolicy, rule: DecisionRule) -> Requirement:
        if self.figure is not None:
            return requirement_of(self.figure, self.target.sense, policy)
        assert self.reference is not None
        return in_step_requirement(self.reference.values(policy, rule), policy)

    def verdict(self, policy: HedgePolicy, rule: DecisionRule) -> Verdict:
        return _verdict(self.actual.values(policy, rule), self.required(policy, rule))

    def stretch_verdict(self, policy: HedgePolicy, rule: DecisionRule) -> Verdict | None:
        if self.stretch is None:
            return None
        required = requirement_of(self.stretch, self.target.sense, policy)
        return _verdict(self.actual.values(policy, rule), required)

    def hedges(self, policy: HedgePolicy) -> list[Bound]:
        """The hedge words the verdict rests on, the target's first."""
        target = Bound.ABOUT if self.figure is None else _bound_of(self.figure, policy)
        words = [target, self.actual.bound]
        if self.reference is not None:
            words.append(self.reference.bound)
        return [word for word in words if word in _HEDGED]


def _verdict(actual: Interval, required: Requirement) -> Verdict:
    if required.met is not None and actual in required.met:
        return Verdict.MET
    reachable = (required.met, required.grey)
    if any(zone is not None and actual.meets(zone) for zone in reachable):
        return Verdict.INDETERMINATE
    return Verdict.NOT_MET


def assess(
    target: Target | str,
    actual: Actual,
    *,
    unit: str | None = None,
    reference: Actual | None = None,
    report: Report | None = None,
    policy: HedgePolicy = HedgePolicy(),  # noqa: B008 (frozen)
    rule: DecisionRule | str = DecisionRule.SIMPLE,
) -> Assessment:
    """Judge a target by an actual.

    Args:
        target: a target, or a key for `Report.target`.
        actual: an observation, a figure, an interval, or a plain number (in the target's
            unit unless `unit` says otherwise).
        unit: the code of the unit of a plain number or interval.
        reference: for an in-step-with target, what the other indicator came to.
        report: the report that the target belongs to; the shipped one by default.
        policy: what the hedges mean.
        rule: what an exact published number stands for.

    Raises:
        AssessmentError: no actual, not a finite number, another year or indicator, or no
            reference for an in-step-with target.
        UnitError: units that neither agree nor convert exactly.
        UnknownKeyError: a key or a unit that is not in the report.

    >>> import dalian_report as dr
    >>> result = dr.assess("gdp", 6.0)
    >>> result.verdict, result.stretch_verdict
    (<Verdict.MET: 'met'>, <Verdict.NOT_MET: 'not_met'>)
    """
    report = _report_or_shipped(report)
    target = report.target(target) if isinstance(target, str) else target
    rule = DecisionRule(rule)
    indicator = report.indicator(target.indicator_id)
    _check_subject(actual, target)
    row = no_data(target, report, policy, rule)
    if isinstance(actual, Observation) and actual.value is None:
        return _by_statement(row, actual)
    case = _Case(
        target,
        row.figure,
        row.stretch,
        _reading(actual, "actual", indicator, unit, report, policy),
        _reference_reading(target, indicator, reference, report, policy),
    )
    return _judged(row, case, actual)


def _report_or_shipped(report: Report | None) -> Report:
    if report is not None:
        return report
    import dalian_report

    return dalian_report.load()


def _reference_reading(
    target: Target,
    indicator: Indicator,
    reference: Actual | None,
    report: Report,
    policy: HedgePolicy,
) -> _Reading | None:
    if target.sense is not Sense.IN_STEP_WITH:
        return None
    if reference is None:
        raise AssessmentError(
            f"{target.id} is to keep in step with {target.relative_to}: "
            "give what that came to as reference="
        )
    if isinstance(reference, Observation) and reference.year != target.year:
        raise AssessmentError(f"{reference.id} is of {reference.year}; {target.id} is for {target.year}")
    return _reading(reference, "reference", indicator, None, report, policy)


def _judged(row: Assessment, case: _Case, actual: object) -> Assessment:
    policy, rule = row.policy, row.rule
    values, required = case.actual.values(policy, rule), case.required(policy, rule)
    verdict = _verdict(values, required)
    other = DecisionRule.SIMPLE if rule is DecisionRule.GUARDED else DecisionRule.GUARDED
    observation = actual if isinstance(actual, Observation) else None
    return attrs.evolve(
        row,
        actual=values,
        required=required,
        verdict=verdict,
        stretch_verdict=case.stretch_verdict(policy, rule),
        margin=_margin(values, required.threshold, case.target.sense),
        ratio=_ratio(values, required.threshold),
        robust=verdict is case.verdict(policy, other),
        flips_at=_flips_at(case, policy, rule, verdict),
        basis=Basis.NUMBER,
        comparability=None if observation is None else observation.comparability,
        observation=observation,
        stated=None if observation is None else observation.stated,
    )


def _by_statement(row: Assessment, observation: Observation) -> Assessment:
    if observation.stated is None:
        raise AssessmentError(f"{observation.id} has neither a value nor a stated judgement")
    return attrs.evolve(
        row,
        verdict=Verdict(observation.stated.value),
        robust=True,
        basis=Basis.STATED,
        comparability=observation.comparability,
        observation=observation,
        stated=observation.stated,
    )


def no_data(
    target: Target, report: Report, policy: HedgePolicy, rule: DecisionRule | str
) -> Assessment:
    """The row of a target of which nothing was observed."""
    figure = None if target.figure_id is None else report.figure(target.figure_id)
    stretch = target.stretch_figure_id
    return Assessment(
        target=target,
        indicator=report.indicator(target.indicator_id),
        figure=figure,
        stretch=None if stretch is None else report.figure(stretch),
        reference=None if target.relative_to is None else report.indicator(target.relative_to),
        actual=None,
        required=None if figure is None else requirement_of(figure, target.sense, policy),
        verdict=Verdict.NO_DATA,
        stretch_verdict=None,
        margin=None,
        ratio=None,
        robust=None,
        flips_at=None,
        basis=Basis.NOTHING,
        comparability=None,
        observation=None,
        stated=None,
        rule=DecisionRule(rule),
        policy=policy,
    )


def _margin(actual: Interval, threshold: Interval, sense: Sense) -> Interval:
    if sense is Sense.CEILING:
        return threshold - actual
    if sense is not Sense.POINT:
        return actual - threshold
    above, below = _excess(actual, threshold), _excess(-actual, -threshold)
    farthest = max(above, below, key=_upper_end)
    nearest = max(above, below, key=_lower_end)
    return -Interval(nearest.lower, farthest.upper, nearest.lower_closed, farthest.upper_closed)


def _excess(actual: Interval, threshold: Interval) -> Interval:
    """By how much the actual lies above the threshold's upper end, at least 0."""
    assert threshold.upper is not None
    over = actual - threshold.upper
    lower = over.lower if over.lower is not None and over.lower > 0 else Fraction(0)
    lower_closed = over.lower_closed if lower > 0 else True
    if over.upper is not None and over.upper <= 0:
        return Interval.point(0)
    return Interval(lower, over.upper, lower_closed, over.upper_closed)


def _upper_end(interval: Interval) -> tuple[bool, Exact, bool]:
    unbounded = interval.upper is None
    return unbounded, interval.upper or Fraction(0), interval.upper_closed


def _lower_end(interval: Interval) -> tuple[Exact, bool]:
    return interval.lower or Fraction(0), not interval.lower_closed


def _ratio(actual: Interval, threshold: Interval) -> Interval | None:
    if not threshold.is_point or not threshold.lower:
        return None
    return actual * settle(1 / Fraction(threshold.lower))


def _flips_at(
    case: _Case, policy: HedgePolicy, rule: DecisionRule, verdict: Verdict
) -> Exact | None:
    """The nearest tolerance of the deciding hedge at which the verdict is another."""
    hedges = case.hedges(policy)
    if not hedges:
        return None
    word = hedges[0]
    kind = policy.tolerance(word).kind
    current = Fraction(policy.tolerance(word).amount)

    def changes_at(amount: Fraction) -> bool:
        return case.verdict(_with_tolerance(policy, word, amount, kind), rule) is not verdict

    turns = sorted(set(_turning_points(case, policy, rule, word, kind)))
    edges = [Fraction(0), *turns, (turns[-1] if turns else current) + 1]
    flips = [
        turn
        for below, turn, above in zip(edges, turns, edges[2:], strict=False)
        if any(map(changes_at, (turn, (below + turn) / 2, (turn + above) / 2)))
    ]
    return settle(min(flips, key=lambda turn: abs(turn - current))) if flips else None


def _with_tolerance(
    policy: HedgePolicy, word: Bound, amount: Fraction, kind: ToleranceKind
) -> HedgePolicy:
    tolerance = Tolerance(settle(amount), kind)
    if word is Bound.NEARLY:
        return attrs.evolve(policy, nearly=tolerance)
    return attrs.evolve(policy, about=tolerance)


def _turning_points(
    case: _Case, policy: HedgePolicy, rule: DecisionRule, word: Bound, kind: ToleranceKind
) -> Iterator[Fraction]:
    """The tolerances at which an end of the actual meets an end of the requirement.

    Every end is linear in the tolerance, so two samples give its line.
    """
    lines = []
    for ends in (_actual_ends, _required_ends):
        first, second = (
            ends(case, _with_tolerance(policy, word, Fraction(amount), kind), rule)
            for amount in (1, 2)
        )
        lines.append([(2 * one - two, two - one) for one, two in zip(first, second, strict=True)])
    for constant, slope in lines[0]:
        for other_constant, other_slope in lines[1]:
            if slope != other_slope:
                turn = (other_constant - constant) / (slope - other_slope)
                if turn > 0:
                    yield turn


def _actual_ends(case: _Case, policy: HedgePolicy, rule: DecisionRule) -> list[Fraction]:
    return _ends(case.actual.values(policy, rule))


def _required_ends(case: _Case, policy: HedgePolicy, rule: DecisionRule) -> list[Fraction]:
    required = case.required(policy, rule)
    return [*_ends(required.met), *_ends(required.grey), *_ends(required.threshold)]


def _ends(interval: Interval | None) -> list[Fraction]:
    if interval is None:
        return []
    return [Fraction(end) for end in (interval.lower, interval.upper) if end is not None]


def __getattr__(name: str) -> object:
    # Scorecards stand on this module; their names are offered here as well.
    if name in {"Scorecard", "scorecard"}:
        from dalian_report import scorecards

        return getattr(scorecards, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
