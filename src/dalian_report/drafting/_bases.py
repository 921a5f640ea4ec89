"""The year that a change or a multiple is counted from."""

from __future__ import annotations

import re

from dalian_report.drafting._parts import plan_years
from dalian_report.model import Measure

_YEAR = r"((?:19|20)\d\d)年"
_PLAN = "“?(十[一二三四五六]五|十五|[六七八九]五)”?"
_YEARS_AGO = r"(?:([一二三四五六七八九十])|(\d{1,2}))年前"
_COMPARED = re.compile(
    rf"(?:(?:比|较|相比)于?|(?=(?:19|20)\d\d年的?基础上))(?:{_YEAR}|{_PLAN}(?:期末|末)|{_YEARS_AGO})"
)
# 是2025年的1.3倍: a multiple of what the thing was itself.
_MULTIPLE = re.compile(
    rf"(?:{_YEAR}[末底初]?|{_PLAN}(?:时?期?末|末期?)|{_YEARS_AGO}|[上去前]年)(?:同期)?的$"
)
_CHANGES = (Measure.GROWTH, Measure.CHANGE)


def base_year_before(last: int, words: str, measure: Measure, unit: str) -> int | None:
    """The year that a value is compared with by the words before it, if it is before `last`.

    >>> words = "比2025年", "比“十四五”末", "比2029年", "2025年"
    >>> [base_year_before(2029, word, Measure.GROWTH, "percent") for word in words]
    [2025, 2025, None, None]
    >>> base_year_before(2029, "是五年前的", Measure.LEVEL, "ratio")
    2025
    """
    match: re.Match[str] | None = None
    if measure in _CHANGES:
        compared = list(_COMPARED.finditer(words))
        match = compared[-1] if compared else None
    elif measure is Measure.LEVEL and unit == "ratio":
        match = _MULTIPLE.search(words)
    base = None if match is None else _year_of(match, last + 1)
    return base if base is not None and base < last else None


def _year_of(match: re.Match[str], year: int) -> int | None:
    printed, plan, word, digits = match.groups()
    if plan:
        years = plan_years(plan)
        return years[1] if years else None
    if word or digits:
        return year - ("一二三四五六七八九十".index(word) + 1 if word else int(digits))
    return int(printed) if printed else None


def is_multiple_of_its_past(lead: str) -> bool:
    """Whether a multiple is of an earlier year, not of another place.

    >>> is_multiple_of_its_past("是2025年的"), is_multiple_of_its_past("是邻市的")
    (True, False)
    """
    return _MULTIPLE.search(lead) is not None
