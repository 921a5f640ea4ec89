"""The year and status of a number, and the numbers that only describe or compare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalian_report.drafting._clauses import REACH
from dalian_report.drafting._parts import Part
from dalian_report.drafting._periods import Moment, Period, period_of
from dalian_report.model import Measure, Status
from dalian_report.numerals import Form

if TYPE_CHECKING:
    from dalian_report.drafting._clauses import Count
    from dalian_report.drafting._measures import Measured
    from dalian_report.drafting._scenes import Scene

_ORIGIN_WORD = re.compile(
    "(?:由|从|自)(?!于|事|业|贸|付|此|来|而|言|严|优|紧|快|重|中|动|治|主|然|身)"
)
_FAR_FROM_ORIGIN = 30
# 60个村合并为40个: also without 由.
_BARE_ORIGIN_TAIL = re.compile(
    "(?!以[上下内])[^，。；、\\d]{0,6}(?:合并|精简|整合|压减|压缩|缩减|减少|增加|提高|提升|下降|降低|扩大|调整)"
    "[为到至][近约超]?过?\\d"
)
# 比2026年的202亿元增加139亿元
_BASE_LEAD = re.compile("(?:比(?!重|例|率|为|由|从)|较)[^，。；]{0,10}(?:年|末|底|期)的$")
# 比上年亏损3亿元增盈6亿元: the number is the base, with the year before and without a verb.
_BARE_BASE_LEAD = re.compile("[比较](?:上年|去年|上一年|年初)(?:净?亏损|的)$")
_BASE_TAIL = re.compile("(?:大幅|净|约)?(?:增|提高|提升|上升|下降|减|多|少|翻|高|低|扩)")
_ORIGIN_PASSED = re.compile(
    r"[^，。；]*\d[^，。；、\d]{1,10}(?:[到至为]|[达跃]上)|[^，。；]*\d%?(?:到|至)"
)
_ORIGIN_TAIL = re.compile(
    r"(?:[:：][\d.]+)*[^，。；\d]{0,14}?(?:到|至|增|升|降|提|扩|发展|达|跃|变|优化|调整|转变|演变|演进|改善|缩|削|压|精简|合并|整合)|、"
    r"|[和及与][约近]?\d[\d.]*[亿万%]*[^，。；\d]{0,8}(?:到|至|增|升|降|提|扩|达)"
)
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
    "(?:总投资(?:额)?|年产|年处理|日处理|设计能力|规划面积|占地|省定|年生产能力|月收入|收入低于|年龄|满"
    "|年满|周岁)(?:约|达|超过?|近|为|达到)*$"
)
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
    "(?:左右|以上|以内|[\u4e00-\u9fff]{0,2}元|美元)?的(?:年度|全年|预期|预定|计划|调控|控制|既定|奋斗|增长)*(?:目标|任务|要求)"
)
# 达到37亿美元，是前五年的2倍: a sum that is compared with an earlier sum.
_TO_EARLIER_YEARS = re.compile(
    "[^，。；\\d]{0,4}，?(?:分别)?(?:是|为|比|较|相当于)[前上](?:一个)?[三四五]年(?!前)"
)
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
_PEOPLE = re.compile("各族|(?:全[市省区州县])?(?:人民|父老|儿女|群众的)")


def period_in(
    scene: Scene, group: list[Count], place: int, measured: Measured, tail: str
) -> Period:
    setting, paragraph, count = scene.setting, scene.paragraph, group[place]
    if _is_origin((group[0] if count.token.is_triple else count).clause, tail):
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
    goal = None if plans else _GOAL_TAIL.match(tail)
    if goal and _PLANNED.search(f"{count.clause}{goal[0]}"):
        return Period(period.year, Status.CONTEXT)
    if period.status is Status.RESULT and _TO_EARLIER_YEARS.match(tail):
        return Period(None, Status.RESULT)
    if plans and _STANDING_BEFORE.search(count.clause[-16:]):
        return Period(None, Status.CONTEXT)
    streak = measured.measure is Measure.DURATION and count.clause.endswith("连续")
    if streak or count.unit in ("year", "other:kV") or _is_age(count, measured):
        return Period(None, Status.CONTEXT)
    if _is_named_set(scene, count):
        return Period(None, Status.CONTEXT)
    if plans and count.unit == "count" and _PEOPLE.match(tail):
        return Period(None, Status.CONTEXT)
    if period.status is Status.TARGET and _BASIS_TAIL.match(tail):
        return Period(None, Status.CONTEXT)
    if _only_describes(count, tail, plans=plans):
        return Period(None, Status.CONTEXT)
    if _REMAINING.search(count.clause) and (plans or paragraph.is_problems):
        return Period(moment.past if plans else None, Status.CONTEXT)
    return period


def _is_origin(clause: str, tail: str) -> bool:
    """Whether a number is where a change begins: 从50%提高到60%."""
    if _BASE_LEAD.search(clause) or _BARE_BASE_LEAD.search(clause):
        return _BASE_TAIL.match(tail) is not None
    if _BARE_ORIGIN_TAIL.match(tail):
        return True
    begins = [match.end() for match in _ORIGIN_WORD.finditer(clause)]
    if not begins or len(clause) - begins[-1] > _FAR_FROM_ORIGIN:
        return False
    # 甲从60减少到50、乙从40减少到30: each of them has its own beginning.
    passed = _ORIGIN_PASSED.match(clause, begins[-1]) is not None
    return not passed and _ORIGIN_TAIL.match(tail) is not None


def _is_named_set(scene: Scene, count: Count) -> bool:
    """Whether number words count a set that exists: 十大工程, but not 办好十件实事."""
    if count.number.form is not Form.WORDS or count.unit != "count" or count.hedge is not None:
        return False
    plain, start, word = scene.setting.plain, count.number.start, count.token.unit_word
    if word is None:
        return plain.startswith("大", count.number.end)
    done = plain[max(scene.span[0], start - 4) : start].endswith(
        scene.setting.words.ending("roles", "doers")
    )
    return word.word in ("件", "类", "项", "条") and not done


def _only_describes(count: Count, tail: str, *, plans: bool) -> bool:
    """Whether a number is neither reached nor to be reached: of a group, a goal or a part."""
    if count.unit == "count" and _GROUP_LEAD.search(count.clause) and _GROUP_TAIL.match(tail):
        return True
    if not plans:
        return False
    if _BETWEEN_GOALS.search(count.clause):
        return True
    return count.number.form is Form.PART and _is_standing_share(count, tail)


def _is_standing_share(count: Count, tail: str) -> bool:
    """Whether a share in words only describes: 有三分之一的渔民从事养殖."""
    has = tail.startswith("的") and _HAS.fullmatch(count.clause) is not None
    return has or _STANDS.match(tail) is not None


def _is_age(count: Count, measured: Measured) -> bool:
    """Whether a number tells how old those are who are counted or served."""
    if count.unit != "other:year-of-age" or measured.measure is not Measure.LEVEL:
        return False
    return _LIFE.search(count.clause) is None


def is_class(plain: str, count: Count, tail: str) -> bool:
    """Whether a number describes the counted things: projects of over 100 million yuan."""
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
