"""Targets without a number: in step with the economy, above the nation, as ordered, stable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.drafting import _subjects, _targets
from dalian_report.drafting._clauses import REACH
from dalian_report.drafting._periods import names_plan_ahead
from dalian_report.drafting._readings import PromiseReading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.drafting._scenes import Scene


class _Promise(NamedTuple):
    """A target without a number, as printed in one clause."""

    start: int
    end: int
    kind: str
    """in_step_with, above_reference, ordered or stable."""
    lead: str
    """The words before it, which name its subject."""
    reference: str
    """The indicator that it keeps in step with, by its words."""
    before: str
    """The clause before, which names the subject if the lead does not."""


_ECONOMY = (
    "[^，。；\\d]{0,4}(?:经济(?:发展)?(?:增长|增速|增幅|速度)|GDP(?:的)?(?:增长|增速|增幅)"
    "|(?:地区|国内)?生产总值(?:的)?(?:增长|增速|增幅))[^，。；\\d]{0,4}"
)
_PLACE = "(?:全国|全省|全区|中部|西部|东部|国家|省内|省(?=[平均])|自治区)"
_IN_STEP = re.compile(
    "(?:[与和同跟])(?P<of>[^，。；、与]{2,24}?)(?:保持|基本|大体|总体|相|实现)*同步(?:增长|提高)?"
    "(?![^，。；]{0,4}(?:建成|实现|进入|迈入|步入))"
    f"|(?:不低于|不慢于)(?P<floor>{_ECONOMY})"
)
_ABOVE = re.compile(
    f"(?:达到或)?(?:略|稍)?(?:高于|快于|好于|超过|领先|优于|不低于|不慢于)(?:{_PLACE}(?:(?:和|及|、){_PLACE})?"
    f"[^，。；\\d]{{0,12}}|(?P<over>{_ECONOMY}|城镇居民(?:收入)?))"
    f"|(?:保持|处于|达到?|稳定)?在?{_PLACE}平均(?:水平|值|线)?(?:以上|之上)"
)
# Not below the growth of the economy is in step with it.
_NOT_BELOW_ECONOMY = re.compile(f"(?:不低于|不慢于){_ECONOMY}")
_POINTS = re.compile("[\\d.]+(?:个?(?:百分点)?[-—~、到至][\\d.]+)?个?百分点")
# 与全国同步 and 与全省平均水平持平 compare with a larger place, not with another indicator.
_LARGER = re.compile("(?:全国|全省|全区|国家)(?:的)?(?:平均|增长)?(?:水平|增速|增幅)?")
_ON_A_LEVEL = re.compile(
    f"[与和同跟](?P<of>{_PLACE})[^，。；\\d]{{0,6}}?(?:基本|大体|总体)?(?:持平|相当)"
)
_BY = "(?:国家|中央|省|自治区|上级|市|国务院|区)"
_ORDER = "(?:下达|规定|要求|确定|核定|控制|定|分解|考核)"
_AIM = "(?:目标|任务|指标|要求|范围|水平|标准|计划)"
_ORDERED = re.compile(
    "(?:全面|如期|确保|努力|圆满|按期)*(?:完成|达到|控制在|实现|不突破|低于)[^，。；\\d]{0,4}?"
    f"{_BY}[^，。；\\d]{{0,10}}?{_ORDER}[^，。；\\d]{{0,40}}{_AIM}(?:之?内|以内)?"
    f"|(?:完成|达到|控制在)(?:国家|省|自治区|上级)[控级]?{_AIM}(?:之?内|以内)?"
    "|完成(?:年度|全年|“[^”]{2,4}”)?[^，。；\\d]{0,40}?(?:减排|节能|约束性|降碳)[^，。；\\d]{0,8}"
    f"{_AIM}[^，。；\\d]{{0,4}}"
    f"|完成“[^”]{{2,4}}”[^，。；\\d]{{0,6}}{_AIM}"
    f"|{_BY}[^，。；\\d]{{0,4}}下达[^，。；\\d]{{0,40}}{_AIM}(?:全面|如期|圆满|顺利)?完成"
)
_STABLE = re.compile(
    "(?:保持|总体|基本)+(?:基本|总体)?(?:稳定|平稳)(?!增长|较快|发展|快速)|稳定在合理(?:区间|水平)|运行在合理区间"
    "|(?:与|同|和|比)(?:上年|去年)(?:基本|大体|总体)?(?:持平|相当)"
    "|(?:基本|大体|总体)?持平(?=[，。；]|$)"
)
_BINDING = re.compile("约束性(?:指标|目标)(?:是|为|：)(?!.*预期性)")
_DIVISORS = ("万元", "单位", "亿元")
# The kind and the pattern of each, with words one of which it needs.
_KINDS = (
    ("in_step_with", _IN_STEP, ("同步", "不低于", "不慢于")),
    ("above_reference", _ABOVE, ("于", "超过", "领先", "平均")),
    ("above_reference", _ON_A_LEVEL, ("持平", "相当")),
    ("ordered", _ORDERED, ("下达", "定", "要求", "控", "任务", "目标", "指标", "分解", "考核")),
    ("stable", _STABLE, ("稳", "合理区间", "持平", "相当")),
)
_SIGNS = re.compile("同步|于|下达|定|要求|稳|超过|领先|任务|持平|相当|减排|节能|平均|控|考核")


def _promises(sentence: str, offset: int) -> Iterator[_Promise]:
    """The targets without a number of a sentence, in order."""
    compared: list[int] = []
    for kind, pattern, needed in _KINDS:
        if not any(word in sentence for word in needed):
            continue
        for match in pattern.finditer(sentence):
            if kind == "above_reference":
                compared.append(match.end())
            elif kind == "stable" and match.end() in compared:
                # 与全省基本持平 is no stability.
                continue
            start = _clause_start(sentence, match.start())
            lead = sentence[start : match.start()]
            distance = sentence[match.end() : match.end() + 1].isdigit()
            if kind == "above_reference" and distance and not _is_distance(sentence, match, lead):
                continue
            groups = match.groupdict()
            reference = groups.get("of") or groups.get("floor") or groups.get("over") or ""
            is_place = kind == "in_step_with" and _LARGER.fullmatch(reference) is not None
            if kind == "above_reference" and _NOT_BELOW_ECONOMY.match(match[0]):
                continue
            sense = "above_reference" if is_place else kind
            before = sentence[_clause_start(sentence, max(0, start - 1)) : max(0, start - 1)]
            yield _Promise(
                offset + match.start(), offset + match.end(), sense, lead, reference, before
            )


def _is_distance(sentence: str, match: re.Match[str], lead: str) -> bool:
    """Whether 增速高于全国2个百分点 sets the growth. 增长8%，高于全国2个百分点 explains the 8%."""
    return bool(lead.strip()) and _POINTS.match(sentence, match.end()) is not None


def _clause_start(sentence: str, end: int) -> int:
    return max(sentence.rfind(mark, 0, end) for mark in "，。；：,;:") + 1


def promises_of(scene: Scene, *, has_figures: bool) -> Iterator[PromiseReading]:
    """The targets without a number of a statement."""
    setting, span = scene.setting, scene.span
    statement = setting.plain[span[0] : span[1]]
    if not _SIGNS.search(statement):
        return
    # Outside the list a task may be ordered, and incomes may keep in step.
    kinds = ("in_step_with",) if has_figures else ("in_step_with", "ordered")
    before = setting.plain[max(scene.sentence, span[0] - REACH) : span[0]]
    if names_plan_ahead(before + statement[:30], setting.year):
        return
    for promise in _promises(statement, span[0]):
        if not scene.in_list and promise.kind not in kinds and not _is_task(scene, promise):
            continue
        concepts = _concepts(scene, promise)
        if not concepts and (not scene.in_list or promise.kind in ("stable", "above_reference")):
            continue
        words = setting.plain[max(span[0], promise.start - 12) : promise.end]
        before = setting.plain[max(scene.sentence, promise.start - REACH) : promise.start]
        listed = scene.in_list and not _BINDING.search(before)
        strength = _targets.strength_of(words, listed, setting.words)
        reference = _subjects.reference_of(promise.reference, setting.words)
        if promise.reference.startswith("城镇居民"):
            reference = "urban-income"
        for concept in concepts or (None,):
            yield PromiseReading(
                promise.start, promise.end, span, promise.kind, concept, reference, strength
            )


def _is_task(scene: Scene, promise: _Promise) -> bool:
    """Whether it sets a pace outside the list: 确保出口增速高于全国."""
    words = scene.setting.words
    return promise.kind == "above_reference" and any(
        words.pattern("targets", key).search(promise.lead) for key in ("strived_for", "committed")
    )


def _concepts(scene: Scene, promise: _Promise) -> list[str]:
    """The headline concepts that a promise is of."""
    words, places = scene.setting.words, scene.setting.places
    subject = _subjects.subject_of(promise.lead, words, places)
    if subject is None and not promise.lead.strip() and promise.kind == "above_reference":
        subject = _subjects.subject_of_clause(promise.before, words, places)
    headline = subject is not None and subject.is_headline
    items = subject.items if subject is not None and headline else ()
    concepts = [item.concept for item in items if item.concept]
    if promise.kind == "ordered" and scene.in_list and (subject is None or headline):
        concepts += _ordered(scene, promise)
    return list(dict.fromkeys(concepts))


def _ordered(scene: Scene, promise: _Promise) -> Iterator[str]:
    """The concepts of all kinds that one order covers: 节能减排、居民消费价格完成省定目标."""
    words = scene.setting.words
    clause = promise.lead + scene.setting.plain[promise.start : promise.end]
    for match in words.concept_pattern.finditer(clause):
        # 单位工业增加值用水量 is of another thing.
        if not clause.endswith(_DIVISORS, 0, match.start()):
            yield words.names[match[0]]
    for concept, names in words.words["ordered"].items():
        if any(name in clause for name in names):
            yield concept
