"""One figure: its concept, unit, bound and measure, and its target if it sets one."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from dalian_report.drafting import _measures, _subjects, _targets
from dalian_report.drafting._background import are_steps, is_class, period_in
from dalian_report.drafting._bases import base_year_before, is_multiple_of_its_past
from dalian_report.drafting._capacities import is_capacity, is_daily
from dalian_report.drafting._clauses import REACH, is_positive_growth
from dalian_report.drafting._labels import ends_with_verb, label_of, noun_after
from dalian_report.drafting._measures import Measured
from dalian_report.drafting._other_places import is_elsewhere, is_of_part
from dalian_report.drafting._periods import Period
from dalian_report.drafting._readings import FigureReading
from dalian_report.model import Bound, Direction, Measure, Status, Strength
from dalian_report.model._quantities import EXACTLY
from dalian_report.numerals import Form

if TYPE_CHECKING:
    from dalian_report.drafting._clauses import Count
    from dalian_report.drafting._scenes import Scene, State
    from dalian_report.numerals import Hedge

_CAPACITY = re.compile(
    "(?:(?<![去减汰解出])产能|(?<![去减汰解出])生产能力|年产|年加工|年处理)[^占，]{0,5}$"
)
_YEARLY_OUTPUT = re.compile("年产(?:约|达|超过?|近)?$")
# These verbs begin a task of its own after 力争.
_OWN_VERB = re.compile("(?:着力|加快|大力|重点|抓好|启动|持续|全面|深入|继续)")
_KEPT_AT = re.compile("控制在[^，。；]{0,2}$")
# 不能超过总面积的5%: the hedge is before what the number is a part of.
_LIMIT_APART = re.compile(
    "(?:(?P<most>不(?:得|能|应|可)?(?:超过|高于|突破))|(?P<least>不(?:得|能|应|可)?(?:低于|少于)))"
    "[^，。；\\d]{1,16}的$"
)
_DISTRIBUTES = re.compile("均|都|分别|各")


def read_count(
    scene: Scene, group: list[Count], place: int, measured: Measured, state: State
) -> FigureReading:
    plain = scene.setting.plain
    count = group[place]
    number, unit, factor = count.number, count.unit, count.factor
    if unit == "ratio" and measured.measure is Measure.GROWTH:
        unit, factor = "percent", Decimal(100)
    if unit == "other:index" or _is_index(scene, group, place, measured, state):
        unit, measured = "other:index", Measured(Measure.LEVEL)
    item = (
        state.subject.item(place, len(group)) if state.subject is not None else _subjects.Item("")
    )
    if not count.token.is_triple and not _measures.RECOVERED.search(group[0].lead):
        measured = _own_measure(scene, item, measured, state, unit)
    is_of_noun = _is_share_of_noun(plain, count)
    measured = Measured(Measure.SHARE) if is_of_noun else measured
    concepts = () if is_of_noun else _concepts(scene, group, place, measured, state, unit=unit)
    unit = _corrected_unit(plain, unit, concepts, count, measured)
    tail = plain[count.token.tail : min(count.token.tail + 24, scene.span[1])]
    bound, hedge = _bound(plain, group, place)
    if unit == "rank" and count.clause.endswith("前") and bound is Bound.EXACT:
        bound, hedge = Bound.AT_MOST, "前"
    period = period_in(scene, group, place, measured, tail)
    in_points = count.unit == "percentage_point"
    if in_points and state.period is not None and _compares_before(group[0], measured):
        # Behind a goal that was missed or passed the result goes on.
        is_goal = state.period == (period.year, Status.CONTEXT) and period.year is not None
        period = period if is_goal else state.period
    if _is_of_last_year(concepts, measured, count, period):
        period = Period(scene.setting.past, period.status)
    state.period = period
    year, status = period
    reading = FigureReading(
        start=number.start,
        end=number.end,
        statement=scene.span,
        value=_scaled(number.value, factor),
        value_to=None if number.value_to is None else _scaled(number.value_to, factor),
        resolution=_scaled(number.resolution, factor),
        unit=unit,
        bound=bound,
        hedge=hedge,
        label=_label(item, count, group[0].lead, tail, state),
        measure=measured.measure,
        direction=_direction(measured),
        year=year,
        status=status,
        concepts=concepts,
        since=base_year_before(
            (year or scene.setting.past or 0) - 1, group[0].clause, measured.measure, group[0].unit
        ),
        is_sure=measured.is_sure,
    )
    if status is Status.TARGET:
        _promise(scene, reading, count if place == 0 else group[0], state)
    return reading


# 增长6%，高于全国2个百分点: the distance is of the number before, whose year it has.
_COMPARES_BEFORE = re.compile(
    "[、，]?(?:并|且|也|均|又|分别|略|大幅|持续|明显|[增降涨跌][速幅])*"
    "(?:高于|低于|快于|高出|慢于|好于|优于|比)"
)


def _compares_before(head: Count, measured: Measured) -> bool:
    if measured.measure is not Measure.LEVEL:
        return False
    return _COMPARES_BEFORE.match(head.lead) is not None


def _is_share_of_noun(plain: str, count: Count) -> bool:
    """Whether a share in words has its own noun: 增长5%，有三分之一的渔民从事养殖."""
    has = count.number.form is Form.PART and count.clause.endswith("有")
    return has and plain.startswith("的", count.token.tail)


def _label(item: _subjects.Item, count: Count, lead: str, tail: str, state: State) -> str:
    """The name of the quantity: of its concept, of what is counted, or of the words before."""
    if item.text:
        return item.text
    # Before these the lead has the things counted before, or a few of those that are counted.
    own = "" if count.lead.endswith(("、", "和", "及", "与", "等")) else count.lead.lstrip("，")
    is_set = count.token.unit_word is None and tail.startswith("大")
    noun = noun_after(tail.removeprefix("大") if is_set else tail)
    counts = count.unit == "count" and (is_set or not own or ends_with_verb(own))
    return (noun if counts else "") or state.label or label_of(lead) or noun


# Of these a report tells the amount of one year, unless it says that it sums.
_YEARLY = frozenset(
    (
        "gdp",
        "gdp-per-capita",
        "primary-industry",
        "secondary-industry",
        "tertiary-industry",
        "industrial-value-added",
        "industrial-output",
        "fiscal-revenue",
        "budget-revenue",
        "retail-sales",
        "foreign-trade",
        "exports",
        "income",
        "urban-income",
        "rural-income",
        "deposits",
        "loans",
        "population",
    )
)
_SUMMED = re.compile("累计|共|总计|合计|总和|新增|[一二三四五六七八九十两]年|年均|每年|平均")


def _is_of_last_year(
    concepts: tuple[str, ...], measured: Measured, count: Count, period: Period
) -> bool:
    """Whether an amount in a review of several years belongs to the last year."""
    if period != (None, Status.RESULT) or measured.measure is not Measure.LEVEL:
        return False
    return bool(concepts) and concepts[0] in _YEARLY and not _SUMMED.search(count.clause)


def _own_measure(
    scene: Scene, item: _subjects.Item, measured: Measured, state: State, unit: str
) -> Measured:
    """The measure of an item of a list: prices grow and unemployment is a share of one list."""
    if unit not in ("percent", "permille") or state.subject is None or len(state.subject.items) < 2:
        return measured
    concept = scene.setting.words.concepts.get(item.concept or "")
    if concept is None or state.is_part or measured.measure.value in concept.measures:
        return measured
    if concept.default == "growth" and measured.measure is Measure.SHARE:
        return Measured(Measure.GROWTH, Direction.UP)
    if concept.default == "share" and measured.measure is Measure.GROWTH:
        return Measured(Measure.SHARE)
    return measured


def _is_index(
    scene: Scene, group: list[Count], place: int, measured: Measured, state: State
) -> bool:
    """Whether a percentage of prices is an index of about a hundred: 居民消费价格指数102.3%."""
    count = group[place]
    if count.unit != "percent" or not 80 < count.number.value < 150 or state.subject is None:
        return False
    is_prices = state.subject.item(place, len(group)).concept == "consumer-prices"
    change, _ = _measures.change_before(group[0].lead, scene.setting.words)
    return is_prices and change is None


def _scaled(value: Decimal, factor: Decimal) -> Decimal:
    return value if factor == 1 else EXACTLY.multiply(value, factor)


def _direction(measured: Measured) -> Direction | None:
    if measured.measure in (Measure.GROWTH, Measure.CHANGE):
        return measured.direction or Direction.UP
    return None


def _corrected_unit(
    plain: str, unit: str, concepts: tuple[str, ...], count: Count, measured: Measured
) -> str:
    if concepts == ("natural-growth",) and unit == "percent" and count.number.value >= 2:
        # A misprint for ‰: no place grows by two in a hundred.
        return "permille"
    if unit == "t" and (
        _YEARLY_OUTPUT.search(count.clause) or (is_capacity(plain, count) and not is_daily(count))
    ):
        return "t/a"
    if unit == "t" and measured.measure is Measure.LEVEL and _CAPACITY.search(count.clause):
        return "t/a"
    return unit


def _promise(scene: Scene, reading: FigureReading, count: Count, state: State) -> None:
    """Make a figure a target: its sense and its strength."""
    words, clause = scene.setting.words, count.clause
    concept = words.concepts.get(reading.concepts[0]) if reading.concepts else None
    unhedged = reading.bound is Bound.EXACT and reading.measure is not Measure.RANK
    if unhedged and _KEPT_AT.search(clause):
        reading.bound, reading.hedge = Bound.AT_MOST, "控制在"
    since = max(scene.span[0], reading.start - REACH)
    expects = "预期" in scene.setting.plain[since : reading.start]
    before = scene.setting.plain[max(scene.sentence, reading.start - REACH) : reading.start]
    binds = before.rfind("约束性") > before.rfind("预期性")
    reading.sense = _targets.sense_of(
        reading.bound,
        reading.measure,
        reading.direction,
        lead=clause,
        polarity=concept.polarity if concept else None,
        words=words,
    )
    listed = (scene.in_list or expects) and not binds
    reading.strength = _targets.strength_of(clause, listed, words)
    if listed:
        return
    if reading.strength is Strength.STRIVED_FOR:
        # 力争甲增长2%，乙增长3%: the verb goes on. With 增长2%，力争3%
        # the city strives for more of the same.
        more_of_same = words.bridge_pattern.fullmatch(count.lead) is not None
        state.strives_in = None if more_of_same else scene.span
    elif words.pattern("targets", "committed").search(clause) or _OWN_VERB.match(clause):
        state.strives_in = None
    elif state.strives_in == scene.span:
        reading.strength = Strength.STRIVED_FOR


def _bound(plain: str, group: list[Count], place: int) -> tuple[Bound, str]:
    """The bound of a number: its own hedge, or its list's hedge under 均 or 分别 or of steps."""
    count, number = group[place], group[place].number
    if is_positive_growth(number):
        return Bound.MORE_THAN, ""
    hedge: Hedge | None = count.hedge
    if hedge is None and len(group) > 1 and _DISTRIBUTES.search(group[0].lead):
        last, first = group[-1].hedge, group[0].hedge
        if last is not None and last.start > number.end:
            hedge = last
        elif first is not None and place > 0 and first.end <= group[0].number.start:
            hedge = first
    if hedge is None and place > 0 and are_steps(plain, group):
        hedge = group[0].hedge
    if hedge is not None:
        return hedge.bound, hedge.text
    if (limit := _LIMIT_APART.search(count.clause)) is not None:
        return (Bound.AT_MOST if limit["most"] else Bound.AT_LEAST), limit["most"] or limit["least"]
    if number.bound is not None:
        return number.bound, "多" if number.bound is Bound.MORE_THAN else ""
    return Bound.EXACT, ""


def _concepts(
    scene: Scene, group: list[Count], place: int, measured: Measured, state: State, *, unit: str
) -> tuple[str, ...]:
    words, count = scene.setting.words, group[place]
    subject = state.subject
    if count.token.is_triple:
        return _of_structure(scene, group[0], count)
    if after := _concept_after(scene, count, measured):
        return after
    if subject is None:
        return ()
    if not subject.is_headline or is_elsewhere(scene, group[0].lead) or is_of_part(scene, count):
        return ()
    if is_class(scene.setting.plain, count, scene.setting.plain[count.token.tail :][:24]):
        return ()
    is_part = state.is_part
    named = _subjects.concepts_of(subject, place, len(group), words)
    if unit == "ratio" and measured.measure is Measure.LEVEL:
        return named if is_multiple_of_its_past(group[0].lead) and not is_part else ()
    found = (
        _subjects.fitting(name, measured.measure, unit, is_part=is_part, words=words)
        for name in named
    )
    fit = tuple(name for name in found if name is not None)
    if fit == ("poverty-relief",) and unit == "count" and _LEFT.search(count.clause):
        return ()
    if fit == ("tax-revenue",) and _SECTOR.search(group[0].gap):
        return ()
    if fit == ("rd-spending",) and "企业" in group[0].lead:
        # 规上工业企业研发经费: of some firms, not of the place.
        return ()
    if fit == ("loans",) and _PROGRAMME_LOANS.search(group[0].clause):
        return ()
    if len(named) < 2 or not fit or not scene.paragraph.part.is_plan:
        return fit
    # 居民消费价格和失业率均控制在3%以内: a rate of growth and a share with one limit.
    others = (words.concepts[name] for name in named if name not in fit)
    return (*fit, *(one.id for one in others if unit in one.measures.get(one.default, ())))


_STRUCTURE = re.compile(
    "(?:[三3]次|三大|一二三次?|一、二、三次?|第一、二、三|三次产业内部)产?业?(?:增加值)?(?:的)?"
    "(?:结构|比重|比例|占比|构成|之?比)"
    "(?:[^，。；\\d]{0,16}，(?=(?:三者|三次产业)?(?:比例|比重)?(?:已|分别)?(?:由|从|达到|调整|演变)))?[^，。；]{0,48}$"
)


_LAST_OF_THREE = re.compile(r"\d%?[:：][\d.]+%?[:：]$")


def _of_structure(scene: Scene, head: Count, count: Count) -> tuple[str, ...]:
    """The concept of one of three industries' shares such as 5:45:50: services are the last."""
    plain, start, end = scene.setting.plain, count.number.start, count.token.tail
    if plain[end : end + 1] in (":", "：") or not _LAST_OF_THREE.search(plain[start - 14 : start]):
        return ()
    words = plain[max(scene.span[0], head.number.start - 60) : head.number.start]
    return ("service-share",) if _STRUCTURE.search(words) else ()


# 水运业加快发展，实现税收9亿元: the taxes of a sector.
_SECTOR = re.compile(
    "(?:^|[。；])(?!全[市省区州县国])[^，。；、]{0,6}(?<!工)(?<!企)(?<!就)(?:业|园区|板块)[^，。；、]{1,8}，$"
)
# 发放小额贷款2亿元: loans of one programme, not those of all banks.
_PROGRAMME_LOANS = re.compile("发放|小额|贴息|助学|创业担保|担保贷款|再贷款")
# 贫困人口减少到2万人: the people who are still poor, not those who are no more.
_LEFT = re.compile("(?:减少|下降|降低|减|降)[到至为]")


# 4县脱贫 and 20村脱贫 count no people.
_PLACES = ("县", "区", "市", "旗", "乡", "镇", "村")
_NAMED_AFTER = frozenset(("high-tech-firms", "poverty-relief", "visitors", "affordable-housing"))


def _concept_after(scene: Scene, count: Count, measured: Measured) -> tuple[str, ...]:
    """The concept that the noun after a count names: 15家高新技术企业."""
    unit = count.token.unit_word
    if count.unit not in ("count", "m2") or (unit is not None and unit.word in _PLACES):
        return ()
    plain, words = scene.setting.plain, scene.setting.words
    # 2万贫困人口: what is read as a unit may begin the name.
    starts = count.token.tail, count.number.end
    tails = (plain[start : start + 16].lstrip("多余").removeprefix("的") for start in starts)
    named = (_subjects.concept_of_tail(tail, words) for tail in tails)
    concept = next((name for name in named if name in _NAMED_AFTER), None)
    if concept is None:
        return ()
    measures = words.concepts[concept].measures
    return (concept,) if count.unit in measures.get(measured.measure.value, ()) else ()
