"""Amounts in running text, English or Chinese, as tokens that equal amounts share.

"1.5 billion kWh", "1,500 GWh" and "15亿千瓦时" give one token: value and dimension, exact.
A second token, of the value alone, lets "1.5 billion" find it too.
"""

from __future__ import annotations

import re
from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.numerals import Form, chinese, english, folded
from dalian_report.numerals._units import (
    english_unit_after,
    standard_units,
    unit_after,
    unit_before,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from dalian_report.model import Unit
    from dalian_report.numerals import PrintedNumber, UnitWord

_LONGEST = 60
"""In characters: a longer number is not looked for."""


class Amount(NamedTuple):
    """A number in a text, and its place."""

    value: Fraction
    unit: str | None
    """The code of the unit, if a convertible unit is written."""
    start: int
    end: int


def amounts(text: str) -> Iterator[Amount]:
    """The amounts of a lower-case text, in order. A range has two at one place."""
    plain = folded(text)
    printed = [_amounts_of(plain, number) for number in _numbers(plain)]
    # If two overlap, the longer one is printed.
    printed.sort(key=lambda ends: (ends[0].start, -ends[0].end))
    end = 0
    for ends in printed:
        if ends[0].start >= end:
            end = ends[0].end
            yield from ends


def _numbers(plain: str) -> Iterator[PrintedNumber]:
    if not plain.isascii():
        for number in chinese.tokens(plain):
            # Somebody who asks for 万亿 means the amount, whatever is beside it.
            is_round = number.form is Form.WORDS and plain[number.end - 1] in "万亿"
            if number.form is not Form.ORDINAL and (is_round or chinese.counts(plain, number)):
                yield number
    for number in english.numbers(plain):
        if number.end - number.start <= _LONGEST and _is_amount(plain, number):
            yield number


def _is_amount(plain: str, number: PrintedNumber) -> bool:
    """Whether it is an English number, and not part of a name (5g, pm2.5), an order or a word."""
    digits = plain[number.start].isdigit()
    if number.form is Form.ORDINAL or not plain[number.start : number.end].isascii():
        return False
    if english_unit_after(plain, number.end) is not None:
        return True
    before, after = plain[number.start - 1 : number.start], plain[number.end : number.end + 1]
    if _LATIN.match(before) or before == "." or _LATIN.match(after):
        return False
    return digits or number.scale > 1


_LATIN = re.compile("[a-z]")


def _amounts_of(plain: str, number: PrintedNumber) -> list[Amount]:
    """The number with its unit, or both ends of a range."""
    start, end, unit, factor = number.start, number.end, number.unit, Fraction(1)
    word = None if unit is not None else _unit(plain, end) or unit_before(plain, start)
    if word is not None:
        start, end = min(start, word.start), max(end, word.end)
        unit, factor = word.code, Fraction(word.factor)
        if unit == "count" or unit.startswith("other:"):
            start, end, unit, factor = number.start, number.end, None, Fraction(1)
    values = [number.value] if number.value_to is None else [number.value, number.value_to]
    return [Amount(Fraction(value) * factor, unit, start, end) for value in values]


def _unit(plain: str, end: int) -> UnitWord | None:
    if plain[end : end + 1] in ("余", "多"):
        end += 1
    word = unit_after(plain, end)
    # Latin letters after digits may be a name (5g), and the list of English units is short.
    return word if word and not word.word.isascii() else english_unit_after(plain, end)


class UnitTable:
    """The units of a report, for writing amounts as tokens."""

    def __init__(self, units: Iterable[Unit]) -> None:
        own = {
            unit.code: (_letters(unit.dimension), *Fraction(unit.si_factor).as_integer_ratio())
            if unit.si_factor
            else (_letters(unit.code), 1, 1)
            for unit in units
        }
        standard = {
            code: (_letters(unit.dimension), *unit.si_factor.as_integer_ratio())
            for code, unit in standard_units().items()
        }
        self._known = own | standard

    def tokens(self, value: Fraction | Decimal, unit: str | None) -> list[str]:
        """The token of the value alone, and the token of the value in its dimension."""
        # Whole numbers all the way: an index writes hundreds of tokens.
        over, under = value.as_integer_ratio()
        tokens = [f"v{_plain(over, under)}"]
        if unit is not None:
            dimension, times, by = self._known.get(unit) or (_letters(unit), 1, 1)
            tokens.append(f"q{dimension}{_plain(over * times, under * by)}")
        return tokens


def _plain(over: int, under: int) -> str:
    common = gcd(over, under)
    return f"{over // common}x{under // common}".replace("-", "minus")


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
