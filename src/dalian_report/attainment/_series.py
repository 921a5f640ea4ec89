"""One indicator through the editions: the promise and the published numbers of each year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs

from dalian_report.attainment._card import judged_row
from dalian_report.attainment._choice import Outcomes, choose
from dalian_report.attainment._record import hardness_of
from dalian_report.attainment._wording import requirement
from dalian_report.errors import UnknownKeyError
from dalian_report.errors._near_keys import suggestions
from dalian_report.model._vocabulary import Measure, ObservationStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from dalian_report.attainment._actuals import DecisionRule
    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._hedges import HedgePolicy
    from dalian_report.model import Indicator, Observation
    from dalian_report.report import Report

# "Printed on a restated basis: ...", but not "Printed on 6 January 2024".
_OTHER_BASIS = re.compile(r"Printed (?:on an?|under) ")
_PREFERRED = (Measure.GROWTH, Measure.SHARE, Measure.LEVEL)


@attrs.frozen
class SeriesRow:
    """One year of an indicator."""

    year: int
    promise: Assessment | None
    """The target of the year, judged by the last published outcome, or None without a target."""
    january: Assessment | None
    """The same target judged by the first number that the next work report prints."""
    january_outcome: Observation | None
    """The first number of the year that a work report prints."""
    outcome: Observation | None
    """The last published number of the year."""
    break_note: str | None = None
    """Why the year does not compare with the year before, if it does not."""

    def to_dict(self) -> dict[str, Any]:
        """Return the row as plain JSON values."""
        promise = self.promise
        return {
            "year": self.year,
            "target": None if promise is None else promise.target.id,
            "wanted": None if promise is None else requirement(promise),
            "hardness": None if promise is None else hardness_of(promise).value,
            "strength": None if promise is None else promise.target.strength.value,
            "january": _observed(self.january_outcome),
            "january_verdict": None if self.january is None else self.january.verdict.value,
            "outcome": _observed(self.outcome),
            "verdict": None if promise is None else promise.verdict.value,
            "break": self.break_note,
        }


def _observed(observation: Observation | None) -> dict[str, Any] | None:
    if observation is None:
        return None
    return {
        "id": observation.id,
        "text": str(observation),
        "status": observation.status.value,
        "vintage": observation.vintage,
        "edition": observation.edition,
    }


def indicator_in(reports: Sequence[Report], key: str) -> Indicator:
    """Return the indicator with this id, or the indicator of this concept with the most targets.

    Raises:
        UnknownKeyError: if no report has such an indicator, with up to three suggestions.
    """
    known = {indicator.id: indicator for report in reports for indicator in report.indicators}
    if key in known:
        return known[key]
    of_concept = [indicator for indicator in known.values() if indicator.concept == key]
    if not of_concept:
        names = [*known, *{indicator.concept for indicator in known.values()}]
        raise UnknownKeyError(key, suggestions(key, names), "indicator")
    counts = {
        indicator.id: sum(
            target.indicator_id == indicator.id for r in reports for target in r.targets
        )
        for indicator in of_concept
    }
    order = {measure: place for place, measure in enumerate(_PREFERRED)}
    return min(
        of_concept,
        key=lambda indicator: (-counts[indicator.id], order.get(indicator.measure, len(order))),
    )


def series_rows(
    reports: Sequence[Report],
    indicator: Indicator,
    observations: Iterable[Observation],
    policy: HedgePolicy,
    rule: DecisionRule,
) -> tuple[SeriesRow, ...]:
    """Return one row for each year in which the indicator was promised or published."""
    known = tuple(observations)
    # The nation's results are references: no outcome of the place.
    places = {None, *(report.place.id for report in reports)}
    of_indicator = [
        outcome
        for outcome in known
        if outcome.indicator_id == indicator.id and outcome.place_id in places
    ]
    by_year = {report.year: report for report in reports}
    years = {outcome.year for outcome in of_indicator}
    years |= {
        target.year
        for report in reports
        for target in report.targets
        if target.indicator_id == indicator.id
    }
    rows: list[SeriesRow] = []
    for year in sorted(years):
        own = [outcome for outcome in of_indicator if outcome.year == year]
        row = _row(by_year.get(year), indicator, own, known, policy=policy, rule=rule)
        before = rows[-1].year if rows else None
        note = _break(year, before, by_year, (row.january_outcome, row.outcome))
        rows.append(attrs.evolve(row, year=year, break_note=note))
    return tuple(rows)


def _row(
    report: Report | None,
    indicator: Indicator,
    own: list[Observation],
    known: tuple[Observation, ...],
    *,
    policy: HedgePolicy,
    rule: DecisionRule,
) -> SeriesRow:
    printed = [outcome for outcome in own if outcome.status is not ObservationStatus.FINAL]
    first = choose(
        outcome for outcome in printed if outcome.vintage == min(p.vintage for p in printed)
    )
    target = None
    if report is not None:
        targets = [target for target in report.targets if target.indicator_id == indicator.id]
        target = targets[0] if targets else None
    if report is None or target is None:
        return SeriesRow(0, None, None, first, choose(own))
    every = Outcomes(known, report.place.id)
    early = Outcomes(
        (outcome for outcome in known if outcome not in own or outcome is first), report.place.id
    )
    return SeriesRow(
        0,
        judged_row(target, report, every, policy, rule),
        None if first is None else judged_row(target, report, early, policy, rule),
        first,
        choose(own),
    )


def _break(
    year: int,
    before: int | None,
    editions: Collection[int],
    outcomes: Iterable[Observation | None],
) -> str | None:
    """The basis or name of the outcomes of the year, and the missing numbers before it."""
    bases = [outcome.note for outcome in outcomes if outcome is not None and outcome.note]
    notes = [note.rstrip(".") for note in bases if _OTHER_BASIS.match(note)][:1]
    years = [] if before is None else list(range(before + 1, year + 1))
    if len(years) > 1:
        notes.append(f"nothing is known of {_listed(years[:-1])}")
    missing = [
        year for year in years if year not in editions and min(editions) < year < max(editions)
    ]
    if missing:
        notes.append(f"no edition of {_listed(missing)}")
    return "; ".join(notes) or None


def _listed(years: list[int]) -> str:
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]} to {years[-1]}"
    return " and ".join(map(str, years))
