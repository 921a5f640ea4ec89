"""Outcomes: by place and year, from elsewhere and from the results of the next edition."""

from __future__ import annotations

import re
from functools import cache
from threading import RLock
from typing import TYPE_CHECKING

from dalian_report.documents import _shipped
from dalian_report.documents._editions import editions, home, tables_of
from dalian_report.model import Citation, Observation
from dalian_report.model._vocabulary import (
    Bound,
    Direction,
    ObservationStatus,
    Sense,
    Status,
    Strength,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.model import Figure, Target
    from dalian_report.model._tables import Tables

_lock = RLock()


def observations() -> tuple[Observation, ...]:
    """Return every outcome that ships with the package: the same tuple at every call.

    Outcomes published elsewhere come first, then the results of each edition, which are
    outcomes of the year that it reviews.

    >>> observations()[0].id
    'obs.gdp.growth.2022.1'
    """
    with _lock:
        return _all()


@cache
def _all() -> tuple[Observation, ...]:
    shipped = [result for edition in editions() for result in _others(edition)]
    return (*_from_elsewhere(), *shipped)


def _others(edition: str) -> Iterator[Observation]:
    """The results of an edition, without results that an outcome repeats with its comparability."""
    known = {
        (result.edition, result.span) for result in _from_elsewhere() if result.edition == edition
    }
    return (
        result for result in shipped_results(edition) if (result.edition, result.span) not in known
    )


def _from_elsewhere() -> tuple[Observation, ...]:
    return _shipped.table("observations", "observations.json")


def national_observations() -> tuple[Observation, ...]:
    """Return the national results, place "china", with which a place compares its own results.

    They are the numbers that the National Bureau of Statistics printed in its communiqués on
    the years from 2000, as first published.

    >>> rows = national_observations()
    >>> next(row for row in rows if row.year == 2010 and row.indicator_id == "gdp.growth").value
    Decimal('10.3')
    """
    return _shipped.table("observations", "national-results.json")


_NATION = re.compile("全国|国家|\\bnation", re.IGNORECASE)


def names_nation(report: Tables, target: Target) -> bool:
    """Whether the words of a target above a reference name the nation as the reference."""
    if target.sense is not Sense.ABOVE_REFERENCE or target.relative_to is not None:
        return False
    words = [row.text for row in report.statements if row.id == target.statement_id]
    return any(_NATION.search(text) is not None for text in (target.note or "", *words))


def shipped_results(edition: str) -> tuple[Observation, ...]:
    """Return the results of a shipped edition, the same tuple at every call."""
    with _lock:
        return _results_of_edition(edition)


@cache
def _results_of_edition(edition: str) -> tuple[Observation, ...]:
    return results_of(tables_of(edition))


def outcomes_of(report: Tables) -> tuple[Observation, ...]:
    """Return the shipped outcomes of a report's place, in the years that the report is about.

    These are the year that it reviews and the years of its targets. Its own results are figures
    of the report itself, and not outcomes of it.
    """
    if report.place.id != home():
        return ()
    years = {report.year, *(target.year for target in report.targets)}
    indicators = {indicator.id for indicator in report.indicators}
    deliverables = {deliverable.id for deliverable in report.deliverables}
    outcomes = [
        outcome
        for outcome in _from_elsewhere()
        if (outcome.indicator_id in indicators and outcome.year in {*years, report.year - 1})
        # The id of a deliverable is unique in the edition of its year.
        or (outcome.deliverable_id in deliverables and outcome.year == report.year)
    ]
    for year in sorted(years):
        if (later := str(year + 1)) in editions():
            results = _others(later)
            outcomes += [
                outcome
                for outcome in results
                if outcome.year == year and outcome.indicator_id in indicators
            ]
    compared = {target.indicator_id for target in report.targets if names_nation(report, target)}
    if compared:
        nation = national_observations()
        outcomes += [
            outcome
            for outcome in nation
            if outcome.indicator_id in compared and outcome.year in years
        ]
    return tuple(outcomes)


def results_of(report: Tables) -> tuple[Observation, ...]:
    """Return the results of a report as outcomes of their years, each with its place in the text.

    A result needs an indicator and a year. A printed range is left out, since an observation
    has one value. A result of an indicator with an expected target was printed before the
    accounts of the year were closed, so it is an estimate.
    """
    headline = {
        target.indicator_id for target in report.targets if target.strength is Strength.EXPECTED
    }
    return tuple(
        observation_of(report, figure, year, is_estimate=indicator_id in headline)
        for figure, indicator_id, year in _results(report)
    )


def _results(report: Tables) -> Iterator[tuple[Figure, str, int]]:
    for figure in report.figures:
        is_whole = figure.value_to is None and figure.status is Status.RESULT
        if is_whole and figure.indicator_id is not None and figure.year is not None:
            yield figure, figure.indicator_id, figure.year


def observation_of(report: Tables, figure: Figure, year: int, *, is_estimate: bool) -> Observation:
    """Return a result of a report as an outcome, with its place in the text."""
    source, falls = report.source, figure.direction is Direction.DOWN
    bound = figure.bound if figure.original is None else figure.original.bound
    if falls and bound is Bound.NEARLY:
        # On the signed scale the number is a little above, for which the vocabulary lacks a bound.
        bound = Bound.ABOUT
    return Observation(
        id=f"obs.{report.edition}.{figure.id}",
        year=year,
        status=ObservationStatus.ESTIMATE if is_estimate else ObservationStatus.REPORTED,
        vintage=source.date,
        source=Citation(source.title, source.publisher, source.date, source.url or ""),
        indicator_id=figure.indicator_id,
        value=figure.value.copy_negate() if falls else figure.value,
        unit=figure.unit,
        bound=bound.mirrored if falls else bound,
        resolution=figure.resolution,
        edition=report.edition,
        span=figure.span,
        note=figure.note,
    )
