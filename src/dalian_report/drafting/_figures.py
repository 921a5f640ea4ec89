"""One figure: its concept, unit, bound and measure, and its target if it sets one."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from dalian_report.drafting import _measures, _subjects, _targets
from dalian_report.drafting._background import is_class, period_in
from dalian_report.drafting._clauses import REACH
from dalian_report.drafting._measures import Measured
from dalian_report.drafting._readings import FigureReading
from dalian_report.model import Bound, Direction, Measure, Status
from dalian_report.model._quantities import EXACTLY

if TYPE_CHECKING:
    from dalian_report.drafting._clauses import Count
    from dalian_report.drafting._scenes import Scene, State
    from dalian_report.numerals import Hedge

__all__ = ["read_count"]

_CAPACITY = re.compile("(?:产能|生产能力|年产|年加工|年处理)[^占，]{0,5}$")
_KEPT_AT = re.compile("控制在[^，。；]{0,2}$")
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
    measured = _own_measure(scene, item, measured, state, unit)
    concepts = _concepts(scene, group, place, measured, state, unit=unit)
    unit = _corrected_unit(unit, concepts, count, measured)
    tail = plain[count.token.tail : min(count.token.tail + 24, scene.span[1])]
    bound, hedge = _bound(group, place)
    if unit == "rank" and count.clause.endswith("前") and bound is Bound.EXACT:
        bound, hedge = Bound.AT_MOST, "前"
    period = period_in(scene, group, place, measured, tail)
    if count.unit == "percentage_point" and measured.measure is Measure.LEVEL and state.period:
        # 高于全国2个百分点 compares the number before: its year is the same.
        period = state.period
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
        label=item.text or state.label or _subjects.label_of(group[0].lead, tail, unit == "count"),
        measure=measured.measure,
        direction=_direction(measured),
        year=year,
        status=status,
        concepts=concepts,
        is_sure=measured.is_sure,
    )
    if status is Status.TARGET:
        _promise(scene, reading, count if place == 0 else group[0])
    return reading


def _own_measure(
    scene: Scene, item: _subjects.Item, measured: Measured, state: State, unit: str
) -> Measured:
    """The measure of an item of a list: prices grow and unemployment is a share of one list."""
    if unit != "percent" or state.subject is None or len(state.subject.items) < 2:
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


def _corrected_unit(unit: str, concepts: tuple[str, ...], count: Count, measured: Measured) -> str:
    if concepts == ("natural-growth",) and unit == "percent" and count.number.value >= 2:
        # A misprint for ‰: no place grows by two in a hundred.
        return "permille"
    if unit == "t" and measured.measure is Measure.LEVEL and _CAPACITY.search(count.clause):
        return "t/a"
    return unit


def _promise(scene: Scene, reading: FigureReading, count: Count) -> None:
    """Make a figure a target: its sense and its strength."""
    words, clause = scene.setting.words, count.clause
    concept = words.concepts.get(reading.concepts[0]) if reading.concepts else None
    unhedged = reading.bound is Bound.EXACT and reading.measure is not Measure.RANK
    if unhedged and _KEPT_AT.search(clause):
        reading.bound, reading.hedge = Bound.AT_MOST, "控制在"
    since = max(scene.span[0], reading.start - REACH)
    expects = "预期" in scene.setting.plain[since : reading.start]
    reading.sense = _targets.sense_of(
        reading.bound,
        reading.measure,
        reading.direction,
        lead=clause,
        polarity=concept.polarity if concept else None,
        words=words,
    )
    reading.strength = _targets.strength_of(clause, scene.in_list or expects, words)


def _bound(group: list[Count], place: int) -> tuple[Bound, str]:
    """The bound of a number: its own hedge, or the one of its list under 均 or 分别."""
    count, number = group[place], group[place].number
    hedge: Hedge | None = count.hedge
    if hedge is None and len(group) > 1 and _DISTRIBUTES.search(group[0].lead):
        last, first = group[-1].hedge, group[0].hedge
        if last is not None and last.start > number.end:
            hedge = last
        elif first is not None and place > 0 and first.end <= group[0].number.start:
            hedge = first
    if hedge is not None:
        return hedge.bound, hedge.text
    if number.bound is not None:
        return number.bound, "多" if number.bound is Bound.MORE_THAN else ""
    return Bound.EXACT, ""


def _concepts(
    scene: Scene, group: list[Count], place: int, measured: Measured, state: State, *, unit: str
) -> tuple[str, ...]:
    words, count = scene.setting.words, group[place]
    subject = state.subject
    if after := _concept_after(scene, count, measured):
        return after
    if subject is None:
        return ()
    if not subject.is_headline or _is_elsewhere(scene, group[0].lead):
        return ()
    if is_class(scene.setting.plain, count, scene.setting.plain[count.token.tail :][:24]):
        return ()
    is_part = state.is_part
    named = _subjects.concepts_of(subject, place, len(group), words)
    found = (
        _subjects.fitting(name, measured.measure, unit, is_part=is_part, words=words)
        for name in named
    )
    return tuple(name for name in found if name is not None)


_BESIDE = re.compile("(?:占|于|比|居|在|列|位|与|较|和|前|出)$")


def _is_elsewhere(scene: Scene, lead: str) -> bool:
    """Whether the number is of a larger place: 全国增长5%, but not 占全国5%."""
    larger = scene.setting.words.words["larger"].get(scene.setting.level, [])
    for word in larger:
        at = lead.find(word)
        if at >= 0 and not _BESIDE.search(lead[:at]):
            return True
    return False


_NAMED_AFTER = frozenset(("high-tech-firms", "poverty-relief", "visitors", "affordable-housing"))


def _concept_after(scene: Scene, count: Count, measured: Measured) -> tuple[str, ...]:
    """The concept that the noun after a count names: 15家高新技术企业."""
    if count.unit != "count":
        return ()
    tail = scene.setting.plain[count.token.tail : count.token.tail + 16].removeprefix("的")
    concept = _subjects.concept_of_tail(tail, scene.setting.words)
    if concept is None or concept not in _NAMED_AFTER:
        return ()
    measures = scene.setting.words.concepts[concept].measures
    return (concept,) if measured.measure.value in measures else ()
