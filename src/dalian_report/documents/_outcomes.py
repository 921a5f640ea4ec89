"""Outcomes: by place and year, from elsewhere and from the results of the next edition."""

from __future__ import annotations

from functools import cache
from threading import RLock
from typing import TYPE_CHECKING

from dalian_report.documents import _shipped
from dalian_report.documents._editions import DEFAULT, editions, tables_of
from dalian_report.model import Citation, Observation
from dalian_report.model._vocabulary import Bound, Direction, ObservationStatus, Status, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.model import Figure
    from dalian_report.model._tables import Tables

__all__ = ["observations", "outcomes_of", "results_of", "shipped_results"]


_lock = RLock()


def observations() -> tuple[Observation, ...]:
    """Return every outcome that ships with the package: the same tuple at every call.

    First come those that were published elsewhere, then the results of each edition, which are
    outcomes of the year that it reviews.

    >>> observations()[0].id
    'obs.gdp.growth.2022.1'
    """
    with _lock:
        return _all()


@cache
def _all() -> tuple[Observation, ...]:
    shipped = [result for edition in editions() for result in shipped_results(edition)]
    return (*_from_elsewhere(), *shipped)


def _from_elsewhere() -> tuple[Observation, ...]:
    return _shipped.table("observations", "observations.json")


def shipped_results(edition: str) -> tuple[Observation, ...]:
    """The results of a shipped edition; the same tuple at every call."""
    with _lock:
        return _results_of_edition(edition)


@cache
def _results_of_edition(edition: str) -> tuple[Observation, ...]:
    return results_of(tables_of(edition))


def outcomes_of(report: Tables) -> tuple[Observation, ...]:
    """The shipped outcomes of a report's place, in the years that the report is about.

    These are the year that it reviews and the years of its targets. Its own results are figures
    of the report itself, and not outcomes of it.
    """
    if report.place.id != _shipped.header(DEFAULT)["place"].id:
        return ()
    years = {report.year, *(target.year for target in report.targets)}
    indicators = {indicator.id for indicator in report.indicators}
    deliverables = {deliverable.id for deliverable in report.deliverables}
    outcomes = [
        outcome
        for outcome in _from_elsewhere()
        if (outcome.indicator_id in indicators and outcome.year in {*years, report.year - 1})
        # The id of a deliverable is unique in its edition, which is that of the year.
        or (outcome.deliverable_id in deliverables and outcome.year == report.year)
    ]
    for year in sorted(years):
        if (later := str(year + 1)) in editions():
            results = shipped_results(later)
            outcomes += [
                one for one in results if one.year == year and one.indicator_id in indicators
            ]
    return tuple(outcomes)


def results_of(report: Tables) -> tuple[Observation, ...]:
    """The results of a report as outcomes of their years, each with its place in the text.

    A result needs an indicator and a year. A printed range is left out, since an observation
    has one value. A result of an indicator with an expected target was printed before the
    accounts of the year were closed, so it is an estimate.
    """
    headline = {
        target.indicator_id for target in report.targets if target.strength is Strength.EXPECTED
    }
    return tuple(
        _observation(report, figure, year, indicator_id in headline)
        for figure, indicator_id, year in _results(report)
    )


def _results(report: Tables) -> Iterator[tuple[Figure, str, int]]:
    for figure in report.figures:
        is_whole = figure.value_to is None and figure.status is Status.RESULT
        if is_whole and figure.indicator_id is not None and figure.year is not None:
            yield figure, figure.indicator_id, figure.year


def _observation(report: Tables, figure: Figure, year: int, is_estimate: bool) -> Observation:
    source, falls = report.source, figure.direction is Direction.DOWN
    bound = figure.bound if figure.original is None else figure.original.bound
    if falls and bound is Bound.NEARLY:
        # On the signed scale the number is a little above, for which there is no bound.
        bound = Bound.ABOUT
    return Observation(
        id=f"obs.{report.edition}.{figure.id}",
        year=year,
        status=ObservationStatus.ESTIMATE if is_estimate else ObservationStatus.REPORTED,
        vintage=source.date,
        source=Citation(source.title, source.publisher, source.date, source.url or ""),
        indicator_id=figure.indicator_id,
        value=-figure.value if falls else figure.value,
        unit=figure.unit,
        bound=bound.mirrored if falls else bound,
        resolution=figure.resolution,
        edition=report.edition,
        span=figure.span,
        note=figure.note,
    )
