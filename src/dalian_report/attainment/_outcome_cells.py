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
from dalian_report.model._vocabulary import Bound
from dalian_report.numerals import folded
from dalian_report.numerals._units import scaled_units, standard_units, units_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dalian_report.model import Unit


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
    is_signed: bool = False
    """Whether it has a plus or a minus."""
    unit: str = ""
    """The scale, unit or % sign after the number."""
    text: str = ""
    bound: Bound | None = None
    """The hedge that a sign before the number is."""


_NUMBER = re.compile(r"[+-]?([0-9]{1,40})(?:\.([0-9]{1,20}))?")
_GROUPS = re.compile(
    r"(?P<sign>[+-]?)(?P<first>[0-9]{1,3})(?P<mark>[\s'\u2019.,])"
    r"(?P<rest>[0-9]{3}(?:(?P=mark)[0-9]{3})*)"
    r"(?:(?P<point>[.,])(?P<decimals>[0-9]{1,20}))?"
)
"""A number as people write it, with a mark between thousands."""
_SCALED = re.compile(r"([+-]?[0-9](?:[0-9.,\s'\u2019]*[0-9])?)\s?([^\s0-9.,+'\u2019-].*)")
_SHORT_FORM = re.compile(r"[+-]?[0-9.,]+[eE][+-]?[0-9]+%?")
_BOUND_SIGNS = {
    **dict.fromkeys((">=", "≥"), Bound.AT_LEAST),
    **dict.fromkeys(("<=", "≤"), Bound.AT_MOST),
    ">": Bound.MORE_THAN,
    "<": Bound.LESS_THAN,
    **dict.fromkeys("约~≈", Bound.ABOUT),
}
"""The signs before a number that are a hedge. A longer one comes before its beginning."""
_WHOLE_UNITS = frozenset(["count", "rank", "places", "TEU"])


def is_counted(unit: str) -> bool:
    """Whether a unit is counted, so that 110000.0 is a whole number that a program wrote."""
    return unit in _WHOLE_UNITS


def written(text: str, decimal: str, *, is_whole: bool = False) -> Written:
    """The number in a cell. Digits and signs may be full-width, a unit or % sign may follow.

    Args:
        text: the cell.
        decimal: the decimal mark, "." or ",".
        is_whole: whether the number counts things, so that 125,000 is a whole number.

    Raises:
        CellError: for anything else, and for a mark that may be either of two.

    >>> number = written("−６．５％", ".")
    >>> number.value, number.resolution, number.unit
    (Decimal('-6.5'), Decimal('0.1'), '%')
    """
    # Spreadsheets mark a number as text by an apostrophe.
    plain = folded(text).strip().lstrip("'\u2019")
    # In accounts brackets are a minus.
    plain = f"-{plain[1:-1].strip()}" if re.fullmatch(r"\([0-9.,]+ ?%?\)", plain) else plain
    bound = next((bound for sign, bound in _BOUND_SIGNS.items() if plain.startswith(sign)), None)
    if bound is not None:
        plain = plain.removeprefix(next(sign for sign in _BOUND_SIGNS if plain.startswith(sign)))
    if _SHORT_FORM.fullmatch(plain):
        raise CellError("short-form-number", text)
    match = _SCALED.fullmatch(plain.lstrip())
    number, unit = (match[1], match[2]) if match else (plain.strip(), "")
    digits = _digits(number, decimal, is_whole=is_whole)
    if digits is None:
        raise CellError(_fault_of_number(number, decimal), text)
    value = Decimal(digits)
    place = Decimal((0, (1,), int(value.as_tuple().exponent)))
    return Written(value, place, number[0] in "+-", unit, text, bound)


def _digits(number: str, decimal: str, *, is_whole: bool) -> str | None:
    """The number with a point and without marks between thousands, or None."""
    groups = _GROUPS.fullmatch(number)
    if groups is not None and groups["mark"] != groups["point"]:
        mark, point = groups["mark"], groups["point"]
        # A single comma or point may be either mark, unless things are counted.
        is_certain = (
            mark not in ".,"
            or point is not None
            or groups["rest"].count(mark) > 0
            or (is_whole and mark != decimal)
        )
        if is_certain and (point is None or point == decimal or mark in ".,"):
            whole = groups["first"] + groups["rest"].replace(mark, "")
            return f"{groups['sign']}{whole}" + (f".{groups['decimals']}" if point else "")
    if decimal == ",":
        # A point is not a decimal mark if a comma is.
        if "." in number or number.count(",") > 1:
            return None
        number = number.replace(",", ".")
    return number if _NUMBER.fullmatch(number) else None


def _fault_of_number(text: str, decimal: str) -> str:
    """Return the code of the problem with a number that cannot be read."""
    if decimal == "." and re.fullmatch(r"[+-]?[0-9]+(,[0-9]+)+(\.[0-9]+)?", text):
        return "comma-in-number"
    if decimal == "," and re.fullmatch(r"[+-]?[0-9.,]+", text) and "." in text:
        return "point-in-number"
    return "not-a-number-or-judgement"


_MULTIPLE = re.compile(
    r"(10{1,8}(?![0-9])|10{0,2}(?:[ ,]000)+|(?:an? |one )?(?:ten|hundred))(?: +|(?=m)|$)",
    re.IGNORECASE,
)
_MULTIPLES = {"ten": 10, "hundred": 100, "a hundred": 100, "one hundred": 100}
_SHORT_SCALE = re.compile(r"^([MK])(?= |$)")
_SHORT_SCALES = {"M": "million", "K": "thousand"}
_CURRENCY_FIRST = re.compile(r"(RMB|CNY|USD|US\$|\$|¥) ?(?=[a-z0-9])", re.IGNORECASE)
_COUNTED = frozenset((
    "people", "persons", "person", "jobs", "households", "families", "units", "items",
    "projects", "enterprises", "companies", "places", "cases", "pieces",
))  # fmt: skip


class PrintedUnit(NamedTuple):
    """A unit of the report, and how many of it one of the written ones is."""

    code: str
    factor: Fraction


def codes_of(units: Iterable[Unit]) -> dict[str, str]:
    """The codes of a report's units by their codes and symbols."""
    units = tuple(units)
    symbols = {unit.symbol: unit.code for unit in units if unit.symbol}
    return symbols | {unit.code: unit.code for unit in units}


def unit_of(text: str, wanted: Unit, known: Mapping[str, str]) -> PrintedUnit:
    """The unit that a cell names, with its factor: 万人 and million are units, too.

    Args:
        text: the cell.
        wanted: the unit of the target.
        known: the codes of the report's units, by their codes and symbols.

    Raises:
        CellError: if it is not a unit, or does not convert to the wanted one.
    """
    for words, multiple in _spellings(" ".join(folded(text).split())):
        for scale, rest in scaled_units(words):
            factor = Fraction(scale) * multiple
            if not rest:
                if wanted.dimension in ("proportion", "rank") or wanted.code.startswith("percent"):
                    raise CellError("inconvertible-unit", text, wanted=wanted.code)
                return PrintedUnit(wanted.code, factor)
            unit = _code(rest, wanted, known)
            if unit is not None:
                return PrintedUnit(unit.code, unit.factor * factor)
    near = tuple(suggestions(text, known))
    raise CellError("unknown-unit", text, suggestions=near, wanted=None if near else wanted.code)


def _spellings(words: str) -> Iterator[tuple[str, int]]:
    """The unit as it is written, and with its parts in order: RMB 100 million, 10,000 persons."""
    yield words, 1
    if match := _CURRENCY_FIRST.match(words):
        words = f"{words[match.end() :]} {match[1]}"
    # Chinese units are translated as "100 million yuan" and "ten thousand people".
    multiple = 1
    if match := _MULTIPLE.match(words):
        multiple = _MULTIPLES.get(match[1].lower()) or int(re.sub(r"[ ,]", "", match[1]))
        words = words[match.end() :]
    scale = _SHORT_SCALE.match(words) if multiple == 1 else _SHORT_SCALE.match(words.upper())
    if scale is not None:
        words = _SHORT_SCALES[scale[1]] + words[scale.end() :]
    yield words if words else "count", multiple


def _code(words: str, wanted: Unit, known: Mapping[str, str]) -> PrintedUnit | None:
    if words in known:
        return PrintedUnit(known[words], Fraction(1))
    if wanted.code == "count" and words.lower() in _COUNTED:
        return PrintedUnit("count", Fraction(1))
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
        CellError: if the value never ends in decimals.
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


_TIME = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(
    rf"(\d{{4}})(?:([-/.年])(\d{{1,2}})(?:[-/.月](\d{{1,2}})日?|月)?|年)?{_TIME}", re.ASCII
)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIME}", re.ASCII)
_NAMED_MONTH = re.compile(
    r"(?:(\d{1,2})[ -])?([A-Za-z]{3,9})\.?[ -](?:(\d{1,2}), ?)?(\d{4})", re.ASCII
)
_SHORT_YEAR = re.compile(r"(?:\d{1,2}[-/. ])?(?:\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{2}", re.ASCII)
_SERIAL = re.compile(r"[345]\d{4}(?:\.\d+)?", re.ASCII)
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_MONTHS = (
    "", "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
)  # fmt: skip


def day_of(text: str) -> str:
    """The day in a cell, or the last day of a month or a year that is named alone.

    Raises:
        CellError: if it is not a day, or may be two days.

    >>> day_of("2024/4/25"), day_of("20240425"), day_of("25-Apr-2024"), day_of("2023")
    ('2024-04-25', '2024-04-25', '2024-04-25', '2023-12-31')
    """
    plain = folded(text).strip()
    plain = plain.removesuffix(".0") if plain[:-2].isdecimal() else plain
    try:
        if match := _DIGITS.fullmatch(plain):
            return date(*map(int, match.groups())).isoformat()
        if match := _YEAR_FIRST.fullmatch(plain):
            return _day(int(match[1]), int(match[3] or 12), match[4])
        if match := _YEAR_LAST.fullmatch(plain):
            return _day_first_or_last(text, int(match[1]), int(match[3]), int(match[4]))
        if match := _NAMED_MONTH.fullmatch(plain):
            return _day(int(match[4]), _month(match[2]), match[1] or match[3])
    except ValueError:
        pass
    if _SHORT_YEAR.fullmatch(plain):
        raise CellError("short-year", text)
    raise CellError("day-number" if _SERIAL.fullmatch(plain) else "not-a-day", text)


def _day(year: int, month: int, day: str | None) -> str:
    return date(year, month, int(day or monthrange(year, month)[1])).isoformat()


def _month(word: str) -> int:
    """The month of an English name or its beginning.

    Raises:
        ValueError: for another word.
    """
    months = [
        place for place, name in enumerate(_MONTHS) if place and name.startswith(word.lower())
    ]
    (month,) = months
    return month


def _day_first_or_last(text: str, first: int, second: int, year: int) -> str:
    if first <= 12 and second <= 12 and first != second:
        day_first, month_first = date(year, first, second), date(year, second, first)
        raise CellError("ambiguous-day", text, first=str(day_first), second=str(month_first))
    month, day = (second, first) if first > 12 else (first, second)
    return date(year, month, day).isoformat()
