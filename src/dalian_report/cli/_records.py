"""`targets` and `show`: the contents of the report, and one record."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import dalian_report as dr
from dalian_report._plain_text import columns, pad, printable, wrap
from dalian_report.cli._parser import report_given, report_option
from dalian_report.cli._terminal import is_terminal, present, say_json, say_raw, width

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from dalian_report.cli._parser import Parser

_GAP = "  "
_NARROWEST = 12
"""The fewest columns of words that wrap."""


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


def _targets(options: Namespace) -> int:
    report = report_given(options)
    if "json" in options:
        from dalian_report.documents._codec import plain

        say_json([plain(target) for target in report.targets])
        return 0
    from dalian_report.attainment._wording import without_number

    rows: list[list[str]] = []
    for target in report.targets:
        if target.relative_to is not None:
            way = "in step with" if target.sense == "in_step_with" else "above"
            wanted = f"{way} {target.relative_to}"
        elif target.figure_id is None:
            wanted = without_number(target, None)
        else:
            wanted = str(report.figure(target.figure_id))
        rows.append([target.id, target.sense.value, target.strength.value, wanted])
    if rows:
        say_raw("\n".join(_table(["target", "sense", "strength", "wanted"], rows)))
    return 0


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table, of which the last column wraps. Nothing in it can steer a terminal.

    On a terminal the columns have their names above them, and a row has lines of its own if
    the table is too wide. In a pipe every line is a row, so that other programs can count and
    cut them.
    """
    shown = [[printable(cell) for cell in row] for row in rows]
    for_person = is_terminal(sys.stdout)
    lines = [list(names), *shown] if for_person else shown
    *widths, widest = (max(map(columns, cells)) for cells in zip(*lines, strict=True))
    room = width() - sum(widths) - len(_GAP) * len(widths)
    last = min(widest, max(room, _NARROWEST))
    if for_person and last > room:
        for name, *cells in shown:
            yield from wrap(name, width())
            yield from wrap(f"  {', '.join(filter(None, cells))}", width(), "  ")
        return
    for *cells, words in lines:
        first, *others = wrap(words, last) or [""]
        row = [pad(cell, size) for cell, size in zip(cells, widths, strict=True)]
        yield _GAP.join([*row, first]).rstrip()
        yield from (f"{_GAP.join(' ' * size for size in widths)}{_GAP}{more}" for more in others)


def _show(options: Namespace) -> int:
    description = dr.describe(options.key, report_given(options))
    return present(options, description.to_dict, lambda: description.text(width()))
