"""Whether two reports are one of a place and the next one of the same place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalian_report.errors import PairError

if TYPE_CHECKING:
    from dalian_report.model import Place
    from dalian_report.report import Report

UNKNOWN = {"unknown", "undated"}
"""The id of a place, and the edition, that a text does not name."""
_OF_STANDARD = re.compile(r"gb-\d{6}$")
"""The id of a place of GB/T 2260, which all its names share."""
_PEOPLES = (
    "壮|回|藏|羌|土家|苗|侗|布依|彝|哈尼|傣|景颇|傈僳|白|朝鲜|维吾尔|蒙古|哈萨克|柯尔克孜|黎|瑶|土"
    "|裕固|撒拉"
)
_KIND_OF_PLACE = re.compile(
    f"(?:(?:(?:{_PEOPLES})族?)*(?:自治区|自治州|自治县)|特别行政区|地区|省|市|州|盟|县|区)$"
)

_AUTONOMOUS = re.compile("自治[区州县]$")


def check_pair(report: Report, next_report: Report) -> None:
    """Refuse two reports that do not follow each other.

    Raises:
        PairError: if a year is not known, the reports are the same, the places differ, or the
            years do not follow each other.
    """
    for name, checked in (("report", report), ("next_report", next_report)):
        if checked.edition in UNKNOWN:
            raise PairError("year-unknown", name, checked.edition)
    is_same_text = report.source.sha256 == next_report.source.sha256
    if report == next_report or (is_same_text and report.year == next_report.year):
        raise PairError("same-report", "next_report", next_report.year)
    if not _is_same(report.place, next_report.place):
        names = report.place.name, next_report.place.name
        raise PairError("other-place", "next_report", names[1], expected=names[0])
    if next_report.year != report.year + 1:
        is_earlier = next_report.year < report.year
        raise PairError(
            "years-apart",
            "next_report",
            next_report.year,
            year=report.year,
            next=report.year + 1,
            advice="give the earlier report first" if is_earlier else "",
        )


def _is_same(place: Place, other: Place) -> bool:
    """Whether two places are one: by id, or by Chinese name if an id is not of the standard."""
    if place.id == other.id or UNKNOWN & {place.id, other.id}:
        return True
    if _OF_STANDARD.match(place.id) and _OF_STANDARD.match(other.id):
        return False
    if place.name_zh is None or other.name_zh is None:
        return False
    short, long = sorted((place_stem(place.name_zh), place_stem(other.name_zh)), key=len)
    # 海城 and 辽宁省海城: a text may name the province too.
    return long.endswith(short)


def place_stem(name: str) -> str:
    """The name of a place without its kind and peoples.

    >>> place_stem("恩施土家族苗族自治州"), place_stem("恩施州"), place_stem("西藏自治区")
    ('恩施', '恩施', '西藏')
    """
    stem = _KIND_OF_PLACE.sub("", name)
    if len(stem) < 2:
        # The people are a part of the name: 西藏自治区.
        stem = _AUTONOMOUS.sub("", name)
    return stem if len(stem) > 1 else name
