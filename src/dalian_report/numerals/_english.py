"""Numerals of English text: tokens, and the values that tokens make together.

A *token* is one numeral: digits with their grouping and decimals, or one number word (a
cardinal, an ordinal, a scale word such as "billion", or a multiplicative such as "once").
"single", "both", "half" and the plurals ("millions") are not numerals: they group or divide, but do
not print a number. A *printed number* is the tokens that are read as one: "26.616 billion".
Numerals of other scripts in the text (五十, ½, ⑩, Ⅲ) are tokens and numbers too.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import reduce
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.model._quantities import EXACTLY
from dalian_report.numerals import _chinese as chinese
from dalian_report.numerals._characters import folded
from dalian_report.numerals._printed import SIGNS, Form, PrintedNumber, sign_value

if TYPE_CHECKING:
    from collections.abc import Iterator

_CARDINAL_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
"""
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_SHORT_SCALES = {"mn": "million", "mln": "million", "bn": "billion", "bln": "billion"} | {
    "tn": "trillion",
    "trn": "trillion",
}
"""Scale words only directly after digits: 1.5bn, 2 tn."""
_HUNDRED = Decimal(100)
_MULTIPLICATIVES = {
    "once": 1,
    "twice": 2,
    "double": 2,
    "dual": 2,
    "thrice": 3,
    "triple": 3,
    "quadruple": 4,
}
_IRREGULAR_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def _ordinal(word: str) -> str:
    if word in _IRREGULAR_ORDINALS:
        return _IRREGULAR_ORDINALS[word]
    return word[:-1] + "ieth" if word.endswith("y") else word + "th"


_TENS = {word: 10 * value for value, word in enumerate(_TENS_WORDS.split(), 2)}
_CARDINALS = {word: value for value, word in enumerate(_CARDINAL_WORDS.split())} | _TENS | _SCALES
_ORDINALS = {_ordinal(word): value for word, value in _CARDINALS.items() if value}
_VALUES = _CARDINALS | _ORDINALS | _MULTIPLICATIVES
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,6}(?!\d)|\d+)(?:\.\d+)?"
# Any word at all: looking it up is much faster than a pattern of all number words.
_TOKEN = re.compile(
    rf"(?P<digits>{_DIGITS})(?P<suffix>(?:st|nd|rd|th)(?![A-Za-z]))?|(?P<word>[A-Za-z]+)"
    rf"|(?P<other>[零〇一二两三四五六七八九十百千万亿点]+|[{SIGNS}])",
    re.ASCII | re.IGNORECASE,
)
_JOINS = re.compile(r"[ \n]*|-")
_AND = re.compile(r"[ \n]+and[ \n]+")
_FRACTIONS = frozenset("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    """In lower case, with digits without their grouping."""
    is_ordinal: bool
    is_other: bool = False

    @property
    def is_digits(self) -> bool:
        return self.text[0].isdigit() and not self.is_other

    @property
    def is_scale(self) -> bool:
        return self.text in _SCALES

    @property
    def value(self) -> Decimal:
        if self.text in _FRACTIONS:
            return sign_value(self.text)[0]
        if self.is_other:
            return chinese.value_of(self.text) or Decimal(0)
        return Decimal(self.text if self.is_digits else _VALUES[self.text])


def _tokens(text: str) -> Iterator[_Token]:
    """The tokens of a folded text."""
    digits_end = -1
    for match in _TOKEN.finditer(text):
        start = match.start()
        if digits := match["digits"]:
            ordinal = match["suffix"] is not None
            digits_end = start + len(digits)
            yield _Token(start, digits_end, digits.replace(",", ""), ordinal)
        elif match["other"]:
            if chinese.value_of(match["other"]) is not None:
                yield _Token(start, match.end(), match["other"], False, True)
        elif (word := match["word"].lower()) in _VALUES:
            yield _Token(start, match.end(), word, word in _ORDINALS)
        elif word in _SHORT_SCALES and text[digits_end:start] in ("", " ") and digits_end >= 0:
            yield _Token(start, match.end(), _SHORT_SCALES[word], False)


def tokens(text: str) -> tuple[tuple[int, int], ...]:
    """The places of a text's number tokens: digits, number words and signs, each on its own.

    A report accounts for every one of them, once, by a figure or a numeral.

    >>> text = "The 14th plan lists 1.2 million homes in three cities."
    >>> [text[start:end] for start, end in tokens(text)]
    ['14', '1.2', 'million', 'three']
    """
    return tuple((token.start, token.end) for token in _tokens(folded(text)))


def numbers(text: str) -> tuple[PrintedNumber, ...]:
    """The numbers that a text prints, tokens that are read together as one number.

    >>> [int(number.value) for number in numbers("26.616 billion, twenty-five, 18th")]
    [26616000000, 25, 18]
    """
    groups: list[list[_Token]] = []
    plain = folded(text)
    for token in _tokens(plain):
        if groups and _continues(groups[-1], token, plain[groups[-1][-1].end : token.start]):
            groups[-1].append(token)
        else:
            groups.append([token])
    return tuple(map(_number, groups))


def _continues(group: list[_Token], token: _Token, between: str) -> bool:
    last = group[-1]
    if token.text in _FRACTIONS:
        return last is group[0] and last.is_digits and not between
    if last.text in _FRACTIONS:
        return token.is_scale and _JOINS.fullmatch(between) is not None
    closed = last.is_ordinal or last.text in _MULTIPLICATIVES or last.is_other or token.is_other
    if closed or token.is_digits or token.text in _MULTIPLICATIVES:
        return False
    if not _JOINS.fullmatch(between) and not (last.is_scale and _AND.fullmatch(between)):
        return False
    if token.is_scale:
        return True
    if group[0].is_digits:
        return False
    return last.is_scale or (last.text in _TENS and 0 < token.value < 10)


def _number(group: list[_Token]) -> PrintedNumber:
    total, current = Decimal(0), Decimal(0)
    for token in group:
        if not token.is_scale:
            current = EXACTLY.add(current, token.value)
        elif token.value == _HUNDRED:
            current = (current or Decimal(1)) * _HUNDRED
        elif total and not current:
            # "5 thousand million": the scale words multiply.
            total = EXACTLY.multiply(total, token.value)
        else:
            total = EXACTLY.add(total, EXACTLY.multiply(current or Decimal(1), token.value))
            current = Decimal(0)
    scale = _trailing_scale(group)
    return PrintedNumber(
        start=group[0].start,
        end=group[-1].end,
        value=EXACTLY.add(total, current),
        resolution=EXACTLY.multiply(_last_place(group), scale),
        form=_form(group),
        scale=scale,
    )


def _form(group: list[_Token]) -> Form:
    if group[-1].is_ordinal:
        return Form.ORDINAL
    if group[0].is_other:
        return Form.SIGN if group[0].end - group[0].start == 1 else Form.WORDS
    return Form.DIGITS if group[0].is_digits else Form.WORDS


def _trailing_scale(group: list[_Token]) -> Decimal:
    scales = takewhile(lambda token: token.is_scale, reversed(group))
    return reduce(EXACTLY.multiply, (token.value for token in scales), Decimal(1))


def _last_place(group: list[_Token]) -> Decimal:
    """The place value of the last digit before any scale words."""
    for token in group:
        if token.text in _FRACTIONS:
            return sign_value(token.text)[1]
    decimals = group[0].text.partition(".")[2]
    return Decimal(1).scaleb(-len(decimals), EXACTLY)


def printed_range(text: str) -> tuple[PrintedNumber, PrintedNumber] | None:
    """The two ends of a printed range. A scale word at its end holds for both.

    >>> low, high = printed_range("5 to 8 billion") or ()
    >>> int(low.value), int(high.value)
    (5000000000, 8000000000)
    """
    printed = numbers(text)
    if len(printed) != 2:
        return None
    low, high = printed
    value = EXACTLY.multiply(low.value, high.scale)
    if low.scale == 1 and high.scale > 1 and value < high.value:
        resolution = EXACTLY.multiply(low.resolution, high.scale)
        low = low._replace(value=value, resolution=resolution)
    return low, high


def writings(value: Decimal) -> frozenset[int]:
    """The lengths, in characters, that one token of this value can have.

    >>> sorted(writings(Decimal(17)))
    [2, 9, 11]
    """
    digits = f"{value:f}"
    lengths = {len(digits), len(f"{value:,f}")}
    lengths |= {len(word) for word, named in _VALUES.items() if named == value}
    return frozenset(lengths)
