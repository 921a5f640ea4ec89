"""`export`: a table of the data as CSV, JSON or Parquet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import dalian_report as dr
from dalian_report.cli._outputs import (
    check_free,
    check_name,
    deliver,
    deliver_json,
    mark_option,
    output_options,
)
from dalian_report.cli._parser import UsageError, report_given, report_option
from dalian_report.cli._scorecard import reading_given, reading_options
from dalian_report.model._intervals import Interval
from dalian_report.model._registry import record_of, tables_in

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from dalian_report.cards import Record, Scorecard, Series
    from dalian_report.cards._tables import CardColumn, CardTable
    from dalian_report.cli._parser import Parser
    from dalian_report.report import Report

    Getter = Callable[[Any], object]

TABLES = tuple(table.name for table in (*tables_in("report"), *tables_in("observations")))
"""The tables of records."""

_VERDICTS = ("scorecard", "record", "series")
"""The tables of verdicts, named here because their modules load slowly."""

_FORMATS = ("csv", "json", "parquet")


def export(parser: Parser) -> None:
    """Give the parser of `export` its options."""
    parser.add_argument(
        "table", metavar="TABLE", choices=[*TABLES, *_VERDICTS],
        help=f"{', '.join((*TABLES, *_VERDICTS[:-1]))} or {_VERDICTS[-1]}",
    )  # fmt: skip
    parser.option("--format", "the form of the table (default: csv)", choices=_FORMATS)
    parser.option("--raw", "leave text as it is in CSV, also where a spreadsheet would run it")
    parser.option(
        "--indicator KEY",
        "the indicators of series; by default those of the headline targets",
        nargs="+",
    )
    report_option(parser)
    reading_options(parser)
    output_options(parser)
    mark_option(parser)
    parser.runs(
        _export,
        ("export figures > figures.csv", "every number of the report"),
        ("export targets --format json", "records as in the report's JSON"),
        ("export scorecard -o scorecard.csv", "the verdicts, for a spreadsheet"),
        ("export record -o record.csv", "the verdicts of all editions"),
        ("export series --indicator gdp retail-sales", "two indicators by year"),
        ("export figures --format parquet -o figures.parquet", "for data frames"),
        notes=_NOTES,
    )


_NOTES = """\
CSV is UTF-8 with one row a record; a list is one cell, its items separated by spaces. Text
  that a spreadsheet would run as a formula (it begins with = + - @, a tab or a line end) gets
  an apostrophe before it; numbers stay numbers. --raw leaves it as it is.
Parquet needs the extra frames and PyArrow, and --output. --rule, --about and --reading are
  for the scorecard, record and series. --report and --edition limit record and
  series to one report."""


def _export(options: Namespace) -> int:
    chosen = vars(options)
    if "indicator" in chosen and options.table != "series":
        raise UsageError("needs-series", "--indicator")
    form = "json" if "json" in chosen else chosen.get("format", "csv")
    if form == "parquet":
        return _parquet(options)
    if form == "json":
        return deliver_json(_json_rows(options), options)
    from dalian_report.documents._csv_tables import csv_text

    check_name("csv", options)
    columns, records = _content(options)
    rows = ([value(record) for _, value in columns] for record in records)
    lines = csv_text([name for name, _ in columns], rows, raw="raw" in chosen)
    return deliver("".join(lines), options)


def _json_rows(options: Namespace) -> list[dict[str, Any]]:
    if options.table == "scorecard":
        rows: list[dict[str, Any]] = _scorecard(options).to_dict()["rows"]
        return rows
    if options.table == "record":
        return [
            {"edition": card.report.edition, **row}
            for card in _record(options).cards
            for row in card.to_dict()["rows"]
        ]
    if options.table == "series":
        return [
            {"indicator": one.indicator.id, "place": one.place, **row.to_dict()}
            for one in _series(options)
            for row in one.rows
        ]
    from dalian_report.documents._codec import plain

    return [plain(record) for record in _records(options.table, report_given(options))]


def _parquet(options: Namespace) -> int:
    path: str | None = vars(options).get("output")
    if path is None:
        raise UsageError("parquet-on-screen", "--output")
    check_name("parquet", options)
    from dalian_report.frames import write_parquet

    of = _CARDS.get(options.table, report_given)
    check_free(path, options)
    write_parquet(options.table, path, of=of(options))
    return 0


def _scorecard(options: Namespace) -> Scorecard:
    return dr.scorecard(report_given(options), **reading_given(options))


def _record(options: Namespace) -> Record:
    return dr.record(_editions(options), **reading_given(options))


def _series(options: Namespace) -> list[Series]:
    from dalian_report.cards._tables import headline_series

    editions, how = _editions(options), reading_given(options)
    if "indicator" not in options:
        return [*headline_series(report_given(options), editions=editions, **how)]
    return [dr.series(one, editions=editions, **how) for one in options.indicator]


_CARDS: dict[str, Callable[[Namespace], Any]] = {
    "scorecard": _scorecard,
    "record": _record,
    "series": _series,
}


def _editions(options: Namespace) -> list[Report] | None:
    """The report that the options name, or None for all editions."""
    named = "report" in options or "edition" in options
    return [report_given(options)] if named else None


def _records(table: str, report: Report) -> Sequence[Any]:
    records: Sequence[Any] = (
        report.outcomes() if table == "observations" else getattr(report, table)
    )
    return records


def _content(options: Namespace) -> tuple[list[tuple[str, Getter]], Sequence[Any]]:
    """The columns of a table, and its rows."""
    if options.table not in _CARDS:
        report = report_given(options)
        return csv_columns(options.table, report), _records(options.table, report)
    from dalian_report.cards import _tables as tables

    build: dict[str, Callable[[Any], CardTable]] = {
        "scorecard": tables.scorecard_table,
        "record": tables.record_table,
        "series": tables.series_table,
    }
    columns, rows = build[options.table](_CARDS[options.table](options))
    return [(column.name, _plain(column)) for column in columns], rows


def csv_columns(table: str, report: Report) -> list[tuple[str, Getter]]:
    """The columns of a table of records in CSV: their names, and how a record fills them."""
    from dalian_report.model._columns import columns_of

    columns: dict[str, Getter] = {
        column.name: _listed(column.value) if column.is_list else column.value
        for column in columns_of(record_of(table))
    }
    columns.setdefault("edition", lambda _: report.edition)
    columns["coverage"] = lambda _: report.coverage
    return [*columns.items()]


def _plain(column: CardColumn) -> Getter:
    if column.kind is not Interval:
        return column.value

    def value(row: Any) -> object:
        held = column.value(row)
        return None if held is None else str(held)

    return value


def _listed(value: Getter) -> Getter:
    return lambda record: " ".join(map(str, cast("list[object]", value(record))))
