"""The scorecard: every target of a report against the published outcomes."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, overload

import attrs

from dalian_report import wording
from dalian_report.attainment import (
    Assessment,
    DecisionRule,
    HedgePolicy,
    Verdict,
    assess,
    no_data,
)
from dalian_report.errors import AssessmentError, shown
from dalian_report.hedges import member
from dalian_report.outcomes import shipped_for
from dalian_report.quantities import Interval, decimal_text
from dalian_report.records import Deliverable, Indicator, Observation, Target
from dalian_report.vocabulary import ObservationStatus, Sense

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    import altair as alt

    from dalian_report.report import Report

__all__ = ["DeliverableRow", "Scorecard", "choose", "scorecard"]

_STATUS_ORDER = {status: place for place, status in enumerate(ObservationStatus)}


@attrs.frozen
class DeliverableRow:
    """One deliverable and what was published of it; it has no number and no margin."""

    deliverable: Deliverable
    verdict: Verdict
    """What the publisher states; no data where it is silent."""
    observation: Observation | None


@attrs.frozen(repr=False)
class Scorecard:
    """Verdicts on all targets of a report, in document order.

    Deliverables, which are done or not done, stand in a table of their own and never count
    as targets.

    `str()` is a table of up to 100 columns, `to_dict()` is for programs, and a notebook
    shows it as HTML.
    """

    report: Report
    rows: tuple[Assessment, ...]
    as_of: str | None
    """The day up to which publications count; None for all."""
    policy: HedgePolicy
    rule: DecisionRule
    deliverables: tuple[DeliverableRow, ...] = ()

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many targets have each verdict."""
        verdicts = [row.verdict for row in self.rows]
        return MappingProxyType({verdict: verdicts.count(verdict) for verdict in Verdict})

    def row(self, key: str) -> Assessment:
        """The row of a target, by any key that `Report.target` takes."""
        target = self.report.target(key)
        return next(row for row in self.rows if row.target.id == target.id)

    def __repr__(self) -> str:
        counted = ", ".join(f"{number} {verdict.value}" for verdict, number in self.counts.items())
        return f"<Scorecard {self.report.edition}: {counted}>"

    def __str__(self) -> str:
        from dalian_report.scorecard_table import text

        return text(self)

    def _repr_html_(self) -> str:
        from dalian_report.scorecard_table import html

        return html(self)

    @overload
    def to_html(self) -> str: ...

    @overload
    def to_html(self, path: str | os.PathLike[str]) -> None: ...

    def to_html(self, path: str | os.PathLike[str] | None = None) -> str | None:
        """The scorecard as one HTML page that needs nothing else; written to `path` if given.

        The page loads nothing. It sorts, filters and prints, and is complete without its
        script; equal scorecards give equal pages.

        Raises:
            UnwritableError: if the file cannot be written; what stood there stays.

        >>> import dalian_report as dr
        >>> dr.scorecard().to_html().startswith("<!DOCTYPE html>")
        True
        """
        from dalian_report import pages

        page = pages.scorecard_page(self)
        if path is None:
            return page
        pages.write(page, path)
        return None

    def plot(self, section: str | None = None) -> alt.VConcatChart:
        """The headline targets, or those of a section, as an Altair chart (extra `plot`).

        Target, hedge zone, outcome and the year before of each target stand on an axis in
        its own unit, with the verdict in words. A notebook shows the chart; its own `save`
        writes HTML, SVG or PNG.

        Args:
            section: any key that `Report.section` takes; the headline targets by default.

        Raises:
            MissingExtraError: if Altair is not installed.
            UnknownKeyError, AmbiguousKeyError: for a section that is not there.
            AssessmentError: if there is no target to draw.

        >>> import dalian_report as dr
        >>> chart = dr.scorecard().plot()
        """
        from dalian_report.plots import scorecard_chart

        return scorecard_chart(self, section)

    def to_dict(self) -> dict[str, Any]:
        """The scorecard as plain JSON values; numbers are decimal strings."""
        return {
            "edition": self.report.edition,
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
            "rows": [_row_dict(self.report, row) for row in self.rows],
            "deliverables": [_deliverable_dict(row) for row in self.deliverables],
        }


def scorecard(
    report: Report | None = None,
    observations: Iterable[Observation] | None = None,
    *,
    as_of: str | date | None = None,
    policy: HedgePolicy = HedgePolicy(),  # noqa: B008 (frozen)
    rule: DecisionRule | str = DecisionRule.SIMPLE,
) -> Scorecard:
    """Judge every target of a report by the published outcomes.

    Of several observations of an indicator in the target's year a number comes before a
    stated judgement, then the best status (final, reported, estimate), the latest vintage
    not after `as_of`, and the first id.

    Args:
        report: the shipped report by default.
        observations: the shipped ones by default, if the report is the shipped one.
        as_of: a day ("2024-03-01"); what was published later does not count.
        policy: what the hedges mean.
        rule: what an exact published number stands for.

    Raises:
        UnknownKeyError: for an observation of an indicator or a deliverable that the report
            does not have.
        AssessmentError: if `as_of` is no day, or something else than an observation is given.
        UnitError: for an observation whose unit does not convert to the target's.

    >>> import dalian_report as dr
    >>> dr.scorecard(as_of="2024-01-31").row("gdp").observation.status
    <ObservationStatus.ESTIMATE: 'estimate'>
    """
    from dalian_report import documents

    report = documents.load() if report is None else report
    if observations is None:
        observations = shipped_for(report)
    day = _day(as_of)
    rule = member(DecisionRule, rule, "rule")
    known = _known(report, observations, day)
    found = _by_indicator(known)
    rows = tuple(_row(target, report, found, policy, rule) for target in report.targets)
    return Scorecard(report, rows, day, policy, rule, _deliverable_rows(report, known))


def _day(as_of: object) -> str | None:
    if as_of is None:
        return None
    if isinstance(as_of, date):
        return date(as_of.year, as_of.month, as_of.day).isoformat()
    try:
        return date.fromisoformat(str(as_of)).isoformat()
    except ValueError:
        raise AssessmentError(
            f'as_of must be a day such as "2024-03-01", not {shown(as_of)}'
        ) from None


Found = dict[tuple[str, int], list[Observation]]


def _known(report: Report, observations: Iterable[object], day: str | None) -> list[Observation]:
    """The observations that count by the day, once the report knows what they observe."""
    found: list[Observation] = []
    for observation in observations:
        if not isinstance(observation, Observation):
            raise AssessmentError(f"an observation is needed, not {shown(observation)}")
        if observation.indicator_id is not None:
            report.indicator(observation.indicator_id)
        else:
            report.deliverable(str(observation.deliverable_id))
        if day is None or observation.vintage <= day:
            found.append(observation)
    return found


def _by_indicator(observations: Iterable[Observation]) -> Found:
    found: Found = {}
    for observation in observations:
        if observation.indicator_id is not None:
            found.setdefault((observation.indicator_id, observation.year), []).append(observation)
    return found


def _deliverable_rows(
    report: Report, observations: Iterable[Observation]
) -> tuple[DeliverableRow, ...]:
    found: dict[str, list[Observation]] = {}
    for observation in observations:
        if observation.deliverable_id is not None and observation.stated is not None:
            found.setdefault(observation.deliverable_id, []).append(observation)
    return tuple(
        _deliverable_row(deliverable, choose(found.get(deliverable.id, ())))
        for deliverable in report.deliverables
    )


def _deliverable_row(deliverable: Deliverable, chosen: Observation | None) -> DeliverableRow:
    if chosen is None or chosen.stated is None:
        return DeliverableRow(deliverable, Verdict.NO_DATA, None)
    return DeliverableRow(deliverable, Verdict(chosen.stated.value), chosen)


def choose(observations: Iterable[Observation]) -> Observation | None:
    """The observation that counts, of several of one indicator and year."""
    ranked = list(observations)
    if len(ranked) < 2:
        return ranked[0] if ranked else None
    ranked.sort(key=lambda observation: observation.id)
    ranked.sort(key=lambda observation: observation.vintage, reverse=True)
    return min(ranked, key=lambda one: (one.value is None, _STATUS_ORDER[one.status]))


def _row(
    target: Target, report: Report, found: Found, policy: HedgePolicy, rule: DecisionRule
) -> Assessment:
    candidates = found.get((target.indicator_id, target.year), [])
    judged = choose(other for other in candidates if other.stated is not None)
    chosen, reference = choose(candidates), None
    if target.sense is Sense.IN_STEP_WITH and chosen is not None and chosen.value is not None:
        reference = choose(found.get((target.relative_to or "", target.year), []))
        if reference is None or reference.value is None:
            chosen = choose(other for other in candidates if other.value is None)
    if chosen is None:
        return no_data(target, report, policy, rule)
    row = assess(target, chosen, reference=reference, report=report, policy=policy, rule=rule)
    return row if judged is None else attrs.evolve(row, stated=judged.stated)


def _row_dict(report: Report, row: Assessment) -> dict[str, Any]:
    indicator: Indicator = row.indicator
    statement = report.statement(row.target.statement_id)
    return {
        "target": row.target.id,
        "indicator": indicator.id,
        "name": indicator.name,
        "section": statement.section_id,
        "statement": statement.text,
        "year": row.target.year,
        "sense": row.target.sense.value,
        "strength": row.target.strength.value,
        "unit": indicator.unit,
        "figure": row.target.figure_id,
        "stretch_figure": row.target.stretch_figure_id,
        "relative_to": row.target.relative_to,
        "required": None if row.required is None else _set(row.required.met),
        "open": None if row.required is None else _set(row.required.grey),
        "required_text": wording.requirement(row),
        "actual": _set(row.actual),
        "verdict": row.verdict.value,
        "stretch_verdict": None if row.stretch_verdict is None else row.stretch_verdict.value,
        "margin": _set(row.margin),
        "ratio": _set(row.ratio),
        "robust": row.robust,
        "hangs_on_reading": row.hangs_on_reading,
        "flips_at": None if row.flips_at is None else decimal_text(row.flips_at),
        "basis": row.basis.value,
        "stated": None if row.stated is None else row.stated.value,
        "disagrees": row.disagrees,
        "comparability": row.comparability,
        "observation": None if row.observation is None else _observation_dict(row.observation),
        "explanation": row.explain(),
    }


def _deliverable_dict(row: DeliverableRow) -> dict[str, Any]:
    return {
        "deliverable": row.deliverable.id,
        "statement": row.deliverable.statement_id,
        "action": row.deliverable.action.value,
        "object": row.deliverable.object,
        "verdict": row.verdict.value,
        "comparability": None if row.observation is None else row.observation.comparability,
        "observation": None if row.observation is None else _observation_dict(row.observation),
    }


def _set(values: Interval | None) -> str | None:
    return None if values is None else str(values)


def _observation_dict(observation: Observation) -> dict[str, Any]:
    return {
        "id": observation.id,
        "status": observation.status.value,
        "vintage": observation.vintage,
        "text": str(observation),
        "source": attrs.asdict(observation.source),
    }
