"""A text with its numerals: tokens, numbers, hedges and units by their places, in one language.

`printed_text(text, language)` is the way in: the checker reads sources and statements by it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dalian_report.model._vocabulary import Bound
from dalian_report.numerals import _chinese as chinese
from dalian_report.numerals import _english as english
from dalian_report.numerals import _hedges as hedges
from dalian_report.numerals import _units as units
from dalian_report.numerals._characters import folded
from dalian_report.numerals._printed import Form, PrintedNumber

if TYPE_CHECKING:
    from collections.abc import Iterator


class Token(NamedTuple):
    """One numeral, as a report accounts for it."""

    start: int
    end: int
    counts: bool = True
    """False for a numeral inside a word (一 of 一般), which a report may leave out."""


class EnglishText:
    """An English text with its numerals.

    >>> text = EnglishText("It rose by over 5% to 26.6 billion.")
    >>> [int(number.value) for number in text.numbers], sorted(text.bounds_at(16, 17))
    ([5, 26600000000], [<Bound.MORE_THAN: 'more_than'>])
    """

    def __init__(self, text: str) -> None:
        self._plain = folded(text)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Every numeral, in order."""
        return tuple(Token(start, end) for start, end in english.tokens(self._plain))

    @cached_property
    def numbers(self) -> tuple[PrintedNumber, ...]:
        """The numbers that the text prints, in order."""
        return english.numbers(self._plain)

    def number_at(self, start: int, end: int) -> PrintedNumber | None:
        """The one number, or range, that is printed at a place, or None for anything else."""
        words = self._plain[start:end]
        ends = english.printed_range(words)
        if ends is None:
            printed = english.numbers(words)
            return printed[0] if len(printed) == 1 else None
        low, high = ends
        return low._replace(end=high.end, value_to=high.value, resolution=high.resolution)

    def bounds_at(self, start: int, end: int) -> frozenset[Bound]:
        """The bound of the hedge beside a number, or `EXACT` without one."""
        hedge = hedges.english_hedge(self._plain, start, end)
        return frozenset([Bound.EXACT if hedge is None else hedge.bound])

    def unit_at(self, start: int, end: int) -> units.UnitWord | None:
        """The unit that is printed beside a number, or None."""
        return units.english_unit_after(self._plain, end) or units.unit_before(self._plain, start)


_LONGEST_CLAUSE = 300
"""In characters: further away no word is sought, however long the clause is."""
_CLAUSE_END = "。；;！？!?\n"
# 均 and 分别 spread a hedge over all numbers of their clause.
_SPREADS = re.compile("均|都|皆|分别|各")
_KEPT_WITHIN = re.compile("(?:控制|限制|压缩|压减|稳定|保持)在?$")
_TOP = re.compile("前$")


class ChineseText:
    """A Chinese text with its numerals.

    >>> text = ChineseText("增长６％左右，达到1800亿元")
    >>> [(text.quoted(token), token.counts) for token in text.tokens]
    [('６', True), ('1800亿', True)]
    >>> text.bounds_at(2, 3), text.unit_at(9, 14).code
    (frozenset({<Bound.ABOUT: 'about'>}), 'CNY')
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain = folded(text)

    def quoted(self, token: Token) -> str:
        """The characters of a token."""
        return self._text[token.start : token.end]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Every numeral, in order. The two ends of a range are two."""
        return tuple(
            Token(number.start, number.end, _accountable(self._plain, number))
            for number in chinese.tokens(self._plain, ranges=False)
        )

    @cached_property
    def numbers(self) -> tuple[PrintedNumber, ...]:
        """The numbers that the text prints, in order."""
        return tuple(chinese.numbers(self._plain))

    @cached_property
    def _by_place(self) -> dict[tuple[int, int], PrintedNumber]:
        ends = chinese.tokens(self._plain, ranges=False)
        whole = chinese.tokens(self._plain)
        return {
            (number.start, number.end): number for numbers in (ends, whole) for number in numbers
        }

    def number_at(self, start: int, end: int) -> PrintedNumber | None:
        """The one number, or range, that is printed at a place, or None for anything else."""
        number = self._by_place.get((start, end))
        if number is None:
            alone = list(chinese.tokens(self._plain[start:end]))
            number = alone[0] if len(alone) == 1 else None
        return None if number is None or number.form is Form.NAME else number

    def bounds_at(self, start: int, end: int) -> frozenset[Bound]:
        """The bounds that the words around a number allow, or `EXACT` alone without a hedge.

        控制在3% may be a limit as well as a value, and 均 and 分别 spread the hedges of their
        clause over all of its numbers: more than one bound is allowed then.
        """
        number = self._by_place.get((start, end))
        bound = self._bound_beside(start, end, number)
        if bound is not None:
            return frozenset([bound, *([number.bound] if number and number.bound else [])])
        before = self._plain[max(0, start - 3) : start]
        allowed = {Bound.EXACT}
        if _KEPT_WITHIN.search(before) or _TOP.search(before):
            allowed.add(Bound.AT_MOST)
        return frozenset(allowed.union(self._spread(start)))

    def _bound_beside(self, start: int, end: int, number: PrintedNumber | None) -> Bound | None:
        hedge = hedges.chinese_hedge(self._plain, start, end)
        if hedge is not None:
            return hedge.bound
        return None if number is None else number.bound

    def _spread(self, start: int) -> Iterator[Bound]:
        """The hedges of the clause around a place, if a word spreads them."""
        plain = self._plain
        first, last = max(0, start - _LONGEST_CLAUSE), start + _LONGEST_CLAUSE
        left = max(plain.rfind(mark, first, start) for mark in _CLAUSE_END) + 1 or first
        ends = [place for mark in _CLAUSE_END if (place := plain.find(mark, start, last)) >= 0]
        right = min(ends, default=last)
        if _SPREADS.search(plain, left, right):
            for number in chinese.tokens(plain[left:right]):
                hedge = hedges.chinese_hedge(plain, left + number.start, left + number.end)
                if hedge is not None:
                    yield hedge.bound

    def unit_at(self, start: int, end: int) -> units.UnitWord | None:
        """The unit that is printed beside a number or in its form, or None."""
        number = self._by_place.get((start, end))
        if number is not None and number.unit is not None:
            return units.UnitWord(number.unit, Decimal(1), "", end, end)
        plain = self._plain
        hedge = hedges.hedge_after(plain, end)
        return units.unit_after(plain, hedge.end if hedge else end) or units.unit_before(
            plain, start
        )


_SESSION = re.compile("届|次(?:[会全]|代表)|中全会")
"""The words after the ordinal of a congress or a session, which is not a count."""


def _accountable(plain: str, number: PrintedNumber) -> bool:
    """Whether it counts something, or is digits of a name (5G), which any reader sees."""
    if number.form is Form.NAME:
        return plain[number.start].isdigit()
    if number.form is Form.WORDS and _SESSION.match(plain, number.end):
        return False
    return chinese.counts(plain, number)


PrintedText: TypeAlias = ChineseText | EnglishText
"""A text, read in one language."""

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile("[A-Za-z]")


def language_of(text: str) -> str:
    """The language of a short text, "zh" or "en", by the script that fills most of it.

    >>> language_of("GDP增长6%"), language_of("The lake (东湖) grew by 6%")
    ('zh', 'en')
    """
    # A Chinese character says about as much as two letters.
    return "zh" if 2 * len(_CHINESE.findall(text)) > len(_LETTER.findall(text)) else "en"


def printed_text(text: str, language: str) -> PrintedText:
    """The text, read in the language that a code such as "en" or "zh-Hans" names.

    >>> [int(number.value) for number in printed_text("三亿五千万元", "zh").numbers]
    [350000000]
    """
    return ChineseText(text) if language.lower().startswith("zh") else EnglishText(text)
