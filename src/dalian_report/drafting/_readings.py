"""The readings of a paragraph: figures, other numerals and promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from decimal import Decimal

    from dalian_report.model import (
        Bound,
        Direction,
        Measure,
        NumeralRole,
        Sense,
        Status,
        Strength,
    )


@attrs.define
class FigureReading:
    """A figure as read. Offsets count the normalised text."""

    start: int
    end: int
    statement: tuple[int, int]
    value: Decimal
    value_to: Decimal | None
    resolution: Decimal
    unit: str
    bound: Bound
    hedge: str
    label: str
    measure: Measure
    direction: Direction | None
    year: int | None
    status: Status
    concepts: tuple[str, ...] = ()
    """The headline concepts that it is of, most often one."""
    since: int | None = None
    """The year that a change is counted from, if it is not the year before."""
    sense: Sense | None = None
    strength: Strength | None = None
    is_sure: bool = True
    """Whether some word says what measure it is."""


@attrs.frozen
class NumeralReading:
    """A numeral that is not a figure."""

    start: int
    end: int
    role: NumeralRole


@attrs.frozen
class PromiseReading:
    """A target without a number."""

    start: int
    end: int
    statement: tuple[int, int]
    kind: str
    concept: str | None
    reference: str | None
    """The concept that an in-step target follows."""
    strength: Strength


@attrs.define
class Reading:
    """All that a paragraph says in numbers."""

    figures: list[FigureReading] = attrs.field(factory=list[FigureReading])
    numerals: list[NumeralReading] = attrs.field(factory=list[NumeralReading])
    promises: list[PromiseReading] = attrs.field(factory=list[PromiseReading])
    ends_in_list: bool = False
    """Whether the list of the main expected goals may go on in the next line."""
