"""The place and year that a text states, with the words that state them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.attainment._pairs import place_stem
from dalian_report.drafting._parts import year_of
from dalian_report.drafting._places import are_two, name_today

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dalian_report.drafting import SourceText

_YEAR = r"((?:19|20)\d\d|[一二][九〇零][〇零一二三四五六七八九]{2})\s*年"
_DAY = re.compile(
    rf"{_YEAR}\s*(\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*月\s*[\d一二三四五六七八九十]"
)
_REVIEW = re.compile(rf"{_YEAR}[^，。；\n]{{0,16}}?(?:回顾|总结)")
_PLAN = re.compile(
    rf"{_YEAR}(?:的)?[^，。；\n]{{0,14}}?(?:安排|任务|部署|预期目标|主要目标|总体要求|工作重点"
    "|重点工作|总体思路|指导思想|工作建议|目标|工作$)"
)
_ANY_YEAR = re.compile(_YEAR)
_BACKWARDS = re.compile("回顾|总结")
_TITLE = re.compile(rf"^{_YEAR}|[（(]{_YEAR}?[）)]")
_FRONT, _BACK = 1500, 400
_LONGEST_LINE = 90
_MONTHS = (*"一二三四五六七八九十", "十一", "十二")
_LATEST_MONTH = 8
"""A report that is delivered later in the year plans the next one."""


class YearSign(NamedTuple):
    """A sign of the year that a text plans."""

    kind: str
    """delivery, review, plan or title."""
    year: int
    """The year planned, by this sign."""
    words: str
    day_year: int | None = None
    """The year of delivery."""


class PlaceSign(NamedTuple):
    """The place that a text is of, and how often it is named there and the expected one is."""

    place: str
    times: int
    expected_times: int


def year_signs(text: SourceText) -> list[YearSign]:
    """Return the signs of the year: the line of delivery, headings, the title of the file."""
    signs: list[YearSign] = []
    for line in _short_lines(text.text[:_FRONT] + "\n" + text.text[-_BACK:]):
        if (day := _DAY.search(line)) and "征求意见" not in line:
            year = year_of(day[1])
            signs.append(YearSign("delivery", _planned(year, day[2]), line, year))
            break
    for line in _short_lines(text.text):
        if heading := _heading_year(line):
            signs.append(heading)
    title = text.title or ""
    if day := _DAY.search(title):
        year = year_of(day[1])
        signs.append(YearSign("delivery", _planned(year, day[2]), title, year))
    elif match := _TITLE.search(title):
        signs.append(YearSign("title", year_of(match[1] or match[2]), title))
    return signs


def _heading_year(line: str) -> YearSign | None:
    """The year planned by a heading of the review or of the plan, from the last year it has."""
    if not (_REVIEW.search(line) or _PLAN.search(line)):
        return None
    years = list(_ANY_YEAR.finditer(line))
    last = years[-1]
    # A heading with one year may name it after the word: 五年回顾和2005年的工作.
    is_review = _BACKWARDS.search(line, last.end() if len(years) > 1 else 0) is not None
    kind = "review" if is_review else "plan"
    return YearSign(kind, year_of(last[1]) + is_review, line)


def _planned(year: int, month: str) -> int:
    number = int(month) if month.isdecimal() else _MONTHS.index(month) + 1
    return year + (number > _LATEST_MONTH)


def _short_lines(text: str) -> Iterator[str]:
    """Lines that are headings or lines of delivery, by their length and their end."""
    for line in text.split("\n"):
        words = line.strip("#*— 　\t")
        if 4 < len(words) < _LONGEST_LINE and not words.endswith(("。", "；", "，", "：", "！")):
            yield words


_ENOUGH = 10
"""A place that a text names so often, and the expected one never, is its own."""
_RATIO = 5


@cache
def _stem_today(place: str) -> str:
    return place_stem(name_today(place))


def place_sign(
    text: SourceText, expected: str, named: str | None, places: Iterable[str]
) -> PlaceSign | None:
    """Return the place that a text is of, if it differs from the expected place.

    Args:
        text: The text.
        expected: The place that the name of the file or of its folder gives.
        named: The place that the text's own lines of delivery or of opening name.
        places: The places of the collection, which may be confused.
    """
    plain = text.text
    own = _stem_today(expected)
    counted = plain.count(own[:2])
    if named is not None and _stem_today(named) == own:
        # 吉林市 and 吉林省, 海南州 and 海南省 share a name.
        if named != expected and "省" in named[-1] + expected[-1] and named[-1] != expected[-1]:
            return PlaceSign(named, plain.count(named), plain.count(expected))
        # 大理州 has a city 大理市. The front of its own report names it, short or in full.
        its_names = (expected, own + expected[-1])
        if are_two(named, expected) and not any(name in plain[:_FRONT] for name in its_names):
            return PlaceSign(named, plain.count(named), plain.count(expected))
        return None
    if named is not None:
        times = plain.count(_stem_today(named)[:2])
        if named[:2] != expected[:2] and times > _RATIO * counted:
            return PlaceSign(named, times, counted)
        return None
    if counted:
        return None
    others = Counter({place: plain.count(_stem_today(place)) for place in places})
    place, times = max(others.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return PlaceSign(place, times, counted) if times >= _ENOUGH else None
