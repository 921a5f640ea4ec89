"""A numeral in its paragraph, with the characters around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from dalian_report.drafting._vocabulary import Vocabulary
    from dalian_report.numerals import PrintedNumber, UnitWord

_REACH = 24


@attrs.define
class Spot:
    """A numeral in its paragraph."""

    plain: str
    number: PrintedNumber
    unit: UnitWord | None
    floor: int
    """The start of the paragraph."""
    ceiling: int
    """The end of the paragraph."""
    words: Vocabulary
    places: tuple[str, ...] = ()
    """The names of the place."""
    left: str = attrs.field(init=False)
    right: str = attrs.field(init=False)
    """The characters beside it, of which most rules look at a few."""

    def __attrs_post_init__(self) -> None:
        start, end = self.number.start, self.number.end
        self.left = self.plain[max(self.floor, start - _REACH) : start]
        self.right = self.plain[end : min(end + _REACH, self.ceiling)]

    @property
    def printed(self) -> str:
        """The numeral as printed."""
        return self.plain[self.number.start : self.number.end]

    def before(self, length: int = 1) -> str:
        """The characters before it, within the paragraph."""
        return self.left[-length:]

    def after(self, length: int = 1) -> str:
        """The characters after it, within the paragraph."""
        return self.right[:length]

    def after_unit(self, length: int = 1) -> str:
        """The characters after its unit."""
        end = self.unit.end if self.unit else self.number.end
        return self.plain[end : min(end + length, self.ceiling)]

    def matches(self, key: str, text: str) -> bool:
        """Whether a text begins with a word of a list of roles."""
        return self.words.pattern("roles", key).match(text) is not None

    def follows(self, key: str, length: int = 8) -> bool:
        """Whether a word of a list of roles ends where the numeral starts."""
        return self.before(length).endswith(self.words.ending("roles", key))


_SHORT_QUOTE = 22
_LONG_QUOTE = 40
_SLOGAN = re.compile("[一二两三四五六七八九十百\\d]{1,3}个")
_AMOUNT = re.compile("%|亿元|万元|万吨|个百分点|亿斤|万人|亿千瓦时")


def is_quoted(spot: Spot) -> bool:
    """Whether it is inside a title, or a short quotation, as slogans and names are."""
    plain, start, end = spot.plain, spot.number.start, spot.number.end
    near = max(spot.floor, start - _SHORT_QUOTE)
    left = max(
        plain.rfind("“", near, start),
        plain.rfind("《", max(spot.floor, start - _LONG_QUOTE), start),
    )
    if left < 0 or max(plain.rfind("”", left, start), plain.rfind("》", left, start)) >= 0:
        return False
    closing = "”" if plain[left] == "“" else "》"
    right = plain.find(closing, end, min(spot.ceiling, end + _LONG_QUOTE))
    if right < 0:
        return False
    if closing == "》":
        return True
    if _SLOGAN.fullmatch(plain, left + 1, start):
        # “三个80%” names a programme.
        return True
    return right - left <= _SHORT_QUOTE + 1 and _AMOUNT.search(plain, end, end + 4) is None


def clause_before(spot: Spot, length: int) -> str:
    """The characters before a numeral since the last clause mark."""
    window = spot.before(length)
    return window[max(window.rfind(mark) for mark in "，。；：") + 1 :]


def in_place_name(spot: Spot) -> bool:
    """Whether it is part of the name of the place, such as 三明."""
    start = spot.number.start
    for name in spot.places:
        for offset, character in enumerate(name):
            if character == spot.printed[0] and spot.plain.startswith(name, start - offset):
                return True
    return False
