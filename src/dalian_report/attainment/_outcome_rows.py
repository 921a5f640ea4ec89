"""Outcomes of the user's own, row by row: each becomes an `Observation`, or its problems."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from dalian_report.attainment._actuals import as_measured
from dalian_report.attainment._outcome_cells import (
    CellError,
    PrintedUnit,
    Written,
    day_of,
    in_unit,
    unit_of,
    written,
)
from dalian_report.attainment._plausibility import warn_of_ratio
from dalian_report.documents._csv_tables import Columns
from dalian_report.errors import AmbiguousKeyError, Problem, UnitError, UnknownKeyError
from dalian_report.errors._members import member_said
from dalian_report.model import Citation, Deliverable, Figure, Observation, Target
from dalian_report.model._intervals import Interval
from dalian_report.model._vocabulary import Bound, Direction, ObservationStatus, Stated
from dalian_report.numerals import folded

if TYPE_CHECKING:
    from decimal import Decimal

    from dalian_report.documents._csv_tables import Row
    from dalian_report.report import Report

__all__ = ["COLUMNS", "OutcomeRows"]

COLUMNS = Columns(
    needed=("target", "value", "unit"),
    allowed=("bound", "source", "note", "date", "name", "wanted"),
    aliases={
        **dict.fromkeys(("target id", "id", "key", "indicator", "目标", "指标"), "target"),
        **dict.fromkeys(("actual", "outcome", "result", "值", "数值", "实际", "实际值"), "value"),
        **dict.fromkeys(("units", "单位"), "unit"),
        **dict.fromkeys(("comment", "comments", "notes", "remark", "remarks", "备注"), "note"),
        **dict.fromkeys(("hedge",), "bound"),
        **dict.fromkeys(("vintage", "published", "released", "日期"), "date"),
        **dict.fromkeys(("publisher", "来源"), "source"),
    },
    stand_ins={"name": "target"},
)
"""The columns of a table of outcomes; name and wanted are for the eye and are not read, except
that a name stands for a target where the table has no column of targets."""

GIVEN_BY_USER = "given by the user"
"""The publisher of an outcome whose row names no source."""

_MISSING = frozenset(["NA", "N/A", "#N/A"])
_ADDRESS = re.compile(r"https?://\S+")


@attrs.define
class OutcomeRows:
    """Rows become outcomes; what is wrong with them is kept."""

    report: Report
    title: str
    day: str
    decimal: str
    problems: list[Problem] = attrs.field(factory=list[Problem])
    outcomes: list[Observation] = attrs.field(factory=list[Observation])
    _rows: dict[tuple[str, str], int] = attrs.field(factory=dict[tuple[str, str], int])
    """The rows by the id of what they are outcomes of, and their day."""
    _units: dict[str, str] = attrs.field(factory=dict[str, str])
    _names: dict[str, list[Target]] = attrs.field(factory=dict[str, list[Target]])

    def take(self, row: Row) -> None:
        """Add the outcome of a row, or its problems."""
        if row.problem is not None:
            self.problems.append(row.problem)
            return
        names = (*COLUMNS.needed, *COLUMNS.allowed)
        cells = {name: _present(row.cells.get(name, "")) for name in names}
        if not cells["value"]:
            return
        before = len(self.problems)
        subject = self._subject(row.number, cells["target"])
        day = self._day(row.number, cells["date"])
        if subject is not None and day is not None:
            self._once(row.number, subject, day)
        number, stated = self._value(row.number, cells["value"])
        unit = None if number is None else self._unit(row.number, cells["unit"], subject, number)
        bound = self._bound(row.number, cells["bound"], stated)
        if isinstance(subject, Deliverable) and number is not None:
            code = "deliverable-with-number"
            self._add(row.number, "value", code, number.value, record=subject.id)
        value, resolution = None, None
        if number is not None and unit is not None and isinstance(subject, Target):
            value, resolution = self._number(row.number, number, unit, subject)
        if len(self.problems) > before or subject is None or day is None:
            return
        self.outcomes.append(
            Observation(
                id=f"row.{row.number}",
                indicator_id=subject.indicator_id if isinstance(subject, Target) else None,
                deliverable_id=subject.id if isinstance(subject, Deliverable) else None,
                year=subject.year if isinstance(subject, Target) else self.report.year,
                value=value,
                stated=stated,
                unit=None if unit is None else unit.code,
                bound=bound,
                resolution=resolution,
                status=ObservationStatus.REPORTED,
                vintage=day,
                source=_citation(cells["source"], self.title, day),
                note=cells["note"] or None,
            )
        )

    def _add(
        self, number: int, column: str, code: str, value: object = None, **details: object
    ) -> None:
        at = f"row {number}, column {column}"
        self.problems.append(Problem(at, code, value, row=number, column=column, **details))

    def _add_cell(self, number: int, column: str, error: CellError) -> None:
        self._add(number, column, error.code, error.value, **error.details)

    def _subject(self, number: int, key: str) -> Target | Deliverable | None:
        record = self.report.get(key)
        try:
            return record if isinstance(record, Deliverable) else self.report.target(key)
        except (UnknownKeyError, AmbiguousKeyError) as miss:
            named = self._by_name(key)
            if named is None:
                if key:
                    self._add(number, "target", miss.code, key, **miss.details)
                else:
                    self._add(number, "target", "empty-cell", key)
            return named

    def _by_name(self, name: str) -> Target | None:
        """The target whose indicator alone has this name, in English or Chinese."""
        if not self._names:
            for target in self.report.targets:
                indicator = self.report.indicator(target.indicator_id)
                for its in filter(None, (indicator.name, indicator.name_zh)):
                    self._names.setdefault(its.lower(), []).append(target)
        targets = self._names.get(folded(name).lower(), ())
        return targets[0] if len(targets) == 1 else None

    def _once(self, number: int, subject: Target | Deliverable, day: str) -> None:
        """Refuse a second outcome of one day; an outcome of another day is another vintage."""
        first = self._rows.setdefault((subject.id, day), number)
        if first != number:
            self._add(number, "target", "repeated-target", day, record=subject.id, other=first)

    def _value(self, number: int, text: str) -> tuple[Written | None, Stated | None]:
        judged = member_said(Stated, text)
        if judged is not None:
            return None, judged
        try:
            return written(text, self.decimal), None
        except CellError as error:
            self._add_cell(number, "value", error)
            return None, None

    def _unit(
        self, number: int, text: str, subject: Target | Deliverable | None, value: Written
    ) -> PrintedUnit | None:
        if not isinstance(subject, Target):
            return None
        indicator = self.report.indicator(subject.indicator_id)
        if not text and not value.is_percent:
            self._add(number, "unit", "no-unit", record=subject.id, wanted=indicator.unit)
            return None
        try:
            unit = unit_of(text or "percent", self.report.unit(indicator.unit), self._codes())
        except CellError as error:
            self._add_cell(number, "unit", error)
            return None
        if value.is_percent and unit.code != "percent":
            self._add(number, "value", "percent-sign", value.value, unit=text)
            return None
        try:
            as_measured(Interval.point(1), "value", indicator, unit.code, self.report)
        except UnitError as error:
            wanted = error.details["wanted"]
            self._add(number, "unit", "inconvertible-unit", text, wanted=wanted)
            return None
        return unit

    def _number(
        self, number: int, cell: Written, unit: PrintedUnit, target: Target
    ) -> tuple[Decimal | None, Decimal | None]:
        """Value and resolution in a unit of the report, if the value can be meant."""
        figure = self.report.get(target.figure_id)
        figure = figure if isinstance(figure, Figure) else None
        falls = figure is not None and figure.direction is Direction.DOWN
        if falls and cell.value > 0 and not cell.is_signed:
            self._add(number, "value", "fall-without-sign", cell.value, record=target.id)
            return None, None
        try:
            value, resolution = in_unit(cell, unit)
        except CellError as error:
            self._add_cell(number, "value", error)
            return None, None
        if unit.code == "percent":
            indicator = self.report.indicator(target.indicator_id)
            warn_of_ratio(value, figure, indicator, f"row {number}, column value")
        return value, resolution

    def _codes(self) -> dict[str, str]:
        """The codes of units by the codes and the symbols."""
        if not self._units:
            self._units |= {unit.symbol: unit.code for unit in self.report.units if unit.symbol}
            self._units |= {unit.code: unit.code for unit in self.report.units}
        return self._units

    def _bound(self, number: int, text: str, stated: Stated | None) -> Bound | None:
        if stated is not None:
            if text:
                self._add(number, "bound", "bound-with-judgement", text)
            return None
        bound = member_said(Bound, text or "exact")
        if bound is None:
            choices = ", ".join(bound.value for bound in Bound)
            self._add(number, "bound", "not-in-vocabulary", text, choices=choices)
        return bound

    def _day(self, number: int, text: str) -> str | None:
        if not text:
            return self.day
        try:
            return day_of(text)
        except CellError as error:
            self._add_cell(number, "date", error)
            return None


def _present(cell: str) -> str:
    """The cell, empty if it says that a value is missing, as R and spreadsheets do."""
    return "" if cell in _MISSING else cell


def _citation(source: str, title: str, day: str) -> Citation:
    address = _ADDRESS.search(source)
    url = "" if address is None else address[0]
    publisher = " ".join(source.replace(url, "").split()).strip(" ,;:") if url else source
    return Citation(title, publisher or GIVEN_BY_USER, day, url)
