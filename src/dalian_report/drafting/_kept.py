"""A corrected draft and a new draft of the same text: what a person wrote stays."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import attrs

from dalian_report.drafting._doubts import Doubt, DoubtCode
from dalian_report.errors import SourceMismatchError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dalian_report.model import Figure, Numeral, Span, Statement
    from dalian_report.report import Report

_FIELDS = (
    "value",
    "value_to",
    "unit",
    "bound",
    "measure",
    "direction",
    "year",
    "status",
    "indicator_id",
)


def kept_report(corrected: Report, fresh: Report) -> tuple[Report, list[Doubt]]:
    """Return the corrected draft with what only the new one has, and doubts about the rest.

    Records are recognised by their places in the text. All that the corrected draft says
    stays. A number that it has neither as a figure nor as a numeral is taken from the new one.
    Where the two say different things of a number, and the corrected figure has no note, the
    difference is a doubt.

    Raises:
        SourceMismatchError: if the two are of different texts.
    """
    wanted, actual = corrected.source.sha256, fresh.source.sha256
    if wanted != actual:
        raise SourceMismatchError("draft-of-another-text", "keep", wanted, actual=actual)
    doubts = list(_differences(corrected, fresh))
    taken = _Places([*corrected.figures, *corrected.numerals])
    figures = [figure for figure in fresh.figures if not taken.touch(figure.span)]
    if not figures:
        return corrected, doubts
    adder = _Adder(corrected, fresh)
    for figure in figures:
        adder.add(figure)
        message = f"the corrected draft has neither a figure nor a numeral here: {figure}"
        doubts.append(Doubt(DoubtCode.KEPT_LACKS, message, figure.span))
    return adder.report(), doubts


class _Places:
    """The places of records, to ask whether a span touches one."""

    def __init__(self, records: Iterable[Figure | Numeral]) -> None:
        spans = sorted((record.span.start, record.span.end) for record in records)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def touch(self, span: Span) -> bool:
        """Whether a record shares a character with the span. Records do not overlap."""
        return bisect_right(self._ends, span.start) < bisect_left(self._starts, span.end)


def _differences(corrected: Report, fresh: Report) -> Iterator[Doubt]:
    read = {(figure.span.start, figure.span.end): figure for figure in fresh.figures}
    for figure in corrected.figures:
        other = read.get((figure.span.start, figure.span.end))
        if other is None or figure.note is not None:
            continue
        unlike = [name for name in _FIELDS if getattr(figure, name) != getattr(other, name)]
        if unlike:
            said = ", ".join(f"{name} {_word(getattr(other, name))}" for name in unlike)
            message = f"the figure {figure.id} is kept, and the reader now reads {said}"
            alternatives = tuple(_word(getattr(other, name)) for name in unlike)
            yield Doubt(DoubtCode.KEPT_DIFFERS, message, figure.span, alternatives)


def _word(value: object) -> str:
    return str(getattr(value, "value", value))


class _Adder:
    """The corrected draft, growing by figures of the new one."""

    def __init__(self, corrected: Report, fresh: Report) -> None:
        self._corrected, self._fresh = corrected, fresh
        self._figures = list(corrected.figures)
        self._targets = list(corrected.targets)
        self._statements = list(corrected.statements)
        self._units = list(corrected.units)
        self._indicators = list(corrected.indicators)
        tables: Sequence[Sequence[object]] = (
            corrected.sections,
            corrected.statements,
            corrected.figures,
            corrected.targets,
            corrected.deliverables,
            corrected.entities,
            corrected.indicators,
            corrected.glossary,
        )
        self._ids = {getattr(record, "id", "") for table in tables for record in table}
        self._by_span = {statement.spans[0]: statement.id for statement in corrected.statements}
        self._codes = {unit.code for unit in corrected.units}

    def add(self, figure: Figure) -> None:
        """Add a figure with its statement, its unit, its indicator and its targets."""
        statement = self._statement(self._fresh.statement(figure.statement_id))
        id = self._free(f"{statement}.1", f"{statement}.{{}}")
        self._add_unit(figure.unit)
        self._add_indicator(figure.indicator_id)
        self._figures.append(attrs.evolve(figure, id=id, statement_id=statement))
        for target in self._fresh.targets:
            if target.figure_id == figure.id:
                self._add_indicator(target.indicator_id)
                self._targets.append(
                    attrs.evolve(
                        target,
                        id=self._free(target.id, f"{target.id}.{{}}"),
                        statement_id=statement,
                        figure_id=id,
                    )
                )

    def _statement(self, statement: Statement) -> str:
        known = self._by_span.get(statement.spans[0])
        if known is not None:
            return known
        section = self._corrected.at(statement.spans[0].start).id
        id = self._free(f"{section}-new", f"{section}-new{{}}")
        self._statements.append(attrs.evolve(statement, id=id, section_id=section))
        self._by_span[statement.spans[0]] = id
        return id

    def _free(self, id: str, pattern: str) -> str:
        number = 1
        while id in self._ids:
            number += 1
            id = pattern.format(number)
        self._ids.add(id)
        return id

    def _add_unit(self, code: str) -> None:
        if code not in self._codes:
            self._codes.add(code)
            self._units.append(self._fresh.unit(code))

    def _add_indicator(self, id: str | None) -> None:
        if id is not None and id not in self._ids:
            self._ids.add(id)
            indicator = self._fresh.indicator(id)
            self._add_unit(indicator.unit)
            self._indicators.append(indicator)

    def report(self) -> Report:
        """Return the report with the added records, in the order of the text."""
        starts = {statement.id: statement.spans[0].start for statement in self._statements}
        return attrs.evolve(
            self._corrected,
            statements=sorted(self._statements, key=lambda row: row.spans[0].start),
            figures=sorted(self._figures, key=lambda row: row.span.start),
            targets=sorted(self._targets, key=lambda row: starts[row.statement_id]),
            units=sorted(self._units, key=lambda row: row.code),
            indicators=self._indicators,
        )
