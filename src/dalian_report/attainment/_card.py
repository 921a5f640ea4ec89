"""Verdicts on all targets of a report, each by the outcome that counts."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from dalian_report.attainment._actuals import DecisionRule
from dalian_report.attainment._assessment import WITHOUT_THRESHOLD, Assessment, assess, no_data
from dalian_report.attainment._choice import Outcomes, choose
from dalian_report.attainment._columns import observation_dict, row_dict
from dalian_report.attainment._conformity import Verdict
from dalian_report.attainment._hedges import HedgePolicy
from dalian_report.errors import AssessmentError
from dalian_report.errors._members import member
from dalian_report.model import Deliverable, Observation, Target
from dalian_report.model._vocabulary import ObservationStatus, Sense

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Self

    from dalian_report.report import Report

_MEASURED_BY_ANOTHER = {Sense.IN_STEP_WITH, Sense.ABOVE_REFERENCE}


@attrs.frozen
class DeliverableRow:
    """One deliverable and its published outcome, without a number and a margin."""

    deliverable: Deliverable
    verdict: Verdict
    """The publisher's judgement, or no data without a judgement."""
    observation: Observation | None


@attrs.frozen
class MetBasis:
    """The numbers of met verdicts by their basis. A verdict may count in several numbers."""

    own_report: int
    """On the next work report of the same government alone (estimate or reported)."""
    other_measure: int
    """On a measure that is not quite the same as the target's."""
    guarded: int
    """Those that hold under the guarded rule too."""


@attrs.frozen(repr=False)
class Card:
    """Verdicts on all targets of a report, in document order.

    Deliverables, which are done or not done, are in a table of their own and never count
    as targets. `to_dict()` is for programs.
    """

    report: Report
    rows: tuple[Assessment, ...]
    as_of: str | None
    """The day up to which publications count, or None for all."""
    policy: HedgePolicy
    rule: DecisionRule
    deliverables: tuple[DeliverableRow, ...] = ()

    @property
    def counted(self) -> tuple[Assessment, ...]:
        """The counted rows: all except those with a target that is marked as not measurable."""
        return tuple(row for row in self.rows if row.target.counted)

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """The number of counted targets with each verdict."""
        verdicts = [row.verdict for row in self.counted]
        return MappingProxyType({verdict: verdicts.count(verdict) for verdict in Verdict})

    @property
    def met_basis(self) -> MetBasis:
        """The basis of the met verdicts among the targets that count."""
        met = [row for row in self.counted if row.verdict is Verdict.MET]
        publisher = self.report.source.publisher
        return MetBasis(
            own_report=sum(_rests_on_report_of(publisher, row) for row in met),
            other_measure=sum(row.comparability is not None for row in met),
            guarded=sum(row.guarded_verdict is Verdict.MET for row in met),
        )

    def select(
        self,
        *,
        verdict: Verdict | str | None = None,
        section: str | None = None,
        indicator: str | None = None,
    ) -> Self:
        """Return the same card with the rows that pass every filter, and without deliverables.

        Args:
            verdict: A verdict or its value.
            section: A key of a section. The sections below it count.
            indicator: The id of an indicator, or a concept ("gdp").

        Raises:
            AssessmentError: if `verdict` is not a verdict.
            UnknownKeyError: if the report does not have the section or indicator.
        """
        rows = self.rows
        if verdict is not None:
            wanted = member(Verdict, verdict, "verdict", AssessmentError)
            rows = tuple(row for row in rows if row.verdict is wanted)
        if section is not None:
            inside = {target.id for target in self.report.targets_in(self.report.section(section))}
            rows = tuple(row for row in rows if row.target.id in inside)
        if indicator is not None:
            known = {indicator.concept for indicator in self.report.indicators}
            if indicator not in known:
                self.report.indicator(indicator)
            rows = tuple(
                row for row in rows if indicator in {row.indicator.id, row.indicator.concept}
            )
        return attrs.evolve(self, rows=rows, deliverables=())

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        # Else a card without targets would be false.
        return True

    def __iter__(self) -> Iterator[Assessment]:
        return iter(self.rows)

    def __getitem__(self, key: str) -> Assessment:
        return self.row(key)

    def row(self, key: str) -> Assessment:
        """Return the row of a target, by any key that `Report.target` accepts."""
        target = self.report.target(key)
        return next(row for row in self.rows if row.target.id == target.id)

    def __repr__(self) -> str:
        counted = ", ".join(f"{number} {verdict.value}" for verdict, number in self.counts.items())
        return f"<{type(self).__name__} {self.report.edition}: {counted}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the scorecard as plain JSON values, with numbers as decimal strings."""
        return {
            "edition": self.report.edition,
            "year": self.report.year,
            "place": self.report.place.id,
            "coverage": self.report.coverage.value,
            "data_version": self.report.data_version,
            "as_of": self.as_of,
            "rule": self.rule.value,
            "policy": {
                "about": str(self.policy.about),
                "nearly": str(self.policy.nearly),
                "about_reading": self.policy.about_reading.value,
                "use_original": self.policy.use_original,
            },
            "counts": {verdict.value: number for verdict, number in self.counts.items()},
            "met_basis": attrs.asdict(self.met_basis),
            "rows": [row_dict(row, self.report) for row in self.rows],
            "deliverables": [_deliverable_dict(row) for row in self.deliverables],
        }


def _rests_on_report_of(publisher: str, row: Assessment) -> bool:
    observation = row.observation
    return (
        observation is not None
        and observation.status is not ObservationStatus.FINAL
        and observation.source.publisher == publisher
    )


def judged(
    report: Report,
    observations: Iterable[object],
    day: str | None,
    policy: HedgePolicy,
    rule: DecisionRule,
) -> tuple[tuple[Assessment, ...], tuple[DeliverableRow, ...]]:
    """Return the rows of all targets and of all deliverables of a report, in document order."""
    known = _known(report, observations, day)
    outcomes = Outcomes(known, report.place.id)
    rows = tuple(judged_row(target, report, outcomes, policy, rule) for target in report.targets)
    return rows, _deliverable_rows(report, known)


def published_row(report: Report, target: Target) -> Assessment:
    """Return the row of one target by the outcomes that ship for its report."""
    rows, _ = judged(report, report.outcomes(), None, HedgePolicy(), DecisionRule.SIMPLE)
    return next(row for row in rows if row.target.id == target.id)


def day_of(as_of: object) -> str | None:
    if as_of is None:
        return None
    if isinstance(as_of, date):
        return date(as_of.year, as_of.month, as_of.day).isoformat()
    try:
        return date.fromisoformat(str(as_of)).isoformat()
    except ValueError:
        raise AssessmentError("not-a-day", "as_of", as_of) from None


def check_observations(observations: Iterable[object]) -> tuple[Observation, ...]:
    """Return the observations.

    Raises:
        AssessmentError: if something else is among them.
    """
    outcomes: list[Observation] = []
    for observation in observations:
        if not isinstance(observation, Observation):
            raise AssessmentError("wrong-type", "observations", observation, wanted="observations")
        outcomes.append(observation)
    return tuple(outcomes)


def _known(report: Report, observations: Iterable[object], day: str | None) -> list[Observation]:
    """The observations of the report's years that count by the day.

    The report has to know the indicators that they observe. The results of a different edition
    cover all its indicators, so results of indicators that the report does not know are left out.
    """
    outcomes: list[Observation] = []
    years = {report.year - 1, report.year, *(target.year for target in report.targets)}
    indicators = {indicator.id for indicator in report.indicators}
    for observation in check_observations(observations):
        if observation.year not in years or (
            observation.edition is not None and observation.indicator_id not in indicators
        ):
            continue
        if observation.indicator_id is not None:
            report.indicator(observation.indicator_id)
        elif observation.year == report.year:
            report.deliverable(str(observation.deliverable_id))
        if day is None or observation.vintage <= day:
            outcomes.append(observation)
    return outcomes


def _deliverable_rows(
    report: Report, observations: Iterable[Observation]
) -> tuple[DeliverableRow, ...]:
    by_deliverable: dict[str, list[Observation]] = {}
    for observation in observations:
        # Another edition may have a deliverable of the same id.
        is_judged = observation.stated is not None and observation.year == report.year
        if observation.deliverable_id is not None and is_judged:
            by_deliverable.setdefault(observation.deliverable_id, []).append(observation)
    rows: list[DeliverableRow] = []
    for deliverable in report.deliverables:
        chosen = choose(by_deliverable.get(deliverable.id, ()))
        stated = None if chosen is None else chosen.stated
        verdict = Verdict.NO_DATA if stated is None else Verdict(stated.value)
        rows.append(DeliverableRow(deliverable, verdict, chosen))
    return tuple(rows)


def judged_row(
    target: Target, report: Report, outcomes: Outcomes, policy: HedgePolicy, rule: DecisionRule
) -> Assessment:
    """Return the row of a target by its chosen outcome."""
    candidates = outcomes.of(target)
    judged = choose(other for other in candidates if other.stated is not None)
    chosen, reference = choose(candidates), None
    if target.sense in WITHOUT_THRESHOLD:
        chosen = judged or chosen
    elif target.sense in _MEASURED_BY_ANOTHER and chosen is not None and chosen.value is not None:
        reference = outcomes.reference(target)
        if reference is None:
            chosen = choose(other for other in candidates if other.value is None)
    if chosen is None:
        return no_data(target, report, policy, rule)
    row = assess(target, chosen, reference=reference, report=report, policy=policy, rule=rule)
    return row if judged is None else attrs.evolve(row, stated=judged.stated)


def _deliverable_dict(row: DeliverableRow) -> dict[str, Any]:
    return {
        "deliverable": row.deliverable.id,
        "statement": row.deliverable.statement_id,
        "action": row.deliverable.action.value,
        "object": row.deliverable.object,
        "verdict": row.verdict.value,
        "comparability": None if row.observation is None else row.observation.comparability,
        "observation": None if row.observation is None else observation_dict(row.observation),
    }
