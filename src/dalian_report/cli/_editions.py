"""`record` and `series`: the promises of all editions, and one indicator through the years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dalian_report as dr
from dalian_report.cli._outputs import page_option, write_page
from dalian_report.cli._scorecard import reading_given, reading_options
from dalian_report.cli._terminal import present, width

if TYPE_CHECKING:
    from argparse import Namespace

    from dalian_report.cli._parser import Parser


def record(parser: Parser) -> None:
    """Give the parser of `record` its options."""
    _editions_option(parser)
    parser.option("--as-of DAY", "count outcomes that were published by this day")
    page_option(parser, "write the record as one page, as a new file")
    reading_options(parser)
    parser.runs(
        _record,
        ("record", "the headline targets of all editions"),
        ("record --editions 2019 2020 2021", "some of the editions"),
        ("record --html record.html", "a grid for a browser; each cell opens"),
        ("record --rule guarded --json", "for programs"),
    )


def series(parser: Parser) -> None:
    """Give the parser of `series` its options."""
    parser.add_argument("indicator", metavar="INDICATOR", help="an indicator or a concept (gdp)")
    _editions_option(parser)
    page_option(parser, "write the series as one page, as a new file")
    reading_options(parser)
    parser.runs(
        _series,
        ("series gdp", "promise, first and last number, and verdict by year"),
        ("series retail-sales.growth", "one indicator by its id"),
        ("series gdp --html gdp.html", "a page with the source of each number"),
        ("series gdp --json", "for programs"),
    )


def _editions_option(parser: Parser) -> None:
    parser.option("--editions YEAR", "these editions instead of all", nargs="+")


def _record(options: Namespace) -> int:
    from dalian_report.views._year_tables import record_text

    chosen = vars(options)
    judged = dr.record(chosen.get("editions"), as_of=chosen.get("as_of"), **reading_given(options))
    if write_page(judged.to_html, options):
        return 0
    return present(options, judged.to_dict, lambda: record_text(judged, width()))


def _series(options: Namespace) -> int:
    from dalian_report.views._year_tables import series_text

    chosen = vars(options)
    rows = dr.series(options.indicator, editions=chosen.get("editions"), **reading_given(options))
    if write_page(rows.to_html, options):
        return 0
    return present(options, rows.to_dict, lambda: series_text(rows, width()))
