"""Doubts about a text as a whole: what it is, whether it is complete, and its name."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import ne
from typing import TYPE_CHECKING

from dalian_report.drafting._doubts import Doubt, DoubtCode
from dalian_report.drafting._english_outline import is_english
from dalian_report.drafting._parts import Part
from dalian_report.numerals import simplified

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dalian_report.drafting._identity import Identity
    from dalian_report.drafting._outline import Paragraph
    from dalian_report.drafting._source_text import SourceText

_FRONT = 1500
_FEWEST_SIGNS = 2
_SIGNS = (
    re.compile("政府工作报告"),
    re.compile("各位代表|同志们"),
    re.compile("请予?审议|请审查|提请.{0,6}审议"),
    re.compile("向(?:大会|会议|各位).{0,12}报告|作(?:政府)?工作报告|报告(?:政府)?工作"),
    re.compile("届人(?:民代表)?大(?:会)?.{0,6}次会议|人民代表大会"),
)
# The kinds of text that share the words of a work report, by their titles.
_KINDS = (
    ("a statistical communiqué", re.compile("统计公报")),
    (
        "a report on the plan or the budget",
        re.compile("(?:计划|预算)[^\n]{0,30}执行情况|预算[^\n]{0,12}草案"),
    ),
    ("a plan outline", re.compile("规划纲要|五年规划|(?:中|长)期规划|远景目标纲要")),
    (
        "a report of another body",
        re.compile("常务?委员会工作报告|法院工作报告|检察院工作报告|政协.{0,20}工作报告"),
    ),
    (
        "a comment on a report",
        re.compile("(?:解读|摘要|要点|任务分解|责任分工|重点工作分工|图解|起草说明)"),
    ),
    ("a law or a regulation", re.compile("(?:条例|办法|规定|法)(?:\n|$)")),
)
_ARTICLE = re.compile("(?:^|\n)第[一二三四五六七八九十百0-9]{1,5}条")
_REPORT_TITLE = re.compile("政府工作报告|政府工作的报告")

_CHINESE = re.compile("[\u3400-\u9fff]")
_SAMPLE = 8_000
_MOST_TRADITIONAL = 0.02

_OPENING = re.compile(
    "(?:我|现)(?:受|代表)[^。\n]{0,24}(?:政府|委托)[^。\n]{0,30}(?:报告|审议|审查)"
    "|代表[^。\n]{0,16}人民政府[^。\n]{0,12}向(?:大会|会议)"
)
_REPORT_LENGTH = 3000

_NOTES = re.compile(
    "\n[（(〔【]?(?:名词|术语|词语|专有名词|有关名词|部分名词|相关名词)(?:解释|注释|说明)|\n(?:附件|附[:：]|注[:：])"
)
_SIGNATURE = re.compile(
    r"记者|编辑|来源|作者|发布|审核|打印|关闭|返回|上一篇|下一篇|附件|扫一扫|分享|链接|主办|版权|秘书处|印发?$"
    r"|\.(?:docx?|pdf)$|^[（(].{0,60}[）)]$|^[0-9年月日./—-]{2,20}$"
)
_CLOSING = '。！？!?.…”’》）)〕】—"|'
# Reports close with a call, whatever is printed below it.
_CALL = re.compile("(?:！|奋斗|前进|贡献|胜利|篇章|召开|周年)$")
_ADDRESS = re.compile("(?:各位代表|同志们)！?")
_TAIL = 20

_YEAR = re.compile(r"(?<![0-9])(19[4-9][0-9]|20[0-9]{2})(?![0-9])")
_PLACE = re.compile("[\u3400-\u9fff]{2,12}(?:省|自治区|市|州|盟|地区|县|旗|区)")


def text_doubts(
    source: SourceText, identity: Identity, paragraphs: Sequence[Paragraph]
) -> Iterator[Doubt]:
    """The doubts about a text as a whole, in no order."""
    if not source.text.strip():
        yield Doubt(DoubtCode.EMPTY_TEXT, "the text has no words")
        return
    if source.replaced:
        message = f"{source.replaced} characters could not be decoded"
        yield Doubt(DoubtCode.BROKEN_CHARACTERS, message)
    yield from _of_language(source)
    if not (is_english(source) and identity.is_report):
        yield from _of_kind(source)
    yield from _of_extent(source)
    yield from _of_parts(paragraphs)
    yield from _of_name(source, identity)


def named_year(name: str | None) -> int | None:
    """The one year that the name of a file and its folder give, or None.

    >>> named_year("reports/haicheng-2031.txt")
    2031
    """
    years = {int(match[1]) for match in _YEAR.finditer(_short_name(name))}
    return years.pop() if len(years) == 1 else None


def named_place(name: str | None) -> str | None:
    """The place that the name of a file or of its folder gives in Chinese, or None.

    >>> named_place("reports/海城市/2031.md")
    '海城市'
    """
    places = _PLACE.findall(_short_name(name))
    return places[-1] if places else None


def _short_name(name: str | None) -> str:
    """The file name and its folder: deeper folders are of a collection, not of a text."""
    return "/".join(re.split(r"[/\\]", name or "")[-2:])


def _of_language(source: SourceText) -> Iterator[Doubt]:
    if is_english(source):
        yield Doubt(DoubtCode.NOT_CHINESE, "the text is English, which is read by fewer rules")
        return
    given = source.source[:_SAMPLE]
    plain = simplified(given)
    if plain == given:
        return
    chinese = len(_CHINESE.findall(source.text[:_SAMPLE]))
    if sum(map(ne, given, plain)) > _MOST_TRADITIONAL * chinese:
        message = "the text is in traditional characters, which are read as simplified ones"
        yield Doubt(DoubtCode.TRADITIONAL_CHARACTERS, message)


def _of_kind(source: SourceText) -> Iterator[Doubt]:
    front = source.text[:_FRONT]
    titles = f"{source.title or ''}\n" + "\n".join(_first_lines(front))
    is_titled = _REPORT_TITLE.search(titles) is not None
    kind = next((name for name, pattern in _KINDS if pattern.search(titles)), None)
    signs = sum(sign.search(front) is not None for sign in _SIGNS) + is_titled
    has_signs = signs > _FEWEST_SIGNS
    if kind == "a report of another body":
        is_other = not is_titled
    else:
        is_other = not has_signs and (kind == "a comment on a report" or not is_titled)
    if sum(1 for _ in _ARTICLE.finditer(source.text)) > 9 and not is_titled:
        kind, is_other = "a law or a regulation", True
    if is_other and kind is not None:
        yield Doubt(DoubtCode.NOT_A_WORK_REPORT, f"the text looks like {kind}", None, (kind,))
    elif signs < _FEWEST_SIGNS:
        message = "the text has few signs of a work report: no address, no request to deliberate"
        yield Doubt(DoubtCode.NOT_A_WORK_REPORT, message)


def _first_lines(front: str) -> list[str]:
    lines = [line.strip() for line in front.split("\n") if line.strip()]
    return [line for line in lines[:6] if len(line) < 60]


def _of_extent(source: SourceText) -> Iterator[Doubt]:
    text = source.text
    openings = [match.start() for match in _OPENING.finditer(text)]
    further = [after for before, after in pairwise(openings) if after - before > _REPORT_LENGTH]
    if further:
        message = f"the text has {1 + len(further)} openings of a report; only one can be read"
        yield Doubt(DoubtCode.SEVERAL_REPORTS, message, source.span(further[0], further[0] + 1))
    notes = _NOTES.search(text, len(text) // 3)
    body = (text[: notes.start()] if notes else text).rstrip()
    if source.is_cut or not _is_closed(body):
        span = source.span(max(0, len(body) - _TAIL), len(body))
        yield Doubt(DoubtCode.CUT_OFF, "the text ends within a sentence", span)


def _is_closed(body: str) -> bool:
    """Whether the last lines end a sentence. Signatures of a site or an editor are passed over."""
    lines = [line.strip() for line in body[-1200:].split("\n") if line.strip()][-8:]
    if any(_CALL.search(line) and not _ADDRESS.fullmatch(line) for line in lines):
        return True
    last = next((line for line in reversed(lines) if not _SIGNATURE.search(line)), "。")
    return last[-1] in _CLOSING


def _of_parts(paragraphs: Sequence[Paragraph]) -> Iterator[Doubt]:
    parts = {paragraph.part for paragraph in paragraphs}
    if not parts & {Part.REVIEW, Part.REVIEW_SPAN}:
        yield Doubt(DoubtCode.NO_REVIEW, "no part of the text tells results")
    if Part.PLAN not in parts:
        yield Doubt(DoubtCode.NO_PLAN, "no part of the text sets targets for its year")


def _of_name(source: SourceText, identity: Identity) -> Iterator[Doubt]:
    year, place = named_year(source.name), named_place(source.name)
    if year is not None and identity.year is None:
        message = f"the text gives no year; {year} is that of the file's name"
        yield Doubt(DoubtCode.YEAR_FROM_NAME, message, None, (str(year),))
    elif year is not None and year not in (identity.year, _day_year(identity)):
        message = f"the file is named {year}, and the text plans {identity.year}"
        yield Doubt(DoubtCode.YEAR_CONTRADICTED, message, None, (str(year),))
    if place is not None and identity.place is not None and _stem(place) not in source.text:
        message = f"the file is named {place}, and the text is of {identity.place.name_zh}"
        yield Doubt(DoubtCode.PLACE_CONTRADICTED, message, None, (place,))


def _day_year(identity: Identity) -> int | None:
    """The year of delivery: files of reports read in December often bear it."""
    return None if identity.day is None else int(identity.day[:4])


def _stem(place: str) -> str:
    """The two characters by which a place is named in whatever form."""
    return place[:2]
