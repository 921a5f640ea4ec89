"""The role of each numeral: a figure, or part of a heading, a date, a name or an idiom.

Each rule looks at the characters around a numeral and names its role, or leaves it to the next
rule. A number that no rule claims is a figure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalian_report.drafting._number_words import TIMES, words_role
from dalian_report.drafting._spots import Spot, clause_before, is_quoted
from dalian_report.model import NumeralRole
from dalian_report.numerals import Form, units

if TYPE_CHECKING:
    from collections.abc import Callable

_YEAR = re.compile(r"(?:19[4-9]|20[0-6])\d")
_WHOLE_DAY = re.compile(r"(?:19[4-9]|20[0-6])\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_YEAR_TAIL = re.compile(r"\s?年|[-—~/、至到和]+\d{2,4}年")
_DAY_TAIL = re.compile(r"\s?(?:月|日(?![均产处]))|\s?[-—~、至到]{1,2}\d{1,2}[月日]")
_CLOCK_TAIL = re.compile(r":\d\d[^%\d]{0,1}(?:时|分|到|至|—|-)")
_ENUMERATOR_TAIL = re.compile(r"[.、．](?!\d)|[）)]")
_LINE_HEAD = re.compile(r"[\s#*—-]*\Z")
_INDUSTRIES = re.compile("(?:、|和|与|及)?(?:第?[一二三](?:、|和|与|及)?){1,2}产业")
_PRIORITY = re.compile("(?:放|摆|置于|挺)(?:在|为)?$|列(?:在|为)$|作为$")
_HOTLINE = re.compile(r"(?:、\d{3,6})?[^，。；、\d]{0,8}(?:热线|专线|电话)")
_NUMBERED = re.compile(
    r"(?:[、和及与/—-]\d{1,4}){0,5}(?:号|等?(?:国道|省道|县道|国省干线|国省干道|国省道)|#|级(?!别))"
)
_FEASTS = ("周年", "年代", "世纪", "大庆")
_ANNIVERSARY = re.compile("年(?:大庆|[国州校厂院县市]庆|庆典|华诞|诞辰)")
# 国务院20条, 我省20条意见: the name of a document.
_ISSUED_BY = re.compile("(?:中央|国务院|[我省市区州县]委|[我本][省市区州县]|[省市区州县]政府)$")
_CIRCLE = re.compile(r"[小时分钟]{1,2}[^，。；、\d]{0,8}?(?:圈|网|达|通勤圈|交通|经济)")


def _in_brackets(spot: Spot) -> NumeralRole | None:
    """[14] is a footnote mark, 〔2012〕 the year of a document, (1) an item."""
    before, after = spot.before(), spot.after()
    if before in ("[", "［") and after in ("]", "］"):
        return NumeralRole.HEADING
    if before == "〔" and after == "〕":
        return NumeralRole.NAME
    if before in ("（", "(") and after in ("）", ")") and len(spot.printed) <= 2:
        return NumeralRole.HEADING
    return None


def _date(spot: Spot) -> NumeralRole | None:
    """2025年, 1月11日, 2016-2020年, 98年, 8:30时."""
    printed = spot.printed
    is_date = False
    if not printed.isdigit():
        parts = re.findall(r"\d+", printed)
        years = all(map(_YEAR.fullmatch, parts))
        if spot.number.value_to is not None and (spot.unit is None or spot.after() == "年"):
            is_date = years or spot.after() in ("月", "日")
    elif len(printed) == 4 and _YEAR.fullmatch(printed):
        bare = units.unit_after(spot.plain, spot.number.end) is None
        is_date = bool(_YEAR_TAIL.match(spot.after(8))) or (
            bare and spot.after() not in ("多", "余")
        )
    elif len(printed) == 8:
        is_date = _WHOLE_DAY.fullmatch(printed) is not None and spot.unit is None
    elif len(printed) <= 2:
        is_date = (
            _DAY_TAIL.match(spot.after(6)) is not None
            or _CLOCK_TAIL.match(spot.after(6)) is not None
            or (
                spot.after() == "年"
                and (printed[0] == "0" or (len(printed) == 2 and printed > "60"))
            )
        )
    return NumeralRole.DATE if is_date else None


def _enumerator(spot: Spot) -> NumeralRole | None:
    """1. and 2、 at the start of a line or of a sentence number it."""
    if len(spot.printed) > 3 or not _ENUMERATOR_TAIL.match(spot.after(2)):
        return None
    at_head = _LINE_HEAD.match(spot.plain[spot.floor : spot.number.start][:12]) is not None
    if at_head and spot.number.start - spot.floor <= 8:
        return NumeralRole.HEADING
    if len(spot.printed) <= 2 and spot.before() in ("。", "；", "："):
        return NumeralRole.HEADING
    return None


_JOINING = frozenset("+＋-*×/:：")


def _compound(spot: Spot) -> NumeralRole | None:
    """1+6, 7×24, 5/24, the 1 of 2.4:1: numbers that are joined to another."""
    before, after = spot.before(2), spot.after(2)
    if before[-1:] not in _JOINING and after[:1] not in _JOINING:
        return None
    to_one = spot.printed == "1" and before[-1:] in (":", "：") and before[:1].isdigit()
    if to_one and after[:1] not in (":", "："):
        return NumeralRole.NAME
    if before[-1:] in ("+", "＋"):
        return NumeralRole.NAME
    if before[-1:] in ("-", "*", "×", "/") and before[:1].isdigit():
        return NumeralRole.NAME
    if after[:1] in ("+", "＋") and (after[1:].isdigit() or after[1:] in ("N", "X", "n", "x")):
        return NumeralRole.NAME
    if after[:1] in ("*", "×", "/") and after[1:].isdigit():
        return NumeralRole.NAME
    return None


def _quoted(spot: Spot) -> NumeralRole | None:
    return NumeralRole.NAME if is_quoted(spot) else None


def _is_bare_name(spot: Spot) -> bool:
    """Whether digits without scale, unit and hedge run into a noun: 120指挥中心."""
    after = spot.after()
    if not spot.printed.isdigit() or not "\u4e00" <= after <= "\u9fff":
        return False
    return (
        after not in "大余多几类和及与至到以左上级倍比缩调增提降降为条"
        and after not in "亿万千百十"
    )


def _is_dialled(spot: Spot) -> bool:
    """Whether digits may be a telephone number: 12345市民服务热线, but not 12条热线."""
    return len(spot.printed) > 4 and spot.unit is not None and spot.unit.word in "市民政"


def _named(spot: Spot) -> NumeralRole | None:
    """500强, 5号线, 国道338, 12345热线, 工业4.0."""
    tail = spot.after(12)
    # 工业4.0, but not the last of 12.5:54.5:33.0.
    is_version = spot.printed.endswith(".0") and tail[:1] not in tuple(":：")
    is_version = is_version and spot.before() not in (":", "：")
    if spot.unit is None and is_version:
        return NumeralRole.NAME
    if spot.printed.isdigit() and _HOTLINE.match(tail) and (spot.unit is None or _is_dialled(spot)):
        return NumeralRole.NAME
    if tail.startswith("强") and not tail.startswith("强台风"):
        return NumeralRole.NAME
    if spot.printed[-1].isdigit() and _NUMBERED.match(spot.after(24)):
        return NumeralRole.NAME
    if tail.startswith("条") and _ISSUED_BY.search(spot.before(4)):
        return NumeralRole.NAME
    if spot.before(3) == "PM ":
        return NumeralRole.NAME
    if spot.unit is None and _is_bare_name(spot):
        return NumeralRole.NAME
    if spot.unit is None and spot.matches("names_after", tail) and not tail.startswith("世界"):
        return NumeralRole.NAME
    if tail.startswith(_FEASTS) or (tail[:1] == "年" and _ANNIVERSARY.match(tail)):
        return NumeralRole.DATE
    if spot.unit is not None and spot.matches("units_of_names", tail):
        return NumeralRole.NAME
    return NumeralRole.NAME if spot.follows("names_before") else None


def _classed(spot: Spot) -> NumeralRole | None:
    """万吨级, 100亿级, 15分钟生活圈, 24小时: classes and turns of phrase."""
    unit, printed = spot.unit, spot.printed
    if spot.after() == "级" and printed[-1] in "亿万":
        return NumeralRole.IDIOM
    if unit is None:
        return None
    if unit.code in ("hour", "minute") and _CIRCLE.match(spot.after(12)):
        return NumeralRole.NAME
    if unit.code == "hour" and printed == "24":
        return NumeralRole.IDIOM
    if spot.after_unit() == "级" and unit.code in ("CNY", "USD", "percent", "other:point"):
        return NumeralRole.IDIOM
    if unit.code == "other:point" and spot.after_unit() in tuple("类级段期别公税局行校院店"):
        return NumeralRole.NAME
    return None


_DIGIT_RULES: tuple[Callable[[Spot], NumeralRole | None], ...] = (
    _in_brackets,
    _date,
    _enumerator,
    _compound,
    _quoted,
    _named,
    _classed,
)


def _ordinal_role(spot: Spot) -> NumeralRole | None:
    """第三位 is a rank. 第三产业, 第五届 and 第一，are not ranks."""
    tail = spot.after(2)
    if is_quoted(spot):
        return NumeralRole.NAME
    if tail[:1] in ("位", "名") and tail not in ("名录", "位数", "位居"):
        return NumeralRole.IDIOM if _PRIORITY.search(spot.before(3)) else None
    if spot.number.start == spot.floor or spot.before() in ("。", "；", "！", "：", "\n"):
        return NumeralRole.HEADING if tail[:1] in ("，", "、", "：") else NumeralRole.NAME
    if _INDUSTRIES.match(spot.after(8)):
        return NumeralRole.IDIOM
    is_end = not tail or tail[0] in "，。；、）)" or tail in ("的位", "和第", "的好")
    if is_end and spot.words.pattern("roles", "rank_before").search(clause_before(spot, 14)):
        return None
    return NumeralRole.NAME if tail[:1] in ("届", "次", "期", "批") else NumeralRole.IDIOM


def role_of(spot: Spot) -> NumeralRole | None:
    """The role of a numeral, or None if it is a figure."""
    form = spot.number.form
    if form is Form.NAME:
        return NumeralRole.NAME
    if form is Form.SIGN:
        return NumeralRole.HEADING
    if form is Form.DIGITS:
        return next((role for rule in _DIGIT_RULES if (role := rule(spot)) is not None), None)
    if form is Form.ORDINAL:
        return _ordinal_role(spot)
    if form is Form.WORDS:
        return words_role(spot)
    if form is Form.MAGNITUDE and spot.printed in ("两位数", "双位数", "正增长"):
        return None
    if is_quoted(spot):
        return NumeralRole.NAME
    if form is Form.DOUBLING:
        # 第二个翻番 names a step.
        is_step = spot.before(3).endswith("个") and "第" in spot.before(4)
        named = is_step or spot.matches("doubling_names", spot.after(2))
        return NumeralRole.NAME if named else None
    if form is Form.MAGNITUDE:
        vague = spot.unit is None or spot.unit.code in TIMES or spot.after() in ("万", "级")
        return NumeralRole.IDIOM if vague else None
    return None
