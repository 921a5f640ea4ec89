"""`export`: a table of the data as CSV, JSON or Parquet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from dalian_report.cli._outputs import check_free, deliver, mark_option, output_options
from dalian_report.cli._parser import (
    UsageError,
    examples,
    json_option,
    option,
    report_given,
    report_option,
)
from dalian_report.cli._scorecard import reading_given, reading_options
from dalian_report.cli._terminal import json_text, say_json
from dalian_report.model._intervals import Interval
from dalian_report.model._registry import record_of, tables_in

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from dalian_report.attainment._columns import ScoreColumn
    from dalian_report.cards._scorecard import Scorecard
    from dalian_report.cli._parser import Parser
    from dalian_report.report import Report

    Getter = Callable[[Any], object]

__all__ = ["TABLES", "csv_columns", "export"]

TABLES = tuple(table.name for table in (*tables_in("report"), *tables_in("observations")))
"""The tables of records. The scorecard is one more."""

_FORMATS = ("csv", "json", "parquet")


def export(parser: Parser) -> None:
    """Give the parser of `export` its options."""
    json_option(parser)
    parser.add_argument(
        "table", metavar="TABLE", choices=[*TABLES, "scorecard"],
        help=f"{', '.join(TABLES)} or scorecard",
    )  # fmt: skip
    option(parser, "--format", choices=_FORMATS, help="the form of the table (default: csv)")
    option(
        parser, "--raw", action="store_true",
        help="leave text as it is in CSV, also where a spreadsheet would run it",
    )  # fmt: skip
    report_option(parser)
    reading_options(parser)
    output_options(parser)
    mark_option(parser)
    parser.set_defaults(run=_export)
    parser.epilog = (
        examples(
            ("export figures > figures.csv", "every number of the report"),
            ("export targets --format json", "records as in the report's JSON"),
            ("export scorecard -o scorecard.csv", "the verdicts, for a spreadsheet"),
            ("export figures --format parquet -o figures.parquet", "for data frames"),
        )
        + "\n\n"
        + _NOTES
    )


_NOTES = """\
CSV is UTF-8 with one row a record; a list is one cell, its items separated by spaces. Text
  that a spreadsheet would run as a formula (it begins with = + - @, a tab or a line end) gets
  an apostrophe before it; numbers stay numbers. --raw leaves it as it is.
Parquet needs the extra frames and PyArrow, and --output. --rule, --about and --reading are
  for the scorecard."""


def _export(options: Namespace) -> int:
    chosen = vars(options)
    form = "json" if "json" in chosen else chosen.get("format", "csv")
    if form == "parquet":
        return _parquet(options)
    if form == "json":
        return _json(options)
    from dalian_report.documents._csv_tables import csv_text

    report = report_given(options)
    columns = csv_columns(options.table, report)
    rows = ([value(record) for _, value in columns] for record in _records(options, report))
    lines = csv_text([name for name, _ in columns], rows, raw="raw" in chosen)
    return deliver("".join(lines), options)


def _json(options: Namespace) -> int:
    if "bom" in options:
        raise UsageError("mark-before-json", "--bom")
    report = report_given(options)
    if options.table == "scorecard":
        rows = _card(options, report).to_dict()["rows"]
    else:
        from dalian_report.documents._codec import plain

        rows = [plain(record) for record in _records(options, report)]
    if "output" not in options:
        say_json(rows)
        return 0
    return deliver(json_text(rows) + "\n", options)


def _parquet(options: Namespace) -> int:
    path: str | None = vars(options).get("output")
    if path is None:
        raise UsageError("parquet-on-screen", "--output")
    from dalian_report.frames import write_parquet

    report = report_given(options)
    of = _card(options, report) if options.table == "scorecard" else report
    check_free(path, options)
    write_parquet(options.table, path, of=of)
    return 0


def _card(options: Namespace, report: Report) -> Scorecard:
    import dalian_report as dr

    return dr.scorecard(report, **reading_given(options))


def _records(options: Namespace, report: Report) -> Sequence[Any]:
    if options.table == "scorecard":
        return _card(options, report).rows
    if options.table == "observations":
        return report.outcomes()
    records: Sequence[Any] = getattr(report, options.table)
    return records


def csv_columns(table: str, report: Report) -> list[tuple[str, Getter]]:
    """The columns of a table in CSV: their names, and how a record fills them."""
    if table == "scorecard":
        from dalian_report.attainment._columns import COLUMNS

        return [
            (column.name, _of_row(column, report)) for column in COLUMNS if column.name is not None
        ]
    from dalian_report.model._columns import columns_of

    columns: dict[str, Getter] = {
        column.name: _listed(column.value) if column.is_list else column.value
        for column in columns_of(record_of(table))
    }
    columns.setdefault("edition", lambda _: report.edition)
    columns["coverage"] = lambda _: report.coverage
    return [*columns.items()]


def _of_row(column: ScoreColumn, report: Report) -> Getter:
    is_set = column.kind is Interval

    def value(row: Any) -> object:
        held = column.value(row, report)
        return str(held) if is_set and held is not None else held

    return value


def _listed(value: Getter) -> Getter:
    return lambda record: " ".join(map(str, cast("list[object]", value(record))))
