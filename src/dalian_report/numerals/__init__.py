"""Which number a text prints: digits, words, scales, units and hedges, Chinese and English.

This is the one place that reads numerals. It depends on the model alone.

- `PrintedNumber` is a numeral with its place, its exact value (a range keeps both ends), its
  resolution, its `Form`, and the unit or bound that the form itself carries.
- `chinese`: `numbers(text)` finds the numerals that count something, in every form (6100亿,
  1万5000亿, 三亿五千万, 百分之六点五, 三成, 翻一番, 两位数, 第三, 6.5%-7%). `tokens(text)` finds
  every numeral, also 一 and the digits of 5G. `value_of(text)` reads one numeral.
- `english`: `numbers(text)`, `tokens(text)` and `printed_range(text)` for English.
- `units`: `unit_after(text, position)` and `unit_before(text, position)` give the `UnitWord`
  that is printed there, with the code of its unit and the factor to that unit.
- `hedges`: `chinese_hedge(text, start, end)` and `english_hedge(text, start, end)` give the
  `Hedge` of the number at that place, with its bound. `bounds_in(text)` gives all bounds named.
- `printed_text(text, language)` gives a text with its tokens and numbers, and the number, the
  bounds and the unit at a place: the checker reads sources by it.
- `folded(text)` makes full-width and traditional forms plain, character by character, so that
  offsets stay. `simplified(text)` changes only the traditional ones.

The words are in `data/units.tsv` and `data/hedges.tsv`.

>>> from dalian_report.numerals import chinese, hedges, units
>>> text = "完成投资3200多亿元，增长12.5%左右"
>>> [(str(number.value), text[number.start : number.end]) for number in chinese.numbers(text)]
[('320000000000', '3200多亿'), ('12.5', '12.5')]
>>> units.unit_after(text, text.index("元")).code
'CNY'
>>> hedges.chinese_hedge(text, text.index("12.5"), text.index("%")).bound.value
'about'
"""

from __future__ import annotations

from dalian_report.numerals import _chinese as chinese
from dalian_report.numerals import _english as english
from dalian_report.numerals import _hedges as hedges
from dalian_report.numerals import _units as units
from dalian_report.numerals._characters import folded, simplified
from dalian_report.numerals._hedges import Hedge
from dalian_report.numerals._printed import Form, PrintedNumber
from dalian_report.numerals._texts import (
    ChineseText,
    EnglishText,
    PrintedText,
    language_of,
    printed_text,
)
from dalian_report.numerals._units import UnitWord

__all__ = [
    "ChineseText",
    "EnglishText",
    "Form",
    "Hedge",
    "PrintedNumber",
    "PrintedText",
    "UnitWord",
    "chinese",
    "english",
    "folded",
    "hedges",
    "language_of",
    "printed_text",
    "simplified",
    "units",
]
