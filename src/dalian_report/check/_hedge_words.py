"""Hedges in words: what stands before or after a printed number, and which bound it is."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

from dalian_report.model._vocabulary import Bound

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["chinese_bounds", "chinese_number", "english_bound"]

_BEFORE = {
    # The phrases that hold another phrase come first.
    Bound.AT_LEAST: (
        r"(?:no|not) (?:less|fewer|lower|shorter) than|(?:no|not) (?:below|under)|at least"
        r"|(?:a )?minimum(?: of)?"
    ),
    Bound.AT_MOST: (
        r"(?:no|not) (?:more|greater|higher|longer|later) than|(?:no|not) (?:above|over)"
        r"|not (?:to )?exceed(?:ing)?|at most|up to|within|among the (?:first|top)|in the top"
        r"|(?:a )?maximum(?: (?:[a-z]+ ){0,3}of)?"
    ),
    Bound.MORE_THAN: (
        r"(?:more|greater|higher|longer) than|over|above|beyond|exceed(?:s|ed|ing)?"
        r"|(?:sur)?pass(?:es|ed|ing)|(?<!the )past"
    ),
    Bound.LESS_THAN: r"(?:less|fewer|lower|shorter) than|below|under",
    Bound.NEARLY: r"nearly|almost|close to|approaching|quasi|near",
    Bound.ABOUT: r"about|around|some|roughly|approximately",
}
_AFTER = {
    Bound.AT_LEAST: r"(?:or|and) (?:more|above|over|higher|better)|at least",
    Bound.AT_MOST: r"(?:or|and) (?:less|fewer|below|under|lower)|at most",
    Bound.ABOUT: r"or so|or thereabouts",
}


def _alternatives(hedges: Mapping[Bound, str]) -> str:
    return "|".join(f"(?P<{bound.value}>{words})" for bound, words in hedges.items())


_BEFORE_NUMBER = re.compile(
    rf"\b(?:{_alternatives(_BEFORE)})(?: the| a| an)?[ \n-]+(?:US\$|\$|¥|RMB )?$",
    re.IGNORECASE,
)
# Between a number and a hedge after it there is room for its unit, as in "5 million square
# metres or more"; in "188 of municipal level or above" the hedge belongs to something else.
_AFTER_NUMBER = re.compile(
    r"(?: ?%|(?: (?!(?:of|at|in|on|for|with|by|to)\b)[a-z²³/]+){1,2}?)?"
    rf" (?:{_alternatives(_AFTER)})\b",
    re.IGNORECASE,
)
_LONGEST_HEDGE = 40


def english_bound(text: str, start: int, end: int) -> Bound:
    """The bound of the hedge next to a number; `EXACT` where there is none.

    >>> text = "It rose by no less than 7%."
    >>> english_bound(text, text.index("7"), text.index("%"))
    <Bound.AT_LEAST: 'at_least'>
    """
    window = text[max(0, start - _LONGEST_HEDGE) : start]
    found = _BEFORE_NUMBER.search(window) or _AFTER_NUMBER.match(text, end)
    return Bound.EXACT if found is None else Bound(found.lastgroup or "")


_CHINESE_HEDGES = {
    "不低于": Bound.AT_LEAST,
    "不少于": Bound.AT_LEAST,
    "至少": Bound.AT_LEAST,
    "以上": Bound.AT_LEAST,
    "不超过": Bound.AT_MOST,
    "不高于": Bound.AT_MOST,
    "至多": Bound.AT_MOST,
    "最多": Bound.AT_MOST,
    "最高": Bound.AT_MOST,
    "以下": Bound.AT_MOST,
    "以内": Bound.AT_MOST,
    "超过": Bound.MORE_THAN,
    "突破": Bound.MORE_THAN,
    "高于": Bound.MORE_THAN,
    "超": Bound.MORE_THAN,
    "过": Bound.MORE_THAN,
    "逾": Bound.MORE_THAN,
    "余": Bound.MORE_THAN,
    "多": Bound.MORE_THAN,
    "不足": Bound.LESS_THAN,
    "低于": Bound.LESS_THAN,
    "接近": Bound.NEARLY,
    "近": Bound.NEARLY,
    "准": Bound.NEARLY,
    "左右": Bound.ABOUT,
    "上下": Bound.ABOUT,
    "大约": Bound.ABOUT,
    "约": Bound.ABOUT,
}
_CHINESE_HEDGE = re.compile("|".join(sorted(_CHINESE_HEDGES, key=len, reverse=True)))


def chinese_bounds(text: str) -> frozenset[Bound]:
    """The bounds of all hedges in a few Chinese characters.

    >>> sorted(chinese_bounds("6%以上"))
    [<Bound.AT_LEAST: 'at_least'>]
    """
    return frozenset(_CHINESE_HEDGES[found[0]] for found in _CHINESE_HEDGE.finditer(text))


_CHINESE_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_CHINESE_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_CHINESE_NUMBER = re.compile(
    # 千 in 千瓦 (kilowatt) and 百 in 百分点 (percentage point) belong to the unit.
    rf"(?P<digits>\d[\d,]*(?:\.\d+)?)?"
    rf"(?P<words>(?:(?!千[瓦克米]|百分)[{''.join([*_CHINESE_DIGITS, *_CHINESE_SCALES])}])*)"
)


def chinese_number(text: str) -> Fraction | None:
    """The first number in Chinese characters, digits with 万 and 亿 included.

    >>> str(chinese_number("1.2万余套")), str(chinese_number("超千亿"))
    ('12000', '100000000000')
    """
    for found in _CHINESE_NUMBER.finditer(text):
        if found["digits"]:
            value = Fraction(Decimal(found["digits"].replace(",", "")))
            return value * prod(_scales(found["words"]))
        if found["words"]:
            return _chinese_words(found["words"])
    return None


def _scales(words: str) -> Iterator[int]:
    for character in words:
        if character not in _CHINESE_SCALES:
            return
        yield _CHINESE_SCALES[character]


def _chinese_words(words: str) -> Fraction:
    total, section, digit = 0, 0, 0
    for place, character in enumerate(words):
        if character in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[character]
            continue
        scale = _CHINESE_SCALES[character]
        if scale < 10_000:
            section += (digit or 1) * scale
        else:
            # In 三亿五千万 the last scale is that of 五千, in 一万亿 that of all before it.
            before = section + digit or (1 if place == 0 else 0)
            total = total + before * scale if scale == 10_000 else (total + before) * scale
            section = 0
        digit = 0
    return Fraction(total + section + digit)
