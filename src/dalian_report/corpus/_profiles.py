"""The profile of a text, which the check of a collection compares."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.corpus._copies import clauses_of
from dalian_report.corpus._listing import shown_path
from dalian_report.corpus._signs import place_sign, year_signs
from dalian_report.corpus._steps import Failure, failure_of
from dalian_report.drafting import DoubtCode, read_text, vocabulary_of
from dalian_report.drafting._identity import identity_of
from dalian_report.drafting._outline import outline_of
from dalian_report.drafting._scrutiny import named_place, named_year, text_doubts

if TYPE_CHECKING:
    from dalian_report.corpus._signs import PlaceSign, YearSign
    from dalian_report.drafting import Doubt, SourceText

_KIND = re.compile(
    "公报|规划纲要的?(?:报告|$)|五年计划(?:纲要)?的?(?:报告|$)|计划(?:（?草案）?)?的报告"
    "|(?:计划|预算)[^\n]{0,30}(?:执行情况|草案)|工作报告的决议"
)
_REPORT = re.compile("政府工作报告|政府工作的报告")
_TITLE_LINE = re.compile("^政府工作报告$", re.MULTILINE)
_EXTRACT = re.compile("摘要|摘登|节选|有删减|作政府工作报告时说")
_LAST_EXTRACT = re.compile("有删减|有删节|摘自")
_CALL = re.compile(
    "让我们|团结在以|(?:奋斗|贡献|前进)[。！]|一年比一年|一定能|一定会|早日到来|胜利召开|献礼|更加美好"
    "|[^。！\n]{20}(?<!感谢)(?<!敬意)(?<!问候)！"
)
_NOTES = re.compile(
    "\n[（(〔【]?[^\n。]{0,14}(?:名词|术语|词语)[^\n。]{0,6}(?:解释|注释|说明)|\n附件"
)
_LAST = 300
_FRONT = 1000
_ENDS_OTHERWISE = re.compile(r"\t|届人[大民]|会议上$|人大[^。]{0,8}会议")
_SHOWN = 40


class Profile(NamedTuple):
    """The place, year and kind that a text states."""

    path: str
    place: str | None
    """The place that the path names."""
    year: int | None
    """The year that the path names."""
    years: tuple[YearSign, ...]
    other_place: PlaceSign | None
    kind: str
    """Words that show a text other than a work report, empty for a work report."""
    extract: str
    """Words that show an extract or a press version, empty for a full text."""
    cut: str
    """The last words of a text that is cut off, empty if it is whole."""
    second: int | None
    """The offset at which a second report begins."""
    length: int
    clauses: frozenset[bytes]


def named_in_path(path: str) -> tuple[str | None, int | None]:
    """Return the place and the year that the last two names of a path give."""
    return named_place(path), named_year(path)


def profile_of(folder: str, places: tuple[str, ...], path: str) -> Profile | Failure:
    """Read a text and return its profile."""
    try:
        return _profile(path, read_text(Path(os.path.join(folder, path))), places)
    except Exception as error:
        return failure_of(path, "", "read", error)


def _profile(path: str, text: SourceText, places: tuple[str, ...]) -> Profile:
    identity = identity_of(text)
    paragraphs = outline_of(text, identity.year, vocabulary_of(None))
    doubts = {doubt.code: doubt for doubt in text_doubts(text, identity, paragraphs)}
    second = doubts.get(DoubtCode.SEVERAL_REPORTS)
    place, year = named_in_path(path)
    named = identity.place.name_zh if identity.place else None
    return Profile(
        path=shown_path(path),
        place=place,
        year=year,
        years=tuple(year_signs(text)),
        other_place=place_sign(text, place, named, places) if place else None,
        kind=_kind(text, doubts),
        extract=_extract(text),
        cut=_cut(text, doubts),
        second=second.span.start if second and second.span else None,
        length=len(text.text),
        clauses=clauses_of(text.text),
    )


def _kind(text: SourceText, doubts: dict[DoubtCode, Doubt]) -> str:
    lines = [line.strip() for line in text.text[:_FRONT].split("\n")]
    for title in [text.title or "", *[line for line in lines if 4 < len(line) < 60][:3]]:
        if _KIND.search(title):
            return "" if _TITLE_LINE.search(text.text) else title
        if _REPORT.search(title):
            return ""
    doubt = doubts.get(DoubtCode.NOT_A_WORK_REPORT)
    return doubt.message if doubt and doubt.alternatives else ""


def _extract(text: SourceText) -> str:
    opening = [text.title or "", *text.text[:400].split("\n")]
    for line in opening:
        if _EXTRACT.search(line):
            return line.strip()[:_SHOWN]
    last = _LAST_EXTRACT.search(text.text, max(0, len(text.text) - 100))
    return last[0] if last else ""


def _cut(text: SourceText, doubts: dict[DoubtCode, Doubt]) -> str:
    plain = text.text.rstrip()
    notes = _NOTES.search(plain, len(plain) // 3)
    body = plain[: notes.start()].rstrip() if notes else plain
    last = body.rpartition("\n")[2]
    is_closed = _CALL.search(body, max(0, len(body) - _LAST)) is not None
    is_broken = DoubtCode.CUT_OFF in doubts and not _ENDS_OTHERWISE.search(last)
    if not is_closed and (is_broken or DoubtCode.NO_PLAN in doubts):
        return body[-_SHOWN:]
    return "" if _CALL.search(plain, len(plain) * 3 // 5) else body[-_SHOWN:]
