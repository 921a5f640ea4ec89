"""The columns and rows of series and records, ready for a chart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import narwhals as nw

from dalian_report.attainment import Verdict
from dalian_report.attainment import _columns as card_columns
from dalian_report.attainment._hardness import hardness_of
from dalian_report.attainment._hedges import reported_values
from dalian_report.attainment._record import RecordData
from dalian_report.attainment._wording import requirement
from dalian_report.cards import Series, record, series
from dalian_report.errors import FrameError
from dalian_report.frames._columns import Column, converted, kind_of
from dalian_report.model._vocabulary import ObservationStatus, Strength
from dalian_report.report import load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dalian_report.attainment._card import Card
    from dalian_report.attainment._series import SeriesRow
    from dalian_report.model import Observation

__all__ = ["record_content", "series_content"]


class _RecordRow(NamedTuple):
    card: Card
    row: Any


class _Year(NamedTuple):
    series: Series
    row: SeriesRow

    @property
    def outcome(self) -> Observation | None:
        return self.row.outcome


def record_content(of: object) -> tuple[Sequence[Column], Sequence[_RecordRow]]:
    """The rows of all cards of a record, with the columns of a scorecard."""
    if of is None:
        of = record()
    if not isinstance(of, RecordData):
        raise FrameError("wrong-type", "of", of, wanted="a Record")
    columns = tuple(
        Column(column.name, kind_of(column.kind), converted(column.kind, _of_card(column)))
        for column in card_columns.COLUMNS
        if column.name is not None
    )
    return columns, [_RecordRow(card, row) for card in of.cards for row in card.rows]


def _of_card(column: card_columns.ScoreColumn) -> Callable[[_RecordRow], Any]:
    return lambda pair: column.value(pair.row, pair.card.report)


def series_content(of: object) -> tuple[Sequence[Column], Sequence[_Year]]:
    """The years of one or more series; by default of the headline targets."""
    if of is None:
        report = load()
        headline = (t.indicator_id for t in report.targets if t.strength is Strength.EXPECTED)
        of = list(dict.fromkeys(headline))
    several: list[Any] = [*of] if isinstance(of, list | tuple) else [of]
    several = [series(item) if isinstance(item, str) else item for item in several]
    for item in several:
        if not isinstance(item, Series):
            raise FrameError("wrong-type", "of", item, wanted="a Series or the id of an indicator")
    return _SERIES, [_Year(item, row) for item in several for row in item.rows]


def _promised(read: Callable[[Any], Any]) -> Callable[[_Year], Any]:
    return lambda year: None if year.row.promise is None else read(year.row.promise)


def _observed(read: Callable[[Observation], Any]) -> Callable[[_Year], Any]:
    return lambda year: None if year.outcome is None else read(year.outcome)


def _required(end: str) -> Callable[[_Year], Any]:
    def value(year: _Year) -> float | None:
        promise = year.row.promise
        bound = None if promise is None or promise.required is None else promise.required.met
        held = None if bound is None else getattr(bound, end)
        return None if held is None else float(held)

    return value


def _outcome_end(end: str) -> Callable[[_Year], Any]:
    def value(year: _Year) -> float | None:
        if year.outcome is None or year.outcome.value is None:
            return None
        held = getattr(reported_values(year.outcome, year.series.policy), end)
        return None if held is None else float(held)

    return value


def _row(name: str) -> Callable[[_Year], Any]:
    return lambda year: getattr(year.row, name)


def _indicator(name: str) -> Callable[[_Year], Any]:
    return lambda year: getattr(year.series.indicator, name)


_TEXT, _NUMBER = nw.String(), nw.Float64()
_SERIES: tuple[Column, ...] = (
    Column("place", _TEXT, lambda year: year.series.place),
    Column("indicator_id", _TEXT, _indicator("id")),
    Column("name", _TEXT, _indicator("name")),
    Column("unit", _TEXT, _indicator("unit")),
    Column("year", nw.Int64(), _row("year")),
    Column("target_id", _TEXT, _promised(lambda promise: promise.target.id)),
    Column("wanted", _TEXT, _promised(requirement)),
    Column("strength", kind_of(Strength), _promised(lambda promise: promise.target.strength)),
    Column("hardness", _TEXT, _promised(lambda promise: hardness_of(promise).value)),
    Column("required_low", _NUMBER, _required("lower")),
    Column("required_high", _NUMBER, _required("upper")),
    Column("verdict", kind_of(Verdict), _promised(lambda promise: promise.verdict)),
    Column(
        "january_verdict",
        kind_of(Verdict),
        lambda year: None if year.row.january is None else year.row.january.verdict,
    ),
    Column("outcome_low", _NUMBER, _outcome_end("lower")),
    Column("outcome_high", _NUMBER, _outcome_end("upper")),
    Column("outcome_unit", _TEXT, _observed(lambda outcome: outcome.unit)),
    Column("observation_id", _TEXT, _observed(lambda outcome: outcome.id)),
    Column("status", kind_of(ObservationStatus), _observed(lambda outcome: outcome.status)),
    Column("vintage", nw.Date(), converted(date, _observed(lambda outcome: outcome.vintage))),
    Column("edition", _TEXT, _observed(lambda outcome: outcome.edition)),
    Column("source_url", _TEXT, _observed(lambda outcome: outcome.source.url)),
    Column("break_note", _TEXT, _row("break_note")),
)
