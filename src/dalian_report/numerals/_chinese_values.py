"""The values of Chinese numerals: digits, words and scales, exactly."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from dalian_report.model._quantities import EXACTLY
from dalian_report.numerals._printed import shortened

if TYPE_CHECKING:
    from fractions import Fraction

DIGIT_VALUES = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
SCALE_VALUES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
# One sign for a number of tens, and the characters of cheques.
_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
_CHEQUES = dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千", strict=True))
_PLAIN_WORDS = str.maketrans(_TENS | _CHEQUES)
_ONE = Decimal(1)


def words_value(words: str) -> Decimal:
    """The value of number words, positional ones (二〇二五) included."""
    words = words.translate(_PLAIN_WORDS)
    if len(words) > 1 and not any(character in SCALE_VALUES for character in words):
        return Decimal("".join(str(DIGIT_VALUES[character]) for character in words))
    return _combined(list(words))


def _combined(parts: list[str]) -> Decimal:
    """The value of digits or numbers with their scales: 三亿五千万, 1万5000亿."""
    total, section, digit = Decimal(0), Decimal(0), Decimal(0)
    seen_digit = False
    for place, part in enumerate(parts):
        scale = SCALE_VALUES.get(part)
        if scale is None:
            digit = Decimal(DIGIT_VALUES.get(part, part))
            seen_digit = True
            continue
        if scale < 10_000:
            number = digit if seen_digit else _ONE
            section = EXACTLY.add(section, EXACTLY.multiply(number, Decimal(scale)))
        else:
            before = EXACTLY.add(section, digit)
            if not before and place == 0:
                before = _ONE
            # In 三亿五千万 the last scale belongs to 五千, in 一万亿 to all before it.
            if scale == 10_000:
                total = EXACTLY.add(total, EXACTLY.multiply(before, Decimal(scale)))
            else:
                total = EXACTLY.multiply(EXACTLY.add(total, before), Decimal(scale))
            section = Decimal(0)
        digit, seen_digit = Decimal(0), False
    return EXACTLY.add(EXACTLY.add(total, section), digit)


_PIECES = re.compile(r"[\d.]+|[零〇一二两三四五六七八九十百千万亿]")


def mixed_value(printed: str) -> tuple[Decimal, Decimal, Decimal]:
    """Value, resolution and scale of digits with scale words."""
    pieces = _PIECES.findall(printed.replace(",", ""))
    scale = _ONE
    for piece in reversed(pieces):
        factor = SCALE_VALUES.get(piece)
        if factor is None:
            break
        scale = EXACTLY.multiply(scale, Decimal(factor))
    digits = [piece for piece in pieces if piece[0].isdigit()]
    decimals = len(digits[-1].partition(".")[2]) if digits else 0
    resolution = scale if not decimals else EXACTLY.multiply(scale, _ONE.scaleb(-decimals, EXACTLY))
    if len(pieces) == 1:
        return Decimal(pieces[0]), resolution, scale
    has_one_number = len(digits) == 1
    value = EXACTLY.multiply(Decimal(digits[0]), scale) if has_one_number else _combined(pieces)
    return shortened(value), shortened(resolution), scale


def worded_value(printed: str) -> tuple[Decimal, Decimal]:
    """Value and resolution of number words, decimals after 点 included."""
    whole, _, decimals = printed.translate(_PLAIN_WORDS).partition("点")
    value = words_value(whole)
    if decimals:
        digits = decimals.rstrip("万亿")
        fraction = "".join(str(DIGIT_VALUES[character]) for character in digits)
        value = EXACTLY.add(value, Decimal(f"0.{fraction}"))
        resolution = _ONE.scaleb(-len(fraction), EXACTLY)
        for character in decimals[len(digits) :]:
            value = EXACTLY.multiply(value, Decimal(SCALE_VALUES[character]))
            resolution = EXACTLY.multiply(resolution, Decimal(SCALE_VALUES[character]))
        return shortened(value), shortened(resolution)
    last = SCALE_VALUES.get(whole[-1])
    resolution = Decimal(last) if last and last > 10 else _ONE
    return value, resolution


def hundredths(value: Fraction) -> Decimal:
    """The number with up to two decimals."""
    return shortened(Decimal(round(value * 100)).scaleb(-2, EXACTLY))
