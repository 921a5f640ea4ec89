"""Outcomes of the user's own, from a table: one row for each target.

The table has the columns target, value and unit, and may have bound, date, source and note.
`outcomes_template` writes one to fill in. Each row becomes an `Observation`, so that every function
that accepts published outcomes accepts these as well.
"""

from __future__ import annotations

import io
import os
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dalian_report.attainment._assessment import report_or_shipped
from dalian_report.attainment._outcome_rows import COLUMNS, OutcomeRows
from dalian_report.attainment._wording import threshold, without_number
from dalian_report.documents._csv_tables import csv_rows, csv_text
from dalian_report.errors import DataError, Problem
from dalian_report.model._quantities import decimal_text
from dalian_report.model._vocabulary import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.model import Observation
    from dalian_report.report import Report

_BUFFER = 1 << 20
"""In bytes. The first buffer decides the encoding."""
_MOST_PROBLEMS = 1000
"""The limit at which reading stops, since so many problems repeat one cause."""


def read_outcomes(
    path: str | os.PathLike[str],
    *,
    report: Report | str | None = None,
    decimal: str = ".",
) -> tuple[Observation, ...]:
    r"""Outcomes from a CSV file, for `scorecard`.

    The first row names the columns, in any order: target (an id, a name, or another key that
    `Report.target` accepts, or the id of a deliverable), value and unit. Bound, source, url, note,
    date, status and year may be there. Other headings mean the same (actual, 数值, comment).
    Columns are separated by commas, semicolons or tabs, as the header shows. The encoding is
    UTF-8, UTF-16 with its mark, or GB 18030 or Big5 where the characters leave no doubt. A
    row without a value is not an outcome yet.

    A value is a number, or a judgement, met or not met, which is all that a deliverable has.
    Thousands may have marks between them if these cannot be decimal marks (1,250,000). A fall
    has a minus. A number without a sign is refused for a target that is a fall. The unit is a
    code or a symbol of the report ("%", "percent") or a unit word ("万人", "million yuan") that
    converts to the target's. It may follow the number instead ("6.5%", "13万人"). A bound is a
    hedge, such as at_least, or a sign before the number (≥). Without one the number is exact.
    Its resolution is the place of the last digit written. A count such as 110000.0 is whole.

    The source names the publisher of the outcome. An address in it or in url is its address.
    Without one the outcome is "given by the user". The date (2024-01-31, 2024/1/31, 20240131) is
    the day of publication, for a month or a year its last day. Without one it is the day on which
    the file was last changed. Several rows of one target with different dates are all kept, and the
    scorecard uses the latest. The status is reported unless the table says final or estimate.

    A number that looks like a number in a different unit (0.064 or 106.4 for 6.4%, 13 for 130,000)
    is read as it is written, with a `UnitWarning`.

    Args:
        path: the file.
        report: the report whose targets are meant, by default the shipped one.
        decimal: "." or ",", the decimal mark of all values. It is never guessed.

    Raises:
        DataError: if the file cannot be read, or with every problem in it, each with its
            row and column (up to 1000).

    >>> import dalian_report as dr
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "mine.csv"
    ...     _ = file.write_text("target,value,unit\ngdp,6.4,%\n")
    ...     print(dr.scorecard(observations=dr.read_outcomes(file)).row("gdp").verdict)
    met
    """
    name = str(path)
    try:
        # Not in one with the reading: only a bad path is a ValueError.
        raw = io.FileIO(os.fspath(path))
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from None
    stream: io.BufferedReader = io.BufferedReader(raw, _BUFFER)
    with stream:
        try:
            changed = os.fstat(stream.fileno()).st_mtime
            day = datetime.fromtimestamp(changed, UTC).date().isoformat()
            return outcomes_in(stream, name, day=day, report=report, decimal=decimal)
        except OSError as error:
            raise _unreadable(name, error) from None


def _unreadable(name: str, error: OSError | ValueError) -> DataError:
    reason = getattr(error, "strerror", None) or str(error)
    return DataError([Problem(name, "unreadable-file", reason=reason)])


def outcomes_in(
    stream: io.BufferedReader,
    name: str,
    *,
    day: str,
    report: Report | str | None = None,
    decimal: str = ".",
) -> tuple[Observation, ...]:
    """Outcomes from an open stream, such as a pipe. `read_outcomes` says more.

    Args:
        stream: where the bytes come from. It is left open.
        name: its name in messages and citations.
        day: the day of outcomes whose row names no day, as "2024-01-31".
        report: as for `read_outcomes`.
        decimal: as for `read_outcomes`.

    Raises:
        DataError: with every problem in it.
    """
    if decimal not in {".", ","}:
        raise DataError([Problem("decimal", "not-a-decimal-mark", decimal)])
    reader = OutcomeRows(report_or_shipped(report), os.path.basename(name) or name, day, decimal)
    with closing(csv_rows(stream, name, COLUMNS)) as rows:
        for row in rows:
            reader.take(row)
            if len(reader.problems) >= _MOST_PROBLEMS:
                reader.problems.append(Problem(name, "too-many-problems", most=_MOST_PROBLEMS))
                break
    if not reader.problems and not reader.outcomes:
        reader.problems.append(Problem(name, "no-outcomes"))
    if reader.problems:
        raise DataError(reader.problems)
    return tuple(reader.outcomes)


_TEMPLATE = ("target", "value", "unit", "bound", "date", "source", "note", "name", "wanted")
"""The columns of a template: the others of a table are rarely needed."""


def outcomes_template(report: Report | str | None = None) -> str:
    """A table of all targets of a report as CSV text, to be filled in.

    The values are empty, and the units are the targets' units. The last columns say in words what
    each target wants, and are not read. For a target that is a fall they say that a fall has
    a minus.

    >>> print(outcomes_template().splitlines()[1])
    gdp.growth@2023,,percent,,,,,Growth of gross domestic product,at least 6%
    """
    report = report_or_shipped(report)
    return "".join(csv_text(_TEMPLATE, _template_rows(report)))


def _template_rows(report: Report) -> Iterator[list[str]]:
    for target in report.targets:
        indicator = report.indicator(target.indicator_id)
        if target.figure_id is None:
            other = None if target.relative_to is None else report.indicator(target.relative_to)
            wanted = without_number(target, other)
        else:
            figure = report.figure(target.figure_id)
            wanted = threshold(figure, use_original=True)
            if figure.direction is Direction.DOWN:
                wanted += f"; write a fall with a minus, such as -{decimal_text(figure.value)}"
        yield [target.id, "", indicator.unit, "", "", "", "", indicator.name, wanted]
