"""The year and status of a number, and the numbers that only describe or compare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalian_report.drafting._capacities import is_capacity, names_a_size
from dalian_report.drafting._clauses import REACH
from dalian_report.drafting._number_words import TIMES
from dalian_report.drafting._origins import is_origin
from dalian_report.drafting._parts import Part
from dalian_report.drafting._periods import Moment, Period, period_of
from dalian_report.drafting._sets import is_named_set
from dalian_report.model import Bound, Measure, Status
from dalian_report.numerals import Form

if TYPE_CHECKING:
    from dalian_report.drafting._clauses import Count
    from dalian_report.drafting._measures import Measured
    from dalian_report.drafting._scenes import Scene

_MEASURED_CLASS = frozenset(("CNY", "USD", "t", "t/a", "other:t/h", "other:kV", "km2"))
_PROPORTIONS = frozenset(("percent", "permille", "percentage_point", "ratio", "rank", "places"))
_CLASS_NOUN = re.compile(
    "(?:以上|以下|以内|左右|级)?的?"
    "(?:(?!用于|建设|支持|实施|改造|新建|推进|完成|扶持|补助|发放|引进|投向|投入|完善|帮助|助力"
    "|补贴|奖励|保障|惠及|撬动|带动|推动|扩建|打造|培育|发展|修建|提升|升级|购置|资助|救助|开展"
    "|续建|启动|成立|设立|组建|引导|帮扶|促进|加强|解决)"
    "[\u4e00-\u9fffA-Za-z“”（）]){0,8}?"
    "(?:项目|企业|产业|集群|园区|集团|工程|电厂|公司(?!债)|品牌|商圈|大县|强县|强镇|大户|机组|生产线"
    "|装置|码头|泊位|航道|商场|市场|工业|锅炉)"
)
_STANDING_BEFORE = re.compile(
    "(?:设计能力|规划面积|占地|省定|年生产能力|月收入|收入低于|年龄|满"
    "|年满|周岁)(?:约|达|超过?|近|为|达到)*$"
)
# 总投资30亿元 tells how large a project is, not what was spent.
_WHOLE_INVESTMENT = re.compile(
    "(?<![成的产])(?<!建设)(?<!社会)总投资额?(?:预计|约|为|共|将)*(?:达到?|超过?|近)?$"
)
_GROWN = re.compile("[，、]?(?:分别|同比|比上年)?(?:增长|下降|是)")
_SIZE_BEFORE = re.compile(
    "(?:投资|产值|收入|产能|面积|规模|资金)(?:额|约|达|达到|超过?|近|为|突破)*$"
)
_TITLE = re.compile("《[^》]*》")
_LIFE = re.compile("寿命|年龄|年限")
_OVER = re.compile(
    r"\d多?(?:个|家|户)(?:县|市|区|镇|乡|村|企业|集团|园区|产业|开发区)[^，。；、\d]{0,8}"
    "(?:收入|产值|总量|利润|税收|规模)(?:超过?|突破|过|达到|达)$"
)
_SIZED = re.compile(r"\d(?:个|家|户|座|条|批)$")
# 超过年初预定增长9%的目标: the number is the plan.
_PLANNED = re.compile(
    "预定|预期|计划|年初|规划|围绕|紧扣|(?:超过|高于|低于|高出|快于|完成)[^，。；]{0,12}(?:确定|提出|要求)"
)
_GOAL_TAIL = re.compile(
    "(?:左右|以上|以内|[\u4e00-\u9fff]{0,2}元|美元)?的?(?:年度|全年|预期|预定|计划|调控|控制|既定|奋斗|增长|[国省市]定)*(?:目标|任务|要求|指标)"
)
# 低于省定4%的控制目标: a limit that was set from above.
_SET_ABOVE = re.compile("[国省市]定|[国省市]控|国家|下达|规定|考核|核定")
_MEASURED_BY = re.compile("(?:高于|低于|超过|优于|好于|快于|少于|多于|接近)[^，。；]{0,10}$")
# 锚定总量突破千亿元目标: in a plan, a goal of later years.
_AIMED_AT = re.compile("(?:锚定|围绕|瞄准|紧盯|朝着|向着|紧扣)[^，。；]{0,40}$")
# 达到37亿美元，是前五年的2倍: a sum that is compared with an earlier sum.
_TO_EARLIER_YEARS = re.compile(
    "[^，。；\\d]{0,4}，?(?:分别)?(?:是|为|比|较|相当于)[前上](?:一个)?[三四五]年(?!前)"
)
_SAYS_A_NUMBER = re.compile(
    "[^，。；]{0,40}?(?:\\d|第[一二三四五六七八九十](?!方阵|梯队)|前[一二三四五六七八九十]+(?:[位名，。；]|$)|[两双]位数|翻)"
)
# 财政收入跨越200亿元、300亿元两个台阶: several steps take several years.
_STEP_TAIL = re.compile("大关|[两二三四五六七八九](?:个|大)(?:千亿|百亿)?(?:台阶|大关|关口)")
# A paragraph that opens with a sum over years reviews them all.
_OPENS_WITH_SUM = re.compile("(?:[^，。\\n]{2,16}。)?[五5]年(?:来|间)?(?:累计|共)")
_REMAINING = re.compile("尚有|仍有|还有|只有|仅有|不足|仅为|不到|仅占|只占")
# 有三分之一的渔民从事养殖, 税收的一半以上来自港口: a share that stands, not one to be reached.
_HAS = re.compile("[，；：\\s]*(?:目前|现在|现|已|还|大约|约)*有[近约]?$")
_STANDS = re.compile("(?:以上|左右|多)?(?:都|均)?(?:来自|源自|源于|集中在)")
# 在连续两年增长8%的基础上再增长9%: a base is no goal.
_BASIS_TAIL = re.compile("(?:左右|以上)?的(?:高)?基[础数]之?上")
# 就业目标比去年多50万人: how far a goal is from the goal before.
_BETWEEN_GOALS = re.compile("目标[^，。；]{0,4}[比较][^，。；]{1,8}(?:多|少|高|低|增加|减少)$")
# 居9个沿海城市首位: how many are ranked.
_GROUP_LEAD = re.compile("(?:居|列|在)(?:全国|全省|全区)?(?:的)?$")
_GROUP_TAIL = re.compile("[一-鿿]{2,12}?(?:首位|第[一二三四五六七八九十\\d]|前列|之首|榜首)")
# 进入全国500户重点企业行列: how many there are.
_ENTERED = re.compile("(?:进入|列入|纳入|入选|入围)[^，。；\\d]{0,8}$")
_RANGE_TAIL = re.compile("[^，。；、\\d]{1,14}?(?:行列|之列|范围|名单|序列)")
# 6个县中4个达标, 列入计划的30户企业，已有20户达标: how many there are, of which some are told.
_SOME_OF_THEM = re.compile(
    "[^，。；、\\d]{0,16}?(?:、[市区县旗]）?[^，。；、\\d]{0,6})*"
    "(?:(?<!其)[中里]，?(?:已?有)?|(?<=[业团县市区村目标位司校镇乡园构院厂站馆桥路线])，?(?:已有|现有|仍有|有))"
    "[\\d.]+[万千]?(?:多|余)?(?P<unit>[一-鿿])"
)
_PEOPLE = re.compile("各族|(?:全[市省区州县])?(?:人民|父老|儿女|群众的)")


def period_in(
    scene: Scene, group: list[Count], place: int, measured: Measured, tail: str
) -> Period:
    setting, paragraph, count = scene.setting, scene.paragraph, group[place]
    if is_origin((group[0] if count.token.is_triple else count).clause, tail):
        return Period(None, Status.CONTEXT)
    if is_class(setting.plain, count, tail):
        return Period(None, Status.CONTEXT)
    # The numbers of a list share the words before the first.
    first = count if place == 0 or not count.is_list else group[0]
    before = setting.plain[max(scene.sentence, first.number.start - REACH) : first.number.start]
    part = paragraph.part
    if part is Part.REVIEW and _OPENS_WITH_SUM.match(setting.plain, paragraph.start):
        part = Part.REVIEW_SPAN
    moment = Moment(
        part=part,
        year=setting.year,
        is_december=setting.is_december,
        before=_TITLE.sub("", before) if "》" in before else before,
    )
    period = period_of(moment, measured.measure)
    plans = paragraph.part.is_plan
    if (goal := _GOAL_TAIL.match(tail)) is not None and _is_a_goal(count.clause, goal[0], plans):
        return Period(None if plans else period.year, Status.CONTEXT)
    is_sum = period.status is Status.RESULT and _TO_EARLIER_YEARS.match(tail) is not None
    if is_sum or _spans_years(setting.plain, part, group, count):
        return Period(None, Status.RESULT)
    if _only_describes(scene, count, measured, tail):
        return Period(None, Status.CONTEXT)
    if period.status is Status.TARGET and _BASIS_TAIL.match(tail):
        return Period(None, Status.CONTEXT)
    if _REMAINING.search(count.clause) and (plans or paragraph.is_problems):
        return Period(moment.past if plans else None, Status.CONTEXT)
    return period


def _is_a_goal(clause: str, goal: str, plans: bool) -> bool:
    """Whether a number is a goal that a result is compared with, or that a task serves."""
    if plans:
        return _AIMED_AT.search(clause) is not None
    if "的" in goal and _PLANNED.search(f"{clause}{goal}"):
        return True
    return bool(_MEASURED_BY.search(clause) and _SET_ABOVE.search(f"{clause}{goal}"))


def _spans_years(plain: str, part: Part, group: list[Count], count: Count) -> bool:
    """Whether a result is of several years: a streak, or the steps of a list."""
    if part is Part.REVIEW_SPAN and len(group) > 1 and are_steps(plain, group):
        return True
    # 连续五年获评 tells what was done, 连续五年超过70亿斤 leaves it to the number.
    streak = part.is_review and count.clause.endswith(("连续", "提前")) and count.unit in TIMES
    return streak and _SAYS_A_NUMBER.match(plain, count.token.tail) is None


def are_steps(plain: str, group: list[Count]) -> bool:
    """Whether the amounts of a list are steps that were taken: 跨越200亿元、300亿元两个台阶."""
    head, last = group[0], group[-1]
    if head.hedge is None or head.hedge.bound is not Bound.MORE_THAN:
        return False
    return _STEP_TAIL.match(plain, last.token.tail) is not None


def _only_describes(scene: Scene, count: Count, measured: Measured, tail: str) -> bool:
    """Whether a number is neither reached nor to be reached: of a group, a goal or a part."""
    streak = measured.measure is Measure.DURATION and count.clause.endswith("连续")
    if streak or count.unit == "other:kV" or _is_span_or_age(count, measured):
        return True
    if is_named_set(scene, count):
        return True
    if count.unit == "count" and _is_a_group(scene.setting.plain, count, tail):
        return True
    return scene.paragraph.part.is_plan and _only_describes_a_task(count, tail)


def _is_a_group(plain: str, count: Count, tail: str) -> bool:
    """Whether a count tells how many there are, of which some are told."""
    if _GROUP_LEAD.search(count.clause) and _GROUP_TAIL.match(tail):
        return True
    if "入" in count.clause and _ENTERED.search(count.clause) and _RANGE_TAIL.match(tail):
        return True
    some = _SOME_OF_THEM.match(plain, count.token.tail)
    word = count.token.unit_word
    return some is not None and word is not None and word.word == some["unit"]


def _only_describes_a_task(count: Count, tail: str) -> bool:
    if _STANDING_BEFORE.search(count.clause[-16:]) or _BETWEEN_GOALS.search(count.clause):
        return True
    if count.unit == "count" and _PEOPLE.match(tail):
        return True
    return count.number.form is Form.PART and _is_standing_share(count, tail)


def _is_standing_share(count: Count, tail: str) -> bool:
    """Whether a share in words only describes: 有三分之一的渔民从事养殖."""
    has = tail.startswith("的") and _HAS.fullmatch(count.clause) is not None
    return has or _STANDS.match(tail) is not None


def _is_span_or_age(count: Count, measured: Measured) -> bool:
    """Whether a number tells how long, or how old those are who are counted or served."""
    if count.unit != "year" or not count.is_age:
        return count.unit == "year"
    return measured.measure is Measure.LEVEL and _LIFE.search(count.clause) is None


def is_class(plain: str, count: Count, tail: str) -> bool:
    """Whether a number describes the counted things: projects of over 100 million yuan."""
    is_money = count.unit in ("CNY", "USD")
    has_size = not is_money and count.unit not in _PROPORTIONS
    if has_size and (names_a_size(count, tail) or is_capacity(plain, count)):
        return True
    if is_money and "总投资" in count.clause and _WHOLE_INVESTMENT.search(count.clause):
        return _GROWN.match(tail) is None
    word = count.token.unit_word
    people = word is not None and word.word == "人"
    sized = count.hedge is not None and count.hedge.text in ("以上", "以下")
    if sized and count.unit not in _PROPORTIONS and (count.unit != "count" or people):
        return _CLASS_NOUN.match(plain, count.token.tail) is not None
    if count.unit not in _MEASURED_CLASS:
        return False
    if _OVER.search(count.clause[-24:]):
        # 5个县财政收入超过10亿元: the amount tells which are counted.
        return True
    if _SIZED.search(count.clause[-6:]):
        # 6个1000亿元产业集群: the amount is the size of each.
        return True
    if tail.startswith("的") and _SIZE_BEFORE.search(count.lead):
        return True
    return _CLASS_NOUN.match(tail) is not None
