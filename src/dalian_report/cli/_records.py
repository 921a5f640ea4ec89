"""`targets` and `show`: the contents of the report, and one record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dalian_report as dr
from dalian_report.cli._parser import report_given, report_option
from dalian_report.cli._tables import Column, print_table
from dalian_report.cli._terminal import present, say_json, width

if TYPE_CHECKING:
    from argparse import Namespace

    from dalian_report.cli._parser import Parser

__all__ = ["plain", "show", "targets"]


def targets(parser: Parser) -> None:
    """Give the parser of `targets` its options."""
    report_option(parser)
    parser.runs(
        _targets,
        ("targets", "the id of each target, its sense and strength, and its number"),
        ("show gdp", "one of them"),
        ("targets --json", "as the records of the report"),
    )


def show(parser: Parser) -> None:
    """Give the parser of `show` its options."""
    report_option(parser)
    parser.add_argument(
        "key",
        metavar="KEY",
        help="any id, a section by its title or number, a target by its concept",
    )
    parser.runs(
        _show,
        ("show gdp", "a target, by its concept or its id (gdp.growth@2023)"),
        ("show II.5.3", "a section, with its statements and figures"),
        ('show "Part II, section 5"', "the same way as people write it"),
        ("show II.6.1-03b", "a statement, with its figures and terms"),
        ("show II.6.1-03b.1", "a figure"),
        ("show obs.gdp.growth.2023.2", "a published outcome"),
        ("show hengli", "a company, place or project, with its statements"),
        ("show gdp --json", "the record, and the records that belong to it"),
    )


def plain(record: Any) -> dict[str, Any]:
    """The record as in the JSON of the report."""
    from dalian_report.documents import _codec as codec

    content: dict[str, Any] = codec.plain(record)
    return content


def _targets(options: Namespace) -> int:
    report = report_given(options)
    if "json" in options:
        say_json([plain(target) for target in report.targets])
        return 0
    from dalian_report.attainment._wording import without_number

    rows: list[list[str]] = []
    for target in report.targets:
        if target.relative_to is not None:
            wanted = f"in step with {target.relative_to}"
        elif target.figure_id is None:
            wanted = without_number(target, None)
        else:
            wanted = str(report.figure(target.figure_id))
        rows.append([target.id, target.sense.value, target.strength.value, wanted])
    print_table(
        [Column("target"), Column("sense"), Column("strength"), Column("wanted", wraps=True)], rows
    )
    return 0


def _show(options: Namespace) -> int:
    description = dr.describe(options.key, report_given(options))
    return present(options, description.to_dict, lambda: description.text(width()))
