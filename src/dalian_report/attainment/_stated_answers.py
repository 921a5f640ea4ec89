"""Answers in words: a clause of the next report that says whether a target was reached."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.attainment._answer_quantities import (
    clause_of,
    counts_differ,
    likeness,
    plain_name,
)
from dalian_report.model import Sense, Span, Status
from dalian_report.model._vocabulary import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.model import Section, Target
    from dalian_report.report import Report


class StatedAnswer(NamedTuple):
    """A judgement in words, and its clause."""

    stated: Stated
    span: Span


_GOAL = "(?:目标|任务|计划|指标|要求|范围)"
_MISSED = re.compile(
    "低于(?:年初)?(?:预期|目标)|(?:不及|[不未]达)(?:年初)?预期|未(?:能)?(?:达到|完成|实现)[^，。；]{0,6}(?:预期|目标|任务|计划)"
    "|没有(?:达到|完成|实现)|(?:预期|目标|任务|计划)(?:未|没有)(?:能)?(?:达到|完成|实现)"
)
_REACHED = re.compile(
    f"(?:完成|实现|达到|控制在)了?[^，。；\\d]{{0,8}}{_GOAL}"
    f"|(?:完成|实现|达到)了?[^，。；\\d]{{2,8}}(?:下达的?|(?:规定|确定|核定|考核)的)[^，。；\\d]{{0,26}}{_GOAL}"
    f"|{_GOAL}(?:均|都|已|预计|可|可以|能|能够|全面|全部|圆满|顺利|如期|提前|超额)*(?:完成|实现|达到)"
    "|控制在[^，。；\\d]{0,8}标准(?:之|以)?内"
    "|在[^，。；\\d]{0,8}(?:[控限]制|调控|规定|预期|下达|[省国市]定)[^，。；\\d]{0,4}"
    "(?:目标|指标|标准|范围|要求)(?:之|以)?内"
)
_IN_PART = re.compile("的(?:[1-9]?\\d|一半)(?:\\.\\d+)?[%％]")
"""完成年度计划的80%: it is not reached."""
_SURPASSED = re.compile(
    "(?:超[过出]|高于|好于|优于|快于)了?(?:年初|年度|全年)?(?:[省国市既预原]定)?(?:预期|计划|目标)"
)
"""It does not apply to a ceiling."""
_COMPARED = re.compile(
    "(?:(?P<above>高于|快于|好于|优于|领先于?)|(?P<below>低于|慢于|落后于))"
    "(?P<place>全国|全省|全区|全自治区)(?:平均|总体|(?:增长)?水平|增速|增幅|$)"
)
"""增速低于全省平均水平: a judgement on a target that is to be above another place."""
_ECONOMY = "(?:经济|GDP|(?:地区|国内)?生产总值)(?:发展|增长)?(?:增长|增速|增幅|速度|同步|$)"
_WITH_ECONOMY = re.compile(
    f"(?P<above>(?:高于|快于|超过|跑赢|不低于)了?{_ECONOMY})|(?P<below>(?:低于|慢于){_ECONOMY})"
    "|[与和同跟](?:经济|GDP|(?:地区|国内)?生产总值)[^，。；\\d]{0,8}同步"
)
"""收入增速高于经济增速: a judgement on a target that follows the economy."""
_STABLE = re.compile("(?:保持|总体|基本){1,2}(?:稳定|平稳)|稳定在合理区间|运行在合理区间")
_NAMES = {
    "energy-intensity": ("节能", "能耗", "能源消费强度"),
    "carbon-intensity": ("降碳", "碳排放"),
    "emissions": ("减排", "污染物"),
    "consumer-prices": ("物价", "消费价格"),
    "good-air-days": ("优良天数",),
    "income": ("(?<![农村城镇])居民[^，。；\\d]{0,8}收入(?!比|倍差|差距)",),
    "grain-output": ("粮食[^，。；]{0,8}产量",),
}
"""The words by which texts name a concept when they judge it, as patterns."""
_NOT_BEFORE, _NOT_AFTER = "(?<!单位)(?<!万元)(?<!人均)", "(?!(?:综合)?[能电水]耗|用水|的?比)"
"""The product is not named by 单位地区生产总值能耗."""
_WORKS = re.compile("改造|工程|项目|企业|行业|建设")
"""Words for works, of which "节能" and the like are only the purpose."""
_OF_THE_YEAR = re.compile("年度|全年|年初|当年|年内")
_LONGER = re.compile(
    "“?十[一二三四五]?五”?|规划|五年|(?<!\\d)5年|任期|本届|提前.{1,2}年|年均|年平均"
)
"""Words for the goals of several years."""
_AHEAD, _BACK = (
    re.compile("今后|未来|五”?时期.*(?:目标|思路|要求|任务|展望|思想)"),
    re.compile("回顾|总结|过去|完成|成[就绩]|去年"),
)
"""Words of the titles of parts."""
_WITHOUT_SUBJECT = re.compile(
    "(?P<all>均|都|全部|双双)?[已均都也且并]*(?:圆满|顺利|超额|提前|全面|如期|较好地?|增速|增幅)*"
    "(?:完成|实现|达到|控制在|超过|高于|好于|优于|快于|低于|未|没有)"
)
"""The beginning of a clause that judges the subject of the clause before it."""
_CLAUSE = re.compile("[^，。；\n]+")
_SHORTEST = 3
"""A shorter name may be part of any word."""
_FEW = 4
"""So many numbers do not show what a part is about."""
_POLLUTANTS = re.compile("化学需氧量|二氧化硫|氨氮|氮氧化物|挥发性有机物")
_ALIKE = Fraction(3, 5)
# 主要, 重要 and 要求 state no intention.
_OPEN = re.compile("力争|确保|争取|努力|(?<![主重需首必紧])要(?![求素件点])|将|必须")


class _Judgement(NamedTuple):
    """A clause that judges, with the clauses that may name the quantity: its own comes last."""

    clauses: tuple[Span, ...]
    stated: Stated
    senses: frozenset[Sense]
    """The senses of the targets that it may judge."""
    than: str = ""
    """The place that it compares with, or the economy."""


class StatedAnswers:
    """The clauses of the review that judge in words."""

    def __init__(
        self, report: Report, next_report: Report, text: str, own_text: str | None = None
    ) -> None:
        self._report, self._own_text = report, own_text
        self._figures = {figure.id: figure for figure in report.figures}
        self._text = text[: _plan_start(next_report, len(text))]
        terms = [row.span for row in next_report.sections if _LONGER.search(row.title or "")]
        self._judgements = list(_judgements(self._text, terms, report.year))

    def to(self, target: Target) -> StatedAnswer | None:
        """The judgement on a target, if a clause names its quantity."""
        names = set(self._names(target))
        for clauses, stated, senses, than in self._judgements:
            if target.sense not in senses or not _is_compared(target, than):
                continue
            for clause in clauses:
                words = self._text[clause.start : clause.end]
                if self._is_named(target, names, words) and not self._excludes(target, words):
                    return StatedAnswer(stated, Span(clause.start, clauses[-1].end))
        return None

    def _is_named(self, target: Target, names: set[str], words: str) -> bool:
        """Whether the words name the quantity of a target."""
        indicator = self._report.indicator(target.indicator_id)
        is_of_year = _OF_THE_YEAR.search(words) is not None
        if indicator.id.startswith("other-"):
            # A task that no registry names may be part of a programme with goals of its own.
            return is_of_year and any(_is_subject(name, words) for name in names)
        if any(re.search(f"{_NOT_BEFORE}{re.escape(name)}{_NOT_AFTER}", words) for name in names):
            return True
        is_known = is_of_year or target.figure_id is None
        others = _NAMES.get(indicator.concept, ()) if is_known else ()
        return any(re.search(other, words) for other in others) and not _WORKS.search(words)

    def _excludes(self, target: Target, words: str) -> bool:
        """Whether the words are of houses that were finished, and the target of houses begun."""
        if target.figure_id is None:
            return False
        return counts_differ(clause_of(self._figures[target.figure_id], self._own_text), words)

    def _names(self, target: Target) -> Iterator[str]:
        indicator = self._report.indicator(target.indicator_id)
        labels = [indicator.name_zh or ""]
        if target.figure_id is not None:
            labels.append(self._figures[target.figure_id].label)
        for label in labels:
            for name in (label, plain_name(label)):
                if len(name) >= _SHORTEST:
                    yield name
            yield from _POLLUTANTS.findall(label)


def _is_subject(name: str, words: str) -> bool:
    """Whether the clause judges the thing of a name, and not a thing with a longer name.

    >>> _is_subject("产业项目", "产业项目完成年度计划")
    True
    >>> _is_subject("产业项目", "六个市级重大产业项目完成年度计划")
    False
    """
    parts = re.split("[、和及]|分别|均|超额|全面|完成|实现|达到|年度|任务|计划|目标", words)
    return any(likeness(plain_name(name), plain_name(part)) >= _ALIKE for part in parts)


def _judgements(text: str, terms: list[Span], year: int) -> Iterator[_Judgement]:
    """The clauses that judge. In parts about several years a comparison has to name the year."""
    sentence: list[Span] = []
    for match in _CLAUSE.finditer(text):
        if match.start() and text[match.start() - 1] != "，":
            sentence = []
        clause, span = match.group(), Span(match.start(), match.end())
        is_open = _OPEN.search(clause) or any(
            _LONGER.search(text, part.start, part.end) for part in (*sentence, span)
        )
        judged = None if is_open else _judged(clause)
        if judged is not None and judged[2]:
            start = text.rfind("\n", 0, match.start()) + 1
            is_of_term = any(term.start <= match.start() < term.end for term in terms)
            is_of_term = is_of_term and f"{year}年" not in text[start : match.start()]
            if is_of_term or _LONGER.search(text, start, match.start()):
                judged = None
        if judged is not None:
            subjects: list[Span] = []
            opening = _WITHOUT_SUBJECT.match(clause)
            if opening is not None:
                subjects = sentence if opening["all"] else sentence[-1:]
            yield _Judgement((*subjects, span), *judged)
        sentence.append(span)


def _judged(clause: str) -> tuple[Stated, frozenset[Sense], str] | None:
    """The judgement of a clause, the senses of the targets that it is about, and a comparison."""
    compared = _COMPARED.search(clause)
    if compared is not None:
        stated = Stated.MET if compared["above"] else Stated.NOT_MET
        return stated, frozenset({Sense.ABOVE_REFERENCE}), compared["place"]
    compared = _WITH_ECONOMY.search(clause)
    if compared is not None:
        is_step = compared["above"] is compared["below"] is None
        stated = Stated.NOT_MET if compared["below"] else Stated.MET
        return stated, _IN_STEP if is_step else _OF_ECONOMY, _THE_ECONOMY
    if _MISSED.search(clause):
        return Stated.NOT_MET, _ALL, ""
    reached = _REACHED.search(clause)
    if reached is not None and _IN_PART.match(clause, reached.end()) is None:
        return Stated.MET, _ALL, ""
    if _SURPASSED.search(clause):
        return Stated.MET, frozenset({Sense.FLOOR, Sense.ORDERED}), ""
    return (Stated.MET, frozenset({Sense.STABLE}), "") if _STABLE.search(clause) else None


_ALL = frozenset(Sense)
_THE_ECONOMY = "经济"
_IN_STEP = frozenset({Sense.IN_STEP_WITH})
_OF_ECONOMY = frozenset({Sense.IN_STEP_WITH, Sense.ABOVE_REFERENCE})


def _is_compared(target: Target, than: str) -> bool:
    """Whether a target is compared with the same thing as a judgement that compares."""
    if than == _THE_ECONOMY:
        return (target.relative_to or "").startswith("gdp.")
    return than in (target.note or "")


def _plan_start(report: Report, length: int) -> int:
    """The start of the part with the first goal, or the end of a text without goals."""
    sections = [section for section in report.sections if section.parent_id is None]
    starts = [figure.span.start for figure in report.figures if figure.status is Status.TARGET]
    ahead = [row.span.start for row in sections if _looks_ahead(report, row)]
    if not starts:
        return min(ahead, default=length)
    parts = (row.span.start for row in sections)
    first = max((start for start in parts if start <= min(starts)), default=min(starts))
    return min([first, *ahead])


def _looks_ahead(report: Report, section: Section) -> bool:
    """Whether a part has the goals of several years, by its title or its few results."""
    title, span = section.title or "", section.span
    if _AHEAD.search(title) and not _BACK.search(title):
        return True
    figures = [row for row in report.figures if span.start <= row.span.start < span.end]
    results = sum(row.status is Status.RESULT for row in figures)
    return len(figures) - results > max(results, _FEW)
