"""Rows coded elsewhere in place of the reader's figures, with the differences of the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from dalian_report.drafting._doubts import Doubt, DoubtCode
from dalian_report.drafting._placing import placed_rows
from dalian_report.drafting._readings import FigureReading
from dalian_report.model import Bound, Measure, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dalian_report.drafting._outline import Paragraph
    from dalian_report.drafting._placing import Placed
    from dalian_report.drafting._readings import Reading
    from dalian_report.drafting._rows import Row
    from dalian_report.drafting._source_text import SourceText
    from dalian_report.drafting._vocabulary import Vocabulary

_STOPS = "。！？；\n"
_CHANGING = (Measure.GROWTH, Measure.CHANGE)
# The fields that the words around a number give, and that a row may replace.
_TOLD = ("measure", "direction", "year", "status", "sense", "strength")


def lay_over(
    rows: list[Row],
    source: SourceText,
    read: Sequence[tuple[Paragraph, Reading]],
    words: Vocabulary,
    *,
    fill: bool,
) -> list[Doubt]:
    """Put the figures of the rows in place of the reader's. Return the doubts about them.

    Value, unit and bound are as the text prints them. The other fields are the row's. What
    it leaves out is the reader's with `fill`, and else a doubt if a figure needs it.
    """
    placed, doubts = placed_rows(rows, source)
    readings = [figure for _, reading in read for figure in reading.figures]
    by_place = {(reading.start, reading.end): reading for reading in readings}
    told: list[FigureReading] = []
    for row in placed:
        reading = by_place.pop((row.number.start, row.number.end), None)
        doubts += _differences(row, reading, source, words)
        figure = _figure(row, reading, source, words, fill=fill)
        if isinstance(figure, Doubt):
            doubts.append(figure)
        else:
            told.append(figure)
    for reading in by_place.values():
        if reading.concepts and reading.status is not Status.CONTEXT:
            message = f"no row has the headline figure {reading.value} of {reading.concepts[0]}"
            span = source.span(reading.start, reading.end)
            doubts.append(Doubt(DoubtCode.ROW_MISSING, message, span))
    _replace(read, sorted(told, key=lambda figure: figure.start))
    return doubts


def _replace(read: Sequence[tuple[Paragraph, Reading]], told: Sequence[FigureReading]) -> None:
    """Give each paragraph the figures that the rows tell in it."""
    place = 0
    for paragraph, reading in read:
        first = place
        while place < len(told) and told[place].start < paragraph.end:
            place += 1
        reading.figures = list(told[first:place])
        reading.numerals = [
            numeral
            for numeral in reading.numerals
            if not any(
                figure.start < numeral.end and numeral.start < figure.end
                for figure in reading.figures
            )
        ]


def _figure(
    placed: Placed,
    reading: FigureReading | None,
    source: SourceText,
    words: Vocabulary,
    *,
    fill: bool,
) -> FigureReading | Doubt:
    row, number, unit = placed.row, placed.number, placed.unit
    fields = {name: getattr(row, name) for name in _TOLD}
    filler = reading if fill else None
    if filler is not None:
        fields = {
            name: getattr(filler, name) if value is None else value
            for name, value in fields.items()
        }
    if fields["measure"] not in _CHANGING:
        fields["direction"] = None
    lacking = [name for name in ("measure", "status") if fields[name] is None]
    if fields["measure"] in _CHANGING and fields["direction"] is None:
        lacking.append("direction")
    if lacking:
        message = f"row {row.number} leaves out {', '.join(lacking)}"
        span = source.span(number.start, number.end)
        return Doubt(DoubtCode.ROW_INCOMPLETE, message, span, tuple(lacking))
    concept = _concept(row, words)
    concepts = (concept,) if concept else filler.concepts if filler is not None else ()
    printed = reading or _printed(placed, source)
    return attrs.evolve(
        printed,
        unit=row.unit if unit is None and row.unit is not None else printed.unit,
        label=row.label or (filler.label if filler is not None else ""),
        concepts=concepts,
        is_sure=True,
        **fields,
    )


def _printed(placed: Placed, source: SourceText) -> FigureReading:
    """The figure by its print alone, if the reader found no figure."""
    number, unit = placed.number, placed.unit
    text = source.text
    start = max(text.rfind(mark, 0, number.start) for mark in _STOPS) + 1
    ends = [place for mark in _STOPS if (place := text.find(mark, number.end)) >= 0]
    factor = 1 if unit is None else unit.factor
    return FigureReading(
        start=number.start,
        end=number.end,
        statement=(start, min(ends, default=len(text) - 1) + 1),
        value=number.value * factor,
        value_to=None if number.value_to is None else number.value_to * factor,
        resolution=number.resolution * factor,
        unit="count" if unit is None else unit.code,
        bound=placed.bound or Bound.EXACT,
        hedge="",
        label="",
        measure=Measure.LEVEL,
        direction=None,
        year=None,
        status=Status.CONTEXT,
    )


def _concept(row: Row, words: Vocabulary) -> str | None:
    name = (row.indicator or "").partition(".")[0]
    return name if name in words.concepts else None


def _differences(
    placed: Placed, reading: FigureReading | None, source: SourceText, words: Vocabulary
) -> Iterator[Doubt]:
    row, number = placed.row, placed.number
    span = source.span(number.start, number.end)
    if row.indicator is not None and _concept(row, words) is None:
        message = f"row {row.number}: the registry has no concept {row.indicator}"
        yield Doubt(DoubtCode.ROW_UNKNOWN_INDICATOR, message, span)
    if reading is None:
        return
    pairs = (
        ("year", row.year, reading.year),
        ("status", row.status, reading.status),
        ("measure", row.measure, reading.measure),
        ("direction", row.direction, reading.direction),
    )
    for name, told, read in pairs:
        if told is not None and read is not None and told != read:
            words_say = f"the words around say {_word(read)}"
            message = f"row {row.number}: its {name} is {_word(told)}, {words_say}"
            yield Doubt(DoubtCode.ROW_AGAINST_CONTEXT, message, span, (_word(told), _word(read)))


def _word(value: object) -> str:
    return str(getattr(value, "value", value))
