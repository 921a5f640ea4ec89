"""The columns and rows of scorecards, records and series, for CSV and for data frames."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from dalian_report.attainment import Verdict
from dalian_report.attainment._columns import COLUMNS, value_at
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
    from dalian_report.report import Report

    Value = Callable[[Any], Any]

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


def _at(path: str) -> Value:
    names = path.split(".")
    return lambda year: value_at(year, names)


def _outcome_end(end: str) -> Value:
    def value(year: _Year) -> Any:
        outcome = year.row.outcome
        if outcome is None or outcome.value is None:
            return None
        return getattr(reported_values(outcome, year.series.policy), end)

    return value


_SERIES = (
    CardColumn("place", str, _at("series.place")),
    CardColumn("indicator_id", str, _at("series.indicator.id")),
    CardColumn("name", str, _at("series.indicator.name")),
    CardColumn("unit", str, _at("series.indicator.unit")),
    CardColumn("year", int, _at("row.year")),
    CardColumn("target_id", str, _at("row.promise.target.id")),
    CardColumn("wanted", str, _promised(requirement)),
    CardColumn("strength", Strength, _at("row.promise.target.strength")),
    CardColumn("hardness", str, _promised(lambda promise: hardness_of(promise).value)),
    CardColumn("required_low", Fraction, _at("row.promise.required.met.lower")),
    CardColumn("required_high", Fraction, _at("row.promise.required.met.upper")),
    CardColumn("verdict", Verdict, _at("row.promise.verdict")),
    CardColumn("january_verdict", Verdict, _at("row.january.verdict")),
    CardColumn("outcome_low", Fraction, _outcome_end("lower")),
    CardColumn("outcome_high", Fraction, _outcome_end("upper")),
    CardColumn("outcome_unit", str, _at("row.outcome.unit")),
    CardColumn("observation_id", str, _at("row.outcome.id")),
    CardColumn("status", ObservationStatus, _at("row.outcome.status")),
    CardColumn("vintage", date, _at("row.outcome.vintage")),
    CardColumn("edition", str, _at("row.outcome.edition")),
    CardColumn("source_url", str, _at("row.outcome.source.url")),
    CardColumn("break_note", str, _at("row.break_note")),
)
