"""Outcomes of the user's own, row by row: each becomes an `Observation`, or its problems."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

import attrs
from importlib_resources import files

from dalian_report.attainment._actuals import as_measured, warn_of_unit
from dalian_report.attainment._outcome_cells import (
    CellError,
    PrintedUnit,
    Written,
    codes_of,
    day_of,
    in_unit,
    is_counted,
    unit_of,
    written,
)
from dalian_report.documents._csv_tables import Columns
from dalian_report.errors import AmbiguousKeyError, Problem, UnitError, UnknownKeyError
from dalian_report.errors._members import member_said
from dalian_report.model import Citation, Deliverable, Figure, Observation, Target
from dalian_report.model._intervals import Interval
from dalian_report.model._vocabulary import Bound, Direction, ObservationStatus, Stated
from dalian_report.numerals import folded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from enum import StrEnum

    from dalian_report.documents._csv_tables import Row
    from dalian_report.model import Indicator
    from dalian_report.report import Report

Word = TypeVar("Word", bound="StrEnum")

_FILE = files(__package__) / "data" / "outcome-words.tsv"
_LINES = (line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines()[1:])
_WORDS = {meaning: words.split(";") for meaning, words in _LINES}
"""The words of people for columns and judgements, and the signs of a missing value."""
_NEEDED = ("target", "value", "unit")
_ALLOWED = ("bound", "source", "note", "date", "name", "wanted", "year", "url", "status")

COLUMNS = Columns(
    needed=_NEEDED,
    allowed=_ALLOWED,
    aliases={word: name for name in (*_NEEDED, *_ALLOWED) for word in _WORDS.get(name, ())},
    stand_ins={"name": "target"},
    displaced={
        heading: ("wanted", frozenset(["indicator", "指标", "项目", "名称", "指标名称"]))
        for heading in ("target", "目标")
    },
)
"""The columns of a table of outcomes.

Name and wanted are for the eye and are not read, except that a name identifies the target in a
table without a column of targets.
"""

GIVEN_BY_USER = "given by the user"
"""The publisher of an outcome whose row names no source."""

_JUDGEMENTS = {word: stated for stated in Stated for word in _WORDS[stated.value]}
_MISSING = frozenset(_WORDS["missing"])
_ADDRESS = re.compile(r"https?://\S+")


@attrs.define
class OutcomeRows:
    """Rows become outcomes, and their problems are kept."""

    report: Report
    title: str
    day: str
    decimal: str
    problems: list[Problem] = attrs.field(factory=list[Problem])
    outcomes: list[Observation] = attrs.field(factory=list[Observation])
    _rows: dict[tuple[str, str], int] = attrs.field(factory=dict[tuple[str, str], int])
    """The rows by the id of their target or deliverable, and their day."""
    _names: dict[str, list[Target]] = attrs.field(factory=dict[str, list[Target]])
    _codes: dict[str, str] = attrs.field(factory=dict[str, str])

    def take(self, row: Row) -> None:
        """Add the outcome of a row, or its problems."""
        if row.problem is not None:
            self.problems.append(row.problem)
            return
        names = (*COLUMNS.needed, *COLUMNS.allowed)
        # R and spreadsheets say that a value is missing.
        present = {name: cell for name, cell in row.cells.items() if cell.lower() not in _MISSING}
        cells = {name: present.get(name, "") for name in names}
        if not cells["value"]:
            return
        before = len(self.problems)
        subject = self._subject(row.number, cells["target"])
        day = self._day(row.number, cells["date"])
        if subject is not None and day is not None:
            self._once(row.number, subject, day)
        self._year(row.number, cells["year"], subject)
        number, stated = self._value(row.number, cells["value"], subject)
        unit = None if number is None else self._unit(row.number, cells["unit"], subject, number)
        sign = None if number is None else number.bound
        bound = self._bound(row.number, cells["bound"], stated, sign)
        said = cells["status"] or "reported"
        status = self._member(row.number, "status", ObservationStatus, said)
        if isinstance(subject, Deliverable) and number is not None:
            code = "deliverable-with-number"
            self._add(row.number, "value", code, number.value, record=subject.id)
        value, resolution = None, None
        if number is not None and unit is not None and isinstance(subject, Target):
            value, resolution = self._number(row.number, number, unit, subject)
        if len(self.problems) > before or subject is None or day is None or status is None:
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
                status=status,
                vintage=day,
                source=_citation(f"{cells['source']} {cells['url']}".strip(), self.title, day),
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
            return record if isinstance(record, Deliverable) else self._target(key)
        except (UnknownKeyError, AmbiguousKeyError) as miss:
            named = self._by_name(key)
            if named is None:
                if key:
                    self._add(number, "target", miss.code, key, **miss.details)
                else:
                    self._add(number, "target", "empty-cell", key)
            return named

    def _target(self, key: str) -> Target:
        try:
            return self.report.target(key)
        except UnknownKeyError as miss:
            # Spreadsheets begin cells with a capital: "Gdp".
            try:
                return self.report.target(folded(key).lower())
            except (UnknownKeyError, AmbiguousKeyError):
                raise miss from None

    def _by_name(self, name: str) -> Target | None:
        """The target whose indicator alone has this name, in English or Chinese.

        The name of an indicator without a target names the only target of its concept, as the
        key of the concept does.
        """
        if not self._names:
            of_concept: dict[str, list[Target]] = {}
            for target in self.report.targets:
                indicator = self.report.indicator(target.indicator_id)
                of_concept.setdefault(indicator.concept, []).append(target)
                for its in _names_of(indicator):
                    self._names.setdefault(its, []).append(target)
            for indicator in self.report.indicators:
                for its in _names_of(indicator):
                    self._names.setdefault(its, of_concept.get(indicator.concept, []))
        targets = self._names.get(folded(name).lower(), ())
        return targets[0] if len(targets) == 1 else None

    def _once(self, number: int, subject: Target | Deliverable, day: str) -> None:
        """Refuse a second outcome of one day. A different day makes a new vintage."""
        first = self._rows.setdefault((subject.id, day), number)
        if first != number:
            self._add(number, "target", "repeated-target", day, record=subject.id, other=first)

    def _year(self, number: int, text: str, subject: Target | Deliverable | None) -> None:
        """Refuse an outcome of another year than the target's."""
        if text and subject is not None:
            wanted = subject.year if isinstance(subject, Target) else self.report.year
            if folded(text).removesuffix(".0").removesuffix("年") != str(wanted):
                self._add(number, "year", "wrong-year", text, record=subject.id, wanted=wanted)

    def _member(self, number: int, column: str, kind: type[Word], text: str) -> Word | None:
        """The member of a vocabulary that a cell names."""
        member = member_said(kind, text)
        if member is None:
            choices = ", ".join(member.value for member in kind)
            self._add(number, column, "not-in-vocabulary", text, choices=choices)
        return member

    def _value(
        self, number: int, text: str, subject: Target | Deliverable | None
    ) -> tuple[Written | None, Stated | None]:
        judged = member_said(Stated, text) or _JUDGEMENTS.get(text.lower())
        if judged is not None:
            return None, judged
        try:
            is_whole = isinstance(subject, Target) and is_counted(
                self.report.indicator(subject.indicator_id).unit
            )
            return written(text, self.decimal, is_whole=is_whole), None
        except CellError as error:
            self._add_cell(number, "value", error)
            return None, None

    def _unit(
        self, number: int, text: str, subject: Target | Deliverable | None, value: Written
    ) -> PrintedUnit | None:
        if not isinstance(subject, Target):
            return None
        indicator = self.report.indicator(subject.indicator_id)
        if not text and not value.unit:
            self._add(number, "unit", "no-unit", record=subject.id, wanted=indicator.unit)
            return None
        needed = self.report.unit(indicator.unit)
        known = self._codes = self._codes or codes_of(self.report.units)
        column = "unit" if text else "value"
        try:
            unit = unit_of(text or value.unit, needed, known)
            column = "value"
            inner = unit_of(value.unit, needed, known) if text and value.unit else unit
        except CellError as error:
            if column == "value":
                self._add(number, column, "not-a-number-or-judgement", value.text)
            else:
                self._add_cell(number, column, error)
            return None
        if inner != unit and folded(text) != value.unit:
            if inner.code != unit.code or unit.factor != 1:
                self._add(number, "value", "two-units", value.text, unit=text)
                return None
            unit = inner
        try:
            as_measured(Interval.point(1), "value", indicator, unit.code, self.report)
        except UnitError as error:
            wanted = error.details["wanted"]
            at = "unit" if text else "value"
            self._add(number, at, "inconvertible-unit", text or value.unit, wanted=wanted)
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
        if figure is not None and unit.factor == 1 and unit.code == figure.unit:
            place = f"row {number}, column value"
            warn_of_unit(value, figure, place, is_signed=cell.is_signed)
        return value, resolution

    def _bound(
        self, number: int, text: str, stated: Stated | None, sign: Bound | None
    ) -> Bound | None:
        if stated is not None:
            if text:
                self._add(number, "bound", "bound-with-judgement", text)
            return None
        bound = self._member(number, "bound", Bound, text or (sign or Bound.EXACT).value)
        if sign is not None and bound not in {None, sign}:
            self._add(number, "bound", "two-bounds", text, sign=sign.value)
        return bound

    def _day(self, number: int, text: str) -> str | None:
        if not text:
            return self.day
        try:
            return day_of(text)
        except CellError as error:
            self._add_cell(number, "date", error)
            return None


def _names_of(indicator: Indicator) -> Iterator[str]:
    return (name.lower() for name in (indicator.name, indicator.name_zh) if name)


def _citation(source: str, title: str, day: str) -> Citation:
    address = _ADDRESS.search(source)
    url = "" if address is None else address[0]
    publisher = " ".join(source.replace(url, "").split()).strip(" ,;:") if url else source
    return Citation(title, publisher or GIVEN_BY_USER, day, url)
