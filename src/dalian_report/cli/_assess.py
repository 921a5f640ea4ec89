"""`assess` and `sensitivity`: the targets by outcomes of the user's own."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Any

import dalian_report as dr
from dalian_report._plain_text import wrap
from dalian_report.cli._numbers import number_or_set
from dalian_report.cli._outputs import (
    check_name,
    deliver,
    deliver_json,
    mark_option,
    output_options,
)
from dalian_report.cli._parser import UsageError, report_given, report_option
from dalian_report.cli._scorecard import (
    about_option,
    add_option,
    page_options,
    print_card,
    reading_given,
    reading_options,
)
from dalian_report.cli._terminal import WIDEST, is_terminal, present, width
from dalian_report.cli._waiting import waiting
from dalian_report.errors import DataError, Problem
from dalian_report.numerals import folded

if TYPE_CHECKING:
    from argparse import Namespace

    from dalian_report.cli._parser import Parser
    from dalian_report.model import Observation
    from dalian_report.model._intervals import Interval
    from dalian_report.model._quantities import Number
    from dalian_report.report import Report

_MARKS = {"point": ".", "comma": ","}
_TABLE = """\
the table: CSV with the columns target, value, unit; bound, source, url, note, date, status and
  year may be there. A value is a number, or a judgement (met, not met); a fall has a minus. The
  unit is a code, a symbol or a word (%, CNY, mu, million yuan) that converts to the target's.
  Rows with different dates for one target are its vintages. Rows without a value are left out.
  The columns are separated by commas, semicolons or tabs, as the header shows; the encoding is
  UTF-8, UTF-16 with its mark, or one of those in which spreadsheets save Chinese."""


def assess(parser: Parser) -> None:
    """Give the parser of `assess` its options."""
    parser.add_argument(
        "what", metavar="FILE", nargs="?", help="your outcomes as CSV; - reads a pipe"
    )
    parser.add_argument(
        "value", metavar="VALUE", nargs="?",
        help="or instead of the file a target, and its outcome",
    )  # fmt: skip
    parser.option("--template", "print a table to fill in, as CSV")
    parser.option("--decimal", "the decimal mark in the file (default: point)", choices=_MARKS)
    _value_options(parser)
    add_option(parser)
    page_options(parser)
    report_option(parser)
    reading_options(parser)
    output_options(parser)
    mark_option(parser)
    parser.runs(
        _assess,
        ("assess --template -o outcomes.csv", "a table of all targets, to fill in"),
        ("assess outcomes.csv", "the scorecard by your own outcomes"),
        ("assess outcomes.csv --add", "and the other targets by the published outcomes"),
        ("assess outcomes.csv --html mine.html", "one page to send"),
        ("assess outcomes.csv --decimal comma", "where the file has 6,5 for 6.5"),
        ("assess outcomes.csv --rule guarded --json", "as for scorecard"),
        ("assess gdp 6.4", "one target: would that meet it?"),
        ("assess grain-output 1265000 --unit t", "in another unit"),
        ('assess gdp "[5.8, 6.2]"', "by all numbers between two"),
        ("assess income 6.5 --reference 6.0", "a target that keeps in step with another"),
        notes=_TABLE,
    )


def sensitivity(parser: Parser) -> None:
    """Give the parser of `sensitivity` its options."""
    parser.add_argument("target", metavar="TARGET", help="a target")
    parser.add_argument(
        "value", metavar="VALUE", nargs="?", help="a number; the published outcome by default"
    )
    _value_options(parser)
    report_option(parser)
    about_option(parser)
    parser.runs(
        _sensitivity,
        ("sensitivity gdp", "the published outcome under every rule and reading"),
        ("sensitivity gdp 6.04", "the same for a number of your own"),
        ("sensitivity gdp 6.04 --json", "for programs"),
    )


def _value_options(parser: Parser) -> None:
    parser.option("--unit CODE", "the unit of VALUE, if not the target's")
    parser.option(
        "--reference VALUE", "the outcome of the indicator that the target keeps in step with"
    )


def _assess(options: Namespace) -> int:
    chosen = vars(options)
    if "template" in chosen:
        return _template(options)
    _refuse_output(chosen)
    if options.what is None:
        raise UsageError("nothing-to-assess", "FILE")
    if options.value is not None:
        if "add" in chosen:
            raise UsageError("nothing-to-add", "--add")
        if "html" in chosen:
            raise UsageError("needs-table", "--html")
        return _assess_one(options)
    report = report_given(options)
    outcomes = _outcomes(options.what, report, _MARKS[chosen.get("decimal", "point")])
    card = dr.scorecard(report, outcomes, add="add" in chosen, **reading_given(options))
    return print_card(card, options)


def _refuse_output(chosen: dict[str, Any]) -> None:
    # A page is a file too, which --force replaces.
    for name in ("output", "bom") if "html" in chosen else ("output", "force", "bom"):
        if name in chosen:
            raise UsageError("unwanted-output", f"--{name}")


def _template(options: Namespace) -> int:
    text = dr.outcomes_template(report_given(options))
    if "json" not in options:
        check_name("csv", options)
        return deliver(text, options)
    import csv

    return deliver_json(list(csv.DictReader(io.StringIO(text))), options)


def _outcomes(path: str, report: Report, decimal: str) -> tuple[Observation, ...]:
    if path == "-":
        return _piped(report, decimal)
    if not os.path.exists(path) and _names_target(report, path):
        raise UsageError("missing-value", "VALUE", path)
    with waiting(f"reading {path}"):
        return dr.read_outcomes(path, report=report, decimal=decimal)


def _piped(report: Report, decimal: str) -> tuple[Observation, ...]:
    from datetime import UTC, datetime

    from dalian_report.attainment._outcome_tables import outcomes_in

    # A program started without a standard input has None there.
    pipe: io.BufferedReader | None = getattr(sys.stdin, "buffer", None)
    if pipe is None:
        raise DataError([Problem("-", "no-standard-input")])
    day = datetime.now(UTC).date().isoformat()
    with waiting("reading the outcomes"):
        return outcomes_in(pipe, "standard input", day=day, report=report, decimal=decimal)


def _names_target(report: Report, key: str) -> bool:
    try:
        report.target(key)
    except KeyError:
        return False
    return True


def _assess_one(options: Namespace) -> int:
    chosen, report = vars(options), report_given(options)
    actual, unit = _number(options.value, chosen.get("unit"))
    row = dr.assess(
        options.what,
        actual,
        unit=unit,
        reference=_reference(chosen),
        report=report,
        **reading_given(options),
    )
    card = dr.Scorecard(report, (row,), None, row.policy, row.rule)
    return present(options, card.to_dict, lambda: "\n".join(wrap(row.explain(), width())))


def _number(text: str, unit: str | None) -> tuple[Interval | Number, str | None]:
    """A number or a set of numbers as the words have it, and its unit if they say one.

    Raises:
        UsageError: for anything else.
    """
    from dalian_report.attainment._outcome_cells import CellError, written

    text = folded(text)
    if text.endswith("%") and unit in {None, "percent"}:
        text, unit = text[:-1], "percent"
    try:
        return number_or_set(text), unit
    except UsageError:
        # As in tables: 13万, 1,250,000.
        try:
            number = written(text, ".")
        except CellError:
            number = None
        is_fraction = "/" in text
        if number is None or is_fraction or number.bound is not None or (number.unit and unit):
            raise
        return number.value, number.unit or unit


def _reference(chosen: dict[str, Any]) -> Interval | Number | None:
    return _number(chosen["reference"], None)[0] if "reference" in chosen else None


def _sensitivity(options: Namespace) -> int:
    chosen, report = vars(options), report_given(options)
    policy = dr.HedgePolicy(**({"about": chosen["about"]} if "about" in chosen else {}))
    actual, unit = None, chosen.get("unit")
    if options.value is not None:
        actual, unit = _number(options.value, unit)
    table = dr.sensitivity(
        options.target,
        actual,
        unit=unit,
        reference=_reference(chosen),
        report=report,
        policy=policy,
    )
    columns = width() if is_terminal(sys.stdout) else WIDEST
    return present(options, table.to_dict, lambda: table.text(columns))
