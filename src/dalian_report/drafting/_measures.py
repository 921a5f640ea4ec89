"""The measure and the direction of a number, by the verbs before it and its unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.model import Direction, Measure

if TYPE_CHECKING:
    from dalian_report.drafting._vocabulary import Vocabulary


class Change(NamedTuple):
    """The last verb or noun of change before a number."""

    word: str
    is_noun: bool
    direction: Direction
    after: str
    """The words between it and the number."""
    is_direct: bool
    """Whether nothing but bridging words is between."""
    is_to: bool
    """Whether 到 or 至 follows: the number is where the change ends."""


class Measured(NamedTuple):
    """The measure of a number. `unit` is given if it differs from the printed unit."""

    measure: Measure
    direction: Direction | None = None
    is_sure: bool = True


_SHARE = re.compile(
    "占|比重|比例|率(?!先|领)|覆盖面|份额|占比|比率|百分比|完成(?:年度|全年|年计划|预算)|的(?=$|约|近|达|超)|满意度|指数|渗透|密度|系数|程度|普及"
)
_SHARE_NOUN = re.compile(
    "(?:率|比重|比例|占比|覆盖面|份额|比率|满意度|普及程度|水平|渗透率|系数)[^率]{0,10}$"
)
RECOVERED = re.compile("(?:恢复|相当于)[^，。；]{0,12}(?:年|同期|上年|去年)的?$")
_COMPARED = re.compile(
    "(?:高|低|超)(?:全国|全省|全市|全区|国家|省|平均|考核|目标|年度|年初|计划|预期|任务|序时)[^，。；]{0,12}$|"
    "(?:高于|低于|快于|高出|慢于|领先|好于|优于|超出|超过|超额完成)[^，。；]{0,24}$|(?:比|"
    "较)[^，。；]{0,24}(?<![提升])(?:高|(?<!降)低|快|慢)出?$|(?<![提升])(?:高|快)$"
    "|(?:分别|均|各|仅|略|只)(?:低|慢)了?$"
)
# 增速比上年快2个百分点: against its own past a rate changes.
_AGAINST_PAST = re.compile(
    "(?:(?:比|较)(?:上年|去年|上一年|前年|年初|上?半年|\\d{4}年)(?![^，。；]{0,8}(?:目标|预期|计划|预测|预算|任务))[^，。；]{0,8}|同比)"
    "(?:分别|均|各)?(?P<way>高|低|快|慢)(?:出|了)?$"
)
_TO = re.compile("^(?:幅度)?(?:到|至|为|成|达到|达)(?!了?[约近]?X)")
_TO_STRICT = re.compile("^(?:到|至|成|为)")
_OTHER_VERB = re.compile(
    "完成|实现|建设|新建|建成|发放|投入|达到|开展|引进|改造|实施|落实|筹集|安排|争取|帮助|培训|推广|种植|支持|用于|解决|投资|发展到"
)
_AMOUNT_DOWN = (
    "压减",
    "削减",
    "淘汰",
    "化解",
    "退出",
    "关停",
    "缩减",
    "减少",
    "降低",
    "压缩",
    "压降",
    "核减",
    "消减",
    "精简",
    "减排",
    "去化",
)
# New loans and deposits are what a stock grew by.
_ADDED_MONEY = re.compile("(?:存款|贷款)[^，。；]{0,6}新增$")
# 提升6家医院 counts what was improved, 减负10亿元 sums what was saved.
_IMPROVEMENTS = ("提升", "改善", "加快", "减负", "减税", "节约", "降本", "减亏")
_UNDERTAKEN = re.compile("(?:项目|工程|任务|行动|措施|活动)$")
# Things closed down are counted: 淘汰锅炉30台.
_CLOSINGS = ("淘汰", "化解", "退出", "关停")
_AMOUNT_UP = (
    "增加",
    "净增",
    "净增加",
    "提高",
    "上调",
    "新增贷款",
    "新增存款",
    "增收",
    "多增",
    "扩大",
    "提升",
)
# 连年增产并突破70亿斤: the number is the level reached.
_REACHED = re.compile("并[^，。；]{0,4}(?:突破|超过|达|跨上|迈上|站上|跃上)|并(?:已|首次|成功)?$")
# 比计划多完成5人: how far the number is from another.
_MORE_THAN = re.compile(
    "[比较][^，。；\\d]{1,10}(?P<way>多|少)(?:完成|实现|新增|引进|安排|收|产|销|建|增)+(?:了|约|近)?$"
)
_RATE_OF_FALL = re.compile("(?:降|减|跌)幅[^，。；]{0,6}$")
_RATES = (Measure.GROWTH, Measure.SHARE)
_TIMES = frozenset(
    ("day", "month", "year", "hour", "minute", "other:second", "other:week", "other:quarter")
)
_COMPARED_YEAR = re.compile("[比较](?:上年|去年)(?:同期)?(?:增加|减少|多|少)了?$")
_TIME_LEVEL = re.compile("天数|优良|二级|工作日数")
_DOWN_PLACES = re.compile("后移|下降|后退|下滑|退后|回落")


def change_before(lead: str, words: Vocabulary) -> tuple[Change | None, bool]:
    """The last change before a number, and whether a noun of change is before it."""
    last: Change | None = None
    any_noun = False
    for match in words.change_pattern.finditer(lead):
        if match.lastgroup == "none":
            continue
        after = lead[match.end() :]
        if _REACHED.search(after):
            continue
        word = match[0]
        bridged = words.bridge_pattern.match(after)
        direct = bridged is not None and bridged.end() == len(after)
        is_to = _TO_STRICT.match(after) is not None
        if len(word) == 1 and after and not is_to:
            continue
        noun = match.lastgroup == "noun"
        any_noun = any_noun or noun
        falls = match.lastgroup == "down" or word in (
            "降幅",
            "减幅",
            "降低率",
            "下降率",
            "节能率",
            "下降幅度",
        )
        way = Direction.DOWN if falls else Direction.UP
        last = Change(word, noun, way, after, direct, is_to)
    return last, any_noun


def measured(
    unit: str,
    lead: str,
    words: Vocabulary,
    default: str | None,
    inherited: Measured | None,
) -> Measured:
    """The measure of a number in this unit after these words.

    `default` is the measure of a percentage of its concept, `inherited` that of the number
    before, for words that add nothing of their own.
    """
    change, any_noun = change_before(lead, words)
    if unit == "rank":
        return Measured(Measure.RANK)
    if unit == "places":
        return Measured(
            Measure.CHANGE, Direction.DOWN if _DOWN_PLACES.search(lead) else Direction.UP
        )
    if unit == "percentage_point":
        return _points(lead, change, inherited)
    if unit in ("percent", "permille"):
        return _percent(lead, change, any_noun, default, inherited)
    if unit in _TIMES:
        # 优良天数280天，比上年增加5天: days are counted, not waited.
        goes_on = inherited is not None and inherited.measure is Measure.LEVEL
        counted = _TIME_LEVEL.search(lead) or (goes_on and _COMPARED_YEAR.search(lead))
        return _amount(unit, lead, change) if counted else Measured(Measure.DURATION)
    if unit == "ratio":
        return _ratio(lead, change)
    return _amount(unit, lead, change)


_JUST = ("", "了", "约", "近")


def _points(lead: str, change: Change | None, inherited: Measured | None) -> Measured:
    changes = change is not None and not change.is_noun and change.after in _JUST
    if change is not None and changes and change.word != "高出":
        return Measured(Measure.CHANGE, change.direction)
    if (past := _AGAINST_PAST.search(lead)) is not None:
        falls = past["way"] in ("低", "慢")
        return Measured(Measure.CHANGE, Direction.DOWN if falls else Direction.UP)
    if _COMPARED.search(lead):
        return Measured(Measure.LEVEL)
    if change is None and inherited is not None:
        return inherited
    if change is not None:
        return Measured(Measure.CHANGE, change.direction)
    return Measured(Measure.CHANGE, Direction.UP, False)


# 相当于生产总值的5%, also with words between.
_EQUAL_TO = re.compile("相当于[^，。；]{0,24}的?(?:约|近)?$")


def _percent(
    lead: str,
    change: Change | None,
    any_noun: bool,
    default: str | None,
    inherited: Measured | None,
) -> Measured:
    if RECOVERED.search(lead) or _EQUAL_TO.search(lead):
        # 恢复到2019年的95%, 相当于生产总值的5%: a part of something else.
        return Measured(Measure.SHARE)
    is_share = inherited is not None and inherited.measure is Measure.SHARE
    if change is not None and change.is_to and is_share and not any_noun:
        # 比重由40%提高到50%: both ends are shares.
        return Measured(Measure.SHARE)
    goes_to = change is not None and change.is_to and not any_noun and not _SHARE.search(lead)
    if goes_to and inherited is not None and inherited.measure is Measure.GROWTH:
        # 降幅由14%收窄至12%: both ends are rates of change.
        return inherited
    if change is not None and (changed := _changed(lead, change, any_noun, default)) is not None:
        return changed
    goes_on = change is None and inherited is not None and inherited.measure in _RATES
    if goes_on and inherited is not None and not _SHARE.search(lead):
        return inherited
    if default is not None and not re.search("占|比重", lead):
        if default == "growth":
            return Measured(Measure.GROWTH, Direction.UP)
        if default == "share":
            return Measured(Measure.SHARE)
    return Measured(Measure.SHARE, None, is_sure=_SHARE.search(lead) is not None)


def _changed(lead: str, change: Change, any_noun: bool, default: str | None) -> Measured | None:
    """The measure of a percentage after a word of change, or None if the word does not tell."""
    if change.is_to and not (change.is_noun and change.is_direct):
        grows = any_noun or (default == "growth" and not _SHARE.search(lead))
        # 降幅收窄至2.4%: the rate of a fall.
        way = Direction.DOWN if _RATE_OF_FALL.search(lead) else Direction.UP
        return Measured(Measure.GROWTH, way) if grows else Measured(Measure.SHARE)
    if change.is_direct or (change.is_noun and change.after.startswith(("由", "从"))):
        return Measured(Measure.GROWTH, change.direction)
    # 降低企业成本3%: what changes is between the verb and the number.
    names_rate = _SHARE_NOUN.search(change.after) or "占" in change.after
    if names_rate or len(change.after) > 12 or change.after.endswith("的"):
        return None
    return Measured(Measure.GROWTH, change.direction, is_sure=False)


def _ratio(lead: str, change: Change | None) -> Measured:
    if re.search("(?:是|为|达到|相当于|达|到)[^，。；]{0,24}的?(?:约|近)?$", lead) and not (
        change and change.is_direct and not change.is_to
    ):
        return Measured(Measure.LEVEL)
    if change is not None and change.is_direct and not change.is_to:
        return Measured(Measure.GROWTH, change.direction)
    if re.search("翻了?$|扩大|增长", lead[-6:]):
        return Measured(Measure.GROWTH, Direction.UP)
    return Measured(Measure.LEVEL)


def _amount(unit: str, lead: str, change: Change | None) -> Measured:
    if _ADDED_MONEY.search(lead):
        return Measured(Measure.CHANGE, Direction.UP)
    if (more := _MORE_THAN.search(lead)) is not None:
        return Measured(Measure.CHANGE, Direction.UP if more["way"] == "多" else Direction.DOWN)
    if change is None or change.is_to or change.is_noun:
        return Measured(Measure.LEVEL)
    if change.word in _IMPROVEMENTS or (unit == "count" and change.word == "提高"):
        return Measured(Measure.LEVEL)
    if unit == "CNY" and change.word in ("化解", "退出"):
        # 化解不良资产16亿元: the amount that was dealt with.
        return Measured(Measure.LEVEL)
    if unit == "count" and change.after.endswith("的"):
        # 促进增长的12项工作 counts the tasks.
        return Measured(Measure.LEVEL)
    if unit == "count" and _UNDERTAKEN.search(change.after):
        # 减排项目12个: the projects are counted.
        return Measured(Measure.LEVEL)
    closes = unit == "count" and change.word in _CLOSINGS
    if change.is_direct and not closes:
        if re.search("达到|达$|为$|完成|实现|突破|累计|共|总|至|到", change.after):
            return Measured(Measure.LEVEL)
        return Measured(Measure.CHANGE, change.direction)
    at_start = len(lead) - len(change.after) - len(change.word) <= 4
    if len(change.after) <= 10 and not _OTHER_VERB.search(change.after):
        if change.word in _AMOUNT_DOWN and not closes and change.direction is Direction.DOWN:
            return Measured(Measure.CHANGE, Direction.DOWN)
        if change.word in _AMOUNT_UP and at_start and change.word in ("增加", "净增", "净增加"):
            return Measured(Measure.CHANGE, Direction.UP)
    return Measured(Measure.LEVEL)
