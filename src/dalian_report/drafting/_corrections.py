"""Corrections of single figures, as the review page saves them, on a new draft of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from dalian_report.drafting._doubts import Doubt, DoubtCode
from dalian_report.drafting._placing import placed_rows
from dalian_report.drafting._readings import NumeralReading
from dalian_report.drafting._targets import sense_of
from dalian_report.model import Direction, Measure, Status
from dalian_report.model._vocabulary import Strength

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dalian_report.drafting._outline import Paragraph
    from dalian_report.drafting._placing import Placed
    from dalian_report.drafting._readings import FigureReading, Reading
    from dalian_report.drafting._rows import Row
    from dalian_report.drafting._source_text import SourceText
    from dalian_report.drafting._vocabulary import Vocabulary

_FIELDS = (
    "label",
    "value",
    "value_to",
    "unit",
    "bound",
    "measure",
    "direction",
    "year",
    "status",
    "sense",
    "strength",
)
_CHANGING = (Measure.GROWTH, Measure.CHANGE)
_ABOUT_PLACES = (
    DoubtCode.ROW_NOT_FOUND,
    DoubtCode.ROW_AMBIGUOUS,
    DoubtCode.ROW_NOT_A_NUMBER,
    DoubtCode.ROW_REPEATED,
)


def correct(
    rows: list[Row],
    source: SourceText,
    read: Sequence[tuple[Paragraph, Reading]],
    words: Vocabulary,
) -> list[Doubt]:
    """Change the figures that the rows name. Return the doubts about their places.

    A person made the corrections, so they count against the print and the words around.
    """
    placed, doubts = placed_rows(rows, source)
    by_place = {(row.number.start, row.number.end): row for row in placed}
    for _, reading in read:
        figures: list[FigureReading] = []
        for figure in reading.figures:
            row = by_place.pop((figure.start, figure.end), None)
            if row is None:
                figures.append(figure)
            elif row.row.role is not None:
                reading.numerals.append(NumeralReading(figure.start, figure.end, row.row.role))
            else:
                figures.append(_corrected(figure, row.row, words))
        reading.figures = figures
        reading.numerals.sort(key=lambda numeral: numeral.start)
    kept = [doubt for doubt in doubts if doubt.code in _ABOUT_PLACES]
    return kept + [_unread(row, source) for row in by_place.values()]


def _corrected(figure: FigureReading, row: Row, words: Vocabulary) -> FigureReading:
    told = {name: getattr(row, name) for name in _FIELDS if getattr(row, name) is not None}
    told |= {name: None for name in row.cleared if name in ("value_to", "direction", "year")}
    if "label" in row.cleared:
        told["label"] = ""
    concept = (row.indicator or "").partition(".")[0]
    if concept in words.concepts:
        told["concepts"] = (concept,)
    elif "indicator" in row.cleared:
        told["concepts"] = ()
    changed = attrs.evolve(figure, is_sure=True, **told)
    if changed.measure not in _CHANGING:
        changed.direction = None
    elif changed.direction is None:
        changed.direction = Direction.UP
    if changed.status is Status.TARGET and changed.sense is None:
        changed.sense = sense_of(
            changed.bound, changed.measure, changed.direction, lead="", polarity=None, words=words
        )
    if changed.status is Status.TARGET and changed.strength is None:
        changed.strength = Strength.COMMITTED
    return changed


def _unread(placed: Placed, source: SourceText) -> Doubt:
    message = f"row {placed.row.number} corrects a number that is not a figure of this draft"
    span = source.span(placed.number.start, placed.number.end)
    return Doubt(DoubtCode.ROW_NOT_FOUND, message, span)
