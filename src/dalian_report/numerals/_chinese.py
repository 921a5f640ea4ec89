"""Numerals of Chinese text in every form, with exact values."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from dalian_report.model._quantities import EXACTLY
from dalian_report.model._vocabulary import Bound
from dalian_report.numerals import _units as units
from dalian_report.numerals._characters import folded
from dalian_report.numerals._chinese_values import (
    DIGIT_VALUES,
    SCALE_VALUES,
    hundredths,
    mixed_value,
    worded_value,
    words_value,
)
from dalian_report.numerals._printed import (
    SIGNS,
    Form,
    PrintedNumber,
    last_place,
    sign_value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_LONGEST = 60
_TO_28_DIGITS = Context(prec=28)

# 千 of 千瓦 (kilowatt) and 百 of 百分点 (percentage point) belong to the unit.
_NOT_UNIT = "(?!千[瓦米克伏卡赫帕焦]|百分|百[姓货]|[十千百]方|万达)"
_SCALE = rf"{_NOT_UNIT}(?:[十百千]?[余多]?万亿|[十百千]?[余多]?[万亿]|百|千)"
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,6}(?!\d)|\d+)(?:\.\d+)*"
# After a scale more digits may follow with a smaller one, or a common one: 1亿2000万, 2千5百亿, and
# after 万 also the four digits below it: 1万5000.
_MORE = rf"(?:(?<=[万亿千百])\d{{1,4}}(?:\.\d+)?{_SCALE}){{0,3}}"
_MIXED = rf"{_DIGITS}(?: ?{_SCALE}{_MORE}(?:(?<=[^余多]万)\d{{4}}(?![\d.,%‰年]))?)?"
# Possessive: a long run of numerals needs no way back, and no memory for one.
# The characters of cheques are names and verbs where they are alone: 大陆, 拾取.
_CHEQUE_DIGIT = "壹贰叁肆伍陆柒捌玖"
_CHEQUE = (
    rf"[{_CHEQUE_DIGIT}](?:[拾佰仟]|[万亿](?=[元{_CHEQUE_DIGIT}]))[零{_CHEQUE_DIGIT}拾佰仟万亿]*+"
)
_WORDS = rf"(?:(?:{_NOT_UNIT}[零〇一二两三四五六七八九十百千万亿廿卅卌])++|{_CHEQUE})"
_POINT = r"(?:点[零〇一二三四五六七八九]+)?"
_VAGUE = (
    r"(?:(?<![总人户件个次指基多少倍分位系册])数|几)(?:[十百千万亿]){1,4}"
    r"|十几(?:[万亿]|千万)?|[一二三四五六七八九]十几[万亿]?"
)
_ONE_DIGIT = "[一二两三四五六七八九]"

# 成 begins many verbs (三成 is not a numeral in 三成立).
_AFTER_TENTHS = "(?=[以左,，。、；的和与及）)多]|$)"
# The first character alone rules out nearly every place of a text.
_FIRST = f"(?=[0-9零〇一二两三四五六七八九十百千万亿廿卅卌{_CHEQUE_DIGIT}第翻双半数几{SIGNS}])"
_FORMS = (
    rf"(?P<doubling>翻了?(?P<close>将?近)?(?P<times>{_ONE_DIGIT}|\d(?:\.\d+)?)?番)",
    r"(?P<digits_of>[两双]位数)",
    rf"(?P<parts>(?P<whole>[百千万十]|{_ONE_DIGIT}十?)分之(?P<part>{_WORDS}{_POINT}|{_DIGITS}))",
    rf"(?P<tenths>(?:{_ONE_DIGIT}|(?<![\d.])\d(?:\.\d)?)成(?:{_ONE_DIGIT}|半)?){_AFTER_TENTHS}",
    "(?P<half>一半|半数)",
    rf"第(?P<ordinal>\d+|{_WORDS})",
    rf"(?P<digits>{_MIXED})",
    rf"(?P<vague>{_VAGUE})",
    rf"(?P<words>{_WORDS}(?:点[零〇一二三四五六七八九]+[万亿]{{0,2}})?)",
    f"(?P<sign>[{SIGNS}])",
)
_TOKEN = re.compile(f"{_FIRST}(?:{'|'.join(_FORMS)})")
_BETWEEN = re.compile(r"(?P<unit>%|‰|[万亿]?[元吨亩个年人米户家天]|) ?(?:[-—~]{1,2}|至|到) ?")
_END = re.compile(_MIXED)
_PARTS_JOINT = re.compile("[至到]|[-—~]{1,2}")
_EACH = re.compile("(?:分别|连续|先后|相继)[^，。；、\\d]{0,5}$")
# Numbers that share a scale are less than so many times as large as each other.
_ALIKE = 10
_WORD_END = re.compile(_WORDS)
# The plan 十四五 is named by two numbers. 二〇二五 and 点二五 are digits one by one.
_TWO_DIGITS = re.compile(
    "[十百千万亿廿卅][一二三四五六七八九]{2}(?!点)|[一二三四五六七八九][廿卅卌]"
)
_ADJACENT = ["一二", "一两", "两三", "二三", "三四", "三五", "四五", "五六", "六七", "七八", "八九"]
# Words in which a numeral counts nothing.
_IDIOMS = re.compile(
    "千方百计|千家万户|千千万万|千山万水|千头万绪|万众|万一|万事|万物|万家|百姓|百货|百年|百花|百强|"
    "一般|一些|一批|一切|一系列|一定|一体|一起|一直|一步|一致|一流|一样|一律|一并|一线|一心|一揽子|"
    "一次性|一方面|一把手|一旦|一边|一味|一手|一贯|一道|一同|一时|一向|一经|一举|一度|一带|一路|"
    "一站式|一视同仁|一如既往|一以贯之|一刻|十分(?!之)|十足|三农|四川|三亚|三峡|三明|三门|九江|万州"
)
_BEFORE_IDIOM = frozenset("统唯单专逐之同合划归进")


def value_of(printed: str) -> Decimal | None:
    """The value of one numeral as printed, or None if the text is not a numeral.

    >>> str(value_of("1亿2000万")), str(value_of("三亿五千万")), value_of("一般")
    ('120000000', '350000000', None)
    """
    plain = folded(printed)
    match = _TOKEN.fullmatch(plain)
    if match is None:
        return None
    number = _read(match, plain)
    return None if number.form is Form.NAME else number.value


def tokens(text: str, *, ranges: bool = True, is_folded: bool = False) -> Iterator[PrintedNumber]:
    """Every numeral of a text in order, even if it counts nothing.

    Args:
        text: the text.
        ranges: whether the two ends of a printed range are one numeral, or two.
        is_folded: whether the text has plain digits and characters already.

    >>> [number.form.value for number in tokens("一般有5G基站")]
    ['words', 'name']
    """
    return _tokens(text if is_folded else folded(text), ranges=ranges)


def _tokens(plain: str, *, ranges: bool = True) -> Iterator[PrintedNumber]:
    position = 0
    while match := _TOKEN.search(plain, position):
        number = _read(match, plain, ranges=ranges)
        yield number
        position = number.end


def numbers(text: str) -> Iterator[PrintedNumber]:
    """The numerals of a text that count, measure or rank something, in order.

    A numeral in words counts where a unit or a measure word follows, or a hedge shows that it
    is an amount. No numeral is read out of words such as 一般 and 统一, or out of 第三产业 and 5G.

    >>> [str(number.value) for number in numbers("统一建设三座桥，5G基站达2.1万座")]
    ['3', '21000']
    """
    plain = folded(text)
    return (number for number in _tokens(plain) if counts(plain, number))


def counts(plain: str, number: PrintedNumber) -> bool:
    """Whether a numeral of a folded text counts, measures or ranks something."""
    if number.form is Form.NAME:
        return False
    if number.form is Form.ORDINAL:
        return plain[number.end : number.end + 2] != "产业"
    return number.form is not Form.WORDS or _words_count(plain, number)


_AMOUNT_BEFORE = re.compile(r"(?:突破|超过|超|近|达|达到|逾|上|过|约|至|破|跨越|成)$")


def _words_count(plain: str, number: PrintedNumber) -> bool:
    start, end = number.start, number.end
    if start and plain[start - 1] in _BEFORE_IDIOM and end - start == 1:
        return False
    if _IDIOMS.match(plain, start) or (start and _IDIOMS.match(plain, start - 1)):
        return False
    printed = plain[start:end]
    bare_scale = all(character in "百千万亿" for character in printed)
    if not bare_scale and len(printed) > 2 and printed[-1] in "万亿":
        return True
    if bare_scale and not _AMOUNT_BEFORE.search(plain[max(0, start - 2) : start]):
        return False
    return units.unit_after(plain, end) is not None or bare_scale


def _read(match: re.Match[str], plain: str, *, ranges: bool = True) -> PrintedNumber:
    kind = match.lastgroup
    if match["digits"]:
        number = _digits(match, plain)
        if not ranges or number.form is not Form.DIGITS:
            return number
        return _with_shared_scale(_range(number, plain), plain)
    if match["ordinal"]:
        printed = match["ordinal"]
        if len(printed) > _LONGEST:
            return _name(match.start(), match.end())
        value = Decimal(printed) if printed[0].isdigit() else words_value(printed)
        return PrintedNumber(match.start(), match.end(), value, _ONE, Form.ORDINAL)
    if match["words"]:
        return _words(match, plain, ranges=ranges)
    if match["doubling"]:
        return _doubling(match)
    if match["parts"]:
        return _parts_range(match, plain) if ranges else _parts(match)
    start, end = match.span()
    if match["tenths"]:
        whole, _, rest = match["tenths"].partition("成")
        value = 10 * Decimal(whole if whole[0].isdigit() else DIGIT_VALUES[whole])
        value += 5 if rest == "半" else DIGIT_VALUES.get(rest, 0)
        end = match.end("tenths")
        resolution = _ONE if rest else Decimal(10)
        return PrintedNumber(start, end, value, resolution, Form.PART, unit="percent")
    if match["half"]:
        return PrintedNumber(start, end, Decimal(50), Decimal(10), Form.PART, unit="percent")
    if match["digits_of"]:
        ten, bound = Decimal(10), Bound.AT_LEAST
        return PrintedNumber(start, end, ten, ten, Form.MAGNITUDE, unit="percent", bound=bound)
    if match["vague"]:
        value = words_value(match["vague"].replace("几", "").replace("数", ""))
        return PrintedNumber(start, end, value, value, Form.MAGNITUDE, bound=Bound.MORE_THAN)
    assert kind == "sign"
    return PrintedNumber(start, end, *sign_value(match[0]), Form.SIGN)


def _name(start: int, end: int) -> PrintedNumber:
    return PrintedNumber(start, end, Decimal(0), _ONE, Form.NAME)


def _is_letter(character: str) -> bool:
    return "a" <= character <= "z" or "A" <= character <= "Z"


def _digits(match: re.Match[str], plain: str) -> PrintedNumber:
    start, end = match.span()
    printed = match["digits"]
    before, after = plain[start - 1 : start], plain[end : end + 1]
    named = len(printed) > _LONGEST or printed.count(".") > 1
    named = named or (before != "" and (_is_letter(before) or before == "."))
    if not named and after and _is_letter(after):
        named = units.unit_after(plain, end) is None
    if named:
        return _name(start, end)
    value, resolution, scale = mixed_value(printed)
    bound = Bound.MORE_THAN if "余" in printed or "多" in printed else None
    return PrintedNumber(start, end, value, resolution, Form.DIGITS, bound=bound, scale=scale)


def _range(number: PrintedNumber, plain: str) -> PrintedNumber:
    """The number with the second end of its range, if the text prints a range."""
    between = _BETWEEN.match(plain, number.end)
    if between is None:
        return number
    second = _END.match(plain, between.end())
    if second is None or len(second[0]) > _LONGEST or second[0].count(".") > 1:
        return number
    joint = plain[number.end : between.end()]
    spoken = "至" in joint or "到" in joint
    if spoken and _comes_from(plain, number.start):
        return number
    unit = between["unit"]
    if unit and not plain.startswith(unit.lstrip("万亿") or unit, second.end()):
        return number
    if unit and unit[0] in "万亿" and unit[0] not in second[0]:
        return number
    value, resolution, scale = mixed_value(second[0])
    low = number
    if scale > 1 and number.scale == 1 and not unit:
        # 3-5万: the scale word at the end holds for both.
        scaled = EXACTLY.multiply(number.value, scale)
        if scaled < value:
            low = number._replace(
                value=scaled, resolution=EXACTLY.multiply(number.resolution, scale)
            )
    if value <= low.value:
        return number
    return low._replace(
        end=second.end(), value_to=value, resolution=min(low.resolution, resolution)
    )


def _with_shared_scale(number: PrintedNumber, plain: str) -> PrintedNumber:
    """The number with the scale of the next: 分别达到620和580亿元."""
    if number.scale > 1 or not _EACH.search(plain, max(0, number.start - 8), number.start):
        return number
    joint = plain[number.end : number.end + 1]
    second = _END.match(plain, number.end + 1) if joint and joint in "和、及与" else None
    if second is None or len(second[0]) > _LONGEST or second[0].count(".") > 1:
        return number
    value, _, scale = mixed_value(second[0])
    scaled = EXACTLY.multiply(number.value, scale)
    if scale == 1 or not value / _ALIKE < scaled < value * _ALIKE:
        return number
    resolution = EXACTLY.multiply(number.resolution, scale)
    return number._replace(value=scaled, resolution=resolution, scale=scale)


def _comes_from(plain: str, start: int) -> bool:
    """Whether 由 or 从 is before the number: a change from one to the other, not a range."""
    window = plain[max(0, start - 14) : start]
    window = window[max(window.rfind(mark) for mark in "，。；、 ") + 1 :]
    return "由" in window or "从" in window


def _words(match: re.Match[str], plain: str, *, ranges: bool) -> PrintedNumber:
    start, end = match.span()
    printed = match["words"]
    if len(printed) > _LONGEST:
        return _name(start, end)
    digits, scales = printed[:2], printed[2:]
    if digits in _ADJACENT and all(character in SCALE_VALUES for character in scales):
        low = words_value(digits[0] + scales)
        high = words_value(digits[1] + scales)
        return PrintedNumber(start, end, low, _ONE, Form.WORDS, value_to=high)
    if _TWO_DIGITS.search(printed):
        return _name(start, end)
    value, resolution = worded_value(printed)
    number = PrintedNumber(start, end, value, resolution, Form.WORDS)
    joint = plain[end : end + 1] if ranges else ""
    second = _WORD_END.match(plain, end + 1) if joint and joint in "至到" else None
    if second is None or len(second[0]) > _LONGEST or _comes_from(plain, start):
        return number
    high = words_value(second[0])
    if high > value:
        return number._replace(end=second.end(), value_to=high)
    return number


def _doubling(match: re.Match[str]) -> PrintedNumber:
    times = match["times"]
    if times is None:
        count = _ONE
    else:
        count = Decimal(DIGIT_VALUES[times]) if times in DIGIT_VALUES else Decimal(times)
    # A tenth of a doubling cannot be given exactly. Four digits say all that the print does.
    factor = Fraction(_TO_28_DIGITS.power(Decimal(2), count))
    start, end = match.span()
    growth = hundredths((factor - 1) * 100)
    place = last_place(growth) if growth % _HUNDRED else _HUNDRED
    bound = Bound.NEARLY if match["close"] else None
    return PrintedNumber(start, end, growth, place, Form.DOUBLING, unit="percent", bound=bound)


def _parts_range(match: re.Match[str], plain: str) -> PrintedNumber:
    """A share, or a range that writes both ends out: 百分之七至百分之八."""
    low = _parts(match)
    joint = _PARTS_JOINT.match(plain, low.end)
    second = _TOKEN.match(plain, joint.end()) if joint and low.form is Form.PART else None
    if second is None or second["whole"] != match["whole"] or _comes_from(plain, low.start):
        return low
    high = _parts(second)
    if high.form is not Form.PART or high.value <= low.value:
        return low
    resolution = min(low.resolution, high.resolution)
    return low._replace(end=high.end, value_to=high.value, resolution=resolution)


def _parts(match: re.Match[str]) -> PrintedNumber:
    printed, whole = match["part"], match["whole"]
    start, end = match.span()
    if len(printed) > _LONGEST or printed.count(".") > 1:
        return _name(start, end)
    if printed[0].isdigit():
        part, resolution, _ = mixed_value(printed)
    else:
        part, resolution = worded_value(printed)
    if whole in ("百", "千"):
        unit = "percent" if whole == "百" else "permille"
        return PrintedNumber(start, end, part, resolution, Form.PART, unit=unit)
    of = words_value(whole)
    share = hundredths(Fraction(part) * 100 / Fraction(of))
    return PrintedNumber(start, end, share, last_place(share), Form.PART, unit="percent")
