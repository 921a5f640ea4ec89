"""The columns and rows of scorecards, records and series, for CSV and for data frames."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from dalian_report.attainment import Verdict
from dalian_report.attainment._columns import COLUMNS
from dalian_report.attainment._hedges import reported_values
from dalian_report.attainment._record import hardness_of
from dalian_report.attainment._wording import requirement
from dalian_report.cards._series import series
from dalian_report.model._vocabulary import ObservationStatus, Strength

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dalian_report.attainment._card import Card
    from dalian_report.attainment._columns import ScoreColumn
    from dalian_report.attainment._record import RecordData
    from dalian_report.attainment._series import SeriesRow
    from dalian_report.cards._series import Series
    from dalian_report.model import Observation
    from dalian_report.report import Report

    Value = Callable[[Any], Any]

__all__ = [
    "CARD_TABLES",
    "CardColumn",
    "CardTable",
    "headline_series",
    "record_table",
    "scorecard_table",
    "series_table",
]

CARD_TABLES = ("scorecard", "record", "series")
"""The tables of verdicts, beside the tables of records."""


class CardColumn(NamedTuple):
    """A column: its name, the type of its values, and the value of a row."""

    name: str
    kind: type
    value: Value


class CardTable(NamedTuple):
    """A table: its columns and rows."""

    columns: Sequence[CardColumn]
    rows: Sequence[Any]


class _CardRow(NamedTuple):
    card: Card
    row: Any


class _Year(NamedTuple):
    series: Series
    row: SeriesRow

    @property
    def outcome(self) -> Observation | None:
        return self.row.outcome


def scorecard_table(card: Card) -> CardTable:
    """A row for each target of a scorecard."""
    return _of_cards([card])


def record_table(record: RecordData) -> CardTable:
    """A row for each target of each scorecard of a record."""
    return _of_cards(record.cards)


def _of_cards(cards: Iterable[Card]) -> CardTable:
    columns = [
        CardColumn(column.name, column.kind, _of_card(column))
        for column in COLUMNS
        if column.name is not None
    ]
    return CardTable(columns, [_CardRow(card, row) for card in cards for row in card.rows])


def _of_card(column: ScoreColumn) -> Value:
    return lambda pair: column.value(pair.row, pair.card.report)


def series_table(several: Iterable[Series]) -> CardTable:
    """A row for each year of each series."""
    return CardTable(_SERIES, [_Year(one, row) for one in several for row in one.rows])


def headline_series(report: Report, **how: Any) -> tuple[Series, ...]:
    """The series of the indicators of the headline targets of a report."""
    headline = (t.indicator_id for t in report.targets if t.strength is Strength.EXPECTED)
    return tuple(series(indicator, **how) for indicator in dict.fromkeys(headline))


def _promised(read: Value) -> Value:
    return lambda year: None if year.row.promise is None else read(year.row.promise)


def _observed(read: Callable[[Observation], Any]) -> Value:
    return lambda year: None if year.outcome is None else read(year.outcome)


def _required(end: str) -> Value:
    def value(year: _Year) -> Any:
        promise = year.row.promise
        required = None if promise is None else promise.required
        return None if required is None or required.met is None else getattr(required.met, end)

    return value


def _outcome_end(end: str) -> Value:
    def value(year: _Year) -> Any:
        if year.outcome is None or year.outcome.value is None:
            return None
        return getattr(reported_values(year.outcome, year.series.policy), end)

    return value


def _row(name: str) -> Value:
    return lambda year: getattr(year.row, name)


def _indicator(name: str) -> Value:
    return lambda year: getattr(year.series.indicator, name)


def _january_verdict(year: _Year) -> Verdict | None:
    return None if year.row.january is None else year.row.january.verdict


_SERIES = (
    CardColumn("place", str, lambda year: year.series.place),
    CardColumn("indicator_id", str, _indicator("id")),
    CardColumn("name", str, _indicator("name")),
    CardColumn("unit", str, _indicator("unit")),
    CardColumn("year", int, _row("year")),
    CardColumn("target_id", str, _promised(lambda promise: promise.target.id)),
    CardColumn("wanted", str, _promised(requirement)),
    CardColumn("strength", Strength, _promised(lambda promise: promise.target.strength)),
    CardColumn("hardness", str, _promised(lambda promise: hardness_of(promise).value)),
    CardColumn("required_low", Fraction, _required("lower")),
    CardColumn("required_high", Fraction, _required("upper")),
    CardColumn("verdict", Verdict, _promised(lambda promise: promise.verdict)),
    CardColumn("january_verdict", Verdict, _january_verdict),
    CardColumn("outcome_low", Fraction, _outcome_end("lower")),
    CardColumn("outcome_high", Fraction, _outcome_end("upper")),
    CardColumn("outcome_unit", str, _observed(lambda outcome: outcome.unit)),
    CardColumn("observation_id", str, _observed(lambda outcome: outcome.id)),
    CardColumn("status", ObservationStatus, _observed(lambda outcome: outcome.status)),
    CardColumn("vintage", date, _observed(lambda outcome: outcome.vintage)),
    CardColumn("edition", str, _observed(lambda outcome: outcome.edition)),
    CardColumn("source_url", str, _observed(lambda outcome: outcome.source.url)),
    CardColumn("break_note", str, _row("break_note")),
)
