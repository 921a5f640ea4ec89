"""`record` and `series`: the promises of all editions, and one indicator through the years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report.cli._outputs import check_free
from dalian_report.cli._parser import examples, json_option, option
from dalian_report.cli._scorecard import reading_given, reading_options
from dalian_report.cli._terminal import say, say_json, width

if TYPE_CHECKING:
    from argparse import Namespace

    from dalian_report.cli._parser import Parser

__all__ = ["record", "series"]


def record(parser: Parser) -> None:
    """Give the parser of `record` its options."""
    json_option(parser)
    _editions_option(parser)
    option(parser, "--as-of", metavar="DAY", help="count outcomes that were published by this day")
    option(parser, "--html", metavar="FILE", help="write the record as one page, as a new file")
    option(parser, "--force", action="store_true", help="replace the file if it is there")
    reading_options(parser)
    parser.set_defaults(run=_record)
    parser.epilog = examples(
        ("record", "the headline targets of all editions"),
        ("record --editions 2019 2020 2021", "some of the editions"),
        ("record --html record.html", "a grid for a browser; each cell opens"),
        ("record --rule guarded --json", "for programs"),
    )


def series(parser: Parser) -> None:
    """Give the parser of `series` its options."""
    json_option(parser)
    parser.add_argument("indicator", metavar="INDICATOR", help="an indicator or a concept (gdp)")
    _editions_option(parser)
    option(parser, "--html", metavar="FILE", help="write the series as one page, as a new file")
    option(parser, "--force", action="store_true", help="replace the file if it is there")
    reading_options(parser)
    parser.set_defaults(run=_series)
    parser.epilog = examples(
        ("series gdp", "promise, first and last number, and verdict by year"),
        ("series retail-sales.growth", "one indicator by its id"),
        ("series gdp --html gdp.html", "a page with the source of each number"),
        ("series gdp --json", "for programs"),
    )


def _editions_option(parser: Parser) -> None:
    option(parser, "--editions", metavar="YEAR", nargs="+", help="these editions instead of all")


def _record(options: Namespace) -> int:
    import dalian_report as dr

    chosen = vars(options)
    judged = dr.record(chosen.get("editions"), as_of=chosen.get("as_of"), **reading_given(options))
    page: str | None = chosen.get("html")
    if page is not None:
        check_free(page, options)
        judged.to_html(page)
    elif "json" in chosen:
        say_json(judged.to_dict())
    else:
        from dalian_report.views._year_tables import record_text

        say(record_text(judged, width()))
    return 0


def _series(options: Namespace) -> int:
    import dalian_report as dr

    chosen = vars(options)
    rows = dr.series(options.indicator, editions=chosen.get("editions"), **reading_given(options))
    page: str | None = chosen.get("html")
    if page is not None:
        check_free(page, options)
        rows.to_html(page)
    elif "json" in chosen:
        say_json(rows.to_dict())
    else:
        from dalian_report.views._year_tables import series_text

        say(series_text(rows, width()))
    return 0
