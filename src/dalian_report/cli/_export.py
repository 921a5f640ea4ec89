"""`export`: a table of the data as CSV, JSON or Parquet."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from dalian_report.cli._outputs import deliver, mark_option, output_options, writing
from dalian_report.cli._parser import (
    UsageError,
    examples,
    json_option,
    option,
    report_given,
    report_option,
)
from dalian_report.cli._scorecard import reading_given, reading_options

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from dalian_report.attainment._assessment import Assessment
    from dalian_report.cards._scorecard import Scorecard
    from dalian_report.cli._parser import Parser
    from dalian_report.model._quantities import Interval
    from dalian_report.report import Report

    Getter = Callable[[Any], object]

__all__ = ["TABLES", "csv_columns", "export"]

TABLES = {
    "sections": "Section", "statements": "Statement", "figures": "Figure", "numerals": "Numeral",
    "units": "Unit", "indicators": "Indicator", "targets": "Target",
    "deliverables": "Deliverable", "entities": "Entity", "relations": "Relation",
    "glossary": "GlossaryEntry", "observations": "Observation",
}  # fmt: skip
"""The tables of records, and the class of each; the scorecard is one more."""

_FORMATS = ("csv", "json", "parquet")
_NESTED = {
    "span": ("start", "end"),
    "original": ("text", "bound"),
    "source": ("title", "publisher", "date", "url"),
}
"""The fields that hold a record, which has a column for each field of its own."""


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
            ("export targets --format json", "records as they stand in the report's JSON"),
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
    given = vars(options)
    form = "json" if "json" in given else given.get("format", "csv")
    if form == "parquet":
        return _parquet(options)
    if form == "json":
        return deliver(_json(options), options)
    from dalian_report.documents._csv_tables import csv_text

    columns = csv_columns(options.table)
    rows = ([value(one) for _, value in columns] for one in _records(options))
    lines = csv_text([name for name, _ in columns], rows, raw="raw" in given)
    return deliver("".join(lines), options)


def _json(options: Namespace) -> str:
    from dalian_report.cli._terminal import json_text

    if options.table == "scorecard":
        return json_text(_card(options).to_dict()["rows"]) + "\n"
    from dalian_report.documents._codec import plain

    return json_text([plain(one) for one in _records(options)]) + "\n"


def _parquet(options: Namespace) -> int:
    path: str | None = vars(options).get("output")
    if path is None:
        raise UsageError("parquet-on-screen", "--output")
    from dalian_report.frames import write_parquet

    of = _card(options) if options.table == "scorecard" else report_given(options)
    with writing(path, options):
        write_parquet(options.table, path, of=of)
    return 0


def _card(options: Namespace) -> Scorecard:
    import dalian_report as dr

    return dr.scorecard(report_given(options), **reading_given(options))


def _records(options: Namespace) -> Sequence[Any]:
    if options.table == "scorecard":
        return _card(options).rows
    report: Report = report_given(options)
    if options.table == "observations":
        return report.outcomes()
    found: Sequence[Any] = getattr(report, options.table)
    return found


def csv_columns(table: str) -> list[tuple[str, Getter]]:
    """The columns of a table in CSV: their names, and how a record fills them."""
    if table == "scorecard":
        return [*_SCORECARD.items()]
    import attrs

    from dalian_report import model

    fields = attrs.fields(getattr(model, TABLES[table]))
    return [column for field in fields for column in _columns(field.name)]


def _columns(name: str) -> list[tuple[str, Getter]]:
    if name in _NESTED:
        return [(f"{name}_{inner}", _inner(name, inner)) for inner in _NESTED[name]]
    if name == "spans":
        return [(f"{name}_{end}", _ends(end)) for end in ("start", "end")]
    return [(name, _listed(name))]


def _inner(name: str, inner: str) -> Getter:
    def value(record: Any) -> object:
        held = getattr(record, name)
        return None if held is None else getattr(held, inner)

    return value


def _ends(end: str) -> Getter:
    return lambda record: " ".join(str(getattr(span, end)) for span in record.spans)


def _listed(name: str) -> Getter:
    def value(record: Any) -> object:
        held = getattr(record, name)
        return " ".join(cast("tuple[str, ...]", held)) if isinstance(held, tuple) else held

    return value


def _observed(name: str) -> Getter:
    found = attrgetter(name)
    return lambda row: None if row.observation is None else found(row.observation)


def _set(name: str) -> Getter:
    def value(row: Any) -> object:
        held = getattr(row, name)
        return None if held is None else str(held)

    return value


def _end(name: str, end: str) -> Getter:
    def value(row: Any) -> object:
        held: Interval | None = getattr(row, name)
        return None if held is None else getattr(held, end)

    return value


def _required(part: str) -> Getter:
    def value(row: Assessment) -> object:
        held = None if row.required is None else getattr(row.required, part)
        return None if held is None else str(held)

    return value


def _wanted(row: Assessment) -> str:
    from dalian_report.attainment._wording import requirement

    return requirement(row)


_SCORECARD: dict[str, Getter] = {
    "target_id": attrgetter("target.id"),
    "indicator_id": attrgetter("indicator.id"),
    "name": attrgetter("indicator.name"),
    "year": attrgetter("target.year"),
    "sense": attrgetter("target.sense"),
    "strength": attrgetter("target.strength"),
    "unit": attrgetter("indicator.unit"),
    "wanted": _wanted,
    "required": _required("met"),
    "open": _required("grey"),
    "actual": _set("actual"),
    "verdict": attrgetter("verdict"),
    "stretch_verdict": attrgetter("stretch_verdict"),
    "margin": _set("margin"),
    "margin_low": _end("margin", "lower"),
    "margin_high": _end("margin", "upper"),
    "ratio": _set("ratio"),
    "ratio_low": _end("ratio", "lower"),
    "ratio_high": _end("ratio", "upper"),
    "robust": attrgetter("robust"),
    "hangs_on_reading": attrgetter("hangs_on_reading"),
    "flips_at": attrgetter("flips_at"),
    "basis": attrgetter("basis"),
    "stated": attrgetter("stated"),
    "disagrees": attrgetter("disagrees"),
    "comparability": attrgetter("comparability"),
    "observation_id": _observed("id"),
    "vintage": _observed("vintage"),
    "source_publisher": _observed("source.publisher"),
    "source_url": _observed("source.url"),
    "source_read_at": _observed("source.read_at"),
    "explanation": lambda row: row.explain(),
}
"""The columns of the scorecard: those of `frames.table`, with exact numbers."""
