"""Quantities of targets and figures: by concept, and by Chinese names that are alike or not."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.model import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalian_report.model import Figure, Indicator


class Quantity(NamedTuple):
    """The measured quantity of a target or a figure."""

    concept: str | None
    """None for an indicator outside the registry."""
    label: str
    measure: Measure
    unit: str
    basis: str | None


def quantity_of_indicator(indicator: Indicator, label: str) -> Quantity:
    return Quantity(_concept(indicator), label, indicator.measure, indicator.unit, indicator.basis)


def quantity_of_figure(figure: Figure, indicators: Mapping[str, Indicator]) -> Quantity:
    indicator = None if figure.indicator_id is None else indicators.get(figure.indicator_id)
    return Quantity(
        None if indicator is None else _concept(indicator),
        figure.label,
        figure.measure,
        figure.unit,
        None if indicator is None else indicator.basis,
    )


_UNNAMED = re.compile(r"other-\d+$")


def _concept(indicator: Indicator) -> str | None:
    """The concept by which two reports are compared.

    A draft numbers indicators outside the registry.
    """
    return None if _UNNAMED.match(indicator.concept) else indicator.concept


_REMEMBERED = 10_000
"""Names of two or three reports."""
_LEAD = re.compile(
    "^(?:全[市省区州县盟国]|全年|年内|今年|当年|累计|力争|确保|努力|争取|预计|完成|实现|达到|"
    "新增?建成|其中|总计|共|我[市省区州县盟])+"
)
_TAIL = re.compile(
    "(?:总额|总量|总数|总值|完成|实现|达到|达|累计|预计|共|为|数|面积|工作|任务|目标)+$"
)
_ALTERNATIVES = (
    ("签约", "开工", "建成", "竣工", "投产", "引进"),
    ("国家级", "省级", "市级", "县级", "区级"),
    ("城镇", "农村"),
)
"""Words of which a quantity has one: names with different ones are of different things."""
_KINDS = (
    ("棚户区|棚改", "公租房|公共租赁", "廉租", "经济适用", "限价", "保障性租赁", "危房", "安居房"),
    ("化学需氧量|COD", "二氧化硫|SO2", "氨氮", "氮氧化物", "挥发性有机物|VOC"),
)
"""Kinds of one concept. A bar is between words for one kind."""
_STAGES = ("开工|启动建设", "建成|竣工|完工", "交付|入住|分配")
"""Words for the beginning of a construction, its end, and the use of what was built."""
_SCOPES = (
    ("规模以上", "规上", "规模工业", "限额以上"),
    ("全部", "全社会", "全口径"),
)
"""Words for a part of the whole, and words for all of it."""


@lru_cache(maxsize=_REMEMBERED)
def plain_name(label: str) -> str:
    """The name of a quantity without the words that say that it was reached.

    >>> plain_name("全市累计新建成高标准农田面积")
    '高标准农田'
    """
    name = re.sub(r"[“”\"（）()、·\s]", "", label)
    shorter = _TAIL.sub("", _LEAD.sub("", name))
    return shorter or name


_STAGE_WORDS = re.compile(
    "新?开工(?:建设)?|(?:基本)?建成|竣工|交付(?:使用)?|分配入住|新建|建设|各类"
)


def without_stage(name: str) -> str:
    """The name of what is built, without words for the stage of its construction."""
    return _STAGE_WORDS.sub("", name)


def likeness(name: str, other: str) -> Fraction:
    """How much two names have in common: 1 for equal ones, 0 for unlike ones.

    >>> likeness("高标准农田", "新增高标准农田")
    Fraction(4, 5)
    """
    if name == other:
        return Fraction(1)
    pairs, others = _pairs(name), _pairs(other)
    if not pairs or not others:
        return Fraction(0)
    return Fraction(2 * len(pairs & others), len(pairs) + len(others))


def _pairs(name: str) -> set[str]:
    return {name[place : place + 2] for place in range(len(name) - 1)}


def are_alternatives(label: str, other: str) -> bool:
    """Whether the names have different words of which a quantity has only one."""
    return any(_excludes(words, label, other) for words in (*_ALTERNATIVES, *_KINDS))


def are_other_kinds(label: str, other: str) -> bool:
    """Whether the names are of different kinds of dwellings or of pollutants."""
    return any(_excludes(words, label, other) for words in _KINDS)


def _excludes(words: tuple[str, ...], name: str, other: str) -> bool:
    first, second = _found(words, name), _found(words, other)
    return bool(first and second and not first & second)


# A name is compared with every number of the other report.
@lru_cache(maxsize=_REMEMBERED)
def _found(words: tuple[str, ...], name: str) -> frozenset[str]:
    return frozenset(word for word in words if re.search(word, name))


_ADDED = re.compile("新增|净增|新建|新认定|新培育|新注册|新引进|新获批|新创建|授权")
_IN_ALL = re.compile("达到?|突破|超过?|总数|总量|累计|增加到|增至|保有|拥有")


def counts_differ(words: str, other: str) -> bool:
    """Whether one number counts what the year added or began, the other all or what it finished.

    >>> counts_differ("新增高新技术企业30家", "高新技术企业达到90家")
    True
    >>> counts_differ("开工公租房200套", "公租房建成200套")
    True
    """
    added, in_all = (
        [_is_added(text) for text in (words, other)].count(kind) for kind in (True, False)
    )
    return added == in_all == 1 or _excludes(_STAGES, words, other)


def _is_added(words: str) -> bool | None:
    """True for what the year added, False for all there is, None if the words do not say."""
    if _ADDED.search(words):
        return True
    return False if _IN_ALL.search(words) else None


_PERIODS = re.compile(
    "(?<!较)(?<!比)(?P<months>[一二三首]季度|[前头]三季度|[上下]半年|前(?:[一二三四五六七八九十]+|\\d+)个月"
    "|[1一][-－—–~～至到](?:[2-9]|1[01])月|截[至止](?:去年)?(?:[1-9]|1[01])月)"
    "|(?:较|比)[^，。；]{0,12}季度|全年|年末|年底|四季度|上年|去年"
)
_CIRCUMSTANCE = re.compile("在[^，。；]{2,40}(?:情况|形势|条件|背景|影响|基础)[下上]")
"""在上半年价格下滑的情况下，粮食产量达到60万吨: the output is of the year."""
_SENTENCE_REACH = 80


def is_of_months(figure: Figure, text: str) -> bool:
    """Whether a number is of some months of the year: 前三季度，进出口增长9%."""
    words = text[max(0, figure.span.start - _SENTENCE_REACH) : figure.span.start]
    sentence = _CIRCUMSTANCE.sub("", re.split("[。\n]", words)[-1])
    named = list(_PERIODS.finditer(sentence.split("；")[-1]))
    # A period that opens a sentence is of all its parts.
    period = named[-1] if named else _PERIODS.match(sentence)
    return period is not None and period["months"] is not None


def is_in_times(figure: Figure, text: str | None) -> bool:
    """Whether a growth is printed in times, as a large one is: 增长3倍."""
    words = "" if text is None else text[figure.span.start : figure.span.end + 1]
    return "倍" in words


_KEPT = re.compile(
    "连续(?:[\\d一二三四五六七八九十]{1,3}|多|几)年(?:均|都|全部)?(?:稳定|保持|维持)在?[^，。；]{0,4}$"
)
_KEPT_REACH = 24


def is_kept(figure: Figure, text: str | None) -> bool:
    """Whether a rate or an amount was kept for years, the last year too: 连续六年保持在97%以上."""
    if figure.year is not None or figure.measure not in {Measure.LEVEL, Measure.SHARE}:
        return False
    start = figure.span.start
    return text is not None and _KEPT.search(text[max(0, start - _KEPT_REACH) : start]) is not None


_CLAUSE_ENDS = "，。；：、！？\n"
_WORDS_REACH = 30


def clause_of(figure: Figure, text: str | None) -> str:
    """The words around a number up to the next marks, or its name if the text is not at hand."""
    if text is None:
        return figure.label
    before = text[max(0, figure.span.start - _WORDS_REACH) : figure.span.start]
    after = text[figure.span.end : figure.span.end + _WORDS_REACH]
    start = max(before.rfind(mark) for mark in _CLAUSE_ENDS) + 1
    ends = [place for mark in _CLAUSE_ENDS if (place := after.find(mark)) >= 0]
    return before[start:] + after[: min(ends, default=None)]


def shares_number(name: str, figure: Figure, text: str | None) -> bool:
    """Whether the number is for the quantity of this name, too: 出口和投资均增长5%."""
    if text is None or not name:
        return False
    before = text[max(0, figure.span.start - _CLAUSE_REACH) : figure.span.start]
    clause = re.split("[，。；：\n]", before)[-1]
    listed = f"(?:^|[、和及与]|全[市省区州县年]){re.escape(name)}(?:[、和及与][^、和及与]+){{0,3}}"
    return re.search(f"{listed}(?:均|都|双双)(?:[^，。；、]{{0,6}})$", clause) is not None


def scope(label: str) -> int:
    """-1 for the name of a part, 1 for the name of the whole, 0 for a name that does not say."""
    part, whole = (any(word in label for word in words) for words in _SCOPES)
    return int(whole) - int(part)


_EARLIER_BASE = re.compile(
    r"(?:[比较]|相比)(?:(?P<year>(?:19|20)\d\d)年|[^，。；]{0,6}(?:“[^”]{2,3}”|五年前|上届|本届))"
)
_CLAUSE_REACH = 40


def is_since_earlier_year(figure: Figure, text: str, year: int) -> bool:
    """Whether its words compare with a year before the last: 比2015年增长60%."""
    if figure.measure not in {Measure.GROWTH, Measure.CHANGE}:
        return False
    words = text[max(0, figure.span.start - _CLAUSE_REACH) : figure.span.start]
    clause = re.split("[，。；\n]", words)[-1]
    match = _EARLIER_BASE.search(clause)
    return match is not None and match["year"] != str(year - 1)


_FAR_POINTS = 25
_FAR_FALL = 50
_FAR_POINTS_OF_VOLATILE = 125
_VOLATILE = frozenset(
    {"foreign-trade", "exports", "imports", "foreign-capital", "domestic-capital"}
    | {"budget-revenue", "fixed-investment"}
)
"""Concepts that may double within a year."""
_FAR_TIMES = 5
_FAR_TIMES_OF_MONEY = 3


def is_far(wanted: Fraction, value: Fraction, quantity: Quantity) -> bool:
    """Whether the number is out of the range that an outcome of the target may have."""
    measure = quantity.measure
    if measure in {Measure.GROWTH, Measure.SHARE}:
        # A large rise may be of several years, and a fall hardly is.
        points = _FAR_POINTS if value > 0 else _FAR_FALL
        if measure is Measure.GROWTH and quantity.concept in _VOLATILE and value > 0:
            points = _FAR_POINTS_OF_VOLATILE
        return abs(value - wanted) > points + abs(wanted)
    if not wanted or not value or measure is Measure.RANK:
        return False
    # Three times the money may be the sum of a term.
    is_money = measure is Measure.LEVEL and quantity.unit in {"CNY", "USD"}
    most = _FAR_TIMES_OF_MONEY if is_money else _FAR_TIMES
    return not Fraction(1, _FAR_TIMES) <= value / wanted <= most
