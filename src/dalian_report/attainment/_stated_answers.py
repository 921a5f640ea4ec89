"""Answers in words: a clause of the next report that says whether a target was reached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.attainment._answer_quantities import plain_name
from dalian_report.model import Sense, Span, Status
from dalian_report.model._vocabulary import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.model import Target
    from dalian_report.report import Report

__all__ = ["StatedAnswer", "StatedAnswers"]


class StatedAnswer(NamedTuple):
    """A judgement in words, and its clause."""

    stated: Stated
    span: Span


_MISSED = re.compile(
    "低于(?:年初)?(?:预期|目标)|不及预期|未(?:能)?(?:达到|完成|实现)[^，。；]{0,6}(?:预期|目标|任务|计划)"
    "|没有(?:达到|完成|实现)|(?:预期|目标|任务|计划)(?:未|没有)(?:能)?(?:达到|完成|实现)"
)
_REACHED = re.compile(
    "(?:超额|全面|圆满|如期|提前|较好)?(?:完成|实现|达到|控制在)(?:了)?"
    "[^，。；\\d]{0,8}(?:目标|任务|计划|指标|要求|范围)"
)
_STABLE = re.compile("(?:保持|总体|基本){1,2}(?:稳定|平稳)|稳定在合理区间|运行在合理区间")
_OF_THE_YEAR = re.compile("年度|全年|年初|当年|年内")
_CLAUSE = re.compile("[^，。；\n]+")
_SHORTEST = 3
"""A shorter name may be part of any word."""
_OPEN = re.compile("力争|确保|争取|努力|要|将|必须")


class StatedAnswers:
    """The clauses of the review that judge in words."""

    def __init__(self, report: Report, next_report: Report, text: str) -> None:
        self._report = report
        self._figures = {figure.id: figure for figure in report.figures}
        self._clauses = list(_judgements(text[: _plan_start(next_report, len(text))]))

    def to(self, target: Target) -> StatedAnswer | None:
        """The judgement on a target, if a clause names its quantity."""
        names = set(self._names(target))
        # A task that no registry names may be part of a programme with goals of its own.
        is_task = self._report.indicator(target.indicator_id).id.startswith("other-")
        for clause, span, stated, is_stability in self._clauses:
            if is_stability and target.sense is not Sense.STABLE:
                continue
            if is_task and not _OF_THE_YEAR.search(clause):
                continue
            if any(name in clause for name in names):
                return StatedAnswer(stated, span)
        return None

    def _names(self, target: Target) -> Iterator[str]:
        indicator = self._report.indicator(target.indicator_id)
        labels = [indicator.name_zh or ""]
        if target.figure_id is not None:
            labels.append(self._figures[target.figure_id].label)
        for label in labels:
            for name in (label, plain_name(label)):
                if len(name) >= _SHORTEST:
                    yield name


def _judgements(text: str) -> Iterator[tuple[str, Span, Stated, bool]]:
    for match in _CLAUSE.finditer(text):
        clause = match.group()
        if _OPEN.search(clause):
            continue
        span = Span(match.start(), match.end())
        if _MISSED.search(clause):
            yield clause, span, Stated.NOT_MET, False
        elif _REACHED.search(clause):
            yield clause, span, Stated.MET, False
        elif _STABLE.search(clause):
            yield clause, span, Stated.MET, True


def _plan_start(report: Report, length: int) -> int:
    """The start of the part with the first target, or the end of a text without targets."""
    starts = [figure.span.start for figure in report.figures if figure.status is Status.TARGET]
    if not starts:
        return length
    parts = [section.span.start for section in report.sections if section.parent_id is None]
    return max((start for start in parts if start <= min(starts)), default=min(starts))
