"""Goals for several years that come before the plan of the year, in a part that seems to be it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

import attrs

from dalian_report.drafting._parts import Part

if TYPE_CHECKING:
    from dalian_report.drafting._outline import Paragraph
    from dalian_report.drafting._parts import Parts

_YEARS = re.compile(
    "(?:今后|未来)[^，。]{0,2}(?:五|5|几)年|“?(?:十[一二三四五六]?五|[八九]五)”?(?:时期|期间|末)|五年累计"
)
# 生产总值增长8% is a goal of the year, unless it is the average of several.
_OF_THE_YEAR = re.compile("(?:生产总值|GDP|经济)(?:增长|增速)[^，。；\\d]{0,6}\\d")
_AVERAGE = re.compile("年均|年递增|每年|[五5]年")
_FEW = 3
"""The plan of the year names its year more often."""


def with_years_ahead(paragraphs: list[Paragraph], plain: str, parts: Parts) -> list[Paragraph]:
    """The paragraphs, with the part of goals of several years that is before that of the year.

    Only where a later paragraph or heading begins the plan of the year is it known that the plan
    before it is of several years.
    """
    first = next((at for at, each in enumerate(paragraphs) if each.part.is_plan), len(paragraphs))
    opening = next(
        (
            at
            for at in range(first, len(paragraphs))
            if paragraphs[at].part is Part.PLAN
            and parts.opens_year(
                _words(paragraphs[at], plain), is_heading=paragraphs[at].is_heading
            )
        ),
        None,
    )
    if opening is None:
        return paragraphs
    ahead = list(takewhile(lambda each: each.part.is_plan, paragraphs[first:opening]))
    if first + len(ahead) < opening or not _is_of_years(ahead, plain, parts):
        return paragraphs
    ahead = [attrs.evolve(each, part=Part.PLAN_SPAN) for each in ahead]
    return [*paragraphs[:first], *ahead, *paragraphs[opening:]]


def _words(paragraph: Paragraph, plain: str) -> str:
    return plain[paragraph.start : paragraph.end]


def _is_of_years(paragraphs: list[Paragraph], plain: str, parts: Parts) -> bool:
    """Whether paragraphs name several years to come, and set nothing for the year."""
    if all(each.part is Part.PLAN_SPAN for each in paragraphs):
        return False
    words = plain[paragraphs[0].start : paragraphs[-1].end]
    if _YEARS.search(words) is None or len(parts.now.findall(words)) >= _FEW:
        return False
    return all(
        _AVERAGE.search(words, words.rfind("。", 0, match.start()) + 1, match.end())
        for match in _OF_THE_YEAR.finditer(words)
    )
