"""The year of a value, and whether it is a result, a target or background."""

from __future__ import annotations

import re
from typing import NamedTuple

from dalian_report.drafting._parts import Part, plan_years, year_of
from dalian_report.model import Measure, Status


class Period(NamedTuple):
    """The year of a value (None for a sum over years or for none) and its status."""

    year: int | None
    status: Status


class Moment(NamedTuple):
    """The place of a number in a report."""

    part: Part
    year: int | None
    """The year that the report plans."""
    is_december: bool
    """Whether it was delivered in the last months of the year before."""
    before: str
    """The sentence up to the number."""

    @property
    def past(self) -> int | None:
        """The year that the report reviews."""
        return None if self.year is None else self.year - 1

    @property
    def clause(self) -> str:
        """The words since the last clause mark."""
        return self.before[max(self.before.rfind(mark) for mark in "，：；、") + 1 :]


_YEAR = re.compile(
    r"((?:19[4-9]|20[0-6])\d|[一二][九〇零][〇零一二三四五六七八九]{2})年(?!不变价|可比价|价格|定价)(?P<since>以来|相比|基础上|开始|起)?"
    "|“?(?P<plan>十[一二三四五六]五|十五|[六七八九]五)”?(?:时期|计划)?(?:期?末)"
    "|(?P<word>(?<![一二两三四五六七八九十0-9])年内|(?<!占)全年(?!比例|比重)|去年|上年|前年|今年|本年|明年|上一年|过去(?:的)?一年|一年来)"
)
_BASIS = re.compile("(?:比|较|与|由|从|自|同|在|对比|相对)$")
# 略高于上年: the year is that of the basis.
_LIMIT = re.compile("[高低快慢多少大优好]于$|超过$")
# 受2028年项目投资基数较大影响: the year is that of the base.
_OF_A_BASE = re.compile("[^，。；]{0,20}基数[^，。；]{0,8}(?:影响|因素)")
_MULTIPLE = re.compile("的(?:$|[^，；。]{1,8}倍)")
_SUM = re.compile(
    r"(?:[二三四五六七八九十两几]|(?<!\d)\d{1,2})年(?:多)?(?:来(?!新高|的?最|的?首|少有|同期)|间|$|累计|共|全[市省区州县](?=完成|新增|建成|引进)|新增|中|以来(?!的?(?:最|首|新高|新低|同期))|净|内)"
    r"|(?:过去|近|这|前)的?(?:[二三四五六七八两几]|\d)年(?!来的?(?:最|首|少有|新高))"
    "|本届政府|(?:期间|时期)(?!的)|近年来|历年|逐年|五年累计"
    "|(?<![比较])“(?:十[一二三四五]?五|[六七八九]五)”(?!末|期末|平均|规划|计划|目标|普法|时期末|以来(?:首次|最|新高|同期|第一))"
)
# 五年来，…出口累计: a sum, whatever year is printed between.
_SPAN_BEFORE = re.compile("(?:^|[。，])(?:过去|这)?(?:的)?[二三四五两\\d]年(?:来|间)")
_AVERAGE = re.compile(
    "年均(?!浓度|值)|年平均|平均每年|年递增|年度平均|两年平均"
    "|每年(?=以|递|增|新增|平均|保持|完成|约|都|均|新建|投入|安排|净增)"
)
_YEARLY_GROWTH = re.compile("年均(?!浓度|值)[^，。；]{0,4}(?:增|递增|提高|下降)|年递增")
_STATE = re.compile(
    "达到?|接近|超过|超$|突破|居(?!民)|升至|增至|提高到|上升到|增加到|降至|下降到|降到|扩大到|发展到"
    "|提升到|提升至|提高至|上升至|增加至|降低到|占|跃居|拥有|稳定在|保持在|控制在|壮大到"
    "|扩大至|缩小到|缩小至|增到|重回|余额|总数|现有|共有|总量|由|从|仍|提高为|上升为|成为|率"
    "|存量|里程|覆盖|在册|跃上|跨上|站上|迈上|为$|至$|到$|有$"
    "|是(?![^，。；]*(?:时期|五年(?!前)|总和|五”的))[^，。；]{0,16}的(?:约|近|超)?$"
)
# Compared with a year, the value belongs to the last year.
_COMPARED = re.compile(
    "同比|[比较](?:上年|去年|五年前|5年前|(?:19|20)\\d\\d年|“?(?:十[一二三四五]?五|[六七八九]五)”?期?末)"
)
# 失业率始终控制在4%以内: of all the years, not of the last.
_ALL_ALONG = re.compile(
    "始终|(?:持续|一直|长期|连年|常年)(?:都|均)?(?:保持|稳定|控制|维持|占|在)"
    r"|连续(?:[二三四五六七八九十两]+|\d{1,2})年(?:都|均|每年)?(?:超|保持|稳定|控制|突破|达|在|高于|不低于)"
)
# 淘汰20台、四年累计90台: a sum beside a number of the year has the years for itself.
_SUM_BESIDE = re.compile(
    r"、(?:近|这)?(?:[二三四五六七八九十两]|\d{1,2})年累计(?:完成|达到?|超过?|为|约|近)*\d[^，。；、]*"
)
# 连续跨越千亿元、两千亿元台阶: steps of several years.
_STEPS = re.compile(
    r"(?:连续|连|先后|相继|接连)(?:跨越?|突破|迈上?|跃上?|登上?|站上?)了?[\d.千百万亿元、和“”]*$"
)
# 累计发放低保金、补贴超过15亿元: a hedge reaches no state.
_HEDGED_SUM = re.compile("(?:累计|(?<!公)共(?![有享同管产]))[^，。；]*(?:超过?|突破|接近|近)$")
_FLOW = re.compile(
    "累计|新增|(?<!公)共(?![有享同管产])|年(?:来|间)?共有|新建|建成(?!区)|完成|实施|引进|发放"
)
_PAST = re.compile(
    "(?<![比较与和对])(?:去年|上年)(?!同期)|已经|已有|已达|已(?=[^经])|目前|截至|截止|现有|当前|现已|刚刚过去"
)
_YEARS_PAST = re.compile("(?:[一两二三四五六七八九十]|\\d)年来")
# The results of a report of a later month for its own year: 一季度生产总值下降3%.
_QUARTER = re.compile(
    "(?:一季度|前两个月|[1一][-—至](?:[23456]|[二三四五六])月份?)"
    "(?!末|前|要|达|力争|确保|实现|完成|开工|启动|投产|“|”|开门|竣工)[^。；]{2,80}$"
)
_PLAN_AHEAD = re.compile(
    "“?(十[一二三四五六]五|十五|[六七八九]五)”?(?:时期|期间|末|期末|计划期)"
    r"|(?:今后|未来)[^，。]{0,2}(?:五|三|[3-9]|十)年|(?<!过去)(?<!过去的)[三五35]年(?:间|累计)|(?:[二两三四五十]|[2-9])年(?:之)?内"
    "|若干年|第[二三四]步[，：]"
)
_RANGE_TO = re.compile(r"(?:19|20)\d\d年?[-—~至到]{1,2}$")


class _Printed(NamedTuple):
    """The last year that the words before a number print."""

    year: int | None
    since: str
    """The words after it."""


def _printed_year(moment: Moment) -> _Printed | None:
    printed = None
    before = moment.before
    for match in _YEAR.finditer(before):
        left = before[max(0, match.start() - 2) : match.start()]
        if match["since"] or (_BASIS.search(left) and not left.endswith("到")):
            continue
        if (match["word"] and _LIMIT.search(left)) or _OF_A_BASE.match(before, match.end()):
            continue
        if left.endswith(("是", "为", "当于", "复到", "复至")) and _MULTIPLE.match(
            before, match.end()
        ):
            # 是2005年的2.1倍: the year is that of the basis, also for the clauses that follow.
            continue
        if match["plan"]:
            years = plan_years(match["plan"])
            year = years[1] if years else None
        else:
            year = _named_year(match["word"], moment) if match["word"] else year_of(match[1])
        if match[1] and _RANGE_TO.search(before[max(0, match.start() - 8) : match.start()]):
            # 2001—2005年: a sum over years.
            year = None
        printed = _Printed(year, before[match.end() :])
    return printed


def _named_year(word: str, moment: Moment) -> int | None:
    year = moment.year
    if year is None:
        return None
    if word in ("今年", "本年"):
        return year - 1 if moment.part.is_review and moment.is_december else year
    if word in ("年内", "全年"):
        return year if moment.part.is_plan else year - 1
    if word == "明年":
        return year if moment.is_december else year + 1
    return year - 2 if word == "前年" else year - 1


def period_of(moment: Moment, measure: Measure) -> Period:
    """The year and the status of a number of this measure."""
    if moment.part is Part.REVIEW and "年累计" in moment.before:
        moment = moment._replace(before=_SUM_BESIDE.sub("", moment.before))
    printed = _printed_year(moment)
    if moment.part.is_review:
        return _reviewed(moment, measure, printed)
    if moment.part is Part.PLAN_SPAN:
        return _planned_span(moment, printed)
    if moment.part is Part.PLAN:
        return _planned(moment, printed)
    return Period(printed.year if printed else None, Status.CONTEXT)


def _reviewed(moment: Moment, measure: Measure, printed: _Printed | None) -> Period:
    clause = moment.clause
    if _AVERAGE.search(clause):
        return Period(None, Status.RESULT)
    if printed is not None:
        if _SUM.search(printed.since) and not _STATE.search(clause):
            return Period(None, Status.RESULT)
        is_span = moment.part is Part.REVIEW_SPAN or _SPAN_BEFORE.search(moment.before)
        if "累计" in clause and is_span and not _YEAR.search(clause):
            return Period(None, Status.RESULT)
        ahead = printed.year is not None and moment.year is not None and printed.year >= moment.year
        return Period(printed.year, Status.CONTEXT if ahead else Status.RESULT)
    if moment.part is not Part.REVIEW_SPAN and not _SUM.search(moment.before):
        return Period(moment.past, Status.RESULT)
    if _ALL_ALONG.search(clause):
        return Period(None, Status.RESULT)
    if measure in (Measure.SHARE, Measure.RANK) or _COMPARED.search(clause):
        return Period(moment.past, Status.RESULT)
    if measure in (Measure.GROWTH, Measure.CHANGE):
        return Period(None, Status.RESULT)
    whole = moment.before[max(moment.before.rfind(mark) for mark in "，：；") + 1 :]
    if measure is Measure.LEVEL and (_HEDGED_SUM.search(whole) or _STEPS.search(whole)):
        return Period(None, Status.RESULT)
    if not _STATE.search(clause) and not _FLOW.search(clause):
        # The verb of a list is before its first item: 食堂达到15个、床位20张.
        clause = whole
    is_state = _STATE.search(clause) is not None and _FLOW.search(clause) is None
    return Period(moment.past if is_state else None, Status.RESULT)


_LATER_STEP = re.compile("第[二三四]步[，：]")


def _planned_span(moment: Moment, printed: _Printed | None) -> Period:
    average = _AVERAGE.search(moment.clause) is not None
    if printed is None or printed.year is None or moment.year is None:
        return Period(None, Status.CONTEXT)
    if printed.year == moment.year and _LATER_STEP.search(printed.since):
        return Period(None, Status.CONTEXT)
    if printed.year == moment.year and not average:
        return Period(printed.year, Status.TARGET)
    status = Status.RESULT if printed.year < moment.year else Status.CONTEXT
    return Period(None if average else printed.year, status)


def _planned(moment: Moment, printed: _Printed | None) -> Period:
    if printed is not None and printed.year is not None and printed.year != moment.year:
        if moment.year is not None and printed.year < moment.year:
            return Period(printed.year, Status.RESULT)
        average = _AVERAGE.search(moment.clause) is not None
        return Period(None if average else printed.year, Status.CONTEXT)
    if printed is None and _YEARS_PAST.search(moment.before):
        return Period(None, Status.RESULT)
    if printed is None and _QUARTER.search(moment.before):
        return Period(moment.year, Status.RESULT)
    if printed is None and _PAST.search(moment.clause):
        return Period(moment.past, Status.RESULT)
    # A list that begins with 年均 is of several years, up to a year that is printed.
    goes_on = printed is None and _YEARLY_GROWTH.search(moment.before) is not None
    if goes_on or names_plan_ahead(moment.before, moment.year) or _AVERAGE.search(moment.clause):
        return Period(None, Status.CONTEXT)
    return Period(moment.year, Status.TARGET)


def names_plan_ahead(words: str, year: int | None) -> bool:
    """Whether the sentence sets goals for a whole five-year plan or for years to come."""
    for match in _PLAN_AHEAD.finditer(words):
        years = plan_years(match[1]) if match[1] else None
        if match[1] is None or (years and year and years[1] >= year):
            return True
    return False
