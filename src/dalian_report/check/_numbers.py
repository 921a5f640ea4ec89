"""Numbers as English prints them: tokens, and the values that tokens make together.

A *token* is one numeral: digits with their grouping and decimals, or one number word (a
cardinal, an ordinal, a scale word such as "billion", or a multiplicative such as "once").
"single", "both", "half" and the plurals ("millions") are none: they group or divide, but
print no number. A *printed number* is the tokens that are read as one: "26.616 billion".
"""

from __future__ import annotations

import re
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "EXACTLY",
    "PrintedNumber",
    "number_tokens",
    "printed_numbers",
    "printed_range",
    "writings",
]

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
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
# Any word at all: looking it up is much faster than a pattern of all number words.
_TOKEN = re.compile(
    rf"(?P<digits>{_DIGITS})(?P<suffix>(?:st|nd|rd|th)(?![A-Za-z]))?|[A-Za-z]+",
    re.ASCII | re.IGNORECASE,
)
_JOINS = re.compile(r"[ \n\u00a0]+|-")
_AND = re.compile(r"[ \n\u00a0]+and[ \n\u00a0]+")


# A text may print a number of any length; none is ever rounded.
EXACTLY = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    """In lower case; digits without their grouping."""
    is_ordinal: bool

    @property
    def is_digits(self) -> bool:
        return self.text[0].isdigit()

    @property
    def is_scale(self) -> bool:
        return self.text in _SCALES

    @property
    def value(self) -> Decimal:
        return Decimal(self.text if self.is_digits else _VALUES[self.text])


class PrintedNumber(NamedTuple):
    """A number as printed, with its place in the text."""

    start: int
    end: int
    value: Decimal
    resolution: Decimal
    """The place value of the last printed digit, scaled; of a word, what it counts by."""
    is_ordinal: bool
    scale: Decimal
    """The product of the scale words at its end; 1 where there are none."""


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        digits, start = found["digits"], found.start()
        if digits:
            ordinal = found["suffix"] is not None
            yield _Token(start, start + len(digits), digits.replace(",", ""), ordinal)
        elif (word := found[0].lower()) in _VALUES:
            yield _Token(start, found.end(), word, word in _ORDINALS)


def number_tokens(text: str) -> tuple[Span, ...]:
    """Where the number tokens of a text stand: digits and number words, each on its own.

    A report accounts for every one of them, once, by a figure or a numeral.

    >>> text = "The 14th plan lists 1.2 million homes in three cities."
    >>> [text[span.start : span.end] for span in number_tokens(text)]
    ['14', '1.2', 'million', 'three']
    """
    return tuple(Span(token.start, token.end) for token in _tokens(text))


def printed_numbers(text: str) -> tuple[PrintedNumber, ...]:
    """The numbers that a text prints, tokens that are read together as one number.

    >>> [int(number.value) for number in printed_numbers("26.616 billion, twenty-five, 18th")]
    [26616000000, 25, 18]
    """
    groups: list[list[_Token]] = []
    for token in _tokens(text):
        if groups and _continues(groups[-1], token, text[groups[-1][-1].end : token.start]):
            groups[-1].append(token)
        else:
            groups.append([token])
    return tuple(map(_number, groups))


def _continues(group: list[_Token], token: _Token, between: str) -> bool:
    last = group[-1]
    closed = last.is_ordinal or last.text in _MULTIPLICATIVES
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
            total = _scaled(total, token.value)
        else:
            total = EXACTLY.add(total, _scaled(current or Decimal(1), token.value))
            current = Decimal(0)
    scale = _trailing_scale(group)
    return PrintedNumber(
        start=group[0].start,
        end=group[-1].end,
        value=EXACTLY.add(total, current),
        resolution=_scaled(_last_place(group), scale),
        is_ordinal=group[-1].is_ordinal,
        scale=scale,
    )


def _scaled(value: Decimal, scale: Decimal) -> Decimal:
    return EXACTLY.multiply(value, scale)


def _trailing_scale(group: list[_Token]) -> Decimal:
    scale = Decimal(1)
    for token in reversed(group):
        if not token.is_scale:
            break
        scale = _scaled(scale, token.value)
    return scale


def _last_place(group: list[_Token]) -> Decimal:
    """The place value of the last digit before any scale words."""
    decimals = group[0].text.partition(".")[2]
    return Decimal(1).scaleb(-len(decimals), EXACTLY)


def printed_range(text: str) -> tuple[PrintedNumber, PrintedNumber] | None:
    """The two ends of a printed range; a scale word at its end holds for both.

    >>> low, high = printed_range("5 to 8 billion") or ()
    >>> int(low.value), int(high.value)
    (5000000000, 8000000000)
    """
    found = printed_numbers(text)
    if len(found) != 2:
        return None
    low, high = found
    if low.scale == 1 and high.scale > 1 and _scaled(low.value, high.scale) < high.value:
        low = low._replace(
            value=_scaled(low.value, high.scale), resolution=_scaled(low.resolution, high.scale)
        )
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
