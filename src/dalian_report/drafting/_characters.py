"""Odd characters of a text made plain: entities, invisible marks, footnotes, spaces, digits.

Every change takes characters away or replaces them one for one, so offsets stay exact.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from dalian_report.numerals import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.drafting._copies import Copy

# Each pattern begins with the rare character that it is about: the search for it is fast, and
# what comes before is looked at afterwards.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,7});")
_LINE_END = re.compile("[\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]|\r(?!\n)")
_CARRIAGE_RETURN = re.compile("\r(?=\n)")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]+"
)
_SPACE = re.compile("[\u1680\u2000-\u200a\u205f]")

_CHINESE = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_NUMERALS = "一二三四五六七八九〇零"
_ZERO = re.compile(f"[○◯O](?=[年○◯O{_NUMERALS}])(?<=[○◯{_NUMERALS}].)")
_SECOND_ZERO = re.compile(f"O(?=[年O{_NUMERALS}])(?<=〇O)")
# Before these a middle dot or a full stop between digits can only be a decimal point.
_POINT = re.compile(r"[·•・。](?=[0-9]{1,2}(?:%|‰|亿|万|个百分点|倍))(?<=[0-9].)")
_WHOLE_PART = re.compile("(?:\\A|[^0-9.·])[0-9]{1,5}\\Z")
_WIDE_COMMA = re.compile("，(?=[0-9]{3}(?![0-9]))(?<=[0-9]，)(?<![0-9]{4}，)")
# A letter that a scanner read for the digit one: 增长I4.8%.
_LETTER_ONE = re.compile(
    f"[Il](?=[0-9]{{1,4}}(?:[.][0-9]{{1,2}})?(?:%|亿元|万元))(?<=[{_CHINESE}].)"
)
_POINT_SPACE = re.compile(r"(?<=[0-9])\. (?=[0-9]{1,2}%)")
# 产值1. 4亿元: within a clause no line or item begins with the digit before the point.
_POINT_SPACE_BEFORE_SCALE = re.compile(
    f"\\. (?=[0-9]{{1,2}}[亿万])(?:(?<=[{_CHINESE}][0-9]\\. )|(?<=[{_CHINESE}][0-9]{{2}}\\. ))"
)
# 增长1 2%
_SPACE_IN_SHARE = re.compile(f" (?=[0-9](?:\\.[0-9]{{1,2}})?[%‰])(?<=[{_CHINESE}、][1-9] )")
_STRAY_STOP = re.compile("。(?=左右|以[内上下](?![一-鿿]))(?<=[0-9%‰亿元万]。)")

# PM_2.5 and SO_2 print an index without a character of its own.
_SUBSCRIPT = re.compile("(?<=[A-Za-z])_(?=[0-9])")
_NOTE = re.compile(r"\[[0-9]{1,3}\]|〔[0-9]{1,3}〕(?!号)|【[0-9]{1,3}】|[¹²³⁰⁴-⁹]{1,3}(?![0-9])")
_RAISED_MARK = re.compile("[①-⑳](?=[，。；、：”’》）\n])")
_BEFORE_NOTE = re.compile(r"[^\s0-9]")
_BEFORE_RAISED = re.compile(r"[^\s0-9m米里]")
_BEFORE_MARK = re.compile(f"[{_CHINESE}”’》）%]")

_BLANK = re.compile("[ \t]+")
_IN_NUMBER = re.compile(f" (?=[0-9]{{3}}(?:[{_CHINESE}%]| [0-9]{{3}}[{_CHINESE} ]))(?<=[0-9] )")
_THOUSANDS = re.compile(f"(?:\\A|[{_CHINESE}])[0-9]{{1,3}}(?: [0-9]{{3}}){{0,3}}\\Z")


def decode_entities(copy: Copy) -> None:
    """Replace each HTML entity that is left in the text by its character."""
    copy.substitute(_ENTITY, _entity)


def _entity(match: re.Match[str]) -> str:
    letter = html.unescape(match[0])
    return letter if len(letter) == 1 else match[0]


def clean(copy: Copy) -> list[tuple[int, int]]:
    """Make the text plain. Return the spans of its footnote marks in the source."""
    copy.substitute(_CARRIAGE_RETURN, "")
    copy.substitute(_LINE_END, "\n")
    copy.substitute(_INVISIBLE, "")
    copy.substitute(_SPACE, " ")
    copy.translate(folded)
    copy.substitute(_SUBSCRIPT, "")
    return _take_notes(copy)


def repair(copy: Copy) -> None:
    """Correct numbers and sentences: points, thousands, and spaces that part nothing.

    It comes after the line breaks, which may part a number and need the indentation.
    """
    _repair_numbers(copy)
    copy.edit(_odd_blanks(copy.text))
    copy.edit(_gaps(copy.text))


def _take_notes(copy: Copy) -> list[tuple[int, int]]:
    """Drop the marks of footnotes, which come between a number and its hedge."""
    text, origins = copy.text, copy.origins
    places = [match.span() for match in _NOTE.finditer(text) if _is_note(text, match)]
    places += [
        match.span()
        for match in _RAISED_MARK.finditer(text)
        if _BEFORE_MARK.match(text, max(0, match.start() - 1))
    ]
    places.sort()
    copy.edit((start, end, "") for start, end in places)
    return [(origins[start], origins[end - 1] + 1) for start, end in places]


def _is_note(text: str, match: re.Match[str]) -> bool:
    """Whether a number in brackets follows a word: at the start of a line it is a heading."""
    before = _BEFORE_NOTE if match[0][0] in "[〔【" else _BEFORE_RAISED
    return match.start() > 0 and before.match(text, match.start() - 1) is not None


def _repair_numbers(copy: Copy) -> None:
    copy.substitute(_ZERO, "〇")
    # Two capital letters in a row need a second pass, which looks back at the first.
    if "〇O" in copy.text:
        copy.substitute(_SECOND_ZERO, "〇")
    copy.substitute(_WIDE_COMMA, ",")
    copy.edit(
        (match.start(), match.end(), ".")
        for match in _POINT.finditer(copy.text)
        if _WHOLE_PART.search(copy.text, max(0, match.start() - 6), match.start())
    )
    copy.substitute(_STRAY_STOP, "")
    copy.substitute(_POINT_SPACE, ".")
    copy.substitute(_POINT_SPACE_BEFORE_SCALE, ".")
    copy.substitute(_SPACE_IN_SHARE, "")
    copy.substitute(_LETTER_ONE, "1")


def _odd_blanks(text: str) -> Iterator[tuple[int, int, str]]:
    """Spaces beside a Chinese character or at an end of a line, and before a percent sign.

    A tab parts the cells of a table: it goes between a name and its number only.
    """
    for match in _BLANK.finditer(text):
        start, end = match.span()
        before = text[start - 1] if start else "\n"
        after = text[end] if end < len(text) else "\n"
        if "\n" in (before, after):
            yield start, end, ""
        elif "\t" in match[0]:
            is_number = not before.isascii() and after.isdigit()
            yield start, end, "" if is_number else "\t"
        elif after in "%‰" or not (before.isascii() and after.isascii()):
            yield start, end, ""


def _gaps(text: str) -> Iterator[tuple[int, int, str]]:
    """The spaces between the thousands of a number."""
    for match in _IN_NUMBER.finditer(text):
        if _THOUSANDS.search(text, max(0, match.start() - 16), match.start()):
            yield match.start(), match.end(), ""
