"""Verdicts: whether an actual meets a target, by how much, and on which reading.

`assess` judges one target by one actual. `scorecard` judges them all. The docs explain the verdicts
under "Hedges and sets".
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from dalian_report.attainment._actuals import (
    Actual,
    DecisionRule,
    Measured,
    as_measured,
    check_place,
    check_subject,
    warn_of_unit,
)
from dalian_report.attainment._conformity import (
    Case,
    Verdict,
    depends_on_reading,
    flips_at,
    margin_to,
    ratio_to,
    verdict_on,
)
from dalian_report.attainment._hedges import HedgePolicy
from dalian_report.attainment._requirements import Requirement, requirement_of
from dalian_report.errors import AssessmentError
from dalian_report.errors._guessed import Guessed
from dalian_report.errors._members import member
from dalian_report.model import Figure, Indicator, Observation, Target
from dalian_report.model._intervals import Interval
from dalian_report.model._vocabulary import Sense, Stated

if TYPE_CHECKING:
    from dalian_report.model._quantities import Exact
    from dalian_report.report import Report

WITHOUT_THRESHOLD = frozenset({Sense.ORDERED, Sense.STABLE})
"""The senses of which only a stated judgement decides."""


class Basis(StrEnum):
    """The basis of a verdict."""

    NUMBER = "number"
    STATED = "stated"
    """The publisher's own judgement, without a number."""
    NOTHING = "nothing"


@attrs.frozen(repr=False, kw_only=True)
class Assessment(Guessed):
    """One target judged by one actual."""

    target: Target
    indicator: Indicator
    figure: Figure | None
    """The target's threshold, or None for a target without a number of its own."""
    stretch: Figure | None
    """The number of the stretch target, if there is one."""
    reference: Indicator | None
    """The indicator that an in-step-with target follows, or of which another place's outcome is
    to be exceeded."""
    actual: Interval | None = None
    """The set of values that the actual allows, in the target's unit."""
    required: Requirement | None
    """The set that meets the target and the grey zone of its hedge, in the target's unit."""
    verdict: Verdict = Verdict.NO_DATA
    stretch_verdict: Verdict | None = None
    margin: Interval | None = None
    """Distance to the printed threshold, in the target's unit. Positive is good."""
    ratio: Interval | None = None
    """Actual divided by threshold, or None where the threshold is 0 or may be."""
    guarded_verdict: Verdict | None = None
    """The verdict under the guarded rule, or None without data."""
    robust: bool | None = None
    """Whether the simple and the guarded rule agree, or None without data."""
    depends_on_reading: bool | None = None
    """Whether the verdict changes if the words are read differently: the other text's
    hedge, another reading of a grey zone. None without a number."""
    flips_at: Exact | None = None
    """The tolerance, of the policy's kind, at which a verdict resting on a hedge changes."""
    basis: Basis = Basis.NOTHING
    comparability: str | None = None
    """The reason why the observation does not quite measure the target."""
    observation: Observation | None = None
    stated: Stated | None = None
    """The publisher's own judgement, if it gives one."""
    rule: DecisionRule
    policy: HedgePolicy

    @property
    def name(self) -> str:
        """The name of the indicator."""
        return self.indicator.name

    @property
    def unit(self) -> str:
        """The code of the target's unit, in which actual, required and margin are."""
        return self.indicator.unit

    @property
    def disagrees(self) -> bool:
        """Whether the number decides against the publisher's own judgement."""
        if self.stated is None or self.verdict is Verdict.UNDECIDED:
            return False
        return self.basis is Basis.NUMBER and self.verdict.value != self.stated.value

    def explain(self) -> str:
        """Return the verdict in one sentence: unit, bound, rule, and the end that decided."""
        from dalian_report.attainment._wording import explanation

        return explanation(self)

    def __repr__(self) -> str:
        return f"<Assessment {self.target.id}: {self.verdict.value}>"


_DEFAULT_POLICY = HedgePolicy()


def assess(
    target: Target | str,
    actual: Actual,
    *,
    unit: str | None = None,
    reference: Actual | None = None,
    report: Report | str | None = None,
    policy: HedgePolicy = _DEFAULT_POLICY,
    rule: DecisionRule | str = DecisionRule.SIMPLE,
) -> Assessment:
    """Judge a target by an actual.

    Args:
        target: a target, or a key for `Report.target`.
        actual: an observation, a figure (of any year), an interval, or a plain number (in
            the target's unit unless `unit` says otherwise).
        unit: the unit of a plain number or interval: a code, or words with or without a scale
            ("万人", "million yuan").
        reference: for an in-step-with target, the outcome of the other indicator, in its own unit.
            For an above-reference target, the outcome of the indicator in the nation or province.
            It does not affect other targets.
        report: the report that the target belongs to, by default the shipped one.
        policy: the meaning of the hedges.
        rule: the values that an exact published number stands for.

    Raises:
        AssessmentError: no actual, not a finite number, another year or indicator, no
            reference for a target that needs one, an unknown rule, or a policy of a wrong type.
        UnitError: units that neither agree nor convert exactly.
        UnknownKeyError: a key or a unit that is not in the report.

    Warns:
        UnitWarning: a plain number without a unit that looks like a number in a different unit: a
            ratio (0.064 for 6.4%), an index (106.4), 万 or millions (13 for 130,000), or a rise of
            the size of the fall that is the target.

    >>> import dalian_report as dr
    >>> result = dr.assess("gdp", 6.0)
    >>> result.verdict, result.stretch_verdict
    (<Verdict.MET: 'met'>, <Verdict.NOT_MET: 'not_met'>)
    """
    report = report_or_shipped(report)
    target = target if isinstance(target, Target) else report.target(target)
    check_subject(actual, target, target.indicator_id)
    check_place(actual, report)
    row = no_data(target, report, policy, rule)
    observation = actual if isinstance(actual, Observation) else None
    if observation is not None and observation.value is None:
        if observation.stated is None:
            raise AssessmentError("no-outcome", "actual", observation)
        return _by_statement(row, observation)
    if target.sense in WITHOUT_THRESHOLD:
        measured = as_measured(actual, "actual", row.indicator, unit, report)
        return _by_statement(row, observation, measured.values(policy, row.rule))
    case = case_of(row, actual, unit, reference, report)
    if (
        unit is None
        and row.figure is not None
        and not isinstance(actual, Interval | Figure | Observation)
    ):
        warn_of_unit(actual, row.figure, "the actual")
    return _judged(row, case, observation)


def case_of(
    row: Assessment, actual: Actual, unit: str | None, reference: Actual | None, report: Report
) -> Case:
    """Return the case that an actual with a number makes of a row without data.

    Raises:
        AssessmentError, UnitError, UnknownKeyError: as `assess`.
    """
    check_subject(actual, row.target, row.target.indicator_id)
    check_place(actual, report)
    if row.target.sense in WITHOUT_THRESHOLD:
        sense = row.target.sense.value
        raise AssessmentError("no-threshold", "actual", actual, target=row.target.id, sense=sense)
    measured = as_measured(actual, "actual", row.indicator, unit, report)
    compared = measured_reference(row, reference, report)
    return Case(row.target.sense, row.figure, measured, compared)


def report_or_shipped(report: Report | str | None) -> Report:
    """Return the report given, the shipped report of an edition given, or the report of 2023.

    Raises:
        UnknownKeyError: if the edition does not ship.
    """
    if report is not None and not isinstance(report, str | int):
        return report
    from dalian_report.report import load

    return load() if report is None else load(report)


def measured_reference(
    row: Assessment, reference: Actual | None, report: Report
) -> Measured | None:
    """Return the reference of a target in the target's unit, or None if it does not have one.

    Raises:
        AssessmentError: if it is missing, or of another indicator, year or place.
    """
    target = row.target
    if target.sense not in {Sense.ABOVE_REFERENCE, Sense.IN_STEP_WITH}:
        return None
    if reference is None:
        raise missing_reference(target, "reference")
    is_elsewhere = target.relative_to is None
    check_subject(reference, target, target.indicator_id if is_elsewhere else target.relative_to)
    check_place(reference, report, other=is_elsewhere)
    return as_measured(reference, "reference", row.indicator, None, report)


def missing_reference(target: Target, place: str) -> AssessmentError:
    """Return the error for a target whose reference is not given at this place."""
    if target.sense is Sense.ABOVE_REFERENCE and target.relative_to is None:
        return AssessmentError(
            "missing-comparison", place, target=target.id, indicator=target.indicator_id
        )
    return AssessmentError(
        "missing-reference", place, target=target.id, reference=target.relative_to
    )


def _judged(row: Assessment, case: Case, observation: Observation | None) -> Assessment:
    policy, rule = row.policy, row.rule
    values = case.values(policy, rule)
    required = row.required or case.required(policy, rule)
    verdict = verdict_on(values, required)
    guarded = case.guarded_verdict(policy)
    # Written out: attrs.evolve would need as much time as the judging.
    return Assessment(
        target=row.target,
        indicator=row.indicator,
        figure=row.figure,
        stretch=row.stretch,
        reference=row.reference,
        actual=values,
        required=required,
        verdict=verdict,
        stretch_verdict=_stretch_verdict(row, case),
        margin=margin_to(required.threshold, values, row.target.sense),
        ratio=ratio_to(required.threshold, values),
        guarded_verdict=guarded,
        robust=case.verdict(policy, DecisionRule.SIMPLE) is guarded,
        depends_on_reading=depends_on_reading(verdict, case, policy, rule),
        flips_at=flips_at(case, policy, rule),
        basis=Basis.NUMBER,
        comparability=None if observation is None else observation.comparability,
        observation=observation,
        stated=None if observation is None else observation.stated,
        rule=rule,
        policy=policy,
    )


def _stretch_verdict(row: Assessment, case: Case) -> Verdict | None:
    if row.stretch is None:
        return None
    return Case(case.sense, row.stretch, case.actual).verdict(row.policy, row.rule)


def _by_statement(
    row: Assessment, observation: Observation | None, values: Interval | None = None
) -> Assessment:
    """The verdict that the publisher states. A number alone leaves the target undecided."""
    stated = None if observation is None else observation.stated
    verdict = Verdict.UNDECIDED if stated is None else Verdict(stated.value)
    return attrs.evolve(
        row,
        actual=values,
        verdict=verdict,
        guarded_verdict=verdict,
        robust=True,
        basis=Basis.NUMBER if stated is None else Basis.STATED,
        comparability=None if observation is None else observation.comparability,
        observation=observation,
        stated=stated,
    )


def _reference(target: Target, report: Report) -> Indicator | None:
    if target.sense is Sense.ABOVE_REFERENCE and target.relative_to is None:
        return report.indicator(target.indicator_id)
    return None if target.relative_to is None else report.indicator(target.relative_to)


def no_data(
    target: Target, report: Report, policy: HedgePolicy, rule: DecisionRule | str
) -> Assessment:
    """Return the row of a target without an observation.

    Raises:
        AssessmentError: if the policy or the rule has the wrong type.
    """
    if not isinstance(policy, HedgePolicy):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise AssessmentError("wrong-type", "policy", policy, wanted="a HedgePolicy")
    figure = None if target.figure_id is None else report.figure(target.figure_id)
    stretch = target.stretch_figure_id
    return Assessment(
        target=target,
        indicator=report.indicator(target.indicator_id),
        figure=figure,
        stretch=None if stretch is None else report.figure(stretch),
        reference=_reference(target, report),
        required=None if figure is None else requirement_of(figure, target.sense, policy),
        rule=member(DecisionRule, rule, "rule", AssessmentError),
        policy=policy,
    )
