"""Outcomes of the user's own, from a table: one row for each target.

The table has the columns target, value and unit, and may have bound, date, source and note;
`outcomes_template` writes one to fill in. Each row becomes an `Observation`, so that every
function that takes published outcomes takes these as well.
"""

from __future__ import annotations

import os
import re
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from dalian_report.attainment._actuals import reading_of
from dalian_report.attainment._wording import threshold, without_number
from dalian_report.documents._csv_tables import Columns, csv_rows, csv_text
from dalian_report.errors import (
    AmbiguousKeyError,
    DataError,
    Problem,
    UnitError,
    UnknownKeyError,
    shown,
)
from dalian_report.errors._near_keys import suggestions
from dalian_report.model import Citation, Deliverable, Observation, Target
from dalian_report.model._quantities import Interval
from dalian_report.model._vocabulary import Bound, ObservationStatus, Stated

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator

    from dalian_report.documents._csv_tables import Row
    from dalian_report.report import Report

__all__ = ["COLUMNS", "outcomes_in", "outcomes_template", "read_outcomes"]

COLUMNS = Columns(
    needed=("target", "value", "unit"),
    allowed=("bound", "source", "note", "date", "name", "wanted"),
)
"""The columns of a table of outcomes; name and wanted are for the eye and are not read."""

GIVEN_BY_USER = "given by the user"
"""The publisher of an outcome whose row names no source."""

_MOST_PROBLEMS = 1000
"""Where reading stops: who has so many has one that repeats."""

_NUMBER = re.compile(r"[+-]?([0-9]{1,40})(?:\.([0-9]{1,20}))?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:[\s'\u2019][0-9]{3})+(?:[.,][0-9]+)?")
"""A number as people write it, a space or an apostrophe between thousands."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ADDRESS = re.compile(r"https?://\S+")


def read_outcomes(
    path: str | os.PathLike[str],
    *,
    report: Report | None = None,
    decimal: str = ".",
) -> tuple[Observation, ...]:
    r"""Outcomes from a CSV file, for `scorecard`.

    The first row names the columns, in any order: target (an id or another key that
    `Report.target` takes, or the id of a deliverable), value and unit; bound, source, note
    and date may be there. Columns are separated by commas, semicolons or tabs, as the
    header shows; the encoding is UTF-8, or UTF-16 with its mark. A row without a value is
    no outcome yet. A value is a number in plain digits, or a judgement, met or not met,
    which is all that a deliverable has. The unit is a code or a symbol of the report ("%",
    "percent") that converts to the target's. A bound is a hedge, such as at_least; without
    one the number is exact. Its resolution is that of the last digit written.

    The source is whoever published the outcome, an address in it is its address; without
    one the outcome is "given by the user". The date (2024-01-31) is the day of publication;
    without one it is the day on which the file was last changed.

    Args:
        path: the file.
        report: the report whose targets are meant; the shipped one by default.
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
        stream = open(path, "rb")  # noqa: SIM115
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from None
    with stream:
        try:
            changed = os.fstat(stream.fileno()).st_mtime
            day = datetime.fromtimestamp(changed, UTC).date().isoformat()
            return outcomes_in(stream, name, day=day, report=report, decimal=decimal)
        except OSError as error:
            raise _unreadable(name, error) from None


def _unreadable(name: str, error: OSError | ValueError) -> DataError:
    reason = getattr(error, "strerror", None) or str(error)
    return DataError([Problem(name, f"cannot be read: {reason}")])


def outcomes_in(
    stream: io.BufferedReader,
    name: str,
    *,
    day: str,
    report: Report | None = None,
    decimal: str = ".",
) -> tuple[Observation, ...]:
    """Outcomes from an open stream, such as a pipe; `read_outcomes` says more.

    Args:
        stream: where the bytes come from; it is left open.
        name: what messages and citations call it.
        day: the day of outcomes whose row has none, as "2024-01-31".
        report: as for `read_outcomes`.
        decimal: as for `read_outcomes`.

    Raises:
        DataError: with every problem in it.
    """
    if decimal not in {".", ","}:
        raise DataError([Problem("decimal", f'must be "." or ",", not {shown(decimal)}')])
    reader = _Reader(report or _shipped(), os.path.basename(name) or name, day, decimal)
    with closing(csv_rows(stream, name, COLUMNS)) as rows:
        for row in rows:
            reader.take(row)
            if len(reader.problems) >= _MOST_PROBLEMS:
                stopped = f"reading stopped after {_MOST_PROBLEMS} problems"
                reader.problems.append(Problem(name, stopped))
                break
    if not reader.problems and not reader.found:
        reader.problems.append(Problem(name, "holds no outcome: no row has a value"))
    if reader.problems:
        raise DataError(reader.problems)
    return tuple(reader.found.values())


def _shipped() -> Report:
    from dalian_report.report import load

    return load()


@attrs.define
class _Reader:
    """Rows become outcomes; what is wrong with them is kept."""

    report: Report
    title: str
    day: str
    decimal: str
    problems: list[Problem] = attrs.field(factory=list[Problem])
    found: dict[str, Observation] = attrs.field(factory=dict[str, Observation])
    """By the id of what they are outcomes of."""
    _rows: dict[str, int] = attrs.field(factory=dict[str, int])
    _units: dict[str, str] = attrs.field(factory=dict[str, str])

    def take(self, row: Row) -> None:
        """Add the outcome of a row, or its problems."""
        if row.problem is not None:
            self.problems.append(Problem(f"row {row.number}", row.problem))
            return
        cells = {name: row.cells.get(name, "") for name in (*COLUMNS.needed, *COLUMNS.allowed)}
        if not cells["value"]:
            return
        before = len(self.problems)
        subject = self._subject(row.number, cells["target"])
        value, stated = self._value(row.number, cells["value"], cells["unit"])
        unit = None if value is None else self._unit(row.number, cells["unit"], subject)
        bound = self._bound(row.number, cells["bound"], stated)
        day = self._day(row.number, cells["date"])
        if isinstance(subject, Deliverable) and value is not None:
            self._add(row.number, "value", f"{subject.id} has no number: write met or not met")
        if len(self.problems) > before or subject is None:
            return
        self._rows[subject.id] = row.number
        self.found[subject.id] = Observation(
            id=f"row.{row.number}",
            indicator_id=subject.indicator_id if isinstance(subject, Target) else None,
            deliverable_id=subject.id if isinstance(subject, Deliverable) else None,
            year=subject.year if isinstance(subject, Target) else self._year(day),
            value=value,
            stated=stated,
            unit=unit,
            bound=bound,
            resolution=None if value is None else _resolution(value),
            status=ObservationStatus.REPORTED,
            vintage=day,
            source=_citation(cells["source"], self.title, day),
            note=cells["note"] or None,
        )

    def _year(self, day: str) -> int:
        """The year of a deliverable: that of the report."""
        edition = self.report.edition
        return int(edition if edition.isdecimal() and len(edition) == 4 else day[:4])

    def _add(self, number: int, column: str, message: str) -> None:
        self.problems.append(Problem(f"row {number}, column {column}", message))

    def _subject(self, number: int, key: str) -> Target | Deliverable | None:
        record = self.report.get(key)
        found: Target | Deliverable
        try:
            found = record if isinstance(record, Deliverable) else self.report.target(key)
        except (UnknownKeyError, AmbiguousKeyError) as miss:
            self._add(number, "target", str(miss) if key else "is empty")
            return None
        if found.id in self._rows:
            self._add(number, "target", f"repeats {found.id} of row {self._rows[found.id]}")
        self._rows.setdefault(found.id, number)
        return found

    def _value(self, number: int, text: str, unit: str) -> tuple[Decimal | None, Stated | None]:
        judged = text.lower().replace(" ", "_")
        if judged in set(Stated):
            return None, Stated(judged)
        written = text
        if self.decimal == ",":
            written = text.replace(",", ".") if "." not in text and text.count(",") == 1 else text
        if _NUMBER.fullmatch(written) and (self.decimal == "." or "." not in text):
            return Decimal(written), None
        self._add(number, "value", f"{shown(text)} {_why_no_number(text, self.decimal)}")
        return None, None

    def _unit(self, number: int, given: str, subject: Target | Deliverable | None) -> str | None:
        if not isinstance(subject, Target):
            return None
        indicator = self.report.indicator(subject.indicator_id)
        if not given:
            self._add(number, "unit", f"is empty; {subject.id} is in {indicator.unit}")
            return None
        code = self._codes().get(given)
        if code is None:
            near = suggestions(given, self._codes()) or [indicator.unit]
            meant = " or ".join(map(repr, near))
            self._add(number, "unit", f"no unit {shown(given)}; did you mean {meant}?")
            return None
        try:
            reading_of(Interval.point(1), "value", indicator, code, self.report)
        except UnitError as error:
            self._add(number, "unit", str(error))
        return code

    def _codes(self) -> dict[str, str]:
        """The codes of units by the codes and the symbols."""
        if not self._units:
            self._units |= {unit.symbol: unit.code for unit in self.report.units if unit.symbol}
            self._units |= {unit.code: unit.code for unit in self.report.units}
        return self._units

    def _bound(self, number: int, text: str, stated: Stated | None) -> Bound | None:
        if stated is not None:
            if text:
                self._add(number, "bound", "goes with a number, not with a judgement")
            return None
        name = text.lower().replace(" ", "_")
        if name and name not in set(Bound):
            choices = ", ".join(bound.value for bound in Bound)
            self._add(number, "bound", f"must be one of {choices}; not {shown(text)}")
            return None
        return Bound(name or "exact")

    def _day(self, number: int, text: str) -> str:
        if not text:
            return self.day
        try:
            datetime.strptime(text, "%Y-%m-%d")
            is_day = _DAY.fullmatch(text) is not None
        except ValueError:
            is_day = False
        if not is_day:
            self._add(number, "date", f"is no day such as 2024-01-31: {shown(text)}")
        return text


def _why_no_number(text: str, decimal: str) -> str:
    if "%" in text:
        return "has a % sign: the unit has a column of its own"
    if decimal == "." and re.fullmatch(r"[+-]?[0-9]+(,[0-9]+)+(\.[0-9]+)?", text):
        return (
            "has a comma: write thousands without a mark and decimals after a point, or say "
            'that the decimal mark is a comma (--decimal comma, in Python decimal=",")'
        )
    if _GROUPED.fullmatch(text):
        return "has a mark between thousands: write the digits without one"
    if decimal == "," and "." in text:
        return "has a point, but the decimal mark was said to be a comma"
    if re.fullmatch(r"[+-]?[0-9.,]+[eE][+-]?[0-9]+", text):
        return "is the short form in which spreadsheets write long numbers: write all digits"
    return "is no number in plain digits, such as 6.5, and no judgement (met, not met)"


def _resolution(value: Decimal) -> Decimal:
    """The place value of the last digit that was written."""
    return Decimal((0, (1,), int(value.as_tuple().exponent)))


def _citation(source: str, title: str, day: str) -> Citation:
    address = _ADDRESS.search(source)
    url = "" if address is None else address[0]
    publisher = " ".join(source.replace(url, "").split()).strip(" ,;:") if url else source
    return Citation(title, publisher or GIVEN_BY_USER, day, url)


def outcomes_template(report: Report | None = None) -> str:
    """A table of all targets of a report as CSV text, to be filled in.

    The values are empty, the units those of the targets; the last columns say in words what
    each target wants, and are not read.

    >>> print(outcomes_template().splitlines()[1])
    gdp.growth@2023,,percent,,,,Growth of gross domestic product,at least 6%
    """
    report = report or _shipped()
    header = [name for name in (*COLUMNS.needed, *COLUMNS.allowed) if name != "date"]
    return "".join(csv_text(header, _template_rows(report)))


def _template_rows(report: Report) -> Iterator[list[str]]:
    for target in report.targets:
        indicator = report.indicator(target.indicator_id)
        if target.figure_id is None:
            other = None if target.relative_to is None else report.indicator(target.relative_to)
            wanted = without_number(target, other)
        else:
            wanted = threshold(report.figure(target.figure_id), use_original=True)
        yield [target.id, "", indicator.unit, "", "", "", indicator.name, wanted]
