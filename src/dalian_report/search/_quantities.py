"""Amounts in running text, English or Chinese, as tokens that equal amounts share.

"1.5 billion kWh", "1,500 GWh" and "15亿千瓦时" give one token: value and dimension, exact.
A second token, of the value alone, lets "1.5 billion" find it too.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from math import gcd
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from dalian_report.model import Unit

__all__ = ["Amount", "UnitTable", "amounts"]

_SCALES = {
    "trillion": 10**12,
    "tn": 10**12,
    "billion": 10**9,
    "bn": 10**9,
    "million": 10**6,
    "mn": 10**6,
    "thousand": 10**3,
    "万亿": 10**12,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "万": 10**4,
    "千": 10**3,
}
# By the unit's code: what people write, and how many of the unit that is.
_WRITTEN: dict[str, dict[str, Fraction | int]] = {
    "percent": dict.fromkeys(("%", "percent", "per cent", "pct"), 1),
    "percentage_point": dict.fromkeys(("percentage points", "percentage point", "个百分点"), 1),
    "CNY": dict.fromkeys(("yuan", "rmb", "cny", "renminbi", "元", "人民币"), 1),
    "USD": dict.fromkeys(("us dollars", "us dollar", "dollars", "usd", "美元"), 1),
    "mu": {"mu": 1, "亩": 1},
    "m2": {
        **dict.fromkeys(("square metres", "square meters", "sq m", "m2", "平方米", "平米"), 1),
        **dict.fromkeys(("hectares", "hectare", "ha", "公顷"), 10**4),
        **dict.fromkeys(("square kilometres", "square kilometers", "km2", "平方公里"), 10**6),
    },
    "km": dict.fromkeys(("km", "kilometres", "kilometers", "公里", "千米"), 1),
    "kWh": {
        **dict.fromkeys(("kwh", "kilowatt hours", "kilowatt-hours", "千瓦时", "度"), 1),
        "mwh": 10**3,
        "gwh": 10**6,
        "twh": 10**9,
    },
    "TEU": dict.fromkeys(("teus", "teu", "标准箱", "标箱"), 1),
    "jin": {"jin": 1, "斤": 1},
    "t": {
        **dict.fromkeys(("tonnes", "tonne", "tons", "metric tons", "吨"), 1),
        **dict.fromkeys(("kilograms", "kg", "公斤", "千克"), Fraction(1, 1000)),
    },
    "day": dict.fromkeys(("days", "day", "天"), 1),
    "places": dict.fromkeys(("places", "位"), 1),
}
_BEFORE = {"rmb": "CNY", "cny": "CNY", "¥": "CNY", "人民币": "CNY", "us$": "USD", "$": "USD"}
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
_WORD_VALUES = {word: value for value, word in enumerate(_WORDS, 1)}


class Amount(NamedTuple):
    """A number found in a text, and where."""

    value: Fraction
    unit: str | None
    """The code of the unit, where one is written."""
    start: int
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    def choice(words: Iterable[str]) -> str:
        ordered = sorted(words, key=len, reverse=True)
        # A word in Latin letters ends where no letter or digit follows.
        return "|".join(
            re.escape(word) + (r"(?![a-z0-9])" if word.isascii() and word[-1].isalnum() else "")
            for word in ordered
        )

    units = choice(word for written in _WRITTEN.values() for word in written)
    scales = choice(_SCALES)
    words = choice(_WORDS)
    return re.compile(
        rf"(?:(?P<before>{choice(_BEFORE)})\s?)?"
        rf"(?:(?<![\w.,])(?P<word>{words})(?=[\s-](?:{scales}|{units}))"
        r"|(?P<hundredths>百分之)?(?P<chinese>[零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?)"
        r"(?=(?P<bound>万|亿)|(?(hundredths)|(?!)))"
        r"|(?<![\d.])(?<![a-z])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,30}(?:\.\d{1,30})?)(?![\d]))"
        rf"(?:[\s-]?(?P<scale>{scales}))?(?:余|多)?(?:[\s-]?(?P<unit>{units}))?"
        # 5G and PM2 are names.
        r"(?![a-z])"
    )


_UNIT_OF = {
    word: (code, Fraction(factor))
    for code, written in _WRITTEN.items()
    for word, factor in written.items()
}


def amounts(text: str) -> Iterator[Amount]:
    """The amounts of a lower-case text, in order."""
    for found in _pattern().finditer(text):
        value = _value(found)
        unit = _BEFORE.get(found["before"] or "")
        if found["hundredths"]:
            unit = "percent"
        elif found["unit"]:
            unit, factor = _UNIT_OF[found["unit"]]
            value *= factor
        yield Amount(value, unit, found.start(), found.end())


def _value(found: re.Match[str]) -> Fraction:
    if found["digits"]:
        number = Fraction(found["digits"].replace(",", ""))
    elif found["word"]:
        number = Fraction(_WORD_VALUES[found["word"]])
    else:
        number = _chinese(found["chinese"])
    return number * _SCALES.get(found["scale"] or "", 1)


def _chinese(numeral: str) -> Fraction:
    """The value of a numeral below ten thousand: 一千五百, 十五, 四点五."""
    whole, _, decimals = numeral.partition("点")
    total, digit = 0, 0
    for sign in whole:
        if sign in _STEPS:
            total, digit = total + max(digit, 1) * _STEPS[sign], 0
        else:
            digit = _DIGITS[sign]
    value = Fraction(total + digit)
    for place, sign in enumerate(decimals, 1):
        value += Fraction(_DIGITS[sign], 10**place)
    return value


class UnitTable:
    """The units of a report, for writing amounts as tokens."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._known = {
            unit.code: (_letters(unit.dimension), *Fraction(unit.si_factor).as_integer_ratio())
            if unit.si_factor
            else (_letters(unit.code), 1, 1)
            for unit in units
        }

    def tokens(self, value: Fraction | Decimal, unit: str | None) -> list[str]:
        """The token of the value alone, and that of the value in its dimension."""
        # Whole numbers all the way: an index writes hundreds of tokens.
        over, under = value.as_integer_ratio()
        found = [f"v{_plain(over, under)}"]
        if unit is not None:
            dimension, times, by = self._known.get(unit) or (_letters(unit), 1, 1)
            found.append(f"q{dimension}{_plain(over * times, under * by)}")
        return found


def _plain(over: int, under: int) -> str:
    common = gcd(over, under)
    return f"{over // common}x{under // common}".replace("-", "minus")


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
