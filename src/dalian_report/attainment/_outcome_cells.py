"""The cells of a table of outcomes: numbers, units and days, as people and programs write them.

A cell is read if it has one meaning only. Everything else is a `CellError`, whose code states
the reason.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.errors._near_keys import suggestions
from dalian_report.model._quantities import EXACTLY, decimal_or_fraction
from dalian_report.numerals import folded
from dalian_report.numerals._units import scaled_units, standard_units, units_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalian_report.model import Unit

__all__ = ["CellError", "PrintedUnit", "Written", "day_of", "in_unit", "unit_of", "written"]


class CellError(Exception):
    """The code and the fields of the problem with a cell that cannot be read."""

    def __init__(self, code: str, value: object, **details: object) -> None:
        super().__init__(code)
        self.code, self.value, self.details = code, value, details


class Written(NamedTuple):
    """A number as it is written in a cell."""

    value: Decimal
    resolution: Decimal
    """The place value of the last digit that was written."""
    is_percent: bool = False
    is_signed: bool = False
    """Whether it has a plus or a minus."""


_NUMBER = re.compile(r"[+-]?([0-9]{1,40})(?:\.([0-9]{1,20}))?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:[\s'\u2019][0-9]{3})+(?:[.,][0-9]+)?")
"""A number as people write it, a space or an apostrophe between thousands."""
_SCALED = re.compile(r"([+-]?[0-9.,]+) ?([^\s0-9.,+-]+)")
_WHOLE_UNITS = frozenset(["count", "rank", "places", "TEU"])
"""Units that are counted, so that 110000.0 is a whole number that a program wrote."""


def written(text: str, decimal: str) -> Written:
    """The number in a cell; digits and signs may be full-width, a % sign may follow.

    Args:
        text: the cell.
        decimal: the decimal mark, "." or ",".

    Raises:
        CellError: for anything else.

    >>> written("−６．５％", ".")
    Written(value=Decimal('-6.5'), resolution=Decimal('0.1'), is_percent=True, is_signed=True)
    """
    plain = folded(text).strip()
    # In accounts brackets are a minus.
    plain = f"-{plain[1:-1].strip()}" if re.fullmatch(r"\([0-9.,]+ ?%?\)", plain) else plain
    number = plain.removesuffix("%").rstrip()
    scale = Decimal(1)
    match = _SCALED.fullmatch(number)
    if match is not None:
        scale = next((scale for scale, rest in scaled_units(match[2]) if not rest), Decimal(0))
        number = match[1] if scale else number
    if decimal == ",":
        # Where the mark is a comma, a point is none.
        number = (
            number.replace(",", ".")
            if "." not in number and number.count(",") == 1
            else (number.replace(".", "·"))
        )
    if not _NUMBER.fullmatch(number):
        raise CellError(_fault_of_number(plain, decimal), text)
    value = Decimal(number)
    place = Decimal((0, (1,), int(value.as_tuple().exponent)))
    return Written(
        EXACTLY.multiply(value, scale),
        EXACTLY.multiply(place, scale),
        is_percent=plain.endswith("%"),
        is_signed=number[0] in "+-",
    )


def _fault_of_number(text: str, decimal: str) -> str:
    """Return the code of the problem with a number that cannot be read."""
    if decimal == "." and re.fullmatch(r"[+-]?[0-9]+(,[0-9]+)+(\.[0-9]+)?%?", text):
        return "comma-in-number"
    if _GROUPED.fullmatch(text):
        return "grouped-number"
    if decimal == "," and "." in text:
        return "point-in-number"
    if re.fullmatch(r"[+-]?[0-9.,]+[eE][+-]?[0-9]+", text):
        return "short-form-number"
    return "not-a-number-or-judgement"


class PrintedUnit(NamedTuple):
    """A unit of the report, and how many of it one of the written ones is."""

    code: str
    factor: Fraction


def unit_of(text: str, wanted: Unit, known: Mapping[str, str]) -> PrintedUnit:
    """The unit that a cell names, with its factor: 万人 and million are units, too.

    Args:
        text: the cell.
        wanted: the unit of the target.
        known: the codes of the report's units, by their codes and symbols.

    Raises:
        CellError: for what is no unit, or none that the wanted one can be.
    """
    words = " ".join(folded(text).split())
    for scale, rest in scaled_units(words):
        if not rest:
            if wanted.dimension in ("proportion", "rank") or wanted.code.startswith("percent"):
                raise CellError("inconvertible-unit", text, wanted=wanted.code)
            return PrintedUnit(wanted.code, Fraction(scale))
        unit = _code(rest, wanted, known)
        if unit is not None:
            return PrintedUnit(unit.code, unit.factor * Fraction(scale))
    near = tuple(suggestions(text, known))
    raise CellError("unknown-unit", text, suggestions=near, wanted=None if near else wanted.code)


def _code(words: str, wanted: Unit, known: Mapping[str, str]) -> PrintedUnit | None:
    if words in known:
        return PrintedUnit(known[words], Fraction(1))
    units = units_of(words)
    # 万人 is a scale with a unit.
    if units is None or words[0] in "万亿":
        return None
    code, factor = units[0], Fraction(units[1])
    if code in known:
        return PrintedUnit(code, factor)
    standard = standard_units().get(code)
    if standard is None or standard.dimension != wanted.dimension or wanted.si_factor is None:
        return None
    return PrintedUnit(wanted.code, factor * standard.si_factor / Fraction(wanted.si_factor))


def in_unit(number: Written, unit: PrintedUnit) -> tuple[Decimal, Decimal]:
    """Value and resolution of a number in a unit of the report.

    Raises:
        CellError: if the value has no end in decimals.
    """
    value, place = number.value, number.resolution
    if unit.factor != 1:
        scaled = decimal_or_fraction(Fraction(value) * unit.factor)
        scaled_place = decimal_or_fraction(Fraction(place) * unit.factor)
        if isinstance(scaled, Decimal) and isinstance(scaled_place, Decimal):
            return scaled, scaled_place
        raise CellError("endless-decimal", value, unit=unit.code)
    if unit.code in _WHOLE_UNITS and place < 1 and value == value.to_integral_value():
        # pandas writes 110000.0 where another cell of the column is empty.
        return value.quantize(Decimal(1), context=EXACTLY), Decimal(1)
    return value, place


_YEAR_FIRST = re.compile(
    r"(\d{4})(?:([-/.年])(\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?"
    r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?",
    re.ASCII,
)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)


def day_of(text: str) -> str:
    """The day in a cell; the last one of a month or a year that is named alone.

    Raises:
        CellError: for what is no day, and for what may be two.

    >>> day_of("2024/4/25"), day_of("20240425"), day_of("25.4.2024"), day_of("2023")
    ('2024-04-25', '2024-04-25', '2024-04-25', '2023-12-31')
    """
    plain = folded(text).strip()
    plain = plain.removesuffix(".0") if plain[:-2].isdecimal() else plain
    try:
        if match := _DIGITS.fullmatch(plain):
            return date(*map(int, match.groups())).isoformat()
        if match := _YEAR_FIRST.fullmatch(plain):
            year, month = int(match[1]), int(match[3] or 12)
            return date(year, month, int(match[4] or monthrange(year, month)[1])).isoformat()
        if match := _YEAR_LAST.fullmatch(plain):
            return _day_first_or_last(text, int(match[1]), int(match[3]), int(match[4]))
    except ValueError:
        pass
    raise CellError("not-a-day", text)


def _day_first_or_last(text: str, first: int, second: int, year: int) -> str:
    if first <= 12 and second <= 12 and first != second:
        day_first, month_first = date(year, first, second), date(year, second, first)
        raise CellError("ambiguous-day", text, first=str(day_first), second=str(month_first))
    month, day = (second, first) if first > 12 else (first, second)
    return date(year, month, day).isoformat()
