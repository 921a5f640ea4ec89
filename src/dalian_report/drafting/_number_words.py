"""The role of number words: an amount, a duration, a small count, or an idiom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalian_report.drafting._capacities import is_of_plant
from dalian_report.drafting._sets import counts_list
from dalian_report.drafting._spots import in_place_name, is_quoted
from dalian_report.model import NumeralRole

if TYPE_CHECKING:
    from dalian_report.drafting._spots import Spot
    from dalian_report.numerals import UnitWord

# 保持全国前十: a rank. 前三季度 and 前十强 are not ranks.
_TOP = re.compile("前(?:[，。；、）]|$|位|名)")
_CLASS_OF_AMOUNT = re.compile(
    "美?元(?:以上)?(?:级)?(?:的)?(?:企业|项目|园区|产业|集群|大户|强镇|镇|村|楼宇|商圈)"
)


def _bare_scale_role(spot: Spot) -> NumeralRole | None:
    """千亿 and 百万 alone: an amount after a verb such as 突破, else a class."""
    if spot.after() == "级" or spot.after_unit() == "级" or spot.printed in ("万千", "亿万"):
        return NumeralRole.IDIOM
    before = spot.before(2)
    if len(spot.printed) < 3 and _CLASS_OF_AMOUNT.match(spot.after(8)):
        # 产值超亿元企业: a class of firms.
        return NumeralRole.IDIOM
    reached = before.endswith(spot.words.ending("roles", "reached_before")) and before != "以上"
    if len(spot.printed) == 1 and before[-1:] != "上":
        measured = spot.unit is not None and spot.unit.code != "count"
        return None if reached and measured else NumeralRole.IDIOM
    # 百万吨纸浆项目: a capacity.
    in_tonnes = spot.unit is not None and spot.unit.code == "t"
    is_size = in_tonnes and is_of_plant(spot.plain, spot.number.end + 1)
    return None if reached or is_size else NumeralRole.IDIOM


def words_role(spot: Spot) -> NumeralRole | None:
    """Number words: an amount, or a small count of the government's acts."""
    printed, unit, value = spot.printed, spot.unit, spot.number.value
    if spot.after() in tuple("、.．是") and spot.number.start - spot.floor <= 2:
        return NumeralRole.HEADING
    if spot.before() in ("（", "(") and spot.after() in ("）", ")"):
        return NumeralRole.HEADING
    if printed == "零" or (unit is not None and unit.word == "度"):
        # 三度 is three times.
        return NumeralRole.IDIOM
    if printed == "一" and (unit is None or unit.code not in _COMPARING):
        return NumeralRole.IDIOM
    if len(printed) == 4 and spot.after() == "年":
        return NumeralRole.DATE
    # 东港、三台、西港: a name of a list.
    is_item = spot.before() == "、" and unit is not None and spot.after_unit() == "、"
    if is_item or (spot.places and in_place_name(spot)) or is_quoted(spot):
        return NumeralRole.NAME
    if value > 1 and any(counts(spot, unit) for counts in _COUNTING):
        return None
    if all(character in "百千万亿" for character in printed):
        return _bare_scale_role(spot)
    if unit is None or spot.before() == "前":
        return None if _is_amount(spot) or _is_top(spot) else NumeralRole.IDIOM
    if value >= 1000 and len(printed) > 1:
        return NumeralRole.IDIOM if spot.after() == "级" else None
    if unit.code in _COMPARING or (value > 1 and unit.code in _MEASURED):
        # 三元 is more often a name than a sum of money.
        return NumeralRole.IDIOM if unit.code == "CNY" and len(printed) == 1 else None
    return None if _is_counted(spot, unit) else NumeralRole.IDIOM


def _is_amount(spot: Spot) -> bool:
    """Whether number words without a unit are an amount: 三亿五千万, but not 五千亿级."""
    printed = spot.printed
    is_large = len(printed) > 2 and printed[-1] in "万亿" and spot.number.value > 10_000
    return is_large and spot.after() != "级"


def _is_top(spot: Spot) -> bool:
    """Whether number words are how many lead a ranking: 保持全国前十."""
    if spot.number.value < 2 or _TOP.match(spot.before() + spot.after(2)) is None:
        return False
    return spot.words.pattern("roles", "rank_before").search(spot.before(10)) is not None


# 近三年, 连续八个月, 用两年时间, 创六年来新高, but not 三年行动, 五年来 and 过去五年.
_LASTS_AFTER = re.compile("(?:连续|近|时隔|历时|历经|为期|长达|经过?|用|提前|缩短|延长|不到|不足)$")
_LASTS_BEFORE = re.compile(
    "多?(?:来的?(?:最|新高|新低|首|少有|罕见|同期)|之久|(?:左右)?的?时间|以上|(?:之|以)?内(?![部外容需资]))"
)
_TITLED = re.compile("(?:行动|计划|规划|滚动|攻坚|一贯制|制(?!造)|级)")


def _is_duration(spot: Spot, unit: UnitWord | None) -> bool:
    """Whether number words tell how long something lasts, not which years are meant."""
    if unit is None or unit.code not in TIMES or _TITLED.match(spot.after_unit(2)):
        return False
    return bool(_LASTS_AFTER.search(spot.before(3)) or _LASTS_BEFORE.match(spot.after_unit(6)))


# 四大班子 and 五大连池 are names, as are 十九大 and the last words of a list in quotation marks.
_GREAT_NAMES = re.compile(
    "大(?:班子|家班子|连池|会|洲|洋|名著|类|道|队|战役|发展理念|城市(?![一-鿿])|攻坚|亮点|革命|球|奇迹|局)"
)
# 指标分为三大类: how many there are.
_DIVIDED = re.compile("(?:分为|分成|分|共|有)$")
_NAMED_CLASS = re.compile("类(?:[水地烟区海口低以及和、，。；]|标准|公厕|县|医疗|企业|城市|状元)")
_RULED = re.compile("(?:规定|纪律|准则|禁令|全能|路(?!线|径))")
# 全国十大新闻 is the name of a list, as 百强 is.
_LISTED = re.compile("(?:[全本][国省市球区]|国际|世界|中国|国内|年度?|获评|被评为|入选)(?:年度)?$")
_LEAST_OF_SET = {"件": 2, "类": 4, "项": 5, "条": 5, "大": 2}
_MOST_OF_SET = 60


def _is_set(spot: Spot, unit: UnitWord | None) -> bool:
    """Whether number words count a set that is named: 十件实事, 八类对象, 六大工程."""
    word = spot.after() if unit is None else unit.word
    if _counts_list(spot, word):
        return True
    if not _LEAST_OF_SET.get(word, _MOST_OF_SET) <= spot.number.value < _MOST_OF_SET:
        return False
    if spot.before() in tuple("”第每前各逐、一二三四五六七八九十"):
        return False
    if word != "大" and spot.before() in tuple("和及"):
        return False
    tail = spot.after(6)
    if not "\u4e00" <= tail[1:2] <= "\u9fff":
        return False
    if word == "大":
        is_list_name = spot.printed == "十" and _LISTED.search(spot.before(6))
        if tail.startswith("大类") and _DIVIDED.search(spot.before(2)):
            return True
        return len(spot.printed) == 1 and not (is_list_name or _GREAT_NAMES.match(tail))
    return not (_NAMED_CLASS.match(tail) or _RULED.match(tail[1:]))


# 重点抓好八方面工作, 做好以下七个方面工作
_ASPECTS = re.compile("[个大]?方面(?:的?重?点?工作|任务)")
_ATTENDS = re.compile("(?:抓好|做好|干好|聚焦|突出|以下|下列|下面|如下|这)$")


def _counts_aspects(spot: Spot, unit: UnitWord | None) -> bool:
    """Whether number words count the tasks that follow: 重点抓好八个方面工作."""
    if unit is None or not _ATTENDS.search(spot.before(2)):
        return False
    return _ASPECTS.match(spot.plain, spot.number.end) is not None


_NO_LIST = frozenset("第每前各、红")


def _counts_list(spot: Spot, word: str) -> bool:
    """Whether number words count the things that are listed before them: 甲、乙和丙三市."""
    roles = spot.words.words["roles"]
    if spot.before() in _NO_LIST or spot.number.value >= _MOST_OF_SET:
        return False
    if word == "大":
        noun = spot.after(3)[1:]
        if _GREAT_NAMES.match(spot.after(6)):
            return False
    else:
        if spot.unit is None or spot.unit.code != "count" or word in roles["uncounted"]:
            return False
        noun = spot.after_unit(4)
        if word == "个" and spot.matches("figures_of_speech", noun):
            return False
        if noun.startswith("一体"):
            return False
    if not (noun and "\u4e00" <= noun[0] <= "\u9fff"):
        return False
    return counts_list(spot.plain, spot.floor, spot.number.start, int(spot.number.value))


# 在全国排名前进两位: how far, in a ranking.
_MOVED = re.compile("(?:前进|上升|前移|提升|跃升|晋升|后退|后移|下降|上移)了?$")


def _moves_places(spot: Spot, unit: UnitWord | None) -> bool:
    moved = unit is not None and unit.word in ("位", "位次", "个位次", "个名次")
    return moved and _MOVED.search(spot.before(4)) is not None


_COUNTING = (_is_duration, _is_set, _moves_places, _counts_aspects)
_BEFORE_A_NAME = frozenset("第每前这各哪那上下")
_COMPARING = frozenset(("ratio", "percentage_point"))
_MEASURED = frozenset(("CNY", "USD", "t", "kg", "jin", "mu", "ha", "km", "m2", "km2", "kWh", "kW"))
TIMES = frozenset(("year", "month", "day", "hour", "minute", "other:week", "other:quarter"))


def _is_counted(spot: Spot, unit: UnitWord) -> bool:
    """Whether small number words count something that was done: 新建三座桥."""
    if spot.number.value < 2 or spot.after_unit() in ("“", "”"):
        return False
    roles = spot.words.words["roles"]
    # 十八届三中 names a meeting. 两届 are counted.
    if unit.word in roles["uncounted"] or (unit.word == "届" and spot.number.value > 10):
        return False
    if len(spot.printed) > 1 and not any(scale in spot.printed for scale in "十百千万亿"):
        return spot.number.value_to is not None
    if unit.code in TIMES or unit.code.startswith("other:"):
        return False
    if spot.number.value < 11 and unit.word not in roles["counters"]:
        return False
    if unit.word == "个" and spot.matches("figures_of_speech", spot.after_unit(4)):
        return False
    if unit.word in roles["counters"] and spot.after_unit() in tuple("，。；"):
        # 新建学校十二所: the noun comes first.
        return "\u4e00" <= spot.before() <= "\u9fff" and spot.before() not in _BEFORE_A_NAME
    return spot.before(4).endswith(spot.words.ending("roles", "doers"))
