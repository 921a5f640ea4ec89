"""Statements and clauses of a paragraph, and each number with the words that belong to it."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from dalian_report.model import Bound
from dalian_report.numerals import Form, PrintedNumber, hedges, units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dalian_report.numerals import Hedge, UnitWord

# A stop that strays between a number and its hedge ends no sentence.
_STATEMENT = re.compile(
    r"[^。！？；\n]*(?:[。；](?=以[内上下](?![一-鿿])|左右)[^。！？；\n]*)*[。！？；]?[”’）]?"
)
# How far back the words that a number depends on may be. No sentence that is read needs more.
REACH = 400
_CLAUSE_MARKS = "，；。：:,;（(！？"
_LIST_LEADS = frozenset(
    (
        "",
        "、",
        "和",
        "及",
        "与",
        "以及",
        "或",
        "、和",
        "，",
        ",",
        "和约",
        "、约",
        "，和",
        "；",
        "、近",
    )
)
_TRIPLE = re.compile(r"\d+(?:\.\d+)?%?(?:[:：]\d+(?:\.\d+)?%?){1,3}")
_PART = re.compile(r"\d{1,9}(?:\.\d{1,9})?")
_TO_ONE = re.compile("[:：]1(?![\\d.])")
_MONEY_TAIL = re.compile(
    "(?:的)?(?:大关|台阶|关口)|、|(?:[\u4e00-\u9fff]{0,4}资金|贷款)|级?(?:产业|集群|企业|园区|集团)"
)
_MONEY_LEAD = re.compile("收入|产值|投资|营收|销售|生产总值|财政|总量|GDP|规模|资产|增加值|消费")
_QUOTIENT = re.compile("(?:之比|收入比|比值|倍差)[^，。；]{0,8}$")
_INDEX = re.compile("指数|系数|价格")
_MOVES = re.compile("前移|上升|提升|前进|后移|跃升|进位|提高|下降|上移|前挪|晋升|后退")
_RANKED = re.compile("(?:排名|位居|名列|位列|列全|居全|跃居|名次|位次|[由从]第?)[^，。；、]{0,6}$")
_ONE = Decimal(1)
_MANY_YEARS = 20
_POSITIVE = re.compile("正增长(?![点极率])")


@attrs.define
class Token:
    """A numeral of the text with its unit."""

    number: PrintedNumber
    unit_word: UnitWord | None
    tail: int
    """The end of its unit, and of a hedge after it."""
    is_triple: bool = False
    """Whether it is part of a structure such as 5:45:50."""


@attrs.define
class Count:
    """A figure with the words before it, before it is understood."""

    token: Token
    number: PrintedNumber
    lead: str
    """The words since the last clause mark or number, without a hedge."""
    clause: str
    """The words since the last clause mark."""
    gap: str
    """The whole clauses between the number before and the lead."""
    is_list: bool
    """Whether it only goes on with a list of numbers."""
    hedge: Hedge | None
    unit: str
    factor: Decimal
    is_first: bool = False
    """Whether no number of the statement is before it."""

    @property
    def is_age(self) -> bool:
        """Whether it counts the years of a life: 78岁."""
        word = self.token.unit_word
        return word is not None and word.word in ("岁", "周岁")


def with_positive_growth(plain: str, numbers: list[PrintedNumber]) -> list[PrintedNumber]:
    """The numerals, and 正增长 as growth of more than nothing.

    >>> [number.start for number in with_positive_growth("出口保持正增长。", [])]
    [4]
    """
    found = [
        PrintedNumber(
            *match.span(),
            Decimal(0),
            _ONE,
            Form.MAGNITUDE,
            unit="percent",
            bound=Bound.MORE_THAN,
        )
        for match in _POSITIVE.finditer(plain)
    ]
    return sorted([*numbers, *found], key=lambda number: number.start) if found else numbers


def is_positive_growth(number: PrintedNumber) -> bool:
    """Whether a numeral is 正增长."""
    return number.form is Form.MAGNITUDE and not number.value


def statements(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The statements of a stretch of text: sentences, and their parts between semicolons.

    >>> list(statements("增长6%。以内；新建三座桥。", 0, 14))
    [(0, 8), (8, 14)]
    """
    position = start
    while position < end:
        match = _STATEMENT.match(plain, position, end)
        stop = match.end() if match and match.end() > position else position + 1
        if plain[position:stop].strip():
            yield position, stop
        position = stop


def tokens_of(plain: str, numbers: Iterable[PrintedNumber]) -> Iterator[Token]:
    """The numerals with their units."""
    for number in numbers:
        end = number.end
        one = plain[number.start : end] == "一" and not plain.startswith(("倍", "个百分点"), end)
        if number.form is Form.NAME or one:
            yield Token(number, None, end)
            continue
        extra = plain[end : end + 1] in ("余", "多", "几")
        if extra and plain[end] == "多" and hedges.hedge_after(plain, end) is None:
            extra = False
        unit = units.unit_after(plain, end + extra)
        if unit is None and extra:
            unit = units.unit_after(plain, end)
            extra = False
        yield Token(number, unit, unit.end if unit else end + extra)


def counts_of(
    plain: str, start: int, end: int, tokens: list[Token], *, goes_on: bool
) -> list[Count]:
    """The figures of a statement. `goes_on` says that its sentence began with a number before."""
    _mark_structures(plain, start, end, tokens)
    counts: list[Count] = []
    floor = start
    for token in tokens:
        number = token.number
        # 3:1左右
        joined = plain[number.end : number.end + 1] in (":", "：")
        end = number.end + (2 if joined and _TO_ONE.match(plain, number.end) else 0)
        hedge = hedges.chinese_hedge(plain, number.start, end)
        if hedge is not None and hedge.start >= number.end:
            token.tail = max(token.tail, hedge.end)
        clause = _clause_start(plain, start, number.start)
        left = max(floor, clause)
        floor = max(floor, left - REACH)
        has_word = hedge is not None and left <= hedge.start < number.start
        cut = hedge.start if hedge is not None and has_word else number.start
        raw = plain[
            floor : hedge.start if hedge and floor <= hedge.start < number.start else number.start
        ]
        unit, factor = _unit(plain, token, plain[left : number.start])
        is_list = raw.strip() in _LIST_LEADS and floor > start and (bool(counts) or goes_on)
        if is_list and raw.strip() == "，" and unit == "count":
            # 240家，31项成果: a count with its own noun opens a clause.
            is_list = not "\u4e00" <= plain[token.tail : token.tail + 1] <= "\u9fff"
        if token.is_triple and counts and counts[-1].token.is_triple:
            is_list = True
        lead = plain[left:cut].removesuffix("前") if unit == "rank" else plain[left:cut]
        counts.append(
            Count(
                token=token,
                number=number,
                lead=lead.strip("　 -~"),
                clause=plain[max(start, clause) : number.start],
                gap=plain[floor:left],
                is_list=is_list,
                hedge=hedge,
                unit=unit,
                factor=factor,
                is_first=not counts,
            )
        )
        floor = token.tail
    _share_units(plain, counts)
    return counts


def _clause_start(plain: str, start: int, end: int) -> int:
    """The start of the clause. Text in closed brackets does not divide it."""
    start, position = max(start, end - REACH), end
    for _ in range(8):
        mark = max(plain.rfind(sign, start, position) for sign in _CLAUSE_MARKS)
        if mark < 0:
            return start
        inside = plain[mark + 1 : end]
        closing = max(inside.find("）"), inside.find(")"))
        if closing < 0 or inside[:closing].count("（") + inside[:closing].count("(") > 0:
            return mark + 1
        position = max(plain.rfind("（", start, mark + 1), plain.rfind("(", start, mark + 1))
        if position < 0:
            return mark + 1
    return position


def _mark_structures(plain: str, start: int, end: int, tokens: list[Token]) -> None:
    if ":" not in plain[start:end] and "：" not in plain[start:end]:
        return
    at = 0
    for match in _TRIPLE.finditer(plain, start, end):
        parts = [Decimal(part) for part in _PART.findall(match[0])]
        if len(parts) == 2 and not 99 <= sum(parts) <= 101:
            continue
        while at < len(tokens) and tokens[at].number.start < match.end():
            tokens[at].is_triple = tokens[at].number.start >= match.start()
            at += 1


def _share_units(plain: str, counts: list[Count]) -> None:
    """A number of a list without a unit has that of the next one: 1.1和0.7个百分点."""
    for count, following in pairwise(counts):
        word = following.token.unit_word
        if following.is_list and count.unit == "places" and word is not None and word.word == "位":
            following.unit = "places"
    for count, following in reversed(list(pairwise(counts))):
        word = count.token.unit_word
        bare = word is None and count.number.unit is None
        if word is not None and word.word == "个" and following.unit == "percentage_point":
            bare = True
        if bare and count.unit == "count" and following.is_list and not count.token.is_triple:
            count.unit, count.factor = following.unit, following.factor
    for place, count in enumerate(counts):
        bare = count.unit == "count" and count.token.unit_word is None
        if not bare or count.number.value < 10**6:
            continue
        large = count.number.value >= 10**8 and (
            _MONEY_LEAD.search(count.lead) or _goes_on_in_money(plain, counts, place)
        )
        if large or _MONEY_TAIL.match(plain, count.number.end):
            count.unit = "CNY"


# 首次突破3万亿，达到3.1万亿元
_REACHES = re.compile("，(?:达到?|为)")


def _goes_on_in_money(plain: str, counts: list[Count], place: int) -> bool:
    after = counts[place + 1 : place + 2]
    if not after or after[0].unit != "CNY":
        return False
    end, start = counts[place].number.end, after[0].number.start
    return _REACHES.fullmatch(plain, end, start) is not None


def _unit(plain: str, token: Token, lead: str) -> tuple[str, Decimal]:
    number, word = token.number, token.unit_word
    if token.is_triple:
        return "percent", _ONE
    if number.unit:
        return number.unit, _ONE
    before = plain[number.start - 1 : number.start]
    if number.form is Form.ORDINAL or (
        before == "前" and (word is None or word.word in ("位", "名"))
    ):
        return "rank", _ONE
    if word is not None and word.word == "个年度" and number.value > _MANY_YEARS:
        # 450个年度重大项目 are projects of the year.
        return "count", _ONE
    if word is None and _TO_ONE.match(plain, number.end):
        return "ratio", _ONE
    if word is None and _QUOTIENT.search(lead[-14:]):
        return "ratio", _ONE
    if word is None:
        return "other:index" if _INDEX.search(lead[-12:]) else "count", _ONE
    if _is_places(plain, word, lead):
        return "places", _ONE
    if word.word in ("位", "名") and _RANKED.search(lead):
        return "rank", _ONE
    if word.word == "度" and number.value < 1000:
        return "other:degree", _ONE
    return word.code, word.factor


def _is_places(plain: str, word: UnitWord, lead: str) -> bool:
    if word.word == "个":
        return plain.startswith(("位次", "名次", "位"), word.end)
    return word.word in ("位", "位次", "个位次", "个名次") and _MOVES.search(lead) is not None
